"""Carrying out edits and taking them back, with a word on each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.app.document import Document, Writer
from planner.app.failures import PlanError
from planner.domain.edits import Edit
from planner.domain.wording import done_words
from planner.ui.pieces.failing import show_failure
from planner.ui.pieces.jobs import MANY_CHANGES, writer
from planner.ui.words import tr


class History(QObject):
    """The one door to the document for everything that the window changes."""

    said = Signal(str, bool)
    """What was done, and whether it can be undone."""
    refused = Signal()
    """An edit could not be written; the plan is as it was."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window

    def do(self, edit: Edit) -> None:
        """Carries out an edit and says so; of a moment of typing only what it did besides."""
        edit = self._document.whole(edit)
        if self._carried_out(partial(self._document.do, edit), edit) and (edit.said or not edit.merge_key):
            self.said.emit(" ".join(map(_sentence, [done_words(edit.text), *edit.said])), edit.undoable)

    def undo(self) -> None:
        """Takes the last step back."""
        edit = self._document.next_undo
        if edit is not None and self._carried_out(self._document.undo, edit):
            self.said.emit(tr("Undone: {what}.", what=tr(edit.text)), False)

    def redo(self) -> None:
        """Carries out again what was undone last."""
        edit = self._document.next_redo
        if edit is not None and self._carried_out(self._document.redo, edit):
            self.said.emit(tr("Done again: {what}.", what=tr(edit.text)), edit.undoable)

    def _carried_out(self, step: Callable[[Writer], None], edit: Edit) -> bool:
        """Whether a step was written; what went wrong is told, also when the window could not read it afterwards."""
        if not edit.changes:
            return False
        write = _Noting(
            writer(self._window, self._document) if len(edit.changes) > MANY_CHANGES else self._document.write
        )
        try:
            step(write)
        except PlanError as error:
            if write.written:
                show_failure(self._window, error, tr("That is saved, but cannot be shown"))
            else:
                self.refused.emit()
                show_failure(self._window, error)
        return write.written


class _Noting:
    """Writes an edit and notes whether it was written: what a step raises later has another cause."""

    def __init__(self, write: Writer) -> None:
        self._write = write
        self.written = False

    def __call__(self, edit: Edit) -> None:
        self._write(edit)
        self.written = True


def _sentence(text: str) -> str:
    """The words in the user's language, from a capital letter to a full stop."""
    said = tr(text)
    return f"{said[:1].upper()}{said[1:].removesuffix('.')}."
