"""Cadences: how often a channel is served, how close and how far apart, on which days and at which times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from planner.domain.records import Channel
from planner.domain.rules.reading import frozen, refuse_unknown

EVERY_DAY = frozenset(range(7))

_FIGURES = ("minimum", "target", "maximum", "per_day", "min_gap_hours", "max_silence_days")


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
    wrong = next((name for name in _FIGURES if type(table.get(name, 0)) not in (int, float)), None)
    if wrong:
        raise ValueError(f"{wrong} must be a number, not {table[wrong]!r}")
    made = Cadence(key, **{name: _value(name, value) for name, value in table.items()})
    if not 0 <= made.minimum <= made.target <= made.maximum:
        raise ValueError(f"minimum {made.minimum}, target {made.target} and maximum {made.maximum} are out of order")
    if made.max_silence_days <= 0 or made.min_gap_hours < 0 or made.per_day < 0:
        raise ValueError("max_silence_days must be above 0, min_gap_hours and per_day not below")
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


def _value(name: str, value: Any) -> Any:
    if name == "slots":
        return tuple(sorted(map(time.fromisoformat, value)))
    if name in ("quiet_from", "quiet_until"):
        return time.fromisoformat(value)
    return frozen(value)


def _cell(value: Any) -> Any:
    if isinstance(value, time):
        return value.isoformat("minutes")
    return [_cell(one) for one in sorted(value)] if isinstance(value, frozenset | tuple) else value
