"""What a sheet is read as: another encoding or separator, a layout that is remembered, the zone, a reply, a brand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.app.intake import At
from planner.domain import edits
from planner.domain.records import Brand
from planner.ui.dialogs.reply import ReplyDialog
from planner.ui.exporting.page import ExportPage
from planner.ui.exporting.what_leaves import Period
from planner.ui.importing.face import Column
from planner.ui.importing.row_words import rows_words
from planner.ui.pieces.popover import LineAsked
from planner.ui.window.main_window import MainWindow
from tests.builders import a_brand
from tests.ui.conftest import NOW
from tests.ui.sheets import a_sheet, answer_all, ask_about, opened, press, read, shown

IN_BERLIN = """\
date,time,timezone,channel,text,kind
2026-11-23,09:00,Europe/Berlin,Instagram,Good morning,bts
2026-11-24,10:00,Europe/Berlin,Instagram,Buy this,launch
"""


def test_another_separator_is_offered_where_it_may_be_the_wrong_one(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path, "Date|Where|Caption\n2026-11-24|Instagram|Hello\n"))
    if page.head.separator.isVisible():  # it was not found out
        page.draft.open_otherwise(separator="|")
        page = read(window, qtbot)
    assert shown(page, 2, Column.TEXT) == "Hello"


def test_a_file_that_could_be_read_in_two_ways_offers_both(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("Date,Where,Caption\n2026-11-24,Instagram,Caf\u00e9\n".encode("cp1252"))
    page = opened(window, qtbot, path)
    assert page.head.encoding.isVisible() == (len(page.draft.intake.book.encodings) > 1)  # type: ignore[union-attr]
    page.head.encoding_chosen.emit("mac_roman")
    qtbot.waitUntil(lambda: not page.draft.busy)
    assert shown(page, 2, Column.TEXT) == "CafÈ"


def test_what_was_answered_is_remembered_for_sheets_like_it_and_can_be_forgotten(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    assert not page.head.rename.isVisible()
    page.draft.answer(ask_about(page, "lunch").id, "12:00")
    assert page.head._layout_words.text() == "Will be remembered as “autumn”"
    answer_all(page)
    press(qtbot, page, "Import ")
    (layout,) = window.document.layouts(window.brand)
    assert layout.name == "autumn"
    window.undo()
    page = opened(window, qtbot, a_sheet(tmp_path))
    assert page.head._layout_words.text() == "Read as “autumn” was before"
    assert shown(page, 5, Column.TIME) == "12:00"
    page.head.forget.click()
    qtbot.waitUntil(lambda: not page.draft.busy)
    assert window.document.layouts(window.brand) == []
    assert ask_about(page, "lunch").answer is None


def test_a_layout_gets_another_name(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    page.head.rename.click()
    (asked,) = page.findChildren(LineAsked)
    asked.field.setText("Jo's sheet")
    asked.confirm.click()
    assert page.head._layout_words.text() == "Will be remembered as “Jo's sheet”"
    press(qtbot, page, "Import ")
    (layout,) = window.document.layouts(window.brand)
    assert layout.name == "Jo's sheet"


def test_a_brand_without_posts_can_take_the_zone_of_the_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path, IN_BERLIN))
    offer = page.foot.zone
    assert (offer.text(), offer.isChecked()) == ("Set the time zone of Ferrow to Europe/Berlin, as in the file", True)
    press(qtbot, page, "Import 2")
    assert window.document.brands()[0].zone == "Europe/Berlin"
    window.undo()
    assert window.document.brands()[0].zone == "Europe/London"


def test_the_zone_of_a_brand_stays_when_the_user_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path, IN_BERLIN))
    page.foot.zone.click()
    press(qtbot, page, "Import 2")
    assert window.document.brands()[0].zone == "Europe/London"


def a_reply(brand: Brand) -> str:
    head = {"format": "evenweek-review-reply", "version": 1, "brand_id": brand.id, "brand": brand.name}
    return json.dumps({**head, "from": "Jo", "sent": NOW.isoformat(), "at": NOW.isoformat(), "answers": []})


def test_a_reply_to_a_review_sheet_is_told_of(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.sheets.open_file(a_sheet(tmp_path, a_reply(window.brand), "reply.json"))
    qtbot.waitUntil(lambda: bool(window.findChildren(ReplyDialog)))
    assert window.sheets.page is None
    window.findChildren(ReplyDialog)[0].reject()


def test_a_reply_can_be_pasted_and_one_for_another_brand_is_said(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(a_reply(a_brand(id="another", name="Another")))
    window.commands["paste_sheet"].trigger()
    qtbot.waitUntil(window._toast.isVisible)
    assert "Another" in window._toast._words.text()


def test_the_posts_go_to_the_brand_that_is_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.document.do(edits.add_brand(a_brand(id="second", name="Second"), ()))
    first = next(one for one in window.document.brands() if one.id != "second")
    window._choose_brand(first.id)
    page = opened(window, qtbot, a_sheet(tmp_path))
    window._choose_brand("second")
    read(window, qtbot)
    assert "for Second" in page.head._file.text()
    answer_all(page)
    press(qtbot, page, "Import ")
    assert len(window.document.plan(window.brand).posts) == 3
    assert window.document.plan(first).posts == {}


def test_a_plan_that_changes_is_looked_at_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    press(qtbot, page, "Import ")
    page = opened(window, qtbot, a_sheet(tmp_path))
    assert any(ask.id.startswith("there:") for ask in page.draft.asks)
    window.undo()
    assert not any(ask.id.startswith("there:") for ask in page.draft.asks)


def test_an_import_that_is_stopped_keeps_the_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    monkeypatch.setattr(window.history, "do", lambda _: None)
    press(qtbot, page, "Import ")
    assert window.sheets.page is page


def test_reading_can_be_stopped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    rows = "".join(f"2026-11-{1 + day % 28:02},Instagram,Post {day}\n" for day in range(3_000))
    page.open_file(a_sheet(tmp_path, "Date,Where,Caption\n" + rows, "many.csv"))
    assert page.foot._stop.isVisible()
    press(qtbot, page, "Stop")
    assert not page.draft.busy
    assert "autumn.csv" in page.head._file.text()
    assert not page.foot._stop.isVisible()


# exports


def test_the_page_for_exports_takes_the_place_of_the_calendar(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["export_week"].trigger()
    page = window.pages.page
    assert isinstance(page, ExportPage)
    assert not window.commands["new_post"].isEnabled()
    window.sheets.ask()
    assert window.sheets.page is window.pages.page
    window.commands["export_week"].trigger()
    assert isinstance(window.pages.page, ExportPage)
    qtbot.keyClick(window.pages.page, Qt.Key.Key_Escape)
    assert window.pages.page is None
    assert window.commands["new_post"].isEnabled()


def test_a_post_that_is_only_looked_at_does_not_leave_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    press(qtbot, page, "Import ")
    first = next(iter(window.document.plan(window.brand).placements))
    window.opening.jump(first)
    assert len(window.desk.selected) == 1
    window.commands["export_week"].trigger()
    exported = window.pages.page
    assert isinstance(exported, ExportPage)
    assert exported.parts.what.period is Period.WEEK
    exported.close_requested.emit()
    window.commands["select_all"].trigger()
    window.commands["export_week"].trigger()
    exported = window.pages.page
    assert isinstance(exported, ExportPage)
    assert exported.parts.what.period is Period.SELECTION


# words


def test_rows_are_named_as_runs() -> None:
    assert rows_words([At(0, 5)], ["Plan"]) == "row 5"
    assert rows_words([At(0, 20), *(At(0, row) for row in range(5, 18))], ["Plan"]) == "rows 5–17, 20"
    assert rows_words([At(0, row) for row in range(1, 20, 2)], ["Plan"]) == "rows 1, 3, 5, 7 and 6 more"
    assert rows_words([At(1, 3), At(0, 4)], ["Oct", "Nov"]) == "Oct: row 4; Nov: row 3"


# the keyboard


def test_every_control_has_a_name_and_a_hint(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    for one in (one for one in page.findChildren(QPushButton) if one.isVisible()):
        assert one.text() or one.accessibleName(), one
        assert one.toolTip(), one.text()
    assert page.reading.tables.sheet.accessibleName()
    assert page.reading.tables.understood.accessibleName()


def test_tab_goes_through_the_page_as_one_reads(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot, a_sheet(tmp_path))
    answer_all(page)
    page.head.another.setFocus()
    seen = []
    for _ in range(12):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
        if window.focusWidget() is page.foot.take:
            break
    tables = page.reading.tables
    assert [one for one in seen if one in (tables.sheet, tables.understood, page.foot.cancel, page.foot.take)] == [
        tables.sheet,
        tables.understood,
        page.foot.cancel,
        page.foot.take,
    ]
