"""The settings and the choice of a backup, as a user works them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.backups import Backups
from planner.app.settings import SETTINGS, Settings
from planner.ui.context import Context
from planner.ui.dialogs.fields import FolderField
from planner.ui.dialogs.restoring import Restoring
from planner.ui.dialogs.settings import SettingsDialog


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVENWEEK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_every_setting_has_a_field_with_name_and_help(dialog: SettingsDialog) -> None:
    for row in SETTINGS:
        field = dialog.fields[row.key]
        assert (field.accessibleName(), field.accessibleDescription()) == (row.title, row.help)
        assert row.title in words_of(dialog)
    assert all(button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton))


def test_a_choice_counts_at_once_and_stays(dialog: SettingsDialog, context: Context, qtbot: QtBot) -> None:
    field = dialog.fields["first_day"]
    assert isinstance(field, QComboBox)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert context.when.first_day == 0
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert context.when.first_day == 6
    assert Settings(context.settings.path)["first_day"] == "sunday"


def test_a_zone_is_typed_and_one_that_does_not_exist_is_marked(
    dialog: SettingsDialog, context: Context, qtbot: QtBot
) -> None:
    field = dialog.fields["zone"]
    assert isinstance(field, QComboBox)
    assert field.currentText() == ""
    line = field.lineEdit()
    assert line is not None
    assert line.placeholderText().startswith("Like the computer")
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    line.setFocus()
    qtbot.keyClicks(line, "Europe/Lndon")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert field.property("invalid")
    assert context.settings["zone"] == ""
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "lisb")
    assert not field.property("invalid")
    popup = field.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert not field.property("invalid")
    assert context.settings["zone"] == "Europe/Lisbon"


def test_a_folder_for_backups_is_chosen_but_not_that_of_the_plan(
    dialog: SettingsDialog, context: Context, tmp_path: Path
) -> None:
    field = dialog.fields["backup_folder"]
    assert isinstance(field, FolderField)
    field.take(str(context.document.path.parent))
    assert "folder of the plan" in words_of(field)
    assert context.settings["backup_folder"] == ""
    field.take(str(tmp_path.parent / "disk"))
    assert context.settings["backup_folder"] == str(tmp_path.parent / "disk")
    assert field.findChild(QLineEdit).text() == str(tmp_path.parent / "disk")


def test_the_last_checked_backup_is_named(context: Context, qtbot: QtBot) -> None:
    Backups.of(context.document.path, context.settings).make(context.document, datetime(2026, 11, 22, 9))
    dialog = SettingsDialog(context)
    qtbot.addWidget(dialog)
    assert "Last checked backup: Sun 22 Nov 2026, 09:00" in words_of(dialog)


def test_a_backup_is_chosen_and_becomes_a_plan_beside_the_open_one(context: Context, qtbot: QtBot) -> None:
    backups = Backups.of(context.document.path, context.settings)
    older = backups.make(context.document, datetime(2026, 11, 22, 9))
    backups.make(context.document, datetime(2026, 11, 23, 9))
    dialog = Restoring(context)
    qtbot.addWidget(dialog)
    dialog.show()
    wanted: list[tuple[Path, Path]] = []
    dialog.restore_requested.connect(lambda backup, plan: wanted.append((backup, plan)))
    listed = dialog.findChild(QListWidget)
    assert [listed.item(row).text()[:24] for row in range(2)] == [
        "Mon 23 Nov 2026, 09:00 ·",
        "Sun 22 Nov 2026, 09:00 ·",
    ]
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted == [(older.path, context.document.path.with_name("plan.restored.evenweek"))]
    assert not dialog.isVisible()


def test_without_a_backup_nothing_can_be_restored(context: Context, qtbot: QtBot) -> None:
    dialog = Restoring(context)
    qtbot.addWidget(dialog)
    assert "There is no backup yet." in words_of(dialog)
    assert not next(one for one in dialog.findChildren(QPushButton) if one.text() == "Restore").isEnabled()
