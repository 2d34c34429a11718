"""Numbers from a network's file, in the dialog: seen, asked, assigned, taken in one step."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_channel
from planner.domain.edits.change import changed
from planner.exchange.analytics.model import Role
from planner.ui.context import Context
from planner.ui.results.incoming.dialog import NumbersFromFile
from planner.ui.results.incoming.wording import MEANINGS
from tests.builders import a_channel, a_placement, a_post
from tests.exchange.analytics import exports
from tests.ui.conftest import assert_freed_on_close
from tests.ui.drops import drop


@pytest.fixture
def folder(context: Context, tmp_path: Path) -> Path:
    brand = context.document.brands()[0]
    for name in ("x", "tiktok"):
        context.document.do(add_channel(a_channel(id=name, brand_id=brand.id, name=name.upper(), platform=name)))
    for id_, text, day in (("a", "Coffee, all day", date(2026, 8, 15)), ("b", "The cups are back", date(2026, 9, 1))):
        post = a_post(id=f"post-{id_}", brand_id=brand.id, title="", text=text)
        place = a_placement(id=id_, post_id=post.id, channel_id="x", date=day, time=time(9))
        context.document.do(changed("", [(None, post), (None, place)]))
    return tmp_path


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Stands for the window: the dialog itself is gone once it is closed."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


class Opened:
    """The dialog with a file."""

    def __init__(self, context: Context, qtbot: QtBot, parent: QWidget, file: Path, content: str) -> None:
        file.write_text(content, encoding="utf-8")
        self.context, self._qtbot = context, qtbot
        self.brand = context.document.brands()[0]
        self.dialog = NumbersFromFile(context, self.brand, parent=parent)
        self.dialog.edit_requested.connect(context.document.do)
        self.dialog.show()
        with qtbot.waitSignal(self.dialog.draft.read):
            self.dialog.draft.open_file(file)

    def shown(self, part: str) -> list[str]:
        self.dialog.show_part(part)
        return [line.says for line in self.dialog.table.model_of_lines.lines]

    def choose(self, ask: str, value: str) -> None:
        field = self.dialog.asks.fields[ask]
        assert isinstance(field, QComboBox)
        field.setCurrentIndex(field.findData(value))
        with self._qtbot.waitSignal(self.dialog.draft.read):
            field.activated.emit(field.currentIndex())

    def taken(self) -> list[str | None]:
        return [one.placement_id or one.channel_id for one in self.context.document.measurements(self.brand)]


def test_a_row_is_assigned_by_search_and_all_is_taken_in_one_step(
    context: Context, qtbot: QtBot, parent: QWidget, folder: Path
) -> None:
    content = (
        exports.X_POSTS
        + '2088514913140417111,"Sat, Aug 15, 2026",Quite new,https://x.com/me/status/2088514913140417111,'
    )
    opened = Opened(context, qtbot, parent, folder / "x.csv", content + "7,1,0,0,0,0,0,0,0,0,0,0,0\n")
    dialog = opened.dialog
    assert opened.shown("unmatched") == ["Quite new"]
    assert opened.shown("left")[1].startswith("@jo")
    dialog.show_part("unmatched")
    qtbot.keyClicks(dialog.details.seek, "cups")
    with qtbot.waitSignal(dialog.draft.read):
        qtbot.keyClick(dialog.details.seek, Qt.Key.Key_Return)
    assert opened.shown("taken") == ["Coffee, all day", "Quite new"]
    assert dialog.take.text() == "Take these numbers (2)"
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert sorted(map(str, opened.taken())) == ["a", "b"]
    context.document.undo()
    assert opened.taken() == []


def test_enter_presses_the_button_that_has_the_keyboard(
    context: Context, qtbot: QtBot, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, title: str, *_: str) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    dialog = NumbersFromFile(context, context.document.brands()[0], parent=parent)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(dialog._empty.choose, key)
    assert asked == ["Numbers from a file"] * 3


def test_rows_that_change_nothing_come_last(context: Context, qtbot: QtBot, parent: QWidget, folder: Path) -> None:
    table = "placement_id,captured_on,reach\n{}b,2026-09-08,9\n"
    first = Opened(context, qtbot, parent, folder / "one.csv", table.format("a,2026-08-22,5\n"))
    qtbot.mouseClick(first.dialog.take, Qt.MouseButton.LeftButton)
    again = Opened(context, qtbot, parent, folder / "two.csv", table.format("a,2026-08-22,5\n").replace(",9", ",10"))
    assert again.shown("taken") == ["b", "a"]
    assert again.dialog.take.text() == "Take these numbers (1)"


def test_nothing_is_taken_before_the_year_is_said(
    context: Context, qtbot: QtBot, parent: QWidget, folder: Path
) -> None:
    content = "Date,Followers,Difference in followers from previous day\nDecember 31,undefined,0\nJanuary 1,37,0\n"
    opened = Opened(context, qtbot, parent, folder / "FollowerHistory.csv", content)
    dialog = opened.dialog
    assert (dialog.take.isEnabled(), dialog.take.toolTip()) == (False, "Answer the question first")
    opened.choose("year", "2025")
    assert dialog.table.model_of_lines.index(0, 1).data() == "Wed 1 Jan 2025"
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert opened.taken() == ["tiktok"]


def test_a_row_can_be_left_out_and_taken_back(context: Context, qtbot: QtBot, parent: QWidget, folder: Path) -> None:
    opened = Opened(context, qtbot, parent, folder / "x.csv", exports.X_POSTS)
    details = opened.dialog.details
    for pressed, count in ((details.leave, "(0)"), (details.back, "(1)")):
        opened.dialog.show_part("taken" if pressed is details.leave else "left")
        last = len(opened.dialog.table.model_of_lines.lines) - 1
        opened.dialog.table.setCurrentIndex(opened.dialog.table.model_of_lines.index(last, 0))
        with qtbot.waitSignal(opened.dialog.draft.read):
            qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
        assert opened.dialog.take.text().endswith(count)


def test_unknown_columns_are_named_by_hand(context: Context, qtbot: QtBot, parent: QWidget, folder: Path) -> None:
    opened = Opened(
        context, qtbot, parent, folder / "k.csv", "Kde,Srdíčka\nhttps://x.com/me/status/2088514913140417004,5\n"
    )
    dialog = opened.dialog
    assert dialog.columns.isVisible()
    for heading, means in (("kde", "address"), ("srdicka", "reactions")):
        box = dialog.columns.boxes[heading]
        box.setCurrentIndex(box.findData(means))
        with qtbot.waitSignal(dialog.draft.read):
            box.activated.emit(box.currentIndex())
    assert opened.shown("unmatched") == ["https://x.com/me/status/2088514913140417004"]
    assert dialog.take.toolTip() == "No row has an entry of your plan yet"


def test_a_file_that_is_no_table_is_refused_and_another_can_be_dropped(
    context: Context, qtbot: QtBot, parent: QWidget, folder: Path
) -> None:
    picture, good = folder / "picture.png", folder / "x.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    good.write_text(exports.X_POSTS)
    dialog = NumbersFromFile(context, context.document.brands()[0], parent=parent)
    with qtbot.waitSignal(dialog.draft.refused):
        dialog.draft.open_file(picture)
    assert dialog.trouble.text() == "This is a picture (PNG). It has no rows to read."
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(good))])
    with qtbot.waitSignal(dialog.draft.read):
        drop(dialog, data, QPoint(9, 9))
    assert dialog.trouble.isHidden()
    assert dialog.told.text() == "X: posts. 3 rows"
    assert_freed_on_close(qtbot, context, dialog)


def test_all_meanings_of_columns_are_named() -> None:
    assert {*MEANINGS} == {role.value for role in Role}
