"""All that a creator makes, as lines that open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.plan import Plan
from planner.domain.records import Deliverable, Measurement
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.creators.piece import Piece
from planner.ui.pieces.parts import horizontal, vertical, words
from planner.ui.pieces.record_form import Stored
from planner.ui.words import tr


class Pieces(QWidget):
    """One line each; a line keeps its fields open over every change."""

    edit_requested = Signal(object)
    add_requested = Signal()
    draft_noted = Signal(str)
    live_noted = Signal(str)
    delete_requested = Signal(str)
    post_requested = Signal(str)
    folder_requested = Signal(str)

    def __init__(self, context: Context, stored: Stored) -> None:
        super().__init__()
        self._context, self._stored = context, stored
        self.lines: list[Piece] = []
        self.add = QPushButton(tr("Add a piece"))
        self.add.setProperty("small", True)
        self.add.setToolTip(tr("One more thing that the creator makes, such as a reel"))
        self.add.clicked.connect(self.add_requested)
        self._none = words(tr("Nothing agreed yet."), "label", "muted")
        self._column = vertical(self, context.theme.space(1))
        self._column.addWidget(self._made_head())
        self._column.addWidget(self._none)
        context.theme.changed.connect(self._tint)
        self._tint()

    def show_pieces(
        self, pieces: Sequence[Deliverable], plan: Plan, today: date, measured: Sequence[Measurement]
    ) -> None:
        """Shows these, each in the line that it had, with what was measured of them."""
        wanted = [one.id for one in pieces]
        for line in [line for line in self.lines if line.piece_id not in wanted]:
            self._drop(line)
        there = {line.piece_id: line for line in self.lines}
        self.lines = [there.get(id_) or self._made_line() for id_ in wanted]
        for place, (line, piece) in enumerate(zip(self.lines, pieces, strict=True)):
            line.show_piece(piece, plan, today, measured)
            self._column.insertWidget(place + 1, line)
        self._none.setVisible(not pieces)

    def open(self, piece_id: str) -> None:
        """Opens the line of a piece, with the keyboard in its first field."""
        for line in self.lines:
            if line.piece_id == piece_id:
                line.head.setChecked(True)
                line.lines["format"].setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Hands over what is typed."""
        taken = [line.flush() for line in self.lines]
        return all(taken)

    def _made_head(self) -> QWidget:
        head = QWidget()
        row = horizontal(head, self._context.theme.space(2))
        row.addWidget(words(tr("What is made"), "body.strong"))
        row.addStretch()
        row.addWidget(self.add)
        return head

    def _made_line(self) -> Piece:
        line = Piece(self._context, self._stored)
        for name in ("edit_requested", "draft_noted", "live_noted", "delete_requested"):
            getattr(line, name).connect(getattr(self, name))
        line.post_requested.connect(self.post_requested)
        line.folder_requested.connect(self.folder_requested)
        return line

    def _drop(self, line: Piece) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _tint(self) -> None:
        icons.lead(self.add, self._context.theme, "plus")
