"""Rules as read from data: mix rules, cadence per platform, and the list of checklist items.

Unknown keys and impossible figures are refused with the key, so that a typing error in a data file cannot pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from typing import Any

from planner.domain.records import Stance


class Unit(StrEnum):
    """What is counted: each post once per stretch of time, or every placement."""

    POST = "post"
    PLACEMENT = "placement"


class Mode(StrEnum):
    """Which end of the allowed range is tested."""

    BOTH = "both"
    CAP = "cap"
    FLOOR = "floor"


class Severity(StrEnum):
    """What a failing check asks for; a hint asks for nothing."""

    HINT = "hint"
    ATTENTION = "attention"
    MUST_FIX = "must-fix"

    @property
    def weight(self) -> int:
        """How much it asks for, from 0 up."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Part:
    """One group of a mix rule and its share of 1; an entry is in it by its stance or by the key of its kind."""

    group: str
    share: Fraction
    mode: Mode
    stances: frozenset[Stance]
    kinds: frozenset[str]

    def holds(self, stance: Stance, kind: str) -> bool:
        """True when an entry of this stance and kind belongs to the group."""
        return stance in self.stances or kind in self.kinds


@dataclass(frozen=True, slots=True)
class MixRule:
    """A content mix: parts judged over ``window`` weeks ending with the judged one.

    ``tolerance`` is a share of 1; under ``minimum`` counted entries the verdict is "too few to judge".
    """

    key: str
    name: str
    parts: tuple[Part, ...]
    unit: Unit
    window: int
    tolerance: Fraction
    minimum: int
    without_formats: frozenset[str]
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a platform is served, as start values: placements a week and the longest silence in days."""

    key: str
    platform: str
    minimum: int
    target: float
    maximum: int
    max_silence_days: float
    source: str
    min_gap_hours: float = 0.0
    formats: frozenset[str] = frozenset()
    without_formats: frozenset[str] = frozenset()

    def covers(self, form: str) -> bool:
        """True when a placement of this format counts towards the cadence."""
        return form not in self.without_formats and (not self.formats or form in self.formats)


@dataclass(frozen=True, slots=True)
class CheckFact:
    """One item of the checklist as data; ``automatic`` items are computed, the others are answered by a person.

    What a check measures with: from ``hours_from`` to ``hours`` ahead of now, ``days`` back, the ``most`` there may be
    (and ``most_on_channel``), so many ``letters``, a ``tolerance`` as a share of 1. ``one``, ``many`` and ``fine`` are
    the headings of a check of single entries; ``many`` has a place for the number.
    """

    key: str
    title: str
    automatic: bool
    why: str
    source: str
    severity: Severity = Severity.ATTENTION
    formats: frozenset[str] = frozenset()
    without_formats: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    rule: str = ""
    hours: float = 0.0
    hours_from: float = 0.0
    days: float = 0.0
    most: int = 0
    most_on_channel: int = 0
    letters: int = 0
    tolerance: float = 0.0
    one: str = ""
    many: str = ""
    fine: str = ""


def mix_rule(key: str, table: Mapping[str, Any]) -> MixRule:
    """A mix rule from a table; shares may be percents or weights. Raises ValueError naming what is wrong."""
    known = {f.name for f in fields(MixRule)} - {"key"}
    refuse_unknown(table, known)
    parts = table.get("parts", [])
    if not parts:
        raise ValueError("a mix rule needs parts")
    unit = "share" if "share" in parts[0] else "weight"
    weights = [_weight(part, unit) for part in parts]
    whole = Fraction(100) if unit == "share" else sum(weights, Fraction(0))
    if whole == 0:
        raise ValueError("the weights add up to 0")
    if sum(weights) > whole:
        raise ValueError(f"the parts add up to {sum(weights)}, which is more than {whole}")
    return MixRule(
        key=key,
        name=table["name"],
        parts=tuple(_part(part, weight / whole) for part, weight in zip(parts, weights, strict=True)),
        unit=Unit(table.get("unit", Unit.POST)),
        window=_positive(table, "window", 4),
        tolerance=_share(table.get("tolerance", 10), "tolerance") / 100,
        minimum=_positive(table, "minimum", 3),
        without_formats=frozenset(table.get("without_formats", ())),
        source=table["source"],
        note=table.get("note", ""),
    )


def cadence(key: str, table: Mapping[str, Any]) -> Cadence:
    """A cadence from a table. Raises ValueError naming what is wrong."""
    refuse_unknown(table, {f.name for f in fields(Cadence)} - {"key"})
    figures = ("minimum", "target", "maximum", "min_gap_hours", "max_silence_days")
    wrong = next((name for name in figures if not isinstance(table.get(name, 0), int | float)), None)
    if wrong:
        raise ValueError(f"{wrong} must be a number, not {table[wrong]!r}")
    made = Cadence(key, **{name: _frozen(value) for name, value in table.items()})
    if not 0 <= made.minimum <= made.target <= made.maximum:
        raise ValueError(f"minimum {made.minimum}, target {made.target} and maximum {made.maximum} are out of order")
    if made.max_silence_days <= 0 or made.min_gap_hours < 0:
        raise ValueError("max_silence_days must be above 0, and min_gap_hours not below")
    return made


def check_fact(key: str, table: Mapping[str, Any]) -> CheckFact:
    """A checklist item from a table. Raises ValueError naming what is wrong."""
    refuse_unknown(table, {f.name for f in fields(CheckFact)} - {"key"})
    values = {name: _frozen(value) for name, value in table.items()}
    values["patterns"] = tuple(table.get("patterns", ()))
    values["severity"] = Severity(table.get("severity", Severity.ATTENTION))
    return CheckFact(key, **values)


def _part(table: Mapping[str, Any], share: Fraction) -> Part:
    refuse_unknown(table, {"group", "share", "weight", "mode", "stances", "kinds"})
    return Part(
        group=table["group"],
        share=share,
        mode=Mode(table.get("mode", Mode.BOTH)),
        stances=frozenset(Stance(stance) for stance in table.get("stances", ())),
        kinds=frozenset(table.get("kinds", ())),
    )


def _weight(table: Mapping[str, Any], unit: str) -> Fraction:
    other = "weight" if unit == "share" else "share"
    if unit not in table or other in table:
        raise ValueError(f"the part “{table.get('group', '')}” needs a {unit}, as the first part has")
    return _share(table[unit], unit)


def _share(value: Any, name: str) -> Fraction:
    share = Fraction(str(value))
    if share < 0:
        raise ValueError(f"{name} must not be below 0, as {value} is")
    return share


def _positive(table: Mapping[str, Any], key: str, default: int) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or value < 1:
        raise ValueError(f"{key} must be a whole number from 1 up, not {value!r}")
    return value


def _frozen(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


def refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    """Raises ValueError with the first key of the table that is not known."""
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"unknown key “{unknown[0]}”")
