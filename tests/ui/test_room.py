"""Where the parts of the window are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import Theme
from planner.ui.window.room import Room


@pytest.fixture
def parts() -> tuple[QWidget, QWidget]:
    centre = QWidget()
    centre.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return QWidget(), centre


@pytest.fixture
def room(theme: Theme, parts: tuple[QWidget, QWidget], qtbot: QtBot) -> Room:
    made = Room(theme, *parts)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitActive(made)
    return made


def places(parts: tuple[QWidget, QWidget]) -> list[tuple[int, int]]:
    return [(part.x(), part.width()) for part in parts]


def dock_of(page: QWidget) -> QRect:
    return page.parentWidget().geometry()


def test_without_a_dock_the_centre_has_all_the_room(room: Room, parts: tuple[QWidget, QWidget]) -> None:
    assert places(parts) == [(0, 224), (224, 1216)]


def test_the_dock_stands_beside_the_centre(room: Room, parts: tuple[QWidget, QWidget]) -> None:
    page = QWidget()
    room.set_dock(page)
    assert places(parts) == [(0, 224), (224, 864)]
    assert dock_of(page) == QRect(1088, 0, 352, 900)
    room.set_dock(None)
    assert places(parts) == [(0, 224), (224, 1216)]
    assert page.isHidden()


def test_room_is_kept_for_a_page_that_is_still_to_come(room: Room, parts: tuple[QWidget, QWidget]) -> None:
    room.await_dock()
    assert places(parts) == [(0, 224), (224, 864)]
    page = QWidget()
    room.set_dock(page)
    assert dock_of(page) == QRect(1088, 0, 352, 900)
    room.set_dock(None)
    room.await_dock()
    room.set_dock(None)
    assert places(parts) == [(0, 224), (224, 1216)]


def test_in_a_narrow_window_the_bar_shows_icons_and_the_dock_lies_over_the_centre(
    room: Room, parts: tuple[QWidget, QWidget], qtbot: QtBot
) -> None:
    page = QWidget()
    room.set_dock(page)
    with qtbot.waitSignal(room.narrowed) as narrowed:
        room.resize(1024, 700)
    assert narrowed.args == [True]
    assert room.narrow
    assert places(parts) == [(0, 56), (56, 968)]
    assert dock_of(page) == QRect(672, 0, 352, 700)
    with qtbot.waitSignal(room.narrowed) as narrowed:
        room.resize(1440, 900)
    assert narrowed.args == [False]


def test_the_bar_gives_way_before_the_centre_becomes_too_small(room: Room, parts: tuple[QWidget, QWidget]) -> None:
    room.resize(1200, 800)
    assert places(parts) == [(0, 224), (224, 976)]
    room.set_dock(QWidget())
    assert places(parts) == [(0, 56), (56, 792)]
    assert not room.narrow


def test_escape_asks_to_close_a_dock_that_lies_over_the_centre(room: Room, qtbot: QtBot) -> None:
    field = QLineEdit()
    room.set_dock(field)
    field.setFocus()
    with qtbot.assertNotEmitted(room.close_requested):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    room.resize(1024, 700)
    with qtbot.waitSignal(room.close_requested):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_the_keyboard_goes_to_the_centre_when_the_dock_closes(
    room: Room, parts: tuple[QWidget, QWidget], qtbot: QtBot
) -> None:
    field = QLineEdit()
    room.set_dock(field)
    field.setFocus()
    room.set_dock(None)
    assert parts[1].hasFocus()


def test_pages_are_kept_when_another_is_shown(room: Room) -> None:
    first, second = QWidget(), QWidget()
    room.set_dock(first)
    room.set_dock(second)
    assert first.isHidden()
    assert room.dock is second
    room.set_dock(first)
    assert first.isVisible()


def test_from_right_to_left_the_bar_stands_at_the_right(room: Room, parts: tuple[QWidget, QWidget]) -> None:
    room.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    room.resize(1441, 900)
    assert places(parts) == [(1217, 224), (0, 1217)]
