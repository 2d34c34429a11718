"""A new channel in two steps: the network, then the name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.edits import Edit, add_channel, new_id
from planner.domain.plan import Plan
from planner.domain.platforms import Platform
from planner.domain.records import Channel
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import button, labelled, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.words import tr

_OTHER = Platform(key="", name="")
_ROWS_SHOWN, _ROW = 9, 32


class NewChannel(EditDialog):
    """Enter takes the network, Enter takes the name."""

    def __init__(self, context: Context, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("New channel"), parent, tr("Next"))
        self._plan = plan
        self.networks = self._made_networks()
        self._set_icons()
        self.name = QLineEdit()
        self._steps = QStackedWidget()
        self._steps.addWidget(self._network_page())
        self._steps.addWidget(self._name_page())
        self.body.addWidget(self._steps)
        self._back = button(tr("Back"))
        self._back.clicked.connect(lambda: self._show_step(0))
        self.foot.insertWidget(0, self._back)
        context.theme.changed.connect(self._set_icons)
        self._show_step(0)

    def made(self) -> Edit:
        """The channel, put after the others; raises ValueError when the brand has one of the name."""
        channels = list(self._plan.channels.values())
        channel = Channel(
            id=new_id(),
            brand_id=self._plan.brand.id,
            name=self.name.text().strip(),
            platform=self._network.key,
            position=max((one.position for one in channels), default=-1) + 1,
        )
        return add_channel(channel, among=channels)

    def accept(self) -> None:
        """Goes to the second step, or wants the channel."""
        if self._steps.currentIndex() == 0:
            self._show_step(1)
        else:
            super().accept()

    @property
    def _network(self) -> Platform:
        chosen = self.networks.currentItem().data(Qt.ItemDataRole.UserRole)
        assert isinstance(chosen, Platform)
        return chosen

    def _show_step(self, step: int) -> None:
        self.say_trouble("")
        self._steps.setCurrentIndex(step)
        self._back.setVisible(step == 1)
        self.primary.setText(tr("Add channel") if step else tr("Next"))
        if step:
            self.name.setText(_free_name(self._network.name, self._plan.channels.values()))
            self.name.selectAll()
            self.name.setFocus()
        else:
            self.networks.setFocus()

    def _network_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(labelled(tr("Where do you post?"), self.networks))
        return page

    def _name_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(labelled(tr("What is it called?"), self.name))
        box.addWidget(
            words(tr("Say which when you have several accounts there, such as “Instagram shop”."), role="muted")
        )
        box.addStretch()
        return page

    def _made_networks(self) -> QListWidget:
        made = QListWidget()
        made.setIconSize(QSize(16, 16))
        for platform in sorted(self.context.catalogue.platforms, key=lambda one: one.name.casefold()):
            made.addItem(self._item(platform, platform.name))
        made.addItem(self._item(_OTHER, tr("Another network")))
        made.setCurrentRow(0)
        made.setFixedHeight(_ROWS_SHOWN * _ROW)
        made.itemDoubleClicked.connect(lambda _item: self.accept())
        return made

    def _item(self, platform: Platform, name: str) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, platform)
        item.setSizeHint(QSize(0, _ROW))
        return item

    def _set_icons(self) -> None:
        for item in map(self.networks.item, range(self.networks.count())):
            item.setIcon(icon(self.context.theme, item.data(Qt.ItemDataRole.UserRole).glyph))


def _free_name(name: str, channels: Iterable[Channel]) -> str:
    """The name of the network, with a number when the brand has a channel of that name."""
    taken = {channel.name.casefold() for channel in channels}
    names = [name, *(f"{name} {number}" for number in range(2, len(taken) + 2))]
    return next(one for one in names if one.casefold() not in taken) if name else ""
