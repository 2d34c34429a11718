"""Both sides of the page: two tables with the same rows, which scroll together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QVBoxLayout, QWidget

from planner.app.intake import At, Field, Line
from planner.ui.context import Context
from planner.ui.importing.face import Column, Faces
from planner.ui.importing.ink import ROW_HEIGHT, CorrectingDelegate, SheetInk, UnderstoodInk
from planner.ui.importing.records import Records
from planner.ui.importing.rows_table import RowsTable
from planner.ui.importing.sheet_header import PlainHeader, SheetHeader, column_menu
from planner.ui.importing.sheet_model import FIELD_ROLE, SheetModel
from planner.ui.importing.understood_model import UnderstoodModel
from planner.ui.words import tr

_SCROLLBAR, _LEAST, _BARS, _TEXT = 12, 24, 44, 144
_WIDTHS: Mapping[Column, int] = {
    Column.STATE: 32,
    Column.DAY: 100,
    Column.TIME: 60,
    Column.CHANNELS: 76,
    Column.KIND: 104,
    Column.STATUS: 56,
}
_NARROW: Mapping[Field, int] = {
    Field.WEEK: 64,
    Field.WEEKDAY: 64,
    Field.DATE: 104,
    Field.TIME: 72,
    Field.OWNER: 72,
    Field.STATUS: 88,
    Field.TEXT: 216,
}
_USUAL = 112


class SheetTables(QSplitter):
    """The sheet at the left and what was understood at the right."""

    column_named = Signal(int, object)
    """A column, and the field that it holds."""
    corrected = Signal(object, object, str)

    def __init__(self, context: Context) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = context.theme
        self.marked: frozenset[int] = frozenset()
        """The rows that a question is about."""
        self.sheet_model, self.understood_model = SheetModel(context.theme), UnderstoodModel()
        self.sheet = self._made(self.sheet_model, SheetHeader(context.theme, self), tr("The sheet as it is"), SheetInk)
        header = PlainHeader(context.theme, self)
        self.understood = self._made(self.understood_model, header, tr("What was understood"), UnderstoodInk)
        self._foot = QWidget()
        self._foot.setFixedHeight(_SCROLLBAR)
        self._lay_out()
        self._connect()
        context.theme.changed.connect(self._paint_again)

    def show_lines(self, records: Records, lines: Sequence[Line], faces: Faces) -> None:
        """Shows these records in this order on both sides; nothing is marked any more."""
        self.marked = frozenset()
        scrolled = self.understood.verticalScrollBar().value(), self.sheet.horizontalScrollBar().value()
        self.sheet_model.show_lines(records, lines)
        self.understood_model.show_lines(records, lines, faces)
        self.understood.verticalScrollBar().setValue(scrolled[0])
        self.sheet.horizontalScrollBar().setValue(scrolled[1])

    def height_of(self, rows: int) -> int:
        """The height in which so many rows are seen."""
        return self.sheet.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + _SCROLLBAR

    def mark(self, rows: Sequence[int], *, go: bool = True) -> None:
        """Marks rows, and brings the first of them into view."""
        self.marked = frozenset(rows)
        if rows and go:
            self.go_to(min(rows))
        self._paint_again()

    def fit_columns(self) -> None:
        """Gives the columns of the sheet the width that their fields usually need."""
        for column in range(self.sheet_model.columnCount()):
            field = self.sheet_model.field_of(column)
            self.sheet.setColumnWidth(column, _NARROW.get(field, _USUAL) if field else _USUAL)

    def go_to(self, row: int) -> None:
        """Marks a row on both sides and brings it into view."""
        index = self.understood_model.index(row, Column.TEXT)
        self.understood.setCurrentIndex(index)
        self.understood.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def stay_at(self, row: int, columns: tuple[int, int]) -> None:
        """Marks a row again, with these columns of both sides under the keyboard."""
        sheet, understood = max(columns[0], 0), max(columns[1], 0)
        self.understood.setCurrentIndex(self.understood_model.index(row, understood))
        self.sheet.setCurrentIndex(self.sheet_model.index(row, sheet))

    @property
    def columns(self) -> tuple[int, int]:
        """The columns of both sides that are under the keyboard, -1 for none."""
        return self.sheet.currentIndex().column(), self.understood.currentIndex().column()

    @property
    def current(self) -> At | None:
        """The record of the marked row."""
        index = self.understood.currentIndex()
        return self.understood_model.line(index.row()).at if index.isValid() else None

    # making

    def _made(
        self, model: QAbstractItemModel, header: QHeaderView, name: str, ink: type[CorrectingDelegate]
    ) -> RowsTable:
        table = RowsTable(model, header, name)
        table.setItemDelegate(ink(self._theme, table, lambda row: row in self.marked))
        return table

    def _lay_out(self) -> None:
        self.sheet.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sheet.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.understood.verticalHeader().hide()
        self.understood.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, width in _WIDTHS.items():
            self.understood.setColumnWidth(place, width)
        self.understood.horizontalHeader().setMinimumSectionSize(_LEAST)
        self.understood.horizontalHeader().setStretchLastSection(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.understood)
        column.addWidget(self._foot)
        self.addWidget(self.sheet)
        self.addWidget(right)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setProperty("lined", True)

    def _connect(self) -> None:
        left, right = self.sheet.verticalScrollBar(), self.understood.verticalScrollBar()
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)
        self.sheet.horizontalScrollBar().installEventFilter(self)
        self.understood.viewport().installEventFilter(self)
        self.sheet.selectionModel().currentChanged.connect(self._follow_left)
        self.understood.selectionModel().currentChanged.connect(self._follow_right)
        self.sheet.horizontalHeader().sectionClicked.connect(self._ask_under_heading)
        self.sheet.column_asked.connect(self._ask_column)
        self.understood.column_asked.connect(self._ask_column_of_field)
        self.sheet_model.corrected.connect(self.corrected)
        self.understood_model.corrected.connect(self.corrected)

    # following

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Both sides end at the same height; where there is little room, kinds are bars."""
        if watched is self.understood.viewport():
            if event.type() == QEvent.Type.Resize:
                self._fit_kinds()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._foot.setVisible(self.sheet.horizontalScrollBar().isVisibleTo(self.sheet))
        return super().eventFilter(watched, event)

    def _fit_kinds(self) -> None:
        """Kinds are only bars where texts would have hardly any room."""
        room = self.understood.viewport().width() - sum(_WIDTHS.values())
        self.understood.setColumnWidth(Column.KIND, _WIDTHS[Column.KIND] if room >= _TEXT else _BARS)

    def _follow_left(self, now: QModelIndex) -> None:
        self.sheet_model.show_heading_of(now.row())
        if now.isValid() and self.understood.currentIndex().row() != now.row():
            self.understood.setCurrentIndex(self.understood_model.index(now.row(), Column.TEXT))

    def _follow_right(self, now: QModelIndex) -> None:
        if now.isValid() and self.sheet.currentIndex().row() != now.row():
            column = max(self.sheet.currentIndex().column(), 0)
            scrolled = self.sheet.horizontalScrollBar().value()
            self.sheet.setCurrentIndex(self.sheet_model.index(now.row(), column))
            self.sheet.horizontalScrollBar().setValue(scrolled)

    # columns

    def _ask_under_heading(self, column: int) -> None:
        header = self.sheet.horizontalHeader()
        x = header.sectionViewportPosition(column)
        self._ask_column(column, header.viewport().mapToGlobal(QPoint(x, header.height())))

    def _ask_column(self, column: int, where: QPoint) -> None:
        menu = column_menu(self, self.sheet_model.field_of(column), lambda field: self.column_named.emit(column, field))
        menu.pop_up(where)

    def _ask_column_of_field(self, column: int, where: QPoint) -> None:
        """What else the column of the sheet may hold that a cell of the right side comes from."""
        field = self.understood_model.index(0, column).data(FIELD_ROLE)
        columns = range(self.sheet_model.columnCount())
        found = next((one for one in columns if field and self.sheet_model.field_of(one) == field), None)
        if found is not None:
            self._ask_column(found, where)

    def _paint_again(self) -> None:
        for table in (self.sheet, self.understood):
            table.viewport().update()
            table.horizontalHeader().viewport().update()
