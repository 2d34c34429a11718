"""The rows of an export with what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from planner.app.results_intake import Fate, Line
from planner.domain.results.metrics import Metric
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.plain import plain_hint
from planner.ui.results.incoming.wording import SIGNS, numbers_words, said_of, says_words
from planner.ui.words import tr

_HEADS = ("Row", "In the file", "Entry", "Numbers", "What becomes of it")
ROW, FILE, ENTRY, NUMBERS, BECOMES = range(len(_HEADS))
_WIDTHS = {ROW: 64, ENTRY: 216, NUMBERS: 176, BECOMES: 176}
_WHY = 0.48
"""How much of the table a reason has where there is neither an entry nor a number to take."""

_NARROW = 720
"""Below this width of the table the numbers are only told below it."""

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """The lines that are shown; large files cost nothing until their rows are seen."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._metrics: Mapping[str, Metric] = context.catalogue.metrics
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return tr(_HEADS[section])
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if role == _Role.DisplayRole:
            return " ".join(self._text(line, column).split())
        if role == _Role.ToolTipRole:
            return plain_hint(self._text(line, column))
        if role == _Role.AccessibleTextRole and column == ROW:
            parts = (self._text(line, one) for one in range(len(_HEADS)))
            return ", ".join(filter(None, parts))
        if role == _Role.DecorationRole and column == BECOMES:
            sign = SIGNS[line.fate]
            return icon(self._context.theme, sign.icon, sign.colour)
        if role == _Role.ForegroundRole:
            quiet = line.fate in (Fate.LEFT_OUT, Fate.SAME) or column in (ROW, BECOMES)
            return self._context.theme.color("text.secondary" if quiet else "text.primary")
        return None

    def _text(self, line: Line, column: int) -> str:
        if column == ROW:
            return self._context.when.number(line.at.number)
        if column == FILE:
            return says_words(line, self._context)
        if column == ENTRY:
            return line.entry or (tr("Perhaps {entry}", entry=line.suggested) if line.suggested else "")
        if column == NUMBERS:
            platform = line.row.platform if line.row is not None else ""
            return numbers_words(line, self._metrics, platform, self._context)
        return said_of(line)


class LinesTable(QTreeView):
    """One line is chosen at a time."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.model_of_lines = LinesModel(context, self)
        self.setModel(self.model_of_lines)
        self.setAccessibleName(tr("Rows of the file"))
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self.chosen)
        context.theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines; the chosen one stays chosen, or else the next one is."""
        before, row = self.current, max(self.currentIndex().row(), 0)
        scrolled = self.verticalScrollBar().value()
        self.model_of_lines.show_lines(lines)
        same = next((at for at, line in enumerate(lines) if before and line.at == before.at), None)
        place = same if same is not None else min(row, len(lines) - 1)
        self.setCurrentIndex(self.model_of_lines.index(place, ROW) if lines else QModelIndex())
        self.verticalScrollBar().setValue(scrolled)
        self._fit()
        self.chosen.emit()

    @property
    def current(self) -> Line | None:
        """The chosen line."""
        row = self.currentIndex().row()
        lines = self.model_of_lines.lines
        return lines[row] if 0 <= row < len(lines) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Entries and numbers have a column where there are some."""
        width, lines = self.viewport().width(), self.model_of_lines.lines
        matched = any(line.entry for line in lines)
        self.setColumnHidden(ENTRY, not (matched or any(line.suggested for line in lines)))
        self.setColumnHidden(NUMBERS, not matched or width < _NARROW)
        self.header().resizeSection(BECOMES, _WIDTHS[BECOMES] if matched else round(width * _WHY))

    def _set_up(self) -> None:
        self.setProperty("table", True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
