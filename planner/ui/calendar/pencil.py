"""Words that are written again and again, such as numbers of days and times: shaped once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QStaticText

LINE = 16
"""The height of a line of words."""

_MOST_REMEMBERED = 2000


class Pencil:
    """A font, and the words that were written in it, which come again and again."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self.top = baseline(font) - round(QFontMetricsF(font).ascent())
        self._prepared: dict[str, tuple[QStaticText, int]] = {}

    def prepared(self, words: str) -> tuple[QStaticText, int]:
        """The words ready to be drawn, and how wide they are."""
        found = self._prepared.get(words)
        if found is None:
            if len(self._prepared) > _MOST_REMEMBERED:
                self._prepared.clear()
            text = QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            found = self._prepared[words] = text, self._metrics.horizontalAdvance(words)
        return found

    def width(self, words: str) -> int:
        """How wide the words are."""
        return self.prepared(words)[1]

    def elided(self, words: str, room: int) -> str:
        """The words, cut to the room."""
        if self.width(words) <= room:
            return words
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


def baseline(font: QFont) -> int:
    """Where words of this font stand in a line."""
    metrics = QFontMetricsF(font)
    return round((LINE - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())
