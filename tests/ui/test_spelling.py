"""Wrong words in a field: marked in the background, corrected from the menu and by the keyboard."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QProcess, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.spelling.added_words import AddedWords
from planner.app.spelling.dictionaries import Dictionaries, Origin
from planner.ui.context import Context
from planner.ui.dialogs.dictionaries import DictionariesDialog, language_name
from planner.ui.editor.text.corrections import Corrections, extend_menu
from planner.ui.editor.text.spelling import SpellMarks, language_for
from planner.ui.pieces import judging
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.judging import Spelling
from tests.app.test_spelling import written
from tests.dictionaries import british
from tests.ui.conftest import assert_freed_on_close


@pytest.fixture
def dictionaries(tmp_path: Path) -> Dictionaries:
    folder = british(tmp_path / "shipped").parent
    return Dictionaries(tmp_path / "dictionaries", lambda: [(Origin.SHIPPED, folder)])


@pytest.fixture
def spelling(qapp: QApplication, dictionaries: Dictionaries, tmp_path: Path) -> Iterator[Spelling]:
    made = Spelling(dictionaries, AddedWords(tmp_path / "words.txt"))
    yield made
    made.end()


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    made = TextField("Text")
    qtbot.addWidget(made)
    made.resize(400, 200)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


@pytest.fixture
def marks(field: TextField, spelling: Spelling) -> SpellMarks:
    made = SpellMarks(field, spelling)
    made.set_language("en-GB")
    Corrections(made)
    return made


def marked(marks: SpellMarks) -> list[str]:
    text = marks.field.toPlainText()
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in marks.ranges_of(text)]


def wait_for(qtbot: QtBot, marks: SpellMarks, words: list[str]) -> None:
    qtbot.waitUntil(lambda: marked(marks) == words)


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def opened_menu(qtbot: QtBot, field: QPlainTextEdit) -> QMenu:
    """The menu that is open over the field, with its corrections found."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(lambda: "Looking for corrections…" not in labels(menu))
    return menu


# marking


def test_wrong_words_are_marked_in_utf_16_units(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("🎉 We recieve fresh bred @bakar #sourdoughh")
    with qtbot.waitSignal(marks.changed):
        wait_for(qtbot, marks, ["recieve"])
    assert marks.ranges_of("🎉 We recieve") == [(6, 13)]


def test_no_process_is_started_before_a_text_is_seen(qtbot: QtBot, spelling: Spelling) -> None:
    hidden = TextField("Text")
    qtbot.addWidget(hidden)
    marks = SpellMarks(hidden, spelling)
    marks.set_language("en-GB")
    hidden.setPlainText("teh")
    qtbot.wait(250)
    assert spelling.findChild(QProcess) is None
    hidden.show()
    wait_for(qtbot, marks, ["teh"])


def test_the_word_that_is_typed_is_left_alone_until_the_cursor_leaves_it(qtbot: QtBot, marks: SpellMarks) -> None:
    qtbot.keyClicks(marks.field, "Fresh bread teh")
    qtbot.waitUntil(lambda: not marks.spelling.speller.unknown("teh", "en-GB"))
    assert marked(marks) == []
    qtbot.keyClick(marks.field, Qt.Key.Key_Space)
    wait_for(qtbot, marks, ["teh"])


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_Tab])
def test_moving_away_leaves_the_word(qtbot: QtBot, marks: SpellMarks, key: Qt.Key) -> None:
    other = QPlainTextEdit(marks.field.window())
    other.show()
    qtbot.keyClicks(marks.field, "Fresh (teh")
    qtbot.waitUntil(lambda: not marks.spelling.speller.unknown("teh", "en-GB"))
    assert marked(marks) == []
    qtbot.keyClick(marks.field, key)
    if key is Qt.Key.Key_Tab:
        other.setFocus()
    wait_for(qtbot, marks, ["teh"])


