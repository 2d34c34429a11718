"""What a month is painted on: the names of the weekdays, lines, numbers and notes of the days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion

from planner.domain import lanes
from planner.domain.span import Week
from planner.ui.calendar.bar_paper import paint_bars
from planner.ui.calendar.notes import clock_note
from planner.ui.calendar.paper import CIRCLE, Paper
from planner.ui.calendar.pencil import LINE
from planner.ui.calendar.scene import More, Scene
from planner.ui.calendar.silent_paper import paint_silences
from planner.ui.calendar.tiles import paint_dashed
from planner.ui.icons import pixmap
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.calendar.month import MonthView

_INDENT, _MORE_INDENT, _ABOVE_CHIPS = 11, 10, 1
_NOTE_END, _NOTE_GAP, _MORE_END, _NUMBER_INSET = 7, 6, 3, 6
_ICON, _SLOT_INDENT, _SLOT_TEXT = 14, 8, 28
_SATURDAY = 5


class MonthPaper(Paper):
    """Paints everything below the chips of a month view."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view)
        self._month_view = view
        self._month, self._today = view.month(), view.today()

    def paint(self, painter: QPainter, area: QRegion) -> None:
        """What touches the area."""
        view = self._month_view
        self.paint_card(painter, area)
        if area.boundingRect().top() <= self.theme.size("weekday"):
            self._paint_weekdays(painter)
        self._month, self._today = view.month(), view.today()
        touched = [(day, rect) for day, rect in view.scene.days.items() if area.intersects(rect)]
        for day, rect in touched:
            self._paint_ground(painter, day, rect)
        self._paint_lines(painter)
        self.paint_edge(painter, area)
        paint_bars(self, painter, area)
        for day, rect in touched:
            self._paint_head(painter, day, rect)
        paint_silences(self, painter, area)
        for more in view.scene.more:
            if area.intersects(more.rect):
                self._paint_more(painter, more)
        self.paint_day_ring(painter, view.day_rect(view.cursor))

    def beside_number(self, day: QRect) -> QRect:
        """Where "n more" stands when it has no line of its own."""
        rect = QRect(day.left(), self._number_top(day), day.width() // 2 + _MORE_END, CIRCLE)
        rect.moveLeft(self.left(day, day.width() - rect.width() - _MORE_END, rect.width()))
        return rect

    def beside_words(self, day: date, scene: Scene) -> QRect:
        """Where it is said how many bars have no room: after the number, up to "n more" or the week."""
        rect, more = scene.days[day], scene.more_on(day)
        start = _INDENT + max(self.label.width(self._number_words(day)), CIRCLE - _NUMBER_INSET) + _NOTE_GAP
        end = self.caption.width(self._week_words(day)) + _NOTE_END + _NOTE_GAP
        if more and more.rect.height() == CIRCLE:
            end = rect.width() // 2 + _MORE_END
        line = QRect(rect.left(), self._number_top(rect), rect.width() - start - end, CIRCLE)
        line.moveLeft(self.left(rect, start, line.width()))
        return line

    def _number_top(self, day: QRect) -> int:
        return day.top() + self._month_view.head - CIRCLE - _ABOVE_CHIPS

    def _paint_more(self, painter: QPainter, more: More) -> None:
        words = self.more_words(more)
        style = self.caption, self.more_token(more)
        if more.rect.height() == CIRCLE:
            self.write_at_end(painter, style, more.rect, _NOTE_END - _MORE_END, words)
        else:
            self.write(painter, style, more.rect, _MORE_INDENT, words)

    def _paint_weekdays(self, painter: QPainter) -> None:
        height = self.theme.size("weekday")
        for day, rect in list(self.view.scene.days.items())[: lanes.DAYS]:
            words = self.view.context.when.weekday(day)
            head = QRect(rect.left(), 0, rect.width(), height)
            self.write(painter, (self.label, "text.secondary"), head, _INDENT, words)

    def _paint_lines(self, painter: QPainter) -> None:
        colour = self.theme.color("border.subtle")
        days = list(self.view.scene.days.values())
        for rect in days[:: lanes.DAYS]:
            painter.fillRect(0, rect.top() - 1, self.view.width(), 1, colour)
        for rect in sorted(days[: lanes.DAYS], key=QRect.left)[1:]:
            painter.fillRect(rect.left() - 1, rect.top(), 1, self.view.height() - rect.top(), colour)

    def _paint_ground(self, painter: QPainter, day: date, rect: QRect) -> None:
        if not self._month_view.slot_rect(day).isEmpty():
            self.fill(painter, rect, self.theme.color("bg.sunken"))
        elif day not in self._month or day.weekday() >= _SATURDAY:
            self.fill(painter, rect, self.theme.color("bg.outside"))

    def _paint_head(self, painter: QPainter, day: date, rect: QRect) -> None:
        view, slot = self._month_view, self._month_view.slot_rect(day)
        is_outside = day not in self._month
        colours = self.number_colours(is_today=day == self._today, is_cursor=day == view.cursor, is_outside=is_outside)
        line = QRect(rect.left(), self._number_top(rect), rect.width(), CIRCLE)
        end = self.write_number(painter, colours, line, _INDENT, self._number_words(day))
        self._paint_note(painter, day, line, end)
        if not slot.isEmpty():
            self._paint_slot(painter, slot)

    def _number_words(self, day: date) -> str:
        when = self._month_view.context.when
        return when.short_month(day) if day.day == 1 else when.number(day.day)

    def _paint_note(self, painter: QPainter, day: date, line: QRect, number_end: int) -> None:
        last = " · ".join(filter(None, [clock_note(day, self.view.brand.zone), self._week_words(day)]))
        scene = self.view.scene
        first = self.view.overlaid.day_words(day, scene.told_on_bars)
        more, bars = scene.more_on(day), scene.bar_more_on(line)
        if not (first or last) or (more and more.rect.intersects(line)):
            return
        number_end += bars.rect.width() + _NOTE_GAP if bars else 0
        room = line.width() - number_end - _NOTE_GAP - _NOTE_END
        words = self._joined(first, last, room) if first else self.caption.elided(last, room)
        self.write_at_end(painter, (self.caption, "text.muted"), line, _NOTE_END, words)

    def _joined(self, first: str, last: str, room: int) -> str:
        """Both notes, the first of them shortened so that the other is seen whole."""
        end = f" · {last}" if last else ""
        return self.caption.elided(first, max(room - self.caption.width(end), 0)) + end

    def _week_words(self, day: date) -> str:
        """The ISO week, on the first day of each row."""
        when = self.view.context.when
        if day.weekday() != when.first_day:
            return ""
        return tr("W{number}", number=when.number(Week.of(lanes.iso_week_day(day)).monday.isocalendar().week))

    def _paint_slot(self, painter: QPainter, slot: QRect) -> None:
        paint_dashed(painter, slot, self.theme)
        plus = pixmap(self.theme, "plus", "text.secondary", _ICON, painter.device().devicePixelRatioF())
        top = slot.top() + (slot.height() - _ICON) // 2
        painter.drawPixmap(self.left(slot, _SLOT_INDENT, _ICON), top, plus)
        line = QRect(slot.left(), slot.top() + (slot.height() - LINE) // 2, slot.width(), LINE)
        self.write(painter, (self.label, "text.secondary"), line, _SLOT_TEXT, tr("Add post"))
