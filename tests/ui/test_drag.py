"""Dragging chips: within a view, into it, out of it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.calendar import VIEWS, view_class
from planner.ui.calendar.agenda import AgendaView
from planner.ui.calendar.drag import Carried, carried_in, mime_of
from planner.ui.calendar.landing import Words, bubble_rect
from planner.ui.calendar.month import MonthView
from planner.ui.calendar.view import CalendarView
from planner.ui.calendar.week import WeekView
from planner.ui.context import Context
from tests.ui.chips import a_spot, chip_named, shown_view

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
CTRL, NOTHING = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
WEDNESDAY = date(2026, 11, 25)
SIZE = (832, 900)


def target_of(view: CalendarView) -> QWidget:
    """The widget that gets the events of a drag."""
    rows = view.findChild(QTreeView)
    return rows.viewport() if rows else view


def drag_over(view: CalendarView, mime: QMimeData, pos: QPoint, held: Qt.KeyboardModifier = NOTHING) -> bool:
    """Drags something to a place of the view; whether it may be dropped there."""
    widget = target_of(view)
    there = widget.mapFrom(view, pos) if widget is not view else pos
    enter = QDragEnterEvent(there, MOVE | COPY, mime, LEFT, held)
    QApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(there, MOVE | COPY, mime, LEFT, held)
    QApplication.sendEvent(widget, move)
    return move.isAccepted()


def drop(view: CalendarView, mime: QMimeData, pos: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
    drag_over(view, mime, pos, held)
    widget = target_of(view)
    there = widget.mapFrom(view, pos) if widget is not view else pos
    QApplication.sendEvent(widget, QDropEvent(QPointF(there), MOVE | COPY, mime, LEFT, held))


def mime_named(view: CalendarView, title: str) -> QMimeData:
    return mime_of(view.carried(chip_named(view, title)))


def test_what_is_carried_comes_out_as_it_went_in() -> None:
    carried = Carried("/plan", "brand", ("p1", "p2"), ("a", "ü\ud800"), WEDNESDAY, time(9, 30))
    assert carried_in(mime_of(carried)) == carried
    assert carried_in(mime_of(carried._replace(day=None, clock=None))) == carried._replace(day=None, clock=None)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"plan_id": 1}', b"null"])
def test_foreign_things_are_nothing(content: bytes) -> None:
    mime = QMimeData()
    mime.setText("a text")
    assert carried_in(mime) is None
    mime.setData("application/x-evenweek-chips", content)
    assert carried_in(mime) is None


@pytest.mark.parametrize("make", [MonthView, AgendaView])
def test_a_drop_asks_for_the_day_and_leaves_the_time(context: Context, qtbot: QtBot, make: type[CalendarView]) -> None:
    view = shown_view(make, context, qtbot, [a_spot(clock="08:30", title="Menu")], SIZE)
    with qtbot.waitSignal(view.drop_requested) as asked:
        drop(view, mime_named(view, "Menu"), view.day_rect(WEDNESDAY).center())
    carried, day, clock, copy = asked.args
    assert carried.placement_ids == chip_named(view, "Menu").placement_ids
    assert (day, clock, copy) == (WEDNESDAY, time(8, 30), False)


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
def test_control_copies(context: Context, qtbot: QtBot, make: type[CalendarView]) -> None:
    view = shown_view(make, context, qtbot, [a_spot(title="Menu")], SIZE)
    with qtbot.waitSignal(view.drop_requested) as asked:
        drop(view, mime_named(view, "Menu"), view.day_rect(WEDNESDAY).center(), CTRL)
    assert asked.args[3] is True


def test_in_the_week_the_time_follows_in_quarters_of_an_hour(context: Context, qtbot: QtBot) -> None:
    view = shown_view(WeekView, context, qtbot, [a_spot(title="Menu")], SIZE)
    pos = QPoint(view.day_rect(WEDNESDAY).center().x(), view.minute_y(13 * 60 + 17))
    with qtbot.waitSignal(view.drop_requested) as asked:
        drop(view, mime_named(view, "Menu"), pos)
    assert asked.args[1:] == [WEDNESDAY, time(13, 15), False]


def test_in_the_week_the_upper_edge_of_the_dragged_chip_decides(context: Context, qtbot: QtBot) -> None:
    view = shown_view(WeekView, context, qtbot, [a_spot(title="Menu")], SIZE)
    view.held_at = 30
    pos = QPoint(view.day_rect(WEDNESDAY).center().x(), view.minute_y(13 * 60) + 30)
    with qtbot.waitSignal(view.drop_requested) as asked:
        drop(view, mime_named(view, "Menu"), pos)
    assert asked.args[2] == time(13)


def test_in_the_week_the_row_above_takes_the_time_away(context: Context, qtbot: QtBot) -> None:
    view = shown_view(WeekView, context, qtbot, [a_spot(title="Menu")], SIZE)
    pos = QPoint(view.day_rect(WEDNESDAY).center().x(), view.any_time_rect().center().y())
    with qtbot.waitSignal(view.drop_requested) as asked:
        drop(view, mime_named(view, "Menu"), pos)
    assert asked.args[1:] == [WEDNESDAY, None, False]


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
def test_an_idea_without_a_day_can_be_dropped(context: Context, qtbot: QtBot, make: type[CalendarView]) -> None:
    view = shown_view(make, context, qtbot, [], SIZE)
    idea = Carried(str(context.document.path), view.brand.id, ("post",), ("placement",), None, None)
    with qtbot.waitSignal(view.drop_requested) as asked:
        drop(view, mime_of(idea), view.day_rect(WEDNESDAY).center())
    assert asked.args[:2] == [idea, WEDNESDAY]


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
@pytest.mark.parametrize("values", [{"plan_id": "/another.evenweek"}, {"brand_id": "another"}])
def test_chips_of_another_plan_or_brand_are_refused(
    context: Context, qtbot: QtBot, make: type[CalendarView], values: dict[str, str]
) -> None:
    view = shown_view(make, context, qtbot, [a_spot(title="Menu")], SIZE)
    mime = mime_of(view.carried(chip_named(view, "Menu"))._replace(**values))
    pos = view.day_rect(WEDNESDAY).center()
    assert not drag_over(view, mime, pos)
    with qtbot.assertNotEmitted(view.drop_requested):
        drop(view, mime, pos)


def test_text_from_elsewhere_is_refused(context: Context, qtbot: QtBot) -> None:
    view = shown_view(MonthView, context, qtbot, [], SIZE)
    mime = QMimeData()
    mime.setText("hello")
    assert not drag_over(view, mime, view.day_rect(WEDNESDAY).center())


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
def test_a_drop_where_it_was_asks_for_nothing(context: Context, qtbot: QtBot, make: type[CalendarView]) -> None:
    view = shown_view(make, context, qtbot, [a_spot(title="Menu")], SIZE)
    with qtbot.assertNotEmitted(view.drop_requested):
        drop(view, mime_named(view, "Menu"), view.chip_rect(chip_named(view, "Menu").key).topLeft() + QPoint(9, 2))


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
def test_words_are_asked_once_for_each_new_target(context: Context, qtbot: QtBot, make: type[CalendarView]) -> None:
    view = shown_view(make, context, qtbot, [a_spot(title="Menu")], SIZE)
    asked: list[tuple[date, bool]] = []

    def words(_: Carried, day: date, __: time | None, copy: bool) -> tuple[str, bool]:
        asked.append((day, copy))
        return "week becomes 3 of 7 promotional, your rule allows at most 2", True

    view.preview = words
    mime = mime_named(view, "Menu")
    place = view.day_rect(WEDNESDAY).center()
    for pos in (place, place + QPoint(1, 0), place):
        drag_over(view, mime, pos)
    assert asked == [(WEDNESDAY, False)]
    drag_over(view, mime, place, CTRL)
    assert asked == [(WEDNESDAY, False), (WEDNESDAY, True)]


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
def test_words_are_painted_and_gone_after_leaving(context: Context, qtbot: QtBot, make: type[CalendarView]) -> None:
    view = shown_view(make, context, qtbot, [a_spot(title="Menu")], SIZE)
    view.preview = lambda *_: ("Wed 25 · week becomes 3 of 7", False)
    before = view.grab().toImage()
    drag_over(view, mime_named(view, "Menu"), view.day_rect(WEDNESDAY).center())
    assert view.grab().toImage() != before
    QApplication.sendEvent(target_of(view), QDragLeaveEvent())
    assert view.grab().toImage() == before


def test_the_words_stand_inside_of_the_view_beside_their_target(context: Context, qtbot: QtBot) -> None:
    view = shown_view(MonthView, context, qtbot, [], (560, 500))
    words = Words("A long sentence that says what would come of it, and then some more of it. " * 2, warns=True)
    for target in view.scene.days.values():
        bubble = bubble_rect(context.theme, words, target, view.rect())
        assert view.rect().contains(bubble)
        assert not bubble.intersects(target.adjusted(0, 1, 0, -1)) or bubble.height() > target.top()


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QDrag]:
    """Drags that were begun; each is let go at once, outside of everything."""
    begun: list[QDrag] = []

    def let_go(drag: QDrag, *_: object) -> Qt.DropAction:
        begun.append(drag)
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", let_go)
    return begun


def pull(qtbot: QtBot, view: CalendarView, title: str) -> None:
    """Presses on a chip and moves the mouse away."""
    start = view.chip_rect(chip_named(view, title).key).center()
    widget = target_of(view)
    pos = widget.mapFrom(view, start) if widget is not view else start
    qtbot.mousePress(widget, LEFT, pos=pos)
    qtbot.mouseMove(widget, pos + QPoint(30, 30))
    qtbot.mouseRelease(widget, LEFT, pos=pos + QPoint(30, 30))


@pytest.mark.parametrize("make", [view_class(key) for key in VIEWS])
def test_pulling_a_chip_carries_it_with_its_picture(
    context: Context, qtbot: QtBot, dragged: list[QDrag], make: type[CalendarView]
) -> None:
    view = shown_view(make, context, qtbot, [a_spot(title="Menu")], SIZE)
    pull(qtbot, view, "Menu")
    (drag,) = dragged
    carried = carried_in(drag.mimeData())
    assert carried is not None
    assert carried.placement_ids == chip_named(view, "Menu").placement_ids
    assert not drag.pixmap().isNull()


@pytest.mark.parametrize("make", [MonthView, WeekView])
def test_pulling_one_of_several_selected_chips_carries_all(
    context: Context, qtbot: QtBot, dragged: list[QDrag], make: type[CalendarView]
) -> None:
    spots = [a_spot(title="Menu"), a_spot(title="Other"), a_spot(day=WEDNESDAY, title="Third")]
    view = shown_view(make, context, qtbot, spots, SIZE)
    view.select([chip_named(view, "Menu").key, chip_named(view, "Third").key])
    pull(qtbot, view, "Third")
    carried = carried_in(dragged[0].mimeData())
    assert carried is not None
    assert carried.post_ids == (spots[2].post_id, spots[0].post_id)
    assert carried.day == WEDNESDAY
    pull(qtbot, view, "Other")
    alone = carried_in(dragged[1].mimeData())
    assert alone is not None
    assert alone.post_ids == (spots[1].post_id,)


def test_the_origin_is_faded_while_it_is_dragged_and_escape_leaves_all_as_it_was(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown_view(MonthView, context, qtbot, [a_spot(title="Menu")], SIZE)
    key = chip_named(view, "Menu").key
    view.select([key])
    rect = view.chip_rect(key)
    before = view.grab(rect).toImage()
    during = []
    monkeypatch.setattr(QDrag, "exec", lambda *_: during.append(view.grab(rect).toImage()))
    with qtbot.assertNotEmitted(view.drop_requested):
        pull(qtbot, view, "Menu")
    assert during[0] != before
    assert view.grab(rect).toImage() == before
    assert view.landing.place is None


@pytest.mark.parametrize("keyed", [True, False])
def test_a_drop_and_the_keyboard_ask_for_the_same(context: Context, qtbot: QtBot, keyed: bool) -> None:
    view = shown_view(MonthView, context, qtbot, [a_spot(title="Menu")], SIZE)
    chip = chip_named(view, "Menu")
    view.select([chip.key])
    expected = [view.carried(chip), date(2026, 11, 24), chip.clock, False]

    def by_keyboard() -> None:
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    def by_mouse() -> None:
        drop(view, mime_named(view, "Menu"), view.day_rect(date(2026, 11, 24)).center())

    move: Callable[[], None] = by_keyboard if keyed else by_mouse
    with qtbot.waitSignal(view.drop_requested) as asked:
        move()
    assert asked.args == expected
