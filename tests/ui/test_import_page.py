"""A sheet comes in on a page of its own: it is read, asked about, corrected, imported, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.app.intake import Field
from planner.ui.importing.face import Column
from planner.ui.importing.sheet_model import SheetModel
from planner.ui.importing.sorting import Group
from planner.ui.pieces.message import Message
from planner.ui.window.main_window import MainWindow
from tests.ui.sheets import (
    UNTIDY,
    a_sheet,
    answer_all,
    ask_about,
    click,
    opened,
    press,
    read,
    row_of,
    seen_records,
    shown,
)

# choosing


def test_before_a_sheet_is_chosen_the_page_says_what_can_come(window: MainWindow) -> None:
    window.commands["import_file"].trigger()
    page = window.sheets.page
    assert page is not None
    assert page.empty.isVisible()
    assert page.empty.choose.hasFocus()
    assert not page.foot.take.isVisible()
    assert not window.strip.isVisible()


def test_a_file_is_chosen_with_the_dialog_of_the_system(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(a_sheet(tmp_path)), ""))
    window.commands["import_file"].trigger()
    page = window.sheets.page
    assert page is not None
    press(qtbot, page, "Choose a file")
    read(window, qtbot)
    assert "autumn.csv" in page.head._file.text()
    assert window.context.settings.memory.get("import_folder") == str(tmp_path)


def test_a_file_that_cannot_be_read_is_said_where_it_was_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.sheets.open_file(tmp_path / "gone.csv")
    page = window.sheets.page
    assert page is not None
    qtbot.waitUntil(page.empty.trouble.isVisible)
    assert "cannot be read" in page.empty.trouble.text()


def test_copied_cells_are_read(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Date\tWhere\tCaption\n2026-11-24\tInstagram\tHello\n")
    window.commands["paste_sheet"].trigger()
    page = read(window, qtbot)
    assert shown(page, 2, Column.TEXT) == "Hello"


def test_ctrl_v_reads_copied_cells_and_says_when_there_are_none(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    window.sheets.ask()
    page = window.sheets.page
    assert page is not None
    qtbot.keyClick(page.empty.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no cells to paste" in page.empty.trouble.text()
    QGuiApplication.clipboard().setText("Date\tWhere\tCaption\n2026-11-24\tInstagram\tHello\n")
    qtbot.keyClick(page.empty.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown(read(window, qtbot), 2, Column.TEXT) == "Hello"


def drag(window: MainWindow, path: Path, kind: type[QDropEvent]) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    where = window.desk.mapTo(window, window.desk.rect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = where if kind is QDragEnterEvent else QPointF(where)
    event = kind(place, copy, mime, left, none)
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    event._mime = mime
    return event


def test_a_sheet_that_is_dropped_on_the_window_is_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_sheet(tmp_path)
    assert drag(window, path, QDragEnterEvent).isAccepted()
    assert window._drops._sign.isVisible()
    drag(window, path, QDropEvent)
    assert not window._drops._sign.isVisible()
    assert seen_records(read(window, qtbot))


def test_a_picture_that_is_dropped_on_the_window_is_no_sheet(window: MainWindow, tmp_path: Path) -> None:
    assert not drag(window, tmp_path / "mug.jpg", QDragEnterEvent).isAccepted()
    assert window.sheets.page is None


# understanding


def test_every_record_is_shown_with_what_it_was_understood_as(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    assert sorted(seen_records(page)) == list(range(1, 10))
    assert shown(page, 4, Column.DAY) == "Mon 23 Nov"
    assert shown(page, 4, Column.TIME) == "08:30"
    assert shown(page, 4, Column.CHANNELS) == "Instagram, Facebook"
    assert shown(page, 4, Column.TEXT) == "Good morning"
    model = page.reading.tables.sheet_model
    assert [model.name_of(column) for column in range(3)] == ["Date", "Time", "Where"]
    assert [model.field_of(column) for column in range(3)] == [Field.DATE, Field.TIME, Field.CHANNEL]


def test_rows_that_wait_for_an_answer_come_first_and_can_be_put_in_order(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    assert set(seen_records(page)[:3]) == {5, 6, 8}
    press(qtbot, page, "In order of the sheet")
    assert seen_records(page) == list(range(1, 10))


def test_a_total_shows_its_rows_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    ignored = page.foot.totals[Group.IGNORED]
    ignored.click()
    assert set(seen_records(page)) <= {1, 3, 7, 9}
    assert {7, 9} <= set(seen_records(page))
    ignored.click()
    assert len(seen_records(page)) == 9


def test_both_sides_mark_the_same_row_and_scroll_together(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"2026-11-{1 + day % 28:02},09:00,Instagram,Post {day}\n" for day in range(80))
    page = opened(window, qtbot, a_sheet(tmp_path, "Date,Time,Where,Copy text\n" + rows))
    tables = page.reading.tables
    tables.understood.selectRow(70)
    assert tables.sheet.currentIndex().row() == 70
    tables.understood.scrollToBottom()
    assert tables.sheet.verticalScrollBar().value() == tables.understood.verticalScrollBar().value() > 0


# answering


def test_one_answer_is_for_all_rows_of_a_question(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    assert not page.foot.take.isEnabled()
    assert "answered first" in page.foot.take.toolTip()
    left = page.reading.questions.left
    lunch = ask_about(page, "lunch")
    page.reading.questions._open(lunch.id, opened=True)
    field = next(one for one in page.reading.questions.findChildren(QLineEdit) if one.isVisible())
    field.setText("12.15")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.reading.questions.left == left - 1
    assert [shown(page, record, Column.TIME) for record in (5, 6)] == ["12:15", "12:15"]


def test_what_cannot_be_understood_in_a_field_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    lunch = ask_about(page, "lunch")
    page.reading.questions._open(lunch.id, opened=True)
    field = next(one for one in page.reading.questions.findChildren(QLineEdit) if one.isVisible())
    field.setText("soonish")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    body = page.reading.questions._rows[lunch.id].body
    assert body is not None
    assert body.free is not None
    assert body.free.trouble.isVisible()
    assert not page.answered


def test_rows_can_be_answered_one_by_one(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    lunch = ask_about(page, "lunch")
    page.reading.questions._open(lunch.id, opened=True)
    press(qtbot, page, "Answer row by row")
    body = page.reading.questions._rows[lunch.id].body
    assert body is not None
    assert body._rows is not None
    model = body._rows._model
    assert model.setData(model.index(0, 3), "12:00")
    assert model.setData(model.index(1, 3), "1pm")
    press(qtbot, page, "Take these")
    assert [shown(page, record, Column.TIME) for record in (5, 6)] == ["12:00", "13:00"]


def test_an_answer_can_be_looked_at_and_changed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    questions = page.reading.questions
    assert questions.left == 0
    assert questions._title.text() == "Nothing is left to ask"
    press(qtbot, page, f"Show {len(page.draft.asks)} answer")
    lunch = ask_about(page, "lunch")
    qtbot.mouseClick(questions._rows[lunch.id]._line, Qt.MouseButton.LeftButton)
    field = next(one for one in questions.findChildren(QLineEdit) if one.isVisible())
    field.setText("14:00")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown(page, 5, Column.TIME) == "14:00"


def test_the_rows_of_a_question_are_marked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    lunch = ask_about(page, "lunch")
    qtbot.mouseClick(page.reading.questions._rows[lunch.id]._rows, Qt.MouseButton.LeftButton)
    assert page.reading.tables.marked == {row_of(page, 5), row_of(page, 6)}


def test_the_open_question_shows_its_rows(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    lunch = ask_about(page, "lunch")
    page.reading.questions._open(lunch.id, opened=True)
    assert page.reading.tables.marked == {row_of(page, 5), row_of(page, 6)}
    assert page.reading.tables.current in lunch.rows
    page.reading.questions._open(lunch.id, opened=False)
    assert page.reading.tables.marked == frozenset()


def test_ctrl_z_takes_the_last_answer_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    left = page.reading.questions.left
    page.draft.answer(ask_about(page, "lunch").id, "12:00")
    page.draft.answer(ask_about(page, "31/11").id, "leave out")
    assert page.reading.questions.left == left - 2
    for back in (1, 2):
        qtbot.keyClick(page.reading.tables.understood, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert page.reading.questions.left == left - 2 + back
    assert not page.answered


def test_answers_are_said_to_be_remembered_before_the_first_is_given(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    top = page.reading.mapTo(page, QPoint()).y()
    assert "remembered" in page.head._layout_words.text()
    assert page.head.rename.isHidden()
    page.draft.answer(ask_about(page, "lunch").id, "12:00")
    QApplication.processEvents()
    assert page.head.rename.isVisible()
    assert page.reading.mapTo(page, QPoint()).y() == top


# correcting


def test_a_cell_is_corrected_where_it_stands(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    table = page.reading.tables.sheet
    click(qtbot, table, table.model().index(row_of(page, 8), 0))
    field = next(one for one in table.findChildren(QLineEdit) if one.isVisible())
    assert field.text() == "31/11/2026"
    field.setText("30/11/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, 8, Column.DAY) == "Mon 30 Nov")
    index = page.reading.tables.sheet_model.index(row_of(page, 8), 0)
    assert "In the file: 31/11/2026" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_short_cell_gives_room_to_write(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    table = page.reading.tables.understood
    click(qtbot, table, table.model().index(row_of(page, 4), Column.TIME))
    field = next(one for one in table.findChildren(QLineEdit) if one.isVisible())
    assert field.width() >= 104


def test_what_was_understood_is_corrected_as_it_would_stand_in_the_sheet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    table = page.reading.tables.understood
    table.setFocus()
    table.setCurrentIndex(table.model().index(row_of(page, 4), Column.CHANNELS))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    field = next(one for one in table.findChildren(QLineEdit) if one.isVisible())
    assert field.text() == "IG + Facebook"
    field.setText("Facebook")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, 4, Column.CHANNELS) == "Facebook")
    assert table.currentIndex().column() == Column.CHANNELS


def test_a_long_text_is_corrected_in_several_lines(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    table = page.reading.tables.understood
    click(qtbot, table, table.model().index(row_of(page, 4), Column.TEXT))
    field = next(one for one in table.findChildren(QPlainTextEdit) if one.isVisible())
    field.setPlainText("Good")
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "evening")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.draft.wishes.cells[page.reading.tables.understood_model.line(row_of(page, 4)).at, Field.TEXT] == (
        "Good\nevening"
    )
    assert window.sheets.page is page


def test_a_column_is_taken_for_something_else(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    tables = page.reading.tables
    tables.column_named.emit(4, Field.NOTES)
    model: SheetModel = tables.sheet_model
    assert model.field_of(4) == Field.NOTES
    tables.column_named.emit(4, Field.TEXT)
    assert model.field_of(4) == Field.TEXT


# importing


def test_an_import_is_one_step_that_can_be_taken_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    press(qtbot, page, "Import ")
    assert window.sheets.page is None
    assert window.strip.isVisible()
    assert len(window.document.plan(window.brand).posts) == 3
    assert window._toast._words.text().startswith("Imported 3 posts with 4 entries")
    assert window.desk.day == date(2026, 11, 23)
    window._toast._undo.click()
    assert window.document.plan(window.brand).posts == {}


def test_ctrl_enter_imports_and_says_why_not_yet(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    table = page.reading.tables.understood
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "answered first" in window._toast._words.text()
    answer_all(page)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.sheets.page is None


def test_a_sheet_that_the_plan_has_already_changes_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(2):
        page = opened(window, qtbot, a_sheet(tmp_path))
        answer_all(page)
        if page.foot.take.isEnabled():
            press(qtbot, page, "Import ")
    page = window.sheets.page
    assert page is not None
    assert page.foot.take.toolTip() == "The plan says all of it already."
    assert page.foot.totals[Group.IN].text() == "Nothing new"
    page.foot.totals[Group.THERE].click()
    assert set(seen_records(page)) == {4, 5, 6}


def test_only_what_the_plan_lacks_is_said_to_come_in(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    answer_all(opened(window, qtbot, a_sheet(tmp_path)))
    press(qtbot, read(window, qtbot), "Import 4 entries")
    one_more = UNTIDY.replace(",,,,remember", "26/11/2026,9am,Instagram,offer,One more,draft\n,,,,remember")
    page = opened(window, qtbot, a_sheet(tmp_path, one_more))
    answer_all(page)
    assert page.foot.totals[Group.IN].text() == "1 post with 1 entry"
    assert page.foot.totals[Group.THERE].text() == "3 rows in the plan already"
    assert shown(page, 5, Column.STATE) == "Is in the plan already"
    press(qtbot, page, "Import 1 entry")
    assert window._toast._words.text().startswith("Imported 1 post with 1 entry")


# leaving


def test_escape_leaves_and_asks_only_when_something_was_answered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay_first(_: object, heading: str, *__: object) -> int:
        asked.append(heading)
        return len(asked) - 1

    monkeypatch.setattr("planner.ui.pieces.message.ask", stay_first)
    page = opened(window, qtbot, a_sheet(tmp_path))
    qtbot.keyClick(page.reading.tables.understood, Qt.Key.Key_Escape)
    assert window.sheets.page is None
    assert asked == []
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    qtbot.keyClick(page.reading.tables.understood, Qt.Key.Key_Escape)
    assert asked == ["Leave without importing?"]
    assert window.sheets.page is page
    window.commands["close_dock"].trigger()
    assert window.sheets.page is None
    assert window.document.plan(window.brand).posts == {}


def test_a_place_of_the_left_bar_leaves_the_page(window: MainWindow) -> None:
    window.sheets.ask()
    window.show_place("week")
    assert window.sheets.page is None
    assert window.dock.page == "week"


def test_commands_of_the_calendar_rest_while_the_page_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("week")
    window.sheets.ask()
    assert window.dock.page == ""
    assert not any(window.commands[id_].isEnabled() for id_ in ("new_post", "undo", "view_week", "delete", "search"))
    page = window.sheets.page
    assert page is not None
    qtbot.keyClick(page, Qt.Key.Key_N)
    qtbot.keyClick(page, Qt.Key.Key_2)
    assert window.desk.view.key == "month"
    window.sheets.leave()
    assert all(window.commands[id_].isEnabled() for id_ in ("new_post", "view_week", "search"))
    assert not window.commands["delete"].isEnabled()


def test_closing_the_window_asks_when_something_was_answered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    assert not window.close()
    (asked,) = window.findChildren(Message)
    asked.buttons[0].click()
    assert window.isVisible()
    assert not window.close()
    window.findChildren(Message)[-1].buttons[1].click()
    assert not window.isVisible()
