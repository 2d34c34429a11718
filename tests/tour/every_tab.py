"""One window that goes through all tabs of all places, as somebody does who looks at everything."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from planner.app.catalogue import Catalogue
from planner.app.settings import Settings
from planner.ui.context import Context
from planner.ui.pieces.jobs import end_all
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.window.main_window import MainWindow
from planner.ui.window.places import PLACES
from tests.tour.place import wait
from tests.tour.plans import NOW, sample

_LOOK_MS = 60


def every_tab() -> Iterator[str]:
    """Goes to each tab of the sample plan and gives its name."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        document = sample(Path(folder) / "plan.evenweek")
        settings = Settings(Path(folder) / "settings.json")
        context = Context(document, Catalogue(), settings, Theme(app, "light"), When(settings), lambda: NOW)
        window = MainWindow(context)
        window.show()
        for place, (_, rows) in PLACES.items():
            for row in rows:
                window.show_place(place, row.key)
                wait(_LOOK_MS)
                yield f"{place}-{row.key}"
        window.close()
        end_all()
        context.close()
        document.close()
