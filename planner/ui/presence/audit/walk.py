"""Which question comes next: of an audit, of one profile, or a single one."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.presence import Board, CheckState, Standing


class Walk:
    """Goes through questions; those of an audit are kept in the plan, others last as long as they are looked at.

    ``only`` is the id of a profile or the key of a question, "" for the audit that is running.
    """

    def __init__(self, only: str = "") -> None:
        self.only = only
        self._later: list[str] = []
        self._done: list[str] = []
        self._again = ""

    def left(self, board: Board) -> Sequence[Standing]:
        """The questions that are left, the one to be asked now first."""
        left = self._left(board)
        again = board.find(self._again) if self._again else None
        return [again, *(one for one in left if one.key != again.key)] if again else left

    def whole(self, board: Board) -> int:
        """How many questions there are in all."""
        if self.only:
            return len(self._left(board)) + len(self._done)
        return len(board.questions(board.running)) if board.running else 0

    def answered(self, key: str) -> None:
        """A question has an answer now."""
        self._again = ""
        if key not in self._done:
            self._done.append(key)

    def put_off(self, key: str) -> None:
        """A question is passed over until the others are answered."""
        self._again = ""
        self._later = [*(one for one in self._later if one != key), key]

    def go_back(self) -> bool:
        """Asks the last question once more; whether there was one."""
        before = [one for one in self._done if one != self._again]
        if not before:
            return False
        self._again = before[-1]
        self._done.remove(self._again)
        return True

    def _left(self, board: Board) -> Sequence[Standing]:
        if not self.only:
            return board.open_questions(board.running) if board.running else ()
        if ":" in self.only:
            single = board.find(self.only)
            return [single] if single is not None and self.only not in self._done else []
        open_ = [one for one in board.of_profile(self.only) if one.asks and one.state is CheckState.NOT_CHECKED]
        fresh = [one for one in open_ if one.key not in self._done]
        return sorted(fresh, key=lambda one: self._later.index(one.key) if one.key in self._later else -1)
