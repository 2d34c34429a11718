"""What the page of a week shows that nothing else counts: the week before, the time it takes, routines, the mix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from planner.app.catalogue import RESOURCES, Catalogue
from planner.app.data_files import made_of, read_table
from planner.app.document import Document
from planner.app.live import LiveBalance, Shown, WholeWeek
from planner.domain.balance import OFF, Verdict, WeekBalance
from planner.domain.capacity import minutes_needed
from planner.domain.plan import Plan, instant_of
from planner.domain.records import (
    SETTLED,
    Age,
    Brand,
    Channel,
    Logged,
    Measurement,
    Per,
    Placement,
    Routine,
    Status,
)
from planner.domain.results.metrics import Measure
from planner.domain.results.observed import observed
from planner.domain.results.rates import Rated, middle, pooled, rated
from planner.domain.rules import MixRule, refuse_unknown
from planner.domain.span import Week

_MEASURE = "engagement_by_reach"
"""What a week is told by (a key of resources/results/measures.toml)."""

_AGES = (Age.AFTER_WEEK, Age.AFTER_DAY, Age.AFTER_MONTH, Age.LIFE)
"""Ages of numbers, the one that posts are compared at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWeek:
    """How the entries of a week went: how many were posted and skipped, which lie behind and say neither, the rest."""

    week: Week
    posted: int = 0
    skipped: int = 0
    unmarked: tuple[str, ...] = ()
    ahead: int = 0

    @property
    def is_empty(self) -> bool:
        """True when nothing was planned."""
        return not (self.posted or self.skipped or self.unmarked or self.ahead)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekNumbers:
    """What the posts of a week brought at one age, by one measure.

    ``rated`` is how many of the ``posted`` ones have numbers enough, ``middle`` the rate that half of them are above,
    ``pooled`` all that was counted by all it is divided by. ``counted`` are the names of what is added up.
    """

    measure: str
    counted: tuple[str, ...]
    per: str
    age: Age
    rated: int
    posted: int
    middle: float
    pooled: float


@dataclass(frozen=True, slots=True)
class Capacity:
    """Minutes that the posts of a week take, and those that the user has for them (None: not said)."""

    planned: int
    available: int | None


