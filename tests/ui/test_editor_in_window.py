"""The editor as it is used in the window, with the mouse and with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.checks.finding import Finding, Fix
from planner.domain.files import FileState
from planner.domain.records import Channel, Media
from planner.domain.rules import Severity
from planner.ui.editor.channels import ChannelPills
from planner.ui.editor.findings.findings_list import FindingsList
from planner.ui.editor.media.pictures import PictureList
from planner.ui.editor.media.sight import FileSight
from planner.ui.editor.post_editor import PostEditor
from planner.ui.editor.text.sheet import Sheet
from planner.ui.editor.text.texts import Texts
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.fixing import FixPreview
from planner.ui.pieces.folded import Folded
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post


@pytest.fixture
def editor(window: MainWindow) -> PostEditor:
    """The editor with a post on Instagram open, in a brand of five channels."""
    brand = window.brand
    for number, name in enumerate(("LinkedIn", "Blog", "Mastodon"), start=2):
        channel = Channel(id=name, brand_id=brand.id, name=name, platform=name.casefold(), position=number)
        window.do(edits.add_channel(channel))
    post = a_post(id="post", brand_id=brand.id, title="", text="Beans", kind_id=None)
    place = a_placement(id="one", post_id="post", channel_id="Instagram", date=MONDAY, time=time(10), format="text")
    window.do(edits.new_post(post, [place]))
    window.opening.jump("one")
    return window.dock.editor


def add_button(editor: PostEditor) -> QPushButton:
    pills = editor.findChild(ChannelPills)
    found = [one for one in pills.findChildren(QPushButton) if one.accessibleName() == "Add a channel"]
    return next(one for one in found if one.isVisible())


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def channels_of(window: MainWindow) -> set[str | None]:
    return {one.channel_id for one in window.document.posts_of(window.brand, ["post"]).placements.values()}


@pytest.mark.parametrize("by_mouse", [True, False])
def test_several_channels_are_added_in_one_opening(
    qtbot: QtBot, window: MainWindow, editor: PostEditor, by_mouse: bool
) -> None:
    qtbot.mouseClick(add_button(editor), Qt.MouseButton.LeftButton)
    menu = open_menu()
    for name in ("LinkedIn", "Blog", "Mastodon"):
        action = next(one for one in menu.actions() if one.text() == name)
        if by_mouse:
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        else:
            menu.setActiveAction(action)
            qtbot.keyClick(menu, Qt.Key.Key_Space)
        qtbot.wait(30)
        assert menu.isVisible()
        assert action.isChecked()
    assert channels_of(window) == {"Instagram", "LinkedIn", "Blog", "Mastodon"}
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.wait(30)
    assert channels_of(window) == {"Instagram", "LinkedIn", "Blog"}
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.wait(30)
    assert channels_of(window) == {"Instagram", "LinkedIn", "Blog", "Mastodon"}
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.focusWidget() is add_button(editor))


def test_taking_a_channel_off_leaves_the_others_what_they_are(editor: PostEditor, qtbot: QtBot) -> None:
    add = add_button(editor)
    add.setFocus()
    qtbot.mouseClick(pill(editor, "Instagram"), Qt.MouseButton.LeftButton)
    assert add_button(editor) is add


def pill(editor: PostEditor, name: str) -> QPushButton:
    found = editor.findChild(ChannelPills).findChildren(QPushButton)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def in_view(editor: PostEditor) -> bool:
    """Whether the line of the cursor is seen on the page."""
    field, scroll = QApplication.focusWidget(), editor._scroll
    assert isinstance(field, TextField)
    top = field.viewport().mapTo(scroll.viewport(), field.cursorRect().topLeft()).y()
    return top >= 0 and top + field.cursorRect().height() <= scroll.viewport().height()


def test_what_gets_the_keyboard_comes_into_view_and_so_does_what_is_typed(
    qtbot: QtBot, window: MainWindow, editor: PostEditor
) -> None:
    bar = editor._scroll.verticalScrollBar()
    window.setMinimumSize(0, 0)
    window.resize(1440, 500)
    qtbot.waitUntil(lambda: bar.maximum() > 250)
    bar.setValue(bar.maximum())
    window.desk.view.setFocus()
    editor.focus_text()
    qtbot.waitUntil(lambda: in_view(editor))
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    bar.setValue(bar.maximum())
    qtbot.keyClicks(QApplication.focusWidget(), "z")
    qtbot.waitUntil(lambda: in_view(editor))


def test_typing_over_the_common_text_makes_the_channels_own(
    qtbot: QtBot, window: MainWindow, editor: PostEditor
) -> None:
    qtbot.mouseClick(add_button(editor), Qt.MouseButton.LeftButton)
    next(one for one in open_menu().actions() if one.text() == "LinkedIn").trigger()
    open_menu().close()
    texts = editor.findChild(Texts)
    texts._tabs.choose("one")
    sheet = texts.sheet
    assert sheet is not None
    sheet.setFocus()
    sheet.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(sheet, Qt.Key.Key_X)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y)
    assert texts.sheet is QApplication.focusWidget() is not sheet
    assert texts.sheet.value() == "xyBeans"
    assert "Its own text" in [one.text() for one in texts.findChildren(QLabel)]
    editor.flush()
    stored = window.document.posts_of(window.brand, ["post"])
    assert (stored.placements["one"].text, stored.posts["post"].text) == ("xyBeans", "Beans")
    window.undo()
    assert window.document.posts_of(window.brand, ["post"]).placements["one"].text is None
    assert texts.sheet.value() == "Beans"


def test_pasting_over_the_common_text_makes_the_channels_own(window: MainWindow, editor: PostEditor) -> None:
    texts = editor.findChild(Texts)
    place = a_placement(id="two", post_id="post", channel_id="Facebook", date=MONDAY, time=time(10), format="text")
    window.do(edits.Edit("Add", (edits.Change(None, place),)))
    texts._tabs.choose("two")
    assert texts.sheet is not None
    texts.sheet.setFocus()
    texts.sheet.moveCursor(QTextCursor.MoveOperation.End)
    mime = QMimeData()
    mime.setText(" and more")
    texts.sheet.insertFromMimeData(mime)
    assert texts.sheet.value() == "Beans and more"
    assert window.document.posts_of(window.brand, ["post"]).placements["two"].text == "Beans and more"


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, window: MainWindow, editor: PostEditor) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        add_button(editor).setFocus()
        qtbot.keyClick(window.windowHandle(), key)
        menu = open_menu()
        menu.close()
    heading = next(one for one in editor.findChildren(Folded) if one.isVisible())._button
    before = heading.isChecked()
    heading.setFocus()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert heading.isChecked() is not before


def test_a_fix_that_only_copies_the_text_is_done_at_once_and_the_text_is_typed_in(
    qtbot: QtBot, window: MainWindow, editor: PostEditor
) -> None:
    place = a_placement(id="two", post_id="post", channel_id="Facebook", date=MONDAY, time=time(10), format="text")
    window.do(edits.Edit("Add", (edits.Change(None, place),)))
    stored = window.document.posts_of(window.brand, ["post"]).placements["two"]
    fix = Fix("Write its own text for Facebook", (edits.Change(stored, replace(stored, text="Beans")),))
    finding = Finding(Severity.ATTENTION, "Too long for Facebook.", ("two",), "text", fixes=(fix,))
    findings = editor.findChild(FindingsList)
    findings._open.findings = {"two": (finding,)}
    findings._read()
    findings._open._look = lambda: None  # type: ignore[method-assign]  # what was found stays
    qtbot.mouseClick(findings.rows[0].fix, Qt.MouseButton.LeftButton)
    texts = editor.findChild(Texts)
    assert not [one for one in window.findChildren(FixPreview) if one.isVisible()]
    assert texts.current == "two"
    assert QApplication.focusWidget() is texts.sheet
    assert window.document.posts_of(window.brand, ["post"]).placements["two"].text == "Beans"


def test_a_file_that_goes_is_noticed_when_its_post_is_opened_and_when_the_window_is_active_again(
    qtbot: QtBot, window: MainWindow, editor: PostEditor, tmp_path: Path
) -> None:
    path = tmp_path / "beans.png"
    path.write_bytes(b"no picture")
    post = window.document.posts_of(window.brand, ["post"]).posts["post"]
    window.do(edits.edit_post(post, "media", (Media(str(path)),)))
    sight = FileSight.of(editor._open)

    def state() -> FileState | None:
        facts = sight.facts(str(path))
        return facts.state if facts else None

    qtbot.waitUntil(lambda: state() not in (None, FileState.MISSING))
    path.unlink()
    window.opening.jump("one")
    qtbot.waitUntil(lambda: state() is FileState.MISSING)
    path.write_bytes(b"no picture")
    QApplication.sendEvent(editor, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: state() is not FileState.MISSING)


def test_after_pictures_were_added_the_first_new_one_is_described(
    window: MainWindow, editor: PostEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def chosen(_parent: object, _title: str, folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append((folder, kinds))
        return [str(tmp_path / f"{len(asked)}.png")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    pictures = editor.findChild(PictureList)
    editor._places.sections["pictures"].open()  # type: ignore[attr-defined]
    for number in (1, 2):
        pictures._add.click()
        assert QApplication.focusWidget() is pictures._rows[number - 1].alt
    assert [folder for folder, _ in asked] == ["", str(tmp_path)]
    assert asked[0][1].split(";;")[1] == "All files (*)"


def test_tab_leads_from_the_tabs_into_a_text_that_is_shared(window: MainWindow, qtbot: QtBot) -> None:
    post = a_post(id="shared", brand_id=window.brand.id, title="Shared", text="Hello")
    entries = [
        a_placement(id=name, post_id="shared", channel_id=name, format="text") for name in ("Instagram", "Facebook")
    ]
    window.do(edits.new_post(post, entries))
    window.opening.jump("Instagram")
    window.dock.editor.findChild(QTabBar).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    def walked() -> bool:
        window.dock.editor.findChild(QTabBar).setFocus()
        for _ in range(4):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            if isinstance(QApplication.focusWidget(), Sheet):
                return True
        return False

    qtbot.waitUntil(walked)
    qtbot.keyClicks(QApplication.focusWidget(), "!")
    window.dock.flush()
    placements = window.document.posts_of(window.brand, ["shared"]).placements
    assert [one.text is None for one in placements.values()].count(False) == 1
