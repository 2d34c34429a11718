"""What is done in an audit, as edits under the name of who does it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.edits.presence import (
    answer_check,
    begin_audit,
    finish_audit,
    give_up_audit,
    put_off,
    take_back_answer,
)
from planner.domain.presence import Board, Standing, results_of
from planner.domain.records import Said
from planner.ui.context import Context
from planner.ui.pieces.popover import LineAsked
from planner.ui.words import tr


class AuditDeeds(QObject):
    """Makes the edits."""

    edit_requested = Signal(object)
    named = Signal(str)
    """The name that answers are kept with from now on."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context

    def begin(self, board: Board) -> None:
        """A walk through all checks begun."""
        now = self._context.now(board.brand)
        self.edit_requested.emit(begin_audit(board.brand, at=now, who=self._context.user))

    def finish(self, board: Board) -> None:
        """The walk that is running ended."""
        if board.running is not None:
            now = self._context.now(board.brand)
            self.edit_requested.emit(finish_audit(board.running, results_of(board.standings), at=now))

    def give_up(self, board: Board) -> None:
        """The walk that is running taken out; its answers stay."""
        if board.running is not None:
            self.edit_requested.emit(give_up_audit(board.running))

    def say(
        self, board: Board, one: Standing, said: Said, note: str, evidence: str = "", *, quiet: bool = False
    ) -> None:
        """What a person says to a check; ``quiet`` where the next question shows that it was taken."""
        self.edit_requested.emit(
            answer_check(
                board.brand,
                one.check.key,
                said,
                before=one.answer,
                at=self._context.now(board.brand),
                profile_id=one.profile.id if one.profile else None,
                note=note,
                evidence=evidence,
                who=self._context.user,
                merge_key=f"answer:{one.key}" if quiet else "",
            )
        )

    def put_off(self, board: Board, one: Standing) -> None:
        """A question passed over in the walk that is running."""
        if board.running is not None:
            self.edit_requested.emit(put_off(board.running, one.key))

    def take_back(self, one: Standing) -> None:
        """An answer taken back."""
        if one.answer is not None:
            self.edit_requested.emit(take_back_answer(one.answer))

    def ask_who(self, anchor: QWidget) -> None:
        """Asks for the name that answers are kept with."""
        asked = LineAsked(
            self._context.theme, tr("Your name"), tr("It is kept with what you answer."), tr("Keep"), anchor
        )
        asked.given.connect(self._be)
        asked.ask(anchor, self._context.user)

    def _be(self, name: str) -> None:
        self._context.remember_user(name)
        self.named.emit(name)
