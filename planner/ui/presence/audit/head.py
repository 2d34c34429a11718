"""The line of the result, the areas, and what can be done with the audit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from planner.domain.presence import Board
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.parts import emptied, horizontal, vertical, words
from planner.ui.flow import Flow
from planner.ui.words import tr


class AuditHead(QFrame):
    """Counts with how many were checked of how many, and nothing that looks like a grade."""

    begin_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("surface", "card")
        self.result, self.rest = words("", "title"), words("", "label", "secondary")
        self.last = words("", "label", "secondary")
        for label in (self.result, self.rest, self.last):
            label.setWordWrap(True)
        self._areas = QWidget()
        self._flow = Flow(self._areas, context.theme.space(4))
        self.begin = QPushButton()
        self.begin.setProperty("kind", "primary")
        self.print = QPushButton(tr("Print…"))
        self.save = QPushButton(tr("Save as PDF…"))
        self._lay_out()
        self.begin.clicked.connect(self.begin_requested)
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        context.theme.changed.connect(self._tint)
        self._tint()

    def show_board(self, board: Board) -> None:
        """Shows the counts, and what the audit is at."""
        self.result.setText(tr(board.counts.words))
        self.rest.setText(tr(board.counts.rest_words))
        self._show_areas(board)
        running, last = board.running, board.last
        left = len(board.open_questions(running)) if running else 0
        self.begin.setText(tr("Go on: %n question(s) left", left) if running else tr("Begin an audit"))
        self.begin.setToolTip(
            tr("Ask what no record answers, one question after the other (Enter); you can stop at any time")
        )
        when = self._context.when
        done = last.finished.date() if last and last.finished else None
        self.last.setText(tr("Last audit: {day}", day=when.short_dated(done)) if done else tr("No audit yet"))

    def _show_areas(self, board: Board) -> None:
        emptied(self._flow)
        for name, counts in board.by_area().items():
            said = tr("{checked} of {whole}", checked=counts.checked, whole=counts.whole)
            failed = tr(", %n fail", counts.failed) if counts.failed else ""
            label = words(f"{tr(name)}: {said}{failed}", "label", "secondary")
            label.setToolTip(tr(counts.words))
            self._flow.addWidget(label)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        self.print.setToolTip(tr("Put all checks on paper"))
        self.save.setToolTip(tr("Write all checks to a PDF file"))
        said, row = QWidget(), horizontal(self, space(3))
        column = vertical(said, space(1))
        row.setContentsMargins(space(4), space(3), space(3), space(3))
        for part in (self.result, self.rest, self._areas, self.last):
            column.addWidget(part)
        row.addWidget(said, 1)
        row.addWidget(self._made_buttons())

    def _made_buttons(self) -> QWidget:
        box = QWidget()
        column = vertical(box, self._context.theme.space(2))
        pair = QWidget()
        beside = horizontal(pair, self._context.theme.space(2))
        beside.addWidget(self.print, 1)
        beside.addWidget(self.save, 1)
        column.addWidget(self.begin)
        column.addWidget(pair)
        column.addStretch()
        return box

    def _tint(self) -> None:
        icons.lead(self.print, self._context.theme, "printer")
        icons.lead(self.save, self._context.theme, "file-pdf")
