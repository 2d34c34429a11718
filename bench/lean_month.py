"""The floor of a start: the least program that shows a month of a plan, run as a script of its own.

``lean_month.py PLAN BRAND_ID FIRST_DAY END_DAY``: one widget with a bar, an icon, the time and an elided title for each
entry. It ends with the first frame.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

_MONTH = """
SELECT placement.date, placement.time, placement.id, placement.post_id, placement.channel_id,
       placement.status, placement.format, placement.zone, post.title, post.kind_id
FROM placement JOIN post ON post.id = placement.post_id
WHERE placement.date >= ? AND placement.date < ? AND placement.trashed IS NULL AND post.trashed IS NULL
      AND +post.brand_id = ?
ORDER BY placement.date, placement.time
"""

_WIDTH, _HEIGHT, _DAYS = 1440, 900, 7
_HEAD, _CHIP, _STEP, _BAR, _INDENT, _ICON, _LINE = 24, 38, 40, 3, 10, 14, 16


class LeanMonth(QWidget):
    """Days in rows of seven, with as many chips as there is room for."""

    def __init__(self, entries: list[Any], first: date, rows: int) -> None:
        super().__init__()
        self._entries, self._first, self._rows = entries, first, rows
        self._icon = QPixmap(_ICON, _ICON)
        self._icon.fill(QColor("#57606a"))
        self.resize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything; the program ends once the frame is out."""
        width, height = self.width() // _DAYS, self.height() // self._rows
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor("#ffffff"))
            on_day: Counter[str] = Counter()
            for day, clock, *_, title, _kind in self._entries:
                row, column = divmod((date.fromisoformat(day) - self._first).days, _DAYS)
                top = _HEAD + on_day[day] * _STEP
                on_day[day] += 1
                if top + _CHIP <= height:
                    self._paint_chip(painter, QRect(column * width, row * height + top, width - 4, _CHIP), clock, title)
        QTimer.singleShot(0, _end)

    def _paint_chip(self, painter: QPainter, rect: QRect, clock: str | None, title: str) -> None:
        painter.fillRect(rect, QColor("#eef2ff"))
        painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor("#4a5bd4"))
        painter.drawPixmap(rect.left() + _INDENT, rect.top() + _BAR, self._icon)
        painter.drawText(rect.left() + _INDENT + _LINE, rect.top() + _LINE, clock or "Any time")
        room = rect.width() - 2 * _INDENT
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect.left() + _INDENT, rect.top() + 2 * _LINE, words)


def _end() -> None:
    os._exit(0)


def main() -> None:
    """Reads and shows the days."""
    plan, brand_id, first, end = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    connection = sqlite3.connect(f"{Path(plan).as_uri()}?mode=ro", uri=True)
    entries = connection.execute(_MONTH, (first, end, brand_id)).fetchall()
    rows = (date.fromisoformat(end) - date.fromisoformat(first)).days // _DAYS
    window = LeanMonth(entries, date.fromisoformat(first), rows)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
