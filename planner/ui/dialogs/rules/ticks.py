"""A button with a list in which several things may be ticked; it says which are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.lasting_menu import LastingMenu
from planner.ui.pieces.plain import literal
from planner.ui.words import tr

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Titles of groups (one without a title stands in the list itself), each with keys and names."""

_BEFORE, _CARET = 12, 32
"""Pixels before the words, and after them for the caret."""

_NARROW = 120


class Ticks(QPushButton):
    """Keys that are ticked among those offered; one that is not offered any more stays ticked until it is unticked."""

    ticked = Signal()

    def __init__(self, context: Context, offered: Callable[[], Groups], none: str, none_is_wrong: bool = False) -> None:
        super().__init__()
        self._theme = context.theme
        self._offered = offered
        self._none = none
        self._wants_some = none_is_wrong
        self._keys: tuple[str, ...] = ()
        self.setAutoDefault(False)
        self.setProperty("ticks", True)
        self.setMinimumWidth(_NARROW)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._list = LastingMenu(self)
        self._list.aboutToShow.connect(self._fill)
        self.setMenu(self._list)
        self._say()

    @property
    def keys(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return self._keys

    @property
    def names(self) -> list[str]:
        """What the ticked ones are called."""
        known = {key: name for _, pairs in self._offered() for key, name in pairs}
        return [known.get(key, key.rpartition(":")[2]) for key in self._keys]

    def tick(self, keys: Iterable[str]) -> None:
        """Ticks these and no others."""
        wanted = list(keys)
        order = [key for _, pairs in self._offered() for key, _ in pairs]
        self._keys = tuple(key for key in dict.fromkeys([*order, *wanted]) if key in wanted)
        self._say()

    def turn(self, key: str) -> None:
        """Ticks one, or unticks it, as the user does."""
        self.tick([one for one in self._keys if one != key] if key in self._keys else [*self._keys, key])
        self.ticked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shortens the words where there is no room."""
        del event
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = self.toolTip(), ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        place = QStyle.visualRect(option.direction, self.rect(), self.rect().adjusted(_BEFORE, 0, -_CARET, 0))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.drawItemText(place, int(align), option.palette, self.isEnabled(), shown, QPalette.ColorRole.ButtonText)

    def _say(self) -> None:
        said = ", ".join(self.names) or self._none
        self.setText(literal(said))
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        self.setProperty("invalid", self._wants_some and not self._keys)
        self.style().polish(self)

    def _turned(self, key: str, _on: bool) -> None:
        self.turn(key)

    def _fill(self) -> None:
        self._list.clear()
        groups = [(title, pairs) for title, pairs in self._offered() if pairs]
        for title, pairs in groups:
            menu = self._list if not title else LastingMenu(self._list, title)
            if title:
                self._list.addMenu(menu)
            for key, name in pairs:
                self._offer(menu, key, name)
        if not groups:
            self._list.addAction(tr("There is none")).setEnabled(False)

    def _offer(self, menu: LastingMenu, key: str, name: str) -> None:
        check = icon(self._theme, "check", "accent.text")
        action = menu.offer(QIcon(), check, literal(name), partial(self._turned, key))
        action.setChecked(key in self._keys)
