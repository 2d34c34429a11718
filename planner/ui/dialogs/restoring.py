"""Choosing a backup, which becomes a new plan beside the one that is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.backups import Backup, Backups
from planner.app.plans import name_beside
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.fitting import FittingDialog
from planner.ui.words import tr

_WIDTH, _LIST_HEIGHT = 480, 240


class Restoring(FittingDialog):
    """Lists the backups of the open plan, the newest first."""

    restore_requested = Signal(object, object)
    """The backup, and the plan that shall be made of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self._context = context
        self._plan = context.document.path
        backups = Backups.of(self._plan, context.settings)
        self.setWindowTitle(tr("Restore a backup"))
        self._list = QListWidget()
        self._list.setFixedHeight(_LIST_HEIGHT)
        self._list.setAccessibleName(tr("Backups"))
        self._list.ensurePolished()  # else rows get the height that they would have without the style
        for backup in backups.all():
            self._list.addItem(self._item(backup))
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._restore_chosen)
        self._lay_out(backups.folder)

    def _item(self, backup: Backup) -> QListWidgetItem:
        when = self._context.when
        size = QLocale().formattedDataSize(backup.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        item = QListWidgetItem(f"{when.dated(backup.at.date())}, {when.clock(backup.at.time())} · {size}")
        item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
        return item

    def _lay_out(self, folder: Path) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(self._context.theme.space(3))
        column.addWidget(words(tr("Restore a backup"), step="heading"))
        text = tr("The backup becomes a new plan beside the one that is open. Both stay as they are.")
        column.addWidget(words(text, role="secondary"))
        column.addWidget(self._list)
        there = tr("They are in {folder}", folder=folder) if self._list.count() else tr("There is no backup yet.")
        column.addWidget(words(there, step="caption", role="secondary"))
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        other = button(tr("Another file…"))
        other.setToolTip(tr("Choose a backup that lies elsewhere"))
        other.clicked.connect(self._restore_another)
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Close (Esc)"))
        cancel.clicked.connect(self.reject)
        restore = button(tr("Restore"), "primary")
        restore.setToolTip(tr("Make a new plan of this backup and open it (Enter)"))
        restore.setDefault(True)
        restore.setEnabled(self._list.count() > 0)
        restore.clicked.connect(self._restore_chosen)
        foot = QHBoxLayout()
        foot.addWidget(other)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(restore)
        return foot

    def _restore_chosen(self) -> None:
        chosen = self._list.currentItem()
        if chosen is not None:
            self._restore(Path(chosen.data(Qt.ItemDataRole.UserRole)))

    def _restore_another(self) -> None:
        kinds = f"{tr('Plans')} (*.evenweek);;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self, tr("Restore a backup"), str(self._plan.parent), kinds)
        if name:
            self._restore(Path(name))

    def _restore(self, backup: Path) -> None:
        self.accept()
        self.restore_requested.emit(backup, name_beside(self._plan))
