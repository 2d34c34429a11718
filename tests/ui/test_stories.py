"""What three people do in the window with the sample plan: the first minutes, a verdict explained, a launch moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.intake import read_plan
from planner.domain import edits
from planner.domain.carrying import Target
from planner.domain.plan import Plan
from planner.domain.records import Placement
from planner.domain.span import Span, Week
from planner.ui.context import Context
from planner.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
EVER = Span(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def planned(context: Context, shared: Path, qtbot: QtBot) -> MainWindow:
    """The sample plan of the roastery, imported."""
    brand = context.document.brands()[0]
    content = (shared / "samples" / "plan_tidy.csv").read_bytes()
    context.document.do(read_plan(context.document, brand, content, context.catalogue).edit)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
    return made


def sentence(window: MainWindow) -> str:
    return window.strip._sentence.text()


def whole_plan(window: MainWindow) -> Plan:
    return window.document.plan(window.brand, EVER)


def entries_named(window: MainWindow, title: str) -> list[Placement]:
    plan = whole_plan(window)
    return [one for one in plan.in_order() if plan.post_of(one).title == title]


def take(qtbot: QtBot, words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if words in action.text())
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_the_first_five_minutes(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.show_view("week")
    window.desk.go_to(date(2026, 11, 26))
    assert window.desk.view.span().start == date(2026, 11, 23)
    qtbot.keyClick(window.desk.view, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Kaffee? #FerrowStreet")
    quick = window.dock.quick_post
    for name in ("Instagram", "Facebook"):
        pill = next(one for one in quick.findChildren(QPushButton) if name in one.text())
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    kinds = quick.findChild(QComboBox)
    assert kinds is not None
    kinds.setCurrentIndex(kinds.findText("Question"))
    kinds.activated.emit(kinds.currentIndex())
    assert sentence(window).startswith("This week: 0 promotional of 1 post – too few to judge.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sentence(window).startswith("This week: 0 promotional of 1 post – too few to judge.")
    (chip,) = window.desk.view.shown_chips()
    assert (chip.day, chip.channel_ids) == (date(2026, 11, 26), ("Instagram", "Facebook"))


def test_is_it_balanced(planned: MainWindow) -> None:
    window = planned
    window.do(edits.amend(window.brand, "Rule", rule="80-20-every-channel"))
    window.desk.go_to(date(2026, 10, 14))
    assert "13 promotional of 16 entries" in sentence(window)
    assert "Your rule allows 2-4" in sentence(window)
    assert "4 weeks: 20 promotional of 47" in sentence(window)
    window.desk.go_to(date(2026, 10, 19))
    assert "0 promotional of 12 entries (+3 neutral)" in sentence(window)
    assert "Your rule allows 2-3" in sentence(window)
    window.desk.go_to(date(2026, 11, 16))
    assert "2 promotional of 13" in sentence(window)


def test_the_default_rule_counts_each_post_once(planned: MainWindow) -> None:
    planned.desk.go_to(date(2026, 10, 14))
    assert "at most" in sentence(planned)


def test_a_launch_week_is_accepted_and_still_counts_after_it(qtbot: QtBot, planned: MainWindow) -> None:
    window = planned
    window.do(edits.amend(window.brand, "Rule", rule="80-20-every-channel"))
    window.desk.go_to(date(2026, 10, 20))
    before = sentence(window)
    assert "20 promotional of 59" in before
    window.desk.go_to(date(2026, 10, 14))
    window.strip.launch_week()
    reason = QApplication.focusWidget()
    assert isinstance(reason, QLineEdit)
    assert "Harvest Lantern" in reason.text()
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert "Accepted: " in sentence(window)
    window.desk.go_to(date(2026, 10, 20))
    assert sentence(window) == before


def test_another_kind_moves_the_figures_at_once_and_undo_takes_them_back(planned: MainWindow) -> None:
    window = planned
    window.do(edits.amend(window.brand, "Rule", rule="80-20-every-channel"))
    window.desk.go_to(date(2026, 10, 18))
    plan = whole_plan(window)
    post = plan.post_of(entries_named(window, "Sunday question 3")[0])
    offer = next(label for label in plan.labels_of("kind") if label.key == "offer")
    window.do(edits.edit_post(post, "kind_id", offer.id))
    assert "14 promotional of 16 entries" in sentence(window)
    window.undo()
    assert "13 promotional of 16 entries" in sentence(window)


def test_a_launch_moves_by_two_days(qtbot: QtBot, planned: MainWindow) -> None:
    window = planned
    title = "Winter Tide is here"
    window.desk.go_to(date(2026, 12, 1))
    before = entries_named(window, title)
    assert {one.date for one in before} == {date(2026, 12, 1)}
    assert len(before) == 4
    chip = next(one for one in window.desk.view.shown_chips() if one.title == title)
    carried = window.posts.carried([chip])
    window.desk.drop_requested.emit(carried, Target(date(2026, 12, 3), keeps_clock=True), False)
    take(qtbot, "All 4 channels")
    after = entries_named(window, title)
    assert [replace(one, date=date(2026, 12, 1)) for one in after] == before

    (linkedin,) = (one for one in after if window.desk.plan.channels[one.channel_id].platform == "linkedin")
    window.desk.show_view("week")
    window.desk.go_to(date(2026, 12, 3))
    chip = next(one for one in window.desk.view.shown_chips() if linkedin.id in one.placement_ids)
    window.desk.drop_requested.emit(window.posts.carried([chip]), Target(date(2026, 12, 4), time(10)), False)
    take(qtbot, "Only linkedin")
    now = {one.id: (one.date, one.time) for one in entries_named(window, title)}
    assert now.pop(linkedin.id) == (date(2026, 12, 4), time(10))
    assert {day for day, _ in now.values()} == {date(2026, 12, 3)}
    window.undo()
    window.undo()
    assert entries_named(window, title) == before


def test_spacing_is_said_before_the_drop_is_final(planned: MainWindow) -> None:
    window = planned
    window.desk.show_view("week")
    window.desk.go_to(date(2026, 12, 1))
    chip = next(one for one in window.desk.view.shown_chips() if one.title == "Winter Tide is here")
    words, warning = window.posts.words_for_drop(
        window.posts.carried([chip]), Target(date(2026, 12, 3), time(12)), False
    )
    assert "30 minutes before “Brewing for six” on instagram" in words
    assert warning
    assert window.document.undo_text.startswith("Import")


def test_with_the_keyboard_alone(qtbot: QtBot, planned: MainWindow) -> None:
    window = planned
    window.desk.go_to(date(2026, 12, 1))
    chip = next(one for one in window.desk.view.shown_chips() if one.title == "Winter Tide is here")
    window.desk.view.select((chip.key,))
    qtbot.keyClick(window.desk.view, Qt.Key.Key_X, CONTROL)
    window.desk.go_to(date(2026, 12, 3))
    qtbot.keyClick(window.desk.view, Qt.Key.Key_V, CONTROL)
    take(qtbot, "All 4 channels")
    assert {one.date for one in entries_named(window, "Winter Tide is here")} == {date(2026, 12, 3)}


def test_the_week_that_is_judged_by_posts(planned: MainWindow) -> None:
    planned.desk.go_to(date(2026, 10, 14))
    assert planned.desk.week == Week.parse("2026-W42")
