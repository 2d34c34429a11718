"""The calendar against floors of its own: one painted widget with as many chips, each with the same parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from bench import data, floors
from bench.data import opened
from bench.measure import Action
from bench.screen import FRAME, context_of, exposed
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance
from planner.domain.carrying import Carried, Target
from planner.domain.shown import shown
from planner.domain.span import Span
from planner.store.store import Store
from planner.ui.calendar.drag import mime_of
from planner.ui.calendar.month import MonthView
from planner.ui.calendar.painted import PaintedView
from planner.ui.calendar.scene import Placed
from planner.ui.calendar.titles import Titles
from planner.ui.calendar.week import WeekView
from planner.ui.icons import pixmap
from planner.ui.theme import Theme
from planner.ui.window.posts import PostCommands

_SIZE = QSize(1664, 888)
"""What a window of 1920 by 1080 leaves for the calendar."""

_EMPTY = date(1950, 1, 4)
"""A day long before the plan begins."""

_LETTERS = f"{ascii_letters}{digits} é“”–%"
"""Whose widths any view knows that was shown once."""

_BOTH_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
_BAR, _INDENT, _END, _ICON, _LINE = 3, 10, 6, 14, 16


class WindowBench:
    """A plan opened by the program and by plain sqlite3, with views on a screen that nobody sees."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        self._store = Store(path, opened(path), None)
        self._raw = opened(path)
        self._document = Document(self._store)
        self._context = context_of(path, self._document, catalogue)
        self._brand = data.first_brand()
        self._plan = self._document.plan(self._brand, Span(date.min, date.min))

    def close(self) -> None:
        """Closes the plan."""
        self._store.close()
        self._raw.close()

    def actions(self) -> list[Action]:
        """All that is measured of the calendar."""
        full, quiet = (span.start + timedelta(days=14) for span in (data.MONTH, data.QUIET_MONTH))
        return [
            self._switch("month switch, 500 entries", MonthView, full),
            self._switch("month switch, 50 entries", MonthView, quiet),
            self._switch(f"week switch, {data.WEEK_ENTRIES} entries", WeekView, data.WEEK.monday),
            self._drag_step("drag step, painted", full, lambda *_: ("Thu 15 Oct", False)),
            self._drag_step("drag step with the balance sentence", full, self._words_for_drop()),
        ]

    def _switch(self, name: str, make: type[PaintedView], day: date) -> Action:
        """From an empty period to a full one: query, layout, paint; no title was broken into lines before."""
        view = self._view(make)
        self._go_to(view, day)
        floor_view, span = Floor(self._context.theme, view), view.span()

        def ours() -> None:
            self._go_to(view, day)
            view.repaint()

        def floor() -> None:
            floor_view.show_rows(floors.month(self._raw, self._brand.id, span))
            floor_view.repaint()

        def before() -> None:
            self._go_to(view, _EMPTY)
            view.repaint()
            view.ink.titles = Titles(view.ink.title_font)
            view.ink.titles.width(_LETTERS)

        return Action(name, floor, ours, rounds=51, goal=1.3, limit=FRAME, before=before)

    def _drag_step(
        self, name: str, day: date, words: Callable[[Carried, date, time | None, bool], tuple[str, bool]]
    ) -> Action:
        """A dragged chip comes to another day; the floor paints the two days anew and marks one."""
        view = self._view(MonthView)
        self._go_to(view, day)
        view.preview = words
        floor_view = Floor(self._context.theme, view)
        floor_view.rows = [(placed.face.clock, placed.face.title) for placed in view.scene.placed]
        days = cycle(list(view.scene.days.values()))
        mime = mime_of(view.carried(view.shown_chips()[0]))
        start = view.scene.days[day].center()
        enter = QDragEnterEvent(start, _BOTH_ACTIONS, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

        def before() -> None:
            QApplication.sendEvent(view, enter)

        def ours() -> None:
            pos = next(days).center()
            move = QDragMoveEvent(pos, _BOTH_ACTIONS, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(view, move)
            QApplication.processEvents()

        def floor() -> None:
            floor_view.mark(next(days))
            QApplication.processEvents()

        return Action(name, floor, ours, rounds=201, limit=FRAME, before=before)

    def _words_for_drop(self) -> Callable[[Carried, date, time | None, bool], tuple[str, bool]]:
        live = LiveBalance(self._document, self._context.catalogue)
        live.show_brand(self._brand)
        commands = PostCommands(self._context, live, QWidget())
        commands.show_brand(self._brand)
        return lambda carried, day, _, copy: commands.words_for_drop(carried, Target(day, keeps_clock=True), copy)

    def _view(self, make: type[PaintedView]) -> PaintedView:
        view = make(self._context)
        view.resize(_SIZE)
        view.show_brand(self._brand)
        exposed(view)
        return view

    def _go_to(self, view: PaintedView, day: date) -> None:
        view.go_to(day)
        view.show_chips(shown(self._document.spots(self._brand, view.span())), self._plan)


class Floor(QWidget):
    """Paints days and chips where a view does, with bar, icons, time, title cut to one line, and "n more"."""

    def __init__(self, theme: Theme, view: PaintedView) -> None:
        super().__init__()
        self.rows: list[tuple[str | None, str]] = []
        self._theme = theme
        self._days = list(view.scene.days.items())
        self._chips: list[Placed] = list(view.scene.placed)
        self._more = [(more.rect, f"{more.number} more") for more in view.scene.more]
        self._marked = QRect()
        self._font = theme.font("chip.title")
        self._meta_font = theme.font("chip.meta")
        self._metrics = QFontMetrics(self._font)
        self.resize(view.size())
        exposed(self)

    def show_rows(self, rows: list[Any]) -> None:
        """Shows the rows of ``floors.month``."""
        self.rows = [(row[1], row[8]) for row in rows]

    def mark(self, day: QRect) -> None:
        """Marks another day."""
        self.update(self._marked)
        self.update(day)
        self._marked = day

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days, then chips."""
        with QPainter(self) as painter:
            for day, rect in self._days:
                if rect.intersects(event.rect()):
                    painter.fillRect(rect, self._theme.color("bg.selected" if rect == self._marked else "bg.surface"))
                    painter.drawText(rect.left() + _INDENT, rect.top() + _LINE, str(day.day))
            for placed, (clock, title) in zip(self._chips, self.rows, strict=False):
                if placed.rect.intersects(event.rect()):
                    self._paint_chip(painter, placed, clock or "Any time", title)

            for rect, words in self._more:
                if rect.intersects(event.rect()):
                    painter.drawText(rect.left() + _INDENT, rect.top() + _LINE, words)

    def _paint_chip(self, painter: QPainter, placed: Placed, clock: str, title: str) -> None:
        rect, face = placed.rect, placed.face
        painter.fillRect(rect, self._theme.color(f"kind.{face.hue}.soft"))
        painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), self._theme.color(f"kind.{face.hue}"))
        x = rect.left() + _INDENT
        for glyph in face.glyphs:
            painter.drawPixmap(x, rect.top() + _BAR, pixmap(self._theme, glyph, "text.secondary", _ICON))
            x += _ICON + _BAR
        painter.setFont(self._meta_font)
        painter.drawText(x, rect.top() + _LINE, clock)
        status = pixmap(self._theme, self._theme.status_icon(face.status), f"status.{face.status}", _ICON)
        painter.drawPixmap(rect.right() - _END - _ICON, rect.top() + _BAR, status)
        painter.setFont(self._font)
        words = self._metrics.elidedText(title, Qt.TextElideMode.ElideRight, rect.width() - _INDENT - _END)
        painter.drawText(rect.left() + _INDENT, rect.top() + 2 * _LINE, words)
