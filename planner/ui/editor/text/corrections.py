"""The corrections of a wrong word, in the menu of a text and by the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from planner.app.spelling.child import SUGGESTIONS
from planner.app.spelling.words import straight
from planner.ui.editor.text.spelling import Marked, SpellMarks
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.plain import literal
from planner.ui.words import tr

KEYS = "Ctrl+."


class Corrections(QObject):
    """Opens the corrections of a field, and puts them at the top of its menu."""

    def __init__(self, marks: SpellMarks) -> None:
        super().__init__(marks)
        self._marks = marks
        self._field = marks.field
        shortcut = QShortcut(QKeySequence(KEYS), self._field, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.open)
        self._field.installEventFilter(self)
        self._field.viewport().installEventFilter(self)

    def open(self) -> None:
        """Opens the corrections of the word at the cursor, or says that there are none."""
        menu = Menu(self._field, tr("Corrections"))
        marked = self._marks.marked_at(self._field.textCursor().position())
        if marked is None:
            menu.addAction(tr("No word is marked here")).setEnabled(False)
        else:
            fill(menu, self._marks, marked)
        menu.pop_up(self._at_cursor())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of the pointer, or of the Menu key, begins with the corrections."""
        if not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        within = self._field.cursorRect().center() if keyboard else event.pos()
        menu = self._field.createStandardContextMenu()
        extend_menu(menu, self._field, within)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._at_cursor() if keyboard else event.globalPos())
        return True

    def _at_cursor(self) -> QPoint:
        return self._field.viewport().mapToGlobal(self._field.cursorRect().bottomLeft())


def extend_menu(menu: QMenu, field: QPlainTextEdit, position: QPoint) -> None:
    """Puts the corrections at the top of a menu, when a marked word is at the position in the field's viewport."""
    marks = field.findChild(SpellMarks)
    if marks is None:
        return
    cursor = field.cursorForPosition(position)
    marked = marks.marked_at(cursor.position())
    if marked is not None:
        fill(menu, marks, marked, over=menu.actions()[0] if menu.actions() else None)


def fill(menu: QMenu, marks: SpellMarks, marked: Marked, over: QAction | None = None) -> None:
    """Adds the corrections of a word above an action, and fills them in when they are found."""
    waiting = QAction(tr("Looking for corrections…"), menu, enabled=False)
    add = QAction(tr("Add to dictionary"), menu)
    add.setToolTip(tr("“{word}” is never marked again, in no text", word=marked.word))
    add.triggered.connect(partial(marks.spelling.add, marked.word))
    ignore = QAction(tr("Ignore in this text"), menu)
    ignore.triggered.connect(partial(marks.ignore, marked))
    _insert(menu, over, [waiting, _line(menu), add, ignore, *([_line(menu)] if over is not None else [])])
    _Filling(menu, marks, marked, waiting)


class _Filling(QObject):
    """Waits for the corrections as long as the menu is there."""

    def __init__(self, menu: QMenu, marks: SpellMarks, marked: Marked, waiting: QAction) -> None:
        super().__init__(menu)
        self._menu, self._marks, self._marked, self._waiting = menu, marks, marked, waiting
        marks.spelling.suggested.connect(self._fill)
        marks.suggest(marked)

    def _fill(self, _tag: str, word: str, suggestions: list[str]) -> None:
        if word != straight(self._marked.word):
            return
        self._marks.spelling.suggested.disconnect(self._fill)
        if not suggestions or self._marks.field.isReadOnly():
            self._waiting.setText(tr("No corrections found"))
            return
        _insert(self._menu, self._waiting, [self._action(one) for one in suggestions[:SUGGESTIONS]])
        self._menu.removeAction(self._waiting)

    def _action(self, word: str) -> QAction:
        action = QAction(literal(word), self._menu)
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(partial(self._marks.replace, self._marked, word))
        return action


def _insert(menu: QMenu, over: QAction | None, actions: Iterable[QAction]) -> None:
    for action in actions:
        if over is None:
            menu.addAction(action)
        else:
            menu.insertAction(over, action)


def _line(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line
