"""Balance my week: looked for, looked at on the calendar, taken in part or whole, and nothing written before."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.app import balancing
from planner.domain import edits
from planner.domain.plan import KIND
from planner.domain.proposal import Proposal, Unsolved
from planner.domain.records import Placement, Post, Stance, Status
from planner.domain.span import ONE_DAY
from planner.ui.pieces.popover import LineAsked
from planner.ui.proposal import page as page_module
from planner.ui.proposal.page import ProposalPage
from planner.ui.window.dock import BALANCE
from planner.ui.window.main_window import MainWindow
from tests.builders import WEEK, a_placement, a_post

P, E = Stance.PROMOTIONAL, Stance.ENGAGEMENT
NEXT = WEEK.shifted(1)


def plan_posts(window: MainWindow, *stances: Stance, channel: str | None = None) -> list[tuple[Post, Placement]]:
    """Drafts of next week without a channel, so that only the mix asks for something."""
    kinds = {kind.stance: kind.id for kind in reversed(window.document.plan(window.brand).labels_of(KIND))}
    made = []
    for number, stance in enumerate(stances):
        post = a_post(brand_id=window.brand.id, kind_id=kinds[stance], title=f"Post {number}")
        day = NEXT.monday + timedelta(days=number % 7)
        place = a_placement(post_id=post.id, channel_id=channel, date=day, format="image", status=Status.DRAFT)
        window.document.do(edits.new_post(post, [place]))
        made.append((post, place))
    return made


@pytest.fixture
def calm(window: MainWindow) -> MainWindow:
    """The window with no channel in use: no cadence asks for anything."""
    for channel in window.document.settings_of(window.brand).channels.values():
        window.document.do(edits.amend(channel, "Archive", archived=True))
    window.desk.go_to(NEXT.monday)
    return window


def page_of(window: MainWindow) -> ProposalPage:
    page = window.dock._pages[BALANCE]
    assert isinstance(page, ProposalPage)
    return page


def asked(window: MainWindow, qtbot: QtBot) -> ProposalPage:
    """The page with what was found."""
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = page_of(window)
    qtbot.waitUntil(lambda: bool(page.said.text()))
    return page


def test_a_week_that_keeps_all_rules_says_so(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, E, E, E, E)
    page = asked(calm, qtbot)
    assert page.said.text() == "This week keeps all your rules."
    assert page.steps is None
    assert not page.accept.isVisible()


def test_a_proposal_is_seen_on_the_calendar_and_not_written(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    before = calm.document.plan(calm.brand)
    page = asked(calm, qtbot)
    assert page.steps is not None
    assert page.accept.text() == f"Accept {len(page.steps.rows)} step{'' if len(page.steps.rows) == 1 else 's'}"
    overlay = calm.desk._overlay
    assert {ghost.key for ghost in overlay.ghosts} == set(page.steps.chosen)
    assert calm.document.plan(calm.brand) == before
    said = [label.text() for label in page._outcome.findChildren(QLabel)]
    assert "3 promotional of 7, over" in said
    assert [text for text in said if text.endswith("balanced")]


def test_accepting_is_one_step_that_undo_takes_back(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    before = calm.document.plan(calm.brand)
    page = asked(calm, qtbot)
    qtbot.mouseClick(page.accept, Qt.MouseButton.LeftButton)
    assert calm.document.undo_text == "Balance week 49"
    qtbot.waitUntil(lambda: page.said.text() == "This week keeps all your rules.")
    assert calm.desk._overlay.ghosts == ()
    calm.undo()
    assert calm.document.plan(calm.brand) == before
    qtbot.waitUntil(lambda: page.steps is not None)


def test_a_step_that_is_left_out_is_judged_at_once_and_not_done(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, *4 * [P], *4 * [E])
    page = asked(calm, qtbot)
    assert page.steps is not None
    assert not page.partly.isVisible()
    first, *others = page.steps.rows
    assert others
    qtbot.keyClick(first.box, Qt.Key.Key_Space)
    assert page.partly.text() == "1 step left out: your rules are not kept yet."
    assert page.accept.text() == f"Accept {len(others)} step{'' if len(others) == 1 else 's'}"
    assert first.step.key not in {ghost.key for ghost in calm.desk._overlay.ghosts}
    qtbot.mouseClick(page.accept, Qt.MouseButton.LeftButton)
    assert calm.document.undo_text == "Balance week 49"
    qtbot.waitUntil(lambda: page.steps is not None and len(page.steps.rows) < 1 + len(others))


def test_without_a_step_there_is_nothing_to_accept(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    page = asked(calm, qtbot)
    assert page.steps is not None
    for row in page.steps.rows:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert page.steps.chosen == ()
    assert not page.accept.isEnabled()
    assert calm.desk._overlay.ghosts == ()


def test_a_click_on_a_ghost_leaves_its_step_out(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    page = asked(calm, qtbot)
    assert page.steps is not None
    key = page.steps.chosen[0]
    calm.desk.view.ghost_requested.emit(key)
    assert key not in page.steps.chosen


def test_the_keyboard_goes_through_the_steps_and_to_the_buttons(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, *4 * [P], *4 * [E])
    page = asked(calm, qtbot)
    assert page.steps is not None
    first, second = page.steps.rows[:2]
    assert first.box.hasFocus()
    qtbot.keyClick(first.box, Qt.Key.Key_Down)
    assert second.box.hasFocus()
    qtbot.keyClick(second.box, Qt.Key.Key_Up)
    for _ in page.steps.rows:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page._close.hasFocus()
    qtbot.keyClick(page._close, Qt.Key.Key_Tab)
    assert page.accept.hasFocus()
    qtbot.keyClick(page.accept, Qt.Key.Key_Escape)
    assert calm.dock.page == ""
    assert calm.desk._overlay.ghosts == ()


def test_what_changes_meanwhile_is_looked_at_anew(calm: MainWindow, qtbot: QtBot) -> None:
    made = plan_posts(calm, P, P, P, E, E, E, E)
    page = asked(calm, qtbot)
    assert page.steps is not None
    calm.do(edits.edit_post(made[0][0], "stance", E))
    assert page.steps is None
    qtbot.waitUntil(lambda: page.said.text() == "This week keeps all your rules.")


def test_another_week_is_looked_at_when_it_is_asked_for(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    page = asked(calm, qtbot)
    calm.desk.go_to(NEXT.monday + 8 * ONE_DAY)
    assert page.steps is not None
    calm.balance_week()
    assert page.steps is None
    qtbot.waitUntil(lambda: bool(page.said.text()))
    assert page._days.text().startswith("Week 50")


# waiting


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A search that ends when the event is set."""
    goes_on = threading.Event()

    def propose(*_: object, **__: object) -> Proposal:
        assert goes_on.wait(5)
        return Proposal(week=NEXT, steps=(), feasible=True, words="", already=True)

    monkeypatch.setattr(balancing, "propose", propose)
    monkeypatch.setattr(page_module, "_PATIENCE_MS", 20)
    yield goes_on
    goes_on.set()


