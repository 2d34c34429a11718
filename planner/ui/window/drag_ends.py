"""Tells when what was dragged over a view went away: elsewhere, given up, or let go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

_ENDS = (QEvent.Type.DragLeave, QEvent.Type.Drop)


class DragEnds(QObject):
    """Looks on, and leaves every event to the view."""

    ended = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        for part in (view, *view.findChildren(QWidget)):
            if part.acceptDrops():
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes everything on."""
        if event.type() in _ENDS:
            self.ended.emit()
        return super().eventFilter(watched, event)
