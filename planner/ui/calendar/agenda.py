"""The list: the days of a month below each other, each with its posts in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSignalBlocker, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QVBoxLayout

from planner.domain import lanes
from planner.domain.lanes import DAYS
from planner.domain.overlay import Ghost, Silence
from planner.domain.shown import Chip, ChipKey
from planner.domain.span import Span
from planner.ui.calendar.agenda_model import AgendaModel, Column, Line
from planner.ui.calendar.agenda_rows import AgendaRows
from planner.ui.calendar.contents import Stop
from planner.ui.calendar.hint import HOVER_DELAY, ghost_hint, show_hint
from planner.ui.calendar.landing import Place
from planner.ui.calendar.scene import NOWHERE
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context

_WIDTHS = {Column.TIME: 96, Column.CHANNELS: 168, Column.KIND: 144, Column.STATUS: 160}
_Flag = QItemSelectionModel.SelectionFlag


class AgendaView(CalendarView):
    """One month as rows."""

    key: ClassVar[str] = "list"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.hovered: Line | None = None
        """What is under the pointer."""
        self._is_new = True
        self.with_keyboard = False
        """Whether the keyboard was used last, so that the ring of the row is shown."""
        self.dragged: frozenset[ChipKey] = frozenset()
        self._model = AgendaModel(context, self, lambda: self.overlaid)
        self._rows = AgendaRows(self, self._model)
        self._rows.setAccessibleName(self.title())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows)
        self.setFocusProxy(self._rows)
        self._hint = QTimer(self, singleShot=True, interval=HOVER_DELAY)
        self._hint.timeout.connect(self._show_whole_text)
        self._set_widths()

    def title(self) -> str:
        """``October 2026``."""
        return self.context.when.month(self.period)

    def alike(self) -> tuple[str, ...]:
        """The months of the year."""
        return self.context.when.months(self.period.year)

    def span(self) -> Span:
        """The month."""
        return lanes.month_of(self.period)

    def step(self, by: int) -> date:
        """The same day so many months later."""
        return lanes.months_later(self.cursor, by)

    def carried_by(self, chip: Chip, across: int, down: int) -> Place | None:
        """So many days and weeks later, at the same time."""
        assert chip.day is not None
        return chip.day + timedelta(days=across + DAYS * down), chip.clock

    # what changed

    def chips_changed(self) -> None:
        """Fills the rows anew, and scrolls a new month to the day of the cursor, later only as far as needed."""
        scrolled = self._rows.verticalScrollBar().value()
        self._fill()
        if self._is_new:
            self._show_day()
            self._is_new = not self.isVisible()
        else:
            self._rows.verticalScrollBar().setValue(scrolled)
            self._rows.scrollTo(self._current_index(), AgendaRows.ScrollHint.EnsureVisible)

    def period_changed(self) -> None:
        """Shows the days at once, their chips when they come."""
        self._is_new = True
        self._fill()
        self._show_day()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of channels get their share of a wide list."""
        super().resizeEvent(event)
        self._rows.setColumnWidth(Column.CHANNELS, max(_WIDTHS[Column.CHANNELS], event.size().width() // 4))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known how many rows have room; the chips come after this."""
        super().showEvent(event)
        if not event.spontaneous():
            self._is_new = True
            self._show_day()

    def _fill(self) -> None:
        with QSignalBlocker(self._rows.selectionModel()):
            days = list(lanes.days_in(self.span()))
            self._model.show(days, {day: self._lines_on(day) for day in days}, self.faces)
        self._rows.setAccessibleName(self.title())
        self._rows.expandAll()
        for row in range(self._model.rowCount()):
            self._rows.setFirstColumnSpanned(row, QModelIndex(), True)
        for row, day_index in self._model.silences():
            self._rows.setFirstColumnSpanned(row, day_index, True)
        self._rows.doItemsLayout()
        self.marks_changed()

    def _lines_on(self, day: date) -> list[Line]:
        """Chips and suggestions by their time, then what is silent."""
        ghosts = self.overlaid.ghosts_on(day) if self.faces else ()
        silences = self.overlaid.silences_from(day, is_first=day == self.span().start)
        lines: list[Chip | Ghost] = [*self.chips_on(day), *ghosts]
        return [*(sorted(lines, key=_clock) if ghosts else lines), *silences]

    def _show_day(self) -> None:
        self._rows.scrollTo(self._model.day_index(self.cursor), AgendaRows.ScrollHint.PositionAtTop)

    def marks_changed(self) -> None:
        """Brings the rows' own selection into step with the view's."""
        model = self._rows.selectionModel()
        with QSignalBlocker(model):
            model.clearSelection()
            for key in self.selection:
                model.select(self._model.line_index(self.chip(key)), _Flag.Select | _Flag.Rows)
            model.setCurrentIndex(self._current_index(), _Flag.NoUpdate)
        self._rows.viewport().update()

    def look_changed(self) -> None:
        """Paints everything in the colours of the theme."""
        self._rows.viewport().update()

    def chips_look_different(self, keys: frozenset[ChipKey]) -> None:
        """Paints the rows of these chips anew."""
        for key in keys:
            self._rows.viewport().update(self._rows.row_rect(self._model.line_index(self._chips[key])))

    def _current_index(self) -> QModelIndex:
        if self.focused in self._chips:
            return self._model.line_index(self._chips[self.focused])
        ghost = self.overlaid.ghost(self.focused_ghost)
        return self._model.line_index(ghost) if ghost else self._model.day_index(self.cursor)

    def take_over(self) -> None:
        """The list handled a key or a click: what it made of selection and current row is the view's now."""
        current = self._rows.currentIndex()
        line, day = self._model.line(current), self._model.day(current)
        self.focused = line.key if isinstance(line, Chip) else None
        self.focused_ghost = line.key if isinstance(line, Ghost) else None
        indexes = self._rows.selectionModel().selectedRows()
        keys = [one.key for index in indexes if (one := self._model.chip(index))]
        if set(keys) != set(self.selection):
            self._choose(self.chosen.only(keys, self._chips))
        if day is not None:
            self.move_cursor(day)

    # places

    def chip_rect(self, key: ChipKey) -> QRect:
        """The row of a chip."""
        return self._line_rect(self._chips.get(key))

    def chip_at(self, pos: QPoint) -> Chip | None:
        """The chip whose row this is."""
        return self._model.chip(self._index_at(pos))

    def ghost_rect(self, key: str) -> QRect:
        """The row of a suggestion."""
        return self._line_rect(self.overlaid.ghost(key))

    def day_rect(self, day: date) -> QRect:
        """The row of a day with those below it."""
        first = self._model.day_index(day)
        rows = range(self._model.rowCount(first))
        whole = self._row_rect(first)
        for row in rows:
            whole = whole.united(self._row_rect(self._model.index(row, 0, first)))
        return whole

    def day_at(self, pos: QPoint) -> date | None:
        """The day whose row, or the row below it, this is."""
        return self._model.day(self._index_at(pos))

    def stops_on(self, day: date) -> list[Stop]:
        """All chips and suggestions of the day."""
        return [line.key for line in self._lines_on(day) if not isinstance(line, Silence)]

    def _index_at(self, pos: QPoint) -> QModelIndex:
        return self._rows.indexAt(self._rows.viewport().mapFrom(self, pos))

    def _line_rect(self, line: Chip | Ghost | None) -> QRect:
        return self._row_rect(self._model.line_index(line)) if line else NOWHERE

    def _row_rect(self, index: QModelIndex) -> QRect:
        rect = self._rows.row_rect(index)
        return rect.translated(self._rows.viewport().mapTo(self, QPoint())) if rect else NOWHERE

    def _set_widths(self) -> None:
        header = self._rows.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        for column, width in _WIDTHS.items():
            self._rows.setColumnWidth(column, width)

    # the whole text

    def hover(self, line: Line | None) -> None:
        """A chip, a suggestion or a silence is under the pointer, or none any more."""
        if line != self.hovered:
            self.hovered = line
            QToolTip.hideText()
            if line is None:
                self._hint.stop()
            else:
                self._hint.start()
            self._rows.viewport().update()

    def _show_whole_text(self) -> None:
        line = self.hovered
        if isinstance(line, Chip):
            show_hint(self, self.chip_rect(line.key), self.whole_text(line))
        elif isinstance(line, Ghost):
            show_hint(self, self.ghost_rect(line.key), ghost_hint(line))
        elif line is not None:
            show_hint(self, self.day_rect(max(line.first, self.span().start)), line.words)


def _clock(line: Chip | Ghost) -> str:
    """Any time comes first."""
    return line.clock.isoformat() if line.clock else ""
