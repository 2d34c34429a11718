"""The links of the balance strip: words that lead somewhere, shortened where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from planner.ui.pieces.plain import literal, plain_hint

_EDGES, _SPARE = 8, 3
"""Border and padding of a link at both sides, and what a width that is rounded may lack."""

_LEAST = 72
"""Pixels below which a link that can be shortened does not go."""


class Link(QPushButton):
    """A link whose words may come from the plan; ``shrinks`` lets it be shortened."""

    def __init__(self, text: str = "", help_: str = "", *, shrinks: bool = False) -> None:
        super().__init__()
        self._words = self._tail = self._help = ""
        self._shrinks = shrinks
        self.setProperty("kind", "link")
        across = QSizePolicy.Policy.Maximum if shrinks else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.say(text, help_)

    @property
    def words(self) -> str:
        """The words, also where they are shortened."""
        return f"{self._words}{self._tail}"

    def say(self, text: str, help_: str, tail: str = "") -> None:
        """Shows other words, and what a click does as a hint; the ``tail`` of the words is never shortened."""
        self.setAccessibleName(f"{text}{tail}")
        self.setAccessibleDescription(help_)
        if (text, tail, help_) != (self._words, self._tail, self._help):
            self._words, self._tail, self._help = text, tail, help_
            self.updateGeometry()
            self._shorten()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + _EDGES + _SPARE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        least = _LEAST + self.fontMetrics().horizontalAdvance(self._tail)
        return QSize(min(least, whole.width()), whole.height()) if self._shrinks else whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - _EDGES if self._shrinks and self.isVisible() else self.sizeHint().width()
        measure = self.fontMetrics()
        room -= measure.horizontalAdvance(self._tail)
        shown = measure.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(literal(f"{shown}{self._tail}"))
        cut = shown != self._words and self._words not in self._help
        self.setToolTip(plain_hint(f"{self._words}\n{self._help}" if cut else self._help))
