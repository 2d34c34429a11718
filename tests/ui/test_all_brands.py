"""The table of all brands: a line for each, and the way to one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.app.brands import new_brand
from planner.domain import edits
from planner.domain.records import Brand, Stance, Status
from planner.domain.span import ONE_DAY
from planner.ui.context import Context
from planner.ui.dialogs.all_brands import AllBrands
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post
from tests.ui.conftest import assert_freed_on_close


@pytest.fixture
def other(context: Context) -> Brand:
    """A second brand whose week is over, with a post due tomorrow that nobody approved."""
    brand = new_brand("Salt & Stone", "Europe/London")
    context.document.do(edits.add_brand(brand, context.catalogue.kinds))
    for number in range(4):
        post = a_post(brand_id=brand.id, stance=Stance.PROMOTIONAL, title="Offer")
        status = Status.READY if number == 1 else Status.APPROVED
        place = a_placement(post_id=post.id, channel_id=None, date=MONDAY + number * ONE_DAY, status=status)
        context.document.do(edits.new_post(post, [place]))
    return brand


@pytest.fixture
def table(context: Context, other: Brand, qtbot: QtBot) -> Iterator[AllBrands]:
    dialog = AllBrands(context)
    dialog.resize(920, 440)
    with qtbot.waitActive(dialog):
        dialog.open()
    qtbot.waitUntil(dialog.go.isEnabled)
    yield dialog
    if isValid(dialog):
        dialog.reject()


def lines(dialog: AllBrands) -> list[list[str]]:
    model = dialog.table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]


def test_a_brand_has_a_line_and_the_most_urgent_is_the_first(table: AllBrands) -> None:
    urgent, calm = lines(table)
    assert urgent == [
        "Salt & Stone",
        "Over · 4 promotional of 4",
        "None",
        "1 due in 48 h",
        "Mon 23 Nov · 09:00 · Offer",
    ]
    assert calm == ["Ferrow", "Too few to judge · 0 promotional of 0", "None", "None", "Nothing in the next 4 weeks"]
    assert table.said.text() == "1 brand with posts that are due within 48 hours and not approved."


def test_a_line_is_read_out_whole_and_has_a_shape(table: AllBrands) -> None:
    first = table.table.model().index(0, 0)
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Brand: Salt & Stone\nThis week: Over · 4 promotional of 4\nGaps: None" in spoken
    assert not first.siblingAtColumn(1).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_enter_goes_to_the_chosen_brand(table: AllBrands, other: Brand, context: Context, qtbot: QtBot) -> None:
    ferrow = next(brand for brand in context.document.brands() if brand.id != other.id)
    assert table.table.hasFocus()
    qtbot.keyClick(table.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.brand_requested) as asked:
        qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert asked.args == [ferrow.id]
    assert not table.isVisible()


def test_a_click_goes_there(table: AllBrands, other: Brand, qtbot: QtBot) -> None:
    where = table.table.visualRect(table.table.model().index(0, 1)).center() + QPoint(4, 0)
    with qtbot.waitSignal(table.brand_requested) as asked:
        qtbot.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked.args == [other.id]


def test_in_a_narrow_table_the_last_column_gives_way(table: AllBrands) -> None:
    assert not table.table.isColumnHidden(4)
    table.resize(640, 400)
    assert table.table.isColumnHidden(4)


def test_nothing_is_left_of_a_closed_table(table: AllBrands, context: Context, qtbot: QtBot) -> None:
    assert_freed_on_close(qtbot, context, table)


def test_it_is_offered_for_two_brands_and_leads_to_one(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.commands["all_brands"].isEnabled()
    assert "All brands…" not in [one.text() for one in window._sidebar.brand_menu().actions()]
    first = window.brand
    window.do(edits.add_brand(new_brand("Other", "Europe/London"), window.context.catalogue.kinds))
    assert window.brand.name == "Other"
    assert window._sidebar.brand_menu().actions()[0].text() == "All brands…"
    window.commands["all_brands"].trigger()
    dialog = window.findChild(AllBrands)
    qtbot.waitUntil(dialog.go.isEnabled)
    at = [line[0] for line in lines(dialog)].index(first.name)
    dialog.table.setCurrentIndex(dialog.table.model().index(at, 0))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert window.brand.id == first.id
