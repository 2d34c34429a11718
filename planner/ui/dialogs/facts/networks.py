"""The list of networks beside their facts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from planner.domain.platforms import Platform
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.words import tr

_WIDTH, _ROW = 216, 32
_KEY = Qt.ItemDataRole.UserRole


class NetworkList(QListWidget):
    """All networks by name; one of them is always the current one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(tr("Networks"))
        self.setToolTip(tr("Whose facts are shown"))
        self.setFixedWidth(_WIDTH)
        for platform in sorted(context.catalogue.platforms, key=lambda one: one.name.casefold()):
            item = QListWidgetItem(platform.name)
            item.setData(_KEY, platform.key)
            item.setSizeHint(QSize(0, _ROW))
            self.addItem(item)
        self.set_icons()
        self.show_key("")

    @property
    def current(self) -> Platform:
        """The chosen network, with what is the user's."""
        return self._platform(self.currentItem())

    def show_key(self, key: str) -> None:
        """Chooses a network, or the first of which something is known, those that channels are on before others."""
        keys = [self.item(number).data(_KEY) for number in range(self.count())]
        telling = [one for one in keys if self._platform(self.item(keys.index(one))).facts]
        used = self._used()
        wanted = (key, *(one for one in telling if one in used), *telling, *keys)
        self.setCurrentRow(keys.index(next(one for one in wanted if one in keys)))

    def _used(self) -> set[str]:
        """The networks that channels of the plan are on."""
        document = self._context.document
        plans = [document.settings_of(brand) for brand in document.brands()]
        return {one.platform for plan in plans for one in plan.channels.values() if not one.archived}

    def set_icons(self) -> None:
        """Their signs in the colours of the theme."""
        for item in map(self.item, range(self.count())):
            item.setIcon(icon(self._context.theme, self._platform(item).glyph))

    def _platform(self, item: QListWidgetItem) -> Platform:
        found = self._context.catalogue.platforms.named(item.data(_KEY))
        assert found is not None
        return found
