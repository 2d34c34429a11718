"""The fields that networks have besides text, link and pictures: shown from data, counted, and never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.app.catalogue import Catalogue
from planner.domain import edits
from planner.domain.extras import last_hashtags, with_texts
from planner.domain.platforms import Confidence, Extra, Fact, Platform, Platforms
from planner.ui.context import Context
from planner.ui.editor.day_use import DayUse
from planner.ui.editor.sections.extras import ExtraField
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.parts import LinkButton
from tests.builders import a_placement
from tests.ui.test_editor import Stage, trigger

LIMIT = Fact(name="title.max", value=20, source="a page", checked=date(2026, 11, 1), confidence=Confidence.VERIFIED)
INSTAGRAM = Platform(
    key="instagram", name="Instagram", extras=(Extra(key="first_comment", name="First comment", lines=True),)
)
PINTEREST = Platform(
    key="pinterest",
    name="Pinterest",
    counting="code_points",
    extras=(
        Extra(key="title", name="Title", limit="title.max"),
        Extra(key="board", name="Board", needed=True),
        Extra(key="cover", name="Cover", formats=frozenset({"video"})),
    ),
    facts=(LIMIT,),
)


@pytest.fixture
def stage(qtbot: QtBot, context: Context) -> Stage:
    """A post on LinkedIn, which has no such fields here, on Instagram and on Pinterest."""
    catalogue = Catalogue()
    catalogue.__dict__["platforms"] = Platforms([INSTAGRAM, PINTEREST])
    made = Stage(qtbot, replace(context, catalogue=catalogue))
    made.channel("c4", "Pins", "pinterest", 3)
    pin = a_placement(id="e4", post_id="p1", channel_id="c4", format="pin")
    made.document.do(edits.fixed("Put on Pins", [edits.Change(None, pin)]))
    made.open_fold("On the networks")
    return made


def fold(stage: Stage) -> Folded:
    return next(one for one in stage.editor.findChildren(Folded) if one._title == "On the networks")


def names(stage: Stage) -> list[str]:
    fields = [field.input for field in stage.editor.findChildren(ExtraField) if field.isVisibleTo(fold(stage))]
    return [field.accessibleName() for field in fields]


def counts(stage: Stage) -> list[str]:
    return [label.text() for label in fold(stage).findChildren(QLabel) if "/" in label.text()]


def movers(stage: Stage) -> list[LinkButton]:
    return [one for one in fold(stage).findChildren(LinkButton) if "hashtags" in one.text()]


def leave(stage: Stage) -> None:
    stage.text().setFocus()


def test_each_network_has_the_fields_of_its_data_and_format(stage: Stage) -> None:
    assert names(stage) == ["First comment on Instagram", "Title on Pins", "Board on Pins"]
    stage.document.do(edits.edit_placement(stage.placement("e4"), "format", "video"))
    stage.qtbot.waitUntil(lambda: names(stage)[-1:] == ["Cover on Pins"], timeout=1000)


def test_the_section_is_not_there_where_no_network_has_fields(stage: Stage) -> None:
    stage.editor.open_post(stage.brand, "p2")
    assert not fold(stage).isVisible()
    stage.editor.open_post(stage.brand, "p1")
    assert fold(stage).isVisible()


def test_it_is_closed_until_it_holds_something_and_says_what(stage: Stage) -> None:
    stage.editor.open_post(stage.brand, "p2")
    stage.editor.open_post(stage.brand, "p1")
    assert not fold(stage).opened
    stage.document.do(edits.edit_placement(stage.placement("e4"), "extras", (("board", "Winter"),)))
    assert fold(stage).opened
    assert "Board" in fold(stage)._button.accessibleName()


def test_two_fields_typed_in_a_row_are_both_stored(stage: Stage) -> None:
    stage.retype(stage.line("Title on Pins"), "Snow")
    stage.retype(stage.line("Board on Pins"), "Winter")
    leave(stage)
    assert stage.placement("e4").extras == (("title", "Snow"), ("board", "Winter"))
    assert stage.document.undo_text == "Edit fields of the network"


def test_a_field_that_is_emptied_and_one_of_another_network_are_kept_apart(stage: Stage) -> None:
    extras = (("flair", "News"), ("title", "Snow"))
    stage.document.do(edits.edit_placement(stage.placement("e4"), "extras", extras))
    stage.retype(stage.line("Title on Pins"), "\b")
    leave(stage)
    assert stage.placement("e4").extras == (("flair", "News"),)


def test_what_is_typed_stays_when_another_post_is_opened_and_when_the_plan_refuses(stage: Stage) -> None:
    stage.refusing = True
    stage.retype(stage.line("Board on Pins"), "Winter")
    stage.editor.open_post(stage.brand, "p2")
    stage.editor.open_post(stage.brand, "p1")
    assert stage.line("Board on Pins").text() == "Winter"
    stage.refusing = False
    assert stage.editor.flush()
    assert stage.placement("e4").extras == (("board", "Winter"),)


def test_the_length_is_said_while_typing_and_what_is_too_long_in_words(stage: Stage) -> None:
    stage.retype(stage.line("Title on Pins"), "Twelve chars")
    stage.qtbot.waitUntil(lambda: counts(stage) == ["12 / 20"], timeout=1000)
    stage.retype(stage.line("Title on Pins"), "x" * 23)
    stage.qtbot.waitUntil(lambda: counts(stage) == ["23 / 20, 3 too many"], timeout=1000)
    assert "too many" in stage.line("Title on Pins").accessibleDescription()


def test_the_title_of_the_post_is_proposed_and_a_needed_field_says_so(stage: Stage) -> None:
    stage.document.do(edits.edit_post(stage.stored(), "title", "First snow"))
    assert stage.line("Title on Pins").placeholderText() == "First snow"
    assert "needed" in [label.text() for label in fold(stage).findChildren(QLabel)]


def test_hashtags_move_to_the_first_comment_of_their_channel_alone(stage: Stage) -> None:
    stage.document.do(edits.edit_post(stage.stored(), "text", "Snow today\n\n#snow #mugs"))
    stage.qtbot.waitUntil(lambda: any(one.isVisible() for one in movers(stage)), timeout=1000)
    stage.qtbot.mouseClick(movers(stage)[0], Qt.MouseButton.LeftButton)
    entry = stage.placement("e2")
    assert (entry.text, entry.extras) == ("Snow today", (("first_comment", "#snow #mugs"),))
    assert (stage.stored().text, stage.placement("e1").text) == ("Snow today\n\n#snow #mugs", None)
    stage.document.undo()
    assert stage.placement("e2").text is None


def test_what_stands_in_a_field_can_be_copied_on_the_day(stage: Stage) -> None:
    use = DayUse(stage.context)
    stage.document.do(edits.edit_placement(stage.placement("e4"), "extras", (("board", "Winter"),)))
    menu = use.menu(stage.editor, stage.document.posts_of(stage.brand, ["p1"]), [stage.placement("e4")])
    with stage.qtbot.waitSignal(use.copy_requested) as copied:
        trigger(menu, "Copy board")
    assert copied.args == ["Winter", "Board on Pins"]


@pytest.mark.parametrize(
    ("text", "rest", "tags"),
    [
        ("Snow #today", "Snow", "#today"),
        ("#snow falls", "#snow falls", ""),
        ("#one falls #two\n#three  ", "#one falls", "#two\n#three"),
        ("", "", ""),
    ],
)
def test_only_hashtags_at_the_end_are_a_block(text: str, rest: str, tags: str) -> None:
    assert last_hashtags(text, "plain") == (rest, tags)


def test_other_fields_keep_their_place() -> None:
    assert with_texts((("a", "1"), ("b", "2")), {"b": "", "c": "3", "a": "4"}) == (("a", "4"), ("c", "3"))
