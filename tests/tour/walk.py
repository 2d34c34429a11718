"""Walks to the places of the tour and takes a picture of each."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, QSize
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from planner.app.catalogue import Catalogue
from planner.app.settings import Settings
from planner.ui.context import Context
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.window.main_window import MainWindow
from tests.tour.place import Place, wait
from tests.tour.places import PLACES
from tests.tour.plans import NOW

SIZES = (QSize(1440, 900), QSize(1024, 700))
LOOKS = ("light", "dark")

_SETTLE_MS = 250
"""How long what is made or computed after a frame may take until the picture."""


def filling(width: int, height: int, scale: float) -> QSize:
    """The size of a window that fills a screen of so many pixels."""
    return QSize(round(width / scale), round(height / scale))


def walk(folder: Path, only: str = "", looks: Sequence[str] = LOOKS, sizes: Sequence[QSize] = SIZES) -> Iterator[Path]:
    """Takes a picture of every place whose name holds the word, in these looks and sizes; gives the paths."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme(app, "light")
    QCursor.setPos(QPoint(4_000, 4_000))  # nothing is under the pointer
    for look in looks:
        theme.choose(look)
        for size in sizes:
            for place in (place for place in PLACES if only in place.name):
                path = folder / f"{place.name}-{look}-{size.width()}.png"
                _visit(place, theme, size).save(str(path))
                yield path


def _visit(place: Place, theme: Theme, size: QSize) -> QPixmap:
    """A picture of the window at this place."""
    with tempfile.TemporaryDirectory() as folder:
        document = place.plan(Path(folder) / "plan.evenweek")
        settings = Settings(Path(folder) / "settings.json")
        QApplication.setLayoutDirection(place.direction)
        context = Context(document, Catalogue(), settings, theme, When(settings), lambda: NOW)
        window = MainWindow(context)
        window.resize(size)
        window.show()
        wait(_SETTLE_MS)
        place.act(window)
        wait(_SETTLE_MS)
        picture = _picture(window)
        for widget in QApplication.topLevelWidgets():
            widget.close()
        window.deleteLater()
        context.close()
        document.close()
        return picture


def _picture(window: MainWindow) -> QPixmap:
    """The window with the dialogs and menus that lie over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for popup in sorted(QApplication.topLevelWidgets(), key=QWidget.isActiveWindow):
        if popup is not window and popup.isVisible() and popup.width() > 1:
            at = popup.pos() - window.pos()
            painter.setClipRegion(popup.mask().translated(at) if not popup.mask().isEmpty() else picture.rect())
            painter.drawPixmap(at, popup.grab())
    painter.end()
    return picture
