"""Numbers from a file: the dialog that opens when one is chosen or dropped on the table of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.app.results_intake import Candidate, Fate, Incoming, Line
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, row, segmented, words
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.results.incoming.asks import FileAsks
from planner.ui.results.incoming.columns import ColumnMeanings
from planner.ui.results.incoming.details import LineDetails
from planner.ui.results.incoming.draft import NumbersDraft
from planner.ui.results.incoming.foot import Foot
from planner.ui.results.incoming.no_file import NoFile
from planner.ui.results.incoming.table import LinesTable
from planner.ui.words import tr

_WIDTH, _HEIGHT = 920, 680
_LEAST = 560

_PARTS: dict[str, tuple[str, frozenset[Fate]]] = {
    "taken": ("Matched", frozenset({Fate.NEW, Fate.CHANGED, Fate.SAME})),
    "unmatched": ("No entry found", frozenset({Fate.UNMATCHED})),
    "left": ("Left out", frozenset({Fate.LEFT_OUT})),
}
_COLUMNS = "columns"
_KINDS = "CSV, XLSX, ODS, ZIP (*.csv *.tsv *.txt *.xlsx *.ods *.zip)"


class NumbersFromFile(QDialog):
    """Shows what each row becomes; nothing is taken before the one button, and that is one step to undo."""

    edit_requested = Signal(object)
    said = Signal(str)

    def __init__(self, context: Context, brand: Brand, file: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._chosen = ""
        self._new = True
        self.draft = NumbersDraft(context, brand, self)
        self.heading = words(tr("Numbers from a file"), step="title")
        self.told = words("", role="secondary")
        self.trouble = words("", role="danger")
        self.asks = FileAsks(context)
        self.table = LinesTable(context)
        self.details = LineDetails(context, self._search)
        self.columns = ColumnMeanings(context)
        self.parts = {key: QPushButton() for key in (*_PARTS, _COLUMNS)}
        self.other = button(tr("Another file…"))
        self._empty = NoFile(context)
        self.foot = Foot(context)
        self.take = self.foot.take
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()
        if file is not None:
            self.draft.open_file(file)

    @property
    def incoming(self) -> Incoming | None:
        """What the file says."""
        return self.draft.incoming

    def choose_file(self) -> None:
        """Asks for a file."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Numbers from a file"), "", _KINDS)
        if name:
            self.draft.open_file(Path(name))

    def show_part(self, key: str) -> None:
        """Shows the rows that are taken, have no entry, or are left out, or the columns."""
        self._chosen = key
        self.parts[key].setChecked(True)
        self._stack.setCurrentIndex(1 if key == _COLUMNS else 0)
        self.table.show_lines(self._lines())
        self.details.setVisible(key != _COLUMNS and self.table.current is not None)

    # showing

    def _show(self) -> None:
        incoming = self.incoming
        there = incoming is not None
        for part in (self._middle, self.take):
            part.setVisible(there)
        self._empty.setVisible(not there)
        for part in (self.heading, self.told, self.other):
            part.setVisible(there)
        if incoming is None:
            return
        self.trouble.hide()
        self.heading.setText(tr("Numbers from {file}", file=self.draft.file.name if self.draft.file else ""))
        self.told.setText(self._summary(incoming))
        self.asks.show_asks(incoming.asks)
        self.columns.show_columns(incoming.columns)
        self._name_parts(incoming)
        self.show_part(self._part(incoming))
        self.foot.show_incoming(incoming)
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """The keyboard begins with the question that is open, or the rows; it stays where it is later."""
        if self._new:
            self._new = False
            asked = self.incoming.open if self.incoming is not None else ()
            first = self.asks.fields[asked[0].id] if asked else self.table
            first.setFocus()

    def _summary(self, incoming: Incoming) -> str:
        if not incoming.name:
            return tr("The headings of this file are not known. Say below what its columns are.")
        return tr("{format}. {rows}", format=tr(incoming.name), rows=tr("%n row(s)", len(incoming.lines)))

    def _name_parts(self, incoming: Incoming) -> None:
        number = self.context.when.number
        for key, (text, fates) in _PARTS.items():
            self.parts[key].setText(f"{tr(text)}  {number(len(incoming.of(*fates)))}")
        self.parts[_COLUMNS].setText(tr("Columns"))

    def _part(self, incoming: Incoming) -> str:
        """The part that is looked at, or first what needs a look."""
        if self._chosen:
            return self._chosen
        if not incoming.name:
            return _COLUMNS
        return "unmatched" if incoming.of(Fate.UNMATCHED) else "taken"

    def _lines(self) -> Sequence[Line]:
        """The rows of a part as the file has them, those that change nothing last."""
        if self.incoming is None or self._chosen not in _PARTS:
            return ()
        return sorted(self.incoming.of(*_PARTS[self._chosen][1]), key=lambda line: line.fate is Fate.SAME)

    def _search(self, line: Line, typed: str) -> Sequence[Candidate]:
        return self.draft.intake.candidates(line, typed) if self.draft.intake is not None else ()

    # slots

    def _begin(self) -> None:
        """Another file is looked at from its beginning."""
        self._chosen = ""
        self._new = True

    def _refuse(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    def _take(self) -> None:
        incoming = self.incoming
        if incoming is None or not incoming.edit.changes:
            return
        self.edit_requested.emit(incoming.edit)
        self.said.emit(tr("The numbers of %n row(s) were taken", len(incoming.of(Fate.NEW, Fate.CHANGED))))
        self.accept()

    # making

    def _connect(self) -> None:
        FileDrops(self).dropped.connect(lambda files: self.draft.open_file(Path(files[0])))
        self.draft.read.connect(self._show)
        self.draft.opened.connect(self._begin)
        self.draft.refused.connect(self._refuse)
        self.asks.answered.connect(self.draft.answer)
        self.details.assigned.connect(self.draft.assign)
        self.columns.named.connect(self.draft.name_column)
        self.table.chosen.connect(lambda: self.details.show_line(self.table.current))
        for key, pressed in self.parts.items():
            pressed.clicked.connect(lambda _=False, key=key: self.show_part(key))
        for pressed in (self.other, self._empty.choose):
            pressed.clicked.connect(self.choose_file)
        self.take.clicked.connect(self._take)
        self.foot.cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        space = self.context.theme.space
        self.setWindowTitle(tr("Numbers from a file"))
        self.setMinimumSize(_LEAST, _LEAST)
        self.resize(_WIDTH, _HEIGHT)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [space(5)])
        column.setSpacing(space(3))
        column.addLayout(self._made_head())
        column.addWidget(self.trouble)
        column.addWidget(self._made_middle(), 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.foot)

    def _made_head(self) -> QHBoxLayout:
        head = row(self.context.theme.space(2))
        text = QVBoxLayout()
        text.setSpacing(self.context.theme.space(1))
        text.addWidget(self.heading)
        text.addWidget(self.told)
        self.other.setToolTip(tr("Choose the file of a network: CSV, XLSX, ODS, or the ZIP of YouTube"))
        head.addLayout(text, 1)
        head.addWidget(self.other)
        return head

    def _made_middle(self) -> QWidget:
        space = self.context.theme.space
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.asks)
        column.addLayout(segmented(self.parts.values()))
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space(2))
        inside.addWidget(self.table, 1)
        inside.addWidget(self.details)
        self._stack.addWidget(rows)
        self._stack.addWidget(self.columns)
        column.addWidget(self._stack, 1)
        return self._middle
