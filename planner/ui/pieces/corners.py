"""Round corners for the little windows that have no frame: menus, lists to choose from, popovers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QBitmap, QIcon, QPainter, QResizeEvent, Qt
from PySide6.QtWidgets import QMenu, QWidget

RADIUS = 8
"""Pixels; the style sheet paints the borders of these windows with the same radius, that of controls."""


def round_off(window: QWidget) -> None:
    """Cuts the corners off, for what is behind to be seen; without a compositor a window cannot be transparent."""
    mask = QBitmap(window.size())
    mask.fill(Qt.GlobalColor.color0)
    with QPainter(mask) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.drawRoundedRect(QRectF(window.rect()), RADIUS, RADIUS)
    window.setMask(mask)


class Menu(QMenu):
    """A menu with round corners, and those within it too."""

    def __init__(self, parent: QWidget | None, title: str = "") -> None:
        super().__init__(title, parent)

    def add_within(self, title: str, icon: QIcon | None = None) -> Menu:
        """A menu that opens beside an entry with this title."""
        within = Menu(self, title)
        within.setIcon(icon or QIcon())
        self.addMenu(within)
        return within

    def pop_up(self, where: QPoint) -> None:
        """Shows the menu once; it is gone when it was closed."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        round_off(self)
