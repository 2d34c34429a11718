"""The right side of the page: what was understood, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from planner.app.intake import Field, Line, Workbook
from planner.ui.importing.face import COLUMN_WORDS, Column, Face, Faces
from planner.ui.importing.records import Records
from planner.ui.importing.sheet_model import FIELD_ROLE
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 2

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_FIELDS: Mapping[Column, tuple[Field, ...]] = {
    Column.DAY: (Field.DATE, Field.MOMENT),
    Column.TIME: (Field.TIME, Field.MOMENT),
    Column.CHANNELS: (Field.CHANNEL,),
    Column.KIND: (Field.KIND,),
    Column.STATUS: (Field.STATUS,),
    Column.TEXT: (Field.TEXT, Field.TITLE),
}
"""What a correction on this side is written into: the first of these that the sheet has, else the first."""


class UnderstoodModel(QAbstractTableModel):
    """Shows what becomes of each record; a correction is typed as it would stand in the sheet."""

    corrected = Signal(object, object, str)
    """The record, the field, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self._records = Records(Workbook("", ()), (), {})
        self._lines: Sequence[Line] = ()
        self._faces: Faces | None = None

    def show_lines(self, records: Records, lines: Sequence[Line], faces: Faces) -> None:
        """Shows these records in this order."""
        self.beginResetModel()
        self._records, self._lines, self._faces = records, lines, faces
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The record in a row."""
        return self._lines[row]

    def face(self, row: int) -> Face:
        """How the record in a row is seen."""
        assert self._faces is not None
        return self._faces.of(self._lines[row])

    # the model

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self._field(index) is not None else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        column, face = Column(index.column()), self.face(index.row())
        if role == _Role.DisplayRole:
            return face.words[column]
        if role == FACE_ROLE:
            return face
        if role in (_Role.EditRole, FIELD_ROLE):
            field = self._field(index)
            if role == FIELD_ROLE or field is None:
                return field
            return self._records.written(self._lines[index.row()], field)
        if role == _Role.ToolTipRole:
            return plain_hint(self._hint(column, face, index))
        if role == _Role.AccessibleDescriptionRole and column == Column.TEXT:
            return face.note
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        line, field = self._lines[index.row()], self._field(index)
        if role != _Role.EditRole or field is None or value == self._records.written(line, field):
            return False
        self.corrected.emit(line.at, field, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return tr(COLUMN_WORDS[Column(section)])
        return None

    # private

    def _field(self, index: _Index) -> Field | None:
        """What a cell is corrected in; nothing can be corrected where no heading says what columns hold."""
        fields = set(self._records.fields(self._lines[index.row()].at).values())
        wanted = _FIELDS.get(Column(index.column()), ())
        if not fields or not wanted:
            return None
        return next((field for field in wanted if field in fields), wanted[0])

    def _hint(self, column: Column, face: Face, index: _Index) -> str:
        if column == Column.STATE:
            return f"{face.words[column]}. {face.note}".strip()
        if column == Column.TEXT:
            line = self._lines[index.row()]
            text = line.entries[0].text if line.entries else face.words[column]
            return "\n\n".join(filter(None, [text, face.note]))
        return face.words[column]
