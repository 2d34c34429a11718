"""The left side of the page: the sheet as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from planner.app.intake import Field, Heading, Line, Workbook
from planner.ui.importing.field_words import field_words
from planner.ui.importing.records import Records
from planner.ui.importing.row_words import row_label
from planner.ui.importing.sorting import Group, group_of
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

FIELD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The field of a cell, or of a column; None for what is not read."""

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONG = 24
"""Cells of more letters are told whole by a hint."""


class SheetModel(QAbstractTableModel):
    """Shows the records of a workbook; the headings over the columns are those of the record in front."""

    corrected = Signal(object, object, str)
    """The record, the field, and the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._records = Records(Workbook("", ()), (), {})
        self._lines: Sequence[Line] = ()
        self._heading: Heading | None = None

    def show_lines(self, records: Records, lines: Sequence[Line]) -> None:
        """Shows these records in this order."""
        self.beginResetModel()
        self._records, self._lines = records, lines
        self._heading = records.heading(lines[0].at) if lines else self._heading
        self.endResetModel()

    def show_heading_of(self, row: int) -> None:
        """Names the columns as over this row."""
        heading = self._records.heading(self._lines[row].at) if 0 <= row < len(self._lines) else None
        if heading is not None and heading != self._heading:
            self._heading = heading
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))

    def name_of(self, column: int) -> str:
        """The heading of a column as it stands in the file."""
        names = self._heading.names if self._heading is not None else ()
        return names[column] if column < len(names) else ""

    def field_of(self, column: int) -> Field | None:
        """What a column was understood as; None for nothing."""
        return self._heading.fields.get(column) if self._heading is not None else None

    # the model

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._records.width

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        read = self._records.field(self._lines[index.row()].at, index.column()) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if read else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        line, column = self._lines[index.row()], index.column()
        text = self._records.cell(line.at, column)
        if role == _Role.DisplayRole:
            return " ".join(text.split())
        if role == _Role.EditRole:
            return text
        if role == FIELD_ROLE:
            return self._records.field(line.at, column)
        if role == _Role.ForegroundRole:
            return QBrush(self._theme.color(self._token(line, column)))
        if role == _Role.ToolTipRole:
            return self._hint(line, column, text)
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        line = self._lines[index.row()]
        field = self._records.field(line.at, index.column())
        if role != _Role.EditRole or field is None or value == self._records.cell(line.at, index.column()):
            return False
        self.corrected.emit(line.at, field, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(section, role)
        if role == _Role.DisplayRole:
            return self.name_of(section)
        if role == FIELD_ROLE:
            return self.field_of(section)
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            name = self.name_of(section) or tr("Column {number}", number=section + 1)
            words = tr("{name} is read as: {field}. Click to change it.", name=name, field=self._read_as(section))
            return plain_hint(words)
        return None

    # private

    def _read_as(self, column: int) -> str:
        return field_words(self.field_of(column))

    def _row_header(self, row: int, role: int) -> Any:
        at = self._lines[row].at
        if role == _Role.DisplayRole:
            return row_label(at, len(self._records.sheets))
        if role == _Role.ToolTipRole and len(self._records.sheets) > 1:
            return plain_hint(tr("Row {row} of “{sheet}”", row=at.record, sheet=self._records.sheets[at.sheet]))
        return None

    def _token(self, line: Line, column: int) -> str:
        if self._records.correction(line.at, self._records.field(line.at, column)) is not None:
            return "accent.text"
        record = self._records.record(line.at)
        faint = record is not None and (column in record.filled or record.hidden)
        return "text.muted" if faint or group_of(line) not in (Group.IN, Group.LEFT_OUT) else "text.primary"

    def _hint(self, line: Line, column: int, text: str) -> str:
        said = [text] if len(text) > _LONG or "\n" in text else []
        original = self._records.original(line.at, column)
        record = self._records.record(line.at)
        if text != original:
            said.append(tr("In the file: {text}", text=original or tr("nothing")))
        if record is not None and column in record.filled:
            said.append(tr("From a merged cell above"))
        if text and self._records.field(line.at, column) is None and self._records.fields(line.at):
            said.append(tr("This column is left out; its heading is where that can be changed."))
        return plain_hint("\n\n".join(said))
