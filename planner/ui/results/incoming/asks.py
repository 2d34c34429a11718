"""The questions about the whole file, each with its answer beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from planner.app.results_intake import ResultAsk
from planner.domain.span import read_day
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import CalmCombo, words
from planner.ui.pieces.typed_day import example, whole_day
from planner.ui.words import tr

_FIELD = 208


class FileAsks(QWidget):
    """Lists to choose from, and lines for days; what must be answered is marked until it is."""

    answered = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.fields: dict[str, CalmCombo | QLineEdit] = {}
        self._shown: tuple[ResultAsk, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(context.theme.space(4))
        self._grid.setVerticalSpacing(context.theme.space(2))
        self._grid.setColumnStretch(2, 1)

    def show_asks(self, asks: Sequence[ResultAsk]) -> None:
        """Shows these questions; a field that has the keyboard keeps it."""
        if tuple(asks) == self._shown:
            return
        focused = next((key for key, field in self.fields.items() if field.hasFocus()), "")
        self._clear()
        self._shown = tuple(asks)
        for at, ask in enumerate(asks):
            self._show(at, ask)
        if focused in self.fields:
            self.fields[focused].setFocus()
        self.setVisible(bool(asks))

    # private

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields.clear()

    def _show(self, at: int, ask: ResultAsk) -> None:
        label = words(tr(ask.text), role="warning" if ask.open else "secondary", step="body")
        label.setWordWrap(False)
        field = self._box(ask) if ask.options else self._day(ask)
        field.setFixedWidth(_FIELD)
        field.setAccessibleName(tr(ask.text))
        field.setToolTip(tr("Must be answered first") if ask.open else tr(ask.text))
        label.setBuddy(field)
        self.fields[ask.id] = field
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, at, 1)

    def _box(self, ask: ResultAsk) -> CalmCombo:
        box = CalmCombo()
        if ask.open:
            box.addItem(tr("Choose…"), None)
            box.setProperty("invalid", True)
        for value, text in ask.options:
            box.addItem(tr(text), value)
        box.setCurrentIndex(0 if ask.open else max(box.findData(ask.value), 0))
        box.activated.connect(lambda _: self._choose(ask, box.currentData()))
        return box

    def _choose(self, ask: ResultAsk, value: str | None) -> None:
        if value is not None:
            self.answered.emit(ask.id, value)

    def _day(self, ask: ResultAsk) -> QLineEdit:
        locale = QLocale()
        line = QLineEdit(example(read_day(ask.value), locale))
        line.editingFinished.connect(lambda: self._take_day(ask, line))
        line.textEdited.connect(lambda: self._mark(line, wrong=False))
        return line

    def _take_day(self, ask: ResultAsk, line: QLineEdit) -> None:
        day = whole_day(line.text().strip(), QLocale())
        self._mark(line, wrong=day is None)
        if day is not None and day.isoformat() != ask.value:
            self.answered.emit(ask.id, day.isoformat())

    def _mark(self, line: QLineEdit, *, wrong: bool) -> None:
        line.setProperty("invalid", wrong)
        line.style().polish(line)
