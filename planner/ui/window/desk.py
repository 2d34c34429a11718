"""The middle of the window: the calendar in one of its views, over the posts that the filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from planner.domain.carrying import Carried, Target
from planner.domain.overlay import NO_OVERLAY, Overlay
from planner.domain.plan import Plan, Spot
from planner.domain.records import Brand
from planner.domain.shown import NO_FILTER, Chip, Filter, counted, shown
from planner.domain.span import Week
from planner.ui.calendar import VIEWS, view_class
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context
from planner.ui.window.drag_ends import DragEnds
from planner.ui.window.marks import Marks

_MINUTE_MS = 60_000

WholeText = Callable[[Chip], str]
WordsForDrop = Callable[[Carried, Target, bool], tuple[str, bool]]


class Desk(QStackedWidget):
    """Reads the days in view and hands them to the view in front; the others read when they come to the front."""

    read = Signal()
    """The days in view were read anew."""
    files_changed = Signal()
    """Files of the days in view are not as they were seen last."""
    turned = Signal()
    """Another view, period or day."""
    day_began = Signal()
    """Midnight went by."""
    selection_changed = Signal()
    open_requested = Signal(object)
    ghost_requested = Signal(str)
    """The key of a suggestion on the calendar."""
    bar_requested = Signal(object)
    """A Bar of the calendar, None for those that have no room."""
    create_requested = Signal(object, object)
    drop_requested = Signal(object, object, bool)
    """Carried, Target, and whether it is copied."""
    drag_ended = Signal()
    """Nothing is dragged over the calendar any more."""
    menu_requested = Signal(object, object)

    def __init__(
        self, context: Context, brand: Brand, view: str, whole_text: WholeText, words_for_drop: WordsForDrop
    ) -> None:
        super().__init__()
        self._whole_text, self._words_for_drop = whole_text, words_for_drop
        self._context = context
        self._marks = Marks(context, self)
        self._marks.changed.connect(lambda: self.view.show_marks(self._marks.severities))
        self._marks.files_changed.connect(self.files_changed)
        self._views: dict[str, CalendarView] = {}
        self._brand = brand
        self._spots: list[Spot] = []
        self._overlay = NO_OVERLAY
        self.plan: Plan | None = None
        self.filter = NO_FILTER
        self.setCurrentWidget(self._made(view if view in VIEWS else VIEWS[0]))
        self.view.go_to(self._today())
        self.setFocusProxy(self.view)
        self._last_day = self._today()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.go_on)
        self._minute.start()

    @property
    def view(self) -> CalendarView:
        """The view in front."""
        view = self.currentWidget()
        assert isinstance(view, CalendarView)
        return view

    @property
    def hidden(self) -> int:
        """How many posts of the days in view the filter hides."""
        let_through = {spot.post_id for spot in self._spots if self.filter.lets_through(spot)}
        return len({spot.post_id for spot in self._spots} - let_through)

    @property
    def day(self) -> date:
        """The chosen day."""
        return self.view.cursor

    @property
    def week(self) -> Week:
        """The week that is judged: that of the chosen day."""
        return Week.of(self.day)

    @property
    def selected(self) -> list[Chip]:
        """The selected chips."""
        chips = {chip.key: chip for chip in self.view.shown_chips()}
        return [chips[key] for key in self.view.selection if key in chips]

    @property
    def counts(self) -> tuple[Mapping[str | None, int], Mapping[str | None, int]]:
        """Entries of each channel and posts of each kind in the days in view, hidden or not."""
        return counted(self._spots)

    # what is shown

    def show_brand(self, brand: Brand, only: Filter = NO_FILTER) -> None:
        """Shows the posts of this brand."""
        self._brand, self.filter = brand, only
        for view in self._views.values():
            view.show_brand(brand)
        self.view.go_to(self.day)
        self.read_anew()

    def show_view(self, key: str) -> None:
        """Brings a view to the front, at the day and with the selection of the one before."""
        before = self.view
        view = self._views.get(key) or self._made(key)
        if view is before:
            return
        view.go_to(before.cursor)
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        self.read_anew()
        view.show_overlay(self._overlay)
        view.select(before.selection)
        view.setFocus()
        self.turned.emit()

    def go_to(self, day: date) -> None:
        """Shows the period of the day and chooses the day."""
        span = self.view.span()
        self.view.go_to(day)
        if self.view.span() != span:
            self.read_anew()
        self.turned.emit()

    def step(self, by: int) -> None:
        """Goes so many periods on."""
        self.go_to(self.view.step(by))

    def go_to_today(self) -> None:
        """Goes to today."""
        self.go_to(self._today())

    def set_filter(self, only: Filter) -> None:
        """Shows what the filter lets through."""
        self.filter = only
        self._show_chips()

    def select_all(self) -> None:
        """Selects all chips in view."""
        self.view.select(tuple(chip.key for chip in self.view.shown_chips()))

    def read_anew(self) -> None:
        """Reads what the view in front shows."""
        document = self._context.document
        self.plan = document.settings_of(self._brand)
        self._spots = document.spots(self._brand, self.view.span())
        self._show_chips()
        self._marks.look(self._brand, self.view.span())
        self.read.emit()

    def show_overlay(self, overlay: Overlay) -> None:
        """Shows bars, silences, suggestions and chips in question over the posts, in every view."""
        if overlay != self._overlay:
            self._overlay = overlay
            self.view.show_overlay(overlay)

    def look_at_files(self) -> None:
        """Looks again at the files of the days in view, which another program may have changed."""
        self._marks.look_at_files()

    def go_on(self) -> None:
        """A minute went by: another day may be today, and more be overdue."""
        self.read_anew()
        if self._today() != self._last_day:
            self._last_day = self._today()
            self.day_began.emit()

    # private

    def _words_of(self, chip: Chip) -> str:
        """The whole text of a chip, and what the checks ask for."""
        asked = [f"\u2022 {sentence}" for sentence in self._marks.words(chip.placement_ids)]
        return "\n\n".join(filter(None, [self._whole_text(chip), "\n".join(asked)]))

    def _show_chips(self) -> None:
        if self.plan is not None:
            chips = shown(self._spots, self.filter, self.plan.channels)
            self.view.show_chips(chips, self.plan, self._marks.severities)

    def _today(self) -> date:
        return self._context.today(self._brand)

    def _made(self, key: str) -> CalendarView:
        view = self._views[key] = view_class(key)(self._context)
        view.show_brand(self._brand)
        view.whole_text = self._words_of
        view.preview = lambda carried, day, clock, copy: self._words_for_drop(carried, self._target(day, clock), copy)
        view.selection_changed.connect(self.selection_changed)
        view.cursor_changed.connect(self._cursor_changed)
        view.step_requested.connect(self.step)
        view.open_requested.connect(self.open_requested)
        view.ghost_requested.connect(self.ghost_requested)
        view.bar_requested.connect(self.bar_requested)
        view.create_requested.connect(self.create_requested)
        view.day_requested.connect(self._open_day)
        view.drop_requested.connect(
            lambda carried, day, clock, copy: self.drop_requested.emit(carried, self._target(day, clock), copy)
        )
        view.menu_requested.connect(self.menu_requested)
        DragEnds(view).ended.connect(self.drag_ended)
        self.addWidget(view)
        return view

    def _cursor_changed(self, day: date) -> None:
        if day not in self.view.span():
            self.go_to(day)
        else:
            self.turned.emit()

    def _open_day(self, day: date) -> None:
        """Shows all posts of a day that has no room for them: in its week, or else in the list."""
        self.go_to(day)
        self.show_view("list" if self.view.key == "week" else "week")

    def _target(self, day: date | None, clock: time | None) -> Target:
        keeps = self.view.key != "week"
        return Target(day, None if keeps else clock, keeps)
