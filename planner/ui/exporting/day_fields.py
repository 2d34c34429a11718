"""A stretch of days, each typed as people type them; what is not understood is marked and changes nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from planner.domain.span import ONE_DAY, Span
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import row, words
from planner.ui.pieces.typed_day import example, meant_day
from planner.ui.words import tr

_WIDTH = 148


class DayFields(QWidget):
    """The first and the last day; ``changed`` when both are understood and stand in order."""

    changed = Signal()

    def __init__(self, context: Context, span: Span) -> None:
        super().__init__()
        self._context = context
        self.span = span
        self.first, self.last = self._made(tr("First day")), self._made(tr("Last day"))
        line = row(context.theme.space(2))
        line.setContentsMargins(0, 0, 0, 0)
        for one in (words(tr("From"), role="secondary"), self.first, words(tr("to"), role="secondary"), self.last):
            if isinstance(one, QLabel):
                one.setWordWrap(False)
            line.addWidget(one)
        line.addStretch()
        self.setLayout(line)
        self.show_days(span)

    def show_days(self, span: Span) -> None:
        """Shows these days."""
        self.span = span
        for field, day in ((self.first, span.start), (self.last, span.end - ONE_DAY)):
            field.setText(self._context.when.dated(day))
            field.setCursorPosition(0)
            self._mark(field, wrong=False)

    def _made(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setToolTip(tr("{name}, such as {day}", name=name, day=example(self.span.start, QLocale())))
        field.setFixedWidth(_WIDTH)
        field.textEdited.connect(self._read)
        field.editingFinished.connect(self._finish)
        return field

    def _read(self) -> None:
        first, last = self._day(self.first, self.span.start), self._day(self.last, self.span.end)
        in_order = first is None or last is None or first <= last
        self._mark(self.first, wrong=first is None)
        self._mark(self.last, wrong=last is None or not in_order)
        if first is not None and last is not None and in_order and self.span != Span(first, last + ONE_DAY):
            self.span = Span(first, last + ONE_DAY)
            self.changed.emit()

    def _finish(self) -> None:
        """What is understood is said back in full."""
        if not (self.first.property("invalid") or self.last.property("invalid")):
            self.show_days(self.span)

    def _day(self, field: QLineEdit, near: date) -> date | None:
        return meant_day(field.text(), QLocale(), today=self._context.clock().date(), near=near)

    def _mark(self, field: QLineEdit, *, wrong: bool) -> None:
        if bool(field.property("invalid")) != wrong:
            field.setProperty("invalid", wrong)
            field.style().polish(field)
