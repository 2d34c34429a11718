"""A list of rows under headings, walked with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from planner.ui.pieces.found_rows import Found, FoundDelegate, FoundModel
from planner.ui.pieces.ring import paint_ring
from planner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
"""How many rows a key goes on."""


class RowDelegate(FoundDelegate):
    """Paints a row as the palette does, with the ring of what has the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._ring = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, option.rect.adjusted(1, 1, -1, -1), self._ring)
            painter.restore()


class RowList(QListView):
    """Rows with headings between them, which cannot be chosen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.rows = FoundModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setProperty("bare", True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Found]) -> None:
        """Shows these rows; the chosen one stays chosen when it is among them, else nothing is."""
        chosen = self.chosen
        self.rows.show(rows)
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """The id of the row that is chosen, or ""."""
        index = self.currentIndex()
        target = self.rows.found[index.row()].target if index.isValid() else None
        return target if isinstance(target, str) else ""

    def choose(self, id_: str) -> bool:
        """Chooses the row of this id; whether there is one."""
        for row, found in enumerate(self.rows.found):
            if id_ and found.target == id_:
                self.setCurrentIndex(self.rows.index(row))
                return True
        return False

    def step(self, by: int) -> None:
        """Goes so many rows on, over headings; single steps go around at the ends."""
        rows = [row for row, found in enumerate(self.rows.found) if found.target is not None]
        if not rows:
            return
        here = self.currentIndex().row()
        at = rows.index(here) + by if here in rows else 0
        at = at % len(rows) if abs(by) == 1 else min(max(at, 0), len(rows) - 1)
        self.setCurrentIndex(self.rows.index(rows[at]))
        if at == 0:
            self.scrollToTop()

    def announce(self, field: QWidget) -> None:
        """Has a screen reader say the chosen row while ``field`` has the keyboard."""
        index = self.currentIndex()
        if index.isValid() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, self.rows.found[index.row()].spoken))
