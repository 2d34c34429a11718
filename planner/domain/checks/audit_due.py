"""Item 34: whether the profiles were looked through lately, and how much of that still holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from planner.domain.checks.item import Outcome, Scope, State, about, told
from planner.domain.clock import zone_named
from planner.domain.rules import CheckFact
from planner.domain.span import day_words

if TYPE_CHECKING:
    from planner.domain.presence import Board

_DUE = "The audit of profiles is due"
_BEGUN = "An audit of profiles is begun"


def audit_due(scope: Scope, fact: CheckFact) -> Outcome:
    """Asks for an audit when there was none, or the last is more than so many days ago; nothing without profiles."""
    board = scope.elsewhere.presence()
    if board is None or not board.profiles:
        return Outcome("No profile is kept yet.", state=State.NOT_APPLICABLE)
    if scope.is_over:
        return Outcome("Asked for in the week that it is.", state=State.NOT_APPLICABLE)
    begun, last = board.running, board.last
    if begun is not None:
        left = len(board.open_questions(begun))
        return _asks(fact, _BEGUN, f"It was begun on {_day(board, begun.started)}, and {left} questions are left")
    if last is None or last.finished is None:
        return _asks(fact, _DUE, f"None was made yet; {board.counts.words}")
    said = f"finished on {_day(board, last.finished)}; {board.counts.words}"
    if scope.now - last.finished > timedelta(days=fact.days):
        return _asks(fact, _DUE, f"The last was {said}")
    return Outcome(f"It was {said}.")


def _asks(fact: CheckFact, heading: str, sentence: str) -> Outcome:
    return told([about(fact, sentence)], one=heading, many=heading, fine="")


def _day(board: Board, moment: datetime) -> str:
    return day_words(moment.astimezone(zone_named(board.brand.zone)).date(), board.today.year)
