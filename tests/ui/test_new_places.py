"""The library, the facts, tracking and fixes as they are reached in the window."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.records import Snippet, SnippetSort, Status
from planner.ui.dialogs.brand import BrandSettings
from planner.ui.dialogs.facts.page import FactsDialog
from planner.ui.dialogs.tracking import BuildTracking
from planner.ui.editor.text.sheet import Sheet
from planner.ui.pieces.fixing import FixPreview
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post


@pytest.fixture
def post_id(window: MainWindow) -> str:
    """A post on Instagram with a link of the brand's own, and seven hashtags."""
    window.do(edits.amend(window.brand, "Brand", domains=("ferrow.example",)))
    text = "Beans " + " ".join(f"#tag{number}" for number in range(7))
    post = a_post(id="post", brand_id=window.brand.id, title="Beans", text=text, link="https://ferrow.example/beans")
    place = a_placement(id="one", post_id="post", channel_id="Instagram", date=MONDAY, time=time(10), format="text")
    window.do(edits.new_post(post, [place]))
    return post.id


def dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("action", "kind"), [("facts", FactsDialog), ("brand_settings", BrandSettings), ("build_tracking", BuildTracking)]
)
def test_a_command_opens_its_page(window: MainWindow, post_id: str, action: str, kind: type[QDialog]) -> None:
    window.commands[action].trigger()
    dialog(window, kind).reject()


def test_the_facts_begin_with_a_network_that_the_plan_is_on(window: MainWindow) -> None:
    window.commands["facts"].trigger()
    page = dialog(window, FactsDialog)
    assert isinstance(page, FactsDialog)
    assert page.networks.current.key == "facebook"
    page.reject()


def test_tracking_is_built_for_the_week_and_undone(window: MainWindow, post_id: str, qtbot: QtBot) -> None:
    window.commands["build_tracking"].trigger()
    page = dialog(window, BuildTracking)
    build = next(one for one in page.findChildren(QPushButton) if "1 link" in one.text())
    qtbot.mouseClick(build, Qt.MouseButton.LeftButton)
    link = window.document.posts_of(window.brand, [post_id]).placements["one"].link
    assert link is not None
    assert link.startswith("https://ferrow.example/beans?utm_source=instagram&utm_medium=social")
    window.undo()
    assert window.document.posts_of(window.brand, [post_id]).placements["one"].link is None


def test_a_fix_of_the_checklist_is_seen_before_it_is_done(window: MainWindow, post_id: str, qtbot: QtBot) -> None:
    window.show_place("week")
    qtbot.waitUntil(lambda: window.dock.checklist.findChild(QPushButton, "hashtags/finding/0/fix/0") is not None)
    window.dock.checklist.findChild(QPushButton, "hashtags/finding/0/fix/0").click()
    preview = dialog(window, FixPreview)
    assert window.document.posts_of(window.brand, [post_id]).placements["one"].text is None
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    plan = window.document.posts_of(window.brand, [post_id])
    said = plan.placements["one"].text or plan.posts[post_id].text
    assert said.count("#") == 5
    window.undo()
    assert window.document.posts_of(window.brand, [post_id]).posts[post_id].text.count("#") == 7


def test_a_post_becomes_a_template_and_a_template_a_post(window: MainWindow, post_id: str, qtbot: QtBot) -> None:
    window.opening.jump("one")
    window.dock.editor.template_requested.emit(
        window.document.posts_of(window.brand, [post_id]).posts[post_id],
        list(window.document.posts_of(window.brand, [post_id]).placements.values()),
    )
    assert window.dock.page == "library"
    (template,) = window.document.settings_of(window.brand).snippets
    assert isinstance(template, Snippet)
    assert (template.sort, template.channel_ids) == (SnippetSort.TEMPLATE, ("Instagram",))
    window.dock.template_requested.emit(template.id)
    posts = window.document.plan(window.brand).posts
    assert len(posts) == 2
    assert window.dock.editor.post_id != post_id
    assert posts[window.dock.editor.post_id or ""].text == template.text
    assert isinstance(QApplication.focusWidget(), Sheet)


def test_a_status_says_when_it_was_approved(window: MainWindow, post_id: str) -> None:
    window.context.remember_approver("Nel")
    window.desk.select_all()
    window.commands["mark_approved"].trigger()
    placement = window.document.posts_of(window.brand, [post_id]).placements["one"]
    assert (placement.status, placement.approved_by) == (Status.APPROVED, "Nel")
    assert placement.approved_at == window.context.clock()


def test_other_words_take_the_approval_away_and_the_window_says_so(
    window: MainWindow, post_id: str, qtbot: QtBot
) -> None:
    window.desk.select_all()
    window.commands["mark_approved"].trigger()
    window.opening.jump("one")
    window.dock.editor.focus_text()
    said: list[str] = []
    window.history.said.connect(lambda text, _undo: said.append(text))
    qtbot.keyClicks(QApplication.focusWidget(), " today")
    window.dock.flush()
    placement = window.document.posts_of(window.brand, [post_id]).placements["one"]
    assert placement.status is Status.READY
    assert any("waits for approval again" in text for text in said)
    assert not window.dock.editor.unsaved
    window.undo()
    assert window.document.posts_of(window.brand, [post_id]).placements["one"].status is Status.APPROVED
