"""Parts of the library put into the text of a post by typing ``/``."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_campaign, add_channel, drop_snippet, edit_placement, new_id, new_post
from planner.domain.records import Campaign, Placement, Post, Snippet, SnippetSort
from planner.domain.templates import keep
from planner.ui.actions import ACTIONS
from planner.ui.context import Context
from planner.ui.editor.bound import PostBound
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.text.inserting import SHORTCUT, Inserting
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.parts_offered import PartsOffered
from tests.builders import MONDAY, a_channel, a_placement, a_post

LIBRARY = (
    (SnippetSort.SNIPPET, "Opening hours", "Open Monday to Saturday"),
    (SnippetSort.SNIPPET, "Offer", "Only until {offer end}:\n{link} {partner}"),
    (SnippetSort.HASHTAGS, "Coffee", "#coffee\n#ferrow"),
    (SnippetSort.SIGNATURE, "Priya", "— Priya, {brand}"),
    (SnippetSort.TEMPLATE, "Weekly", "This week until {offer end}"),
)


class Stage(QWidget):
    """A text and a link of an open post in a window of their own."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        super().__init__()
        self.qtbot, self.document = qtbot, context.document
        self.brand = self.document.brands()[0]
        qtbot.addWidget(self)
        self.open_post = OpenPost(context, self)
        self.open_post.edit_requested.connect(self.document.do)
        self.entry: Placement | None = None
        self.field, self.link = TextField("Text"), LineField("Link")
        self.inserting = Inserting(self.field, self.open_post, lambda: self.entry)
        PostBound(self.field, self.open_post, "text")
        PostBound(self.link, self.open_post, "link")
        for widget, top in ((self.field, 0), (self.link, 200)):
            widget.setParent(self)
            widget.setGeometry(8, top, 320, 160 if widget is self.field else 30)
        self.resize(640, 480)

    def begin(self, text: str = "") -> None:
        """Opens the post with this text and puts the cursor at its end."""
        post = a_post(id="p", brand_id=self.brand.id, title="", text=text, link="a.example", campaign_id="sale")
        entry = a_placement(id="e", post_id="p", channel_id="ig", date=MONDAY, time=time(9))
        self.document.do(new_post(post, [entry]))
        with self.qtbot.waitActive(self):
            self.show()
        self.open_post.open(self.brand, "p", ())
        self.open_post.changed.emit()
        self.field.setFocus()
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def type(self, keys: str) -> None:
        self.qtbot.keyClicks(self.field, keys)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.field, key, modifier)

    @property
    def text(self) -> str:
        return self.field.value()

    @property
    def names(self) -> list[str]:
        """The parts and headings that are offered; none when the list is closed."""
        lists = [one for one in self.findChildren(PartsOffered) if one.isVisible()]
        return [found.text for one in lists for found in one.list.rows.found]

    @property
    def post(self) -> Post:
        return self.document.posts_of(self.brand, ["p"]).posts["p"]


@pytest.fixture
def stage(context: Context, qtbot: QtBot) -> Stage:
    document = context.document
    brand = document.brands()[0]
    document.do(add_channel(a_channel(id="ig", brand_id=brand.id, name="Instagram")))
    document.do(add_campaign(Campaign(id="sale", brand_id=brand.id, name="Sale", ends=date(2026, 12, 6))))
    for sort, name, text in LIBRARY:
        part = Snippet(id=new_id(), brand_id=brand.id, sort=sort, name=name, text=text)
        document.do(keep(part, document.settings_of(brand).snippets))
    return Stage(context, qtbot)


# opening and closing


@pytest.mark.parametrize("before", ["", "Hello ", "Hello\n", "Hello\u00a0", "مرحبا "])
def test_a_slash_at_the_beginning_of_a_word_opens_the_list(stage: Stage, before: str) -> None:
    stage.begin(before)
    stage.type("/")
    assert stage.names[-2:] == ["Signatures", "Priya"]
    assert ("Templates" in stage.names) is (before == "")


@pytest.mark.parametrize("keys", ["and/or", "https://a.example/b", "50/50", "(/o", "//", "/ ", "/zzz", "a /?"])
def test_other_slashes_do_not(stage: Stage, keys: str) -> None:
    stage.begin()
    stage.type(keys)
    assert stage.names == []
    assert not stage.inserting.is_open
    assert stage.text == keys


def test_escape_leaves_the_text_as_typed(stage: Stage) -> None:
    stage.begin()
    stage.type("/of")
    stage.press(Qt.Key.Key_Escape)
    assert stage.names == []
    stage.type("f")
    assert (stage.text, stage.names) == ("/off", [])


def test_it_closes_when_the_slash_goes_or_the_cursor_does(stage: Stage) -> None:
    stage.begin("Hello ")
    stage.type("/o")
    stage.press(Qt.Key.Key_Backspace)
    assert "Offer" in stage.names
    stage.press(Qt.Key.Key_Backspace)
    assert stage.names == []
    stage.type("/")
    stage.press(Qt.Key.Key_Home)
    assert stage.names == []


def test_it_closes_when_the_text_is_left(stage: Stage) -> None:
    stage.begin()
    stage.type("/")
    stage.link.setFocus()
    assert stage.names == []


def test_an_empty_library_stays_out_of_the_way(stage: Stage) -> None:
    for part in stage.document.settings_of(stage.brand).snippets:
        stage.document.do(drop_snippet(part))
    stage.begin()
    stage.type("/")
    assert not stage.inserting.is_open
    stage.inserting.open()
    assert stage.inserting.is_open
    assert stage.names == []


def test_a_text_that_is_only_read_opens_nothing(stage: Stage) -> None:
    stage.begin()
    stage.field.setReadOnly(True)
    stage.type("/")
    stage.inserting.open()
    assert stage.names == []


