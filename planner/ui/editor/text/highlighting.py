"""Links, mentions and hashtags in a text, in colours of the theme, and words that may be spelled wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from planner.domain.entities import entities
from planner.ui.editor.open_post import LONG_TEXT
from planner.ui.editor.text.offsets import Offsets
from planner.ui.theme import Theme

TOKENS = {
    "links": "accent.text",
    "mentions": "kind.educate",
    "hashtags": "kind.community",
    "cashtags": "kind.community",
}
"""The colour of each kind of entity; on the surface of a text all of them can be read in both themes."""


Marks = Callable[[str], Iterable[tuple[int, int]]]
"""Gives the pieces of a line that may be spelled wrong, in UTF-16 units."""


class Highlighter(QSyntaxHighlighter):
    """Looks at a line when it changes; a text that is longer than any network takes is left as it is."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._manner = "plain"
        self._marks: Marks | None = None
        self._formats: dict[str, QTextCharFormat] = {}
        self._make_formats()
        theme.changed.connect(self._tint)

    def show_manner(self, manner: str) -> None:
        """Finds entities as this family of networks does from now on."""
        if manner != self._manner:
            self._manner = manner
            self.rehighlight()

    def show_marks(self, marks: Marks | None) -> None:
        """Underlines these pieces from now on."""
        self._marks = marks
        self.rehighlight()

    def show_line(self, number: int) -> None:
        """Looks at one paragraph again."""
        self.rehighlightBlock(self.document().findBlockByNumber(number))

    def highlightBlock(self, text: str) -> None:
        """Qt asks for each line that changed."""
        if not text or self.document().characterCount() > LONG_TEXT:
            return
        found, offsets = entities(text, self._manner), Offsets(text)
        for kind, look in self._formats.items():
            for one in getattr(found, kind):
                start = offsets.units(one.start)
                self.setFormat(start, offsets.units(one.end) - start, look)
        if self._marks is not None:
            self._underline(self._marks(text))

    def _underline(self, marks: Iterable[tuple[int, int]]) -> None:
        for start, end in marks:
            look = QTextCharFormat(self.format(start))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            look.setUnderlineColor(self._theme.color("status.overdue"))
            self.setFormat(start, end - start, look)

    def _tint(self) -> None:
        self._make_formats()
        self.rehighlight()

    def _make_formats(self) -> None:
        self._formats = {kind: _coloured(self._theme.color(token)) for kind, token in TOKENS.items()}


def _coloured(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made
