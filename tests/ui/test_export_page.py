"""Entries leave: one sees what becomes of which, chooses, writes, and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.failures import NotWritten
from planner.app.review import check
from planner.domain import edits
from planner.domain.records import Brand, Status
from planner.domain.shown import Filter
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.exporting.page import ExportPage
from planner.ui.exporting.what_leaves import Period
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def brand(context: Context) -> Brand:
    """A brand with three entries on two channels, the first of which is posted."""
    brand = context.document.brands()[0]
    for at, name in enumerate(("Instagram", "Facebook")):
        channel = a_channel(id=name, brand_id=brand.id, name=name, platform=name.casefold(), position=at)
        context.document.do(edits.add_channel(channel))
    entries = (("a", "Instagram", MONDAY, Status.POSTED), ("b", "Instagram", TUESDAY, Status.READY))
    for id_, channel_id, day, status in (*entries, ("c", "Facebook", TUESDAY, Status.READY)):
        post = a_post(id=f"post {id_}", brand_id=brand.id, title=f"Post {id_}", text=f"Words of {id_}")
        place = a_placement(
            id=id_, post_id=post.id, channel_id=channel_id, date=day, time=time(12), status=status, format="text"
        )
        context.document.do(edits.new_post(post, [place]))
    return brand


@pytest.fixture
def page(context: Context, brand: Brand, qtbot: QtBot, tmp_path: Path) -> Iterator[ExportPage]:
    (tmp_path / "out").mkdir()
    context.settings.memory.put("export_folder", str(tmp_path / "out"))
    made = ExportPage(context, brand)
    qtbot.addWidget(made)
    made.edit_requested.connect(lambda edit: (context.document.do(edit), made.refresh(edit.changes)))
    made.resize(1216, 900)
    made.show_week(WEEK)
    with qtbot.waitExposed(made):
        made.show()
    made._look()
    yield made
    made.hide()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers what the page asks for: a file or a folder."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(path))

    return answer


def seen(widget: QWidget) -> str:
    """All words that are seen, without the marks where long ones may break."""
    QApplication.processEvents()  # what was just made is shown then
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    texts = [one.toPlainText() for one in widget.findChildren(QPlainTextEdit) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    return "\n".join(labels + texts + buttons).replace("\u200b", "")


def choose(page: ExportPage, key: str) -> None:
    page.show_target(key)
    page._look()


def write(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.writing.written):
        page.parts.write.click()


def header(page: ExportPage) -> list[str]:
    table = page.parts.preview
    items = [table.horizontalHeaderItem(at) for at in range(table.columnCount())]
    return [item.text() for item in items if item is not None]


# what leaves


def test_the_week_and_its_first_rows_are_seen(page: ExportPage) -> None:
    assert "3 entries of 3 posts on 2 channels" in seen(page)
    assert "Week 48, 23 – 29 Nov 2026" in seen(page)
    assert "3 entries go" in seen(page)
    assert header(page)[:4] == ["placement_id", "post_id", "week_start", "date"]
    assert page.parts.preview.rowCount() == 3


def test_one_goes_through_weeks_and_months(page: ExportPage, qtbot: QtBot) -> None:
    page.parts.what.after.click()
    assert "Week 49" in seen(page)
    page.parts.what.buttons[Period.MONTH].click()
    assert "November 2026" in seen(page)
    page.parts.what.before.click()
    assert page.parts.what.leaving.span == Span(date(2026, 10, 1), date(2026, 11, 1))
    page.parts.what.after.click()
    page._look()
    assert "3 entries of 3 posts" in seen(page)


def test_days_are_typed_as_people_type_them(page: ExportPage, qtbot: QtBot) -> None:
    what = page.parts.what
    what.buttons[Period.DAYS].click()
    what.days.first.selectAll()
    qtbot.keyClicks(what.days.first, "tomorrow")
    page._look()
    assert what.leaving.span == Span(TUESDAY, WEEK.span.end)
    assert "2 entries of 2 posts" in seen(page)
    what.days.last.selectAll()
    qtbot.keyClicks(what.days.last, "never")
    assert what.days.last.property("invalid")
    assert what.leaving.span == Span(TUESDAY, WEEK.span.end)
    what.days.last.selectAll()
    qtbot.keyClicks(what.days.last, "2/11/2026")
    assert what.days.last.property("invalid"), "it is before the first day"


def test_a_span_that_is_a_month_is_shown_as_one(page: ExportPage) -> None:
    page.show_days(Span(date(2026, 12, 1), date(2027, 1, 1)))
    assert page.parts.what.period is Period.MONTH
    page.show_days(WEEK.span)
    assert page.parts.what.period is Period.WEEK
    page.show_days(Span(MONDAY, TUESDAY))
    assert page.parts.what.period is Period.DAYS


def test_what_is_selected_leaves(page: ExportPage) -> None:
    assert not page.parts.what.buttons[Period.SELECTION].isEnabled()
    page.show_selection(["b"], Filter())
    page._look()
    assert "1 entry of 1 post on 1 channel" in seen(page)
    page.show_selection([], Filter())
    assert page.parts.what.period is Period.WEEK


def test_the_arrows_stay_where_they_are(page: ExportPage, qtbot: QtBot) -> None:
    """A second click at the same place is a second step, however long the words between are."""
    what = page.parts.what
    places = set()
    for _ in range(6):
        qtbot.mouseClick(what.after, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        places.add((what.before.x(), what.after.x()))
    assert len(places) == 1


def test_few_rows_leave_no_hole_above_them(page: ExportPage, qtbot: QtBot) -> None:
    page.show_selection(["b"], Filter())
    page._look()
    heading = next(one for one in page.findChildren(QLabel) if one.text() == "The first rows")
    qtbot.waitUntil(lambda: heading.height() == heading.sizeHint().height())


def test_one_selected_post_is_only_offered(page: ExportPage) -> None:
    page.show_selection(["b"], Filter(), choose=False)
    what = page.parts.what
    assert what.period is Period.WEEK
    assert what.buttons[Period.SELECTION].isEnabled()


def test_entries_on_paper_are_shown_as_one_reads_them(page: ExportPage) -> None:
    choose(page, "pdf")
    first = page.parts.preview.item(0, 0)
    assert header(page) == ["Day", "Time", "Channel", "Post"]
    assert first is not None
    assert first.text() == page.context.when.day(MONDAY)
    assert "to print" in seen(page)


def test_the_filter_of_the_window_can_be_left_aside(page: ExportPage) -> None:
    page.show_selection([], Filter(channels=frozenset({"Instagram"})))
    page._look()
    assert "1 entry of 1 post on 1 channel" in seen(page)
    page.parts.what.filtered.click()
    page._look()
    assert "3 entries" in seen(page)


def test_an_empty_week_says_so(page: ExportPage) -> None:
    page.show_week(WEEK.shifted(8))
    page._look()
    assert "There are no entries in these days" in seen(page)
    assert "Nothing goes" in seen(page)
    choose(page, "handoff:buffer")
    assert not page.parts.write.isEnabled()


# targets and their options


def test_files_and_tools_are_listed_with_how_well_they_are_known(page: ExportPage) -> None:
    items = [page.parts.targets.item(at) for at in range(page.parts.targets.count())]
    names = [item.text() for item in items]
    assert names.index("Files") < names.index("Week as CSV") < names.index("Tools") < names.index("Buffer")
    hints = {item.text(): item.toolTip() for item in items}
    assert "not verified" in hints["Sprout Social"]
    assert "checked on 23 Nov 2026" in hints["Buffer"]


def test_the_arrows_choose_another_target(page: ExportPage, qtbot: QtBot, context: Context) -> None:
    page.parts.targets.setFocus()
    qtbot.keyClick(page.parts.targets, Qt.Key.Key_Down)
    assert page.target.key == "xlsx"
    assert not page.parts.table.separator.isVisible(), "a workbook has none"
    assert context.settings.memory.get("export_target") == "xlsx"


def test_a_table_is_written_as_it_is_set(page: ExportPage, qtbot: QtBot) -> None:
    table = page.parts.table
    table.days.setCurrentIndex(table.days.findData("%d.%m.%Y"))
    table.days.activated.emit(table.days.currentIndex())
    page._look()
    item = page.parts.preview.item(0, 3)
    assert item is not None
    assert item.text() == "23.11.2026"
    assert table.named.currentText() == "Changed"
    assert table.keep.isVisible()


def test_a_style_is_kept_under_a_name_and_forgotten(page: ExportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.ui.exporting.table_options.asked_name", lambda *_: "For Excel")
    table = page.parts.table
    table.separator.setCurrentIndex(1)
    table.separator.activated.emit(1)
    table.keep.click()
    assert table.named.currentText() == "For Excel"
    assert [style.name for style in page.handoffs.styles] == ["For Excel"]
    table.forget.click()
    assert page.handoffs.styles == ()
    assert table.table_style.separator == ";"


def test_what_a_tool_does_not_take_is_said_with_its_reason(page: ExportPage, qtbot: QtBot) -> None:
    choose(page, "handoff:buffer")
    words = seen(page)
    assert "2 entries go" in words
    assert "Not taken: 1 entry" in words
    assert "It is posted already" in words
    assert "2 go, 1 not taken" in words
    assert "used for real imports · checked on 23 Nov 2026" in words
    opens = next(one for one in page.parts.report.findChildren(QPushButton) if one.text() == "Post a")
    with qtbot.waitSignal(page.entry_requested) as asked:
        opens.click()
    assert asked.args == ["a"]


def test_the_address_of_media_is_the_brands(page: ExportPage, context: Context, qtbot: QtBot) -> None:
    choose(page, "handoff:buffer")
    field = page.parts.tool.media_base
    field.setFocus()
    qtbot.keyClicks(field, "https://cdn.example/m")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert context.document.brands()[0].media_base == "https://cdn.example/m"
    assert field.text() == "https://cdn.example/m"
    field.selectAll()
    qtbot.keyClicks(field, "my computer")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "is no web address" in seen(page)
    assert context.document.brands()[0].media_base == "https://cdn.example/m"
    field.selectAll()
    qtbot.keyClicks(field, "https://cdn.example/m/x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "is no web address" not in seen(page)
    assert context.document.brands()[0].media_base == "https://cdn.example/m/x"


def test_accounts_are_asked_for_where_a_tool_wants_them(page: ExportPage, context: Context, qtbot: QtBot) -> None:
    choose(page, "handoff:postfast")
    assert "Nothing goes" in seen(page)
    field = page.parts.tool.account_fields["Facebook"]
    field.setFocus()
    qtbot.keyClicks(field, "acc-1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    channel = context.document.settings_of(page.brand).channels["Facebook"]
    assert channel.accounts == (("postfast", "acc-1"),)
    assert "1 entry goes" in seen(page)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert context.document.settings_of(page.brand).channels["Facebook"].accounts == ()


def test_what_must_be_fixed_stays_as_a_warning(page: ExportPage, context: Context, brand: Brand) -> None:
    post = context.document.plan(brand).posts["post b"]
    edit = edits.edit_post(post, "text", "See htps://example.org")
    context.document.do(edit)
    page.refresh(edit.changes)
    page._look()
    items = check(context.document, brand, WEEK.span, now=context.now(brand), catalogue=context.catalogue)
    assert ("must be fixed in these days" in seen(page)) == any(item.state == "must-fix" for item in items)


# writing


def test_a_week_is_written_and_noted(
    page: ExportPage, context: Context, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None]
) -> None:
    asked(tmp_path / "out" / "week")
    write(page, qtbot)
    written = tmp_path / "out" / "week.csv"
    assert f"3 entries written to {written}." in seen(page)
    assert written.read_bytes().count(b"\r\n") == 4
    (noted,) = context.document.plan(page.brand, WEEK.span).exports
    assert (noted.format, noted.whole, len(noted.rows)) == ("week-csv", True, 3)
    with qtbot.waitSignal(page.folder_requested) as shown:
        page.parts.show_folder.click()
    assert shown.args == [str(written)]


def test_ctrl_enter_writes(page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None]) -> None:
    asked(tmp_path / "out" / "week.csv")
    with qtbot.waitActive(page):
        page.activateWindow()
    page.parts.targets.setFocus()
    with qtbot.waitSignal(page.writing.written):
        qtbot.keyClick(page.parts.targets, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_nothing_is_written_when_nobody_says_where(
    page: ExportPage, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    page.parts.write.click()
    assert not page.writing.busy
    assert context.document.exports(page.brand) == []


def test_the_first_export_is_proposed_among_the_documents_of_the_user(
    page: ExportPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.settings.memory.put("export_folder", "")
    proposed = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given, **_: proposed.append(given[2]) or ("", ""))
    page.parts.write.click()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert proposed == [str(Path(documents) / "2026-W48.csv")]


def test_a_tool_gets_a_file_per_channel(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None], context: Context
) -> None:
    choose(page, "handoff:buffer")
    assert page.parts.write.text() == "Export 2 files…"
    asked(tmp_path / "out")
    write(page, qtbot)
    assert f"2 entries written to 2 files in {tmp_path / 'out'}." in seen(page)
    assert len([*(tmp_path / "out").iterdir()]) == 2
    (noted,) = context.document.exports(page.brand)
    assert [row[0] for row in noted.rows] == ["b", "c"], "what was refused was not handed over"


def test_a_file_that_was_corrected_is_kept_and_said(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None]
) -> None:
    target = tmp_path / "out" / "week.csv"
    asked(target)
    write(page, qtbot)
    target.write_bytes(target.read_bytes().replace(b"Words", b"By hand"))
    write(page, qtbot)
    assert "it was kept as week.older.csv" in seen(page)


def test_no_other_file_is_written_over(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None]
) -> None:
    letter = tmp_path / "letter.csv"
    letter.write_text("mine")
    asked(letter)
    with qtbot.waitSignal(page.writing.failed):
        page.parts.write.click()
    assert "is there and is no earlier export" in seen(page)
    assert letter.read_text() == "mine"
    assert page.focusWidget() is page.parts.write
    page.parts.what.after.click()
    assert "is there and is no earlier export" not in seen(page)


def test_an_export_that_cannot_be_noted_is_said(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotWritten("The disk is full.")

    asked(tmp_path / "out" / "week.csv")
    monkeypatch.setattr(page.context.document, "do", full)
    write(page, qtbot)
    assert "The export is not noted in the plan. The disk is full." in seen(page)


def test_a_result_is_gone_when_something_else_is_shown(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None]
) -> None:
    asked(tmp_path / "out" / "week.csv")
    write(page, qtbot)
    page.parts.what.after.click()
    assert "written to" not in seen(page)
    assert not page.parts.show_folder.isVisible()


@pytest.mark.parametrize("key", ["xlsx", "ics", "markdown", "review", "pdf"])
def test_every_file_is_written(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None], key: str
) -> None:
    choose(page, key)
    asked(tmp_path / "out" / "file")
    for _ in range(2):
        write(page, qtbot)
    (made,) = (tmp_path / "out").iterdir()
    assert made.stat().st_size > 100


# changed since


def test_what_changed_since_is_seen_field_by_field(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, asked: Callable[[Path], None], context: Context
) -> None:
    assert not page.parts.what.only_changed.isEnabled()
    asked(tmp_path / "out" / "week.csv")
    write(page, qtbot)
    plan = context.document.plan(page.brand)
    edit = edits.edit_post(plan.posts["post b"], "text", "Other words of b")
    context.document.do(edit)
    moved = edits.schedule([plan.placements["c"]], MONDAY + timedelta(weeks=1))
    context.document.do(moved)
    page.refresh((*edit.changes, *moved.changes))
    page._look()
    changed = next(one for one in page.findChildren(QPushButton) if one.text().startswith("Changed"))
    assert changed.text() == "Changed: 2"
    changed.click()
    words = seen(page.parts.changes)
    assert "Changed · Tue 24 Nov 12:00 · Instagram" in words
    assert "WordsOther words of b" in words
    assert "No longer there · Tue 24 Nov 12:00 · Facebook" in words
    assert page.parts.what.only_changed.text() == "Only what changed since Mon 23 Nov, 09:00 (2)"
    page.parts.what.only_changed.click()
    page._look()
    assert "1 entry of 1 post on 1 channel" in seen(page)


# the page


def test_escape_and_the_cross_leave_the_page(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.close_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.close_requested):
        page.parts.close.click()


def test_the_report_stands_below_where_there_is_little_room(page: ExportPage) -> None:
    def left() -> int:
        QApplication.processEvents()
        return page.parts.report.mapTo(page, page.parts.report.rect().topLeft()).x()

    right = left()
    page.resize(900, 700)
    assert left() < right
    page.resize(1300, 700)
    assert left() > right


def test_everything_has_a_name_and_a_hint(page: ExportPage) -> None:
    for key in ("week-csv", "handoff:postfast"):
        choose(page, key)
        controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
        for one in (one for one in controls if one.isVisibleTo(page) and not one.objectName().startswith("qt_")):
            assert one.toolTip() or one.parentWidget().toolTip(), one
            assert one.accessibleName() or getattr(one, "text", str)(), one


def test_nothing_of_the_page_is_left_when_it_is_gone(context: Context, brand: Brand, qtbot: QtBot) -> None:
    page = ExportPage(context, brand)
    page.show()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    context.theme.changed.emit()
    context.settings.memory.put("export_target", "")
