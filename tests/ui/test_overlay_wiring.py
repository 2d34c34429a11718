"""What the window lays over its calendar: silences, suggestions of the week's page, and rings."""

from __future__ import annotations

import threading
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from planner.app import kept_holidays, planning
from planner.app.catalogue import RESOURCES
from planner.app.public_holidays import public_holidays
from planner.app.special_days import SpecialDays
from planner.domain import edits
from planner.domain.carrying import Target
from planner.domain.records import Campaign, Milestone, Placement, Post, Stance, Status
from planner.domain.span import ONE_DAY, Week
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post

P, E = Stance.PROMOTIONAL, Stance.ENGAGEMENT


def plan_post(window: MainWindow, stance: Stance, day: date, **values: object) -> tuple[Post, Placement]:
    post = a_post(brand_id=window.brand.id, stance=stance)
    defaults = {"channel_id": "Instagram", "format": "image", "status": Status.DRAFT}
    place = a_placement(post_id=post.id, date=day, **defaults | values)
    window.document.do(edits.new_post(post, [place]))
    return post, place


@pytest.fixture
def silent(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Instagram is silent for ten days."""
    plan_post(window, E, MONDAY - 11 * ONE_DAY)
    plan_post(window, E, MONDAY - ONE_DAY)
    qtbot.waitUntil(lambda: bool(window.desk._overlay.silences))
    return window


def test_silences_are_drawn_once_nothing_else_is_to_do(silent: MainWindow) -> None:
    (silence,) = [one for one in silent.desk._overlay.silences if one.channel_id == "Instagram" and one.last < MONDAY]
    assert (silence.first, silence.last) == (MONDAY - 10 * ONE_DAY, MONDAY - 2 * ONE_DAY)


def test_silences_can_be_left_out_and_that_is_remembered(silent: MainWindow, qtbot: QtBot) -> None:
    toggle = silent.commands["show_gaps"]
    assert toggle.isChecked()
    toggle.trigger()
    assert silent.desk._overlay.silences == ()
    assert not silent._remembered.silences
    toggle.trigger()
    qtbot.waitUntil(lambda: bool(silent.desk._overlay.silences))


def test_silences_follow_the_plan_and_the_period(silent: MainWindow, qtbot: QtBot) -> None:
    plan_post(silent, E, MONDAY - 6 * ONE_DAY)
    qtbot.waitUntil(lambda: not [one for one in silent.desk._overlay.silences if one.last < MONDAY])
    silent.desk.go_to(date(2027, 3, 1))
    qtbot.waitUntil(lambda: not [one for one in silent.desk._overlay.silences if one.last < MONDAY])


def test_nothing_is_looked_for_while_something_is_dragged(
    silent: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    silences = planning.silences
    monkeypatch.setattr(planning, "silences", lambda *args, **named: looked.append(args) or silences(*args, **named))
    chip = silent.desk.view.shown_chips()[-1]
    carried = silent.desk.view.carried(chip)
    silent.posts.words_for_drop(carried, Target(MONDAY, keeps_clock=True), False)
    silent.desk.read_anew()
    qtbot.wait(280)
    assert looked == []
    silent.posts.previewed.emit(())
    qtbot.waitUntil(lambda: bool(looked))


def test_the_overlay_is_there_in_every_view(silent: MainWindow) -> None:
    for key in ("week", "list", "month"):
        silent.desk.show_view(key)
        assert silent.desk.view.overlaid.overlay == silent.desk._overlay


def test_chips_in_question_are_ringed_while_one_drags(window: MainWindow) -> None:
    made = [plan_post(window, stance, MONDAY + n * ONE_DAY) for n, stance in enumerate((P, P, E, E, E, E))]
    _, moved = plan_post(window, P, MONDAY + 8 * ONE_DAY)
    assert window.desk._overlay.concerned == frozenset()
    chip = next(one for one in window.desk.view.shown_chips() if moved.id in one.placement_ids)
    target = Target(MONDAY + 6 * ONE_DAY, time(9))
    window.posts.words_for_drop(window.desk.view.carried(chip), target, False)
    assert window.desk._overlay.concerned == {made[0][1].id, made[1][1].id, moved.id}
    QApplication.sendEvent(window.desk.view, QDragLeaveEvent())  # Escape, or out of the calendar
    assert window.desk._overlay.concerned == frozenset()
    assert "2 promotional of 6" in window.strip._sentence.text()


def test_a_post_that_is_only_typed_rings_what_it_would_be_too_much_with(window: MainWindow, qtbot: QtBot) -> None:
    made = [plan_post(window, stance, MONDAY + n * ONE_DAY) for n, stance in enumerate((P, P, E, E, E, E))]
    window.desk.go_to(MONDAY)
    window.opening.new_post()
    quick = window.dock.quick_post
    offer = next(kind for kind in window.desk.plan.labels.values() if kind.key == "offer")
    quick._choose_kind(offer.id)
    assert {made[0][1].id, made[1][1].id} < window.desk._overlay.concerned
    quick.cancel()
    assert window.desk._overlay.concerned == frozenset()


def test_gaps_of_the_page_are_suggested_and_a_click_drafts_one(silent: MainWindow, qtbot: QtBot) -> None:
    silent.desk.go_to(MONDAY)
    assert silent.desk._overlay.ghosts == ()
    silent.show_place("week")
    qtbot.waitUntil(lambda: bool(silent.desk._overlay.ghosts))
    ghost = silent.desk._overlay.ghosts[0]
    before = len(silent.document.plan(silent.brand).posts)
    silent.desk.view.ghost_requested.emit(ghost.key)
    assert len(silent.document.plan(silent.brand).posts) == before + 1
    silent.undo()
    assert len(silent.document.plan(silent.brand).posts) == before
    silent.dock.close()
    assert silent.desk._overlay.ghosts == ()


def test_the_rules_and_other_settings_open_from_their_commands(window: MainWindow) -> None:
    titles = []
    for id_ in ("rules", "cadence", "new_routine", "checklist_items", "special_days"):
        window.commands[id_].trigger()
        (dialog,) = (one for one in window.findChildren(QDialog) if one.isVisible())
        titles.append(dialog.windowTitle())
        dialog.reject()
    assert titles == ["Rules of Ferrow", "How often", "New routine", "Checklist", "Holidays and other days"]


def test_holidays_and_milestones_stand_on_their_days(silent: MainWindow, qtbot: QtBot) -> None:
    brand = silent.brand
    silent.do(edits.amend(brand, "Star", country="GB", starred=("awareness:black-friday",)))
    told = Milestone("Last orders", date(2026, 11, 26))
    silent.do(edits.add_campaign(Campaign(id="winter", brand_id=brand.id, name="Winter", milestones=(told,))))
    noted = {"Black Friday": date(2026, 11, 27), "Last orders": date(2026, 11, 26)}
    qtbot.waitUntil(lambda: noted.items() <= {one.words: one.day for one in silent.desk._overlay.days}.items())
    assert silent.desk.view.overlaid.day_words(date(2026, 11, 27)) == "Black Friday"


def test_holidays_that_were_never_computed_keep_nothing_waiting(
    silent: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[threading.Thread] = []

    def compute(*place: Any) -> Any:
        asked.append(threading.current_thread())
        return public_holidays(*place)

    monkeypatch.setattr(kept_holidays, "public_holidays", compute)
    days = SpecialDays(RESOURCES, tmp_path / "holidays.json")
    monkeypatch.setitem(vars(silent.context.catalogue), "special_days", days)
    silent.do(edits.amend(silent.brand, "Country", country="DE"))
    christmas = date(2026, 12, 25)
    silent.desk.go_to(christmas)
    qtbot.waitUntil(lambda: christmas in [one.day for one in silent.desk._overlay.days])
    assert asked
    assert threading.main_thread() not in asked
    asked.clear()
    silent.desk.go_to(date(2027, 12, 25))
    qtbot.waitUntil(lambda: date(2027, 12, 25) in [one.day for one in silent.desk._overlay.days])
    assert not asked


def test_what_a_drag_needs_is_read_before_it_begins(silent: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    _, place = plan_post(silent, E, MONDAY)
    silent._overlays._look()
    first = silent.desk.view.span().start
    live = silent.posts._live
    monkeypatch.setattr(silent.document, "entries", lambda *_: pytest.fail("the plan was read in the drag"))
    for day in (MONDAY, first, first + 13 * ONE_DAY):
        live.judged(Week.of(day), edits.schedule([place], day).changes)
