"""What to write next: the posts that a week lacks by the brand's mix rules, cadences, campaigns and starred days.

Pure functions; the same plan and moment give the same gaps, whatever order records come in.
"""

from __future__ import annotations

from planner.domain.gaps import channels, lacking, occasions
from planner.domain.gaps.board import Board
from planner.domain.gaps.gap import Gap, GapScope, GapSort, Idea, gap_draft
from planner.domain.rules import Severity

__all__ = [
    "Gap",
    "GapScope",
    "GapSort",
    "Idea",
    "gap_draft",
    "gaps",
]

MOST = 12
"""So many gaps are enough to choose from: hints beyond them are left out."""

BEGUN, LEAST = 5, 2
"""A week of fewer entries has only just been begun: its gaps are as many as bring it so far, but two in any case."""


def gaps(scope: GapScope) -> tuple[Gap, ...]:
    """The posts that the week lacks, the most pressing first, none in the past.

    Each asks for something that those before it do not bring, and is allowed alone or with all before it. Of a week
    that is hardly begun a few are shown. A week that is over, a brand without channels, and one without any entry have
    none. Raises EarlierNeeded.
    """
    if scope.week.span.end <= scope.now.date() or not scope.entries:
        return ()
    board = Board(scope)
    occasions.milestones(board)
    channels.silences(board)
    channels.too_few(board, Severity.ATTENTION)
    occasions.starred_days(board)
    channels.too_few(board, Severity.HINT)
    channels.below_target(board)
    lacking.windows(board)
    lacking.weeks(board)
    found = board.gaps[: _most(board)]
    return tuple(sorted(found, key=lambda gap: -gap.severity.weight))


def _most(board: Board) -> int:
    """How many gaps are shown; taking one of a week that is hardly begun brings up no other."""
    there = sum(entry.day in board.scope.week.span for entry in board.scope.entries)
    if there < BEGUN:
        return max(BEGUN - there, LEAST)
    pressing = (number for number, gap in enumerate(board.gaps, 1) if gap.severity is not Severity.HINT)
    return max((MOST, *pressing))
