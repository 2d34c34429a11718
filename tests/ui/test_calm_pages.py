"""What keeps the pages about a week calm: nothing said twice, long words folded or cut with a hint, little room."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.overlay import DayNote, Overlay
from planner.domain.proposal import Step
from planner.domain.records import Routine
from planner.ui.balance.links import Link
from planner.ui.balance.meters import Meters
from planner.ui.calendar.hint import ghost_hint
from planner.ui.checklist.panel import Checklist
from planner.ui.context import Context
from planner.ui.dialogs.rules import CadenceDialog, MixEditor
from planner.ui.pieces.popover import Popover
from planner.ui.pieces.reading_order import stops
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.proposal.said import Said
from planner.ui.proposal.steps import Steps, told
from planner.ui.theme import Theme
from planner.ui.window.main_window import MainWindow
from tests.builders import WEEK
from tests.ui.overlays import Key, day, ghost, heard, month, week

WHY = "week 48 has 3 of 8 promotional, your rule allows at most 2"


def steps(*words: str) -> list[Step]:
    nothing: dict[str, Any] = {"changes": (), "posts": (), "places": ()}
    return [Step(key=str(number), sort="kind", words=one, **nothing) for number, one in enumerate(words)]


def labels(widget: QWidget) -> list[str]:
    return [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel) if label.text()]


# the proposal


def test_a_reason_that_several_steps_share_is_said_once() -> None:
    shown = told(steps(f"Change “Tips: one”: {WHY}.", f"Add a draft: {WHY}.", "Move “Word: gutter”: it is late."))
    assert [(one.what, one.why) for one in shown] == [
        ("Change “Tips: one”.", f"W{WHY[1:]}."),
        ("Add a draft.", ""),
        ("Move “Word: gutter”: it is late.", ""),
    ]


def test_a_step_is_read_out_whole_though_its_reason_stands_above(theme: Theme, qtbot: QtBot) -> None:
    shown = Steps(theme, steps(f"Change “One”: {WHY}.", f"Change “Two”: {WHY}."), frozenset())
    qtbot.addWidget(shown)
    assert shown.rows[1].box.accessibleName() == f"Change “Two”: {WHY}."
    assert shown.rows[1].toolTip() == f"Change “Two”: {WHY}."


def test_much_that_stays_against_the_rules_is_folded(theme: Theme, qtbot: QtBot) -> None:
    said = Said(theme)
    qtbot.addWidget(said)
    said.show()
    whole = "The nearest: " + "; ".join(f"channel {number} has too many" for number in range(9))
    said.say(whole)
    assert labels(said)[0].endswith("channel 2 has too many; …")
    assert (said.more.text(), said.text()) == ("6 more", whole)
    qtbot.mouseClick(said.more, Qt.MouseButton.LeftButton)
    assert labels(said) == [whole]
    assert not said.more.isVisible()


# the strip


def test_a_low_window_leaves_the_bars_out(window: MainWindow, qtbot: QtBot) -> None:
    bars = window.strip.findChild(Meters)
    assert bars.isVisible()
    window.resize(1000, 540)
    qtbot.waitUntil(lambda: not bars.isVisible())
    window.resize(1000, 800)
    qtbot.waitUntil(bars.isVisible)


def test_a_link_that_is_cut_says_all_of_it_in_its_hint(qtbot: QtBot) -> None:
    link = Link("A rule with a name that is rather long", "Opens your rules", shrinks=True)
    qtbot.addWidget(link)
    link.resize(90, 24)
    link.show()
    assert link.text().endswith("…")
    assert link.toolTip() == "A rule with a name that is rather long\nOpens your rules"
    link.resize(600, 24)
    assert link.toolTip() == "Opens your rules"


def test_enter_presses_the_link_of_a_popover(theme: Theme, qtbot: QtBot) -> None:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.show()
    opened = Popover(theme, "Balance", anchor)
    link = QPushButton("Show details")
    opened.column.addWidget(link)
    opened.open_beside(anchor)
    link.setFocus()
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(opened, Qt.Key.Key_Return)
    opened.close()


# the calendar


@pytest.mark.parametrize("view_of", [month, week])
def test_the_name_of_a_day_is_told_whole_to_the_pointer(
    view_of: object, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = heard(monkeypatch)
    view = view_of(context, qtbot)
    name = "International Day of Persons with Disabilities"
    view.show_overlay(Overlay(days=(DayNote(day(26), name),)))
    qtbot.mouseMove(view, view.day_rect(day(26)).topLeft() + QPoint(20, 12))
    qtbot.waitUntil(lambda: any(name in one for one in hints), timeout=2000)


def test_a_suggestion_is_called_so_once(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    made = ghost(title="Suggestion: Education")
    view.show_overlay(Overlay(ghosts=(made,)))
    assert view.faces.title(made) == "Education"
    assert view.faces.spoken_ghost(made).startswith("Suggestion: Education, ")
    assert ghost_hint(made).startswith("Suggestion: Education\n")


# the page


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Checklist:
    """The page with a routine, read to its end."""
    brand = context.document.brands()[0]
    context.document.do(edits.keep_routine(Routine(id="replies", brand_id=brand.id, name="Replies")))
    made = Checklist(context)
    qtbot.addWidget(made)
    made.resize(352, 900)
    made.show_brand(brand)
    made.show_week(WEEK)
    made.show()
    qtbot.waitUntil(lambda: made._items.data is not None and not made._turns.is_busy)
    return made


def test_tab_goes_down_the_page_though_its_parts_come_one_after_the_other(page: Checklist, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    first, *others = [one for one in stops(page) if one.isVisibleTo(page)]
    assert len(others) > 10
    first.setFocus()
    for following in others:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following, following.objectName()


# dialogs


def test_parts_of_a_rule_come_before_what_is_below_them(context: Context, qtbot: QtBot) -> None:
    brand = context.document.brands()[0]
    editor = MixEditor(context, brand, WEEK, key="thirds")
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    editor.parts.add.click()
    qtbot.waitUntil(lambda: not editor._soon.isActive())
    editor.name.setFocus()
    qtbot.keyClick(editor.name, Key.Key_Tab)
    assert QApplication.focusWidget() is editor.parts.rows[0].of


def test_a_missing_name_is_asked_for_in_its_field(context: Context, qtbot: QtBot) -> None:
    editor = MixEditor(context, context.document.brands()[0], WEEK)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    editor.primary.setFocus()
    editor.primary.click()
    assert editor.trouble.text() == "A name is needed"
    assert editor.name.hasFocus()


def test_what_scrolls_is_as_wide_as_all_else_until_it_has_a_bar(qtbot: QtBot) -> None:
    lines = QVBoxLayout()
    line = QWidget()
    line.setFixedHeight(200)
    lines.addWidget(line)
    area = Scrolled(lines)
    qtbot.addWidget(area)
    area.resize(300, 240)
    area.show()
    assert line.width() == area.width()
    area.resize(300, 120)
    qtbot.waitUntil(lambda: line.width() < area.viewport().width())


def test_a_dialog_stays_while_garbage_is_collected(window: MainWindow, qtbot: QtBot) -> None:
    window.open_rules("cadence")
    qtbot.wait(1)
    gc.collect()
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, CadenceDialog)]
    assert [one.isVisible() for one in shown] == [True]
    shown[0].reject()
