"""The list of what entries can leave as: files, and the tools that publish, each with how well it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from planner.app.targets import Target
from planner.ui.context import Context
from planner.ui.exporting.signs import OWN, TRUSTED, target_icon
from planner.ui.icons import icon
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_ROW, _HEADING = 30, 32
_KEY = Qt.ItemDataRole.UserRole


class TargetList(QListWidget):
    """Groups of targets under their headings; one target is always the current one."""

    chosen = Signal(str)
    """The key of the target that is current from now on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._groups: list[tuple[str, list[Target]]] = []
        self.setProperty("bare", True)
        self.setAccessibleName(tr("What it becomes"))
        self.setToolTip(tr("What the entries leave as"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _before: self._tell(item))

    def show_targets(self, groups: Iterable[tuple[str, Sequence[Target]]], current: str) -> None:
        """Shows these targets, with the one of this key as the current one, or the first."""
        self._groups = [(words, [*targets]) for words, targets in groups]
        self.blockSignals(True)
        self.clear()
        for words, targets in self._groups:
            self.addItem(self._heading(words))
            for target in targets:
                self.addItem(self._line(target))
        self.blockSignals(False)
        self.set_icons()
        self.show_key(current)

    def show_key(self, key: str) -> None:
        """Makes the target of this key the current one."""
        keys = [self.item(at).data(_KEY) for at in range(self.count())]
        wanted = key if key and key in keys else next(one for one in keys if one)
        self.setCurrentRow(keys.index(wanted))

    @property
    def current(self) -> str:
        """The key of the current target."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def set_icons(self) -> None:
        """Shapes in the colours of the theme."""
        theme = self._context.theme
        targets = {target.key: target for _, some in self._groups for target in some}
        for item in map(self.item, range(self.count())):
            target = targets.get(item.data(_KEY))
            if target is None:
                item.setForeground(QBrush(theme.color("text.muted")))
            else:
                item.setIcon(icon(theme, *target_icon(target)))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY):
            self.chosen.emit(item.data(_KEY))

    def _heading(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._context.theme.font("label"))
        item.setSizeHint(QSize(0, _HEADING))
        item.setData(_KEY, "")
        return item

    def _line(self, target: Target) -> QListWidgetItem:
        item = QListWidgetItem(tr(target.name))
        item.setData(_KEY, target.key)
        item.setSizeHint(QSize(0, _ROW))
        item.setToolTip(plain_hint(self._hint(target)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._hint(target))
        return item

    def _hint(self, target: Target) -> str:
        """The name in full, and how well the tool's file is known."""
        preset = target.preset
        if preset is None:
            return tr(target.name)
        if preset.own:
            return tr("{name}, {sure}", name=preset.name, sure=tr(OWN.words))
        day = self._context.when.short_dated(preset.checked)
        sure = tr(TRUSTED[preset.confidence].words)
        return tr("{name}, {sure}, checked on {day}", name=preset.name, sure=sure, day=day)
