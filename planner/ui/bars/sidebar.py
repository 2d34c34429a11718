"""The left bar: the brand, the places of the window, and which channels and kinds are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from planner.domain.plan import KIND, Plan
from planner.domain.records import Brand
from planner.domain.shown import NO_FILTER, Filter
from planner.ui.actions import ACTIONS, hint
from planner.ui.bars.quietscroll import QuietScroll
from planner.ui.bars.sidefoot import SideFoot
from planner.ui.bars.sidegroup import SideGroup, channel_rows, kind_rows
from planner.ui.bars.siderow import SideRow
from planner.ui.bars.siderows import ActRow, BrandRow, PlaceRow
from planner.ui.context import Context
from planner.ui.pieces.corners import Menu
from planner.ui.words import tr

_EDGE, _GAP, _LINE = 8, 2, 1
_AFTER_BRAND, _FOOT = 8, 12
_PLACES = (
    ("week", "This week", "list-checks"),
    ("calendar", "Calendar", "calendar-blank"),
    ("ideas", "Ideas", "lightbulb"),
    ("campaigns", "Campaigns", "flag-banner"),
    ("library", "Library", "books"),
    ("presence", "Presence", "identification-card"),
    ("results", "Results", "chart-bar"),
    ("trash", "Trash", "trash"),
)
_MANAGED = (
    ("brands", "Manage brands…"),
    ("pillars", "Manage pillars…"),
    ("campaigns", "Manage campaigns…"),
)
_ROWS = {row.id: row for row in ACTIONS}


class SideBar(QWidget):
    """Shows what it is told; a click on a channel or kind changes the filter, all else only asks."""

    brand_requested = Signal(str)
    place_requested = Signal(str)
    filter_changed = Signal(object)
    new_channel_requested = Signal()
    new_brand_requested = Signal()
    all_brands_requested = Signal()
    manage_requested = Signal(str)
    menu_requested = Signal(object)
    settings_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._brands: list[Brand] = []
        self._current = ""
        self.filter = NO_FILTER
        self._listed: object = None
        self._make_rows(context)
        self._make_groups(context)
        self._lay_out()
        self._connect_rows()
        self.set_collapsed(False)
        self.say_saved(tr("All changes saved"))

    # what is shown

    def show_brands(self, brands: Iterable[Brand], current: Brand) -> None:
        """The brands to choose from, and the one in view."""
        self._brands = [brand for brand in brands if not brand.archived or brand.id == current.id]
        self._current = current.id
        self._brand.rename(current.name)

    def show_plan(self, plan: Plan) -> None:
        """The channels and kinds of the brand; those that are archived have no row."""
        channels = sorted(plan.channels.values(), key=lambda channel: (channel.position, channel.name.casefold()))
        channels = [channel for channel in channels if not channel.archived]
        kinds = [kind for kind in plan.labels_of(KIND) if not kind.archived]
        if self._listed == (channels, kinds):
            return
        self._listed = channels, kinds
        self._channels.fill(channel_rows(self._context, channels, self._channels.walk))
        self._kinds.fill(kind_rows(self._context, kinds, self._kinds.walk))
        self.set_filter(self.filter)
        self._order_tabs()

    def show_counts(self, channels: Mapping[str | None, int], kinds: Mapping[str | None, int], ideas: int) -> None:
        """How many entries of each channel and posts of each kind are in view, and how many ideas there are."""
        number = self._context.when.number
        self._channels.show_counts(channels, number)
        self._kinds.show_counts(kinds, number)
        self._places["ideas"].show_count(number(ideas) if ideas else "", tr("%n idea(s)", ideas))

    def show_place(self, key: str) -> None:
        """Marks the place in view: week, calendar, ideas or trash."""
        self._places[key].setChecked(True)
        self._places[key].be_the_stop()

    def set_filter(self, only: Filter) -> None:
        """Shows what the filter hides, and tells nobody."""
        self.filter = only
        self._channels.hide_only(only.channels)
        self._kinds.hide_only(only.kinds)

    def set_collapsed(self, on: bool) -> None:
        """Shows icons only."""
        for row in (self._brand, *self._places.values(), self._add):
            row.set_collapsed(on)
        for part in (self._channels, self._kinds, self._foot):
            part.set_collapsed(on)

    def say_saved(self, words: str) -> None:
        """What the foot says about the changes."""
        self._foot.saved.say(words)

    # events

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._scroll.show_bar(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._scroll.show_bar(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for line in self._lines():
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), line)
            painter.fillRect(place, self._context.theme.color("border.subtle"))

    def _lines(self) -> Iterator[QRect]:
        """Where the bar ends, and where rows are scrolled out of sight."""
        yield QRect(self.width() - _LINE, 0, _LINE, self.height())
        area = self._scroll.geometry()
        if self._scroll.hides_above:
            yield QRect(0, area.top() - _LINE, self.width(), _LINE)
        if self._scroll.hides_below:
            yield QRect(0, area.bottom() + _LINE, self.width(), _LINE)

    # making

    def _make_rows(self, context: Context) -> None:
        theme = context.theme
        walk: list[SideRow] = []
        self._brand = BrandRow(theme, "")
        self._brand.explain(tr("Choose another brand"))
        self._places = {key: PlaceRow(theme, tr(name), icon, walk) for key, name, icon in _PLACES}
        for key, place in self._places.items():
            row = _ROWS.get(f"place_{key}")
            place.explain(hint(row) if row else tr("The calendar with all its room"))
        self._foot = SideFoot(theme)

    def _make_groups(self, context: Context) -> None:
        theme = context.theme
        self._channels = SideGroup(theme, tr("Channels"), tr("Rename, colour or archive channels"))
        self._kinds = SideGroup(theme, tr("Kinds"), tr("Rename, colour or archive kinds"))
        self._add = ActRow(theme, tr("Add channel"), "plus", tr("Add channel"))
        self._channels.add(self._add)

    def _lay_out(self) -> None:
        bar = _column(self)
        bar.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        bar.setContentsMargins(_EDGE, _EDGE, _EDGE + _LINE, _FOOT)
        bar.addWidget(self._brand)
        bar.addSpacing(_AFTER_BRAND)
        for place in self._places.values():
            bar.addWidget(place)
        self._scroll = self._laid_out_groups()
        bar.addWidget(self._scroll, 1)
        bar.addWidget(self._foot)

    def _laid_out_groups(self) -> QuietScroll:
        groups = QWidget()
        column = _column(groups)
        column.addWidget(self._channels)
        column.addWidget(self._kinds)
        column.addStretch()
        scroll = QuietScroll(groups, self)
        scroll.verticalScrollBar().valueChanged.connect(self.update)
        scroll.verticalScrollBar().rangeChanged.connect(self.update)
        return scroll

    def _connect_rows(self) -> None:
        self._brand.clicked.connect(self._open_brands)
        for key, place in self._places.items():
            place.clicked.connect(partial(self.place_requested.emit, key))
        self._channels.heading.clicked.connect(lambda: self.manage_requested.emit("channels"))
        self._kinds.heading.clicked.connect(lambda: self.manage_requested.emit("kinds"))
        self._channels.changed.connect(self._change_filter)
        self._kinds.changed.connect(self._change_filter)
        self._add.clicked.connect(self.new_channel_requested)
        self._foot.menu.clicked.connect(self._ask_for_menu)
        self._foot.gear.clicked.connect(self.settings_requested)

    def _order_tabs(self) -> None:
        """Puts rows that were made late where they are read, and makes one stop of each group."""
        channels, kinds = self._channels, self._kinds
        rows = [
            channels.heading,
            *channels.walk,
            self._add,
            kinds.heading,
            *kinds.walk,
            self._foot.menu,
            self._foot.gear,
        ]
        for row in rows:
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for one, following in pairwise(rows):
            QWidget.setTabOrder(one, following)
        for first in (channels.walk[0], kinds.walk[0]):
            first.be_the_stop()

    # slots

    def _change_filter(self) -> None:
        self.filter = Filter(self._channels.hidden, self._kinds.hidden)
        self.filter_changed.emit(self.filter)

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self._foot.menu.mapToGlobal(QPoint(0, 0)))

    def _open_brands(self) -> None:
        menu = self.brand_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._brand.mapToGlobal(self._brand.rect().bottomLeft()))

    def brand_menu(self) -> Menu:
        """The brands, and what is done about them."""
        menu = Menu(self)
        menu.setAccessibleName(tr("Brands"))
        if len(self._brands) > 1:
            menu.addAction(tr("All brands…"), self.all_brands_requested.emit)
            menu.addSeparator()
        for brand in self._brands:
            action = menu.addAction(brand.name.replace("&", "&&"), partial(self.brand_requested.emit, brand.id))
            action.setCheckable(True)
            action.setChecked(brand.id == self._current)
        menu.addSeparator()
        menu.addAction(tr("New brand…"), self.new_brand_requested.emit)
        for what, words in _MANAGED:
            menu.addAction(tr(words), partial(self.manage_requested.emit, what))
        return menu


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_GAP)
    return layout
