"""The calendar as a picture on one page: a month in rows of weeks, or a week with its days side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont

from planner.domain.lanes import DAYS, days_in, grid_of, iso_week_day, row_start
from planner.domain.shown import Chip
from planner.domain.span import ONE_WEEK, Span, Week
from planner.ui.printing.paper import Paper
from planner.ui.printing.printed import Printed
from planner.ui.words import tr

_TITLE, _WEEKDAY, _WEEK_COLUMN = 30.0, 16.0, 26.0
_NUMBER, _INSIDE, _BETWEEN = 13.0, 3.0, 2.0
_BOLD = QFont.Weight.DemiBold
_CHIP = 12.0
"""The lowest chip: one line with time, words and icons."""

_TALL, _TALLEST = 34.0, 76.0
"""A chip with its time and icons on one line and two lines of words, or more of them where a day is high."""

_LINE = 9.0
_LEGEND = 14.0

_ICON = 7.0
_MOST_ICONS = 5


class Grid:
    """Draws the pictures of what is printed, one on each page."""

    def __init__(self, paper: Paper, printed: Printed) -> None:
        self._paper, self._printed = paper, printed
        self._small, self._strong = paper.font(7), paper.font(7, _BOLD)
        self._small_title = self._strong if printed.is_week else self._small

    def draw_all(self) -> None:
        """A page for the week, or for each month."""
        if self._printed.is_week:
            first = row_start(self._printed.span.start, self._printed.context.when.first_day)
            self._draw(Span(first, first + ONE_WEEK), self._printed.span, self._printed.days_words)
            return
        for month in self._printed.months:
            grid = grid_of(month.start, self._printed.context.when.first_day)
            self._draw(grid, month, self._printed.context.when.month(month.start))

    def _draw(self, grid: Span, inside: Span, name: str) -> None:
        paper, room = self._paper, self._paper.turn(landscape=True)
        brand = self._printed.plan.brand.name
        paper.words(QRectF(room.x(), room.y(), room.width() * 0.6, 20), name, paper.font(15, _BOLD))
        right = QRectF(room.x() + room.width() * 0.6, room.y(), room.width() * 0.4, 20)
        paper.words(right, brand, paper.font(10), "text.secondary", Qt.AlignmentFlag.AlignRight)
        self._draw_legend(inside, QRectF(room.x(), room.bottom() - _LEGEND, room.width(), _LEGEND))
        days = list(days_in(grid))
        below = room.adjusted(0, _TITLE, 0, -_LEGEND - 4)
        if len(days) > DAYS:
            self._draw_weekdays(days[:DAYS], below)
            below = below.adjusted(0, _WEEKDAY, 0, 0)
        rows = [Span(day, day + ONE_WEEK) for day in days[::DAYS]]
        height = below.height() / len(rows)
        for number, row in enumerate(rows):
            self._draw_row(row, inside, QRectF(room.x(), below.y() + number * height, room.width(), height))

    def _draw_weekdays(self, days: Sequence[date], room: QRectF) -> None:
        width = (room.width() - _WEEK_COLUMN) / DAYS
        for number, day in enumerate(days):
            where = QRectF(room.x() + _WEEK_COLUMN + number * width + _INSIDE, room.y(), width - _INSIDE, _WEEKDAY)
            self._paper.words(where, self._printed.context.when.weekday(day), self._small, "text.secondary")

    def _draw_legend(self, inside: Span, room: QRectF) -> None:
        """The kinds that the picture shows, with their colours."""
        paper, x = self._paper, room.x() + _WEEK_COLUMN
        shown = [chip for day in days_in(inside) for chip in self._printed.chips.get(day, ())]
        for name, hue in sorted({(self._printed.kind(chip), self._printed.hue(chip)) for chip in shown} - {("", "")}):
            width = paper.width(name, self._small) + 20
            if not name or x + width > room.right():
                continue
            paper.box(QRectF(x, room.center().y() - 3, 6, 6), hue, 1)
            paper.words(QRectF(x + 9, room.y(), width, room.height()), name, self._small, "text.secondary")
            x += width

    def _draw_row(self, row: Span, inside: Span, room: QRectF) -> None:
        paper = self._paper
        paper.line(room.x(), room.y(), room.right(), room.y())
        week = Week.of(iso_week_day(row.start))
        words = tr("W{number}", number=week.monday.isocalendar().week)
        paper.words(QRectF(room.x(), room.y() + _INSIDE, _WEEK_COLUMN, _NUMBER), words, self._small, "text.muted")
        width = (room.width() - _WEEK_COLUMN) / DAYS
        for number in range(DAYS):
            day = row.start + timedelta(days=number)
            cell = QRectF(room.x() + _WEEK_COLUMN + number * width, room.y(), width, room.height())
            paper.line(cell.x(), cell.y(), cell.x(), cell.bottom())
            self._draw_day(day, cell, muted=not inside.start <= day < inside.end)
        paper.line(room.right(), room.y(), room.right(), room.bottom())
        paper.line(room.x(), room.bottom(), room.right(), room.bottom())

    def _draw_day(self, day: date, cell: QRectF, *, muted: bool) -> None:
        paper, when = self._paper, self._printed.context.when
        words = when.day(day) if self._printed.is_week or day.day == 1 else when.number(day.day)
        token = "text.muted" if muted else "text.primary"
        line = QRectF(cell.x() + _INSIDE, cell.y() + _INSIDE, cell.width() - 2 * _INSIDE, _NUMBER)
        paper.words(line, words, self._small if muted else self._strong, token)
        chips = () if muted else self._printed.chips.get(day, ())
        room = QRectF(line.x(), line.bottom() + 1, line.width(), cell.bottom() - line.bottom() - 1 - _BETWEEN)
        self._draw_chips(chips, room)

    def _draw_chips(self, chips: Sequence[Chip], room: QRectF) -> None:
        """As tall as they fit, and "n more" for those that do not fit at their lowest."""
        if not chips:
            return
        each = (room.height() + _BETWEEN) / len(chips) - _BETWEEN
        height = min(max(each, _CHIP), _TALLEST if self._printed.is_week else _TALL)
        fitting = int((room.height() + _BETWEEN) / (height + _BETWEEN))
        shown = len(chips) if fitting >= len(chips) else max(fitting - 1, 0)
        y = room.y()
        for chip in chips[:shown]:
            self._draw_chip(chip, QRectF(room.x(), y, room.width(), height))
            y += height + _BETWEEN
        if shown < len(chips):
            more = tr("%n more", len(chips) - shown)
            self._paper.words(QRectF(room.x(), y, room.width(), _CHIP), more, self._small, "text.secondary")

    def _draw_chip(self, chip: Chip, box: QRectF) -> None:
        paper, printed = self._paper, self._printed
        hue = printed.hue(chip)
        paper.box(box, f"{hue}.soft", 2)
        paper.box(QRectF(box.x(), box.y(), 2, box.height()), hue)
        inside = box.adjusted(5, 0, -3, 0)
        if box.height() < 2 * _CHIP:
            self._draw_low(chip, inside)
        else:
            self._draw_tall(chip, inside)

    def _draw_low(self, chip: Chip, box: QRectF) -> None:
        clock = self._printed.clock(chip) if chip.clock else ""
        taken = self._paper.width(clock, self._small) + 3 if clock else 0.0
        self._paper.words(box, clock, self._small, "text.secondary")
        self._paper.words(box.adjusted(taken, 0, 0, 0), self._printed.title(chip), self._small)

    def _draw_tall(self, chip: Chip, box: QRectF) -> None:
        """The time with the icons of status and channels, and below the title in as many lines as there is room for."""
        paper, printed = self._paper, self._printed
        first = QRectF(box.x(), box.y() + 1, box.width(), _CHIP - 2)
        paper.words(first, printed.clock(chip), self._small, "text.secondary")
        self._draw_icons(chip, first)
        title = QRectF(box.x(), first.bottom(), box.width(), box.bottom() - first.bottom() - 1)
        used = paper.block(title, printed.title(chip), self._small_title, max(min(int(title.height() / _LINE), 2), 1))
        rest = title.adjusted(0, used + 1, 0, 0)
        if printed.is_week and rest.height() >= _LINE:
            paper.block(rest, printed.text(chip), self._small, int(rest.height() / _LINE), "text.secondary")

    def _draw_icons(self, chip: Chip, line: QRectF) -> None:
        paper, status = self._paper, self._printed.status(chip)
        x, y = line.right() - _ICON, line.center().y() - _ICON / 2
        paper.icon(paper.status_icon(status), f"status.{status}", x, y, _ICON)
        for glyph in reversed(self._printed.glyphs(chip)[:_MOST_ICONS]):
            x -= _ICON + 2
            paper.icon(glyph, "text.secondary", x, y, _ICON)
