"""Sheets for the tests of the import page, and what is seen and pressed on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from planner.app.intake import Ask
from planner.ui.importing.face import Column
from planner.ui.importing.page import ImportPage
from planner.ui.window.main_window import MainWindow

UNTIDY = """\
Autumn plan,,,,,
,,,,,
Date,Time,Where,Type,Caption,Status
23/11/2026,8.30,IG + Facebook,offer,Good morning,draft
24/11/2026,lunch,Instagram,education,How to brew,Posted ✅
25/11/2026,lunch,Facebook,education,How to grind,draft
,,,,remember the mugs,
31/11/2026,10am,Instagram,offer,Never,draft
,,,,TOTAL,=COUNTA(E4:E8)
"""
"""One title, headings, three posts, two of them at a time that has to be asked, a note, a day that is none, a total."""


def a_sheet(folder: Path, text: str = UNTIDY, name: str = "autumn.csv") -> Path:
    """The sheet as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> ImportPage:
    """The page with this file on it, as when it is dropped on the window."""
    window.sheets.open_file(path)
    return read(window, qtbot)


def read(window: MainWindow, qtbot: QtBot) -> ImportPage:
    """The page when nothing is read any more."""
    page = window.sheets.page
    assert page is not None
    qtbot.waitUntil(lambda: page.draft.taken is not None and not page.draft.busy)
    return page


def press(qtbot: QtBot, page: ImportPage, words: str) -> None:
    """Presses the button that is seen with these words."""
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text().startswith(words)]
    assert buttons, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def ask_about(page: ImportPage, words: str) -> Ask:
    """The question that says these words."""
    return next(ask for ask in page.draft.asks if words in ask.id or words in ask.text)


def answer_all(page: ImportPage) -> None:
    """Takes all suggestions, with the button for it."""
    if page.draft.open:
        page.foot.suggestions.click()


def row_of(page: ImportPage, record: int) -> int:
    """The row in which a record of the sheet is shown."""
    model = page.reading.tables.understood_model
    return next(row for row in range(model.rowCount()) if model.line(row).at.record == record)


def shown(page: ImportPage, record: int, column: Column) -> str:
    """What is seen of a record on the right side."""
    model = page.reading.tables.understood_model
    return str(model.index(row_of(page, record), column).data())


def click(qtbot: QtBot, table: QTableView, index: QModelIndex) -> None:
    """Clicks a cell."""
    table.scrollTo(index)
    centre: QPoint = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def seen_records(page: ImportPage) -> list[int]:
    """The records in the order in which they are shown."""
    model = page.reading.tables.understood_model
    return [model.line(row).at.record for row in range(model.rowCount())]
