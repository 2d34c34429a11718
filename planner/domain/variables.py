"""Words in braces that a text of the library is filled in with when it is put into a post, such as ``{link}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple, TypeVar

from planner.domain.plan import Plan, link_of
from planner.domain.records import Placement, Post

T = TypeVar("T")


class Variable(NamedTuple):
    """A variable by its name in braces, and what it stands for, in words."""

    name: str
    meaning: str

    @property
    def written(self) -> str:
        """As it stands in a text: ``{link}``."""
        return f"{{{self.name}}}"


VARIABLES = (
    Variable("link", "The link of the post"),
    Variable("title", "The title of the post"),
    Variable("brand", "The name of the brand"),
    Variable("channel", "The name of the channel"),
    Variable("campaign", "The name of the campaign"),
    Variable("offer start", "The first day of the campaign"),
    Variable("offer end", "The last day of the campaign"),
    Variable("date", "The day of the post"),
    Variable("day", "The weekday of the post"),
    Variable("time", "The time of the post"),
    Variable("partner", "The partner of the post"),
    Variable("credit", "The words that name whose content it is"),
)

_NAME = "|".join(re.escape(one.name).replace(r"\ ", r"[ \u00a0]+") for one in VARIABLES)

PATTERN = rf"(?i:\{{[ \u00a0]*(?:{_NAME})[ \u00a0]*\}})"
"""Finds a variable that is not filled in, in any case; other words in braces are none."""

_FOUND = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class Written:
    """How days, weekdays and times are written in a text."""

    day: Callable[[date], str]
    weekday: Callable[[date], str]
    clock: Callable[[time], str]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its variables filled in; one without a value stays as it is, and so do unknown braces."""
    return _FOUND.sub(lambda found: values.get(_name(found.group())) or found.group(), text)


def variables_in(text: str) -> tuple[str, ...]:
    """The names of the variables that stand in a text, in order, each once."""
    return tuple(dict.fromkeys(_name(found) for found in _FOUND.findall(text)))


def values_of(plan: Plan, post: Post, placement: Placement | None, written: Written) -> dict[str, str]:
    """What the variables stand for in the text of an entry, or in the common text of a post (``placement`` None).

    What the entries of a post say differently has no value in its common text. ``plan`` holds the brand's settings
    and the entries.
    """
    campaign = plan.campaigns.get(post.campaign_id or "")
    places = [placement] if placement is not None else plan.placements_of(post.id)
    values = {
        "link": post.link if placement is None else link_of(post, placement),
        "title": post.title,
        "brand": plan.brand.name,
        "campaign": campaign.name if campaign else "",
        "offer start": written.day(campaign.starts) if campaign and campaign.starts else "",
        "offer end": written.day(campaign.ends) if campaign and campaign.ends else "",
        "partner": post.partner,
        "credit": post.rights.credit,
        **_standing(plan, places, written),
    }
    return {name: value.strip() for name, value in values.items() if value.strip()}


def _standing(plan: Plan, places: list[Placement], written: Written) -> dict[str, str]:
    """Where and when the entries stand, as far as they agree."""
    day, clock = _same(one.date for one in places), _same(one.time for one in places)
    channel_id = _same(one.channel_id for one in places)
    channel = plan.channels.get(channel_id) if channel_id else None
    return {
        "channel": channel.name if channel else "",
        "date": written.day(day) if day else "",
        "day": written.weekday(day) if day else "",
        "time": written.clock(clock) if clock is not None else "",
    }


def _same(values: Iterable[T | None]) -> T | None:
    """The value that all have, or None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _name(found: str) -> str:
    return " ".join(found.strip("{}").split()).lower()
