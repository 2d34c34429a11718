"""A little window to choose an entry of the plan, or the post that it is of."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.plan import name_of, text_of
from planner.domain.records import Brand, Placement, Status
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found
from planner.ui.pieces.popover import Popover
from planner.ui.pieces.record_choices import network_glyph
from planner.ui.pieces.row_list import STEPS, RowList
from planner.ui.pieces.search_line import SearchLine
from planner.ui.words import tr

_BEFORE, _AFTER = timedelta(days=90), timedelta(days=120)
_WIDTH, _HEIGHT = 420, 320
_MOST = 60


class EntryPicker(Popover):
    """Entries near today, newest first, found by words of their title, text or channel."""

    picked = Signal(str, str)
    """The ids of the placement and of its post, or "" for none of them."""

    def __init__(self, context: Context, brand: Brand, parent: QWidget, none: str = "") -> None:
        """``none`` are the words of a button for no entry at all, where that may be."""
        super().__init__(context.theme, tr("Which post?"), parent)
        self._context = context
        today = context.today(brand)
        self._plan = context.document.plan(brand, Span(today - _BEFORE, today + _AFTER))
        self._entries = [one for one in reversed(self._plan.in_order()) if one.status is not Status.SKIPPED]
        self.search = SearchLine(tr("Search posts"), tr("Words of the post, or a channel"))
        self.list = RowList(context.theme, tr("Posts"))
        self.setFixedWidth(_WIDTH)
        self.list.setFixedHeight(_HEIGHT)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        if none:
            self.column.addWidget(self._made_none(none))
        self.search.textChanged.connect(self._find)
        self.search.went_down.connect(lambda: self.list.step(1))
        self.search.returnPressed.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take())
        self.list.activated.connect(lambda _index: self._take())
        self._find()

    def ask(self, anchor: QWidget) -> None:
        """Opens beside a button, with the keyboard in the search."""
        self.open_beside(anchor)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self) -> None:
        asked = self.search.value().casefold().split()
        rows = [one for one in self._entries if all(word in self._words(one) for word in asked)][:_MOST]
        self.list.show_rows([self._row(one) for one in rows])
        if rows and not self.list.chosen:
            self.list.step(STEPS[Qt.Key.Key_Down])

    def _row(self, one: Placement) -> Found:
        plan, when = self._plan, self._context.when
        channel = plan.channels.get(one.channel_id or "")
        glyph = network_glyph(self._context, channel.platform if channel else "")
        day = when.day(one.date) if one.date is not None else tr("No day")
        name = channel.name if channel else tr("no channel yet")
        return Found(one.id, name_of(plan.post_of(one), one), name, day, glyph)

    def _words(self, one: Placement) -> str:
        channel, post = self._plan.channels.get(one.channel_id or ""), self._plan.post_of(one)
        return f"{post.title} {text_of(post, one)} {channel.name if channel else ''}".casefold()

    def _take(self) -> None:
        if self.list.chosen:
            self._give(self.list.chosen)

    def _give(self, placement_id: str) -> None:
        self.close()
        self.picked.emit(placement_id, self._plan.placements[placement_id].post_id if placement_id else "")

    def _made_none(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", "quiet")
        made.clicked.connect(lambda: self._give(""))
        return made
