"""The field for a text of a post: entities in colours, what is too long, and where the rest is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, Qt, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from planner.ui.editor.text.highlighting import Highlighter
from planner.ui.editor.text.offsets import Offsets
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

MOST_HEIGHT = 312
_INSET = 24
"""Pixels above and below the text."""

_NEAR = 6
"""Pixels around the mark of the fold in which the pointer means it."""


class Sheet(TextField):
    """A text as it is typed, with marks that are no part of it; their places are code points."""

    grown = Signal()
    """The text takes another height."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Text"), tr("What do you want to post?"))
        self._theme = theme
        self._cuts: Sequence[tuple[int, int]] = ()
        self._fold: int | None = None
        self._fold_hint = ""
        self._placed: Offsets | None = None
        self.setProperty("bare", True)
        self.highlighter = Highlighter(self.document(), theme)
        self.viewport().setMouseTracking(True)
        self.document().documentLayout().documentSizeChanged.connect(self.grown)
        theme.changed.connect(self._tint)

    @property
    def wanted_height(self) -> int:
        """Pixels in which all of the text can be seen, or as much as fits in ``MOST_HEIGHT``."""
        layout, block, height = self.document().documentLayout(), self.document().begin(), _INSET
        while block.isValid() and height < MOST_HEIGHT:
            height += round(layout.blockBoundingRect(block).height())
            block = block.next()
        return min(height, MOST_HEIGHT)

    @property
    def at(self) -> int:
        """Where the cursor is, in code points."""
        return self._offsets().points(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Selects a piece of the text and brings it into view."""
        offsets, cursor = self._offsets(), self.textCursor()
        cursor.setPosition(self._within(offsets.units(start)))
        cursor.setPosition(self._within(offsets.units(end)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_cuts(self, cuts: Sequence[tuple[int, int]]) -> None:
        """Marks what is too long."""
        if list(cuts) != list(self._cuts):
            self._cuts = cuts
            self._mark_cuts()

    def show_fold(self, at: int | None, hint: str) -> None:
        """Marks where the network hides the rest, or nothing; ``hint`` says what the mark means."""
        units = None if at is None else self._within(self._offsets().units(at))
        if (units, hint) != (self._fold, self._fold_hint):
            self._fold, self._fold_hint = units, hint
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grown.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mark says what it means when the pointer is on it."""
        super().mouseMoveEvent(event)
        mark = self._fold_line()
        near = mark is not None and mark.adjusted(-_NEAR, 0, _NEAR, 0).contains(event.position().toPoint())
        self.viewport().setToolTip(plain_hint(self._fold_hint) if near else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the mark of the fold over it."""
        super().paintEvent(event)
        line = self._fold_line()
        if line is None or not line.intersects(self.viewport().rect()):
            return
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(self._theme.color("text.muted"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(line.topLeft(), line.bottomLeft())
            painter.setPen(QPen(self._theme.color("text.muted"), 1))
            painter.drawLine(line.topLeft() - QPoint(2, 0), line.topLeft() + QPoint(2, 0))
            painter.drawLine(line.bottomLeft() - QPoint(2, 0), line.bottomLeft() + QPoint(2, 0))

    # private

    def _fold_line(self) -> QRect | None:
        if self._fold is None:
            return None
        cursor = self.textCursor()
        cursor.setPosition(self._within(self._fold))
        return self.cursorRect(cursor)

    def _mark_cuts(self) -> None:
        look = QTextCharFormat()
        look.setBackground(self._theme.color("danger.soft"))
        offsets = self._offsets()
        self.setExtraSelections([self._marked(look, offsets, start, end) for start, end in self._cuts])

    def _marked(self, look: QTextCharFormat, offsets: Offsets, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._within(offsets.units(start)))
        cursor.setPosition(self._within(offsets.units(end)), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made

    def _tint(self) -> None:
        self._mark_cuts()
        self.viewport().update()

    def _within(self, units: int) -> int:
        return min(units, self.document().characterCount() - 1)

    def _offsets(self) -> Offsets:
        if self._placed is None or self._placed.text is not self.value():
            self._placed = Offsets(self.value())
        return self._placed
