"""The ring around what is selected or has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.ui.theme import Theme


def paint_ring(painter: QPainter, rect: QRect, theme: Theme, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
    """The ring of what is selected or has the keyboard, half of it outside the rectangle."""
    painter.setPen(QPen(theme.color("border.focus"), 2, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.radius("chip")
    painter.drawRoundedRect(QRectF(rect), radius, radius)
