"""The states of the tour, and how the window gets into each."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan, new_sample
from planner.app.settings import Settings
from planner.domain import edits
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.window.main_window import MainWindow

NOW = datetime(2026, 11, 25, 9, 40, tzinfo=ZoneInfo("Europe/London"))
SIZES = (QSize(1440, 900), QSize(1024, 700))
LOOKS = ("light", "dark")

_CROWD, _WEEK = 90, Span(date(2026, 11, 23), date(2026, 11, 30))
"""So many entries in the main week of the sample."""

_SETTLE_MS = 250
"""How long what is made or computed after a frame may take until the picture."""


class Place(NamedTuple):
    """A stop of the tour: its name, the plan that is open, and what is done in the window."""

    name: str
    plan: Callable[[Path], Document]
    act: Callable[[MainWindow], None]


def walk(folder: Path, only: str = "", looks: Sequence[str] = LOOKS, sizes: Sequence[QSize] = SIZES) -> Iterator[Path]:
    """Takes a picture of every place whose name holds the word, in these looks and sizes; gives the paths."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme(app, "light")
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
        window = MainWindow(Context(document, Catalogue(), settings, theme, When(settings), lambda: NOW))
        window.resize(size)
        window.show()
        QTest.qWait(_SETTLE_MS)
        place.act(window)
        QTest.qWait(_SETTLE_MS)
        picture = _picture(window)
        for widget in QApplication.topLevelWidgets():
            widget.close()
        document.close()
        return picture


def _picture(window: MainWindow) -> QPixmap:
    """The window with the dialogs and menus that lie over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for popup in QApplication.topLevelWidgets():
        if popup is not window and popup.isVisible() and popup.width() > 1:
            painter.drawPixmap(popup.pos() - window.pos(), popup.grab())
    painter.end()
    return picture


# plans


def _empty(path: Path) -> Document:
    return Document(new_plan(path, new_brand("Quince Lane", "Europe/London"), Catalogue()))


def _sample(path: Path) -> Document:
    return Document(new_sample(path, NOW.date(), Catalogue()))


def _crowded(path: Path) -> Document:
    """The sample with 90 entries in its main week, spread over its days and hours."""
    document = _sample(path)
    brand = document.brands()[0]
    plan = document.plan(brand, _WEEK)
    first = plan.in_order()
    copies = cycle(first)
    for number in range(_CROWD - len(first)):
        one = next(copies)
        day, hour = _WEEK.start + timedelta(days=number % 7), time(7 + number * 5 % 13, 15 * (number % 4))
        place = replace(one, date=day, time=hour)
        document.do(edits.duplicate([plan.posts[one.post_id]], [place]))
    return document


# states


def _as_it_is(window: MainWindow) -> None:
    window.show_place("calendar")


def _editing(window: MainWindow) -> None:
    chip = next(chip for chip in window.desk.view.shown_chips() if len(chip.channel_ids) > 1)
    window.open_chip(chip.key)


def _week_view(window: MainWindow) -> None:
    window.show_place("calendar")
    window.desk.show_view("week")


def _list_view(window: MainWindow) -> None:
    window.show_place("calendar")
    window.desk.show_view("list")


def _checklist(window: MainWindow) -> None:
    window.show_place("week")


def _ideas(window: MainWindow) -> None:
    for text in ("Behind the counter on a Sunday", "Ask: oat or dairy? 🥛"):
        window.do(window.posts.new_post(text, None))
    window.show_place("ideas")


def _trash(window: MainWindow) -> None:
    window.posts.delete(window.desk.view.shown_chips()[:1])
    window.show_place("trash")


def _new_post(window: MainWindow) -> None:
    window.show_place("calendar")
    window.new_post()
    QTest.keyClicks(QApplication.focusWidget(), "Kaffee? #FerrowStreet")


def _search(window: MainWindow) -> None:
    window.search()
    QTest.qWait(_SETTLE_MS)
    QTest.keyClicks(QApplication.focusWidget(), "win")


def _menu(window: MainWindow) -> None:
    window.show_menu()


def _settings(window: MainWindow) -> None:
    window.asking.settings()


def _shortcuts(window: MainWindow) -> None:
    window.asking.shortcuts()


def _channel(window: MainWindow) -> None:
    window.new_channel()


def _kinds(window: MainWindow) -> None:
    window.manage("kinds")


PLACES = (
    Place("first-start", _empty, _as_it_is),
    Place("month", _sample, _as_it_is),
    Place("editor", _sample, _editing),
    Place("week", _sample, _week_view),
    Place("list", _sample, _list_view),
    Place("checklist", _sample, _checklist),
    Place("ideas", _sample, _ideas),
    Place("trash", _sample, _trash),
    Place("new-post", _sample, _new_post),
    Place("search", _sample, _search),
    Place("menu", _sample, _menu),
    Place("settings", _sample, _settings),
    Place("shortcuts", _sample, _shortcuts),
    Place("new-channel", _sample, _channel),
    Place("kinds", _sample, _kinds),
    Place("crowded-month", _crowded, _as_it_is),
    Place("crowded-week", _crowded, _week_view),
)
