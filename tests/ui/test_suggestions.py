"""Suggestions on the calendar: where they stand, what they say, and what mouse and keyboard make of them."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QAccessible, QDrag
from PySide6.QtWidgets import QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.domain.overlay import Overlay
from planner.domain.shown import Chip
from planner.ui.calendar import VIEWS
from planner.ui.calendar.agenda import AgendaView
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_spot, chip_named
from tests.ui.overlays import (
    LEFT,
    Key,
    agenda,
    canvas,
    click,
    day,
    described,
    ghost,
    heard,
    key,
    menu_and_other,
    month,
    names,
    seven,
    week,
)


@pytest.fixture(params=VIEWS)
def any_view(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> CalendarView:
    return menu_and_other(request.param, context, qtbot)


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return heard(monkeypatch)


def test_a_click_on_a_suggestion_asks_for_it_and_selects_no_post(any_view: CalendarView, qtbot: QtBot) -> None:
    any_view.select([chip_named(any_view, "Menu").key])
    any_view.show_overlay(Overlay(ghosts=(ghost("move it", sort="move"),)))
    with qtbot.waitSignal(any_view.ghost_requested) as asked:
        click(qtbot, any_view, any_view.ghost_rect("move it"))
    assert asked.args == ["move it"]
    assert any_view.selection == ()
    assert any_view.cursor == TODAY


def test_a_suggestion_is_neither_dragged_nor_opened(
    any_view: CalendarView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag))
    any_view.show_overlay(Overlay(ghosts=(ghost(),)))
    target = canvas(any_view)
    start = target.mapFrom(any_view, any_view.ghost_rect("g").center())
    with qtbot.assertNotEmitted(any_view.ghost_requested), qtbot.assertNotEmitted(any_view.create_requested):
        qtbot.mousePress(target, LEFT, pos=start)
        for by in (10, 40, 80):
            qtbot.mouseMove(target, start - QPoint(0, by))
        qtbot.mouseRelease(target, LEFT, pos=start - QPoint(0, 80))
    with qtbot.assertNotEmitted(any_view.create_requested), qtbot.assertNotEmitted(any_view.open_requested):
        qtbot.mouseDClick(target, LEFT, pos=start)
    assert dragged == []


def test_the_keyboard_reaches_a_suggestion_and_enter_asks_for_it(any_view: CalendarView, qtbot: QtBot) -> None:
    any_view.show_overlay(Overlay(ghosts=(ghost(),)))
    before = any_view.grab(any_view.ghost_rect("g")).toImage()
    step = Key.Key_Down if isinstance(any_view, AgendaView) else Key.Key_Tab
    for _ in range(3):
        if any_view.focused_ghost is None:
            key(any_view, step)
    assert (any_view.focused_ghost, any_view.selection) == ("g", ())
    assert any_view.grab(any_view.ghost_rect("g")).toImage() != before
    with qtbot.waitSignal(any_view.ghost_requested) as asked:
        key(any_view, Key.Key_Return)
    assert asked.args == ["g"]
    key(any_view, Key.Key_Escape)
    assert any_view.focused_ghost is None


def test_the_ring_of_the_day_goes_when_a_suggestion_has_the_keyboard(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.show_overlay(Overlay(ghosts=(ghost(),)))
    edge = view.day_rect(TODAY).adjusted(0, 60, 0, 0)
    pictures = []
    for pressed in (Key.Key_Tab, Key.Key_Escape):
        qtbot.keyClick(view, pressed)
        pictures.append(view.grab(QRect(edge.left(), edge.bottom() - 4, edge.width(), 5)).toImage())
    assert pictures[0] != pictures[1]


def test_a_suggestion_that_is_gone_has_not_the_keyboard(any_view: CalendarView) -> None:
    any_view.show_overlay(Overlay(ghosts=(ghost(),)))
    any_view.focus_stop("g")
    any_view.show_overlay(Overlay(ghosts=(ghost("another"),)))
    assert any_view.focused_ghost is None
    assert any_view.ghost_rect("g").isEmpty()


def test_a_suggestion_says_what_it_is_and_why(any_view: CalendarView, qtbot: QtBot, hints: list[str]) -> None:
    any_view.show_overlay(Overlay(ghosts=(ghost(title="<b>Answer</b>", words="Educate is under by 1"),)))
    target = canvas(any_view)
    qtbot.mouseMove(target, target.mapFrom(any_view, any_view.ghost_rect("g").center()))
    qtbot.waitUntil(lambda: bool(hints), timeout=2000)
    assert "Suggestion: &lt;b&gt;Answer&lt;/b&gt;\nEducate is under by 1" in hints[0]


def test_all_chips_are_selected_without_the_suggestions(any_view: CalendarView) -> None:
    any_view.show_overlay(Overlay(ghosts=(ghost(), ghost("h", clock=None))))
    any_view.select([chip.key for chip in any_view.shown_chips()])
    assert len(any_view.selection) == 2
    assert all(isinstance(chip, Chip) for chip in any_view.shown_chips())


def test_suggestions_are_read_among_the_chips_of_their_day(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(title="Menu"), a_spot(clock="15:00", title="Other"))
    view.show_overlay(Overlay(ghosts=(ghost(),)))
    said = described(view)[:4]
    assert [name.split(",")[0] for name, _ in said] == [
        "Monday 23 November 2026",
        "Menu",
        "Suggestion: Answer a question",
        "Other",
    ]
    name = "Suggestion: Answer a question, Mon 23 Nov 12:00, on LinkedIn, Educate"
    assert said[2] == (name, "Educate is under by 1")


def test_a_suggestion_is_a_button_and_cannot_be_selected(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.show_overlay(Overlay(ghosts=(ghost(),)))
    view.focus_stop("g")
    node = QAccessible.queryAccessibleInterface(view).focusChild()
    assert node.role() == QAccessible.Role.Button
    assert node.state().focused
    assert not node.state().selectable


def test_in_the_month_suggestions_stand_after_the_chips(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(title="Late", clock="20:00"))
    view.show_overlay(Overlay(ghosts=(ghost(clock=time(7)),)))
    late, early = view.scene.drawn
    assert (late.face.title, early.face.title) == ("Late", "Answer a question")
    assert early.rect.top() > late.rect.bottom()
    assert view.day_rect(TODAY).contains(early.rect)


@pytest.mark.parametrize(("sort", "titles", "said"), [("move", [0, "g"], "1 more post"), ("gap", [0, 1], "")])
def test_a_preview_takes_the_place_of_a_chip_and_a_gap_does_not(
    context: Context, qtbot: QtBot, sort: str, titles: list[Any], said: str
) -> None:
    view = month(context, qtbot, *(a_spot(title=str(number)) for number in range(2)))
    assert view.scene.more == []
    view.show_overlay(Overlay(ghosts=(ghost(title="g", sort=sort),)))
    assert [one.face.title for one in view.scene.drawn] == [str(title) for title in titles]
    assert (said or "1 more suggestion") in names(view)


def test_an_empty_day_with_a_suggestion_offers_no_slot_and_enter_still_creates(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.show_overlay(Overlay(ghosts=(ghost(),)))
    qtbot.mouseMove(view, view.day_rect(TODAY).center())
    assert view.slot_rect(TODAY).isEmpty()
    with qtbot.waitSignal(view.create_requested):
        qtbot.keyClick(view, Key.Key_Return)


def test_a_suggestion_without_title_kind_or_channel_is_shown(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    bare = ghost("bare", title="", kind_id=None, channel_ids=(), clock=None, day=day(24))
    view.show_overlay(Overlay(ghosts=(ghost(title=""), bare)))
    assert [one.face.title for one in view.scene.ghosted] == ["Educate", "Any kind"]
    view.grab()


def test_in_the_week_a_suggestion_stands_at_its_time_beside_what_is_there(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(title="Menu"))
    view.show_overlay(Overlay(ghosts=(ghost(clock=time(9, 15)), ghost("any", clock=None))))
    rect = view.ghost_rect("g")
    assert rect.top() == view.minute_y(9 * 60 + 15)
    assert not rect.intersects(view.chip_rect(chip_named(view, "Menu").key))
    assert view.any_time_rect().contains(view.ghost_rect("any"))


def test_in_the_week_arrows_go_through_suggestions_and_scroll_to_them(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(title="Menu"))
    view.show_overlay(Overlay(ghosts=(ghost(clock=time(23)),)))
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_Down)
    assert view.focused_ghost == "g"
    assert view.grid_rect().contains(view.ghost_rect("g"))
    qtbot.keyClick(view, Key.Key_Up)
    assert view.focused == chip_named(view, "Menu").key


def test_a_chip_above_one_that_is_scrolled_away_can_be_clicked(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(clock=None, title="Free"), a_spot(clock="06:30", title="Early"))
    free, early = (view.chip_rect(chip_named(view, title).key) for title in ("Free", "Early"))
    there = free.intersected(early)
    assert not there.isEmpty()
    assert view.chip_at(there.center()) == chip_named(view, "Free")


def test_a_suggestion_of_the_list_is_labelled_and_stands_at_its_time(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(), a_spot(clock="15:00"))
    view.show_overlay(Overlay(ghosts=(ghost(),)))
    model = view.findChild(QTreeView).model()
    cells = [model.index(1, column, model.index(22, 0)).data() for column in range(5)]
    assert cells == ["12:00", "LinkedIn", "Answer a question", "Educate", "suggestion"]


def test_the_rows_keep_the_rules_of_models(context: Context, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    view = agenda(context, qtbot, a_spot())
    model = view.findChild(QTreeView).model()
    qtmodeltester.check(model)
    view.show_overlay(Overlay(silences=seven(1, 30), ghosts=(ghost(),)))
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0, 0)) == 7
    assert model.rowCount(QModelIndex()) == 30
