"""Channels as pills: buttons in rows that break like words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from planner.domain.records import Channel
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.dashed import DashedButton
from planner.ui.plain import literal

_ELIDED = Qt.TextElideMode.ElideRight

_NARROW = 96
"""Pixels; a pill with many words is at least as wide."""


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
        """The largest item, as narrow as it can be."""
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


class Pill(QPushButton):
    """A button whose words are shortened where there is no room for them."""

    def __init__(self, text: str) -> None:
        super().__init__(literal(text))
        self._words = self._shown = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all words, however many are shown now."""
        return super().sizeHint() + QSize(self._wide(self._words) - self._wide(self._shown), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_NARROW, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        missing = max(self.sizeHint().width() - self.width(), 0)
        room = self._wide(self._words) - missing
        self._shown = self.fontMetrics().elidedText(self._words, _ELIDED, room) if missing else self._words
        self.setText(literal(self._shown))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


class Pills(QWidget):
    """Buttons in rows; made anew only when they say something else, so that the focus stays."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self, 8)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Shows these in place of the ones before; those that were there already stay what they are."""
        while (item := self.flow.takeAt(0)) is not None:
            before = item.widget()
            if before is not None and before not in widgets:
                before.hide()
                before.deleteLater()
        for widget in widgets:
            self.flow.addWidget(widget)
        self.updateGeometry()


def pill(context: Context, channel: Channel | None, text: str, *, on: bool) -> QPushButton:
    """A channel that can be switched on and off."""
    button = Pill(text)
    button.setProperty("pill", True)
    button.setCheckable(True)
    button.setChecked(on)
    icons.lead(button, context.theme, glyph(context, channel), "accent.text" if on else "text.secondary")
    return button


def dashed_pill(context: Context, text: str) -> QPushButton:
    """Offers a channel more."""
    height = context.theme.size("control.small")
    button = DashedButton(context.theme, text, height // 2)
    button.setProperty("pill", True)
    return button


def glyph(context: Context, channel: Channel | None) -> str:
    """The icon of the channel's network."""
    if channel is None:
        return "circle-dashed"
    platform = context.catalogue.platforms.named(channel.platform)
    return platform.glyph if platform else "globe"
