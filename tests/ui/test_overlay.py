"""What lies over the chips of the calendar: rings around posts in question, and everything at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.overlay import NO_OVERLAY, Overlay
from planner.domain.shown import shown
from planner.ui.calendar import VIEWS
from planner.ui.calendar.month import MonthView
from planner.ui.calendar.painted import PaintedView
from planner.ui.calendar.view import CalendarView
from planner.ui.calendar.week import WeekView
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_plan, a_spot, chip_named, shown_view
from tests.ui.overlays import (
    SIZE,
    canvas,
    day,
    full,
    ghost,
    menu_and_other,
    month,
    names,
    silence,
)


@pytest.fixture(params=VIEWS)
def any_view(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> CalendarView:
    return menu_and_other(request.param, context, qtbot)


class Painted(QObject):
    """The parts of a widget that are painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        QApplication.processEvents()
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas += list(event.region())
        return super().eventFilter(watched, event)


def test_posts_in_question_have_a_ring_and_only_they_are_painted_anew(any_view: CalendarView) -> None:
    menu, other = (any_view.chip_rect(chip_named(any_view, title).key) for title in ("Menu", "Other"))
    before = any_view.grab(menu).toImage(), any_view.grab(other).toImage()
    painted = Painted(canvas(any_view))
    any_view.show_overlay(Overlay(concerned=frozenset(["menu"])))
    QApplication.processEvents()
    origin = canvas(any_view).mapTo(any_view, QPoint())
    assert painted.areas
    assert all(menu.adjusted(-3, -3, 3, 3).contains(area.translated(origin)) for area in painted.areas)
    assert any_view.grab(menu).toImage() != before[0]
    assert any_view.grab(other).toImage() == before[1]
    any_view.show_overlay(NO_OVERLAY)
    assert any_view.grab(menu).toImage() == before[0]


def test_an_equal_overlay_paints_nothing(any_view: CalendarView) -> None:
    def overlay() -> Overlay:
        return Overlay(silences=(silence(23, 29),), ghosts=(ghost(),), concerned=frozenset(["menu"]))

    any_view.show_overlay(overlay())
    painted = Painted(canvas(any_view))
    any_view.show_overlay(overlay())
    QApplication.processEvents()
    assert painted.areas == []


def test_a_ring_goes_together_with_the_selection_and_the_keyboard(any_view: CalendarView) -> None:
    menu = chip_named(any_view, "Menu").key
    rect = any_view.chip_rect(menu).adjusted(-2, -2, 2, 2)
    looks = [any_view.grab(rect).toImage()]
    any_view.show_overlay(Overlay(concerned=frozenset(["menu"])))
    looks.append(any_view.grab(rect).toImage())
    any_view.focus_stop(menu)
    looks.append(any_view.grab(rect).toImage())
    any_view.show_overlay(NO_OVERLAY)
    looks.append(any_view.grab(rect).toImage())
    assert all(one != two for number, one in enumerate(looks) for two in looks[:number])


def test_the_overlay_stays_when_other_chips_are_shown(any_view: CalendarView) -> None:
    any_view.show_overlay(Overlay(ghosts=(ghost(),), concerned=frozenset(["menu"])))
    spots = [a_spot(day(24), title="Menu", placement_id="menu")]
    any_view.show_chips(shown(spots), a_plan(any_view.brand))
    assert any_view.overlaid.ringed == {chip_named(any_view, "Menu").key}
    assert not any_view.ghost_rect("g").isEmpty()


def test_a_chip_that_a_preview_moves_away_is_faded_only_as_a_whole(context: Context, qtbot: QtBot) -> None:
    spot = a_spot(title="Menu", placement_id="menu")
    view = month(context, qtbot, spot, spot._replace(placement_id="blog", channel_id="blog"))
    rect = view.chip_rect(chip_named(view, "Menu").key)
    before = view.grab(rect).toImage()
    view.show_overlay(Overlay(leaving=frozenset(["menu"])))
    assert view.grab(rect).toImage() == before
    view.show_overlay(Overlay(leaving=frozenset(["menu", "blog"])))
    assert view.grab(rect).toImage() != before


def test_more_says_that_posts_in_question_are_out_of_sight(context: Context, qtbot: QtBot) -> None:
    spots = [a_spot(title=f"Post {number}", placement_id=str(number)) for number in range(9)]
    view = month(context, qtbot, *spots)
    more = view.scene.more_on(TODAY)
    assert more is not None
    before = view.grab(more.rect).toImage()
    view.show_overlay(Overlay(concerned=frozenset(["8"])))
    QApplication.processEvents()
    assert view.grab(more.rect).toImage() != before
    assert f"{more.number} more posts, posts in question among them" in names(view)


def test_everything_is_painted_in_both_looks_and_directions(any_view: CalendarView, context: Context) -> None:
    any_view.show_overlay(full())
    pictures = []
    for look in ("light", "dark"):
        context.theme.choose(look)
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            any_view.setLayoutDirection(direction)
            pictures.append(any_view.grab().toImage())
    context.theme.choose("light")
    assert all(one != two for number, one in enumerate(pictures) for two in pictures[:number])


def test_ninety_entries_with_everything(context: Context, qtbot: QtBot) -> None:
    spots = [
        a_spot(day(23 + number % 7), f"{7 + number * 5 % 13:02}:{15 * (number % 4):02}", placement_id=str(number))
        for number in range(90)
    ]
    for kind in (MonthView, WeekView):
        view = shown_view(kind, context, qtbot, spots, SIZE)
        assert isinstance(view, PaintedView)
        view.show_overlay(full(concerned=frozenset(map(str, range(0, 90, 2)))))
        assert {one.ghost.sort for one in view.scene.ghosted} >= {"move", "add", "change"}
        told = {one.day: one.chips for one in view.scene.more}
        for at in (day(number) for number in range(23, 30)):
            assert len(view.chips_on(at)) == len(view.scene.by_day.get(at, ())) + told.get(at, 0)
        view.grab()
