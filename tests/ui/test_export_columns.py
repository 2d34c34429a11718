"""The columns of files: those of tables of ours, and those of a tool's file that is made one's own."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app.handoffs import Handoffs
from planner.app.targets import COLUMNS, Field, Outgoing, Preset
from planner.domain import edits
from planner.domain.records import Status
from planner.ui.context import Context
from planner.ui.exporting.column_map import ColumnMap
from planner.ui.exporting.columns_dialog import ColumnsDialog
from planner.ui.exporting.field_words import FIELD_WORDS
from planner.ui.exporting.naming import NameDialog
from planner.ui.exporting.page import ExportPage
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.exported import AT
from tests.ui.conftest import assert_freed_on_close


@pytest.fixture
def handoffs(tmp_path: Path) -> Handoffs:
    return Handoffs(tmp_path / "handoffs.toml")


@pytest.fixture
def own(handoffs: Handoffs) -> Preset:
    """A copy of Buffer's file."""
    return handoffs.copied(handoffs.preset("buffer"), "My Buffer", MONDAY)


@pytest.fixture
def out(context: Context) -> Outgoing:
    brand = context.document.brands()[0]
    context.document.do(edits.add_channel(a_channel(id="Insta", brand_id=brand.id)))
    post = a_post(id="p", brand_id=brand.id, text="Words")
    place = a_placement(id="p", post_id="p", channel_id="Insta", time=time(12), status=Status.READY)
    context.document.do(edits.new_post(post, [place]))
    plan = context.document.plan(brand, WEEK.span)
    return Outgoing(plan=plan, placements=tuple(plan.in_order()), span=WEEK.span, whole=True, now=AT)


@pytest.fixture
def dialog(context: Context, handoffs: Handoffs, own: Preset, out: Outgoing, qtbot: QtBot) -> ColumnMap:
    made = ColumnMap(context, handoffs, own, out)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(dialog: ColumnMap) -> list[str]:
    return [one.title for one in dialog.preset.columns]


def cells(dialog: ColumnMap) -> list[str]:
    dialog._look()
    table = dialog.preview
    items = [table.item(0, at) for at in range(table.columnCount())]
    return [item.text() for item in items if item is not None]


def choose(dialog: ColumnMap, field: Field) -> None:
    box = dialog.form.field
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def test_every_field_has_words() -> None:
    assert set(FIELD_WORDS) == set(Field)


def test_the_first_rows_are_seen_as_they_would_be(dialog: ColumnMap) -> None:
    assert titles(dialog) == ["Text", "Image URL", "Tags", "Posting Time", "Board Name"]
    assert cells(dialog)[0] == "Words"


