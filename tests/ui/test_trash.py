"""The trash: what was deleted can be restored."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QMessageBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_channel, comment, new_post, trash
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.trays.trash import TrashPage
from tests.builders import a_channel, a_placement, a_post

LEFT = Qt.MouseButton.LeftButton


def at(minute: int) -> datetime:
    return datetime(2026, 11, 22, 9, minute, tzinfo=UTC)


@pytest.fixture
def brand(context: Context) -> Brand:
    """A brand with a deleted post of two placements, and another of which one placement is deleted."""
    brand = context.document.brands()[0]
    for name in ("Instagram", "Blog"):
        context.document.do(add_channel(a_channel(id=name, brand_id=brand.id, name=name)))
    for name in ("whole", "part"):
        post = a_post(id=name, brand_id=brand.id, title=f"The {name} one")
        places = [a_placement(id=f"{name}-{one}", post_id=name, channel_id=one) for one in ("Instagram", "Blog")]
        context.document.do(new_post(post, places))
    plan = context.document.plan(brand)
    context.document.do(trash((), [plan.placements["part-Blog"]], at(1)))
    context.document.do(trash([plan.posts["whole"]], plan.placements_of("whole"), at(2)))
    return brand


@pytest.fixture
def page(context: Context, brand: Brand, qtbot: QtBot) -> TrashPage:
    made = TrashPage(context)
    qtbot.addWidget(made)
    context.document.listen(made.refresh)
    made.edit_requested.connect(context.document.do)
    made.show_brand(brand)
    made.resize(352, 800)
    made.show()
    return made


def thrown(page: TrashPage) -> list[str]:
    model = page.findChild(QListView).model()
    said = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(said) for row in range(model.rowCount())]


def button(page: TrashPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def choose(page: TrashPage, row: int) -> None:
    view = page.findChild(QListView)
    view.setCurrentIndex(view.model().index(row, 0))


def test_it_lists_what_was_deleted_together_the_last_first(page: TrashPage) -> None:
    assert thrown(page) == [
        "The whole one, Mon 23 Nov 09:00 on Blog, Instagram, deleted Sun 22 Nov",
        "The part one, Mon 23 Nov 09:00 on Blog, deleted Sun 22 Nov",
    ]


def test_a_post_comes_back_with_its_entries(page: TrashPage, context: Context, brand: Brand, qtbot: QtBot) -> None:
    assert not button(page, "Restore").isEnabled()
    choose(page, 0)
    qtbot.mouseClick(button(page, "Restore"), LEFT)
    assert len(context.document.posts_of(brand, ["whole"]).placements) == 2
    assert [words.split(",")[0] for words in thrown(page)] == ["The part one"]
    assert not button(page, "Restore").isEnabled()


def test_an_entry_comes_back_alone_with_the_keyboard(
    page: TrashPage, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    choose(page, 1)
    qtbot.keyClick(page.findChild(QListView), Qt.Key.Key_Return)
    assert len(context.document.posts_of(brand, ["part"]).placements) == 2
    assert len(thrown(page)) == 1


def test_several_come_back_in_one_step(page: TrashPage, context: Context, qtbot: QtBot) -> None:
    page.findChild(QListView).selectAll()
    qtbot.mouseClick(button(page, "Restore"), LEFT)
    assert thrown(page) == []
    context.document.undo()
    assert len(thrown(page)) == 2


def test_an_entry_deleted_before_its_post_waits_for_it(
    page: TrashPage, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    plan = context.document.posts_of(brand, ["part"])
    context.document.do(trash(plan.posts.values(), plan.placements.values(), at(3)))
    assert [words.split(",")[0] for words in thrown(page)] == ["The part one", "The whole one"]
    choose(page, 0)
    qtbot.mouseClick(button(page, "Restore"), LEFT)
    assert thrown(page)[-1] == "The part one, Mon 23 Nov 09:00 on Blog, deleted Sun 22 Nov"


def test_emptying_asks_once_and_can_be_undone(page: TrashPage, context: Context, brand: Brand, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Empty trash"), LEFT)
    box = page.findChild(QMessageBox)
    assert len(thrown(page)) == 2
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == "Empty trash"), LEFT)
    assert thrown(page) == []
    assert not button(page, "Empty trash").isEnabled()
    assert context.document.trash(brand).placements == {}
    context.document.undo()
    assert len(thrown(page)) == 2


def test_emptying_takes_comments_along_and_undoing_brings_them_back(
    page: TrashPage, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    (post_id, *_) = (post.id for post in context.document.trash(brand).posts.values() if post.trashed)
    context.document.do(comment(brand, post_id, "Why?", at=datetime(2026, 11, 23, tzinfo=UTC), who="Jo"))
    qtbot.mouseClick(button(page, "Empty trash"), LEFT)
    box = page.findChild(QMessageBox)
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == "Empty trash"), LEFT)
    assert context.document.comments(brand) == []
    context.document.undo()
    assert [one.text for one in context.document.comments(brand)] == ["Why?"]


def test_emptying_can_be_called_off(page: TrashPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Empty trash"), LEFT)
    qtbot.keyClick(page.findChild(QMessageBox), Qt.Key.Key_Escape)
    assert len(thrown(page)) == 2


def test_an_empty_trash_says_so(page: TrashPage, qtbot: QtBot) -> None:
    assert page._empty.isHidden()
    page.findChild(QListView).selectAll()
    qtbot.mouseClick(button(page, "Restore"), LEFT)
    assert page._empty.isVisible()
    assert not page.grab().isNull()


def test_a_hidden_page_reads_when_it_is_shown(page: TrashPage, context: Context) -> None:
    page.hide()
    context.document.undo()
    assert len(thrown(page)) == 2
    page.show()
    assert len(thrown(page)) == 1


def test_the_list_is_a_sound_model(page: TrashPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.findChild(QListView).model())
