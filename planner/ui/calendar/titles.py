"""Text broken into a few short lines, once, before it is painted.

Qt shapes a text each time it is asked for its width; where letters stand side by side without joining, a table of
their widths says as much.
"""

from __future__ import annotations

import re
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

ELLIPSIS = "…"
_MOST_REMEMBERED = 4000

_PLAIN = re.compile(
    "[\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff]*"
).fullmatch
"""Latin, Greek and Cyrillic with signs and simple emoji: what neither joins nor runs from right to left."""


class Titles:
    """Lines in one font."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._lines: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def lines(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """The text in at most so many lines, the last one cut with an ellipsis when there is more."""
        key = text, width, most
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _MOST_REMEMBERED:
                self._lines.clear()
            broken = self._broken if _PLAIN(text) else self._broken_by_shape
            found = self._lines[key] = broken(text, width, most)
        return found

    def width(self, text: str) -> float:
        """How wide the text is on one line."""
        return sum(self._letters(text)) if _PLAIN(text) else self._metrics.horizontalAdvance(text)

    def _letters(self, text: str) -> list[float]:
        widths = self._widths
        try:
            return [widths[letter] for letter in text]
        except KeyError:
            widths.update((letter, self._metrics.horizontalAdvance(letter)) for letter in {*text} - widths.keys())
            return [widths[letter] for letter in text]

    def _broken(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """Each end is how wide the text is up to there."""
        ends = list(accumulate(self._letters(text)))
        if not ends or ends[-1] <= width:
            return (text,)
        if most == 1:
            room = width - self.width(ELLIPSIS)
            return (text[: max(_fitting(ends, room), 1)].rstrip() + ELLIPSIS,)
        fitting = max(_fitting(ends, width), 1)
        end = _last_break(text, fitting) or fitting
        rest = text[end:].lstrip()
        return (text[:end].rstrip(), *(self._broken(rest, width, most - 1) if rest else ()))

    def _broken_by_shape(self, text: str, width: int, most: int) -> tuple[str, ...]:
        if self._metrics.horizontalAdvance(text) <= width:
            return (text,)
        if most == 1:
            return (self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width),)
        first = self._first_by_shape(text, width)
        rest = text[len(first) :].lstrip()
        return (first.rstrip(), *(self._broken_by_shape(rest, width, most - 1) if rest else ()))

    def _first_by_shape(self, text: str, width: int) -> str:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_anywhere())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        units = text.encode("utf-16-le")[: 2 * max(line.textLength(), 1)]
        return units.decode("utf-16-le", "ignore") or text[0]


def _fitting(ends: list[float], width: float) -> int:
    """How many letters fit."""
    return next((number for number, end in enumerate(ends) if end > width), len(ends))


def _last_break(text: str, fitting: int) -> int:
    """Where a line of so many letters at most may end: before a space or behind a hyphen; 0 is nowhere."""
    space = fitting if text[fitting : fitting + 1] == " " else text.rfind(" ", 0, fitting)
    return max(space, text.rfind("-", 0, fitting) + 1, 0)


def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
