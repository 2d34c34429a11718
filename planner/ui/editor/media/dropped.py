"""A row of pictures that is dragged within its list, and the line where it lands."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui.theme import Theme

_ROW = "application/x-evenweek-picture"
_LINE = 2


def row_mime(record_id: str, index: int) -> QMimeData:
    """A row of a list, which only the list of the same record takes."""
    mime = QMimeData()
    mime.setData(_ROW, QByteArray(f"{index} {record_id}".encode()))
    return mime


def row_in(mime: QMimeData, record_id: str) -> int | None:
    """The place of the row that is dragged within the list of this record, None when it is none."""
    index, _, of = bytes(mime.data(_ROW).data()).decode().partition(" ")
    return int(index) if of == record_id and index.isdecimal() else None


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
