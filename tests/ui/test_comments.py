"""Comments in the editor: seen when there is one to deal with, answered, done, undone, and never lost while typed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from planner.domain.edits import Edit, comment
from planner.domain.edits.change import Change
from planner.domain.records import Comment
from planner.ui.context import Context
from planner.ui.pieces.folded import Folded
from tests.ui.test_editor import Stage

AT = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(qtbot: QtBot, context: Context) -> Stage:
    return Stage(qtbot, context)


def say(stage: Stage, text: str, **values: Any) -> None:
    (change,) = comment(stage.brand, stage.stored().id, text, at=AT, who="Maeve").changes
    said = change.after
    assert isinstance(said, Comment)
    after = Comment(**{name: getattr(said, name) for name in Comment.__slots__} | values)
    stage.document.do(Edit("Say", (Change(None, after),)))


def said(stage: Stage) -> list[Comment]:
    return stage.document.comments(stage.brand, [stage.stored().id])


def fold(stage: Stage) -> Folded:
    return next(one for one in stage.editor.findChildren(Folded) if one._title == "Comments")


def line(stage: Stage) -> QLineEdit:
    return next(one for one in stage.editor.findChildren(QLineEdit) if one.accessibleName() == "New comment")


def shown(stage: Stage) -> list[str]:
    return [one.text().replace("\u200b", "") for one in fold(stage).findChildren(QLabel) if one.isVisible()]


def test_the_section_is_closed_without_comments_and_opens_for_one(stage: Stage) -> None:
    assert not fold(stage).opened
    say(stage, "Shorter, please", wants_change=True)
    assert fold(stage).opened
    assert {"Please change", "Shorter, please"} <= set(shown(stage))
    assert any(words.startswith("Maeve, ") for words in shown(stage))


def test_a_comment_is_typed_and_belongs_to_the_user(stage: Stage, qtbot: QtBot) -> None:
    stage.context.remember_user("Jo")
    fold(stage).open()
    qtbot.keyClicks(line(stage), "Better like this?")
    qtbot.keyClick(line(stage), Qt.Key.Key_Return)
    assert [(one.who, one.text) for one in said(stage)] == [("Jo", "Better like this?")]
    assert line(stage).text() == ""
    stage.document.undo()
    assert said(stage) == []


def test_what_is_typed_is_kept_when_the_post_is_left(stage: Stage, qtbot: QtBot) -> None:
    fold(stage).open()
    qtbot.keyClicks(line(stage), "Half a thought")
    stage.editor.flush()
    assert [one.text for one in said(stage)] == ["Half a thought"]


def test_a_comment_is_done_and_open_again(stage: Stage, qtbot: QtBot) -> None:
    say(stage, "Typo in line 2")
    (done,) = fold(stage).findChildren(QCheckBox)
    qtbot.mouseClick(done, LEFT, pos=QPoint(8, done.height() // 2))
    assert [one.done for one in said(stage)] == [True]
    assert stage.document.comments(stage.brand) == []
    stage.document.undo()
    assert [one.done for one in said(stage)] == [False]


def test_a_comment_is_deleted_and_comes_back(stage: Stage, qtbot: QtBot) -> None:
    say(stage, "Hm")
    (drop,) = (one for one in fold(stage).findChildren(QToolButton) if one.accessibleName() == "Delete this comment")
    qtbot.mouseClick(drop, LEFT)
    assert said(stage) == []
    stage.document.undo()
    assert len(said(stage)) == 1


def test_words_of_others_are_shown_as_they_are(stage: Stage) -> None:
    say(stage, "<b>not bold</b> & so on", who="<i>Mallory</i>")
    assert "<b>not bold</b> & so on" in shown(stage)
