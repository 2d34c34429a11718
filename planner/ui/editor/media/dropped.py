"""What is dragged onto pictures: files of the computer, or a row of the list itself."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui.theme import Theme

_ROW = "application/x-evenweek-picture"
DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_LINE = 2


def files_in(mime: QMimeData) -> list[str]:
    """The paths of files of this computer; addresses of the web are none."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def row_mime(record_id: str, index: int) -> QMimeData:
    """A row of a list, which only the list of the same record takes."""
    mime = QMimeData()
    mime.setData(_ROW, QByteArray(f"{index} {record_id}".encode()))
    return mime


def row_in(mime: QMimeData, record_id: str) -> int | None:
    """The place of the row that is dragged within the list of this record, None when it is none."""
    index, _, of = bytes(mime.data(_ROW).data()).decode().partition(" ")
    return int(index) if of == record_id and index.isdecimal() else None


def take(event: QDropEvent, action: Qt.DropAction) -> None:
    """Takes what is dragged; a file is never moved, whatever its program proposes."""
    event.setDropAction(action)
    event.accept()


class FileDrops(QObject):
    """Lets files be dropped on a widget that does something else with drops, or nothing."""

    dropped = Signal(list)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes files, and leaves everything else to the widget."""
        if event.type() not in DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        if files:
            take(event, Qt.DropAction.CopyAction)
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files)
        return bool(files)


class DropLine(QWidget):
    """The line that shows where something lands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._across = theme, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Shows the line across the parent, with its middle there."""
        top = min(max(y - _LINE // 2, 0), max(self._across.height() - _LINE, 0))
        self.setGeometry(0, top, self._across.width(), _LINE)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("border.focus"))
