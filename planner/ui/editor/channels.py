"""The channels of the open post as pills, and a menu of those that it is not on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QMenu, QPushButton, QWidget

from planner.domain import edits
from planner.domain.records import Channel, Placement
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.parts import emptied, literal, vertical, words
from planner.ui.words import tr


class Flow(QLayout):
    """Puts widgets in rows that break like words do, in the direction of the language."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Takes one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Gives an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """A narrow place needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts everything into its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as possible; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x = y = row = 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(rect.width(), item.sizeHint().height()))
            if x and x + size.width() > rect.width():
                x, y, row = 0, y + row + self.spacing(), 0
            if move:
                item.setGeometry(self._mirrored(QRect(rect.topLeft() + QPoint(x, y), size), rect))
            x += size.width() + self.spacing()
            row = max(row, size.height())
        return y + row

    def _mirrored(self, place: QRect, rect: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(rect.right() - (place.left() - rect.left()))
        return place


class Pills(QWidget):
    """Buttons in rows; made anew only when they say something else, so that the focus stays."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self, 8)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Shows these in place of the ones before."""
        emptied(self.flow)
        for widget in widgets:
            self.flow.addWidget(widget)
        self.updateGeometry()


def pill(context: Context, channel: Channel | None, text: str, *, on: bool) -> QPushButton:
    """A channel that can be switched on and off."""
    button = QPushButton(literal(text))
    button.setProperty("pill", True)
    button.setCheckable(True)
    button.setChecked(on)
    button.setAccessibleName(text)
    button.setIcon(icons.icon(context.theme, glyph(context, channel), "accent.text" if on else "text.secondary"))
    return button


def glyph(context: Context, channel: Channel | None) -> str:
    """The icon of the channel's network."""
    if channel is None:
        return "circle-dashed"
    platform = context.catalogue.platforms.named(channel.platform)
    return platform.glyph if platform else "globe"


class ChannelPills(QWidget):
    """Click a pill to take the post off that channel, *Add* to put it on another one."""

    new_channel_requested = Signal()

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._context = open_post.context
        self._shown: object = None
        self._pills = Pills()
        column = vertical(self, 4)
        column.addWidget(words(tr("Channels"), "label", "secondary"))
        column.addWidget(self._pills)
        open_post.changed.connect(self._show)
        self._context.theme.changed.connect(self._show_anew)

    def _show_anew(self) -> None:
        self._shown = None
        if self._open.post is not None:
            self._show()

    def _show(self) -> None:
        labels = [(one.id, one.channel_id, self._open.channel_name(one)) for one in self._open.placements]
        if labels == self._shown:
            self._check_all()
            return
        had_focus = self._pills.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._shown = labels
        pills = [self._pill(one) for one in self._open.placements if one.channel_id is not None]
        waiting: list[QWidget] = [] if pills else [self._waiting()]
        add = self._add_button()
        self._pills.show_widgets([*waiting, *pills, add])
        if had_focus:
            (pills[-1] if pills else add).setFocus()

    def _check_all(self) -> None:
        """A pill that was clicked stays on when the plan did not take it off."""
        for button in self._pills.findChildren(QPushButton):
            button.setChecked(button.isCheckable())

    def _pill(self, placement: Placement) -> QPushButton:
        channel = self._open.records.channels[placement.channel_id or ""]
        button = pill(self._context, channel, self._open.channel_name(placement), on=True)
        button.setToolTip(tr("Click to take the post off this channel"))
        button.clicked.connect(lambda: self._take_off(placement.id))
        return button

    def _waiting(self) -> QLabel:
        label = words(tr("no channel yet"), "body", "muted")
        label.setFixedHeight(self._context.theme.size("control.small"))
        return label

    def _add_button(self) -> QPushButton:
        add = QPushButton(tr("Add"))
        add.setProperty("pill", True)
        add.setProperty("dashed", True)
        add.setIcon(icons.icon(self._context.theme, "plus"))
        add.setAccessibleName(tr("Add a channel"))
        add.setToolTip(tr("Put the post on another channel"))
        add.clicked.connect(lambda: self._menu().popup(add.mapToGlobal(QPoint(0, add.height() + 4))))
        return add

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on = {one.channel_id for one in self._open.placements}
        channels = [one for one in self._open.records.channels.values() if not one.archived]
        channels.sort(key=lambda one: one.position)
        for channel in [one for one in channels if one.id not in on]:
            self._offer(menu, channel)
        again = [one for one in channels if one.id in on]
        if again:
            more = menu.addMenu(tr("Once more on"))
            for channel in again:
                self._offer(more, channel)
        menu.addSeparator()
        menu.addAction(icons.icon(self._context.theme, "plus"), tr("New channel…"), self.new_channel_requested.emit)
        return menu

    def _offer(self, menu: QMenu, channel: Channel) -> None:
        icon = icons.icon(self._context.theme, glyph(self._context, channel))
        menu.addAction(icon, literal(channel.name), lambda: self._put_on(channel))

    def _put_on(self, channel: Channel) -> None:
        open_post = self._open
        open_post.ask(lambda: edits.put_on(open_post.shown_post, open_post.placements, channel, open_post.brand.zone))

    def _take_off(self, placement_id: str) -> None:
        open_post = self._open
        at = self._context.clock()

        def taken_off() -> edits.Edit:
            one = open_post.records.placements[placement_id]
            return edits.take_off(one, open_post.placements, at)

        open_post.ask(taken_off)
