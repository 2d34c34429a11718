"""Letters go to the text field that has the keyboard before they are shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class TypingFirst(QObject):
    """Text fields claim plain letters themselves; this claims those for them that need AltGr, such as [ and ]."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes a letter away from the shortcuts; it then comes again as a key of the field."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _types_text(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


class KeysStay(QObject):
    """Plain keys pressed in a part are its own, so that Delete on a button there deletes no post of the calendar."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes keys without Ctrl or Alt away from the shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_plain(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


class EnterPresses(QObject):
    """Enter presses the button of a window that has the keyboard, as Space does; dialogs have their own windows."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Enter away from the shortcuts, and clicks when it comes again as a key that nothing took."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or not _is_enter(event):
            return super().eventFilter(watched, event)
        button = QApplication.focusWidget()
        if not isinstance(button, QAbstractButton) or button.window() is not watched:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            button.click()
        return True


def _is_enter(event: QKeyEvent) -> bool:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (_NONE, keypad)


def _is_plain(event: QKeyEvent) -> bool:
    typed = bool(event.text()) and event.text().isprintable()
    return (typed or event.key() == Qt.Key.Key_Delete) and event.modifiers() in (_NONE, _SHIFT)


def _types_text(event: QKeyEvent) -> bool:
    field = QApplication.focusWidget()
    if field is None or not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return False
    return bool(event.text()) and event.text().isprintable() and event.modifiers() & _ALTGR in (_NONE, _ALTGR)
