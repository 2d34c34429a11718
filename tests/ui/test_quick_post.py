"""A new post with one field."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.app.brands import new_brand
from planner.app.live import LiveBalance
from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.plan import KIND
from planner.domain.records import Placement, Post, Status
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.editor.quick_post import QuickPost
from planner.ui.pieces.fields import TextField
from tests.builders import MONDAY, a_channel


class Stage:
    """The pane over a window, with a plan that takes what is created."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context, self.document = qtbot, context, context.document
        self.brand = self.document.brands()[0]
        for number, name in enumerate(("LinkedIn", "Instagram")):
            channel = a_channel(id=f"c{number}", brand_id=self.brand.id, name=name, position=number)
            self.document.do(edits.add_channel(channel))
        self.window = QWidget()
        self.elsewhere = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.elsewhere)
        self.window.resize(600, 500)
        qtbot.addWidget(self.window)
        self.window.show()
        self.pane = QuickPost(context, self.window)
        self.drafts: list[Any] = []
        self.pane.drafted.connect(self.drafts.append)
        self.pane.created.connect(self.create)
        self.refusing = False

    def create(self, edit: Edit, post_id: str) -> None:
        if not self.refusing:
            self.document.do(edit)

    def ask(self, day: date | None = MONDAY, clock: time | None = None) -> None:
        corner = self.window.mapToGlobal(self.window.rect().center())
        self.pane.ask(self.brand, self.document.plan(self.brand), day, clock, QRect(corner.x(), corner.y(), 100, 90))

    @property
    def text(self) -> TextField:
        return self.pane.findChild(TextField)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.text, words)

    def enter(self) -> None:
        self.qtbot.keyClick(self.text, Qt.Key.Key_Return)

    def pill(self, name: str) -> QPushButton:
        return next(one for one in self.pane.findChildren(QPushButton) if one.text() == name)

    def made(self) -> list[tuple[Post, list[Placement]]]:
        plan = self.document.plan(self.brand)
        return [(post, plan.placements_of(post.id)) for post in plan.posts.values()]


@pytest.fixture
def stage(qtbot: QtBot, context: Context) -> Stage:
    return Stage(qtbot, context)


def test_typing_and_enter_make_a_post_on_the_day(stage: Stage) -> None:
    stage.ask(MONDAY, time(12, 30))
    stage.type("Kaffee? #FerrowStreet")
    stage.enter()
    [(post, [placement])] = stage.made()
    assert (post.text, post.title) == ("Kaffee? #FerrowStreet", "")
    assert (placement.channel_id, placement.date, placement.time, placement.status) == (
        None,
        MONDAY,
        time(12, 30),
        Status.DRAFT,
    )
    assert not stage.pane.isVisible()
    assert stage.drafts[-1] == ()


def test_without_a_day_it_is_an_idea(stage: Stage) -> None:
    stage.ask(None, time(9))
    stage.type("Some day")
    stage.enter()
    [(_, [placement])] = stage.made()
    assert (placement.date, placement.time, placement.status) == (None, None, Status.IDEA)


def test_the_channels_of_the_last_post_are_on_again(stage: Stage) -> None:
    stage.ask()
    stage.type("First")
    stage.qtbot.mouseClick(stage.pill("Instagram"), Qt.MouseButton.LeftButton)
    stage.text.setFocus()
    stage.enter()
    stage.ask()
    assert (stage.pill("LinkedIn").isChecked(), stage.pill("Instagram").isChecked()) == (False, True)
    stage.type("Second")
    stage.enter()
    assert [[one.channel_id for one in places] for _, places in stage.made()] == [["c1"], ["c1"]]


def test_enter_without_words_makes_nothing(stage: Stage) -> None:
    stage.ask()
    stage.type("   ")
    stage.enter()
    assert stage.made() == []
    assert stage.pane.isVisible()


