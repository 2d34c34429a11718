"""The empty plan, a day to go to, and the list of keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.actions import ACTIONS, keys_of
from planner.ui.context import Context
from planner.ui.dialogs.shortcuts import Shortcuts, sections
from planner.ui.dialogs.welcome import Welcome
from planner.ui.pieces.day_dialog import DayDialog, asked_day


@pytest.fixture
def welcome(qtbot: QtBot, context: Context) -> Welcome:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 600)
    made = Welcome(context, over)
    with qtbot.waitActive(over):
        over.show()
    return made


@pytest.mark.parametrize(
    ("name", "signal"),
    [("new_post", "new_post_requested"), ("import_sheet", "import_requested"), ("sample", "sample_requested")],
)
def test_each_way_to_begin_is_one_press_away(qtbot: QtBot, welcome: Welcome, name: str, signal: str) -> None:
    for press in ("mouse", "keyboard"):
        with qtbot.waitSignal(getattr(welcome, signal)):
            if press == "mouse":
                qtbot.mouseClick(getattr(welcome, name), Qt.MouseButton.LeftButton)
            else:
                qtbot.keyClick(getattr(welcome, name), Qt.Key.Key_Space)


def test_it_says_that_a_sheet_may_be_untidy(welcome: Welcome) -> None:
    said = " ".join(label.text() for label in welcome.findChildren(QLabel))
    assert "as untidy as it is" in said


def test_nothing_is_cut_off_in_a_small_window(qtbot: QtBot, welcome: Welcome) -> None:
    welcome.resize(600, 420)
    QApplication.processEvents()
    for label in welcome.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()


def test_field_calendar_and_words_show_the_same_day(qtbot: QtBot, context: Context) -> None:
    dialog = DayDialog(context, "Go to date", date(2026, 11, 23), None)
    qtbot.addWidget(dialog)
    assert (dialog.field.text(), dialog.said.text()) == ("Mon 23 Nov 2026", "Monday 23 November 2026")
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, "3 feb")
    assert (dialog.calendar.selectedDate(), dialog.said.text()) == (QDate(2027, 2, 3), "Wednesday 3 February 2027")
    assert dialog.field.text() == "3 feb"
    dialog.calendar.setSelectedDate(QDate(2027, 2, 4))
    assert (dialog.day, dialog.field.text()) == (date(2027, 2, 4), "Thu 4 Feb 2027")


def type_and_press_enter(qtbot: QtBot, typed: str) -> None:
    def type_day() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DayDialog)
        qtbot.keyClicks(dialog.field, typed)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 oct", date(2026, 10, 12)),
        ("12 Oct 2026", date(2026, 10, 12)),
        ("1 dec", date(2026, 12, 1)),
        ("12/10", date(2026, 10, 12)),
        ("tomorrow", date(2026, 11, 24)),
    ],
)
def test_a_day_is_typed_and_taken_with_enter(qtbot: QtBot, context: Context, typed: str, day: date) -> None:
    type_and_press_enter(qtbot, typed)
    assert asked_day(context, "Go to date", date(2026, 11, 23), None) == day


def test_what_is_no_day_is_marked_and_not_taken(qtbot: QtBot, context: Context) -> None:
    dialog = DayDialog(context, "Go to date", date(2026, 11, 23), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, "31 nov")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.field.property("invalid") is True
    assert dialog.said.text() == "Write it like Mon 23 Nov, 23/11/2026 or tomorrow"
    assert dialog.calendar.selectedDate() == QDate(2026, 11, 23)


def test_escape_takes_no_day(qtbot: QtBot, context: Context) -> None:
    QTimer.singleShot(0, lambda: qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    assert asked_day(context, "Go to date", date(2026, 11, 23), None) is None


def test_the_calendar_begins_weeks_as_chosen(qtbot: QtBot, context: Context) -> None:
    context.settings.set("first_day", "sunday")
    dialog = DayDialog(context, "Go to date", date(2026, 11, 23), None)
    qtbot.addWidget(dialog)
    assert dialog.calendar.firstDayOfWeek() is Qt.DayOfWeek.Sunday


def test_the_list_of_keys_has_all_of_them(qtbot: QtBot, context: Context) -> None:
    listed = [key for _, lines in sections() for _, keys in lines for key in keys]
    assert {key for row in ACTIONS for key in keys_of(row)} <= set(listed)
    dialog = Shortcuts(context)
    dialog.show()
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"In the calendar", "New post", "N", "Ctrl+K", "Mark as: Posted"} <= shown
    dialog.close()
