"""The pictures of a report where no window is open."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtWidgets import QApplication

from planner.app.reports import Drawn
from planner.app.settings import Settings
from planner.app.surroundings import own_settings
from planner.domain.reports import Picture, Report
from planner.ui.results.reports.charted import drawn
from planner.ui.theme import Theme
from planner.ui.when import When


def drawn_without_window(report: Report) -> Mapping[Picture, Drawn]:
    """The pictures as SVG; needs neither a display nor a running program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["evenweek"])
    return drawn(report, Theme(app, "light"), When(Settings(own_settings())))
