"""The editor of a tool's file: its columns, how days are written, and its limits, with the first rows beside."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.app.failures import PlanError
from planner.app.handoffs import Handoffs
from planner.app.targets import Outgoing, Preset, checked, preset_table, tool_target
from planner.ui.context import Context
from planner.ui.exporting.column_form import ColumnForm
from planner.ui.exporting.column_list import ColumnList
from planner.ui.exporting.file_form import FileForm
from planner.ui.exporting.preview import PreviewTable
from planner.ui.pieces.dialog_parts import CalmCombo, button, column, labelled, row, words
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.words import tr

_SIZE, _LEAST, _EDGE = QSize(1080, 720), QSize(720, 480), 32
_PAUSE_MS = 120
_ROWS = 4
_ALL = "“columns”: "
"""How a reason begins that names a column after it."""
_BAR = 24
"""Pixels beside a form that scrolls."""


class ColumnMap(QDialog):
    """Changes a copy; ``kept`` tells the preset when it is saved."""

    kept = Signal(object)

    def __init__(
        self,
        context: Context,
        handoffs: Handoffs,
        preset: Preset,
        out: Outgoing | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._handoffs, self._out = context, handoffs, out
        self._preset = preset
        self.setWindowTitle(tr("Columns of {name}", name=preset.name))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.setMinimumSize(_LEAST)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.name, self.begin_with = QLineEdit(preset.name), CalmCombo()
        self.columns, self.form, self.file = ColumnList(context), ColumnForm(context), FileForm(context)
        self.preview = PreviewTable(context, _ROWS)
        self.trouble = words("", role="danger")
        self.save = button(tr("Save"), "primary")
        self._fill_begin_with()
        self._lay_out()
        self._connect()
        self._show(preset)
        self.name.setFocus()

    @property
    def preset(self) -> Preset:
        """The file as it is set now."""
        given = replace(self._preset, name=self.name.text().strip(), columns=self.columns.columns)
        return self.file.applied(given)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes through the dialog as one reads."""
        super().showEvent(event)
        if not event.spontaneous():
            order_as_read(self)

    def accept(self) -> None:
        """Keeps the file, or says why not."""
        try:
            preset = self._handoffs.keep(self.preset)
        except (ValueError, PlanError) as error:
            self._say(str(error))
            return
        super().accept()
        self.kept.emit(preset)

    # private

    def _show(self, preset: Preset) -> None:
        self._preset = preset
        self.columns.show_columns(preset.columns)
        self.file.show_preset(preset)
        self._look()

    def _begin_with(self) -> None:
        """Takes everything but the name from another file."""
        other = self._handoffs.preset(self.begin_with.currentData())
        own = self._preset
        taken = replace(other, key=own.key, name=own.name, own=True, confidence=own.confidence, checked=own.checked)
        self._show(taken)

    def _look(self) -> None:
        """Shows the first rows as they would be, or what is wrong."""
        self._pause.stop()
        preset = self.preset
        try:
            checked(preset.key, preset_table(preset), own=True)
        except ValueError as error:
            self._say(str(error))
            return
        self._say("")
        if self._out is not None:
            self.preview.show_rows(tool_target(preset, self._context.catalogue.platforms).preview(self._out))

    def _say(self, sentence: str) -> None:
        self.trouble.setText(_sentence(tr(sentence.removeprefix(_ALL))) if sentence else "")
        self.trouble.setVisible(bool(sentence))
        self.save.setEnabled(not sentence)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._look)
        self.columns.chosen.connect(self.form.show_column)
        self.columns.changed.connect(self._pause.start)
        self.form.changed.connect(self.columns.take)
        self.file.changed.connect(self._pause.start)
        self.name.textChanged.connect(self._pause.start)
        self.begin_with.activated.connect(lambda _at: self._begin_with())
        self.save.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _fill_begin_with(self) -> None:
        for preset in self._handoffs.presets:
            if not preset.own:
                self.begin_with.addItem(preset.name, preset.key)
        at = max(self.begin_with.findData(self._preset.tool), 0)
        self.begin_with.setCurrentIndex(at)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*4 * [space(5)])
        whole.setSpacing(space(4))
        whole.addLayout(self._made_top())
        middle = row(space(4))
        middle.addWidget(self.columns, 2)
        for form, share in ((self.form, 3), (self.file, 2)):
            lines = column(0)
            lines.addWidget(form)
            area = Scrolled(lines)
            area.setMinimumWidth(form.minimumSizeHint().width() + _BAR)
            middle.addWidget(area, share)
        whole.addLayout(middle, 1)
        whole.addWidget(words(tr("The first rows"), step="label", role="secondary"))
        whole.addWidget(self.preview)
        whole.addLayout(self._made_foot())

    def _made_top(self) -> QHBoxLayout:
        space = self._context.theme.space
        top = row(space(3))
        top.addLayout(labelled(tr("Name"), self.name), 2)
        begin = column(4)
        begin.addLayout(labelled(tr("Back to the columns of"), self.begin_with))
        self.begin_with.setToolTip(tr("Takes all columns and limits from a shipped file"))
        top.addLayout(begin, 1)
        return top

    def _made_foot(self) -> QHBoxLayout:
        foot = row(self._context.theme.space(2))
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Close without changing anything (Esc)"))
        cancel.clicked.connect(self.reject)
        self.save.setToolTip(tr("Keep it as a file of yours (Enter)"))
        self.save.setDefault(True)
        foot.addWidget(self.trouble, 1)
        foot.addStretch()
        foot.addWidget(cancel, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        return foot


def _sentence(text: str) -> str:
    """A reason that begins small, as a sentence."""
    said = text[:1].upper() + text[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."