def test_a_long_search_is_said_and_can_be_given_up(calm: MainWindow, qtbot: QtBot, slow: threading.Event) -> None:
    calm.balance_week()
    page = page_of(calm)
    assert not page.cancel.isVisible()
    qtbot.waitUntil(page.cancel.isVisible)
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert calm.dock.page == ""
    slow.set()
    qtbot.wait(20)
    assert page.said.text() == ""


def test_a_search_that_comes_to_nothing_says_why(
    calm: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def propose(*_: object, **__: object) -> Proposal:
        raise Unsolved("No proposal was found in time.")

    monkeypatch.setattr(balancing, "propose", propose)
    page = asked(calm, qtbot)
    assert page.said.text() == "No proposal was found in time. Nothing was changed."
    assert not page.accept.isVisible()


# from elsewhere


def test_the_strip_leads_here(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    assert calm.strip.head.balance.isVisible()
    qtbot.mouseClick(calm.strip.head.balance, Qt.MouseButton.LeftButton)
    assert calm.dock.page == BALANCE
    qtbot.waitUntil(lambda: page_of(calm).steps is not None)


def test_the_page_is_not_the_one_that_is_opened_next_time(calm: MainWindow, qtbot: QtBot) -> None:
    calm.show_place("week")
    asked(calm, qtbot)
    assert calm._remembered.place == "week"


def test_at_both_looks_every_shape_is_painted_anew(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, P, P, E, E, E, E)
    page = asked(calm, qtbot)
    assert page.steps is not None
    before = page.steps.rows[0]._icon.pixmap().cacheKey()
    calm.context.theme.choose("dark")
    assert page.steps.rows[0]._icon.pixmap().cacheKey() != before


def test_a_week_that_is_meant_to_sell_is_marked_as_launch_week(calm: MainWindow, qtbot: QtBot) -> None:
    plan_posts(calm, P, E, E, E, E)
    page = asked(calm, qtbot)
    assert not page.launch.isVisible()
    found = page._proposal
    assert found is not None
    page._show_found(page._turn, replace(found, already=False, words="Most of it is “Winter”.", launch="Winter"))
    assert page.launch.text() == "Mark as launch week…"
    qtbot.mouseClick(page.launch, Qt.MouseButton.LeftButton)
    assert calm.findChild(LineAsked) is not None
