"""The whole window in use: searching, typing, dropping, and a backup beside it."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from time import sleep
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from bench import data, floors
from bench.data import opened
from bench.editing import Editing
from bench.measure import Action
from bench.screen import FRAME, SIZE, application, context_of, exposed
from bench.window import Floor
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.carrying import Target
from planner.domain.shown import Chip
from planner.domain.span import ONE_DAY
from planner.store.store import Store
from planner.ui.calendar.month import MonthView
from planner.ui.search.palette import Palette
from planner.ui.window.main_window import MainWindow
from planner.ui.window.remembered import Remembered

T = TypeVar("T", bound=QObject)

_TYPED = ("m", "ma", "mar", "mark", "marke", "market", "market 1", "market 17")
"""What stands in the search after each key."""

_DAY = data.MONTH.start + timedelta(days=16)
_BREATH = 0.001
"""Seconds between the steps of a backup, as the window's jobs take them."""

_MOVE = "UPDATE placement SET date = ? WHERE id = ?"


class UsingBench:
    """A window over a plan; the floors write to a copy of the file, so that neither spoils the other's cache."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        application()
        self._path, self._copy = path, path.with_name("floor.evenweek")
        shutil.copyfile(path, self._copy)
        self._raw = opened(self._copy)
        self._store = Store(path, opened(path), None)
        self._document = Document(self._store)
        self._context = context_of(path, self._document, catalogue)
        self._brand = data.first_brand()
        Remembered(self._context.settings.memory, str(path)).put_brand(self._brand)
        self._window = MainWindow(self._context)
        self._window.resize(SIZE)
        exposed(self._window)
        self._window.desk.show_view(MonthView.key)
        self._window.desk.go_to(_DAY)
        QApplication.processEvents()

    def close(self) -> None:
        """Closes window and plan."""
        self._window.close()
        self._window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._context.theme.deleteLater()
        self._store.close()
        self._raw.close()
        self._copy.unlink()

    def actions(self) -> Iterator[Action]:
        """All that is measured of the window, each ready to be measured when it is given."""
        yield self._search()
        yield self._drop()
        with self._backups():
            yield self._month_meanwhile()
        networks = [platform.key for platform in self._context.catalogue.platforms]
        yield from Editing(self._window, self._document, self._brand, networks).actions()

    def _search(self) -> Action:
        """A key in the search, to the list painted; the floor puts the titles into a plain list."""
        self._window.search()
        palette = _only(self._window, Palette)
        plain = _PlainSearch(palette.list.size())
        typed, plainly_typed = cycle(_TYPED), cycle(_TYPED)

        def floor() -> None:
            plain.field.setText(next(plainly_typed))
            rows = floors.found(self._raw, self._brand.id, plain.field.text().replace(" ", "* "))
            plain.list.clear()
            plain.list.addItems([title for _, title in rows])
            QApplication.processEvents()

        def ours() -> None:
            palette.field.setText(next(typed))
            QApplication.processEvents()

        return Action("search key to the painted list", floor, ours, rounds=15 * len(_TYPED), limit=FRAME)

    def _drop(self) -> Action:
        """A drop onto the next day or back, to the painted month; committed means on disk."""
        _only(self._window, Palette).close_again()
        view = self._window.desk.view
        assert isinstance(view, MonthView)
        lone = self._lone_chip(view)
        placement_id, start = lone.placement_ids[0], lone.day
        assert start is not None
        floor_view, span = Floor(self._context.theme, view), view.span()
        days, floor_days = (cycle((start + ONE_DAY, start)) for _ in range(2))

        def ours() -> None:
            chip = next(one for one in view.shown_chips() if placement_id in one.placement_ids)
            self._window.desk.drop_requested.emit(view.carried(chip), Target(next(days), keeps_clock=True), False)
            view.repaint()

        def floor() -> None:
            self._raw.execute("BEGIN IMMEDIATE")
            self._raw.execute(_MOVE, (next(floor_days).isoformat(), placement_id))
            self._raw.execute("COMMIT")
            floor_view.show_rows(floors.month(self._raw, self._brand.id, span))
            floor_view.repaint()

        return Action("drop to commit and painted month", floor, ours, rounds=51, goal=1.3, before=_rest)

    def _lone_chip(self, view: MonthView) -> Chip:
        """A chip of the month whose post stands nowhere else, so that no question is asked."""
        chips = [chip for chip in view.shown_chips() if chip.day and chip.day in view.month()]
        plan = self._document.posts_of(self._brand, {chip.post_id for chip in chips})
        entries = Counter(placement.post_id for placement in plan.placements.values())
        return next(chip for chip in chips if entries[chip.post_id] == 1)

    def _month_meanwhile(self) -> Action:
        """The month before and back, while backups are made beside both."""
        desk = self._window.desk
        view, other = desk.view, _DAY - timedelta(days=31)
        assert isinstance(view, MonthView)
        floor_view, span = Floor(self._context.theme, view), view.span()

        def ours() -> None:
            desk.go_to(other if desk.day == _DAY else _DAY)
            view.repaint()

        def floor() -> None:
            floor_view.show_rows(floors.month(self._raw, self._brand.id, span))
            floor_view.repaint()

        return Action("month switch in the window during backups", floor, ours, rounds=51, limit=FRAME, before=_rest)

    @contextmanager
    def _backups(self) -> Iterator[None]:
        """Backups in a thread, one after the other."""
        over, target = threading.Event(), self._path.with_name("backup.evenweek")

        def make() -> None:
            while not over.is_set():
                self._document.back_up(target, lambda *_: sleep(_BREATH))
                target.unlink()

        thread = threading.Thread(target=make)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


class _PlainSearch(QWidget):
    """A field over a list of this size."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.field, self.list = QLineEdit(), QListWidget()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.list.setFixedSize(size)
        exposed(self)


def _rest() -> None:
    """What the window does once it has nothing else to do, such as the checklist, is not part of what is measured."""
    QApplication.processEvents()


def _only(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found
