"""What the tests of the window share: its context, with a pretended clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.settings import Settings
from planner.domain.edits import add_channel
from planner.domain.records import Channel
from planner.ui.context import Context
from planner.ui.pieces.jobs import end_all
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.window.main_window import MainWindow

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def british() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.fixture(scope="session", autouse=True)
def hints_soon() -> Iterator[None]:
    """What is said where the pointer rests is said soon: nobody has to sit through the half second."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("agenda", "pointed"):
            patch.setattr(f"planner.ui.calendar.{module}.HOVER_DELAY", 20)
        yield


@pytest.fixture(autouse=True)
def popups_closed(qapp: QApplication) -> Iterator[None]:
    """Closes what a test left open: shortcuts of other windows do nothing under an open popup."""
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


@pytest.fixture(autouse=True)
def buttons_released(qapp: QApplication) -> Iterator[None]:
    """Releases what a test left pressed, as a double click does: nothing scrolls under a pressed button."""
    yield
    pressed = QApplication.mouseButtons()
    if pressed != Qt.MouseButton.NoButton:
        ground = QWidget()
        ground.show()
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            if button in pressed:
                QTest.mouseRelease(ground, button)
        ground.close()


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied(qapp: QApplication) -> Iterator[None]:
    """Empties the clipboard at the end: offscreen, Qt crashes at the exit when it still holds what Python made."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def context(document: Document, catalogue: Catalogue, theme: Theme, tmp_path: Path) -> Iterator[Context]:
    settings = Settings(tmp_path / "settings.json")
    if theme.name != "light":  # another test, of the same process, left it so
        theme.choose("light")
    yield Context(document, catalogue, settings, theme, When(settings), lambda: NOW)
    end_all()  # before the plan is closed, as the program does it


def assert_freed_on_close(qtbot: QtBot, context: Context, dialog: QDialog) -> None:
    """Closes the dialog and sees to it that nothing of it is left to be repainted."""
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert not isValid(dialog)
    context.theme.changed.emit()  # an exception in what is left fails the test


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    """The window over ``document``, with an Instagram and a Facebook channel, in the month view."""
    brand = context.document.brands()[0]
    for number, name in enumerate(("Instagram", "Facebook")):
        channel = Channel(id=name, brand_id=brand.id, name=name, platform=name.casefold(), position=number)
        context.document.do(add_channel(channel))
    context.settings.memory.put("view", "month")
    context.settings.memory.put("place", "")
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
    return made