@dataclass(frozen=True, slots=True)
class Watched:
    """A rule that is watched beside the main one: its verdict, or on which channels it is off and how."""

    rule: MixRule
    balance: WeekBalance | None = None
    channels: tuple[tuple[Channel, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class WeekMix:
    """A week by the brand's main rule and by those that are watched beside it; ``off`` when any of them is broken."""

    main: Shown
    watched: tuple[Watched, ...] = ()
    off: bool = False


@dataclass(frozen=True, slots=True)
class RoutineWeek:
    """A routine with what was noted of it in a week, in order."""

    routine: Routine
    logged: tuple[Logged, ...]

    def on(self, day: date) -> tuple[Logged, ...]:
        """What was noted of one day."""
        return tuple(one for one in self.logged if one.day == day)

    def asked(self, day: date) -> tuple[Logged, ...]:
        """What counts towards the times that are asked for on a day: of this day, or of the whole week."""
        return self.on(day) if self.routine.per is Per.DAY else self.logged

    @property
    def full_days(self) -> int:
        """On how many days it was done as often as a day asks for."""
        days = {one.day for one in self.logged}
        return sum(len(self.on(day)) >= self.routine.times for day in days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedRoutine:
    """A routine to start from, with the reason for it and where it is from."""

    key: str
    name: str
    times: int
    per: Per
    minutes: int
    why: str
    source: str


def last_week(plan: Plan, week: Week, now: datetime) -> LastWeek:
    """How a week went; ``plan`` holds its entries, ``now`` is an aware moment."""
    placements = [one for one in plan.in_order() if one.date is not None and one.date in week.span]
    open_ = [one for one in placements if one.status not in SETTLED]
    unmarked = tuple(one.id for one in open_ if _is_past(one, now))
    return LastWeek(
        week=week,
        posted=sum(one.status is Status.POSTED for one in placements),
        skipped=sum(one.status is Status.SKIPPED for one in placements),
        unmarked=unmarked,
        ahead=len(open_) - len(unmarked),
    )


def week_numbers(document: Document, brand: Brand, plan: Plan, catalogue: Catalogue) -> WeekNumbers | None:
    """The usual rate of a week's posts at the age of which most is known; ``plan`` holds them. None without numbers."""
    measured = document.measurements_of(plan.placements)
    if not measured:
        return None
    measure, metrics = catalogue.measures[_MEASURE], catalogue.metrics
    rates = {age: _rated(brand, plan, [one for one in measured if one.age is age], measure) for age in _AGES}
    age = max(rates, key=lambda age: len(rates[age]))
    half, together = middle(rates[age]), pooled(rates[age])
    if half is None or together is None:
        return None
    return WeekNumbers(
        measure=measure.name,
        counted=tuple(metrics[key].name for key in measure.keys(brand.interactions) if key in metrics),
        per=metrics[measure.per].name if measure.per else "",
        age=age,
        rated=len(rates[age]),
        posted=sum(one.status is Status.POSTED for one in plan.placements.values()),
        middle=half,
        pooled=together,
    )


def _rated(brand: Brand, plan: Plan, measured: list[Measurement], measure: Measure) -> list[Rated]:
    return rated(observed(plan, measured, settled=0).observations, measure, brand.interactions, today=date.max)


def capacity(document: Document, brand: Brand, week: Week, catalogue: Catalogue) -> Capacity:
    """The minutes of a week's posts by the brand's own figures; a post in one format on several channels is made once.

    Only formats say how long a post takes; nothing is known of a post that was made earlier.
    """
    effort = catalogue.rulebook(document.settings_of(brand)).effort(week)
    return Capacity(minutes_needed(document.entries(brand, week.span), effort), brand.minutes)


def week_mix(live: LiveBalance, week: Week) -> WeekMix:
    """A week by all rules that hold in it; raises ValueError when one is not known or cannot be read."""
    whole = live.whole(week)
    over_all = [Watched(one.rule, one.balance) for one in whole.watched if one.rule is not None]
    each = [Watched(rule, channels=_off_channels(whole, rule)) for rule in live.book.of_channels(week)]
    return WeekMix(whole.main, (*over_all, *each), whole.off)


def _off_channels(whole: WholeWeek, rule: MixRule) -> tuple[tuple[Channel, Verdict], ...]:
    """The channels on which a rule's window is over or under, and which of them."""
    off = [one for one in whole.channels if one.shown.rule == rule and one.shown.off]
    return tuple((one.channel, one.shown.balance.window.verdict) for one in off)


def is_off(balance: WeekBalance) -> bool:
    """Whether a week or the window of its rule asks for something."""
    return bool({balance.own.verdict, balance.window.verdict} & OFF)


def routines_of(plan: Plan, week: Week) -> tuple[RoutineWeek, ...]:
    """The routines that are asked for, with what was noted in a week; ``plan`` holds the notes of that week."""
    noted = sorted((one for one in plan.logged if one.day in week.span), key=lambda one: (one.day, one.at))
    live = (one for one in plan.routines if not one.archived)
    return tuple(RoutineWeek(one, tuple(log for log in noted if log.routine_id == one.id)) for one in live)


def shipped_routines(folder: Path = RESOURCES) -> tuple[ShippedRoutine, ...]:
    """The routines to start from; raises BadData when their file is wrong."""
    file = folder / "routines.toml"
    return tuple(made_of(file, key, _shipped, table) for key, table in read_table(file).items())


def _shipped(key: str, table: Mapping[str, Any]) -> ShippedRoutine:
    refuse_unknown(table, {field.name for field in fields(ShippedRoutine)} - {"key"})
    return ShippedRoutine(**{**table, "key": key, "per": Per(table["per"])})


def _is_past(placement: Placement, now: datetime) -> bool:
    """Whether the moment of a placement lies behind; one at any time of a day does when the day is over."""
    moment = instant_of(placement)
    assert moment is not None
    return moment + (timedelta(0) if placement.time is not None else timedelta(days=1)) <= now
