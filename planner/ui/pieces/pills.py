"""Channels as pills: buttons in rows that break like words do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner.domain.records import Channel
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.dashed import DashedButton
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.plain import literal

_ELIDED = Qt.TextElideMode.ElideRight

_NARROW = 96
"""Pixels; a pill with many words is at least as wide."""


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
