"""The editor of a post: every field reaches the plan, and nothing typed is ever lost."""

from __future__ import annotations

import time as clocks
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.brands import new_brand
from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.plan import KIND
from planner.domain.records import Brand, Channel, Media, Placement, Post, Status
from planner.ui.context import Context
from planner.ui.dialogs.new_channel import NewChannel
from planner.ui.editor.channels import ChannelPills
from planner.ui.editor.day_use import DayUse
from planner.ui.editor.post_editor import PostEditor
from planner.ui.editor.posted import PostedDialog
from planner.ui.pieces.fields import LATEST, PAUSE, LineField, TextField
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.parts import LinkButton
from planner.ui.pieces.when_fields import ClockField, DayField
from planner.ui.window.main_window import MainWindow
from tests.builders import a_channel, a_placement, a_post

SOON = LATEST + 300


class Stage:
    """An editor over a plan, as the window has it: edits are carried out, and changes come back."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context, self.document = qtbot, context, context.document
        self.brand: Brand = self.document.brands()[0]
        self.channels = [
            self.channel("c1", "LinkedIn", "linkedin", 0),
            self.channel("c2", "Instagram", "instagram", 1),
            self.channel("c3", "Salt & Co", "blog", 2),
        ]
        self.post = a_post(id="p1", brand_id=self.brand.id, title="", text="Hello")
        self.places = [a_placement(id=f"e{n}", post_id="p1", channel_id=f"c{n}", format="image") for n in (1, 2)]
        self.document.do(edits.new_post(self.post, self.places))
        self.other = a_post(id="p2", brand_id=self.brand.id, title="", text="Other")
        self.document.do(edits.new_post(self.other, [a_placement(id="e9", post_id="p2", channel_id="c1")]))
        self.refusing = False
        self.refused = 0
        self.editor = PostEditor(context)
        qtbot.addWidget(self.editor)
        self.document.listen(self.editor.refresh)
        self.editor.edit_requested.connect(self.do)
        self.editor.sitting_ended.connect(self.document.end_merging)
        self.editor.show_brand(self.brand)
        self.editor.open_post(self.brand, "p1", ("e1", "e2"))
        self.editor.show()

    def channel(self, id_: str, name: str, platform: str, position: int) -> Channel:
        channel = a_channel(id=id_, brand_id=self.brand.id, name=name, platform=platform, position=position)
        self.document.do(edits.add_channel(channel))
        return channel

    def do(self, edit: Edit) -> None:
        if self.refusing:
            self.refused += 1
        else:
            self.document.do(edit)

    def stored(self, post_id: str = "p1") -> Post:
        return self.document.plan_of(self.brand, {post_id}, set())[0].posts[post_id]

    def placement(self, id_: str) -> Placement:
        return self.document.plan_of(self.brand, set(), {id_})[0].placements[id_]

    def live(self, post_id: str = "p1") -> list[Placement]:
        return self.document.posts_of(self.brand, [post_id]).placements_of(post_id)

    def text(self) -> TextField:
        return next(field for field in self.editor.findChildren(TextField) if field.isVisible())

    def line(self, name: str) -> LineField:
        return next(line for line in self.editor.findChildren(LineField) if line.accessibleName() == name)

    def named(self, kind: type[QWidget], name: str) -> QWidget:
        found = [one for one in self.editor.findChildren(kind) if name in (one.accessibleName(), words_of(one))]
        return next((one for one in found if one.isVisible()), found[0])

    def open_fold(self, title: str) -> None:
        fold = next(one for one in self.editor.findChildren(Folded) if one._title == title)
        fold.open()

    def press(self, name: str, kind: type[QWidget] = QPushButton) -> None:
        self.qtbot.mouseClick(self.named(kind, name), Qt.MouseButton.LeftButton)

    def choose(self, name: str, words: str) -> None:
        choice = self.named(QComboBox, name)
        assert isinstance(choice, QComboBox)
        index = choice.findText(words)
        choice.setCurrentIndex(index)
        choice.activated.emit(index)

    def retype(self, field: QWidget, words: str) -> None:
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, words)


def words_of(widget: QWidget) -> str:
    return widget.text().replace("&&", "&") if isinstance(widget, QPushButton | QToolButton) else ""


@pytest.fixture
def stage(qtbot: QtBot, context: Context) -> Stage:
    return Stage(qtbot, context)


def menu_of(stage: Stage, open_it: Callable[[], None]) -> QMenu:
    before = set(stage.editor.findChildren(QMenu))
    open_it()
    return next(menu for menu in stage.editor.findChildren(QMenu) if menu not in before and menu.isVisible())


def trigger(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def the_dialog() -> PostedDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, PostedDialog) and one.isVisible())


# typing


def test_typed_text_is_stored_after_a_pause(stage: Stage) -> None:
    stage.retype(stage.text(), "New words")
    assert stage.stored().text == "Hello"
    stage.qtbot.waitUntil(lambda: stage.stored().text == "New words", timeout=PAUSE + 400)


def test_someone_who_types_without_a_pause_is_stored_within_the_limit(stage: Stage) -> None:
    start = clocks.monotonic()
    stage.text().setFocus()
    while stage.stored().text == "Hello" and clocks.monotonic() - start < 2:
        stage.qtbot.keyClicks(stage.text(), "x")
        stage.qtbot.wait(100)
    assert clocks.monotonic() - start < 1.4


def test_a_field_that_is_left_is_stored_at_once_and_ends_the_sitting(stage: Stage) -> None:
    stage.retype(stage.text(), "First")
    with stage.qtbot.waitSignal(stage.editor.sitting_ended):
        stage.line("Title").setFocus()
    assert stage.stored().text == "First"


def test_one_sitting_is_one_step_and_the_next_one_another(stage: Stage) -> None:
    field = stage.text()
    stage.retype(field, "One")
    stage.editor.flush()
    stage.qtbot.keyClicks(field, " two")
    stage.editor.setFocus()
    stage.named(QPushButton, "LinkedIn").setFocus()
    field.setFocus()
    stage.qtbot.keyClicks(field, "!")
    stage.editor.flush()
    texts = [stage.stored().text]
    for _ in range(2):
        stage.document.undo()
        texts.append(stage.stored().text)
    assert texts[0].replace("!", "") == texts[1] == "One two"
    assert texts[2] == "Hello"


def test_switching_to_another_post_stores_what_was_typed(stage: Stage) -> None:
    stage.retype(stage.text(), "Kept")
    stage.editor.open_post(stage.brand, "p2", ("e9",))
    assert (stage.stored().text, stage.stored("p2").text, stage.text().value()) == ("Kept", "Other", "Other")


def test_closing_hiding_and_another_brand_store_what_was_typed(stage: Stage) -> None:
    stage.retype(stage.text(), "Closed")
    stage.press("Close", QToolButton)
    assert stage.stored().text == "Closed"
    stage.retype(stage.text(), "Hidden")
    stage.editor.hide()
    assert stage.stored().text == "Hidden"
    stage.editor.show()
    stage.retype(stage.text(), "Brand")
    stage.editor.show_brand(new_brand("Second", "Europe/London"))
    assert stage.stored().text == "Brand"
    assert stage.editor.post_id is None


def test_a_refused_edit_keeps_the_words_in_the_field_and_is_tried_again(stage: Stage) -> None:
    stage.refusing = True
    stage.retype(stage.text(), "Precious")
    assert not stage.editor.flush()
    assert (stage.text().value(), stage.stored().text, stage.editor.unsaved) == ("Precious", "Hello", True)
    assert stage.named(QPushButton, "Try again").isVisible()
    stage.refusing = False
    stage.press("Try again")
    assert stage.stored().text == "Precious"
    assert not stage.editor.unsaved


def test_a_refused_edit_is_not_asked_for_again_with_every_pause(stage: Stage) -> None:
    stage.refusing = True
    stage.retype(stage.text(), "Once")
    stage.editor.flush()
    asked = stage.refused
    stage.qtbot.keyClicks(stage.text(), " more")
    stage.qtbot.wait(PAUSE + 200)
    assert stage.refused == asked


def test_refused_words_survive_other_posts_and_refreshes(stage: Stage) -> None:
    stage.refusing = True
    stage.retype(stage.text(), "Precious")
    stage.editor.open_post(stage.brand, "p2", ())
    stage.editor.refresh(())
    assert stage.text().value() == "Other"
    stage.editor.open_post(stage.brand, "p1", ())
    assert stage.text().value() == "Precious"
    stage.refusing = False
    assert stage.editor.flush()
    assert stage.stored().text == "Precious"


def test_a_refresh_while_typing_keeps_the_words_and_the_cursor(stage: Stage) -> None:
    field = stage.text()
    stage.retype(field, "Some words")
    stage.qtbot.keyClick(field, Qt.Key.Key_Home)
    stage.document.do(edits.edit_post(stage.stored(), "text", "From elsewhere"))
    assert (field.value(), field.textCursor().position()) == ("Some words", 0)
    stage.editor.flush()
    assert stage.stored().text == "Some words"


def test_changes_from_elsewhere_are_shown_with_the_cursor_where_it_was(stage: Stage) -> None:
    field = stage.text()
    field.setFocus()
    stage.qtbot.keyClick(field, Qt.Key.Key_End)
    stage.qtbot.keyClick(field, Qt.Key.Key_Left)
    stage.document.do(edits.edit_post(stage.stored(), "text", "Hello again"))
    assert (field.value(), field.textCursor().position()) == ("Hello again", 4)


def test_undo_while_typing_takes_back_what_was_typed(stage: Stage) -> None:
    stage.editor.undo_requested.connect(stage.document.undo)
    stage.retype(stage.text(), "Typed just now")
    stage.press("Undo", QToolButton)
    assert (stage.stored().text, stage.text().value()) == ("Hello", "Hello")
    stage.document.redo()
    assert (stage.stored().text, stage.text().value()) == ("Typed just now", "Typed just now")


def test_a_post_trashed_elsewhere_takes_its_words_along_and_is_closed(stage: Stage) -> None:
    stage.retype(stage.text(), "Last words")
    with stage.qtbot.waitSignal(stage.editor.close_requested):
        stage.document.do(edits.trash([stage.post], stage.places, stage.context.clock()))
        stage.qtbot.waitUntil(lambda: stage.editor.post_id is None, timeout=SOON)
    assert stage.stored().text == "Last words"
    assert stage.stored().trashed is not None


def test_a_post_that_is_gone_keeps_its_words_on_the_screen_and_can_be_put_back(stage: Stage) -> None:
    stage.retype(stage.text(), "Still here")
    stage.document.do(edits.delete([stage.post], stage.places))
    stage.qtbot.waitUntil(lambda: stage.named(QPushButton, "Put it back").isVisible(), timeout=SOON)
    assert stage.text().value() == "Still here"
    stage.press("Put it back")
    assert stage.stored().text == "Still here"
    assert len(stage.live()) == 2
    assert not stage.editor.unsaved


def test_words_refused_before_the_post_was_trashed_come_back_with_it(stage: Stage) -> None:
    stage.refusing = True
    stage.retype(stage.text(), "Still here")
    stage.editor.flush()
    stage.document.do(edits.trash([stage.stored()], stage.live(), stage.context.clock()))
    assert stage.text().value() == "Still here"
    stage.refusing = False
    stage.press("Put it back")
    assert (stage.stored().trashed, stage.stored().text, len(stage.live())) == (None, "Still here", 2)


def test_text_stays_as_it_was_typed(stage: Stage) -> None:
    words = "Prix\u00a0: 5\u202f€ ☕️ שלום"
    stage.text().insertPlainText(words)
    stage.text().moveCursor(stage.text().textCursor().MoveOperation.End)
    stage.qtbot.keyClick(stage.text(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    stage.qtbot.keyClicks(stage.text(), "end")
    stage.editor.flush()
    assert stage.stored().text == f"{words}Hello\nend"


def test_a_key_in_a_long_text_is_quick(stage: Stage) -> None:
    stage.document.do(edits.edit_post(stage.stored(), "text", "Words with spaces. " * 160))
    field = stage.text()
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    taken = []
    for _ in range(40):
        start = clocks.perf_counter()
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x")
        )
        taken.append(clocks.perf_counter() - start)
    assert sorted(taken)[len(taken) // 2] < 0.008


# Escape


@pytest.mark.parametrize("section", ["", "Title and link", "Who and notes"])
def test_escape_in_a_text_stores_it_and_gives_the_keyboard_back(stage: Stage, section: str) -> None:
    stage.open_fold(section or "Title and link")
    fields = {"": stage.text(), "Title and link": stage.line("Title"), "Who and notes": stage.named(TextField, "Notes")}
    field = fields[section]
    stage.retype(field, "Words")
    with stage.qtbot.waitSignal(stage.editor.keyboard_returned):
        stage.qtbot.keyClick(field, Qt.Key.Key_Escape)
    post = stage.stored()
    assert {"": post.text, "Title and link": post.title, "Who and notes": post.notes}[section] == "Words"
    assert stage.editor.post_id == "p1"


def test_escape_in_a_date_takes_what_can_be_read(stage: Stage) -> None:
    day = stage.named(DayField, "Date")
    stage.retype(day, "26 nov")
    with stage.qtbot.waitSignal(stage.editor.keyboard_returned):
        stage.qtbot.keyClick(day, Qt.Key.Key_Escape)
    assert {one.date for one in stage.live()} == {date(2026, 11, 26)}


def test_escape_closes_no_post(stage: Stage) -> None:
    with stage.qtbot.assertNotEmitted(stage.editor.close_requested):
        stage.text().setFocus()
        stage.qtbot.keyClick(stage.text(), Qt.Key.Key_Escape)
        stage.qtbot.keyClick(stage.named(QPushButton, "LinkedIn"), Qt.Key.Key_Escape)


def test_escape_in_a_list_that_is_open_closes_the_list(stage: Stage) -> None:
    kind = stage.named(QComboBox, "Kind")
    assert isinstance(kind, QComboBox)
    kind.showPopup()
    with stage.qtbot.assertNotEmitted(stage.editor.keyboard_returned):
        stage.qtbot.keyClick(kind.view(), Qt.Key.Key_Escape)
    assert not kind.view().isVisible()
    with stage.qtbot.waitSignal(stage.editor.keyboard_returned):
        stage.qtbot.keyClick(kind, Qt.Key.Key_Escape)


# texts per channel


def test_a_channel_shows_the_common_text_until_it_has_its_own(stage: Stage) -> None:
    stage.editor._texts._choose("e2")
    assert stage.text().value() == "Hello"
    stage.press("Write its own text", LinkButton)
    stage.retype(stage.text(), "For Instagram")
    stage.editor.flush()
    assert (stage.placement("e2").text, stage.placement("e1").text, stage.stored().text) == (
        "For Instagram",
        None,
        "Hello",
    )


def test_the_common_text_that_is_being_typed_is_what_the_other_channels_show(stage: Stage) -> None:
    stage.retype(stage.text(), "Common")
    stage.editor._texts._choose("e1")
    assert stage.text().value() == "Common"
    stage.press("Write its own text", LinkButton)
    assert (stage.stored().text, stage.placement("e1").text) == ("Common", "Common")


def test_using_the_common_text_again_can_be_undone_with_what_was_typed(stage: Stage) -> None:
    stage.editor._texts._choose("e2")
    stage.press("Write its own text", LinkButton)
    stage.retype(stage.text(), "Own")
    stage.press("Use the common text", LinkButton)
    assert stage.placement("e2").text is None
    stage.document.undo()
    assert (stage.placement("e2").text, stage.text().value()) == ("Own", "Own")


def test_words_typed_on_a_channel_survive_the_channel_being_taken_off(stage: Stage) -> None:
    stage.editor._texts._choose("e2")
    stage.press("Write its own text", LinkButton)
    stage.retype(stage.text(), "Own")
    stage.press("Instagram")
    assert [one.id for one in stage.live()] == ["e1"]
    assert stage.placement("e2").text == "Own"


# channels


def test_pills_put_on_and_take_off_channels(stage: Stage) -> None:
    pills = stage.editor.findChild(ChannelPills)
    menu = pills._menu()
    trigger(menu, "Salt && Co")
    assert {one.channel_id for one in stage.live()} == {"c1", "c2", "c3"}
    stage.press("LinkedIn")
    assert {one.channel_id for one in stage.live()} == {"c2", "c3"}
    stage.press("Instagram")
    stage.press("Salt & Co")
    assert [one.channel_id for one in stage.live()] == [None]


def test_a_post_can_stand_twice_on_a_channel(stage: Stage) -> None:
    more = next(action for action in stage.editor.findChild(ChannelPills)._menu().actions() if action.menu())
    trigger(more.menu(), "Instagram")
    assert [one.channel_id for one in stage.live()].count("c2") == 2


def test_a_new_channel_is_asked_for(stage: Stage) -> None:
    with stage.qtbot.waitSignal(stage.editor.new_channel_requested):
        trigger(stage.editor.findChild(ChannelPills)._menu(), "New channel…")


def test_several_channels_are_added_from_one_menu(stage: Stage) -> None:
    stage.channel("c4", "TikTok", "tiktok", 3)
    menu = menu_of(stage, lambda: stage.press("Add a channel"))
    entries = {action.text(): action for action in menu.actions()}
    stage.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entries["Salt && Co"]).center())
    menu.setActiveAction(entries["TikTok"])
    stage.qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert menu.isVisible()
    assert {one.channel_id for one in stage.live()} == {"c1", "c2", "c3", "c4"}
    stage.qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert (entries["Salt && Co"].isChecked(), entries["TikTok"].isChecked()) == (True, False)
    assert {one.channel_id for one in stage.live()} == {"c1", "c2", "c3"}
    stage.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_a_channel_that_could_not_be_added_is_not_checked(stage: Stage) -> None:
    stage.refusing = True
    menu = menu_of(stage, lambda: stage.press("Add a channel"))
    action = next(action for action in menu.actions() if action.text() == "Salt && Co")
    action.trigger()
    assert not action.isChecked()


def test_a_channel_made_from_the_post_gets_the_post(stage: Stage) -> None:
    trigger(stage.editor.findChild(ChannelPills)._menu(), "New channel…")
    stage.channel("c4", "TikTok", "tiktok", 3)
    stage.qtbot.waitUntil(lambda: "c4" in {one.channel_id for one in stage.live()})
    stage.channel("c5", "Threads", "threads", 4)
    stage.qtbot.wait(20)
    assert "c5" not in {one.channel_id for one in stage.live()}
    stage.document.undo()
    stage.document.undo()
    assert {one.channel_id for one in stage.live()} == {"c1", "c2"}


def test_a_channel_made_after_the_question_was_cancelled_does_not_get_the_post(stage: Stage) -> None:
    trigger(stage.editor.findChild(ChannelPills)._menu(), "New channel…")
    QApplication.sendEvent(stage.editor, QEvent(QEvent.Type.WindowActivate))
    stage.qtbot.wait(20)
    stage.channel("c4", "TikTok", "tiktok", 3)
    stage.qtbot.wait(20)
    assert {one.channel_id for one in stage.live()} == {"c1", "c2"}


def test_a_channel_made_from_the_post_in_the_window_gets_the_post(qtbot: QtBot, window: MainWindow) -> None:
    post = a_post(brand_id=window.brand.id)
    window.document.do(edits.new_post(post, [a_placement(post_id=post.id, channel_id="Instagram")]))
    window.opening.open_chip(window.desk.view.shown_chips()[0].key)
    trigger(window.dock.editor.findChild(ChannelPills)._menu(), "New channel…")
    dialog = next(one for one in window.findChildren(NewChannel) if one.isVisible())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.document.posts_of(window.brand, [post.id]).placements) == 2)


def test_a_refused_click_leaves_the_pill_on(stage: Stage) -> None:
    stage.refusing = True
    stage.press("LinkedIn")
    pill = stage.named(QPushButton, "LinkedIn")
    assert isinstance(pill, QPushButton)
    assert pill.isChecked()


# day and time


def test_a_day_and_a_time_are_typed_as_people_write_them(stage: Stage) -> None:
    day, clock = stage.named(DayField, "Date"), stage.named(ClockField, "Time")
    stage.retype(day, "26 nov")
    stage.qtbot.keyClick(day, Qt.Key.Key_Return)
    stage.retype(clock, "930")
    stage.qtbot.keyClick(clock, Qt.Key.Key_Return)
    assert {(one.date, one.time) for one in stage.live()} == {(date(2026, 11, 26), time(9, 30))}
    assert (day.text(), clock.text()) == ("Thu 26 Nov 2026", "09:30")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("tomorrow", date(2026, 11, 24)),
        ("fri", date(2026, 11, 27)),
        ("2027-01-02", date(2027, 1, 2)),
        ("2/1", date(2027, 1, 2)),
        ("", None),
    ],
)
def test_days_in_words_and_figures(stage: Stage, typed: str, day: date | None) -> None:
    field = stage.named(DayField, "Date")
    stage.retype(field, typed or "x")
    if not typed:
        stage.qtbot.keyClick(field, Qt.Key.Key_Backspace)
    stage.editor.flush()
    assert {one.date for one in stage.live()} == {day}


def test_what_cannot_be_read_changes_nothing_and_stays_as_typed(stage: Stage) -> None:
    clock = stage.named(ClockField, "Time")
    stage.retype(clock, "25:00")
    stage.editor.flush()
    assert (clock.text(), clock.property("invalid")) == ("25:00", True)  # type: ignore[attr-defined]
    assert {one.time for one in stage.live()} == {time(9)}
    stage.qtbot.keyClick(clock, Qt.Key.Key_Escape)
    assert clock.text() == "09:00"  # type: ignore[attr-defined]


def test_a_refused_time_stays_as_typed_and_is_tried_again(stage: Stage) -> None:
    clock = stage.named(ClockField, "Time")
    stage.refusing = True
    stage.retype(clock, "18:30")
    stage.editor.flush()
    assert clock.text() == "18:30"  # type: ignore[attr-defined]
    stage.refusing = False
    stage.editor.flush()
    assert {one.time for one in stage.live()} == {time(18, 30)}


def test_a_refused_time_never_reaches_another_post(stage: Stage) -> None:
    stage.refusing = True
    stage.retype(stage.named(ClockField, "Time"), "18:30")
    stage.editor.open_post(stage.brand, "p2", ())
    stage.refusing = False
    stage.editor.flush()
    assert stage.placement("e9").time == time(9)


def test_arrows_step_the_time_as_one_step_of_undo(stage: Stage) -> None:
    clock = stage.named(ClockField, "Time")
    clock.setFocus()
    for _ in range(3):
        stage.qtbot.keyClick(clock, Qt.Key.Key_Up)
    assert {one.time for one in stage.live()} == {time(9, 45)}
    stage.document.undo()
    assert {one.time for one in stage.live()} == {time(9)}


def test_a_complete_time_is_taken_after_a_pause(stage: Stage) -> None:
    clock = stage.named(ClockField, "Time")
    stage.retype(clock, "10:15")
    stage.qtbot.waitUntil(lambda: {one.time for one in stage.live()} == {time(10, 15)}, timeout=SOON)


def test_channels_get_times_of_their_own_and_a_common_one_again(stage: Stage) -> None:
    stage.press("Different times per channel", LinkButton)
    clock = stage.named(ClockField, "Time on Instagram")
    stage.retype(clock, "18:00")
    stage.editor.flush()
    assert [one.time for one in sorted(stage.live(), key=lambda one: one.id)] == [time(9), time(18)]
    stage.press("Same time on all channels", LinkButton)
    assert {one.time for one in stage.live()} == {time(9)}


def test_a_clock_change_is_said_and_can_be_answered(stage: Stage) -> None:
    stage.document.do(edits.move_to(stage.live(), date(2027, 10, 31), time(1, 30)))
    stage.press("Take the earlier one", LinkButton)
    assert {one.fold for one in stage.live()} == {0}
    assert stage.named(LinkButton, "Take the later one").isVisible()


def test_a_day_is_chosen_from_the_calendar(stage: Stage) -> None:
    field = stage.named(DayField, "Date")
    stage.qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    pane = QApplication.activePopupWidget()
    none = next(button for button in pane.findChildren(QPushButton) if button.text() == "No day")
    stage.qtbot.mouseClick(none, Qt.MouseButton.LeftButton)
    assert {one.date for one in stage.live()} == {None}


# the rest


def test_the_kind_is_stored_when_it_is_chosen(stage: Stage) -> None:
    stage.choose("Kind", "Question")
    kinds = stage.document.plan(stage.brand).labels_of(KIND)
    assert stage.stored().kind_id == next(kind.id for kind in kinds if kind.name == "Question")


def test_sections_open_by_themselves_when_they_hold_something(stage: Stage) -> None:
    def opened() -> set[str]:
        return {one._title for one in stage.editor.findChildren(Folded) if one.opened}

    assert opened() == set()
    stage.document.do(edits.amend(stage.stored(), "Edit", link="https://ferrow.example", notes="Ask"))
    assert opened() == {"Title and link", "Who and notes"}
    stage.editor.open_post(stage.brand, "p2", ())
    assert opened() == set()


@pytest.mark.parametrize(
    ("section", "name", "field"),
    [
        ("Title and link", "Title", "title"),
        ("Title and link", "Link", "link"),
        ("Who and notes", "Who", "who"),
        ("Partner and disclosure", "Partner", "partner"),
        ("Partner and disclosure", "Disclosure", "disclosure"),
        ("Permission", "Permission", "permission"),
    ],
)
def test_every_line_reaches_its_field(stage: Stage, section: str, name: str, field: str) -> None:
    stage.open_fold(section)
    stage.retype(stage.line(name), "Words")
    stage.editor.flush()
    assert getattr(stage.stored(), field) == "Words"


def test_a_channel_can_have_its_own_link(stage: Stage) -> None:
    stage.document.do(edits.edit_post(stage.stored(), "link", "https://ferrow.example"))
    stage.press("Another link for a channel…", LinkButton)
    menu = next(menu for menu in stage.editor.findChildren(QMenu) if menu.isVisible())
    trigger(menu, "Instagram")
    stage.qtbot.keyClicks(stage.line("Own link"), "/ig")
    stage.editor.flush()
    assert stage.placement("e2").link is not None
    assert "/ig" in stage.placement("e2").link  # type: ignore[operator]
    stage.press("Use the common one", LinkButton)
    assert stage.placement("e2").link is None


def test_pictures_are_added_described_and_taken_out(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.open_fold("Pictures")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/pictures/one.jpg", "/pictures/two.jpg"], ""))
    stage.press("Add pictures")
    alt = stage.named(TextField, "Alt text of one.jpg")
    stage.qtbot.keyClicks(alt, "A cup")
    stage.editor.flush()
    assert stage.stored().media == (Media("/pictures/one.jpg", "A cup"), Media("/pictures/two.jpg"))
    with stage.qtbot.waitSignal(stage.editor.folder_requested) as asked:
        stage.press("More for one.jpg", QToolButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        trigger(menu, "Show in folder")
        menu.close()
    assert asked.args == ["/pictures/one.jpg"]
    stage.press("Take out", QToolButton)
    assert [one.path for one in stage.stored().media] == ["/pictures/two.jpg"]


def test_alt_text_typed_while_a_picture_is_taken_out_is_kept(stage: Stage) -> None:
    media = (Media("/pictures/one.jpg"), Media("/pictures/two.jpg"))
    stage.document.do(edits.edit_post(stage.stored(), "media", media))
    stage.qtbot.keyClicks(stage.named(TextField, "Alt text of two.jpg"), "A loaf")
    stage.press("Take out", QToolButton)
    assert stage.stored().media == (Media("/pictures/two.jpg", "A loaf"),)


def test_a_status_is_chosen_for_one_channel(stage: Stage) -> None:
    stage.open_fold("Status and format")
    stage.choose("Status on Instagram", "Approved")
    assert {one.id: one.status for one in stage.live()} == {"e1": Status.DRAFT, "e2": Status.APPROVED}


@pytest.mark.parametrize(
    ("status", "words", "after"),
    [
        (Status.IDEA, "Make it a draft", Status.DRAFT),
        (Status.DRAFT, "Mark as ready", Status.READY),
        (Status.READY, "Approve", Status.APPROVED),
        (Status.APPROVED, "Mark as scheduled", Status.SCHEDULED),
        (Status.READY, "Send back", Status.DRAFT),
    ],
)
def test_the_foot_offers_what_comes_next(stage: Stage, status: Status, words: str, after: Status) -> None:
    stage.document.do(edits.set_status(stage.live(), status))
    stage.document.do(edits.schedule(stage.live(), date(2026, 11, 26)))
    stage.press(words)
    assert {one.status for one in stage.live()} == {after}


@pytest.mark.parametrize("status", [Status.APPROVED, Status.SCHEDULED])
def test_what_is_due_is_marked_as_posted_with_its_address(stage: Stage, status: Status) -> None:
    stage.document.do(edits.set_status(stage.live(), status))
    stage.press("Mark as posted")
    dialog = the_dialog()
    assert {one.text() for one in dialog.findChildren(QPushButton)} == {"Mark as posted", "Cancel"}
    stage.qtbot.keyClicks(dialog.findChildren(QLineEdit)[1], "https://instagram.example/p/1")
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert {(one.status, one.address) for one in stage.live()} == {
        (Status.POSTED, ""),
        (Status.POSTED, "https://instagram.example/p/1"),
    }


def test_the_foot_says_when_it_was_saved(stage: Stage) -> None:
    stage.retype(stage.text(), "x")
    stage.editor.flush()
    assert stage.editor._foot._saved.text() == "Saved 09:00"


def test_the_menu_offers_the_use_on_the_day_and_the_whole_post(stage: Stage) -> None:
    menu = menu_of(stage, lambda: stage.press("More", QToolButton))
    words = [action.text() for action in menu.actions()]
    assert words[:2] == ["LinkedIn", "Instagram"]
    with stage.qtbot.waitSignal(stage.editor.duplicate_requested):
        trigger(menu, "Duplicate")


def test_every_control_has_a_name(stage: Stage) -> None:
    for title in [one._title for one in stage.editor.findChildren(Folded)]:
        stage.open_fold(title)
    for kind in (QPushButton, QToolButton, QLineEdit, QComboBox, TextField):
        for control in stage.editor.findChildren(kind):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.accessibleName() or words_of(control), control


def test_a_hidden_editor_reads_again_when_it_is_shown(stage: Stage) -> None:
    stage.editor.hide()
    stage.document.do(edits.edit_post(stage.stored(), "text", "Meanwhile"))
    assert stage.editor.findChild(TextField).value() != "Meanwhile"
    stage.editor.show()
    assert stage.text().value() == "Meanwhile"


# what a finding is about


@pytest.mark.parametrize(
    ("about", "title"),
    [("pictures", "Pictures"), ("link", "Title and link"), ("status", "Status and format"), ("time", ""), ("text", "")],
)
def test_a_post_opens_at_what_a_finding_is_about(stage: Stage, about: str, title: str) -> None:
    stage.editor.resize(352, 480)
    stage.editor.open_post(stage.brand, "p1", ("e1", "e2"), about)
    folds = [one for one in stage.editor.findChildren(Folded) if one.opened]
    assert [one._title for one in folds] == ([title] if title else [])
    part = {"time": stage.editor._times, "text": stage.editor._texts}.get(about) or folds[0]
    view = stage.editor._scroll.viewport()
    stage.qtbot.waitUntil(lambda: view.rect().contains(QRect(part.mapTo(view, QPoint()), part.size())))


def test_a_finding_brings_the_own_words_of_its_channel_to_the_front(stage: Stage) -> None:
    stage.document.do(edits.edit_placement(stage.placement("e2"), "text", "Own"))
    assert stage.text().value() == "Hello"
    stage.editor.open_post(stage.brand, "p1", ("e1", "e2"), "text", "e2")
    assert stage.text().value() == "Own"
    stage.editor.open_post(stage.brand, "p1", ("e1", "e2"))
    assert stage.text().value() == "Own"
    stage.editor.open_post(stage.brand, "p1", ("e1", "e2"), "text", "e1")
    assert stage.text().value() == "Hello"


def test_a_finding_in_the_window_opens_its_section_and_its_words(qtbot: QtBot, window: MainWindow) -> None:
    post = a_post(brand_id=window.brand.id, text="Hello")
    places = [a_placement(id=name, post_id=post.id, channel_id=name) for name in ("Instagram", "Facebook")]
    window.document.do(edits.new_post(post, [places[0], replace(places[1], text="Own")]))
    window.dock.jump_requested.emit("Facebook", "pictures")
    shown = [field.value() for field in window.dock.editor.findChildren(TextField) if field.isVisible()]
    assert "Own" in shown
    assert "Pictures" in [one._title for one in window.dock.editor.findChildren(Folded) if one.opened]


def test_one_entry_brings_its_own_words_to_the_front(stage: Stage) -> None:
    stage.document.do(edits.edit_placement(stage.placement("e2"), "text", "Own"))
    stage.editor.open_post(stage.brand, "p1", ("e2",))
    assert stage.text().value() == "Own"


# using the plan on the day


@pytest.fixture
def day_use(context: Context) -> DayUse:
    return DayUse(context)


def test_each_channel_has_its_own_menu(stage: Stage, day_use: DayUse) -> None:
    stage.document.do(edits.edit_placement(stage.placement("e2"), "text", "Own"))
    plan = stage.document.posts_of(stage.brand, ["p1"])
    menu = day_use.menu(stage.editor, plan, plan.placements_of("p1"))
    of_instagram = next(action.menu() for action in menu.actions() if action.text() == "Instagram")
    with stage.qtbot.waitSignal(day_use.copy_requested) as asked:
        trigger(of_instagram, "Copy text")
    assert asked.args == ["Own", "Text on Instagram"]
    assert not next(action for action in of_instagram.actions() if action.text() == "Open link").isEnabled()


def test_actions_take_the_only_value_and_say_when_there_is_none(stage: Stage, day_use: DayUse) -> None:
    stage.document.do(edits.amend(stage.stored(), "Edit", media=(Media("one.jpg", "A cup"), Media("/p/two.jpg"))))
    plan = stage.document.posts_of(stage.brand, ["p1"])
    places = plan.placements_of("p1")
    with stage.qtbot.waitSignal(day_use.copy_requested) as copied:
        day_use.copy_text(plan, places)
    assert copied.args[0] == "Hello"
    with stage.qtbot.waitSignal(day_use.copy_requested) as copied:
        day_use.copy_alt(plan, places)
    assert copied.args[0] == "A cup"
    with stage.qtbot.waitSignal(day_use.folder_requested) as shown:
        day_use.show_picture(plan, places)
    assert shown.args == ["/p/two.jpg"]
    with stage.qtbot.waitSignal(day_use.said):
        day_use.open_link(plan, places)


USES = {
    "copy_text": ("text", "Own", None, "Text on"),
    "copy_alt": ("media", (Media("/p/own.jpg", "Own"),), None, "Alt text on"),
    "show_picture": ("media", (Media("/p/own.jpg", "Own"),), "/p/own.jpg", "Showing the folder of the picture on"),
    "open_link": ("link", "https://own.example", "https://own.example", "Opening the link on"),
}


def heard(day_use: DayUse) -> list[tuple[str, ...]]:
    """What was asked for and said from now on."""
    told: list[tuple[str, ...]] = []
    for signal in (day_use.copy_requested, day_use.folder_requested, day_use.link_requested, day_use.said):
        signal.connect(lambda *args: told.append(args))
    return told


@pytest.mark.parametrize("use", USES)
def test_where_channels_differ_every_use_asks_which_one(stage: Stage, day_use: DayUse, use: str) -> None:
    field, own, wanted, words = USES[use]
    stage.document.do(edits.edit_placement(stage.placement("e2"), field, own))
    plan = stage.document.posts_of(stage.brand, ["p1"])
    told = heard(day_use)
    getattr(day_use, use)(plan, plan.placements_of("p1"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["LinkedIn", "Instagram"]
    assert [action.isEnabled() for action in menu.actions()] == [field == "text", True]
    assert told == []
    trigger(menu, "Instagram")
    assert any(f"{words} Instagram" in word for args in told for word in args)
    assert told[-1][0] == (wanted or "Own")


@pytest.mark.parametrize("use", USES)
def test_where_channels_agree_every_use_names_them_all(stage: Stage, day_use: DayUse, use: str) -> None:
    media = (Media("/p/common.jpg", "Alt"),)
    stage.document.do(edits.amend(stage.stored(), "Edit", link="https://common.example", media=media))
    plan = stage.document.posts_of(stage.brand, ["p1"])
    told = heard(day_use)
    getattr(day_use, use)(plan, plan.placements_of("p1"))
    assert QApplication.activePopupWidget() is None
    assert any(f"{USES[use][3]} LinkedIn, Instagram" in word for args in told for word in args)


def test_several_posts_are_told_apart(stage: Stage, day_use: DayUse) -> None:
    plan = stage.document.posts_of(stage.brand, ["p1", "p2"])
    day_use.copy_text(plan, [plan.placements["e1"], plan.placements["e9"]])
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Hello · LinkedIn", "Other · LinkedIn"]
    menu.close()


def test_marking_as_posted_needs_no_address(stage: Stage, day_use: DayUse) -> None:
    day_use.edit_requested.connect(stage.do)
    plan = stage.document.posts_of(stage.brand, ["p1"])
    day_use.mark_posted(plan, plan.placements_of("p1")[:1])
    stage.qtbot.keyClick(the_dialog(), Qt.Key.Key_Return)
    assert sorted(one.status for one in stage.live()) == [Status.DRAFT, Status.POSTED]


def test_the_buttons_of_mark_as_posted_stand_as_in_every_dialog(qtbot: QtBot) -> None:
    dialog = PostedDialog([("id", "Blog", "")], None)
    qtbot.addWidget(dialog)
    dialog.show()
    cancel, posted = dialog.findChildren(QPushButton)
    assert (cancel.text(), posted.text(), posted.isDefault()) == ("Cancel", "Mark as posted", True)
    assert cancel.geometry().right() < posted.geometry().left()
