"""Which records go in and which do not, how many they are, and in what order they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from planner.app.intake import TAKEN, Line, Sort


class Group(StrEnum):
    """What becomes of a record."""

    IN = "in"
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


def group_of(line: Line) -> Group:
    """What becomes of this record; notes, totals, headings and the like are ignored."""
    return _GROUPS.get(line.sort, Group.IGNORED)


def counted(lines: Sequence[Line]) -> Mapping[Group, int]:
    """How many records there are of each group."""
    return Counter(map(group_of, lines))


def in_order(lines: Sequence[Line], asked: Collection[str], only: Group | None, *, problems: bool) -> list[Line]:
    """The records of a group, or all; with ``problems`` those first that wait for an answer (the ids of ``asked``)."""
    shown = [line for line in lines if only is None or group_of(line) is only]
    return sorted(shown, key=lambda line: _rank(line, asked)) if problems else shown


def waits(line: Line, asked: Collection[str]) -> bool:
    """Whether something is asked about the record that is not answered yet."""
    return any(id_ in asked for id_ in line.asks)


def _rank(line: Line, asked: Collection[str]) -> int:
    if waits(line, asked):
        return 0
    group = group_of(line)
    if group is Group.IN:
        return 3 if line.remarks else 4
    return {Group.LEFT_OUT: 1, Group.DUPLICATE: 2, Group.IGNORED: 5}.get(group, 6)
