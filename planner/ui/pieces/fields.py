"""Fields that plain text is typed into."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from planner.ui.pieces.file_drops import files_in
from planner.ui.pieces.pasting import pasted_text

PAUSE, LATEST = 400, 1100
"""Milliseconds after the last key, and after the first unsaved key, until what is typed is handed over."""


_NEW_BLOCK = "\u2029"


_ALIGN_AFTER = 120
"""Milliseconds after the last key until a text is put to its side."""


class TextField(QPlainTextEdit):
    """Several lines of plain text, as they are typed."""

    typed = Signal()
    left = Signal()
    files_dropped = Signal(list)
    """The paths of files that were dropped or pasted, where somebody takes them (``takes_files``)."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.takes_files = False
        self._text = ""
        self._showing = False
        self._aligning = QTimer(self, singleShot=True, interval=_ALIGN_AFTER)
        self._aligning.timeout.connect(self._align)
        self.textChanged.connect(self._note)

    def value(self) -> str:
        """The text; other than toPlainText, spaces that do not break stay what they are."""
        return self._text

    def show_value(self, text: str) -> None:
        """Shows another text, with the cursor where it was."""
        if text == self.value():
            return
        position = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._align()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, and files where they are taken."""
        return source.hasText() or source.hasHtml() or (self.takes_files and bool(files_in(source)))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes plain words only; files go where files belong."""
        files = files_in(source) if self.takes_files else []
        if files:
            self.files_dropped.emit(files)
        else:
            self.insertPlainText(pasted_text(source))
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift and Enter make a new line like Enter, instead of a character that other programs do not know."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, "\n")
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu over the field does not leave it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _note(self) -> None:
        """Qt says "changed" also when a line only looks otherwise."""
        text = self.document().toRawText().replace(_NEW_BLOCK, "\n")
        if text == self._text:
            return
        self._text = text
        if not self._showing:
            self._aligning.start()
            self.typed.emit()

    def _align(self) -> None:
        """A text that begins in a language written from the right begins at the right; Qt leaves that out here."""
        backwards = self.document().firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)


class LineField(QLineEdit):
    """One line of plain text."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self.left)

    def value(self) -> str:
        """The text."""
        return self.text()

    def show_value(self, text: str) -> None:
        """Shows another text, with the cursor where it was."""
        if text == self.text():
            return
        position = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(position)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu over the field does not leave it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
