"""What a stop of the tour is, and what several stops need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from planner.app.document import Document
from planner.ui.window.main_window import MainWindow

W = TypeVar("W", bound=QWidget)

WAIT_MS = 250


class Place(NamedTuple):
    """A stop of the tour: its name, the plan that is open, what is done in the window, and how one reads."""

    name: str
    plan: Callable[[Path], Document]
    act: Callable[[MainWindow], None]
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight


def wait(milliseconds: int = WAIT_MS) -> None:
    """Lets time pass; unlike QTest.qWait, work in threads goes on meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def typed(words: str) -> None:
    """Types into what has the keyboard."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)


def button(inside: QWidget, name: str) -> QAbstractButton:
    """The button with this accessible name, or these words on it, that is seen."""
    found = (one for one in inside.findChildren(QAbstractButton) if name in (one.accessibleName(), one.text()))
    return next(one for one in found if one.isVisible())


def first(inside: QWidget, kind: type[W]) -> W:
    """The first widget of a kind."""
    return inside.findChildren(kind)[0]


def scroll(inside: QWidget, share: float) -> None:
    """Scrolls to this share of the whole."""
    bar = first(inside, QScrollArea).verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
