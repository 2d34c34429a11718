"""Search and commands in one field (Ctrl+K): an overlay over the window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from planner.domain.plan import Hit
from planner.domain.records import Brand, Label
from planner.ui.actions import ACTIONS, ActionRow, Actions, keys_of, standing_alone
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.found_rows import Found, FoundDelegate, FoundModel, heading
from planner.ui.search.palette_list import post_row
from planner.ui.words import tr

_ELSEWHERE = frozenset({"search", "show_menu", "recent"})
"""Commands that make no sense here: they open this, or a menu."""

_WIDTH, _HEIGHT, _TOP = 640, 520, 56
_POSTS_FIRST = 8
"""Posts shown before the commands; the others follow these."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(QWidget):
    """Finds posts of the brand, newest first, and commands; Enter goes there or does it, Escape closes."""

    post_requested = Signal(object)
    """The Hit that was chosen."""

    def __init__(self, context: Context, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._actions, self._window = context, actions, parent
        self._brand: Brand | None = None
        self._kinds: Mapping[str, Label] = {}
        self._before: QWidget | None = None
        self._make()
        self.hide()
        parent.installEventFilter(self)
        context.theme.changed.connect(self._paint_again)

    def open(self, brand: Brand) -> None:
        """Shows the empty field over the window."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._brand = brand
        self._kinds = self._context.document.settings_of(brand).labels
        self.field.clear()
        self._find("")
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Hides it and gives the keyboard back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    # making

    def _make(self) -> None:
        self.setAccessibleName(tr("Search and commands"))
        self._card = QFrame(self)
        self._card.setProperty("surface", "card")
        self.field = self._made_field()
        self.list = self._made_list()
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("role", "muted")
        keys = QLabel(tr("Up and down to choose, Enter to go there, Escape to close"))
        keys.setProperty("step", "caption")
        keys.setProperty("role", "muted")
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(*4 * [self._context.theme.space(3)])
        layout.setSpacing(self._context.theme.space(2))
        for widget in (self.field, self.list, self._nothing, keys):
            layout.addWidget(widget, int(widget in (self.list, self._nothing)))

    def _made_field(self) -> QLineEdit:
        field = QLineEdit(placeholderText=tr("Search posts and commands"))
        field.setAccessibleName(tr("Search posts and commands"))
        field.setToolTip(tr("Words of a post's title, text, notes, link or campaign, or what you want to do"))
        self._glass = field.addAction(self._glass_icon(), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._find)
        field.installEventFilter(self)
        return field

    def _made_list(self) -> QListView:
        made = QListView()
        self._model = FoundModel(made)
        made.setModel(self._model)
        made.setItemDelegate(FoundDelegate(self._context.theme, made))
        made.setAccessibleName(tr("Found"))
        made.setProperty("bare", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setMouseTracking(True)
        made.entered.connect(made.setCurrentIndex)
        made.clicked.connect(lambda _index: self._go())
        return made

    # finding

    def _find(self, words: str) -> None:
        assert self._brand is not None
        hits = self._context.document.search(self._brand, words)
        made = partial(post_row, kinds=self._kinds, when=self._context.when, theme=self._context.theme)
        posts = [made(hit) for hit in hits]
        commands = [self._command(row) for row in self._commands(words)]
        found = [
            *_under(tr("Posts"), posts[:_POSTS_FIRST]),
            *_under(tr("Commands"), commands),
            *_under(tr("More posts"), posts[_POSTS_FIRST:]),
        ]
        self._show_found(found, words)

    def _show_found(self, found: list[Found], words: str) -> None:
        self._model.show(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(tr("Nothing found for “{words}”.", words=words.strip()))
        if found:
            self.list.setCurrentIndex(self._model.index(1))
            self.list.scrollToTop()

    def _commands(self, words: str) -> list[ActionRow]:
        """The commands that can be given now and have all words; those that have them in their name come first.

        What "Undo" would take back is no name of it: who types "add channel" does not want that undone.
        """
        asked = _words_of(words)
        offered = [row for row in ACTIONS if row.id not in _ELSEWHERE and self._actions[row.id].isEnabled()]
        named = [row for row in offered if _has_all(asked, standing_alone(row.id, tr(row.text)))]
        helped = [row for row in offered if _has_all(asked, f"{self._actions.title(row.id)} {tr(row.help)}")]
        return list(dict.fromkeys([*named, *helped]))

    def _command(self, row: ActionRow) -> Found:
        keys = keys_of(row)
        return Found(row.id, self._actions.title(row.id), tr(row.help), keys[0] if keys else "", row.icon)

    # choosing

    def _step(self, by: int) -> None:
        """Goes so many rows on, over headings, and around at the ends."""
        rows = [row for row, found in enumerate(self._model.found) if found.target is not None]
        if not rows:
            return
        at = rows.index(self.list.currentIndex().row()) + by
        at = at % len(rows) if abs(by) == 1 else min(max(at, 0), len(rows) - 1)
        self.list.setCurrentIndex(self._model.index(rows[at]))
        if at == 0:
            self.list.scrollToTop()
        self._announce(self._model.found[rows[at]])

    def _announce(self, found: Found) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, found.spoken))

    def _go(self) -> None:
        index: QModelIndex = self.list.currentIndex()
        if not index.isValid():
            return
        target = self._model.found[index.row()].target
        self.close_again()
        if isinstance(target, Hit):
            self.post_requested.emit(target)
        elif target is not None:
            self._actions[target].trigger()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that the field leaves to the list; the size of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.field:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_Escape:
            self.close_again()
        else:
            return False
        return True

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """The field keeps the keyboard: there is nothing else to reach."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window behind steps back."""
        QPainter(self).fillRect(self.rect(), self._context.theme.color("shadow"))

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        width, height = min(_WIDTH, self.width() - 32), min(_HEIGHT, self.height() - _TOP - 32)
        self._card.setGeometry(QRect((self.width() - width) // 2, _TOP, width, height))

    def _glass_icon(self) -> QIcon:
        return icon(self._context.theme, "magnifying-glass", "text.muted")

    def _paint_again(self) -> None:
        self._glass.setIcon(self._glass_icon())
        if self.isVisible():
            self._find(self.field.text())


def _under(title: str, rows: list[Found]) -> list[Found]:
    return [heading(title), *rows] if rows else []


def _has_all(asked: Iterable[str], text: str) -> bool:
    """Whether each word begins a word of the text."""
    return all(any(word.startswith(one) for word in _words_of(text)) for one in asked)


@lru_cache(maxsize=512)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))
