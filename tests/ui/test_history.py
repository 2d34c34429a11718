"""The door to the document: what could not be written, and what was written but could not be shown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.app.failures import Damaged, NotWritten
from planner.domain.edits import Change, rename
from planner.ui.context import Context
from planner.ui.window.history import History

Said = list[tuple[str, str]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Said:
    """The headings and sentences of the dialogs."""
    said: Said = []
    monkeypatch.setattr("planner.ui.pieces.message.ask", lambda *about: said.append(about[1:3]))
    return said


@pytest.fixture
def history(context: Context, qtbot: QtBot) -> History:
    window = QWidget()
    qtbot.addWidget(window)
    return History(context.document, window)


def test_an_edit_that_is_not_written_is_refused(
    history: History, context: Context, qtbot: QtBot, told: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotWritten("The disk is full.")

    monkeypatch.setattr(context.document, "write", full)
    with qtbot.waitSignal(history.refused), qtbot.assertNotEmitted(history.said):
        history.do(rename(context.document.brands()[0], "Other"))
    assert told == [("That did not work", "The disk is full.")]


def test_an_edit_that_is_written_is_not_refused_when_it_cannot_be_read(
    history: History, context: Context, qtbot: QtBot, told: Said
) -> None:
    def unreadable(_: Sequence[Change]) -> None:
        raise Damaged("The plan is damaged.")

    context.document.listen(unreadable)
    with qtbot.waitSignal(history.said), qtbot.assertNotEmitted(history.refused):
        history.do(rename(context.document.brands()[0], "Other"))
    assert told == [("That is saved, but cannot be shown", "The plan is damaged.")]
    with qtbot.waitSignal(history.said), qtbot.assertNotEmitted(history.refused):
        history.undo()
    assert context.document.brands()[0].name == "Ferrow"
