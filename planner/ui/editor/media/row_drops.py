"""What a list of pictures does with what is dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from planner.ui.editor.media.dropped import DropLine, row_in
from planner.ui.pieces.file_drops import DRAGS, files_in, take
from planner.ui.theme import Theme

GAP = 8
"""Pixels between two rows."""


class RowDrops(QObject):
    """Takes files, and rows of the same list, and shows where they would land.

    ``files_dropped`` tells the paths and how many rows are above them, ``row_dropped`` the place of the row and by how
    many places it goes down.
    """

    files_dropped = Signal(list, int)
    row_dropped = Signal(int, int)

    def __init__(self, theme: Theme, part: QWidget, box: QWidget, rows: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(part)
        self.record_id = ""
        self._part, self._box, self._rows = part, box, rows
        self._line = DropLine(theme, box)
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answers drags, and leaves everything else alone."""
        if event.type() == QEvent.Type.DragLeave:
            self._line.hide()
        elif event.type() in DRAGS and isinstance(event, QDropEvent):
            return self._answered(event)
        return super().eventFilter(watched, event)

    def _answered(self, event: QDropEvent) -> bool:
        files, row = files_in(event.mimeData()), self._row(event.mimeData())
        if row is None and not files:
            return False
        place = self._place(event)
        take(event, Qt.DropAction.CopyAction if row is None else Qt.DropAction.MoveAction)
        if event.type() != QEvent.Type.Drop:
            self._line.show_at(self._edge(place))
            return True
        self._line.hide()
        if row is None:
            self.files_dropped.emit(files, place)
        else:
            self.row_dropped.emit(row, place - (place > row) - row)
        return True

    def _row(self, mime: QMimeData) -> int | None:
        return row_in(mime, self.record_id)

    def _place(self, event: QDropEvent) -> int:
        """How many rows are above the pointer."""
        y = self._box.mapFrom(self._part, event.position().toPoint()).y()
        return sum(y > row.geometry().center().y() for row in self._rows())

    def _edge(self, place: int) -> int:
        rows = self._rows()
        return rows[place].geometry().top() - GAP // 2 if place < len(rows) else self._box.height()
