"""The line of the result, the areas, and what can be done with the audit."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from planner.domain.presence import Board
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import LinkButton, emptied, horizontal, vertical, words
from planner.ui.pieces.wrapped_row import wrapped
from planner.ui.words import tr


class AuditHead(QFrame):
    """Counts with how many were checked of how many, and nothing that looks like a grade."""

    begin_requested = Signal()
    give_up_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("surface", "card")
        self.result, self.rest = wrapped("", "title"), wrapped("", "label", "secondary")
        self.last = wrapped("", "label", "secondary")
        self._areas = QWidget()
        self._flow = Flow(self._areas, context.theme.space(4), between=context.theme.space(1))
        self.begin = QPushButton()
        self.begin.setProperty("kind", "primary")
        self.give_up = LinkButton(tr("Give it up"))
        self.give_up.setToolTip(tr("Forget that this audit was begun; the answers stay"))
        self.print = QPushButton(tr("Print…"))
        self.save = QPushButton(tr("Save as PDF…"))
        self._lay_out()
        self.begin.clicked.connect(self.begin_requested)
        self.give_up.clicked.connect(self.give_up_requested)
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        context.theme.changed.connect(self._tint)
        self._tint()

    def show_board(self, board: Board) -> None:
        """Shows the counts, and what the audit is at."""
        self.result.setText(tr(board.counts.words))
        self.rest.setText(tr(board.counts.rest_words))
        self._show_areas(board)
        self._show_begin(board)
        self.give_up.setVisible(board.running is not None)
        self.last.setText(" · ".join(self._said_of_audits(board)))

    def _show_begin(self, board: Board) -> None:
        due = len(board.open_questions(board.running) if board.running else board.due)
        self.begin.setEnabled(bool(due) or board.running is not None)
        self.begin.setToolTip(
            tr("One question after the other, with the keyboard; you can stop at any time") if due else ""
        )
        if board.running:
            self.begin.setText(tr("Go on: %n question(s) left", due) if due else tr("Finish the audit"))
        else:
            self.begin.setText(tr("Begin an audit: %n question(s)", due) if due else tr("Nothing to ask now"))

    def _said_of_audits(self, board: Board) -> Iterator[str]:
        """When audits were, and when there is something to ask again."""
        day, last = self._context.when.short_dated, board.last
        if board.running:
            yield tr("Begun on {day}, not finished", day=day(board.day(board.running.started)))
        if last and last.finished:
            yield tr("Last audit: {day}", day=day(board.day(last.finished)))
        if not last and not board.running:
            yield tr("No audit yet")
        if not board.running and not board.due and board.next_day:
            yield tr("Asks again from {day}", day=day(board.next_day))

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
        whole = vertical(self, space(1))
        whole.setContentsMargins(space(4), space(3), space(4), space(3))
        both, said = QWidget(), QWidget()
        row, column = horizontal(both, space(3)), vertical(said, space(1))
        audits = QWidget()
        beside = horizontal(audits, space(2))
        beside.addWidget(self.last, 1)
        beside.addWidget(self.give_up)
        for part in (self.result, self.rest, audits):
            column.addWidget(part)
        column.addStretch()
        row.addWidget(said, 1)
        row.addWidget(self._made_buttons())
        whole.addWidget(both)
        whole.addWidget(self._areas)

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
