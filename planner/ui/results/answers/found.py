"""What is found for a question, in a thread: all that a page shows, so that the page itself asks nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.over_time import (
    Followers,
    MixOverTime,
    Served,
    followers_over_time,
    mix_over_time,
    served_over_time,
)
from planner.app.results import ask, asked_of, campaign_cost, mix_drift, suggestion
from planner.domain.records import Brand
from planner.domain.results.answer_words import how_many
from planner.domain.results.answered import Answered
from planner.domain.results.costs import CostAnswer
from planner.domain.results.drift import DriftWeek
from planner.domain.results.experiments import Suggestion
from planner.domain.results.ranges import posts_needed
from planner.domain.results.words import Word
from planner.ui.results.answers.questions import COST, FOLLOWERS, MIX, OFTEN

RATIOS = (1.25, 1.5, 2.0, 3.0)
"""Differences for which it is said how many posts would show them."""


class Wanted(NamedTuple):
    """A question with all that was chosen for it; ids and keys, "" for none."""

    question: str
    measure: str = ""
    channel: str = ""
    stories: bool = False
    campaign: str = ""


class Needed(NamedTuple):
    """How many posts in each group would show a ratio in 8 of 10 cases."""

    ratio: float
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An answer with what it suggests to try and how many posts it takes; ``notes`` are those said nowhere else."""

    answer: Answered
    suggestion: Suggestion | None
    needed: tuple[Needed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """The mix against the rule, and the rates of the same weeks."""

    mix: MixOverTime
    weeks: tuple[DriftWeek, ...]


class Often(NamedTuple):
    """How often channels were served."""

    channels: tuple[Served, ...]


class Grown(NamedTuple):
    """The followers of channels."""

    channels: tuple[Followers, ...]


Finding = Comparison | Drift | Often | Grown | CostAnswer | None

_Find = Callable[[Document, Brand, Catalogue, Wanted, datetime], Finding]


def find(document: Document, brand: Brand, catalogue: Catalogue, wanted: Wanted, now: datetime) -> Finding:
    """What is to be shown; None where nothing can be asked. Raises ValueError with a sentence for a broken rule."""
    return _FINDS.get(wanted.question, _compare)(document, brand, catalogue, wanted, now)


def _compare(document: Document, brand: Brand, catalogue: Catalogue, wanted: Wanted, now: datetime) -> Comparison:
    asks = partial(ask, document, brand, catalogue, wanted.question, channel=wanted.channel, now=now)
    answer = asks(measure=wanted.measure, stories=wanted.stories)
    asked = asked_of(brand, catalogue, wanted.question, measure=wanted.measure, now=now, stories=wanted.stories)
    said = {*how_many(answer, asked), answer.crossed.sentence if answer.crossed else ""}
    suggests = partial(suggestion, document, brand, catalogue, channel=wanted.channel, now=now)
    offered = (suggests(answer=one) for one in (answer, *answer.beside) if one.words.may_suggest)
    return Comparison(
        answer=answer,
        suggestion=None if wanted.stories else next((one for one in offered if one is not None), None),
        needed=_needed(answer, catalogue.thresholds.least_posts),
        notes=tuple(note for note in answer.notes if note not in said),
    )


def _needed(answer: Answered, least: int) -> tuple[Needed, ...]:
    """Only where more posts may tell what these do not."""
    unsure = answer.words in (Word.TOO_EARLY, Word.CANNOT_TELL)
    if not unsure or not answer.spread or len(answer.groups) < 2:
        return ()
    return tuple(Needed(ratio, max(posts_needed(ratio, answer.spread), least)) for ratio in RATIOS)


def _drift(document: Document, brand: Brand, catalogue: Catalogue, wanted: Wanted, now: datetime) -> Drift:
    mix = mix_over_time(document, brand, catalogue, now.date(), channel=wanted.channel)
    weeks = mix_drift(document, brand, catalogue, measure=wanted.measure, channel=wanted.channel, now=now)
    first = mix.weeks[0].week if mix.weeks else None
    return Drift(mix, tuple(one for one in weeks if first is None or one.week >= first))


def _served(document: Document, brand: Brand, catalogue: Catalogue, wanted: Wanted, now: datetime) -> Often:
    return Often(served_over_time(document, brand, catalogue, now.date(), channel=wanted.channel))


def _followers(document: Document, brand: Brand, _catalogue: Catalogue, wanted: Wanted, _now: datetime) -> Grown:
    return Grown(followers_over_time(document, brand, channel=wanted.channel))


def _cost(document: Document, brand: Brand, catalogue: Catalogue, wanted: Wanted, now: datetime) -> CostAnswer | None:
    if wanted.campaign not in document.settings_of(brand).campaigns:
        return None
    return campaign_cost(document, brand, catalogue, wanted.campaign, now=now)


_FINDS: Mapping[str, _Find] = {MIX: _drift, OFTEN: _served, FOLLOWERS: _followers, COST: _cost}
