"""The table of actions: menus, shortcuts, and letters that are typed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.actions import ACTIONS, MENUS, Actions, MenuRow, plain
from planner.ui.icons import icon
from planner.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    centre = QWidget()
    layout = QVBoxLayout(centre)
    for field in (QLineEdit(), QPlainTextEdit(), QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)):
        layout.addWidget(field)
    window.setCentralWidget(centre)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def actions(window: QMainWindow, theme: Theme) -> Actions:
    return Actions(window, theme)


def ids_in(menu: MenuRow) -> Iterator[str]:
    for item in menu.items:
        if isinstance(item, MenuRow):
            yield from ids_in(item)
        elif item:
            yield item


def menus_in(menu: MenuRow) -> Iterator[MenuRow]:
    yield menu
    for item in menu.items:
        if isinstance(item, MenuRow):
            yield from menus_in(item)


def test_every_action_has_text_help_and_an_icon_that_exists(theme: Theme) -> None:
    for row in ACTIONS:
        assert row.text.strip("&…"), row.id
        assert row.help, row.id
        if row.icon:
            icon(theme, row.icon)


def test_no_id_and_no_shortcut_is_there_twice() -> None:
    assert max(Counter(row.id for row in ACTIONS).values()) == 1
    keys = Counter(QKeySequence(key).toString() for row in ACTIONS for key in row.shortcuts)
    assert "" not in keys
    assert max(keys.values()) == 1


def test_every_action_is_in_one_menu_except_the_menu_itself() -> None:
    counted = Counter(id_ for menu in MENUS for id_ in ids_in(menu))
    assert set(counted) == {row.id for row in ACTIONS} - {"show_menu"}
    assert max(counted.values()) == 1


def test_each_letter_of_a_menu_chooses_one_item() -> None:
    rows = {row.id: row for row in ACTIONS}
    for menu in (one for top in MENUS for one in menus_in(top)):
        texts = [item.title if isinstance(item, MenuRow) else rows[item].text for item in menu.items if item]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts)
        assert max(letters.values()) == 1, menu.title


def test_triggering_calls_the_slot_without_an_argument(actions: Actions) -> None:
    called: list[tuple[object, ...]] = []
    actions.bind("new_post", lambda *arguments: called.append(arguments))
    actions["new_post"].trigger()
    assert called == [()]


def test_a_letter_is_a_shortcut_on_the_calendar_and_a_letter_in_a_field(
    qtbot: QtBot, window: QMainWindow, actions: Actions
) -> None:
    made: list[str] = []
    actions.bind("new_post", lambda: made.append("new"))
    actions.bind("next", lambda: made.append("next"))
    actions.bind("delete", lambda: made.append("delete"))
    line, text = window.findChild(QLineEdit), window.findChild(QPlainTextEdit)
    for field in (line, text):
        field.setFocus()
        qtbot.keyClicks(field, "n1]")
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert (line.text(), text.toPlainText(), made) == ("n1]", "n1]", [])
    calendar = window.centralWidget().layout().itemAt(2).widget()
    calendar.setFocus()
    qtbot.keyClicks(calendar, "n]")
    qtbot.keyClick(calendar, Qt.Key.Key_Delete)
    assert made == ["new", "next", "delete"]


@pytest.mark.parametrize("altgr", [Qt.KeyboardModifier.GroupSwitchModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_letter_typed_with_altgr_goes_to_the_field(
    window: QMainWindow, actions: Actions, altgr: Qt.KeyboardModifier
) -> None:
    field = window.findChild(QLineEdit)
    field.setFocus()
    with_alt = altgr | Qt.KeyboardModifier.AltModifier if altgr == Qt.KeyboardModifier.ControlModifier else altgr
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_BracketRight, with_alt, "]")
    event.ignore()
    QApplication.sendEvent(field, event)
    assert event.isAccepted()
    window.centralWidget().layout().itemAt(2).widget().setFocus()
    event.ignore()
    QApplication.sendEvent(QApplication.focusWidget(), event)
    assert not event.isAccepted()


def test_the_clipboard_keys_stay_with_the_field(qtbot: QtBot, window: QMainWindow, actions: Actions) -> None:
    called: list[str] = []
    for id_ in ("copy", "cut", "paste", "undo", "select_all"):
        actions.bind(id_, lambda id_=id_: called.append(id_))
    field = window.findChild(QLineEdit)
    field.setText("words")
    field.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_Z):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert called == []


def test_disabled_actions_do_not_fire(qtbot: QtBot, window: QMainWindow, actions: Actions) -> None:
    called: list[str] = []
    actions.bind("duplicate", lambda: called.append("duplicate"))
    actions.enable(("duplicate", "delete"), False)
    calendar = window.centralWidget().layout().itemAt(2).widget()
    calendar.setFocus()
    qtbot.keyClicks(calendar, "d")
    actions.enable(("duplicate",), True)
    qtbot.keyClicks(calendar, "d")
    assert called == ["duplicate"]


def test_one_view_is_chosen_at_a_time_and_showing_it_triggers_nothing(actions: Actions) -> None:
    called: list[str] = []
    actions.bind("view_week", lambda: called.append("week"))
    actions.choose("view_month")
    actions.choose("view_week")
    assert called == []
    assert [id_ for id_ in ("view_month", "view_week", "view_list") if actions[id_].isChecked()] == ["view_week"]


def test_the_menu_holds_all_menus_and_fills_them_when_they_are_opened(window: QMainWindow, actions: Actions) -> None:
    actions.fill_with("recent", lambda menu: menu.addAction("Autumn"))
    menu = actions.menu(window)
    titles = [plain(one.text()) for one in menu.actions()]
    assert titles == ["File", "Edit", "View", "Post", "Help"]
    file_menu = menu.actions()[0].menu()
    assert isinstance(file_menu, QMenu)
    file_menu.aboutToShow.emit()
    recent = next(one for one in file_menu.actions() if plain(one.text()) == "Recent plans")
    recent.menu().aboutToShow.emit()
    assert [one.text() for one in recent.menu().actions()] == ["Autumn"]


def test_icons_are_made_when_a_menu_shows_them(window: QMainWindow, actions: Actions) -> None:
    assert actions["new_plan"].icon().isNull()
    actions.menu(window).actions()[0].menu().aboutToShow.emit()
    assert not actions["new_plan"].icon().isNull()


def test_words_of_the_plan_in_a_menu_are_shown_as_they_are(actions: Actions) -> None:
    actions.say("undo", "Undo Rename Salt & Stone")
    assert actions["undo"].text() == "Undo Rename Salt && Stone"
    assert actions.title("undo") == "Undo Rename Salt & Stone"
    assert actions.title("mark_posted") == "Mark as: Posted"


def test_the_menu_of_statuses_can_be_put_into_other_menus(window: QMainWindow, actions: Actions) -> None:
    menu = actions.submenu("Mark as", window)
    menu.aboutToShow.emit()
    assert [plain(one.text()) for one in menu.actions()][0] == "Idea"
    assert len(menu.actions()) == 7


def test_making_all_actions_is_quick(qtbot: QtBot, theme: Theme) -> None:
    taken = []
    for _ in range(5):
        window = QMainWindow()
        qtbot.addWidget(window)
        started = time.perf_counter()
        Actions(window, theme)
        taken.append(time.perf_counter() - started)
    assert min(taken) < 0.003