def test_a_column_is_added_filled_and_moved(dialog: ColumnMap, qtbot: QtBot) -> None:
    dialog.columns.add()
    dialog.form.title.selectAll()
    qtbot.keyClicks(dialog.form.title, "Team")
    qtbot.keyClicks(dialog.form.value, "Shop")
    assert titles(dialog)[:3] == ["Text", "Team", "Image URL"]
    assert cells(dialog)[1] == "Shop"
    qtbot.keyClick(dialog.columns.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(dialog)[0] == "Team"
    assert dialog.columns.list.currentRow() == 0
    qtbot.keyClick(dialog.columns.list, Qt.Key.Key_Delete)
    assert titles(dialog)[0] == "Text"


def test_days_are_written_by_a_pattern_with_an_example(dialog: ColumnMap, qtbot: QtBot) -> None:
    dialog.columns.list.setCurrentRow(3)
    assert dialog.form.pattern.text() == "YYYY-MM-DD HH:mm"
    dialog.form.pattern.selectAll()
    qtbot.keyClicks(dialog.form.pattern, "D/M/YYYY h:mm A")
    assert dialog.form.example.text() == "Such as 23/11/2026 9:00 AM"
    assert cells(dialog)[3] == "23/11/2026 12:00 PM"


def test_what_is_wrong_is_a_sentence_and_cannot_be_saved(dialog: ColumnMap, qtbot: QtBot) -> None:
    dialog.columns.list.setCurrentRow(3)
    dialog.form.pattern.selectAll()
    qtbot.keyClicks(dialog.form.pattern, "YYYY QQ")
    dialog._look()
    assert dialog.trouble.text().startswith("Column 4 (Posting Time): “Q” in “YYYY QQ” means nothing")
    assert not dialog.save.isEnabled()
    dialog.form.pattern.selectAll()
    qtbot.keyClicks(dialog.form.pattern, "YYYY-MM-DD HH:mm")
    dialog._look()
    assert dialog.trouble.text() == ""
    assert dialog.save.isEnabled()


def test_another_field_begins_with_what_it_needs(dialog: ColumnMap) -> None:
    dialog.columns.list.setCurrentRow(2)
    choose(dialog, Field.DATE)
    assert dialog.form.pattern.text() == "YYYY-MM-DD"
    choose(dialog, Field.WHO)
    assert dialog.preset.columns[2].pattern == ""


def test_the_file_as_a_whole_is_set(dialog: ColumnMap) -> None:
    form = dialog.file
    form.separator.setCurrentIndex(form.separator.findData(";"))
    form.header.setChecked(False)
    form.rows.setValue(7)
    form.channel.setChecked(False)
    preset = dialog.preset
    assert (preset.separator, preset.header, preset.rows, preset.files.value) == (";", False, 7, "all")
    cells(dialog)
    item = dialog.preview.horizontalHeaderItem(0)
    assert item is not None
    assert item.text() == "1", "a file without a header has numbers"


def test_it_is_kept_as_one_of_yours(dialog: ColumnMap, handoffs: Handoffs, qtbot: QtBot) -> None:
    dialog.name.setText("Ours")
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.save.click()
    assert kept.args[0].own
    assert handoffs.preset(kept.args[0].key).name == "Ours"


def test_one_goes_back_to_a_shipped_file(dialog: ColumnMap) -> None:
    dialog.columns.remove()
    dialog.begin_with.setCurrentIndex(dialog.begin_with.findData("buffer"))
    dialog.begin_with.activated.emit(dialog.begin_with.currentIndex())
    assert titles(dialog)[0] == "Text"
    assert dialog.preset.key.startswith("own_")
    assert dialog.preset.name == "My Buffer"


def test_a_disk_that_is_full_is_said(dialog: ColumnMap, handoffs: Handoffs, tmp_path: Path) -> None:
    handoffs.path = tmp_path / "file" / "handoffs.toml"
    (tmp_path / "file").write_bytes(b"")
    dialog.accept()
    assert "could not be written" in dialog.trouble.text()
    assert dialog.isVisible()


def test_the_page_makes_shows_and_deletes_one_of_yours(context: Context, out: Outgoing, qtbot: QtBot) -> None:
    page = ExportPage(context, out.plan.brand)
    qtbot.addWidget(page)
    page.show()
    page.show_week(WEEK)
    page.show_target("handoff:buffer")
    page.parts.tool.change.click()
    made = page.findChild(ColumnMap)
    assert made is not None
    assert made.name.text() == "My Buffer"
    made.save.click()
    assert page.target.key == "handoff:own_my_buffer"
    assert page.parts.tool.change.text() == "Edit columns…"
    page.parts.new.click()
    assert [one.name.text() for one in page.findChildren(ColumnMap) if one.isVisible()] == ["My Buffer 2"]
    page.parts.tool.forget.click()
    assert [one.key for one in page.handoffs.presets if one.own] == []
    page.hide()


# columns of a table of ours


def test_columns_are_ticked_and_moved(context: Context, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(context, ())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.columns == (), "the usual ones"
    first = dialog.list.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    assert dialog.columns == COLUMNS[1:]
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.columns[:2] == ("week_start", "post_id")
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert dialog.isVisible()
    assert "tick one" in dialog.trouble.text()


def test_a_name_that_is_there_is_not_taken(context: Context, qtbot: QtBot) -> None:
    dialog = NameDialog(context, "Keep", "Name", ["Mine"])
    qtbot.addWidget(dialog)
    assert not dialog.take.isEnabled()
    dialog.field.setText("mine")
    assert not dialog.take.isEnabled()
    assert dialog.trouble.text()
    dialog.field.setText("Other")
    assert dialog.take.isEnabled()


@pytest.mark.parametrize("kind", [ColumnMap, ColumnsDialog, NameDialog])
def test_nothing_is_left_of_a_dialog(
    context: Context, qtbot: QtBot, kind: type, handoffs: Handoffs, own: Preset
) -> None:
    made = {
        ColumnMap: lambda: ColumnMap(context, handoffs, own, None),
        ColumnsDialog: lambda: ColumnsDialog(context, ("date",)),
        NameDialog: lambda: NameDialog(context, "Keep", "Name", []),
    }[kind]()
    made.open()
    QApplication.processEvents()
    assert_freed_on_close(qtbot, context, made)
