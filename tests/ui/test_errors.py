"""What goes wrong is said: expected failures in a sentence, the unexpected in one dialog; the log tells no words."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.failures import NotWritten
from planner.app.logbook import Logbook
from planner.app.plans import Cancelled
from planner.ui.dialogs.unexpected import Unexpected
from planner.ui.pieces.failing import show_failure
from planner.ui.pieces.message import ESCAPED, Message, ask
from planner.ui.program.errors import Watch
from planner.ui.theme import Theme

D = TypeVar("D", bound=QWidget)

SECRET = "Our autumn menu"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "evenweek.log"


@pytest.fixture
def watched(window: QWidget, log: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    """A window with the watch on, which pytest-qt would otherwise be itself."""
    hooks = sys.excepthook, threading.excepthook
    watch = Watch(Logbook(log), lambda: window)
    watch.begin()
    yield window
    watch.end()
    sys.excepthook, threading.excepthook = hooks


def break_down(secret: str) -> None:
    {}[secret]


def throw() -> None:
    """As an exception comes out of a slot."""
    try:
        break_down(SECRET)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)


def visible(kind: type[D]) -> list[D]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def shown() -> Unexpected:
    (dialog,) = visible(Unexpected)
    return dialog


def words_of(dialog: QWidget) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_an_unexpected_error_is_told_and_the_window_stays(watched: QWidget, qtbot: QtBot) -> None:
    throw()
    dialog = shown()
    assert "Your plan is safe" in words_of(dialog)
    assert "break_down" in dialog.findChild(QPlainTextEdit).toPlainText()
    qtbot.mouseClick(dialog.buttons[1], Qt.MouseButton.LeftButton)
    assert "break_down" in QGuiApplication.clipboard().text()
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.buttons[0], Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert watched.isVisible()


def test_several_errors_share_one_dialog_and_after_it_comes_a_new_one(watched: QWidget, qtbot: QtBot) -> None:
    throw()
    throw()
    first = shown()
    assert first.findChild(QPlainTextEdit).toPlainText().count("KeyError") == 2
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    throw()
    assert shown().findChild(QPlainTextEdit).toPlainText().count("KeyError") == 1
    shown().reject()


def test_an_error_in_a_thread_is_told_too(watched: QWidget, qtbot: QtBot) -> None:
    thread = threading.Thread(target=break_down, args=(SECRET,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(visible(Unexpected)))
    assert "break_down" in shown().findChild(QPlainTextEdit).toPlainText()
    shown().reject()


def test_the_log_says_where_and_not_what(watched: QWidget, log: Path) -> None:
    throw()
    shown().reject()
    written = log.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "test_errors.py" in written
    assert "break_down" in written
    assert SECRET not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_log_names_what_an_error_came_from(log: Path) -> None:
    try:
        try:
            break_down(SECRET)
        except KeyError as error:
            raise NotWritten(SECRET) from error
    except NotWritten as error:
        Logbook(log).failed(error)
    written = log.read_text(encoding="utf-8")
    assert "NotWritten" in written
    assert "from builtins.KeyError" in written
    assert SECRET not in written


def test_a_long_log_is_set_aside_and_a_full_disk_is_no_error(log: Path, tmp_path: Path) -> None:
    logbook = Logbook(log)
    logbook.note("x" * 300_000)
    logbook.note("after")
    assert log.stat().st_size < 100
    assert log.with_name("evenweek.old.log").stat().st_size > 300_000
    Logbook(tmp_path).note("into a folder")


# what is expected


def test_a_failure_is_said_in_its_own_sentence(window: QWidget, qtbot: QtBot) -> None:
    said: list[str] = []

    def close() -> None:
        (message,) = visible(Message)
        said.append(words_of(message))
        qtbot.keyClick(message, Qt.Key.Key_Return)

    QTimer.singleShot(20, close)
    show_failure(window, NotWritten("The disk is full. <b>x</b>"))
    assert "The disk is full. <b>x</b>" in said[0]


def test_what_the_user_stopped_is_not_said(window: QWidget) -> None:
    show_failure(window, Cancelled("Stopped."))


@pytest.mark.parametrize(("key", "chosen"), [(Qt.Key.Key_Return, 0), (Qt.Key.Key_Escape, ESCAPED)])
def test_enter_takes_the_proposed_choice_and_escape_none(
    window: QWidget, qtbot: QtBot, key: Qt.Key, chosen: int
) -> None:
    def press() -> None:
        (message,) = visible(Message)
        assert all(button.text() for button in message.findChildren(QPushButton))
        qtbot.keyClick(message, key)

    QTimer.singleShot(20, press)
    assert ask(window, "Heading", "Text", ["First", "Second"]) == chosen
