"""A screen that nobody sees, and what parts of the window need to be shown on it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.settings import Settings
from planner.ui.context import Context
from planner.ui.theme import Theme
from planner.ui.when import When

SIZE = QSize(1920, 1080)
FRAME = 1000 / 60
"""Milliseconds."""

NOW = datetime(2026, 8, 6, 12, tzinfo=ZoneInfo("Europe/London"))
"""A moment in the month of 500 entries."""


def application() -> QApplication:
    """The one application of this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


def context_of(path: Path, document: Document, catalogue: Catalogue) -> Context:
    """What parts of the window are given, with settings beside the plan."""
    app = application()
    settings = Settings(path.with_name("settings.json"))
    return Context(document, catalogue, settings, Theme(app, "light"), When(settings), lambda: NOW)


def exposed(widget: QWidget) -> None:
    """Shows a widget; before it was exposed, it would not be painted."""
    widget.show()
    while not widget.windowHandle().isExposed():
        QApplication.processEvents()
