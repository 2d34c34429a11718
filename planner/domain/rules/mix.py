"""Mix rules: which shares of what is counted, over which weeks, and how strictly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from planner.domain.rules.facts import Severity
from planner.domain.rules.groups import Clause, Group, Labelled, clauses_of, sets_in
from planner.domain.rules.reading import positive, refuse_unknown, share_of
from planner.domain.rules.window import Window

OTHER = "other"
"""What is called what no part of a rule holds."""


class Unit(StrEnum):
    """What is counted: each post once per stretch of time, every placement, or the minutes that posts take.

    Minutes of a post are counted once for each of its formats, on however many channels.
    """

    POST = "post"
    PLACEMENT = "placement"
    MINUTES = "minutes"


class Mode(StrEnum):
    """Which end of the allowed range is tested."""

    BOTH = "both"
    CAP = "cap"
    FLOOR = "floor"


class Residual(StrEnum):
    """What becomes of what no part holds: it is ignored, held to the rest of the shares as a part, or must not be."""

    IGNORED = "ignored"
    PART = "part"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Part:
    """One group of a mix rule, with its share of 1 or, where it says so, a ``count`` per window.

    ``of`` are the references that it was made of; no clauses hold what no other part does. A part may have a window
    of its own.
    """

    group: str
    share: Fraction
    mode: Mode
    clauses: tuple[Clause, ...]
    count: int | None = None
    window: Window | None = None
    of: tuple[str, ...] = ()

    def holds(self, entry: Labelled) -> bool:
        """True when an entry belongs to the group by itself."""
        return any(clause.holds(entry) for clause in self.clauses)


@dataclass(frozen=True, kw_only=True)
class MixRule:
    """A content mix: parts judged over a window that ends with the judged week.

    ``tolerance`` is a share of 1; under ``minimum`` counted posts or entries the verdict is "too few to judge". The
    scope: ``channels`` by id (none: all), ``formats`` and ``campaigns`` in or left out. A rule for ``each_channel``
    judges every channel apart. ``copied_from`` is the key of the rule that it was made of.
    """

    key: str
    name: str
    parts: tuple[Part, ...]
    unit: Unit = Unit.POST
    window: Window = Window()
    tolerance: Fraction = Fraction(1, 10)
    minimum: int = 3
    channels: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    without_formats: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    without_campaigns: frozenset[str] = frozenset()
    each_channel: bool = False
    residual: Residual = Residual.IGNORED
    severity: Severity = Severity.ATTENTION
    source: str = ""
    note: str = ""
    copied_from: str = ""

    @cached_property
    def sets(self) -> frozenset[str]:
        """The label sets without whose labels a post is not counted."""
        return sets_in(clause for part in self.parts for clause in part.clauses)

    @cached_property
    def signature(self) -> tuple[object, ...]:
        """What the counting hangs on."""
        scope = self.channels, self.formats, self.without_formats, self.campaigns, self.without_campaigns
        return tuple((part.group, part.clauses) for part in self.parts), *scope

    @cached_property
    def is_scoped(self) -> bool:
        """False when every entry is counted."""
        return any(getattr(self, name) for name in _SCOPE)

    def within(self, channel_id: str | None, form: str, campaign_id: str | None) -> bool:
        """True when an entry there is counted at all."""
        return (
            (not self.channels or channel_id in self.channels)
            and (not self.formats or form in self.formats)
            and form not in self.without_formats
            and (not self.campaigns or campaign_id in self.campaigns)
            and (not self.without_campaigns or campaign_id not in self.without_campaigns)
        )

    def part_of(self, entry: Labelled) -> str | None:
        """The group of an entry: the first part that holds it, else the rest where that is a part; None for neither."""
        for part in self.parts:
            if part.holds(entry):
                return part.group
        return next((part.group for part in self.parts if not part.clauses), None)


_KNOWN = {
    *("name", "parts", "each", "unit", "window", "tolerance", "minimum", "channels", "formats", "without_formats"),
    *(
        "campaigns",
        "without_campaigns",
        "each_channel",
        "residual",
        "severity",
        "source",
        "note",
        "copied_from",
        "says",
    ),
}

_PART_KNOWN = {"group", "of", "share", "weight", "count", "mode", "window"}


def mix_rule(
    key: str,
    table: Mapping[str, Any],
    groups: Mapping[str, Group],
    labels: Mapping[str, Sequence[tuple[str, str]]] = {},
) -> MixRule:
    """A mix rule from a table; shares may be percents or weights. Raises ValueError naming what is wrong.

    ``labels`` are the keys and names of the labels of each set, for a rule that has a part for ``each`` of them.
    """
    refuse_unknown(table, _KNOWN)
    rows = _rows(table, labels)
    residual = Residual(table.get("residual", Residual.IGNORED))
    parts = [_part(row, share, groups) for row, share in zip(rows, _shares(rows), strict=True)]
    parts += _rest(parts, residual)
    if len({part.group for part in parts}) < len(parts):
        raise ValueError("two parts have the same name")
    return MixRule(
        key=key,
        name=table["name"],
        parts=tuple(parts),
        unit=Unit(table.get("unit", Unit.POST)),
        window=Window.parse(table.get("window", 4)),
        tolerance=share_of(table.get("tolerance", 10), "tolerance") / 100,
        minimum=positive(table, "minimum", 3),
        each_channel=bool(table.get("each_channel", False)),
        residual=residual,
        severity=Severity(table.get("severity", Severity.ATTENTION)),
        source=table["source"],
        note=table.get("note", ""),
        copied_from=table.get("copied_from", ""),
        **{name: frozenset(table.get(name, ())) for name in _SCOPE},
    )


_SCOPE = ("channels", "formats", "without_formats", "campaigns", "without_campaigns")


def odd_sum(table: Mapping[str, Any]) -> tuple[Fraction, Fraction] | None:
    """What the weights add up to and what they are said to be out of, where these differ; None where all is well.

    ``says`` is that base; percents are out of 100, where a rest below is nobody's.
    """
    rows = [row for row in table.get("parts", ()) if "count" not in row]
    unit = "share" if any("share" in row for row in rows) else "weight"
    base = table.get("says", 100 if unit == "share" else None)
    if not rows or base is None:
        return None
    added = sum((share_of(row.get(unit, 0), unit) for row in rows), Fraction(0))
    return None if added == share_of(base, "says") else (added, share_of(base, "says"))


def _rows(table: Mapping[str, Any], labels: Mapping[str, Sequence[tuple[str, str]]]) -> list[Mapping[str, Any]]:
    """The tables of the parts; one for each label of a set where the rule says so."""
    each = table.get("each", "")
    if each:
        return [{"group": name, "of": [f"{each}:{key}"], "weight": 1} for key, name in labels.get(each, ())]
    rows = list(table.get("parts", []))
    if not rows:
        raise ValueError("a mix rule needs parts")
    return rows


def _shares(rows: Sequence[Mapping[str, Any]]) -> list[Fraction]:
    shared = [row for row in rows if "count" not in row]
    if not shared:
        return [Fraction(0)] * len(rows)
    unit = "share" if "share" in shared[0] else "weight"
    weights = [Fraction(0) if "count" in row else _weight(row, unit) for row in rows]
    whole = Fraction(100) if unit == "share" else sum(weights, Fraction(0))
    if whole == 0:
        raise ValueError("the weights add up to 0")
    if sum(weights) > whole:
        raise ValueError(f"the parts add up to {sum(weights)}, which is more than {whole}")
    return [weight / whole for weight in weights]


def _weight(row: Mapping[str, Any], unit: str) -> Fraction:
    other = "weight" if unit == "share" else "share"
    if unit not in row or other in row:
        raise ValueError(f"the part “{row.get('group', '')}” needs a {unit}, as the first part has")
    return share_of(row[unit], unit)


def _part(row: Mapping[str, Any], share: Fraction, groups: Mapping[str, Group]) -> Part:
    refuse_unknown(row, _PART_KNOWN)
    of = tuple(row.get("of", [row["group"]]))
    count = row.get("count")
    if count is not None and (type(count) is not int or count < 0 or "share" in row or "weight" in row):
        raise ValueError(f"the part “{row['group']}” needs a share, a weight or a count from 0 up")
    return Part(
        group=row["group"],
        share=share,
        mode=Mode(row.get("mode", Mode.BOTH)),
        clauses=clauses_of(of, groups),
        count=count,
        window=Window.parse(row["window"]) if "window" in row else None,
        of=of,
    )


def _rest(parts: Sequence[Part], residual: Residual) -> tuple[Part, ...]:
    """The part of what no other holds."""
    if residual is Residual.IGNORED:
        return ()
    left = 1 - sum((part.share for part in parts), Fraction(0))
    return (Part(OTHER, left, Mode.CAP, (), count=0 if residual is Residual.EMPTY else None),)
