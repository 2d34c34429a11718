"""Parts of the library put into a text: typing ``/`` at the beginning of a word opens a list of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from planner.domain.records import Placement, Snippet, SnippetSort
from planner.domain.templates import begun, found_in
from planner.domain.variables import filled, values_of
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.part_rows import in_order, written_by
from planner.ui.pieces.parts_offered import PartsOffered
from planner.ui.pieces.row_list import STEPS

SHORTCUT = "Ctrl+J"
"""Opens the list without a ``/``; nothing else in the window has this key."""

_SLASH, _MOST = "/", 60
"""What opens the list, and how many parts it shows at once; more are found by typing."""

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_LEAVES = (QEvent.Type.FocusOut, QEvent.Type.Hide)


class Inserting(QObject):
    """Watches a text of the open post; ``entry`` gives the entry whose own text it is, None for the common text."""

    def __init__(
        self, field: TextField, open_post: OpenPost, entry: Callable[[], Placement | None] = lambda: None
    ) -> None:
        super().__init__(field)
        self._field, self._open, self._entry = field, open_post, entry
        self._offered: PartsOffered | None = None
        self._library: list[Snippet] = []
        self._values: dict[str, str] = {}
        self._start = QTextCursor()
        self._lead = ""
        self._shown_for: str | None = None
        self._slash_comes = False
        field.installEventFilter(self)
        field.typed.connect(self._typed)
        field.cursorPositionChanged.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether the list is seen."""
        return self._offered is not None

    def open(self) -> None:
        """Opens the list at the cursor, without a ``/``; what is typed next looks for a part."""
        if self._open.post is None or self._field.isReadOnly():
            return
        self.close()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._begin("")
        self._follow()

    def close(self) -> None:
        """Closes the list; the text stays as it was typed."""
        if self._offered is not None:
            self._offered.hide()
            self._offered.deleteLater()
            self._offered = None

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that the text leaves to the list, and the ``/`` that opens it."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride and self._wants(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            self._slash_comes = event.text() == _SLASH
            return self._took(event)
        if isinstance(event, QInputMethodEvent):
            self._slash_comes = event.commitString() == _SLASH
        elif kind in _LEAVES:
            self.close()
        elif kind == QEvent.Type.Resize and self._offered is not None:
            self._offered.place_at(self._cursor_place())
        return super().eventFilter(watched, event)

    def _wants(self, event: QKeyEvent) -> bool:
        """Whether the key is for the list, although it may be a shortcut of the window."""
        return _is_shortcut(event) or (self.is_open and Qt.Key(event.key()) in (*STEPS, *_TAKES, Qt.Key.Key_Escape))

    def _took(self, event: QKeyEvent) -> bool:
        if _is_shortcut(event):
            self.open()
            return True
        if self._offered is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return self._went(self._offered, Qt.Key(event.key()))

    def _went(self, offered: PartsOffered, key: Qt.Key) -> bool:
        """What a plain key does in the open list; whether it does anything."""
        if key in STEPS and offered.list.chosen:
            offered.list.step(STEPS[key])
            offered.list.announce(self._field)
        elif key in _TAKES and offered.list.chosen:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    # the list

    def _typed(self) -> None:
        if self._slash_comes:
            self._slash_comes = False
            if self._stands_at_slash():
                self._begin(_SLASH)
        self._follow()

    def _stands_at_slash(self) -> bool:
        """Whether a ``/`` is before the cursor that begins a word."""
        at, document = self._field.textCursor().position(), self._field.document()
        before = document.characterAt(at - 2) if at > 1 else " "
        return self._open.post is not None and at > 0 and document.characterAt(at - 1) == _SLASH and before.isspace()

    def _begin(self, lead: str) -> None:
        """Reads the library; what follows ``lead`` from here on is looked for."""
        self.close()
        self._lead, self._shown_for = lead, None
        self._start = self._field.textCursor()
        self._start.setPosition(self._start.position() - len(lead))
        self._start.setKeepPositionOnInsert(True)
        context = self._open.context
        parts = in_order(context.document.settings_of(self._open.brand).snippets)
        self._library = [one for one in parts if one.sort is not SnippetSort.TEMPLATE or self._is_blank()]
        self._values = self._known()
        if self._library or not lead:
            self._made()

    def _is_blank(self) -> bool:
        """Whether the text is the common one, with nothing in it but what opened the list."""
        return self._entry() is None and self._field.value().strip() == self._lead

    def _made(self) -> None:
        offered = self._offered = PartsOffered(self._open.context.theme, self._field.window())
        offered.chosen.connect(self._take)
        self._field.destroyed.connect(offered.deleteLater)

    def _follow(self) -> None:
        """Looks for what was typed since the list was opened; closes it where that is nothing to be found."""
        if self._offered is None:
            return
        asked = self._asked()
        if asked is None or asked[:1].isspace():
            self.close()
        elif asked != self._shown_for:
            self._show(self._offered, asked)

    def _show(self, offered: PartsOffered, asked: str) -> None:
        """Offers what is found; an empty library only says so, to a button."""
        parts = found_in(self._library, asked)
        if not parts and (asked or self._lead):
            self.close()
            return
        self._shown_for = asked
        offered.offer(parts[:_MOST], lambda line: filled(line, self._values))
        offered.place_at(self._cursor_place())
        offered.show()
        offered.raise_()
        offered.list.announce(self._field)

    def _asked(self) -> str | None:
        """What stands between the beginning and the cursor; None when the cursor went elsewhere."""
        cursor, start = self._field.textCursor(), self._start.position() + len(self._lead)
        if cursor.hasSelection() or cursor.position() < start:
            return None
        if self._lead and self._field.document().characterAt(start - 1) != self._lead:
            return None
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        asked = cursor.selectedText()
        return None if "\u2029" in asked else asked

    def _cursor_place(self) -> QRect:
        place = self._field.cursorRect(self._start)
        corner = self._field.viewport().mapTo(self._field.window(), QPoint(place.x(), place.y()))
        return QRect(corner, place.size())

    # putting in

    def _take(self) -> None:
        """Puts the chosen part in place of what was typed to find it."""
        chosen = self._offered.list.chosen if self._offered is not None else ""
        part = next((one for one in self._library if one.id == chosen), None)
        cursor = self._field.textCursor()
        cursor.setPosition(self._start.position())
        cursor.setPosition(self._field.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        self.close()
        if part is None:
            return
        if part.sort is SnippetSort.TEMPLATE:
            self._begin_with(part, cursor)
        else:
            self._put(cursor, self._words_of(part, cursor))

    def _words_of(self, part: Snippet, cursor: QTextCursor) -> str:
        text = filled(part.text, self._values)
        return self._apart(" ".join(text.split()), cursor) if part.sort is SnippetSort.HASHTAGS else text

    def _apart(self, tags: str, cursor: QTextCursor) -> str:
        """Hashtags with one space between them and the words around."""
        document, last = self._field.document(), self._field.document().characterCount() - 1
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        before = " " if start > 0 and not document.characterAt(start - 1).isspace() else ""
        after = " " if end < last and not document.characterAt(end).isspace() else ""
        return f"{before}{tags}{after}"

    def _put(self, cursor: QTextCursor, text: str) -> None:
        """Puts the text in place of what is selected, as one step of the field."""
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self._field.setTextCursor(cursor)
        self._field.ensureCursorVisible()

    def _begin_with(self, template: Snippet, cursor: QTextCursor) -> None:
        self._put(cursor, "")
        open_post, written = self._open, written_by(self._open.context.when)
        open_post.ask(lambda: begun(template, open_post.shown_post, open_post.placements, open_post.records, written))
        self._field.moveCursor(QTextCursor.MoveOperation.End)

    def _known(self) -> dict[str, str]:
        """What the variables stand for now, with what is typed and not stored yet."""
        plan, entry = self._open.typed(), self._entry()
        typed = plan.placements.get(entry.id) if entry is not None else None
        return values_of(plan, plan.posts[self._open.shown_post.id], typed, written_by(self._open.context.when))


def _is_shortcut(event: QKeyEvent) -> bool:
    return bool(event.modifiers()) and QKeySequence(event.keyCombination()) == QKeySequence(SHORTCUT)
