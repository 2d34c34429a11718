"""The rows of one question, each with an answer of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.app.intake import Ask, At, Free
from planner.ui.context import Context
from planner.ui.importing.answer_words import kept, trouble_with, value_words, written_words
from planner.ui.importing.matter import Matter
from planner.ui.importing.row_words import row_label
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.parts import words
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_ROW, _MOST = 32, 5
_SHEET, _PLAN, _ANSWER = 1, 2, 3
THERE = "there:"
"""Questions about what the plan has already begin so."""

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowAnswers(QWidget):
    """A small table of row, words and answer; Enter or a click changes an answer, "Take these" gives them all."""

    answered = Signal(object)
    row_pointed = Signal(object)

    def __init__(self, context: Context, ask: Ask, matter: Matter) -> None:
        super().__init__()
        self._model = _Model(context, ask, matter)
        self._table = _Table()
        self._table.setModel(self._model)
        self._table.setColumnHidden(_PLAN, not ask.id.startswith(THERE))
        self._table.setItemDelegate(_Answering(context, ask, self._table))
        self._table.setFixedHeight(_ROW * (min(len(ask.rows), _MOST) + 1))
        self._table.row_turned.connect(lambda row: self.row_pointed.emit(ask.rows[row]))
        self._trouble = words("", "label", "danger")
        self._trouble.hide()
        self._model.misread.connect(lambda: self._say(trouble_with(ask.free, context, matter.plan)))
        take = button(tr("Take these"))
        take.setProperty("small", True)
        take.setToolTip(tr("Answer every row as it stands here"))
        take.clicked.connect(lambda: self.answered.emit(self._model.answers()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._table, self._trouble):
            column.addWidget(part)
        column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeading)

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.show()


class _Table(QTableView):
    row_turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Answers row by row"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def setModel(self, model: Any) -> None:
        super().setModel(model)
        self.setColumnWidth(0, 72)
        self.setColumnWidth(_ANSWER, 216)
        for column in (_SHEET, _PLAN):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda now: self.row_turned.emit(now.row()))


class _Model(QAbstractTableModel):
    misread = Signal()

    def __init__(self, context: Context, ask: Ask, matter: Matter) -> None:
        super().__init__()
        self._context, self._ask, self._matter = context, ask, matter
        whole = ask.answer if isinstance(ask.answer, str) else ask.default
        given = ask.answer if isinstance(ask.answer, Mapping) else {}
        self._answers = [given.get(self._key(at), whole) for at in ask.rows]

    def answers(self) -> dict[str, str]:
        """The answer of each row, by the row."""
        return {self._key(at): answer for at, answer in zip(self._ask.rows, self._answers, strict=True)}

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._answers)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else _ANSWER + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _ANSWER else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        at, answer = self._ask.rows[index.row()], self._answers[index.row()]
        if role == _Role.EditRole and index.column() == _ANSWER:
            return answer
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            said = self._said(at, answer, index.column())
            return plain_hint(said) if role == _Role.ToolTipRole else " ".join(said.split())
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        options = {option.value for option in self._ask.options}
        answer = value if value in options else kept(self._ask.free, str(value))
        if role != _Role.EditRole or answer is None:
            self.misread.emit()
            return False
        self._answers[index.row()] = answer
        self.dataChanged.emit(index, index)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (tr("Row"), tr("In the sheet"), tr("In the plan"), tr("Answer"))[section]
        return None

    def _said(self, at: At, answer: str, column: int) -> str:
        if column == _SHEET:
            return self._matter.records.text_of(at)
        if column == _PLAN:
            return self._matter.plan_says(at)
        return self._key(at) if column != _ANSWER else value_words(self._ask, answer, self._context)

    def _key(self, at: At) -> str:
        return row_label(at, len(self._matter.records.sheets))


class _Answering(QStyledItemDelegate):
    """A list of the options over the answer; where another answer may be given, it can be typed."""

    def __init__(self, context: Context, ask: Ask, parent: QTableView) -> None:
        super().__init__(parent)
        self._context, self._ask = context, ask

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        del option, index
        box = QComboBox(parent)
        box.setAccessibleName(tr("Answer"))
        box.setEditable(self._ask.free is not Free.NO)
        for one in self._ask.options:
            box.addItem(value_words(self._ask, one.value, self._context), one.value)
        box.activated.connect(lambda: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QComboBox)
        value = index.data(_Role.EditRole)
        place = editor.findData(value)
        editor.setCurrentIndex(place)
        if place < 0 and editor.isEditable():
            editor.setEditText(written_words(self._ask.free, value, self._context))

    def setModelData(self, editor: QWidget, model: Any, index: _Index) -> None:
        assert isinstance(editor, QComboBox)
        place = editor.findText(editor.currentText(), Qt.MatchFlag.MatchExactly)
        model.setData(index, editor.itemData(place) if place >= 0 else editor.currentText())
