"""Chips say what the checks ask for; what is posted and what is only a hint is not marked."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.checks import State
from planner.domain.files import FileFacts, FileState
from planner.domain.plan import KIND
from planner.domain.records import Brand, Media, Stance, Status
from planner.domain.rules import Severity
from planner.domain.shown import Chip
from planner.ui.context import Context
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post
from tests.media_files import a_picture

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


# files


def item_state(window: MainWindow) -> State:
    """How the checklist of the week says that files are."""
    window.show_place("week")
    items = {item.key: item for item in window.dock.checklist._checked.items}  # noqa: SLF001  what it read
    return items["media-present-and-usable"].state if items else State.NOT_ANSWERED


def test_files_are_looked_at_without_their_post_being_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    cup = tmp_path / "cup.jpg"
    post(window, "Cup", media=(Media(str(cup), "A cup"),))
    qtbot.waitUntil(lambda: marked(window, "Cup") is Severity.MUST_FIX)
    assert "cup.jpg is not where it was" in window.desk.view.whole_text(chip(window, "Cup"))
    qtbot.waitUntil(lambda: item_state(window) is State.MUST_FIX)


def test_a_file_that_comes_back_or_goes_is_noticed_by_all(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    cup = a_picture(tmp_path / "cup.jpg", 1080, 1920)
    post(window, "Cup", media=(Media(str(cup), "A cup"),))
    qtbot.waitUntil(lambda: context_knows(window, cup))
    qtbot.waitUntil(lambda: item_state(window) is State.OK)
    assert marked(window, "Cup") is not Severity.MUST_FIX
    cup.unlink()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: marked(window, "Cup") is Severity.MUST_FIX)
    qtbot.waitUntil(lambda: item_state(window) is State.MUST_FIX)
    a_picture(cup, 1080, 1920)
    window.desk.read_anew()
    qtbot.waitUntil(lambda: marked(window, "Cup") is not Severity.MUST_FIX)
    qtbot.waitUntil(lambda: item_state(window) is State.OK)


def context_knows(window: MainWindow, path: Path) -> bool:
    return window.context.media.known(str(path)) is not None


def test_no_file_is_read_where_the_window_is_drawn(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    monkeypatch.setattr(
        "planner.app.media.shelf.probe",
        lambda path: threads.append(threading.current_thread()) or FileFacts(path=path, state=FileState.MISSING),
    )
    post(window, "Cup", media=(Media(str(tmp_path / "cup.jpg"), "A cup"),))
    qtbot.waitUntil(lambda: marked(window, "Cup") is Severity.MUST_FIX)
    assert threads
    assert threading.main_thread() not in threads


def test_nothing_follows_once_the_window_is_closed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, told = threading.Event(), []
    monkeypatch.setattr(
        "planner.app.media.shelf.probe",
        lambda path: going.wait(5) and FileFacts(path=path, state=FileState.MISSING),
    )
    window.desk.files_changed.connect(lambda: told.append(True))
    path = tmp_path / "cup.jpg"
    post(window, "Cup", media=(Media(str(path), "A cup"),))
    qtbot.waitUntil(lambda: any(one.name == "evenweek job" for one in threading.enumerate()))
    window.close()
    going.set()
    qtbot.waitUntil(lambda: context_knows(window, path))
    qtbot.wait(50)
    assert told == []
