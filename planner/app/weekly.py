"""What the page of a week shows that nothing else counts: the week before, the time it takes, routines, the mix."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance, Shown
from planner.domain.balance import OFF, Entry, Verdict, WeekBalance, tally
from planner.domain.plan import Plan, instant_of
from planner.domain.records import SETTLED, Brand, Channel, Logged, Per, Placement, Routine, Status
from planner.domain.rules import MixRule, Unit, Window
from planner.domain.span import Week


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

    @property
    def off(self) -> bool:
        """Whether the rule asks for something."""
        return bool(self.channels) or (self.balance is not None and is_off(self.balance))


@dataclass(frozen=True, slots=True)
class WeekMix:
    """A week by the brand's main rule and by those that are watched beside it."""

    main: Shown
    watched: tuple[Watched, ...] = ()

    @property
    def off(self) -> bool:
        """Whether any of the rules asks for something."""
        return is_off(self.main.balance) or any(one.off for one in self.watched)


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


def capacity(document: Document, brand: Brand, week: Week, catalogue: Catalogue) -> Capacity:
    """The minutes of a week's posts by the brand's own figures; a post in one format on several channels is made once.

    Only formats say how long a post takes; nothing is known of a post that was made earlier.
    """
    effort = catalogue.rulebook(document.settings_of(brand)).effort(week)
    return Capacity(minutes_of(document.entries(brand, week.span), effort), brand.minutes)


def minutes_of(entries: Iterable[Entry], effort: Mapping[str, int]) -> int:
    """The minutes that entries take, of whatever stance and with or without a kind."""
    counted = tally(entries, _EVERYTHING, Unit.MINUTES, effort)
    return sum(counted.stances.values()) + counted.unlabelled


def week_mix(live: LiveBalance, week: Week) -> WeekMix:
    """A week by all rules that hold in it; raises ValueError when one is not known or cannot be read."""
    whole = [Watched(rule, live.judged_by(rule, week).balance) for rule in live.book.watched(week)]
    each = [Watched(rule, channels=_off_channels(live, rule, week)) for rule in live.book.of_channels(week)]
    return WeekMix(live.judged(week), (*whole, *each))


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
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        return tuple(_shipped(key, table) for key, table in tables.items())
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadData(f"{file} cannot be read: {error}") from error


def _shipped(key: str, table: Mapping[str, object]) -> ShippedRoutine:
    unknown = table.keys() - {field.name for field in fields(ShippedRoutine)}
    if unknown:
        raise ValueError(f"“{key}” has an unknown {min(unknown)}")
    values = {**table, "key": key, "per": Per(str(table["per"]))}
    return ShippedRoutine(**values)  # type: ignore[arg-type]


def _off_channels(live: LiveBalance, rule: MixRule, week: Week) -> tuple[tuple[Channel, Verdict], ...]:
    """The channels in use on which a rule's window is over or under."""
    channels = [one for one in live.settings.channels.values() if not one.archived]
    judged = [(one, live.judged_by(rule, week, channel_id=one.id).balance.window.verdict) for one in channels]
    return tuple((channel, verdict) for channel, verdict in judged if verdict in OFF)


def _is_past(placement: Placement, now: datetime) -> bool:
    """Whether the moment of a placement lies behind; one at any time of a day does when the day is over."""
    moment = instant_of(placement)
    assert moment is not None
    return moment + (timedelta(0) if placement.time is not None else timedelta(days=1)) <= now


_EVERYTHING = MixRule(key="", name="", parts=(), window=Window(), minimum=1)
