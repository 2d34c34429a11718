"""Tables of mix rules: what they may say, and the rules that are made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from planner.domain.rules.facts import Severity
from planner.domain.rules.groups import Group, clauses_of
from planner.domain.rules.mix import OTHER, SCOPE, MixRule, Mode, Part, Residual, Unit
from planner.domain.rules.reading import (
    LARGEST,
    positive,
    refuse_unknown,
    share_of,
    tables_of,
    text_of,
    texts_of,
    whole_of,
    yes_or_no,
)
from planner.domain.rules.window import Window

_KNOWN = {
    *("name", "parts", "each", "says", "unit", "window", "tolerance", "minimum", "each_channel", "residual"),
    *("severity", "source", "note", "copied_from"),
    *SCOPE,
}
_PART_KNOWN = {"group", "of", "share", "weight", "count", "mode", "window"}
_MOST_PARTS = 50


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
    residual = Residual(table.get("residual", Residual.IGNORED))
    return MixRule(
        key=key,
        name=text_of(table, "name"),
        parts=_parts(_rows(table, labels), residual, groups),
        unit=Unit(table.get("unit", Unit.POST)),
        window=Window.parse(table.get("window", 4)),
        tolerance=share_of(table.get("tolerance", 10), "tolerance", 100) / 100,
        minimum=positive(table, "minimum", 3),
        each_channel=yes_or_no(table, "each_channel"),
        residual=residual,
        severity=Severity(table.get("severity", Severity.ATTENTION)),
        source=text_of(table, "source"),
        note=text_of(table, "note", ""),
        copied_from=text_of(table, "copied_from", ""),
        **{name: frozenset(texts_of(table, name)) for name in SCOPE},
    )


def odd_sum(table: Mapping[str, Any]) -> tuple[Fraction, Fraction] | None:
    """What the weights add up to and what they are said to be out of, where these differ; None where all is well.

    ``says`` is that base; percents are out of 100, where a rest below is nobody's. Raises ValueError.
    """
    rows = [row for row in tables_of(table, "parts", _MOST_PARTS) if "count" not in row]
    unit = "share" if any("share" in row for row in rows) else "weight"
    base = table.get("says", 100 if unit == "share" else None)
    if not rows or base is None:
        return None
    added = sum((share_of(row.get(unit, 0), unit) for row in rows), Fraction(0))
    return None if added == share_of(base, "says") else (added, share_of(base, "says"))


def _rows(table: Mapping[str, Any], labels: Mapping[str, Sequence[tuple[str, str]]]) -> list[Mapping[str, Any]]:
    """The tables of the parts; one for each label of a set where the rule says so."""
    each = text_of(table, "each", "")
    if each:
        return [{"group": name, "of": [f"{each}:{key}"], "weight": 1} for key, name in labels.get(each, ())]
    rows = tables_of(table, "parts", _MOST_PARTS)
    if not rows:
        raise ValueError("a mix rule needs parts")
    return rows


def _parts(rows: Sequence[Mapping[str, Any]], residual: Residual, groups: Mapping[str, Group]) -> tuple[Part, ...]:
    named = [_part(row, share, groups) for row, share in zip(rows, _shares(rows), strict=True)]
    parts = (*named, *_rest(named, residual))
    if len({part.group for part in parts}) < len(parts):
        raise ValueError("two parts have the same name")
    return parts


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
        raise ValueError(f"the parts add up to {float(sum(weights)):g}, which is more than {whole}")
    return [weight / whole for weight in weights]


def _weight(row: Mapping[str, Any], unit: str) -> Fraction:
    other = "weight" if unit == "share" else "share"
    if unit not in row or other in row:
        raise ValueError(f"the part “{text_of(row, 'group')}” needs a {unit}, as the first part has")
    return share_of(row[unit], unit)


def _part(row: Mapping[str, Any], share: Fraction, groups: Mapping[str, Group]) -> Part:
    refuse_unknown(row, _PART_KNOWN)
    group = text_of(row, "group")
    of = texts_of(row, "of") if "of" in row else (group,)
    return Part(
        group=group,
        share=share,
        mode=Mode(row.get("mode", Mode.BOTH)),
        clauses=clauses_of(of, groups),
        count=_count(row, group),
        window=Window.parse(row["window"]) if "window" in row else None,
        of=of,
    )


def _count(row: Mapping[str, Any], group: str) -> int | None:
    if "count" not in row:
        return None
    if "share" in row or "weight" in row:
        raise ValueError(f"the part “{group}” needs a share, a weight or a count, and only one")
    return whole_of(row["count"], f"the count of “{group}”", LARGEST)


def _rest(parts: Sequence[Part], residual: Residual) -> tuple[Part, ...]:
    """The part of what no other holds."""
    if residual is Residual.IGNORED:
        return ()
    left = 1 - sum((part.share for part in parts), Fraction(0))
    return (Part(OTHER, left, Mode.CAP, (), count=0 if residual is Residual.EMPTY else None),)
