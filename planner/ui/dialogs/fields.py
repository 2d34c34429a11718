"""Fields for a time zone and for a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from planner.app.backups import Backups
from planner.app.surroundings import own_backups, own_zone
from planner.domain.clock import zone_named
from planner.ui.context import Context
from planner.ui.dialogs.zones import zone_field
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr


def zone_setting(zone: str, choose: Callable[[str], None]) -> QComboBox:
    """A field for a zone that is handed to ``choose`` when it is one; empty means the computer's."""
    field = zone_field(zone)
    line = field.lineEdit()
    assert line is not None
    line.setPlaceholderText(tr("Like the computer ({zone})", zone=own_zone()))

    def mark(wrong: bool) -> None:
        field.setProperty("invalid", wrong)
        field.style().polish(field)

    def take() -> None:
        wanted = field.currentText().strip()
        wrong = bool(wanted) and not _is_zone(wanted)
        mark(wrong)
        if not wrong:
            choose(wanted)

    field.activated.connect(take)
    field.currentTextChanged.connect(lambda: mark(False))
    line.editingFinished.connect(take)
    return field


class FolderField(QWidget):
    """A folder for backups, which is never the plan's own; empty means the usual one."""

    chosen = Signal(str)

    def __init__(self, folder: str, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown = QLineEdit(folder)
        self._shown.setReadOnly(True)
        self._shown.setPlaceholderText(tr("The usual folder"))
        self._said = words("", step="caption")
        self._choose = button(tr("Choose…"))
        self._usual = button(tr("Use the usual folder"))
        self._choose.clicked.connect(self._ask)
        self._usual.clicked.connect(lambda: self._take(""))
        self._lay_out()
        self._show(folder)

    def setAccessibleName(self, name: str) -> None:
        """Names the field, and each button after it."""
        super().setAccessibleName(name)
        self._shown.setAccessibleName(name)
        for one in (self._choose, self._usual):
            one.setAccessibleName(f"{name}: {one.text()}")
            one.setToolTip(one.text())

    def _lay_out(self) -> None:
        buttons = row(8)
        for one in (self._choose, self._usual):
            one.setProperty("small", True)
            buttons.addWidget(one)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._shown)
        column.addLayout(buttons)
        column.addWidget(self._said)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder for backups"), self._shown.text())
        if folder:
            self.take(folder)

    def take(self, folder: str) -> None:
        """Chooses a folder, unless it is the plan's own."""
        plan = self._context.document.path.parent
        if Path(folder).resolve().is_relative_to(plan):
            self._say(tr("That is the folder of the plan: it would be lost with it. Choose another."), "danger")
            return
        self._take(folder)

    def _take(self, folder: str) -> None:
        self._show(folder)
        self.chosen.emit(folder)
        self._show(folder)

    def _show(self, folder: str) -> None:
        self._shown.setText(folder)
        self._shown.setToolTip(plain_hint(folder or str(own_backups())))
        self._shown.setCursorPosition(0)
        self._usual.setEnabled(bool(folder))
        newest = Backups.of(self._context.document.path, self._context.settings).all()[:1]
        if newest:
            when = self._context.when
            day, clock = when.dated(newest[0].at.date()), when.clock(newest[0].at.time())
            self._say(tr("Last checked backup: {day}, {time}", day=day, time=clock), "secondary")
        else:
            self._say(tr("No backup there yet"), "secondary")

    def _say(self, text: str, role: str) -> None:
        self._said.setText(text)
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)


def _is_zone(name: str) -> bool:
    try:
        zone_named(name)
    except ValueError:
        return False
    return True
