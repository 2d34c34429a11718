"""A file comes in after one has seen what it does; a week goes out and is noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import week_files
from planner.app.failures import NotWritten
from planner.app.week_files import COLUMNS
from planner.domain import edits
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.exporting import Exporting
from planner.ui.dialogs.importing import Importing
from planner.ui.window import outside
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

ROWS = [
    "date,time,channel,text,kind",
    "2026-11-23,09:00,Instagram,Good morning,bts",
    "2026-11-24,10:00,Instagram,Buy this,launch",
    "2026-13-24,10:00,Instagram,Never,bts",
    "2026-11-25,10:00,Somewhere,Hello,bts",
]


@pytest.fixture
def brand(context: Context) -> Brand:
    brand = context.document.brands()[0]
    context.document.do(edits.add_channel(a_channel(id="channel", brand_id=brand.id, name="Instagram")))
    return brand


@pytest.fixture
def importing(context: Context, brand: Brand, qtbot: QtBot) -> Importing:
    dialog = Importing(context, brand)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def exporting(context: Context, brand: Brand, qtbot: QtBot, tmp_path: Path) -> Exporting:
    """The dialog over a week with one post, which goes into a folder of its own."""
    post = a_post(brand_id=brand.id)
    context.document.do(edits.new_post(post, [a_placement(id="place", post_id=post.id)]))
    dialog = Exporting(context, brand, WEEK)
    qtbot.addWidget(dialog)
    (tmp_path / "out").mkdir()
    dialog.path.setText(str(tmp_path / "out" / "week"))
    dialog.show()
    return dialog


def a_file(folder: Path, rows: list[str]) -> Path:
    path = folder / "sheet.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def seen(dialog: QDialog) -> str:
    """All words that are seen in the dialog."""
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    texts = [text.toPlainText() for text in dialog.findChildren(QPlainTextEdit) if text.isVisibleTo(dialog)]
    return "\n".join(labels + texts)


def press(qtbot: QtBot, dialog: QDialog, start: str) -> None:
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisibleTo(dialog)]
    qtbot.mouseClick(next(one for one in buttons if one.text().startswith(start)), Qt.MouseButton.LeftButton)


Choose = Callable[[Path, str], None]


@pytest.fixture
def choose(importing: Importing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Chooses a file as with the system's dialog, and waits until these words are seen."""

    def chosen(path: Path, until: str) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        words = {one.text() for one in importing.findChildren(QPushButton)}
        press(qtbot, importing, *({"Choose a file…", "Another file…"} & words))
        qtbot.waitUntil(lambda: until in seen(importing))

    return chosen


# in


def test_all_columns_are_named_before_a_file_is_chosen(importing: Importing) -> None:
    assert ", ".join(COLUMNS) in seen(importing)
    assert "For now Evenweek reads files with its own columns" in seen(importing)
    assert "The posts go to Ferrow" in seen(importing)


def test_what_would_happen_is_shown_and_nothing_is_written(
    importing: Importing, context: Context, brand: Brand, choose: Choose, tmp_path: Path
) -> None:
    choose(a_file(tmp_path, ROWS), "sheet.csv")
    assert "3 posts with 3 entries read." in seen(importing)
    assert "3 posts and 3 entries are new." in seen(importing)
    assert "New channels: Somewhere." in seen(importing)
    assert "1 row is left out" in seen(importing)
    assert "Row 4: “2026-13-24” is not a day; write it like 2026-11-23" in seen(importing)
    assert "Row 5: “Somewhere” is no network that Evenweek knows; it is a new channel" in seen(importing)
    assert context.document.plan(brand).posts == {}


def test_import_asks_for_one_edit_that_can_be_undone(
    importing: Importing, context: Context, brand: Brand, choose: Choose, tmp_path: Path
) -> None:
    choose(a_file(tmp_path, ROWS), "sheet.csv")
    importing.edit_requested.connect(context.document.do)
    next(one for one in importing.findChildren(QPushButton) if one.text() == "Import 3 entries").click()
    assert len(context.document.plan(brand).posts) == 3
    context.document.undo()
    assert context.document.plan(brand).posts == {}


def test_a_file_that_says_what_the_plan_says_changes_nothing(
    importing: Importing, context: Context, brand: Brand, choose: Choose, tmp_path: Path
) -> None:
    path = a_file(tmp_path, ROWS)
    context.document.do(week_files.read_plan(context.document, brand, path.read_bytes(), context.catalogue).edit)
    choose(path, "sheet.csv")
    assert "The plan says all of it already." in seen(importing)
    assert not next(one for one in importing.findChildren(QPushButton) if one.text().startswith("Import ")).isEnabled()


