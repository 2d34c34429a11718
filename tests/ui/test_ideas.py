"""The ideas tray: posts without a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.app.brands import new_brand
from planner.app.settings import Settings
from planner.domain.edits import Edit, add_brand, add_channel, move_to, new_post
from planner.domain.records import Brand, Placement, Status
from planner.domain.shown import shown
from planner.ui.calendar.drag import Carried, carried_in, mime_of
from planner.ui.context import Context
from planner.ui.trays.ideas import IdeasTray
from planner.ui.trays.ideaslist import IdeasList
from tests.builders import MONDAY, a_channel, a_placement, a_post

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def brand(context: Context) -> Brand:
    """The brand, with two ideas and a post on a day."""
    brand = context.document.brands()[0]
    context.document.do(add_channel(a_channel(id="channel", brand_id=brand.id, platform="instagram")))
    for name, day in (("first", None), ("second", None), ("dated", MONDAY)):
        post = a_post(id=name, brand_id=brand.id, title=f"The {name} one")
        place = a_placement(id=f"{name}-ig", post_id=name, date=day, time=time(9) if day else None, status=Status.IDEA)
        context.document.do(new_post(post, [place]))
    return brand


@pytest.fixture
def tray(context: Context, brand: Brand, qtbot: QtBot) -> IdeasTray:
    made = IdeasTray(context)
    qtbot.addWidget(made)
    context.document.listen(made.refresh)
    made.edit_requested.connect(context.document.do)
    made.show_brand(brand)
    made.resize(352, 800)
    made.show()
    return made


def ideas(tray: IdeasTray) -> IdeasList:
    return tray.findChild(IdeasList)


def titles(tray: IdeasTray) -> list[str]:
    model = ideas(tray).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(tray: IdeasTray, row: int) -> None:
    ideas(tray).setCurrentIndex(ideas(tray).model().index(row, 0))


def dropped(tray: IdeasTray, mime: QMimeData) -> None:
    """Drags onto the list and lets go."""
    action, target = Qt.DropAction.MoveAction, ideas(tray).viewport()
    entering = QDragEnterEvent(QPoint(20, 20), action, mime, LEFT, NONE)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), action, mime, LEFT, NONE))


def test_it_shows_what_has_no_day_the_newest_first(tray: IdeasTray) -> None:
    assert titles(tray) == ["The second one", "The first one"]


def test_an_idea_needs_one_field(tray: IdeasTray, context: Context, brand: Brand, qtbot: QtBot) -> None:
    field = tray.findChild(QLineEdit)
    qtbot.keyClicks(field, "Cups from home")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert titles(tray)[0] == "Cups from home"
    assert field.text() == ""
    chip = shown(context.document.ideas(brand))[0]
    assert (chip.status, chip.channel_ids, chip.day) == (Status.IDEA, (), None)
    assert context.document.undo_text == "New post"


def test_words_that_were_not_kept_stay_in_the_field(context: Context, brand: Brand, qtbot: QtBot) -> None:
    tray = IdeasTray(context)
    qtbot.addWidget(tray)
    tray.show_brand(brand)
    field = tray.findChild(QLineEdit)
    qtbot.keyClicks(field, "Cups")
    with qtbot.waitSignal(tray.edit_requested):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Cups"


def test_begun_words_are_there_again_at_the_next_start(
    tray: IdeasTray, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    qtbot.keyClicks(tray.findChild(QLineEdit), "Cups")
    other = add_brand(new_brand("Quince", "Europe/London"), ())
    context.document.do(other)
    tray.show_brand(context.document.brands()[1])
    assert tray.findChild(QLineEdit).text() == ""
    context.settings.save()
    again = IdeasTray(replace(context, settings=Settings(context.settings.path)))
    qtbot.addWidget(again)
    again.show_brand(brand)
    assert again.findChild(QLineEdit).text() == "Cups"


def test_nothing_is_added_without_words(tray: IdeasTray, qtbot: QtBot) -> None:
    qtbot.keyClicks(tray.findChild(QLineEdit), "  ")
    with qtbot.assertNotEmitted(tray.edit_requested):
        qtbot.keyClick(tray.findChild(QLineEdit), Qt.Key.Key_Return)


def test_enter_and_a_double_click_open_an_idea(tray: IdeasTray, qtbot: QtBot) -> None:
    choose(tray, 1)
    with qtbot.waitSignal(tray.open_requested) as opened:
        qtbot.keyClick(ideas(tray), Qt.Key.Key_Return)
    assert opened.args == [("first", None, None)]
    place = ideas(tray).visualRect(ideas(tray).model().index(0, 0)).center()
    qtbot.mouseClick(ideas(tray).viewport(), LEFT, pos=place)
    with qtbot.waitSignal(tray.open_requested) as opened:
        qtbot.mouseDClick(ideas(tray).viewport(), LEFT, pos=place)
    assert opened.args == [("second", None, None)]


def test_the_menu_is_asked_for_the_selected_ideas(tray: IdeasTray, qtbot: QtBot) -> None:
    ideas(tray).selectAll()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(50, 60))
    with qtbot.waitSignal(tray.menu_requested) as asked:
        QApplication.sendEvent(ideas(tray).viewport(), event)
    assert asked.args == [(("second", None, None), ("first", None, None)), QPoint(50, 60)]


def test_what_is_dragged_out_are_the_selected_ideas_held_at_the_one_under_the_pointer(
    tray: IdeasTray, context: Context, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Carried | None] = []
    monkeypatch.setattr(
        "planner.ui.trays.ideaslist.QDrag.exec", lambda drag, *_: taken.append(carried_in(drag.mimeData()))
    )
    choose(tray, 0)
    ideas(tray).selectAll()
    ideas(tray).startDrag(Qt.DropAction.MoveAction)
    posts, places = ("second", "first"), ("second-ig", "first-ig")
    assert taken == [Carried(str(context.document.path), brand.id, posts, places, None, None)]
    assert [chip.post_id for chip in tray.selected] == ["second", "first"]


@pytest.fixture
def from_a_day(context: Context, brand: Brand) -> Carried:
    return Carried(str(context.document.path), brand.id, ("dated",), ("dated-ig",), MONDAY, time(9))


def test_a_chip_from_a_day_is_taken_in(tray: IdeasTray, from_a_day: Carried, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.unschedule_requested) as asked:
        dropped(tray, mime_of(from_a_day))
    assert asked.args == [from_a_day, False]


@pytest.mark.parametrize(
    "foreign",
    [
        lambda carried: mime_of(carried._replace(plan_id="another plan")),
        lambda carried: mime_of(carried._replace(brand_id="another brand")),
        lambda carried: mime_of(carried._replace(day=None, clock=None)),
        lambda carried: QMimeData(),
    ],
    ids=["of another plan", "of another brand", "an idea already", "something else"],
)
def test_nothing_else_is_taken_in(
    tray: IdeasTray, from_a_day: Carried, foreign: Callable[[Carried], QMimeData], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(tray.unschedule_requested):
        dropped(tray, foreign(from_a_day))


def test_it_is_read_again_when_a_post_leaves_it_and_keeps_the_selection(
    tray: IdeasTray, context: Context, brand: Brand
) -> None:
    choose(tray, 1)
    plan = context.document.posts_of(brand, ["second"])
    context.document.do(move_to(plan.placements.values(), date(2026, 11, 24), None))
    assert titles(tray) == ["The first one"]
    assert [chip.post_id for chip in tray.selected] == ["first"]


def test_a_hidden_tray_reads_when_it_is_shown(tray: IdeasTray, context: Context, brand: Brand) -> None:
    tray.hide()
    context.document.do(new_post(a_post(id="late", brand_id=brand.id, title="Late"), [_undated("late")]))
    assert "Late" not in titles(tray)
    tray.show()
    assert titles(tray)[0] == "Late"


def _undated(post_id: str) -> Placement:
    return replace(a_placement(post_id=post_id, channel_id=None), date=None, time=None)


def test_a_long_title_has_two_lines(tray: IdeasTray, context: Context, brand: Brand) -> None:
    context.document.do(new_post(a_post(id="long", brand_id=brand.id, title="word " * 30), [_undated("long")]))
    model = ideas(tray).model()
    heights = [ideas(tray).visualRect(model.index(row, 0)).height() for row in range(3)]
    assert heights == [64, 48, 48]
    assert not tray.grab().isNull()


def test_an_empty_tray_says_what_it_is_for(tray: IdeasTray, context: Context, brand: Brand) -> None:
    plan = context.document.posts_of(brand, ["first", "second"])
    assert tray._empty.isHidden()
    context.document.do(move_to(plan.placements.values(), MONDAY, None))
    assert tray._empty.isVisible()


def test_escape_and_the_cross_close_it(tray: IdeasTray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.close_requested):
        qtbot.keyClick(tray.findChild(QLineEdit), Qt.Key.Key_Escape)
    with qtbot.waitSignal(tray.close_requested):
        qtbot.mouseClick(tray.findChild(QToolButton), LEFT)


def test_the_list_is_a_sound_model_and_says_its_rows(tray: IdeasTray, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ideas(tray).model())
    said = ideas(tray).model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("The first one, no day")


def test_it_asks_for_an_edit_and_changes_nothing_itself(context: Context, brand: Brand, qtbot: QtBot) -> None:
    tray = IdeasTray(context)
    qtbot.addWidget(tray)
    tray.show_brand(brand)
    edits: list[Edit] = []
    tray.edit_requested.connect(edits.append)
    before = context.document.ideas(brand)
    qtbot.keyClicks(tray.findChild(QLineEdit), "Cups")
    qtbot.keyClick(tray.findChild(QLineEdit), Qt.Key.Key_Return)
    assert len(edits) == 1
    assert context.document.ideas(brand) == before
