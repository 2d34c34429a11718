"""Questions on the import page: channels as pills, days as people read them, room for the sheet, notes on the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.intake import Ask, At, Free, Option
from planner.domain import edits
from planner.ui.context import Context
from planner.ui.importing.answer_words import value_words
from planner.ui.importing.face import Column
from planner.ui.importing.free_answer import FreeAnswer
from planner.ui.importing.page import ImportPage
from planner.ui.pieces.popover import Popover
from planner.ui.when import When
from planner.ui.window.main_window import MainWindow
from tests.builders import a_channel
from tests.ui.sheets import a_sheet, ask_about, opened, press, seen_records, shown

HEADER = "Date,Time,Where,Caption,Status\n"
ALL_BUT = HEADER + "24/11/2026,9am,all (not Google),Hello,draft\n25/11/2026,9am,Facebook,Others,draft\n"


def the_free_answer(page: ImportPage, words: str) -> FreeAnswer:
    """The field and the pills of a question, which is opened for it."""
    ask = ask_about(page, words)
    page.reading.questions._open(ask.id, opened=True)
    body = page.reading.questions._rows[ask.id].body
    assert body is not None
    assert body.free is not None
    return body.free


def pick_of(free: FreeAnswer, name: str) -> QPushButton:
    return next(pick for pick in free.picks if pick.accessibleName() == name)


# channels


@pytest.fixture
def with_channels(window: MainWindow) -> None:
    for at, name in enumerate(("Instagram", "TikTok")):
        window.do(edits.add_channel(a_channel(brand_id=window.brand.id, name=name, platform=name.lower(), position=at)))


@pytest.mark.usefixtures("with_channels")
def test_channels_of_plan_and_sheet_are_chosen_from_pills(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path, ALL_BUT))
    free = the_free_answer(page, "channels:")
    names = [pick.accessibleName() for pick in free.picks]
    assert {"Instagram", "TikTok", "Facebook"} <= set(names)
    assert all(not pick.icon().isNull() for pick in free.picks)
    for name in ("Facebook", "Instagram"):
        qtbot.mouseClick(pick_of(free, name), Qt.MouseButton.LeftButton)
    press(qtbot, page, "Use these")
    assert set(shown(page, 2, Column.CHANNELS).split(", ")) == {"Instagram", "Facebook"}


@pytest.mark.usefixtures("with_channels")
def test_pills_answer_to_the_keyboard_and_the_field_takes_others(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path, ALL_BUT))
    free = the_free_answer(page, "channels:")
    qtbot.keyClick(pick_of(free, "TikTok"), Qt.Key.Key_Space)
    free.field.setText("Pinterest")
    qtbot.keyClick(pick_of(free, "TikTok"), Qt.Key.Key_Return)
    assert set(shown(page, 2, Column.CHANNELS).split(", ")) == {"TikTok", "Pinterest"}
    again = the_free_answer(page, "channels:")
    assert [pick.accessibleName() for pick in again.picks if pick.isChecked()][0] == "TikTok"


def test_a_channel_that_nobody_knows_is_told_and_not_forgotten(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path, ALL_BUT))
    free = the_free_answer(page, "channels:")
    free.field.setText("Blurb")
    qtbot.keyClick(free.field, Qt.Key.Key_Return)
    again = the_free_answer_now(page)
    assert again.field.text() == "Blurb"
    assert again.trouble.isVisible()
    assert "Blurb" in again.trouble.text()


def the_free_answer_now(page: ImportPage) -> FreeAnswer:
    questions = page.reading.questions
    body = questions._rows[questions._opened].body
    assert body is not None
    assert body.free is not None
    return body.free


def test_a_channel_that_is_offered_as_an_answer_is_no_pill_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.do(edits.add_channel(a_channel(brand_id=window.brand.id, name="Instagram", platform="instagram")))
    page = opened(window, qtbot, a_sheet(tmp_path, HEADER + "24/11/2026,9am,,Hello,draft\n"))
    assert not the_free_answer(page, "channel:none").picks


# words


def test_answers_say_days_and_times_as_people_read_them(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    for ask, said in (("31/11", "2026-12-02"), ("lunch", "12:15")):
        page.draft.answer(ask_about(page, ask).id, said)
    press(qtbot, page, "Show ")
    rows = page.reading.questions._rows
    said = [rows[ask_about(page, ask).id]._line.accessibleName() for ask in ("31/11", "lunch")]
    assert said[0].endswith("Wed 2 Dec")
    assert said[1].endswith("12:15")


def test_what_the_plan_says_of_a_row_has_no_day_in_figures(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = HEADER + "24/11/2026,9am,Instagram,A text that is long enough to be known again,draft\n"
    press(qtbot, opened(window, qtbot, a_sheet(tmp_path, rows)), "Import ")
    page = opened(window, qtbot, a_sheet(tmp_path, rows.replace("9am", "11am").replace("24/11", "26/11")))
    notes = [page.reading.tables.understood_model.face(row).note for row in range(len(seen_records(page)))]
    assert not any("2026-11" in note for note in notes)


def test_statuses_of_our_own_columns_have_the_signs_of_all_others(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = (
        "date,time,channel,text,status\n2026-11-02,09:00,Instagram,One,published\n2026-11-03,09:00,IG,Two,cancelled\n"
    )
    page = opened(window, qtbot, a_sheet(tmp_path, rows))
    model = page.reading.tables.understood_model
    assert {model.face(row).status for row in range(model.rowCount())} == {"posted", "skipped", ""}
    assert shown(page, 2, Column.STATUS) == "posted"


def test_a_blank_row_has_a_reason_like_all_others(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    model = page.reading.tables.understood_model
    notes = {model.line(row).at.record: model.face(row).note for row in range(model.rowCount())}
    assert (notes[2], notes[3]) == ("it is blank", "it names the columns")


# room


@pytest.mark.parametrize("size", [(1024, 700), (960, 600), (1440, 900)])
def test_five_rows_of_the_sheet_are_seen_however_many_questions_there_are(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    rows = "".join(f"{date(2026, 11, 1) + timedelta(days=one)},word {one},Insta,Post {one},\n" for one in range(12))
    page = opened(window, qtbot, a_sheet(tmp_path, HEADER + rows))
    assert page.reading.questions.left > 10
    qtbot.waitUntil(lambda: page.reading.questions.height() <= page.reading.height() * 0.4 + 1)
    assert page.reading.tables.understood.viewport().height() >= 5 * 44
    page.reading.questions.open_first()
    QApplication.processEvents()
    assert page.reading.tables.understood.viewport().height() >= 5 * 44


# notes


def test_what_the_rows_do_not_show_is_one_line_that_opens(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    for row in (("Date", "Channel", "Caption"), ("2026-11-24", "Instagram", "Hello"), ("", "", "=1+1")):
        book.active.append(row)
    book.active["C2"].comment = Comment("Really?", "Ann")
    book.save(tmp_path / "plan.xlsx")
    page = opened(window, qtbot, tmp_path / "plan.xlsx")
    assert page.head.notes.accessibleName() == "Not read: comments on 1 sheet. And 1 more."
    qtbot.keyClick(page.head.notes, Qt.Key.Key_Space)
    (popover,) = page.head.notes.findChildren(Popover)
    said = [label.text() for label in popover.findChildren(QLabel)]
    assert "Not read: comments on 1 sheet." in said
    assert any(one.startswith("No value in the file: 1 formula.") for one in said)
    popover.close()


def test_a_file_that_shows_all_in_its_rows_has_no_notes(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(window, qtbot, a_sheet(tmp_path)).head.notes.isHidden()


def test_days_that_are_offered_follow_the_country(context: Context) -> None:
    options = (Option("leave out", "Leave it out"), Option("2026-11-30", "Mon 30 Nov"))
    ask = Ask("day:31/11/2026", "Which day is it?", (At(0, 5),), options, "leave out", Free.DAY)
    german = replace(context, when=When(context.settings, QLocale("de_DE")))
    assert value_words(ask, "2026-11-30", german) == "Mo. 30. Nov."
    assert value_words(ask, "leave out", german) == "Leave it out"
