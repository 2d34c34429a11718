"""A place of the window: its name, its tabs, and one of them in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.edits import Change
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.reading_order import beside, stops
from planner.ui.words import tr

_HEAD, _SEGMENT = 56, 28


class TabRow(NamedTuple):
    """A tab: its key, its words, and what makes it."""

    key: str
    words: str
    make: Callable[[Context], PlaceTab]


class Place(QWidget):
    """Makes each tab when it is first looked at; ``turned`` names the tab in view."""

    turned = Signal(str)
    made = Signal(object)
    """A tab that is there from now on."""
    close_requested = Signal()

    def __init__(self, context: Context, name: str, rows: Sequence[TabRow]) -> None:
        super().__init__()
        self._context = context
        self._rows = {row.key: row for row in rows}
        self._tabs: dict[str, PlaceTab] = {}
        self._brand: Brand | None = None
        self.tab = ""
        """The key of the tab in view."""
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self.setAccessibleName(name)
        self._lay_out(name)

    def show_tab(self, key: str, id_: str = "") -> None:
        """Shows a tab, and a record in it; the first one for a key that is not known."""
        wanted = key if key in self._rows else next(iter(self._rows))
        tab = self._tabs.get(wanted) or self._made(wanted)
        self.tab = wanted
        self._buttons.button(list(self._rows).index(wanted)).setChecked(True)
        self._stack.setCurrentWidget(tab)
        self.setFocusProxy(tab)
        if id_:
            tab.show_record(id_)
        self.turned.emit(wanted)

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand on every tab."""
        self._brand = brand
        for tab in self._tabs.values():
            tab.show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Tells every tab what changed."""
        for tab in self._tabs.values():
            tab.refresh(changes)

    def flush(self) -> bool:
        """Hands over what is being typed on any tab; False when the plan did not take it."""
        taken = [tab.flush() for tab in self._tabs.values()]
        return all(taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.matches(QKeySequence.StandardKey.NextChild):
            self._step(1)
        elif event.matches(QKeySequence.StandardKey.PreviousChild):
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes on as one reads, also past parts that were made late, and after the last one to the bars."""
        now = QApplication.focusWidget()
        there = beside(self, now, 1 if onward else -1) if now is not None else None
        if there is None:
            return self._leave(onward)
        reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
        there.setFocus(reason)
        return True

    def _leave(self, onward: bool) -> bool:
        """Goes out of the place on the way that Qt knows, past what of the place stands there."""
        for _ in stops(self):
            if not super().focusNextPrevChild(onward):
                return False
            now = QApplication.focusWidget()
            if now is None or not self.isAncestorOf(now):
                break
        return True

    # making

    def _lay_out(self, name: str) -> None:
        margin = self._context.theme.space(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(0)
        column.addWidget(self._made_head(name))
        column.addWidget(self._stack, 1)

    def _made_head(self, name: str) -> QWidget:
        head = QWidget()
        head.setFixedHeight(_HEAD)
        title = QLabel(name)
        title.setProperty("step", "title")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.space(4))
        row.addWidget(title)
        row.addWidget(self._made_segments(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return head

    def _made_segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("segmented", "true")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for number, tab in enumerate(self._rows.values()):
            button = QPushButton(tr(tab.words))
            button.setProperty("segment", "true")
            button.setCheckable(True)
            button.setFixedHeight(_SEGMENT)
            button.setToolTip(tr("{tab} (Ctrl+Tab for the next)", tab=tr(tab.words)))
            button.clicked.connect(partial(self._choose, tab.key))
            self._buttons.addButton(button, number)
            row.addWidget(button)
        return frame

    def _made(self, key: str) -> PlaceTab:
        tab = self._tabs[key] = self._rows[key].make(self._context)
        self._stack.addWidget(tab)
        self.made.emit(tab)
        if self._brand is not None:
            tab.show_brand(self._brand)
        return tab

    # slots

    def _choose(self, key: str) -> None:
        if self.flush():
            self.show_tab(key)

    def _step(self, by: int) -> None:
        keys = list(self._rows)
        self._choose(keys[(keys.index(self.tab) + by) % len(keys)])
