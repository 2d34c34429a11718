"""Which words of one text are to be underlined, and what may be put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from planner.app.spelling.dictionaries import Dictionary
from planner.app.spelling.words import folded, name_words, straight, words_of
from planner.ui.editor.text.offsets import Offsets
from planner.ui.pieces.judging import Spelling

_ASK_AFTER = 200
"""Milliseconds after the last key until new words are asked about."""

Place = tuple[int, int]
"""The number of a paragraph, and where a word begins in it, in code points."""


class Marked(NamedTuple):
    """A wrong word in the document; positions as QTextCursor counts them."""

    start: int
    end: int
    word: str


class SpellMarks(QObject):
    """Says where wrong words are in a field; the word that is being typed is left alone until the cursor leaves it.

    ``changed`` is for the highlighter, to ask for the ranges again, ``line_changed`` to ask for those of one paragraph.
    No dictionary is read before the field is seen.
    """

    changed = Signal()
    line_changed = Signal(int)
    """The number of a paragraph."""

    def __init__(self, field: QPlainTextEdit, spelling: Spelling) -> None:
        super().__init__(field)
        self.field = field
        self.spelling = spelling
        self._tag = ""
        self._key = ""
        self._names: frozenset[str] = frozenset()
        self._text = field.toPlainText()
        self._typed = False
        self._held: Place | None = None
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._asking.timeout.connect(self._ask)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self._connect()

    @property
    def dictionary(self) -> Dictionary | None:
        """What the text is judged by, None when by nothing."""
        return self.spelling.dictionary(self._tag)

    def set_language(self, tag: str) -> None:
        """Judges by the dictionary for a BCP 47 tag; by none when it is "" or there is none."""
        if tag != self._tag:
            self._tag = tag
            self._judge_anew()

    def set_names(self, names: Iterable[str]) -> None:
        """Names whose words are never wrong: of the brand, its channels and campaigns."""
        words = name_words([*names])
        if words != self._names:
            self._names = words
            self.changed.emit()

    def show_text_of(self, key: str) -> None:
        """Says which text is in the field, by any key of its own, for what is ignored in it."""
        if key != self._key:
            self._key = key
            self.changed.emit()

    def pieces_of(self, block_text: str) -> list[tuple[int, int]]:
        """Where wrong words of a paragraph begin and end, in code points, for the highlighter."""
        dictionary = self.dictionary
        if dictionary is None:
            return []
        unmarked = self._names | self.spelling.ignored(self._key)
        held = self._held_in(block_text)
        wrong = self.spelling.speller.wrong(block_text, dictionary.tag, unmarked)
        return [(start, end) for start, end in wrong if start != held]

    def ranges_of(self, block_text: str) -> list[tuple[int, int]]:
        """The same in UTF-16 units, as Qt counts."""
        offsets = Offsets(block_text)
        return [(offsets.units(start), offsets.units(end)) for start, end in self.pieces_of(block_text)]

    def marked_at(self, position: int) -> Marked | None:
        """The underlined word at or just before a position of the document."""
        block = self.field.document().findBlock(position)
        within = position - block.position()
        for start, end in self.ranges_of(block.text()):
            if start <= within <= end:
                return _marked(block, start, end)
        return None

    def suggest(self, marked: Marked) -> None:
        """Has corrections looked for; ``spelling.suggested`` comes with them."""
        if self.dictionary is not None:
            self.spelling.suggest(self.dictionary, straight(marked.word))

    def replace(self, marked: Marked, word: str) -> None:
        """Puts a word in the place of a wrong one, as if it was typed, unless the text changed meanwhile."""
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(min(marked.start, len(self.field.document().toRawText())))
        cursor.setPosition(min(marked.end, len(self.field.document().toRawText())), QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == marked.word:
            cursor.insertText(word.replace("'", "’") if "’" in marked.word else word)
            self.field.setTextCursor(cursor)

    def ignore(self, marked: Marked) -> None:
        """Leaves the word alone in this text."""
        self.spelling.ignore(self._key, folded(marked.word))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is shown has its words judged; one that the keyboard leaves, its last word too."""
        if event.type() == QEvent.Type.Show:
            self._asking.start()
        elif event.type() == QEvent.Type.FocusOut:
            self._settling.start()
        return super().eventFilter(watched, event)

    # private

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._note_text)
        self.field.cursorPositionChanged.connect(self._settling.start)
        self.spelling.changed.connect(self._judge_anew)
        self.spelling.judged.connect(self._show_judged)
        self._asking.start()

    def _note_text(self) -> None:
        """Repainting says "changed" as well, with the same text."""
        text = self.field.toPlainText()
        if text != self._text:
            self._text = text
            self._typed = self.field.hasFocus()
            self._settling.start()
            self._asking.start()

    def _judge_anew(self) -> None:
        self._asking.start()
        self.changed.emit()

    def _show_judged(self, tag: str) -> None:
        dictionary = self.dictionary
        if dictionary is not None and dictionary.tag == tag:
            self.changed.emit()
            self._asking.start()

    def _ask(self) -> None:
        dictionary = self.dictionary
        if dictionary is not None and self.field.isVisible():
            self.spelling.ask(dictionary, self.spelling.speller.unknown(self._text, dictionary.tag))

    def _settle(self) -> None:
        """Holds back the word that was typed in, until the cursor or the keyboard is elsewhere."""
        here = self._place() if self.field.hasFocus() else None
        held = here if self._typed or here == self._held else None
        self._typed = False
        if held != self._held:
            before, self._held = self._held, held
            for number in {place[0] for place in (before, held) if place is not None}:
                self.line_changed.emit(number)

    def _place(self) -> Place | None:
        cursor = self.field.textCursor()
        text = cursor.block().text()
        within = Offsets(text).points(cursor.positionInBlock())
        starts = (start for start, end, _ in words_of(text) if start < within <= end)
        return next(((cursor.blockNumber(), start) for start in starts), None)

    def _held_in(self, block_text: str) -> int | None:
        """Where the held word begins in a paragraph, if it is in it."""
        if self._held is None:
            return None
        number, start = self._held
        block = self.field.document().findBlockByNumber(number)
        return start if block.text() == block_text else None


def language_for(tags: Iterable[str]) -> str:
    """The first language that is said, or the computer's, as a BCP 47 tag."""
    return next(filter(None, tags), QLocale().name().replace("_", "-"))


def _marked(block: QTextBlock, start: int, end: int) -> Marked:
    units = block.text().encode("utf-16-le")[2 * start : 2 * end]
    return Marked(block.position() + start, block.position() + end, units.decode("utf-16-le"))
