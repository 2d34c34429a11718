"""The month: what is where, and what mouse and keyboard ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from planner.domain.plan import Spot
from planner.domain.shown import shown
from planner.domain.span import Span
from planner.ui.calendar import keyboard
from planner.ui.calendar.faces import Faces
from planner.ui.calendar.ink import Meta, meta_fitting
from planner.ui.calendar.month import MonthView
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_plan, a_spot, chip_named, shown_view

Key = Qt.Key
Held = Qt.KeyboardModifier
SHIFT, ALT, CTRL = Held.ShiftModifier, Held.AltModifier, Held.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def month(context: Context, qtbot: QtBot, *spots: Spot, size: tuple[int, int] = (832, 712)) -> MonthView:
    return shown_view(MonthView, context, qtbot, spots, size)


def day(number: int) -> date:
    return date(2026, 11, number)


def names(view: MonthView) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(view)
    return [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]


def spots_on(days: Iterable[int], clock: str = "09:00") -> list[Spot]:
    return [a_spot(day(number), clock, title=f"On {number}") for number in days]


def test_it_shows_the_whole_weeks_of_a_month(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    assert view.title() == "November 2026"
    assert view.span() == Span(date(2026, 10, 26), date(2026, 12, 7))
    assert view.step(1) == date(2026, 12, 23)
    assert view.step(-1) == date(2026, 10, 23)


def test_every_day_has_a_place_and_no_two_share_one(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    days = [view.span().start + timedelta(days=number) for number in range(42)]
    assert [view.day_at(view.day_rect(one).center()) for one in days] == days
    rects = [view.day_rect(one) for one in days]
    assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[:i])
    assert view.day_at(QPoint(5, 5)) is None


def test_a_chip_stands_in_its_day(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    chip = chip_named(view, "Menu")
    rect = view.chip_rect(chip.key)
    assert view.day_rect(TODAY).contains(rect)
    assert view.chip_at(rect.center()) is chip
    assert rect.height() == 40


def test_a_long_title_gets_two_lines_where_there_is_room(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Why we pay more per harvest"))
    assert view.chip_rect(view.shown_chips()[0].key).height() == 56


def test_what_has_no_room_is_said_and_opens_the_day(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *(a_spot(title=f"Post {number}") for number in range(12)))
    more = view.scene.more_on(TODAY)
    assert more is not None
    assert more.number == 12 - len(view.scene.placed)
    with qtbot.waitSignal(view.day_requested) as asked:
        qtbot.mouseClick(view, LEFT, pos=more.rect.center())
    assert asked.args == [TODAY]


@pytest.mark.parametrize("height", [320, 500, 560, 640, 900])
def test_chips_and_more_stay_inside_of_their_day_at_any_height(context: Context, qtbot: QtBot, height: int) -> None:
    spots = [a_spot(day(number), title="A title that is rather long") for number in range(1, 29) for _ in range(number)]
    view = month(context, qtbot, *spots, size=(784, height))
    assert {one.day for one in view.scene.placed} == {day(number) for number in range(1, 29)}
    if height >= 500:
        assert all(view.day_rect(one.day).contains(one.rect) for one in view.scene.placed)
        assert all(view.day_rect(one.day).contains(one.rect) for one in view.scene.more)
    view.grab()


def test_a_click_selects_and_a_double_click_opens(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *spots_on([10, 12]))
    chip = chip_named(view, "On 10")
    with qtbot.waitSignals([view.selection_changed, view.cursor_changed]):
        qtbot.mouseClick(view, LEFT, pos=view.chip_rect(chip.key).center())
    assert view.selection == (chip.key,)
    assert view.cursor == day(10)
    with qtbot.waitSignal(view.open_requested) as asked:
        qtbot.mouseDClick(view, LEFT, pos=view.chip_rect(chip.key).center())
    assert asked.args == [chip.key]


def test_control_adds_and_takes_out_and_shift_selects_up_to_a_chip(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *spots_on([9, 10, 11, 12]))
    places = {chip.title: view.chip_rect(chip.key).center() for chip in view.shown_chips()}
    qtbot.mouseClick(view, LEFT, pos=places["On 9"])
    qtbot.mouseClick(view, LEFT, CTRL, pos=places["On 11"])
    assert [key[1] for key in view.selection] == ["2026-11-09", "2026-11-11"]
    qtbot.mouseClick(view, LEFT, CTRL, pos=places["On 9"])
    assert [key[1] for key in view.selection] == ["2026-11-11"]
    qtbot.mouseClick(view, LEFT, SHIFT, pos=places["On 12"])
    assert [key[1] for key in view.selection] == ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"]
    qtbot.mouseClick(view, LEFT, pos=places["On 10"])
    assert [key[1] for key in view.selection] == ["2026-11-10"]


def test_a_double_click_on_an_empty_day_asks_for_a_post(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    with qtbot.waitSignal(view.create_requested) as asked:
        qtbot.mouseDClick(view, LEFT, pos=view.day_rect(day(5)).bottomRight() - QPoint(5, 5))
    assert asked.args == [day(5), None]


def test_add_post_stands_on_the_empty_day_under_the_pointer(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(day(6)))
    qtbot.mouseMove(view, view.day_rect(day(5)).center())
    slot = view.slot_rect(day(5))
    assert view.day_rect(day(5)).contains(slot)
    qtbot.mouseMove(view, view.day_rect(day(6)).bottomLeft() + QPoint(20, -5))
    assert view.slot_rect(day(5)).isEmpty()
    assert view.slot_rect(day(6)).isEmpty()
    qtbot.mouseMove(view, slot.center())
    with qtbot.waitSignal(view.create_requested) as asked:
        qtbot.mouseClick(view, LEFT, pos=slot.center())
    assert asked.args == [day(5), None]


def test_the_menu_is_asked_for_the_chip_under_the_pointer(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    chip = chip_named(view, "Menu")
    pos = view.chip_rect(chip.key).center()
    qtbot.mousePress(view, Qt.MouseButton.RightButton, pos=pos)
    assert view.selection == (chip.key,)


def test_arrows_move_the_day(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    for key, expected in (
        (Key.Key_Right, day(24)),
        (Key.Key_Up, day(17)),
        (Key.Key_Left, day(16)),
        (Key.Key_Down, TODAY),
        (Key.Key_End, day(29)),
        (Key.Key_Home, TODAY),
    ):
        qtbot.keyClick(view, key)
        assert view.cursor == expected


def test_leaving_the_month_tells_a_day_outside_of_it(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.move_cursor(date(2026, 12, 6))
    with qtbot.waitSignal(view.cursor_changed) as told:
        qtbot.keyClick(view, Key.Key_Down)
    assert told.args == [date(2026, 12, 13)]
    assert date(2026, 12, 13) not in view.span()
    view.go_to(date(2026, 12, 13))
    assert view.title() == "December 2026"


def test_page_keys_ask_for_the_next_and_the_previous_month(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    for key, by in ((Key.Key_PageDown, 1), (Key.Key_PageUp, -1)):
        with qtbot.waitSignal(view.step_requested) as asked:
            qtbot.keyClick(view, key)
        assert asked.args == [by]


def test_enter_opens_the_chip_and_creates_on_an_empty_day(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    qtbot.keyClick(view, Key.Key_Return)
    assert view.selection == (chip_named(view, "Menu").key,)
    with qtbot.waitSignal(view.open_requested) as opened:
        qtbot.keyClick(view, Key.Key_Return)
    assert opened.args == [chip_named(view, "Menu").key]
    qtbot.keyClick(view, Key.Key_Right)
    with qtbot.waitSignal(view.create_requested) as created:
        qtbot.keyClick(view, Key.Key_Return)
    assert created.args == [day(24), None]


def test_tab_walks_the_chips_of_the_day_and_then_leaves(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="First"), a_spot(clock="10:00", title="Second"))
    walked = []
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_Tab)
        walked.append(view.chip(view.selection[0]).title)
    assert walked == ["First", "Second"]
    assert not keyboard.walked(view, 1)
    view.focus_stop(chip_named(view, "First").key)
    qtbot.keyClick(view, Key.Key_Backtab)
    assert view.selection == ()


def test_tab_reaches_more_and_enter_opens_the_day(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *(a_spot(title=f"Post {number}") for number in range(12)))
    for _ in view.stops_on(TODAY):
        qtbot.keyClick(view, Key.Key_Tab)
    assert view.more_focused
    with qtbot.waitSignal(view.day_requested) as asked:
        qtbot.keyClick(view, Key.Key_Return)
    assert asked.args == [TODAY]


def test_space_takes_a_chip_out_of_the_selection_and_in_again(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    for expected in (1, 0, 1):
        qtbot.keyClick(view, Key.Key_Space)
        assert len(view.selection) == expected


def test_shift_with_arrows_selects_the_chips_of_the_days_passed(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *spots_on([23, 24, 25, 26]))
    for key in (Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(view, key, SHIFT)
    assert [key[1] for key in view.selection] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    qtbot.keyClick(view, Key.Key_Left, SHIFT)
    assert [key[1] for key in view.selection] == ["2026-11-23", "2026-11-24"]
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.selection == ()


@pytest.mark.parametrize(
    ("key", "target"),
    [
        (Key.Key_Right, day(24)),
        (Key.Key_Left, day(22)),
        (Key.Key_Down, day(30)),
        (Key.Key_Up, day(16)),
    ],
)
def test_alt_with_arrows_moves_the_chip_by_a_day_or_a_week(
    context: Context, qtbot: QtBot, key: Key, target: date
) -> None:
    view = month(context, qtbot, a_spot(clock="08:30", title="Menu"))
    chip = chip_named(view, "Menu")
    qtbot.keyClick(view, Key.Key_Tab)
    with qtbot.waitSignal(view.drop_requested) as asked:
        qtbot.keyClick(view, key, ALT)
    carried, to_day, to_clock, copy = asked.args
    assert (carried.placement_ids, carried.day, carried.clock) == (chip.placement_ids, TODAY, chip.clock)
    assert (to_day, to_clock, copy) == (target, chip.clock, False)


def test_a_moved_chip_stays_selected(context: Context, qtbot: QtBot) -> None:
    spot = a_spot(title="Menu")
    view = month(context, qtbot, spot, a_spot(title="Other"))
    view.select([chip_named(view, "Menu").key])
    view.show_chips(shown([spot._replace(day="2026-11-25")]), a_plan(view.brand))
    assert [key[1] for key in view.selection] == ["2026-11-25"]


def test_what_is_selected_has_its_ring_again_when_it_comes_back(context: Context, qtbot: QtBot) -> None:
    spot = a_spot()
    view = month(context, qtbot, spot)
    view.select([view.shown_chips()[0].key])
    view.show_chips([], a_plan(view.brand))
    assert view.selection == ()
    view.show_chips(shown([spot]), a_plan(view.brand))
    assert len(view.selection) == 1


def test_the_whole_text_is_shown_as_plain_text_when_the_pointer_rests(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    view.whole_text = lambda _: "<b>bold</b> & <img src='x'>"
    said: list[str] = []
    monkeypatch.setattr("planner.ui.calendar.hint.QToolTip.showText", lambda _, text, *__: said.append(text))
    qtbot.mouseMove(view, view.chip_rect(view.shown_chips()[0].key).center())
    qtbot.waitUntil(lambda: bool(said), timeout=2000)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img" in said[0]


def test_days_and_chips_are_found_by_name(context: Context, qtbot: QtBot) -> None:
    spot = a_spot(title="Autumn menu teaser", status="ready")
    view = month(context, qtbot, spot, spot._replace(placement_id="other", channel_id="linkedin"))
    said = names(view)
    place = said.index("Monday 23 November 2026, 1 post")
    assert said[place + 1] == "Autumn menu teaser, Mon 23 Nov 09:00, on Instagram and LinkedIn, Promote, ready"
    assert len(said) == 43


def test_a_reader_is_told_where_it_is_and_what_is_selected(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "November 2026"
    assert interface.focusChild().text(QAccessible.Text.Name) == "Monday 23 November 2026, 1 post"
    qtbot.keyClick(view, Key.Key_Tab)
    chip = interface.focusChild()
    assert chip.text(QAccessible.Text.Name).startswith("Menu,")
    assert chip.role() == QAccessible.Role.ListItem
    assert chip.state().selected
    assert chip.state().focused
    on_screen = view.chip_rect(view.selection[0]).translated(view.mapToGlobal(QPoint()))
    assert chip.rect() == on_screen
    assert interface.childAt(*on_screen.center().toTuple()) is chip


def test_a_place_that_is_gone_is_not_valid(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *(a_spot(title=f"Post {number}") for number in range(2)))
    interface = QAccessible.queryAccessibleInterface(view)
    last = interface.child(interface.childCount() - 1)
    assert last.isValid()
    view.show_chips([], a_plan(view.brand))
    assert not last.isValid()
    assert last.text(QAccessible.Text.Name) == ""


def test_a_day_on_which_the_clocks_change_says_so(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.go_to(date(2026, 10, 14))
    before = view.grab(view.day_rect(date(2026, 10, 25))).toImage()
    plain = view.grab(view.day_rect(date(2026, 10, 18))).toImage()
    half = before.width() // 2
    assert before.copy(half, 0, half, 28) != plain.copy(half, 0, half, 28)


def test_from_right_to_left_the_first_day_stands_at_the_right(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="קפה"))
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.day_rect(TODAY).left() > view.day_rect(day(24)).left()
    assert view.day_rect(TODAY).contains(view.chip_rect(view.shown_chips()[0].key))
    qtbot.keyClick(view, Key.Key_Left)
    assert view.cursor == day(24)
    view.grab()


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Donaudampfschifffahrtsgesellschaft" * 4,
        "👩🏽‍🍳👨‍👩‍👧‍👦🍂" * 9,
        "قهوة الصباح " * 9,
        "コーヒーの日" * 9,
        "a " * 200,
        "e\u0301" * 80,
    ],
)
def test_any_title_fits_into_its_chip(context: Context, qtbot: QtBot, title: str) -> None:
    view = month(context, qtbot, a_spot(title=title))
    (placed,) = view.scene.placed
    assert 1 <= len(placed.lines) <= 2
    assert all(view.ink.titles.width(line) <= placed.rect.width() for line in placed.lines)
    view.grab()


def test_an_empty_title_is_called_untitled(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title=""))
    assert view.scene.placed[0].lines == ("Untitled",)


@pytest.mark.parametrize(
    ("count", "clock", "room", "expected"),
    [
        (1, 30, 81, Meta(1, plus=False, clock=True)),
        (2, 30, 81, Meta(2, plus=False, clock=True)),
        (5, 30, 81, Meta(1, plus=True, clock=True)),
        (2, 46, 81, Meta(2, plus=False, clock=False)),
        (5, 30, 19, Meta(1, plus=False, clock=False)),
        (5, 30, 10, Meta(0, plus=False, clock=False)),
    ],
)
def test_channels_make_room_for_the_time_and_then_the_time_for_them(
    count: int, clock: int, room: int, expected: Meta
) -> None:
    assert meta_fitting(count, clock, room) == expected


def test_overdue_comes_before_the_status(context: Context) -> None:
    plan = a_plan(context.document.brands()[0])
    faces = Faces(context, plan)
    late, soon = shown([a_spot(clock="08:59", status="ready"), a_spot(clock="09:01", status="ready")])
    assert (faces.of(late).status, faces.of(soon).status) == ("overdue", "ready")
    assert faces.status_words(late) == "ready, overdue"


def test_a_post_without_a_channel_says_so(context: Context) -> None:
    faces = Faces(context, a_plan(context.document.brands()[0]))
    (chip,) = shown([a_spot(channel_id=None, kind_id=None, clock=None)])
    assert faces.of(chip).glyphs == ("circle-dashed",)
    assert faces.spoken(chip).endswith("Mon 23 Nov, any time, no channel yet, no kind, draft")


def test_it_is_painted_in_both_looks(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(), a_spot(kind_id=None), a_spot(status="idea"), a_spot(status="skipped"))
    light = view.grab().toImage()
    context.theme.choose("dark")
    try:
        assert view.grab().toImage() != light
    finally:
        context.theme.choose("light")
    assert view.grab().toImage() == light


def test_an_error_while_painting_does_not_end_the_program(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = month(context, qtbot)
    monkeypatch.setattr(view, "paint_days", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        view.repaint()
    monkeypatch.undo()
    view.repaint()
