"""Chips say what the checks ask for; what is posted and what is only a hint is not marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.plan import KIND
from planner.domain.records import Brand, Stance, Status
from planner.domain.rules import Severity
from planner.domain.shown import Chip
from planner.ui.context import Context
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post

SEVEN_TAGS = "Beans " + " ".join(f"#tag{number}" for number in range(7))


@pytest.fixture
def brand(context: Context) -> Brand:
    return context.document.brands()[0]


def post(window: MainWindow, text: str, **values: object) -> None:
    """One entry on Instagram with a described picture, an hour after the one before."""
    kind = next(one for one in window.desk.plan.labels_of(KIND) if one.stance is Stance.ENGAGEMENT)
    number = len(window.desk.view.shown_chips())
    made = a_post(id=text, brand_id=window.brand.id, title=text, text=text, kind_id=kind.id)
    entry = a_placement(post_id=made.id, channel_id="Instagram", format="story", time=time(8 + number), date=MONDAY)
    window.do(edits.new_post(made, [replace(entry, **values)]))


def chip(window: MainWindow, title: str) -> Chip:
    return next(one for one in window.desk.view.shown_chips() if one.title == title)


def marked(window: MainWindow, title: str) -> Severity | None:
    faces = window.desk.view.faces
    assert faces is not None
    return faces.mark(chip(window, title))


def test_a_chip_is_marked_soon_after_it_has_too_many_hashtags(window: MainWindow, qtbot: QtBot) -> None:
    post(window, SEVEN_TAGS)
    qtbot.waitUntil(lambda: marked(window, SEVEN_TAGS) is Severity.MUST_FIX)
    assert "must be fixed" in window.desk.view.faces.spoken(chip(window, SEVEN_TAGS))
    words = window.desk.view.whole_text(chip(window, SEVEN_TAGS))
    assert words.startswith(SEVEN_TAGS)
    assert "7 hashtags, Instagram takes 5" in words


def test_the_mark_goes_when_it_is_mended(window: MainWindow, qtbot: QtBot) -> None:
    post(window, SEVEN_TAGS, format="text")
    qtbot.waitUntil(lambda: marked(window, SEVEN_TAGS) is Severity.MUST_FIX)
    stored = window.document.posts_of(window.brand, [SEVEN_TAGS]).posts[SEVEN_TAGS]
    window.do(edits.edit_post(stored, "text", "Beans #one"))
    qtbot.waitUntil(lambda: marked(window, SEVEN_TAGS) is not Severity.MUST_FIX)
    window.undo()
    qtbot.waitUntil(lambda: marked(window, SEVEN_TAGS) is Severity.MUST_FIX)


def test_what_is_posted_is_not_marked(window: MainWindow, qtbot: QtBot) -> None:
    post(window, SEVEN_TAGS, status=Status.POSTED)
    post(window, f"{SEVEN_TAGS} again")
    qtbot.waitUntil(lambda: marked(window, f"{SEVEN_TAGS} again") is Severity.MUST_FIX)
    assert marked(window, SEVEN_TAGS) is None


def test_another_view_marks_the_same(window: MainWindow, qtbot: QtBot) -> None:
    post(window, SEVEN_TAGS)
    for view in ("week", "list", "month"):
        window.desk.show_view(view)
        qtbot.waitUntil(lambda: marked(window, SEVEN_TAGS) is Severity.MUST_FIX)