# finding and putting in


def test_typing_looks_for_names_and_words(stage: Stage) -> None:
    stage.begin("x ")
    stage.type("/o")
    assert stage.names == ["Snippets", "Opening hours", "Offer"]
    stage.type("ff")
    assert stage.names == ["Snippets", "Offer"]


def test_what_has_the_word_in_its_name_is_chosen_first(stage: Stage) -> None:
    stage.begin("x ")
    stage.type("/pri")
    stage.press(Qt.Key.Key_Escape)
    stage.type(" /fer")
    assert stage.names == ["Hashtag sets", "Coffee"]
    stage.press(Qt.Key.Key_Escape)
    part = Snippet(id="f", brand_id=stage.brand.id, sort=SnippetSort.CALL, name="Ferrow", text="Ferrow!")
    stage.document.do(keep(part, stage.document.settings_of(stage.brand).snippets))
    stage.type(" /fer")
    stage.press(Qt.Key.Key_Return)
    assert stage.text == "x /pri /fer Ferrow!"


def test_the_first_line_is_shown_filled_in(stage: Stage) -> None:
    stage.begin()
    stage.type("/offer")
    (offered,) = [one for one in stage.findChildren(PartsOffered) if one.isVisible()]
    assert offered.list.rows.found[-1].detail == "Only until 6 December:"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_part_takes_the_place_of_what_was_typed(stage: Stage, key: Qt.Key) -> None:
    stage.begin("😀 ")
    stage.type("/open")
    stage.press(key)
    assert stage.text == "😀 Open Monday to Saturday"
    assert stage.field.hasFocus()
    assert not stage.inserting.is_open


def test_variables_are_filled_in_with_what_is_typed_and_the_rest_stays(stage: Stage) -> None:
    stage.begin("x ")
    stage.link.clear()
    stage.qtbot.keyClicks(stage.link, "b.example")
    stage.field.setFocus()
    stage.type("/offer")
    stage.press(Qt.Key.Key_Return)
    assert stage.text == "x Only until 6 December:\nb.example {partner}"


def test_the_link_of_an_entry_wins_in_its_own_text(stage: Stage) -> None:
    stage.begin("x ")
    (entry,) = stage.open_post.placements
    stage.open_post.ask(lambda: edit_placement(entry, "link", "own.example"))
    stage.entry = stage.open_post.placements[0]
    stage.type("/offer")
    stage.press(Qt.Key.Key_Return)
    assert "own.example" in stage.text


def test_arrows_walk_over_headings_and_around(stage: Stage) -> None:
    stage.begin("x ")
    stage.type("/")
    stage.press(Qt.Key.Key_Up)
    stage.press(Qt.Key.Key_Return)
    assert stage.text == "x — Priya, Ferrow"


def test_a_click_puts_in(stage: Stage) -> None:
    stage.begin("x ")
    stage.type("/pri")
    (offered,) = [one for one in stage.findChildren(PartsOffered) if one.isVisible()]
    rect = offered.list.visualRect(offered.list.rows.index(1))
    stage.qtbot.mouseClick(offered.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert stage.text == "x — Priya, Ferrow"
    assert stage.field.hasFocus()


def test_hashtags_have_one_space_between(stage: Stage) -> None:
    stage.begin("endnext")
    stage.field.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(3):
        stage.field.moveCursor(QTextCursor.MoveOperation.Right)
    stage.inserting.open()
    stage.type("cof")
    stage.press(Qt.Key.Key_Return)
    assert stage.text == "end #coffee #ferrow next"


def test_undo_takes_it_back_in_one_step(stage: Stage) -> None:
    stage.begin("x ")
    stage.type("/offer")
    stage.press(Qt.Key.Key_Return)
    stage.field.undo()
    assert stage.text == "x /offer"
    assert stage.names == []


def test_what_is_put_in_reaches_the_plan(stage: Stage) -> None:
    stage.begin("x ")
    stage.type("/open")
    stage.press(Qt.Key.Key_Return)
    stage.open_post.unsaved.save()
    assert stage.post.text == "x Open Monday to Saturday"


def test_a_slash_of_an_input_method_opens_it_too(stage: Stage) -> None:
    stage.begin()
    event = QInputMethodEvent()
    event.setCommitString("/")
    QApplication.sendEvent(stage.field, event)
    assert "Offer" in stage.names


# button and shortcut


def test_the_shortcut_opens_it_without_a_slash(stage: Stage) -> None:
    stage.begin("x ")
    stage.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert "Opening hours" in stage.names
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert stage.text.startswith("x Only until 6 December")


def test_no_command_has_the_shortcut() -> None:
    assert not [row.id for row in ACTIONS if SHORTCUT in row.shortcuts]


def test_the_list_stays_within_the_window(stage: Stage) -> None:
    stage.begin("\n" * 6 + "x" * 30 + " ")
    stage.resize(340, 320)
    stage.type("/")
    (offered,) = [one for one in stage.findChildren(PartsOffered) if one.isVisible()]
    assert stage.rect().contains(offered.geometry())
    assert offered.mapTo(stage, QPoint(0, 0)).x() >= 0


# templates


def test_an_empty_post_begins_with_a_template_in_one_step(stage: Stage) -> None:
    stage.begin()
    stage.type("/week")
    stage.press(Qt.Key.Key_Return)
    assert stage.text == stage.post.text == "This week until 6 December"
    assert stage.document.undo_text == "Begin with Weekly"
    stage.document.undo()
    assert stage.post.text == ""


def test_an_own_text_offers_no_template(stage: Stage) -> None:
    stage.begin()
    stage.entry = stage.open_post.placements[0]
    stage.type("/")
    assert "Templates" not in stage.names
    assert "Offer" in stage.names
