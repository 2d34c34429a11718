"""Commands of the window that depend on what lies around it: settings, other plans, the sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.ui.context import Context
from planner.ui.program.first_plan import remember_plan
from planner.ui.window.main_window import MainWindow


def test_a_look_that_cannot_be_kept_counts_and_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("planner.ui.pieces.message.ask", lambda *about: said.append(about[2]))
    monkeypatch.setattr("planner.app.settings.write_whole", lambda *_: (_ for _ in ()).throw(OSError(30, "Read-only")))
    window.commands["theme_dark"].trigger()
    assert "could not be written" in said[0]
    assert window.context.settings["theme"] == "dark"


def test_recent_plans_are_listed_as_they_are_called(window: MainWindow) -> None:
    remember_plan(window.context.settings, Path("/plans/salt & co.evenweek"))
    menu = QMenu(window)
    window.files.fill_recent(menu)
    assert [action.text() for action in menu.actions()] == [f"{Path('/plans/salt && co.evenweek')}"]


def test_only_a_sample_can_be_thrown_away(window: MainWindow) -> None:
    assert not window.commands["throw_sample_away"].isEnabled()


def test_nothing_of_a_closed_window_follows_the_look(context: Context, qtbot: QtBot) -> None:
    window = MainWindow(context)
    window.show_menu()
    window.findChildren(QMenu)[0].close()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    context.theme.changed.emit()  # an exception in what is left fails the test
