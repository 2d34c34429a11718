"""Pictures over time of the open plan: the mix against the rule, how often channels were served, their followers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reach import looking_back
from planner.domain.balance import Entry, Ledger, WeekBalance
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Measurement
from planner.domain.results.observed import numbers_of
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence, MixRule
from planner.domain.span import Span, Week

MOST_WEEKS = 26
"""Weeks that a picture goes back at most."""

_FEW_WEEKS = 13
"""The same where no week has more than one entry."""

_PAUSE = 2
"""A lone entry before so many weeks with nothing is a stray one."""

_FOLLOWERS = "followers"
"""The key of the number of an account that its curve shows."""


@dataclass(frozen=True, slots=True)
class MixOverTime:
    """Weeks that are over, each counted by the rule that holds now; None without a rule."""

    rule: MixRule | None
    weeks: tuple[WeekBalance, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """How many entries a channel had in each week that is over, of those that one of its cadences is about."""

    channel: Channel
    cadence: Cadence | None
    weeks: tuple[tuple[Week, int], ...]


@dataclass(frozen=True, slots=True)
class Followers:
    """How many followers a channel had, by day."""

    channel: Channel
    points: tuple[tuple[date, float], ...]


def mix_over_time(
    document: Document, brand: Brand, catalogue: Catalogue, today: date, *, channel: str = ""
) -> MixOverTime:
    """The mix of the last weeks, from where they begin to tell something; raises ValueError for an unreadable rule."""
    plan = document.settings_of(brand)
    book = catalogue.rulebook(plan)
    rule, span = book.main(Week.of(today)), _weeks_before(today)

    def judged(ledger: Ledger, _: list[Entry]) -> tuple[WeekBalance, ...]:
        return tuple(ledger.judge(rule, week, channel_id=channel or None) for week in span.weeks())

    weeks = looking_back(document, brand, span, judged, effort=book.effort)
    return MixOverTime(rule, weeks[first_told([sum(one.own.tally.stances.values()) for one in weeks]) :])


def served_over_time(
    document: Document, brand: Brand, catalogue: Catalogue, today: date, *, channel: str = ""
) -> tuple[Served, ...]:
    """How often each channel in use was served in the last weeks, for each cadence that it follows."""
    plan, span = document.settings_of(brand), _weeks_before(today)
    book = catalogue.rulebook(plan)
    entries = document.entries(brand, span)
    weeks = tuple(span.weeks())
    weeks = weeks[first_told([sum(entry.day in week.span for entry in entries) for week in weeks]) :]
    return tuple(
        Served(one, cadence, _counts(weeks, entries, one, cadence))
        for one in plan.channels.values()
        if not one.archived and channel in ("", one.id)
        for cadence in _cadences(book, one, today)
    )


def followers_over_time(document: Document, brand: Brand, *, channel: str = "") -> tuple[Followers, ...]:
    """The followers of every channel of which they were noted, with the account or beside the numbers of a post."""
    plan = document.plan(brand)
    by_channel: defaultdict[str, dict[date, float]] = defaultdict(dict)
    for one in sorted(document.measurements(brand), key=lambda one: (one.channel_id is not None, one.id)):
        number, owner = numbers_of(one).get(_FOLLOWERS), _channel_of(plan, one)
        if number is not None and owner:
            by_channel[owner][one.captured] = number
    asked = (one for one in plan.channels.values() if one.id in by_channel and channel in ("", one.id))
    return tuple(Followers(one, tuple(sorted(by_channel[one.id].items()))) for one in asked)


def first_told(counts: Sequence[int]) -> int:
    """At which week a picture begins, by the entries of each week: stray ones before a pause are left out."""
    first = next((at for at, count in enumerate(counts) if count), len(counts))
    if max(counts, default=0) <= 1:
        return max(first, len(counts) - _FEW_WEEKS)
    while counts[first] == 1 and not any(counts[first + 1 : first + 1 + _PAUSE]):
        first = next(at for at in range(first + 1, len(counts)) if counts[at])
    return first


def _channel_of(plan: Plan, measured: Measurement) -> str | None:
    entry = plan.placements.get(measured.placement_id or "")
    return measured.channel_id or (entry.channel_id if entry else None)


def _weeks_before(today: date) -> Span:
    """The weeks that are over, as far back as a picture goes."""
    this = Week.of(today)
    return Span(this.shifted(-MOST_WEEKS).monday, this.monday)


def _cadences(book: Rulebook, channel: Channel, today: date) -> tuple[Cadence | None, ...]:
    """Those that hold now; None for a channel without any, of which all is counted."""
    return book.cadences_on(channel, today) or (None,)


def _counts(
    weeks: tuple[Week, ...], entries: list[Entry], channel: Channel, cadence: Cadence | None
) -> tuple[tuple[Week, int], ...]:
    own = [one for one in entries if one.channel_id == channel.id and (cadence is None or cadence.covers(one.format))]
    return tuple((week, sum(entry.day in week.span for entry in own)) for week in weeks)