def test_shift_and_enter_make_a_new_line(stage: Stage) -> None:
    stage.ask()
    stage.type("One")
    stage.qtbot.keyClick(stage.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    stage.type("two")
    stage.enter()
    assert stage.made()[0][0].text == "One\ntwo"


def test_escape_cancels_and_the_words_are_offered_again(stage: Stage) -> None:
    stage.ask()
    stage.type("Half a thought")
    stage.qtbot.keyClick(stage.text, Qt.Key.Key_Escape)
    assert (stage.made(), stage.pane.isVisible(), stage.drafts[-1]) == ([], False, ())
    stage.ask()
    assert stage.text.value() == "Half a thought"
    stage.type(", now whole")
    stage.enter()
    assert stage.made()[0][0].text == "Half a thought, now whole"


def test_tab_goes_round_within_the_pane_as_it_is_drawn(stage: Stage) -> None:
    stage.ask()
    stage.type("Half a thought")
    reached: list[str] = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.text() if isinstance(focus, QPushButton) else focus.accessibleName())
        stage.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == ["What do you want to post?", "LinkedIn", "Instagram", "New channel…", "Kind", "Create"]
    assert QApplication.focusWidget() is stage.text
    stage.qtbot.keyClick(stage.text, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert (QApplication.focusWidget() is stage.text, stage.pane.isVisible()) == (False, True)
    assert stage.text.value() == "Half a thought"


def test_going_on_elsewhere_closes_the_pane_and_keeps_the_words(stage: Stage) -> None:
    stage.ask()
    stage.type("Not yet")
    stage.elsewhere.setFocus()
    assert not stage.pane.isVisible()
    stage.ask()
    assert stage.text.value() == "Not yet"


def test_asking_for_another_day_keeps_the_words_that_are_there(stage: Stage) -> None:
    stage.ask()
    stage.type("Words")
    stage.ask(date(2026, 11, 25))
    assert (stage.text.value(), stage.pane.isVisible()) == ("Words", True)


def test_words_are_kept_when_the_window_closes_but_never_shown_to_another_brand(stage: Stage) -> None:
    stage.ask()
    stage.type("Secret")
    stage.window.close()
    again = QuickPost(stage.context, stage.window)
    other = new_brand("Second", "Europe/London")
    stage.document.do(edits.add_brand(other, stage.context.catalogue.kinds))
    stage.window.show()
    again.ask(other, stage.document.plan(other), MONDAY, None, QRect())
    assert again.findChild(TextField).value() == ""
    again.ask(stage.brand, stage.document.plan(stage.brand), MONDAY, None, QRect())
    assert again.findChild(TextField).value() == "Secret"


def test_words_that_the_plan_did_not_take_stay_in_the_field(stage: Stage) -> None:
    stage.refusing = True
    stage.ask()
    stage.type("Precious")
    stage.enter()
    assert (stage.pane.isVisible(), stage.text.value()) == (True, "Precious")
    stage.refusing = False
    stage.enter()
    assert stage.made()[0][0].text == "Precious"


def test_the_balance_hears_of_the_draft_before_it_exists(stage: Stage) -> None:
    live = LiveBalance(stage.document, stage.context.catalogue)
    live.show_brand(stage.brand)
    stage.ask()
    kinds = stage.pane.findChild(QComboBox)
    kinds.activated.emit(kinds.findText("Question"))
    judged = live.judged(Week.of(MONDAY), stage.drafts[-1])
    assert "of 1 post" in judged.sentence
    stage.type("Tea or coffee?")
    stage.enter()
    labels = stage.document.plan(stage.brand).labels_of(KIND)
    assert stage.made()[0][0].kind_id == next(one.id for one in labels if one.name == "Question")


def test_a_channel_that_is_added_meanwhile_is_offered_and_on(stage: Stage) -> None:
    stage.document.listen(stage.pane.refresh)
    stage.ask()
    stage.type("Words")
    with stage.qtbot.waitSignal(stage.pane.new_channel_requested):
        stage.qtbot.mouseClick(stage.pill("New channel…"), Qt.MouseButton.LeftButton)
    channel = a_channel(id="c9", brand_id=stage.brand.id, name="Blog", platform="blog", position=9)
    stage.document.do(edits.add_channel(channel))
    assert stage.pill("Blog").isChecked()
    assert stage.text.value() == "Words"
    stage.enter()
    assert [one.channel_id for one in stage.made()[0][1]] == ["c9"]


def test_the_pane_stays_inside_the_window(stage: Stage) -> None:
    stage.ask()
    assert stage.window.rect().contains(stage.pane.geometry())
