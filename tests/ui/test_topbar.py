"""The bar over the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.ui.bars.topbar import TopBar
from planner.ui.context import Context
from planner.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(context: Context, qtbot: QtBot) -> TopBar:
    made = TopBar(context)
    qtbot.addWidget(made)
    made.show_title("October 2026")
    made.show_view("month")
    made.resize(832, 44)
    made.show()
    return made


def button(bar: TopBar, name: str) -> QAbstractButton:
    return next(one for one in bar.findChildren(QAbstractButton) if name in (one.accessibleName(), one.text()))


def test_every_button_is_named_and_has_a_tooltip_with_its_shortcut(bar: TopBar) -> None:
    buttons = bar.findChildren(QAbstractButton)
    assert all((one.accessibleName() or one.text()) and one.toolTip() for one in buttons)
    said = " ".join(one.toolTip() for one in buttons)
    for keys in ("(T)", "([)", "(])", "(1)", "(2)", "(3)", "(Ctrl+K)", "(N)"):
        assert keys in said


def test_every_button_asks_for_what_it_says(bar: TopBar, qtbot: QtBot) -> None:
    for name, signal, args in (
        ("Previous", bar.step_requested, [-1]),
        ("Next", bar.step_requested, [1]),
        ("Today", bar.today_requested, []),
        ("Week", bar.view_requested, ["week"]),
        ("Search and commands", bar.search_requested, []),
        ("New post", bar.new_post_requested, []),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(button(bar, name), LEFT)
        assert asked.args == args


def test_the_view_in_front_is_marked_and_not_asked_for(bar: TopBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.view_requested):
        bar.show_view("list")
    assert button(bar, "List").isChecked()
    assert not button(bar, "Month").isChecked()


def test_the_filter_is_cleared_only_when_something_is_hidden(bar: TopBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.filter_cleared):
        qtbot.mouseClick(button(bar, "Filter: nothing is hidden"), LEFT)
    bar.show_filtered(True)
    filtered = button(bar, "Show everything: something is hidden")
    assert filtered.isChecked()
    with qtbot.waitSignal(bar.filter_cleared):
        qtbot.mouseClick(filtered, LEFT)


@pytest.mark.parametrize("title", ["October 2026", "28 Dec 2026 – 3 Jan 2027 · Week 53"])
@pytest.mark.parametrize("width", [1136, 936, 832, 660])
def test_nothing_is_cut_off_however_little_room_there_is(bar: TopBar, title: str, width: int) -> None:
    bar.show_title(title)
    bar.resize(width, 44)
    bar.layout().activate()
    assert bar.width() == width
    buttons = sorted(bar.findChildren(QAbstractButton), key=lambda one: one.mapTo(bar, one.rect().topLeft()).x())
    for one in buttons:
        assert one.width() >= one.minimumSizeHint().width() or one.accessibleName() == "Search and commands"
        assert one.mapTo(bar, one.rect().topRight()).x() < width
    ends = [one.mapTo(bar, one.rect().topRight()).x() for one in buttons]
    starts = [one.mapTo(bar, one.rect().topLeft()).x() for one in buttons[1:]]
    assert all(end < start for end, start in zip(ends, starts, strict=False))


def test_words_come_back_when_there_is_room_again(bar: TopBar) -> None:
    bar.show_title("12 – 18 Oct 2026 · Week 42")
    bar.resize(660, 44)
    assert not button(bar, "New post").text().strip()
    bar.resize(936, 44)
    assert "New post" in button(bar, "New post").text()


def test_a_title_without_room_is_in_the_tooltip(bar: TopBar) -> None:
    bar.show_title("28 Dec 2026 – 3 Jan 2027 · Week 53")
    bar.resize(bar.minimumSizeHint())
    assert bar._title.toolTip() == "28 Dec 2026 – 3 Jan 2027 · Week 53"
    assert bar._title.width() > 60


def test_icons_follow_the_theme(bar: TopBar, context: Context) -> None:
    before = button(bar, "Next").icon().pixmap(16).toImage()
    context.theme.choose("dark")
    try:
        assert button(bar, "Next").icon().pixmap(16).toImage() != before
    finally:
        context.theme.choose("light")


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_the_ways_to_another_period_stay_where_they_are(window: MainWindow, view: str) -> None:
    window.desk.show_view(view)
    window.desk.go_to(date(2026, 1, 1))
    bar = window.desk.view.window().findChild(TopBar)
    ahead = button(bar, "Next")
    places = set()
    for _ in range(30):
        bar.layout().activate()
        places.add((ahead.mapTo(bar, ahead.rect().topLeft()).x(), button(bar, "Search and commands").width()))
        ahead.click()
    assert len(places) == 1


def test_a_title_is_whole_in_the_room_of_those_alike(bar: TopBar) -> None:
    bar.resize(1200, 44)
    bar.show_title("May 2026", ["May 2026", "September 2026"])
    room = bar._title.width()
    bar.show_title("September 2044", ["May 2044", "September 2044"])
    assert bar._title.width() == room
    assert bar._title._width("display") <= room
