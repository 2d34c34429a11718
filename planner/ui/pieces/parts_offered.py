"""The list of parts that opens at the cursor of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner.domain.records import Snippet
from planner.ui.pieces.part_rows import rows_of
from planner.ui.pieces.row_list import RowList
from planner.ui.theme import Theme
from planner.ui.words import tr

_WIDTH, _HEIGHT, _GAP, _EDGE, _FRAME = 304, 292, 4, 8, 2


class PartsOffered(QFrame):
    """A frame over the window that never takes the keyboard; the text keeps it and tells which row is meant."""

    chosen = Signal()
    """A row was clicked; it is the current one."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("surface", "popover")
        self.setAccessibleName(tr("Library"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(_WIDTH)
        self.list = RowList(theme, tr("Library"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda _index: self.chosen.emit())
        self._nothing = QLabel(tr("There is nothing to put in yet. Add what you use again to the library."))
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(*4 * [theme.space(3)])
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._nothing)

    def offer(self, parts: Sequence[Snippet], shown: Callable[[str], str]) -> None:
        """Shows these parts under their sorts, the one that was found first chosen, or that there are none."""
        rows = rows_of(parts, shown)
        self.list.show_rows(rows)
        self.list.scrollToTop()
        if parts and self.list.choose(parts[0].id) and rows[1].target == parts[0].id:
            self.list.scrollToTop()
        self.list.setVisible(bool(parts))
        self._nothing.setVisible(not parts)
        self.setFixedHeight(self._height() if parts else self._nothing.heightForWidth(_WIDTH - _FRAME) + _FRAME)

    def place_at(self, cursor: QRect) -> None:
        """Puts it under the cursor (in the window's own measure), or over it where there is no room."""
        room = self._window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = cursor.right() - self.width() if mirrored else cursor.left()
        below, above = cursor.bottom() + _GAP, cursor.top() - _GAP - self.height()
        y = below if below + self.height() <= room.bottom() or above < room.top() else above
        y = max(room.top(), min(y, room.bottom() - self.height()))
        self.move(QPoint(max(room.left(), min(x, room.right() - self.width())), y))

    def _height(self) -> int:
        """Enough for all rows, up to the most."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.rows.rowCount()))
        return min(rows + 2 * self.list.contentsMargins().top() + 2 * _FRAME + 8, _HEIGHT)
