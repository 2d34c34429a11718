"""What differs between two texts, by words, marked up in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from planner.ui.theme import Theme
from planner.ui.words import tr

_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_MOST_WORDS = 1_500
"""Words that are compared one by one; a longer passage that changed is shown as a whole."""

_AROUND = 48
"""Characters that are shown before and after what changed."""

_MOST_SHOWN = 4_000
"""Characters of one piece that are shown."""

_FIRST_WORDS, _LAST_WORDS = re.compile(r"(?<=\s)\S*\Z"), re.compile(r"\A\S*(?=\s)")
"""What is cut off so that texts are shortened between words."""

_LINES, _INSET = 9, 12


class Sort(StrEnum):
    """Whether a piece is in both texts, only in the first, or only in the second."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A run of characters."""

    sort: Sort
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The second text with what is new in it, and what is gone from the first one, in order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    middle = _compared(old[start : len(old) - end], new[start : len(new) - end])
    found = [Piece(Sort.SAME, "".join(new[:start])), *middle, Piece(Sort.SAME, "".join(new[len(new) - end :]))]
    return [piece for piece in found if piece.text]


def shortened(found: Sequence[Piece]) -> list[Piece]:
    """The pieces with what is the same cut down to a few words around what changed."""
    last = len(found) - 1
    return [
        Piece(piece.sort, _around(piece.text, at > 0, at < last) if piece.sort is Sort.SAME else _most(piece.text))
        for at, piece in enumerate(found)
    ]


def spoken(found: Iterable[Piece]) -> str:
    """What differs, in a sentence for screen readers."""
    said = {Sort.GONE: tr("Taken out: {text}"), Sort.NEW: tr("Added: {text}")}
    return ". ".join(said[piece.sort].format(text=_most(piece.text).strip()) for piece in found if piece.sort in said)


class Differences(QPlainTextEdit):
    """Shows two texts as one: what is gone struck out, what is new underlined."""

    def __init__(self, theme: Theme, before: str, after: str) -> None:
        super().__init__()
        self._theme = theme
        self._pieces = shortened(pieces(before, after))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What differs"))
        self.setAccessibleDescription(spoken(self._pieces))
        self._fill()

    def fit(self, width: int) -> None:
        """As wide as this, and as high as the text needs, up to a few lines."""
        measured = QTextDocument()
        measured.setDefaultFont(self._theme.font("body"))
        measured.setDocumentMargin(0)
        measured.setTextWidth(width - 2 * _INSET)
        measured.setPlainText(self.toPlainText())
        height = min(round(measured.size().height()), _LINES * self.fontMetrics().lineSpacing())
        self.setFixedSize(width, height + 2 * _INSET)

    def _fill(self) -> None:
        cursor = self.textCursor()
        for piece in self._pieces:
            cursor.insertText(piece.text, self._look(piece.sort))

    def _look(self, sort: Sort) -> QTextCharFormat:
        look = QTextCharFormat()
        if sort is Sort.GONE:
            look.setForeground(self._theme.color("text.muted"))
            look.setFontStrikeOut(True)
        elif sort is Sort.NEW:
            look.setForeground(self._theme.color("status.approved"))
            look.setBackground(self._theme.color("success.soft"))
            look.setFontUnderline(True)
        return look


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _compared(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) + len(new) > _MOST_WORDS:
        return [Piece(Sort.GONE, "".join(old)), Piece(Sort.NEW, "".join(new))]
    found: list[Piece] = []
    for sort, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal":
            found.append(Piece(Sort.SAME, "".join(new[c:d])))
        else:
            found += [Piece(Sort.GONE, "".join(old[a:b])), Piece(Sort.NEW, "".join(new[c:d]))]
    return found


def _around(text: str, after_change: bool, before_change: bool) -> str:
    if len(text) <= 2 * _AROUND + 1:
        return text
    first = _FIRST_WORDS.sub("", text[:_AROUND]) if after_change else ""
    last = _LAST_WORDS.sub("", text[-_AROUND:]) if before_change else ""
    return f"{first}…{last}"


def _most(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
