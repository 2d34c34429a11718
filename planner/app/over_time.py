"""Pictures over time of the open plan: the mix against the rule, how often channels were served, their followers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reach import looking_back
from planner.domain.balance import Entry, Ledger, WeekBalance
from planner.domain.records import Brand, Channel
from planner.domain.results.drift import series
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence, MixRule
from planner.domain.span import ONE_DAY, Span, Week

MOST_WEEKS = 26
"""Weeks that a picture goes back at most."""

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
    """The mix of the last weeks, from the first in which something counts; raises ValueError for an unreadable rule."""
    plan = document.settings_of(brand)
    book = catalogue.rulebook(plan)
    rule, span = book.main(Week.of(today)), _weeks_before(today)

    def judged(ledger: Ledger, _: list[Entry]) -> tuple[WeekBalance, ...]:
        return tuple(ledger.judge(rule, week, channel_id=channel or None) for week in span.weeks())

    weeks = looking_back(document, brand, span, judged, effort=book.effort)
    first = next((at for at, one in enumerate(weeks) if any(one.own.tally.stances.values())), len(weeks))
    return MixOverTime(rule, weeks[first:])


def served_over_time(
    document: Document, brand: Brand, catalogue: Catalogue, today: date, *, channel: str = ""
) -> tuple[Served, ...]:
    """How often each channel in use was served in the last weeks, for each cadence that it follows."""
    plan, span = document.settings_of(brand), _weeks_before(today)
    book = catalogue.rulebook(plan)
    entries = document.entries(brand, span)
    weeks = _since_first(tuple(span.weeks()), entries)
    return tuple(
        Served(one, cadence, _counts(weeks, entries, one, cadence))
        for one in plan.channels.values()
        if not one.archived and channel in ("", one.id)
        for cadence in _cadences(book, one, today)
    )


def followers_over_time(document: Document, brand: Brand, *, channel: str = "") -> tuple[Followers, ...]:
    """The followers of every channel of which they were noted."""
    plan, measured = document.settings_of(brand), document.measurements(brand)
    found = (
        Followers(one, tuple((at.captured, number) for at, number in series(measured, one.id, _FOLLOWERS)))
        for one in plan.channels.values()
        if channel in ("", one.id)
    )
    return tuple(one for one in found if one.points)


def _weeks_before(today: date) -> Span:
    """The weeks that are over, as far back as a picture goes."""
    this = Week.of(today)
    return Span(this.shifted(-MOST_WEEKS).monday, this.monday)


def _since_first(weeks: tuple[Week, ...], entries: list[Entry]) -> tuple[Week, ...]:
    first = min((entry.day for entry in entries), default=date.max)
    return tuple(week for week in weeks if week.monday + 6 * ONE_DAY >= first)


def _cadences(book: Rulebook, channel: Channel, today: date) -> tuple[Cadence | None, ...]:
    """Those that hold now; None for a channel without any, of which all is counted."""
    return book.cadences_on(channel, today) or (None,)


def _counts(
    weeks: tuple[Week, ...], entries: list[Entry], channel: Channel, cadence: Cadence | None
) -> tuple[tuple[Week, int], ...]:
    own = [one for one in entries if one.channel_id == channel.id and (cadence is None or cadence.covers(one.format))]
    return tuple((week, sum(entry.day in week.span for entry in own)) for week in weeks)
