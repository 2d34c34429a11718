"""Which records go in and which do not, how many they are, and in what order they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from enum import StrEnum

from planner.app.intake import TAKEN, At, Line, Sort, Taken


class Group(StrEnum):
    """What becomes of a record."""

    IN = "in"
    THERE = "there"
    LEFT_OUT = "left out"
    DUPLICATE = "duplicate"
    IGNORED = "ignored"
    BLANK = "blank"


_GROUPS: Mapping[Sort, Group] = {
    **dict.fromkeys(TAKEN, Group.IN),
    Sort.PROBLEM: Group.LEFT_OUT,
    Sort.LEFT_OUT: Group.LEFT_OUT,
    Sort.DUPLICATE: Group.DUPLICATE,
    Sort.BLANK: Group.BLANK,
}


def group_of(line: Line, there: Collection[At] = frozenset()) -> Group:
    """What becomes of this record; notes, totals, headings and the like are ignored.

    ``there`` are the records that the plan has already.
    """
    return Group.THERE if line.at in there else _GROUPS.get(line.sort, Group.IGNORED)


def counted(taken: Taken) -> Mapping[Group, int]:
    """How many records there are of each group."""
    there = taken.there
    return Counter(group_of(line, there) for line in taken.reading.lines)


def in_order(taken: Taken, only: Group | None, *, problems: bool) -> list[Line]:
    """The records of a group, or all; with ``problems`` those first that wait for an answer."""
    there, asked = taken.there, taken.asked
    shown = [line for line in taken.reading.lines if only is None or group_of(line, there) is only]
    return sorted(shown, key=lambda line: _rank(line, asked, there)) if problems else shown


def _rank(line: Line, asked: Collection[At], there: Collection[At]) -> int:
    if line.at in asked:
        return 0
    group = group_of(line, there)
    if group is Group.IN:
        return 3 if line.remarks else 4
    return {Group.LEFT_OUT: 1, Group.DUPLICATE: 2, Group.THERE: 5, Group.IGNORED: 6}.get(group, 7)
