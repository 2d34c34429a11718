"""The bar over the calendar: the period and ways to another, the views, search, filter, and New post."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QToolButton,
    QToolTip,
    QWidget,
)

from planner.ui.actions import ACTIONS, hint, plain
from planner.ui.bars.topbar_parts import SEARCH, SMALL, SearchButton, Title
from planner.ui.context import Context
from planner.ui.icons import icon, lead
from planner.ui.words import tr

_ABOVE, _BELOW, _GAP = 12, 12, 8
"""Space over the buttons, and under them: the latter, like that at the sides, is given by who places the bar."""
_SEGMENT, _LEAST_TITLE = 28, 80
_VIEWS = (("month", "Month"), ("week", "Week"), ("list", "List"))
_ROWS = {row.id: row for row in ACTIONS}


class TopBar(QWidget):
    """Shows what it is told and asks for all else; where there is little room, words give way to icons."""

    step_requested = Signal(int)
    today_requested = Signal()
    view_requested = Signal(str)
    search_requested = Signal()
    filter_cleared = Signal()
    new_post_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._filtered = False
        self.setFixedHeight(self._theme.size("topbar") - _BELOW)
        self._make_parts()
        self._lay_out()
        self._connect_parts()
        self._tint()
        self.show_filtered(False)
        self._theme.changed.connect(self._tint)

    # what is shown

    def show_title(self, title: str, alike: Iterable[str] = ()) -> None:
        """The period in view; it takes the room of the longest title ``alike``, so that what follows stays in place."""
        self._title.say(title, alike)
        self._fit()

    def show_view(self, key: str) -> None:
        """Marks the view in front: month, week or list."""
        self._views[key].setChecked(True)

    def show_filtered(self, on: bool) -> None:
        """Whether something is hidden by the filter."""
        self._filtered = on
        self._filter.setChecked(on)
        name = tr("Show everything: something is hidden") if on else tr("Filter: nothing is hidden")
        self._filter.setAccessibleName(name)
        self._filter.setToolTip(hint(_ROWS["clear_filter"]) if on else _how_to_filter())
        self._tint_filter()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the buttons without words and the beginning of the title."""
        least = self._room_for_rest - (SEARCH - SMALL) - self._words_of_new
        return QSize(least + _LEAST_TITLE, self.height())

    # making

    def _make_parts(self) -> None:
        self._title = Title(self._theme)
        self._back = _icon_button("previous")
        self._forward = _icon_button("next")
        self._today = QPushButton(tr("Today"))
        self._today.setToolTip(hint(_ROWS["go_today"]))
        self._segments, self._views = self._made_segments()
        self._search = SearchButton(self._theme)
        self._filter = QToolButton()
        self._filter.setFixedSize(SMALL, SMALL)
        self._filter.setCheckable(True)
        self._new = QPushButton(tr("New post"))
        self._new.setProperty("kind", "primary")
        self._new.setAccessibleName(tr("New post"))
        self._new.setToolTip(hint(_ROWS["new_post"]))

    def _made_segments(self) -> tuple[QFrame, dict[str, QPushButton]]:
        frame = QFrame()
        frame.setProperty("segmented", "true")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        group = QButtonGroup(frame)
        views: dict[str, QPushButton] = {}
        for key, words in _VIEWS:
            button = views[key] = QPushButton(tr(words))
            button.setProperty("segment", "true")
            button.setCheckable(True)
            button.setFixedHeight(_SEGMENT)
            button.setToolTip(hint(_ROWS[f"view_{key}"]))
            group.addButton(button)
            row.addWidget(button)
        return frame, views

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _ABOVE, 0, 0)
        row.setSpacing(_GAP)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._title)
        row.addSpacing(_GAP)
        for button in (self._back, self._forward, self._today):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self._segments, self._search, self._filter, self._new):
            row.addWidget(part)

    def _connect_parts(self) -> None:
        self._back.clicked.connect(lambda: self.step_requested.emit(-1))
        self._forward.clicked.connect(lambda: self.step_requested.emit(1))
        self._today.clicked.connect(self.today_requested)
        for key, button in self._views.items():
            button.clicked.connect(partial(self.view_requested.emit, key))
        self._search.clicked.connect(self.search_requested)
        self._filter.clicked.connect(self._clear_filter)
        self._new.clicked.connect(self.new_post_requested)

    # slots

    def _clear_filter(self) -> None:
        self._filter.setChecked(self._filtered)
        if self._filtered:
            self.filter_cleared.emit()
        else:
            QToolTip.showText(self._filter.mapToGlobal(QPoint(0, self._filter.height())), _how_to_filter())

    def _tint(self) -> None:
        carets = ("caret-left", "caret-right")
        back, forward = carets if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else reversed(carets)
        self._back.setIcon(icon(self._theme, back))
        self._forward.setIcon(icon(self._theme, forward))
        self._tint_new()
        self._tint_filter()

    def _tint_filter(self) -> None:
        self._filter.setIcon(icon(self._theme, "funnel-simple", "accent.text" if self._filtered else "text.secondary"))

    def _tint_new(self) -> None:
        """The icon keeps its distance from the words, when there are any."""
        if self._new.text():
            lead(self._new, self._theme, "plus-bold", "accent.on")
        else:
            self._new.setIcon(icon(self._theme, "plus-bold", "accent.on"))
            self._new.setIconSize(QSize(16, 16))

    # room

    def _fit(self) -> None:
        """Makes Search smaller, then takes the words of New post, as far as the title needs room; it has the rest."""
        room = self.width() - self._room_for_rest
        room += self._search.give_way(self._title.natural - room)
        short = self._title.natural > room
        self._say_new("" if short else tr("New post"))
        room += self._words_of_new if short else 0
        self._title.fit(room)

    @cached_property
    def _room_for_rest(self) -> int:
        """The width of everything but the title, with all words."""
        parts = (self._back, self._forward, self._today, self._segments, self._filter, self._new)
        return 8 * _GAP + SEARCH + sum(part.sizeHint().width() for part in parts)

    @cached_property
    def _words_of_new(self) -> int:
        """The width that New post gains without its words."""
        now = self._new.text()
        self._say_new(tr("New post"))
        wide = self._new.sizeHint().width()
        self._say_new("")
        narrow = self._new.sizeHint().width()
        self._say_new(now)
        return wide - narrow

    def _say_new(self, words: str) -> None:
        if words != self._new.text():
            self._new.setText(words)
            self._tint_new()


def _icon_button(action: str) -> QToolButton:
    button = QToolButton()
    button.setFixedSize(SMALL, SMALL)
    button.setAccessibleName(plain(tr(_ROWS[action].text)))
    button.setToolTip(hint(_ROWS[action]))
    return button


def _how_to_filter() -> str:
    return tr("Nothing is hidden. Channels and kinds are hidden and shown in the left bar.")
