"""From the checklist one comes to what changed since the week was exported."""

from __future__ import annotations

from datetime import UTC, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.handover import week_rows
from planner.domain import edits
from planner.domain.records import Exported
from planner.ui.exporting.page import ExportPage
from planner.ui.exporting.what_leaves import Period
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

LINK = "week-exported-handed-over/changes"


def with_exports(window: MainWindow, *formats: str) -> None:
    """A post of the week that was exported in these formats, the last of them last, and changed since."""
    document, brand = window.document, window.brand
    document.do(edits.add_channel(a_channel(id="ig", brand_id=brand.id, name="Instagram", platform="instagram")))
    post = a_post(brand_id=brand.id, title="Mugs", text="New mugs")
    placement = a_placement(post_id=post.id, channel_id="ig", date=MONDAY, time=time(12), format="text")
    document.do(edits.new_post(post, [placement]))
    for hour, one in enumerate(formats, 10):
        rows, at = week_rows(document, brand, WEEK), datetime(2026, 11, 20, hour, tzinfo=UTC)
        export = Exported(id=one, brand_id=brand.id, week=MONDAY, format=one, at=at, rows=rows)
        document.do(edits.note_export(export))
    window.do(edits.edit_post(post, "text", "Old mugs"))


def test_the_item_leads_to_what_changed_in_the_format_of_the_last_export(window: MainWindow, qtbot: QtBot) -> None:
    with_exports(window, "csv", "markdown")
    window.show_place("week")
    qtbot.waitUntil(lambda: window.dock.checklist.findChild(QPushButton, LINK) is not None)
    link = window.dock.checklist.findChild(QPushButton, LINK)
    assert link.text() == "See what changed"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    page = window.pages.page
    assert isinstance(page, ExportPage)
    assert page.target.key == "markdown"
    assert page.parts.what.period is Period.WEEK
    qtbot.waitUntil(lambda: any("Changed · " in one.text() for one in page.parts.changes.findChildren(QLabel)))
    assert page.parts.changes.isVisible()
    assert not page.parts.report.isVisible()


def test_without_a_change_since_the_export_there_is_no_link(window: MainWindow, qtbot: QtBot) -> None:
    with_exports(window, "csv")
    window.commands["undo"].trigger()
    window.show_place("week")
    fine = window.dock.checklist
    qtbot.waitUntil(lambda: fine.findChild(QPushButton, "fine") is not None)
    fine.findChild(QPushButton, "fine").click()
    assert fine.findChild(QPushButton, LINK) is None
