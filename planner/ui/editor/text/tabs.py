"""The tabs over the text: one for all channels, and one for each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabBar, QWidget

from planner.domain.rules import Severity
from planner.ui import icons
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.parts import IconButton, horizontal
from planner.ui.pieces.plain import literal
from planner.ui.theme import Theme
from planner.ui.words import tr

_MANY = 2
"""Tabs from which on there is a list of them, too."""


class Tab(NamedTuple):
    """An entry by its id ("" for all channels), its name, and whether it has its own text."""

    id: str
    name: str
    own: bool = False


class TextTabs(QWidget):
    """A bar that scrolls, with a shape on each channel that must be fixed, and a list of all where there are many."""

    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tabs: list[Tab] = []
        self._wrong: frozenset[str] = frozenset()
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setIconSize(QSize(theme.size("icon.small"), theme.size("icon.small")))
        self.bar.setAccessibleName(tr("Text for"))
        self.bar.currentChanged.connect(self.turned)
        self._list = IconButton(theme, "caret-down", tr("All texts"), tr("List of all channels of the post"))
        self._list.setProperty("small", True)
        self._list.clicked.connect(self._show_list)
        row = horizontal(self, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self._list)

    @property
    def current(self) -> str:
        """The id of the tab in front, "" for all channels."""
        return str(self.bar.tabData(max(self.bar.currentIndex(), 0)) or "")

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Shows these after the one for all channels; without any, there is no bar."""
        current, self._tabs = self.current, [Tab("", tr("All channels")), *tabs]
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for tab in self._tabs:
            self.bar.setTabData(self.bar.addTab(literal(tab.name)), tab.id)
        self._mark_all()
        self.setVisible(bool(tabs))
        self._list.setVisible(len(tabs) > _MANY)
        self.choose(current)
        self.bar.blockSignals(False)

    def choose(self, id_: str) -> None:
        """Brings a tab to the front; one that is not there is the one for all channels."""
        ids = [tab.id for tab in self._tabs]
        self.bar.setCurrentIndex(ids.index(id_) if id_ in ids else 0)

    def mark(self, wrong: Collection[str]) -> None:
        """Puts the shape of what must be fixed on the tabs of these ids, and on no others."""
        if self._wrong != frozenset(wrong):
            self._wrong = frozenset(wrong)
            self._mark_all()

    def tint(self) -> None:
        """The theme has changed."""
        self._mark_all()

    def _mark_all(self) -> None:
        for index, tab in enumerate(self._tabs):
            look = self._look(tab)
            self.bar.setTabIcon(index, icons.icon(self._theme, *look) if look else QIcon())
            said = self._said(tab)
            self.bar.setTabToolTip(index, ", ".join(said))
            self.bar.setAccessibleTabName(index, ", ".join([tab.name, *said]))

    def _look(self, tab: Tab) -> tuple[str, str] | None:
        if tab.id in self._wrong:
            look = SEVERITY_LOOKS[Severity.MUST_FIX]
            return look.shape, look.token
        return ("note-pencil", "text.secondary") if tab.own else None

    def _said(self, tab: Tab) -> list[str]:
        wrong = [tr(SEVERITY_LOOKS[Severity.MUST_FIX].word)] if tab.id in self._wrong else []
        return wrong + ([tr("Has its own text")] if tab.own else [])

    def _show_list(self) -> None:
        menu = Menu(self)
        for tab in self._tabs:
            action = menu.addAction(literal(tab.name), partial(self.choose, tab.id))
            look = self._look(tab)
            if look is not None:
                action.setIcon(icons.icon(self._theme, *look))
        menu.pop_up(self._list.mapToGlobal(QPoint(0, self._list.height() + 4)))
