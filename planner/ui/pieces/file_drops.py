"""Files of the computer that are dragged onto something."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def files_in(mime: QMimeData) -> list[str]:
    """The paths of files of this computer; addresses of the web are none."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def take(event: QDropEvent, action: Qt.DropAction) -> None:
    """Takes what is dragged; a file is never moved, whatever its program proposes."""
    event.setDropAction(action)
    event.accept()


class FileDrops(QObject):
    """Lets files be dropped on a widget that does something else with drops, or nothing.

    ``lit`` is a card of it that shows by its frame that files over the widget are taken.
    """

    dropped = Signal(list)

    def __init__(self, widget: QWidget, lit: QWidget | None = None) -> None:
        super().__init__(widget)
        self._lit = lit
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes files, and leaves everything else to the widget."""
        if event.type() == QEvent.Type.DragLeave:
            self._light(on=False)
        if event.type() not in DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        self._light(on=bool(files) and event.type() != QEvent.Type.Drop)
        if files:
            take(event, Qt.DropAction.CopyAction)
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files)
        return bool(files)

    def _light(self, *, on: bool) -> None:
        if self._lit is not None and self._lit.property("dropping") != on:
            self._lit.setProperty("dropping", on)
            self._lit.style().polish(self._lit)
