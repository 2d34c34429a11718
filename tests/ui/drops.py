"""Something is dragged over a widget and let go there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, mime: QMimeData, at: QPoint) -> QDropEvent:
    """Drags over a widget and lets go; file managers propose to move."""
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    rest = mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, both, *rest))
    QApplication.sendEvent(widget, QDragMoveEvent(at, both, *rest))
    event = QDropEvent(QPointF(at), both, *rest)
    QApplication.sendEvent(widget, event)
    return event
