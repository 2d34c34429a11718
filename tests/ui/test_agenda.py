"""The list: a month in rows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.domain.plan import Spot
from planner.domain.rules import Severity
from planner.domain.shown import shown
from planner.domain.span import Span
from planner.ui.calendar.agenda import AgendaView
from planner.ui.calendar.agenda_model import AgendaModel
from planner.ui.calendar.faces import Faces
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_plan, a_spot, chip_named, shown_view

Key = Qt.Key
Held = Qt.KeyboardModifier
ALT, CTRL, SHIFT, NOTHING = Held.AltModifier, Held.ControlModifier, Held.ShiftModifier, Held.NoModifier
LEFT = Qt.MouseButton.LeftButton


def agenda(context: Context, qtbot: QtBot, *spots: Spot) -> AgendaView:
    return shown_view(AgendaView, context, qtbot, spots, (832, 900))


def rows(view: AgendaView) -> QTreeView:
    return view.findChild(QTreeView)


def click(qtbot: QtBot, view: AgendaView, title: str, held: Qt.KeyboardModifier = NOTHING) -> None:
    viewport = rows(view).viewport()
    pos = viewport.mapFrom(view, view.chip_rect(chip_named(view, title).key).center())
    qtbot.mouseClick(viewport, LEFT, held, pos)


def test_it_shows_one_month(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot)
    assert view.title() == "November 2026"
    assert view.span() == Span(date(2026, 11, 1), date(2026, 12, 1))
    assert view.step(1) == date(2026, 12, 23)


def test_a_row_says_everything_in_words(context: Context, qtbot: QtBot) -> None:
    spot = a_spot(title="Menu", status="ready", clock="08:00")
    view = agenda(context, qtbot, spot, spot._replace(placement_id="other", channel_id="blog"))
    model = rows(view).model()
    day = model.index(22, 0)
    assert day.data() == "Mon 23 Nov"
    cells = [model.index(0, column, day).data() for column in range(5)]
    assert cells == ["08:00", "Instagram and Blog", "Menu", "Promote", "ready, overdue"]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)] == [
        "Time",
        "Channels",
        "Post",
        "Kind",
        "Status",
    ]
    spoken = model.index(0, 0, day).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Menu, Mon 23 Nov 08:00, on Instagram and Blog, Promote, ready, overdue"


def test_the_model_keeps_the_rules_of_models(context: Context, qtmodeltester: ModelTester) -> None:
    plan = a_plan(context.document.brands()[0])
    chips = shown([a_spot(), a_spot(clock=None), a_spot(day=date(2026, 11, 25))])
    by_day = {day: [chip for chip in chips if chip.day == day] for day in {chip.day for chip in chips}}
    model = AgendaModel(context, context.theme)
    qtmodeltester.check(model)
    model.show([TODAY, date(2026, 11, 24), date(2026, 11, 25)], by_day, Faces(context, plan))
    qtmodeltester.check(model)
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0, 0)) == 2
    assert not model.parent(model.index(0, 0)).isValid()
    model.show([], {}, None)
    assert model.rowCount(QModelIndex()) == 0


def test_a_click_selects_and_a_double_click_opens(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu"), a_spot(day=date(2026, 11, 24), title="Other"))
    with qtbot.waitSignal(view.selection_changed):
        click(qtbot, view, "Other")
    assert view.selection == (chip_named(view, "Other").key,)
    assert view.cursor == date(2026, 11, 24)
    click(qtbot, view, "Menu", CTRL)
    assert len(view.selection) == 2
    viewport = rows(view).viewport()
    pos = viewport.mapFrom(view, view.chip_rect(chip_named(view, "Menu").key).center())
    with qtbot.waitSignal(view.open_requested) as asked:
        qtbot.mouseDClick(viewport, LEFT, pos=pos)
    assert asked.args == [chip_named(view, "Menu").key]


def test_a_double_click_on_a_day_asks_for_a_post(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot)
    viewport = rows(view).viewport()
    with qtbot.waitSignal(view.create_requested) as asked:
        qtbot.mouseDClick(viewport, LEFT, pos=viewport.mapFrom(view, view.day_rect(TODAY).center()))
    assert asked.args == [TODAY, None]


def test_up_and_down_go_through_days_and_chips(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu"))
    qtbot.keyClick(rows(view), Key.Key_Down)
    assert view.selection == (chip_named(view, "Menu").key,)
    with qtbot.waitSignal(view.open_requested):
        qtbot.keyClick(rows(view), Key.Key_Return)
    qtbot.keyClick(rows(view), Key.Key_Down)
    assert (view.cursor, view.selection) == (date(2026, 11, 24), ())
    with qtbot.waitSignal(view.create_requested) as asked:
        qtbot.keyClick(rows(view), Key.Key_Return)
    assert asked.args == [date(2026, 11, 24), None]


def test_left_and_right_go_to_the_days_beside(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot())
    qtbot.keyClick(rows(view), Key.Key_Right)
    assert view.cursor == date(2026, 11, 24)
    qtbot.keyClick(rows(view), Key.Key_Left)
    assert view.cursor == TODAY


def test_shift_selects_a_row_more(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="First"), a_spot(clock="10:00", title="Second"))
    click(qtbot, view, "First")
    qtbot.keyClick(rows(view), Key.Key_Down, SHIFT)
    assert len(view.selection) == 2


def test_alt_with_arrows_moves_the_chip(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu"))
    click(qtbot, view, "Menu")
    for key, day in ((Key.Key_Right, date(2026, 11, 24)), (Key.Key_Down, date(2026, 11, 30))):
        with qtbot.waitSignal(view.drop_requested) as asked:
            qtbot.keyClick(rows(view), key, ALT)
        assert asked.args[1:] == [day, chip_named(view, "Menu").clock, False]


def test_a_selection_from_outside_is_shown(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu"), a_spot(title="Other"))
    view.select([chip_named(view, "Other").key])
    selected = rows(view).selectionModel().selectedRows(2)
    assert [index.data() for index in selected] == ["Other"]


def test_the_selected_row_is_painted_differently(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu"))
    rect = view.chip_rect(chip_named(view, "Menu").key)
    before = view.grab(rect).toImage()
    view.select([chip_named(view, "Menu").key])
    assert view.grab(rect).toImage() != before


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_row_shows_what_the_checks_ask_for(context: Context, qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu", placement_id="menu"), a_spot(title="Other"))
    view.setLayoutDirection(direction)
    rects = {title: view.chip_rect(chip_named(view, title).key) for title in ("Menu", "Other")}
    before = {title: view.grab(rect).toImage() for title, rect in rects.items()}
    view.show_marks({"menu": Severity.MUST_FIX})
    assert view.grab(rects["Menu"]).toImage() != before["Menu"]
    assert view.grab(rects["Other"]).toImage() == before["Other"]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_is_painted_in_both_looks_and_directions(context: Context, qtbot: QtBot, look: str) -> None:
    view = agenda(context, qtbot, a_spot(kind_id=None, channel_id=None), a_spot(status="skipped"))
    context.theme.choose(look)
    try:
        view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert not view.grab().isNull()
    finally:
        context.theme.choose("light")


def test_a_new_month_is_scrolled_to_its_day_and_a_change_leaves_the_place(context: Context, qtbot: QtBot) -> None:
    spots = [a_spot(day=date(2026, 11, number)) for number in range(1, 31) for _ in range(3)]
    view = agenda(context, qtbot, *spots)
    view.show_chips(shown(spots), a_plan(view.brand))
    assert view.day_rect(TODAY).top() < 60
    bar = rows(view).verticalScrollBar()
    bar.setValue(bar.value() - 200)
    place = bar.value()
    view.show_chips(shown(spots[1:]), a_plan(view.brand))
    assert bar.value() == place
