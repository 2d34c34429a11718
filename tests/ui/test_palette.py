"""Search and commands in one field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain.edits import new_post
from planner.domain.plan import Hit
from planner.domain.records import Status
from planner.ui.actions import Actions
from planner.ui.context import Context
from planner.ui.pieces.found_rows import FoundModel, heading
from planner.ui.search.palette import Palette
from tests.builders import MONDAY, a_placement, a_post


def add(document: Document, title: str, day: date | None = MONDAY, **values: object) -> str:
    brand = document.brands()[0]
    kind = next(label for label in document.plan(brand).labels.values() if label.key == "education")
    post = a_post(brand_id=brand.id, title=title, kind_id=kind.id, **values)
    document.do(new_post(post, [a_placement(post_id=post.id, channel_id=None, date=day, status=Status.READY)]))
    return post.id


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus))
    window.resize(1024, 700)
    with qtbot.waitActive(window):
        window.show()
    window.centralWidget().setFocus()
    return window


@pytest.fixture
def palette(context: Context, window: QMainWindow) -> Palette:
    return Palette(context, Actions(window, context.theme), window)


def found(palette: Palette) -> list[str]:
    return [row.text for row in palette.list.model().found]  # type: ignore[attr-defined]


def chosen(palette: Palette) -> str:
    return str(palette.list.currentIndex().data())


def type_words(qtbot: QtBot, palette: Palette, context: Context, words: str) -> None:
    palette.open(context.document.brands()[0])
    qtbot.keyClicks(palette.field, words)


def test_posts_are_found_as_one_types_newest_first(qtbot: QtBot, palette: Palette, context: Context) -> None:
    add(context.document, "Autumn menu")
    add(context.document, "Autumn walk", None)
    type_words(qtbot, palette, context, "aut")
    assert found(palette) == ["Posts", "Autumn walk", "Autumn menu"]
    assert chosen(palette) == "Autumn walk"


def test_a_row_says_day_status_and_kind(qtbot: QtBot, palette: Palette, context: Context) -> None:
    add(context.document, "Autumn menu", text="Pears are\nin season")
    add(context.document, "Autumn idea", None)
    type_words(qtbot, palette, context, "autumn")
    spoken = [palette.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 2)]
    assert spoken == [
        "Autumn idea, No day · Ready, Education · Hello",
        "Autumn menu, Mon 23 Nov 2026 09:00 · Ready, Education · Pears are in season",
    ]


def test_enter_goes_to_the_post(qtbot: QtBot, palette: Palette, context: Context, window: QMainWindow) -> None:
    post_id = add(context.document, "Autumn menu")
    type_words(qtbot, palette, context, "menu autumn")
    with qtbot.waitSignal(palette.post_requested) as wanted:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    hit = wanted.args[0]
    assert isinstance(hit, Hit)
    assert hit.post_id == post_id
    assert palette.isHidden()
    assert window.centralWidget().hasFocus()


def test_the_same_field_finds_commands(qtbot: QtBot, palette: Palette, context: Context) -> None:
    type_words(qtbot, palette, context, "go dat")
    assert found(palette) == ["Commands", "Go to date…"]
    called: list[bool] = []
    palette._actions.bind("go_to_date", lambda: called.append(palette.isHidden()))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert called == [True]


def test_commands_named_so_come_before_those_that_only_do_so(qtbot: QtBot, palette: Palette, context: Context) -> None:
    type_words(qtbot, palette, context, "back")
    assert found(palette)[1:3] == ["Back up now", "Restore a backup…"]
    assert "Undo" in found(palette)


def test_commands_that_cannot_be_given_now_are_not_offered(qtbot: QtBot, palette: Palette, context: Context) -> None:
    palette._actions.enable(("duplicate",), False)
    type_words(qtbot, palette, context, "duplicate")
    assert found(palette) == []
    assert "duplicate" in palette._nothing.text()


def test_arrows_go_over_headings_and_around(qtbot: QtBot, palette: Palette, context: Context) -> None:
    add(context.document, "Trash day")
    type_words(qtbot, palette, context, "trash")
    rows = [text for text in found(palette) if text not in ("Posts", "Commands")]
    walked = [chosen(palette)]
    for _ in rows:
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        walked.append(chosen(palette))
    assert walked == [*rows, rows[0]]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert chosen(palette) == rows[-1]


def test_the_mouse_chooses_too(qtbot: QtBot, palette: Palette, context: Context) -> None:
    add(context.document, "Autumn menu")
    type_words(qtbot, palette, context, "autumn")
    row = palette.list.visualRect(palette.list.model().index(1, 0)).center()
    with qtbot.waitSignal(palette.post_requested):
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=row)


def test_many_posts_leave_room_for_commands(qtbot: QtBot, palette: Palette, context: Context) -> None:
    for number in range(12):
        add(context.document, f"Week {number}")
    type_words(qtbot, palette, context, "week")
    assert found(palette).index("Commands") == 9
    assert found(palette).index("More posts") > 10


@pytest.mark.parametrize("way", ["escape", "beside"])
def test_escape_or_a_click_beside_closes_and_gives_the_keyboard_back(
    qtbot: QtBot, palette: Palette, context: Context, window: QMainWindow, way: str
) -> None:
    palette.open(context.document.brands()[0])
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    if way == "escape":
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert palette.isHidden()
    assert window.centralWidget().hasFocus()


def test_it_fills_the_window_when_that_is_resized(
    qtbot: QtBot, palette: Palette, context: Context, window: QMainWindow
) -> None:
    palette.open(context.document.brands()[0])
    window.resize(600, 500)
    qtbot.waitUntil(lambda: palette.size() == window.size())
    assert palette.rect().contains(palette.list.parentWidget().geometry())


def test_the_look_changes_while_it_is_open(palette: Palette, context: Context) -> None:
    palette.open(context.document.brands()[0])
    light = palette.grab().toImage().pixelColor(palette.width() // 2, 62)
    context.theme.choose("dark")
    dark = palette.grab().toImage().pixelColor(palette.width() // 2, 62)
    context.theme.choose("light")
    assert light.lightness() > dark.lightness()


def test_the_rows_keep_to_the_rules_of_models(qtbot: QtBot) -> None:
    model = FoundModel(None)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([heading("Posts")])
    model.show([])


def test_what_undo_would_take_back_is_no_name_of_it(qtbot: QtBot, context: Context, window: QMainWindow) -> None:
    actions = Actions(window, context.theme)
    actions.say("undo", "Undo Add channel Blog")
    palette = Palette(context, actions, window)
    type_words(qtbot, palette, context, "chan")
    names = found(palette)
    assert names.index("Undo Add channel Blog") > names.index("Manage: Channels…")


def test_a_mark_between_words_does_not_matter(qtbot: QtBot, palette: Palette, context: Context) -> None:
    type_words(qtbot, palette, context, "manage: ch")
    assert "Manage: Channels…" in found(palette)