def test_nothing_is_marked_without_a_dictionary_or_when_turned_off(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("teh")
    wait_for(qtbot, marks, ["teh"])
    marks.set_language("de-DE")
    assert marked(marks) == []
    marks.set_language("en-GB")
    marks.spelling.turn(on=False)
    assert marked(marks) == []
    assert marks.spelling._process is None
    with qtbot.waitSignal(marks.changed):
        marks.spelling.turn(on=True)
    assert marked(marks) == ["teh"]


def test_names_of_the_brand_are_not_marked(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("Fernhyll’s teh")
    wait_for(qtbot, marks, ["Fernhyll’s", "teh"])
    with qtbot.waitSignal(marks.changed):
        marks.set_names(["Fernhyll Bakery", "@fernhyll"])
    assert marked(marks) == ["teh"]


def test_many_words_are_asked_in_parts(qtbot: QtBot, marks: SpellMarks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_BATCH", 5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [f"qx{one}{other}zk" for one in letters for other in letters[:3]]
    marks.field.setPlainText(" ".join(words))
    wait_for(qtbot, marks, words)


def test_the_language_is_the_first_that_is_said_or_the_computers() -> None:
    assert language_for(["", "de-AT", "fr"]) == "de-AT"
    assert language_for(["", ""]) == "en-GB"


# correcting


def test_ctrl_dot_opens_the_corrections_and_one_takes_the_words_place(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("We recieve it")
    wait_for(qtbot, marks, ["recieve"])
    cursor = marks.field.textCursor()
    cursor.setPosition(6)
    marks.field.setTextCursor(cursor)
    qtbot.keyClick(marks.field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    menu = opened_menu(qtbot, marks.field)
    assert labels(menu)[0] == "receive"
    assert labels(menu)[-2:] == ["Add to dictionary", "Ignore in this text"]
    assert len(labels(menu)) <= 7
    typed: list[str] = []
    marks.field.typed.connect(lambda: typed.append(marks.field.value()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert typed[-1:] == ["We receive it"]
    marks.field.undo()
    assert marks.field.toPlainText() == "We recieve it"


def test_where_nothing_is_marked_ctrl_dot_says_so(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("fine")
    qtbot.keyClick(marks.field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    menu = opened_menu(qtbot, marks.field)
    assert labels(menu) == ["No word is marked here"]
    menu.close()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_of_the_field_begins_with_the_corrections(
    qtbot: QtBot, marks: SpellMarks, reason: QContextMenuEvent.Reason
) -> None:
    marks.field.setPlainText("recieve")
    wait_for(qtbot, marks, ["recieve"])
    by_mouse = reason is QContextMenuEvent.Reason.Mouse
    cursor = marks.field.textCursor()
    cursor.setPosition(0 if by_mouse else 3)
    marks.field.setTextCursor(cursor)
    where = marks.field.cursorRect().center() + QPoint(4, 0)
    receiver = marks.field.viewport() if by_mouse else marks.field
    QApplication.sendEvent(receiver, QContextMenuEvent(reason, where, marks.field.mapToGlobal(where)))
    menu = opened_menu(qtbot, marks.field)
    assert labels(menu)[0] == "receive"
    assert any("Paste" in text for text in labels(menu))
    menu.close()


def test_a_word_that_is_not_marked_adds_nothing_to_a_menu(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("fine")
    menu = QMenu(marks.field)
    extend_menu(menu, marks.field, QPoint(6, 6))
    extend_menu(menu, QPlainTextEdit(marks.field), QPoint(6, 6))
    assert menu.actions() == []


def test_a_word_is_added_to_the_users_own(qtbot: QtBot, marks: SpellMarks, tmp_path: Path) -> None:
    marks.field.setPlainText("Krumbly krumbly teh")
    wait_for(qtbot, marks, ["Krumbly", "krumbly", "teh"])
    menu = QMenu(marks.field)
    extend_menu(menu, marks.field, marks.field.cursorRect().center())
    entry(menu, "Add to dictionary").trigger()
    assert marked(marks) == ["teh"]
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "Krumbly\n"


def test_words_that_cannot_be_written_are_said(qtbot: QtBot, marks: SpellMarks, tmp_path: Path) -> None:
    (tmp_path / "words.txt").mkdir()
    with qtbot.waitSignal(marks.spelling.failed) as said:
        marks.spelling.add("teh")
    assert "could not be written" in said.args[0]


def test_a_word_is_ignored_in_this_text_only(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.show_text_of("post-1")
    marks.field.setPlainText("teh")
    wait_for(qtbot, marks, ["teh"])
    menu = QMenu(marks.field)
    extend_menu(menu, marks.field, marks.field.cursorRect().center())
    entry(menu, "Ignore in this text").trigger()
    assert marked(marks) == []
    marks.show_text_of("post-2")
    assert marked(marks) == ["teh"]
    marks.show_text_of("post-1")
    assert marked(marks) == []


def test_a_text_that_changed_meanwhile_is_left_as_it_is(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("teh")
    wait_for(qtbot, marks, ["teh"])
    wrong = marks.marked_at(0)
    assert wrong is not None
    marks.field.setPlainText("ab")
    marks.replace(wrong, "the")
    assert marks.field.toPlainText() == "ab"


# the process


def test_a_search_that_takes_too_long_ends_without_corrections(
    qtbot: QtBot, marks: SpellMarks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "command", lambda: [sys.executable, "-c", "import time; time.sleep(20)"])
    marks.spelling._patience.setInterval(50)
    dictionary = marks.dictionary
    assert dictionary is not None
    with qtbot.waitSignal(marks.spelling.suggested) as answer:
        marks.spelling.suggest(dictionary, "recieve")
    assert answer.args == ["en-GB", "recieve", []]


def test_a_process_that_fails_is_not_started_again_and_again(
    qtbot: QtBot, marks: SpellMarks, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(judging, "command", lambda: (started.append(1), ["/does/not/exist"])[1])
    marks.field.setPlainText("teh")
    qtbot.waitUntil(lambda: len(started) == 3)
    qtbot.wait(250)
    assert len(started) == 3
    assert marked(marks) == []


def test_an_idle_process_ends_and_is_started_when_needed(qtbot: QtBot, marks: SpellMarks) -> None:
    marks.field.setPlainText("teh")
    wait_for(qtbot, marks, ["teh"])
    marks.spelling._idle.timeout.emit()
    assert marks.spelling._process is None
    marks.field.setPlainText("teh recieve")
    wait_for(qtbot, marks, ["teh", "recieve"])


# dictionaries


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, spelling: Spelling, tmp_path: Path) -> DictionariesDialog:
    wanted = ["", "en-GB", "de-DE", "de-DE"]
    made = DictionariesDialog(context, spelling.dictionaries, spelling.added, wanted)
    made.show()
    return made


def said(dialog: DictionariesDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_what_is_missing_is_said_with_what_to_do(dialog: DictionariesDialog) -> None:
    assert dialog.missing.isVisible()
    assert "There is no dictionary for German (Germany)" in dialog.missing.text()
    assert "LibreOffice" in dialog.missing.text()
    assert "English (United Kingdom)" in said(dialog)
    assert dialog.removers == {}
    assert "Comes with Evenweek" in " ".join(said(dialog))
    dialog.reject()


def test_a_dictionary_is_installed_used_and_removed(
    qtbot: QtBot, dialog: DictionariesDialog, marks: SpellMarks, tmp_path: Path
) -> None:
    marks.set_language("de-DE")
    marks.field.setPlainText("Kuchen Kuhcen")
    dialog.install_from(written(tmp_path / "from", "de_DE_frami"))
    qtbot.waitUntil(dialog.install.isEnabled)
    assert not dialog.missing.isVisible()
    assert dialog.said.text() == "Installed: German (Germany)"
    wait_for(qtbot, marks, ["Kuhcen"])
    qtbot.mouseClick(dialog.removers["de-DE"], Qt.MouseButton.LeftButton)
    assert dialog.missing.isVisible()
    assert marked(marks) == []
    dialog.reject()


def test_a_dictionary_is_used_though_the_dialog_is_closed_meanwhile(
    qtbot: QtBot, marks: SpellMarks, dialog: DictionariesDialog, tmp_path: Path
) -> None:
    marks.set_language("de-DE")
    marks.field.setPlainText("Kuchen Kuhcen")
    dialog.install_from(written(tmp_path / "from", "de_DE_frami"))
    dialog.reject()
    wait_for(qtbot, marks, ["Kuhcen"])


def test_why_a_file_is_refused_is_said(qtbot: QtBot, dialog: DictionariesDialog, tmp_path: Path) -> None:
    (tmp_path / "x.oxt").write_bytes(b"no")
    dialog.install_from(tmp_path / "x.oxt")
    qtbot.waitUntil(dialog.install.isEnabled)
    assert "damaged" in dialog.said.text()
    dialog.reject()


def test_an_added_word_can_be_taken_back(qtbot: QtBot, context: Context, spelling: Spelling) -> None:
    spelling.added.add("krumbly")
    dialog = DictionariesDialog(context, spelling.dictionaries, spelling.added)
    dialog.show()
    assert dialog.removers["krumbly"].accessibleName() == "Remove krumbly"
    qtbot.mouseClick(dialog.removers["krumbly"], Qt.MouseButton.LeftButton)
    assert spelling.added.words() == []
    assert any("None yet" in text for text in said(dialog))
    assert all(button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton))
    assert_freed_on_close(qtbot, context, dialog)


def test_names_of_languages() -> None:
    assert language_name("de") == "German"
    assert language_name("en-GB") == "English (United Kingdom)"
    assert language_name("zz") == "zz"
    assert QLocale("zz").language() is QLocale.Language.C
