"""The week: days by the hour."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from planner.domain.plan import Spot
from planner.domain.span import Span
from planner.ui.calendar.notes import clock_note, long_clock_note
from planner.ui.calendar.week import WeekView
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_spot, chip_named, shown_view

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
TUESDAY = date(2026, 11, 24)


def week(context: Context, qtbot: QtBot, *spots: Spot, size: tuple[int, int] = (832, 712)) -> WeekView:
    return shown_view(WeekView, context, qtbot, spots, size)


def at(view: WeekView, day: date, hour: int, minute: int = 0) -> QPoint:
    return QPoint(view.day_rect(day).center().x(), view.minute_y(hour * 60 + minute))


def test_it_says_its_days_and_its_iso_week(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot)
    assert view.title() == "23 – 29 Nov 2026 · Week 48"
    assert view.span() == Span(TODAY, date(2026, 11, 30))
    assert view.step(-1) == date(2026, 11, 16)


def test_a_week_that_begins_on_sunday_is_named_after_its_thursday(context: Context, qtbot: QtBot) -> None:
    context.settings.set("first_day", "sunday")
    view = week(context, qtbot)
    assert view.title() == "22 – 28 Nov 2026 · Week 48"


def test_it_opens_at_working_hours(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot)
    grid = view.grid_rect()
    assert grid.top() < view.minute_y(8 * 60) < view.minute_y(17 * 60) < grid.bottom()


def test_chips_stand_at_their_time(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock="09:30", title="Half past"), a_spot(clock=None, title="Some time"))
    assert view.chip_rect(chip_named(view, "Half past").key).top() == view.minute_y(9 * 60 + 30)
    assert view.any_time_rect().contains(view.chip_rect(chip_named(view, "Some time").key))


def test_what_overlaps_stands_side_by_side(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, *(a_spot(clock=clock) for clock in ("09:00", "09:15", "11:00")))
    first, second, alone = (placed.rect for placed in view.scene.placed)
    assert not first.intersects(second)
    assert alone.width() > first.width()
    assert view.day_rect(TODAY).contains(second)


def test_twelve_at_once_are_all_in_reach(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, *(a_spot(title=f"Post {number}") for number in range(12)))
    rects = [placed.rect for placed in view.scene.placed]
    assert len(rects) == 12
    assert all(view.day_rect(TODAY).contains(rect) for rect in rects)
    assert all(left.left() < right.left() for left, right in pairwise(rects))
    reached = {view.chip_at(rect.topLeft() + QPoint(1, 20)) for rect in rects}
    assert len(reached) == 12
    view.grab()


def test_many_without_a_time_are_counted(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, *(a_spot(clock=None) for _ in range(7)))
    more = view.scene.more_on(TODAY)
    assert more is not None
    assert more.number == 7 - len(view.scene.placed)
    assert view.any_time_rect().contains(more.rect)


def test_the_last_minutes_of_a_day_are_inside_of_it(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock="23:55"))
    assert view.scene.placed[0].rect.bottom() <= view.minute_y(24 * 60)


@pytest.mark.parametrize(("minute", "said"), [(0, time(9)), (14, time(9)), (15, time(9, 15)), (59, time(9, 45))])
def test_the_time_at_a_place_goes_in_quarters_of_an_hour(
    context: Context, qtbot: QtBot, minute: int, said: time
) -> None:
    view = week(context, qtbot)
    assert view.clock_at(at(view, TUESDAY, 9, minute)) == said


def test_a_double_click_makes_a_post_at_that_time(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot)
    with qtbot.waitSignal(view.create_requested) as asked:
        qtbot.mouseDClick(view, LEFT, pos=at(view, TUESDAY, 10, 20))
    assert asked.args == [TUESDAY, time(10, 15)]
    with qtbot.waitSignal(view.create_requested) as asked:
        qtbot.mouseDClick(view, LEFT, pos=QPoint(at(view, TUESDAY, 0).x(), view.any_time_rect().center().y()))
    assert asked.args == [TUESDAY, None]


def test_up_and_down_go_through_the_chips_of_the_day(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock=None, title="A"), a_spot(title="B"), a_spot(clock="22:00", title="C"))
    walked = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(view, key)
        walked.append(view.chip(view.selection[0]).title)
    assert walked == ["A", "B", "C", "B"]
    qtbot.keyClick(view, Key.Key_Right)
    assert (view.cursor, view.selection) == (TUESDAY, ())


def test_a_chip_with_the_keyboard_is_scrolled_into_sight(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock="23:00", title="Late"), size=(832, 500))
    qtbot.keyClick(view, Key.Key_Down)
    assert view.grid_rect().contains(view.chip_rect(chip_named(view, "Late").key))


@pytest.mark.parametrize(
    ("key", "day", "clock"),
    [
        (Key.Key_Down, TODAY, time(9, 15)),
        (Key.Key_Up, TODAY, time(8, 45)),
        (Key.Key_Right, TUESDAY, time(9)),
    ],
)
def test_alt_with_arrows_moves_by_a_quarter_of_an_hour_or_a_day(
    context: Context, qtbot: QtBot, key: Key, day: date, clock: time
) -> None:
    view = week(context, qtbot, a_spot())
    view.select([view.shown_chips()[0].key])
    with qtbot.waitSignal(view.drop_requested) as asked:
        qtbot.keyClick(view, key, ALT)
    assert asked.args[1:] == [day, clock, False]


def test_a_chip_at_any_time_or_at_midnight_does_not_move_up(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock=None, title="Any"), a_spot(clock="00:00", title="Midnight"))
    for title in ("Any", "Midnight"):
        view.select([chip_named(view, title).key])
        with qtbot.assertNotEmitted(view.drop_requested):
            qtbot.keyClick(view, Key.Key_Up, ALT)


def test_what_is_scrolled_behind_the_names_of_the_days_is_not_hit(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock="06:30", title="Early"))
    rect = view.chip_rect(chip_named(view, "Early").key)
    assert rect.top() < view.grid_rect().top()
    assert view.chip_at(rect.center()) is None or view.grid_rect().contains(rect.center())


def test_a_reader_finds_what_is_at_any_time_first(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock="10:00", title="Timed"), a_spot(clock=None, title="Free"))
    interface = QAccessible.queryAccessibleInterface(view)
    said = [interface.child(i).text(QAccessible.Text.Name) for i in range(3)]
    assert said == [
        "Monday 23 November 2026, 2 posts",
        "Free, Mon 23 Nov, any time, on Instagram, Promote, draft",
        "Timed, Mon 23 Nov 10:00, on Instagram, Promote, draft",
    ]


def test_the_clocks_of_a_day_in_words(context: Context) -> None:
    back, forward = date(2026, 10, 25), date(2027, 3, 28)
    assert clock_note(back, "Europe/London") == "Clocks back"
    assert clock_note(forward, "Europe/London") == "Clocks forward"
    assert clock_note(TODAY, "Europe/London") == ""
    assert long_clock_note(context, back, "Europe/London") == "Clocks go back from 02:00 to 01:00"
    assert long_clock_note(context, forward, "Europe/London") == "Clocks go forward from 01:00 to 02:00"
    assert long_clock_note(context, forward, "Asia/Tokyo") == ""


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_columns_do_not_overlap_in_either_direction(
    context: Context, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    view = week(context, qtbot, a_spot())
    view.setLayoutDirection(direction)
    rects = [view.day_rect(date(2026, 11, number)) for number in range(23, 30)]
    ordered = sorted(rects, key=lambda rect: rect.left())
    assert ordered == (rects if direction == Qt.LayoutDirection.LeftToRight else rects[::-1])
    assert all(left.right() < right.left() for left, right in pairwise(ordered))
    view.grab()
