"""The quiet line that says what was done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import Theme
from planner.ui.window.toast import Toast

HERE = QPointF(1, 1)


@pytest.fixture
def over(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def strip(over: QWidget) -> QWidget:
    made = QWidget(over)
    made.setGeometry(240, 760, 1184, 124)
    made.show()
    return made


@pytest.fixture
def toast(over: QWidget, strip: QWidget) -> Toast:
    return Toast(over, strip)


def test_it_stands_over_the_heading_of_the_strip_in_the_middle_and_stays_there(toast: Toast, strip: QWidget) -> None:
    toast.say("Moved to Thu 15 Oct.", undo=True)
    assert abs(toast.geometry().center().x() - strip.geometry().center().x()) <= 1
    assert toast.geometry().bottom() < 760 + 32
    strip.setGeometry(72, 560, 936, 124)
    assert abs(toast.geometry().center().x() - strip.geometry().center().x()) <= 1
    assert toast.geometry().bottom() < 560 + 32


def test_undo_is_asked_for_and_the_line_goes(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Moved to Thu 15 Oct.", undo=True)
    with qtbot.waitSignal(toast.undo_requested):
        qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_without_a_way_back_there_is_no_button(toast: Toast) -> None:
    toast.say("Exported.", undo=False)
    assert toast.findChild(QPushButton).isHidden()


def test_it_goes_after_a_while_but_not_under_the_pointer(toast: Toast, qtbot: QtBot) -> None:
    toast._timer.setInterval(30)
    toast.say("Moved.", undo=True)
    QApplication.sendEvent(toast, QEnterEvent(HERE, HERE, HERE))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(toast.isHidden)


def test_many_words_are_broken_into_lines(toast: Toast, strip: QWidget) -> None:
    strip.resize(500, 124)
    toast.say("Imported. " + "A row was left out because its day cannot be read. " * 4, undo=True)
    assert toast.width() <= 500 - 48
    assert toast.height() > 60


def test_the_words_are_shown_as_they_are(toast: Toast) -> None:
    toast.say("Delete <b>post</b>", undo=False)
    assert toast._words.text() == "Delete <b>post</b>"
    assert toast._words.textFormat() is Qt.TextFormat.PlainText
