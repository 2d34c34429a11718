"""The items of the checklist as data: what they are called, why they are asked, and what they measure with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from planner.domain.rules.reading import frozen, refuse_unknown


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
class CheckFact:
    """One item of the checklist as data; ``automatic`` items are computed, the others are answered by a person.

    What ``half`` of them find is a suspicion, which a person may answer without a reason.

    What a check measures with: up to ``hours`` ahead of now, ``days`` back, the ``most`` there may be
    (and ``most_on_channel``), so many ``letters``, a ``tolerance`` as a share of 1. ``one``, ``many`` and ``fine`` are
    the headings of a check of single entries; ``many`` has a place for the number. ``place`` is where its findings are
    dealt with, such as ``results/numbers``, and ``place_words`` say so on a button. What ``lasting`` items find stays
    wrong in public, so it is asked for, and a fix offered, also of what is posted and of days that are over.
    """

    key: str
    title: str
    automatic: bool
    why: str
    source: str
    half: bool = False
    severity: Severity = Severity.ATTENTION
    formats: frozenset[str] = frozenset()
    without_formats: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    hours: float = 0.0
    days: float = 0.0
    most: int = 0
    most_on_channel: int = 0
    letters: int = 0
    tolerance: float = 0.0
    one: str = ""
    many: str = ""
    fine: str = ""
    place: str = ""
    place_words: str = ""
    lasting: bool = False


def check_fact(key: str, table: Mapping[str, Any]) -> CheckFact:
    """A checklist item from a table. Raises ValueError naming what is wrong."""
    refuse_unknown(table, {f.name for f in fields(CheckFact)} - {"key"})
    values = {name: frozen(value) for name, value in table.items()}
    values["patterns"] = tuple(table.get("patterns", ()))
    values["severity"] = Severity(table.get("severity", Severity.ATTENTION))
    return CheckFact(key, **values)
