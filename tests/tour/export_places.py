"""The places of the tour where entries go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from planner.domain.edits import edit_post, schedule
from planner.ui.exporting.page import ExportPage
from planner.ui.exporting.what_leaves import Period
from planner.ui.window.main_window import MainWindow
from tests.tour.place import WAIT_MS, Place, wait
from tests.tour.plans import crowded, empty, odd, sample


def _page(window: MainWindow, target: str) -> ExportPage:
    window.sheets.export(window.desk.week)
    page = window.pages.page
    assert isinstance(page, ExportPage)
    page.show_target(target)
    wait(2 * WAIT_MS)
    return page


def _target(key: str) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        _page(window, key)

    return act


def _days(window: MainWindow) -> None:
    _page(window, "xlsx").parts.what.buttons[Period.DAYS].click()


def _changed(window: MainWindow) -> None:
    """A week is written, an entry is reworded and another moves away."""
    page = _page(window, "week-csv")
    export = page.current_export()
    assert export is not None
    page.writing.write(export, Path(window.document.path).with_name("week.csv"))
    wait(4 * WAIT_MS)
    first, other = (export.out.placements[at] for at in (3, 5))
    post = export.out.plan.posts[first.post_id]
    window.do(edit_post(post, "text", f"{post.text} See you there."))
    window.do(schedule([other], other.date + timedelta(weeks=2) if other.date else None))
    wait(2 * WAIT_MS)
    next(one for one in page.findChildren(QPushButton) if one.text().startswith("Changed")).click()


def _columns(window: MainWindow) -> None:
    _page(window, "week-csv").parts.table.columns.click()


def _map(window: MainWindow) -> None:
    _page(window, "handoff:metricool").parts.tool.change.click()


_MIRRORED = Qt.LayoutDirection.RightToLeft

EXPORT_PLACES = (
    Place("export-tool", sample, _target("handoff:buffer")),
    Place("export-accounts", sample, _target("handoff:postfast")),
    Place("export-unverified", sample, _target("handoff:sprout")),
    Place("export-days", sample, _days),
    Place("export-changed", sample, _changed),
    Place("export-columns", sample, _columns),
    Place("export-map", sample, _map),
    Place("export-empty", empty, _target("handoff:publer")),
    Place("export-crowded", crowded, _target("handoff:publer")),
    Place("export-odd", odd, _target("handoff:zoho_social")),
    Place("mirrored-export", odd, _target("handoff:hootsuite"), _MIRRORED),
)
