"""The places that stand in for the calendar: how one gets there, between their tabs, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.catalogue import Catalogue
from planner.domain.edits.change import changed
from planner.domain.records import Campaign, Profile
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.pieces.reading_order import stops
from planner.ui.places.place import Place
from planner.ui.window.main_window import MainWindow
from planner.ui.window.places import PLACES

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def shown(window: MainWindow) -> Place:
    place = window.pages.page
    assert isinstance(place, Place)
    return place


def test_every_tab_opens_with_its_place_marked_and_is_left_with_escape(window: MainWindow) -> None:
    for key, (_, rows) in PLACES.items():
        for row in rows:
            window.show_place(key, row.key)
            place = shown(window)
            assert (window.places.key, place.tab) == (key, row.key)
            assert isinstance(place.focusProxy(), PlaceTab)
            assert place.focusProxy().accessibleName()
        QTest.keyClick(shown(window), Qt.Key.Key_Escape)
        assert window.pages.page is None


def test_the_items_of_the_checklist_lead_to_tabs_that_are_there(catalogue: Catalogue) -> None:
    there = {f"{key}/{row.key}" for key, (_, rows) in PLACES.items() for row in rows}
    assert {fact.place for fact in catalogue.checks if fact.place} <= there


def test_control_and_tab_go_through_the_tabs_and_the_last_one_is_remembered(window: MainWindow) -> None:
    keys = [row.key for row in PLACES["presence"][1]]
    window.show_place("presence", keys[0])
    QTest.keyClick(shown(window), Qt.Key.Key_Tab, CTRL)
    assert shown(window).tab == keys[1]
    for _ in range(2):
        QTest.keyClick(shown(window), Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert shown(window).tab == keys[-1]
    window.show_place("calendar")
    window.show_place("presence")
    assert shown(window).tab == keys[-1]


def test_undo_and_search_go_on_in_a_place_and_a_new_post_does_not(window: MainWindow) -> None:
    window.do(window.posts.new_post("Something", None))
    window.show_place("results")
    assert window.commands["undo"].isEnabled()
    assert window.commands["search"].isEnabled()
    assert not window.commands["new_post"].isEnabled()
    window.undo()
    assert window.document.ideas(window.brand) == []
    window.show_place("calendar")
    assert window.commands["new_post"].isEnabled()


@pytest.mark.parametrize("key", list(PLACES))
def test_a_place_gives_way_to_the_page_for_a_sheet(window: MainWindow, key: str, qtbot: QtBot) -> None:
    window.show_place(key)
    window.sheets.export(window.desk.week)
    assert window.places.key == ""
    assert not isinstance(window.pages.page, Place)
    window.show_place(key)
    assert shown(window).isVisible()


def test_the_tabs_say_how_to_go_on(window: MainWindow) -> None:
    window.show_place("presence")
    hints = {one.toolTip() for one in shown(window).findChildren(QPushButton) if one.property("segment")}
    assert {f"{row.words} (Ctrl+Tab for the next)" for row in PLACES["presence"][1]} <= hints


@pytest.mark.parametrize(("key", "tab"), [("campaigns", "campaigns"), ("presence", "profiles")])
def test_tab_goes_through_all_of_a_tab_as_one_reads_and_out_of_it(window: MainWindow, key: str, tab: str) -> None:
    brand = window.brand
    made = Campaign(id="launch", brand_id=brand.id, name="Launch", costs=(("Prints", "20"), ("Photos", "90")))
    window.document.do(changed("Add campaign", [(None, made)]))
    profile = Profile(
        id="profile", brand_id=brand.id, platform="instagram", links=(("https://ferrow.example", "", ""),)
    )
    window.document.do(changed("Add profile", [(None, profile)]))
    window.show_place(key, tab)
    place = shown(window)
    wanted = [one for one in stops(place) if one.isVisible() and one.isEnabled()]
    wanted[0].setFocus()
    walked: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and place.isAncestorOf(now) and now not in walked:
        walked.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert walked == wanted
    assert now is not None
    assert not place.isAncestorOf(now)
