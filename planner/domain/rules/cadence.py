"""Cadences: how often a channel is served, how close and how far apart, on which days and at which times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from math import ceil, floor
from typing import Any

from planner.domain.records import Channel
from planner.domain.rules.reading import (
    frozen,
    number_of,
    refuse_unknown,
    text_of,
    texts_of,
    whole_of,
    yes_or_no,
)

EVERY_DAY = frozenset(range(7))

_COUNTS = ("minimum", "maximum", "per_day")
_FIGURES = ("target", "min_gap_hours", "max_silence_days")
_LARGEST = 999
"""What a figure of a cadence may be at most."""

_MOST_SLOTS = 48


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a channel of a platform is served; figures are entries a week unless the name says otherwise.

    ``channel_id`` "" is every channel of the platform. ``per_day`` 0 is no limit. ``active_days`` are 0 (Monday) to 6,
    ``slots`` clock times to begin with, never "best times". Nothing goes out from ``quiet_from`` to ``quiet_until``,
    which may be the next morning; None is no quiet time. What is ``off`` is not looked at.
    """

    key: str
    platform: str
    minimum: int
    target: float
    maximum: int
    max_silence_days: float
    source: str
    min_gap_hours: float = 0.0
    per_day: int = 0
    active_days: frozenset[int] = EVERY_DAY
    quiet_from: time | None = None
    quiet_until: time | None = None
    slots: tuple[time, ...] = ()
    formats: frozenset[str] = frozenset()
    without_formats: frozenset[str] = frozenset()
    channel_id: str = ""
    off: bool = False

    @property
    def period(self) -> int:
        """In how many weeks one entry is aimed for; 1 where it is one or more a week."""
        return max(floor(1 / self.target + 0.5), 1) if 0 < self.target < 1 else 1

    @property
    def aim(self) -> int:
        """The entries that are aimed for in a period, as a whole number that every period can have."""
        return floor(self.target) if self.target >= 1 else ceil(self.target)

    @property
    def is_steady(self) -> bool:
        """False where certain formats are an extra of which a week may have none, such as stories."""
        return self.minimum > 0 or not self.formats

    def covers(self, form: str) -> bool:
        """True when a placement of this format counts towards the cadence."""
        return form not in self.without_formats and (not self.formats or form in self.formats)

    def is_quiet(self, clock: time | None) -> bool:
        """True when nothing should go out at this time; any time of the day is never quiet."""
        if clock is None or self.quiet_from is None or self.quiet_until is None:
            return False
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    def is_active(self, day: date) -> bool:
        """True on the days of the week on which the channel is served."""
        return day.weekday() in self.active_days


def cadence(key: str, table: Mapping[str, Any]) -> Cadence:
    """A cadence from a table; times are written like 09:00. Raises ValueError naming what is wrong."""
    refuse_unknown(table, {f.name for f in fields(Cadence)} - {"key"})
    made = Cadence(key, **{name: _value(table, name) for name in table})
    if not made.minimum <= made.target <= made.maximum:
        raise ValueError(f"minimum {made.minimum}, target {made.target} and maximum {made.maximum} are out of order")
    if made.max_silence_days == 0:
        raise ValueError("max_silence_days must be above 0")
    if not made.active_days or not made.active_days <= EVERY_DAY:
        raise ValueError("active_days must be some of 0 (Monday) to 6")
    if (made.quiet_from is None) != (made.quiet_until is None):
        raise ValueError("quiet_from and quiet_until belong together")
    return made


def followed(cadences: Iterable[Cadence], channel: Channel) -> tuple[Cadence, ...]:
    """The cadences that a channel follows: its own in place of those of the same key of its platform; none when off.

    An archived channel follows none.
    """
    if channel.archived:
        return ()
    listed = list(cadences)
    own = [one for one in listed if one.channel_id == channel.id]
    replaced = {one.key for one in own}
    usual = [one for one in listed if not one.channel_id and one.platform == channel.platform]
    return tuple(one for one in (*own, *usual) if not one.off and (one.channel_id or one.key not in replaced))


def cadence_table(made: Cadence) -> dict[str, Any]:
    """The table that a cadence is read from, with what is not as by default."""
    usual = {field.name: field.default for field in fields(Cadence)}
    values = {field.name: getattr(made, field.name) for field in fields(Cadence) if field.name != "key"}
    return {name: _cell(value) for name, value in values.items() if value != usual[name]}


def _value(table: Mapping[str, Any], name: str) -> Any:
    if name in _COUNTS:
        return whole_of(table[name], name, _LARGEST)
    if name in _FIGURES:
        return number_of(table[name], name, _LARGEST)
    if name in ("formats", "without_formats"):
        return frozenset(texts_of(table, name))
    if name in ("slots", "quiet_from", "quiet_until"):
        return _clocks(table, name)
    if name == "active_days":
        return frozen(table[name])
    return yes_or_no(table, name) if name == "off" else text_of(table, name)


def _clocks(table: Mapping[str, Any], name: str) -> Any:
    """The times of slots in their order, each once, or a single time."""
    if name != "slots":
        return _clock(text_of(table, name))
    if len(texts_of(table, name)) > _MOST_SLOTS:
        raise ValueError(f"slots must be {_MOST_SLOTS} at most")
    return tuple(sorted({_clock(one) for one in texts_of(table, name)}))


def _clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo is not None:
        raise ValueError(f"{text} must be a time without an offset, as clocks show it")
    return clock


def _cell(value: Any) -> Any:
    if isinstance(value, time):
        return value.isoformat("minutes")
    return [_cell(one) for one in sorted(value)] if isinstance(value, frozenset | tuple) else value
