"""What a week is painted on: the names of the days, hours, lines, and the line of now."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QRegion

from planner.domain import lanes
from planner.domain.span import Week
from planner.ui.calendar.bar_paper import paint_bars
from planner.ui.calendar.notes import clock_note, long_clock_note
from planner.ui.calendar.paper import CIRCLE, Paper
from planner.ui.calendar.pencil import LINE
from planner.ui.calendar.silent_paper import paint_silences
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.calendar.week import WeekView

GUTTER, HEAD, HOUR = 64, 40, 48
"""Width of the hours' names, height of the days' names, height of an hour."""

_INDENT, _NUMBER_GAP, _NOTE_END, _NOTE_GAP, _MORE_INDENT = 11, 8, 7, 6, 10
_LABEL_END, _DOT, _CIRCLE_GAP = 8, 4, 4
_SATURDAY = 5


class WeekPaper(Paper):
    """Paints everything below the chips of a week view."""

    def __init__(self, view: WeekView) -> None:
        super().__init__(view)
        self._week = view

    def paint(self, painter: QPainter, area: QRegion) -> None:
        """What touches the area."""
        view = self._week
        self.paint_card(painter, area)
        columns = view.columns()
        for day, (left, width) in columns.items():
            if day.weekday() >= _SATURDAY:
                rect = QRect(left, HEAD + 1, width, view.height() - HEAD - 2)
                painter.fillRect(rect, self.theme.color("bg.outside"))
        painter.setClipRect(view.grid_rect())
        self._paint_hours(painter, columns)
        self._paint_now(painter, columns)
        painter.setClipping(False)
        self._paint_head(painter)
        self._paint_lines(painter, columns)
        paint_bars(self, painter, area)
        paint_silences(self, painter, area)
        self.paint_edge(painter, area)
        self._paint_more(painter, area)
        self.paint_day_ring(painter, self._ring(columns))

    def _paint_head(self, painter: QPainter) -> None:
        view = self._week
        week = Week.of(lanes.iso_week_day(view.span().start)).monday.isocalendar().week
        words = tr("W{number}", number=view.context.when.number(week))
        gutter = self._gutter(0, HEAD)
        self.write_at_end(painter, (self.caption, "text.muted"), gutter, _LABEL_END, words)
        row = view.any_time_rect()
        any_time = row.height() - view.bar_height - view.silent_height
        self._paint_row_name(painter, row.top() + view.bar_height, any_time, tr("Any time"))
        if view.bar_height:
            self._paint_row_name(painter, row.top(), view.bar_height, tr("Ongoing"))
        if view.silent_height:
            self._paint_row_name(painter, row.bottom() - view.silent_height, view.silent_height, tr("Silent"))
        for day, rect in view.scene.days.items():
            self._paint_day_name(painter, day, QRect(rect.left(), (HEAD - CIRCLE) // 2, rect.width(), CIRCLE))

    def _paint_row_name(self, painter: QPainter, top: int, height: int, name: str) -> None:
        words = self.caption.elided(name, GUTTER - _LABEL_END)
        self.write_at_end(painter, (self.caption, "text.muted"), self._gutter(top, height), _LABEL_END, words)

    def _paint_day_name(self, painter: QPainter, day: date, line: QRect) -> None:
        view = self._week
        when = view.context.when
        end = self.write(painter, (self.label, "text.secondary"), line, _INDENT, when.weekday(day))
        colours = self.number_colours(is_today=day == view.today(), is_cursor=day == view.cursor, is_outside=False)
        gap = _NUMBER_GAP + (_CIRCLE_GAP if colours[1] else 0)
        end = self.write_number(painter, colours, line, end + gap, when.number(day.day))
        words = view.overlaid.day_words(day, view.scene.told_on_bars)
        told = " · ".join(filter(None, [words, clock_note(day, view.brand.zone)]))
        note = self.caption.elided(told, line.width() - end - _NOTE_GAP - _NOTE_END)
        if note:
            self.write_at_end(painter, (self.caption, "text.muted"), line, _NOTE_END, note)

    def _paint_hours(self, painter: QPainter, columns: dict[date, tuple[int, int]]) -> None:
        view, colour = self._week, self.theme.color("border.subtle")
        start, end = min(columns.values())[0], sum(max(columns.values()))
        for hour in range(1, 24):
            y = view.minute_y(hour * 60)
            painter.fillRect(start, y, end - start, 1, colour)
            words = view.context.when.clock(time(hour))
            line = self._gutter(y - LINE // 2, LINE)
            self.write_at_end(painter, (self.caption, "text.muted"), line, _LABEL_END, words)
        for day, rect in view.scene.days.items():
            note = long_clock_note(view.context, day, view.brand.zone)
            if note:
                self._paint_long_note(painter, rect, note)

    def _paint_long_note(self, painter: QPainter, rect: QRect, note: str) -> None:
        """What the clocks do, in the empty hours of the night."""
        inside = QRect(rect.left() + 6, self._week.minute_y(60) + 4, rect.width() - 12, 2 * HOUR)
        painter.setFont(self.caption.font)
        painter.setPen(self.theme.color("text.muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap, note)

    def _paint_now(self, painter: QPainter, columns: dict[date, tuple[int, int]]) -> None:
        view = self._week
        now = view.now()
        if now.date() in columns:
            left, width = columns[now.date()]
            y = view.minute_y(now.hour * 60 + now.minute)
            painter.fillRect(left, y, width, 2, self.theme.color("accent.solid"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent.solid"))
            painter.drawEllipse(QPoint(left + width if view.mirrored else left, y + 1), _DOT, _DOT)

    def _paint_lines(self, painter: QPainter, columns: dict[date, tuple[int, int]]) -> None:
        view, colour = self._week, self.theme.color("border.subtle")
        painter.fillRect(0, HEAD - 1, view.width(), 1, colour)
        painter.fillRect(0, view.grid_rect().top() - 1, view.width(), 1, colour)
        lines = {left - 1 for left, _ in columns.values()} | {left + width for left, width in columns.values()}
        for x in lines:
            painter.fillRect(x, HEAD, 1, view.height() - HEAD, colour)

    def _paint_more(self, painter: QPainter, area: QRegion) -> None:
        for more in self._week.scene.more:
            if area.intersects(more.rect):
                style = self.caption, self.more_token(more)
                self.write(painter, style, more.rect, _MORE_INDENT, self.more_words(more))

    def _ring(self, columns: dict[date, tuple[int, int]]) -> QRect:
        """The day's name and its row of any time."""
        if self._week.cursor not in columns:
            return QRect()
        left, width = columns[self._week.cursor]
        return QRect(left, 1, width, self._week.any_time_rect().bottom())

    def _gutter(self, top: int, height: int) -> QRect:
        left = self._week.width() - GUTTER if self._week.mirrored else 0
        return QRect(left, top, GUTTER, height)