def test_a_sheet_with_other_columns_is_refused_and_another_can_be_chosen(
    importing: Importing, choose: Choose, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Week,When,Where\n1,2,3\n", encoding="utf-8")
    choose(other, "Nothing was imported. The first row has no column “date”")
    assert "columns:" not in seen(importing)
    choose(a_file(tmp_path, ROWS), "3 posts with 3 entries read.")
    assert "Nothing was imported" not in seen(importing)
    choose(tmp_path / "gone.csv", "cannot be read: No such file")


def test_escape_imports_nothing(importing: Importing, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(importing.edit_requested):
        qtbot.keyClick(importing, Qt.Key.Key_Escape)
    assert not importing.isVisible()


IN_BERLIN = [
    "date,time,timezone,channel,text,kind",
    "2026-11-23,09:00,Europe/Berlin,Instagram,Good morning,bts",
    "2026-11-24,10:00,Europe/Berlin,Instagram,Buy this,launch",
]


def test_a_brand_without_posts_can_take_the_zone_of_the_file(
    importing: Importing, context: Context, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    importing.edit_requested.connect(context.document.do)
    choose(a_file(tmp_path, IN_BERLIN), "sheet.csv")
    (offer,) = [one for one in importing.findChildren(QCheckBox) if one.isVisible()]
    assert (offer.text(), offer.isChecked()) == ("Set the time zone of Ferrow to Europe/Berlin, as in the file", True)
    press(qtbot, importing, "Import 2")
    assert context.document.brands()[0].zone == "Europe/Berlin"
    context.document.undo()
    assert context.document.brands()[0].zone == "Europe/London"
    assert not context.document.has_posts(context.document.brands()[0])


def test_the_zone_of_a_brand_stays_when_the_user_says_so(
    importing: Importing, context: Context, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    importing.edit_requested.connect(context.document.do)
    choose(a_file(tmp_path, IN_BERLIN), "sheet.csv")
    importing.findChildren(QCheckBox)[0].click()
    press(qtbot, importing, "Import 2")
    assert context.document.brands()[0].zone == "Europe/London"


def test_the_zone_of_a_brand_with_posts_is_not_asked_for(
    importing: Importing, context: Context, brand: Brand, choose: Choose, tmp_path: Path
) -> None:
    post = a_post(brand_id=brand.id)
    context.document.do(edits.new_post(post, [a_placement(id="place", post_id=post.id)]))
    choose(a_file(tmp_path, IN_BERLIN), "2 posts with 2 entries read.")
    assert not [one for one in importing.findChildren(QCheckBox) if one.isVisible()]


# out


def test_what_must_be_fixed_is_said_before_a_week_goes_out(context: Context, brand: Brand, qtbot: QtBot) -> None:
    clocks_forward = date(2027, 3, 28)
    dialog = Exporting(context, brand, Week.of(clocks_forward))
    qtbot.addWidget(dialog)
    assert "must be fixed" not in seen(dialog)
    for name in ("one", "two"):
        post = a_post(id=name, brand_id=brand.id)
        place = a_placement(post_id=name, date=clocks_forward, time=time(1, 30), zone="Europe/London")
        context.document.do(edits.new_post(post, [place]))
    dialog = Exporting(context, brand, Week.of(clocks_forward))
    qtbot.addWidget(dialog)
    assert "2 things must be fixed in this week." in seen(dialog)


def test_the_first_export_is_proposed_among_the_documents_of_the_user(exporting: Exporting, context: Context) -> None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert exporting._proposed() == Path(documents) / "2026-W48.csv"


def test_a_week_is_written_and_noted(
    exporting: Exporting, context: Context, brand: Brand, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "23 – 29 Nov 2026, Ferrow: 1 entry." in seen(exporting)
    qtbot.keyClick(exporting.path, Qt.Key.Key_Return)
    written = tmp_path / "out" / "week.csv"
    assert f"1 entry written to {written}." in seen(exporting)
    assert "place" in written.read_text(encoding="utf-8")
    noted = context.document.plan(brand, WEEK.span).exports
    assert [(one.week, len(one.rows)) for one in noted] == [(MONDAY, 1)]
    assert context.document.undo_text == "New post"


def test_the_folder_of_the_last_export_is_proposed(
    exporting: Exporting, context: Context, brand: Brand, qtbot: QtBot, tmp_path: Path
) -> None:
    press(qtbot, exporting, "Export")
    again = Exporting(context, brand, WEEK)
    qtbot.addWidget(again)
    assert again.path.text() == str(tmp_path / "out" / "2026-W48.csv")


def test_a_changed_export_is_kept_and_said(exporting: Exporting, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out" / "week.csv"
    press(qtbot, exporting, "Export")
    target.write_text(target.read_text(encoding="utf-8") + "\r\nmine", encoding="utf-8")
    exporting._write()
    assert "The file there was changed since it was exported; it was kept as" in seen(exporting)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_no_other_file_is_written_over(exporting: Exporting, qtbot: QtBot, tmp_path: Path) -> None:
    letter = tmp_path / "out" / "letter.txt"
    letter.write_text("Dear", encoding="utf-8")
    exporting.path.setText(str(letter))
    press(qtbot, exporting, "Export")
    assert "is there and is no earlier export. Nothing was written; choose another name." in seen(exporting)
    assert letter.read_text(encoding="utf-8") == "Dear"
    exporting.path.setText(" ")
    press(qtbot, exporting, "Export")
    assert "Name a file." in seen(exporting)


def test_a_file_is_chosen_with_the_dialog_of_the_system(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "out" / "mine.csv"), ""))
    press(qtbot, exporting, "Choose")
    press(qtbot, exporting, "Export")
    assert (tmp_path / "out" / "mine.csv").is_file()


def test_an_export_that_cannot_be_noted_is_said(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotWritten("The disk is full.")

    monkeypatch.setattr(week_files, "note_exported", full)
    press(qtbot, exporting, "Export")
    assert "1 entry written to" in seen(exporting)
    assert "The export is not noted in the plan. The disk is full." in seen(exporting)


def test_the_folder_is_shown_when_the_week_is_written(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(outside, "show_in_folder", shown.append)
    press(qtbot, exporting, "Export")
    press(qtbot, exporting, "Show in folder")
    assert shown == [str(tmp_path / "out" / "week.csv")]
    press(qtbot, exporting, "Close")
    assert not exporting.isVisible()
