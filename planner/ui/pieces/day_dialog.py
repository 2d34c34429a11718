"""A day, typed or chosen in a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, labelled, row, words
from planner.ui.pieces.typed_day import example, meant_day
from planner.ui.theme import plain_weekends
from planner.ui.words import tr


class DayDialog(QDialog):
    """What is typed is said back in words, and the calendar follows; Enter takes it."""

    def __init__(self, context: Context, title: str, day: date, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._near = day
        self.setWindowTitle(title)
        self.finished.connect(self.deleteLater)
        self.day: date | None = day
        self.field = QLineEdit(placeholderText=self._examples())
        self.said = words("", step="label", role="secondary")
        self.calendar = self._made_calendar()
        self._take = button(tr("Choose"), "primary")
        self._lay_out(title)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._show_chosen()
        self.field.textChanged.connect(self._read)
        self.calendar.selectionChanged.connect(self._show_chosen)
        self.calendar.activated.connect(lambda _day: self.accept())
        self.field.setFocus()

    def accept(self) -> None:
        """Takes the day, if one is understood."""
        if self.day is not None:
            super().accept()

    # what is typed and what is chosen

    def _read(self, text: str) -> None:
        today = self._context.clock().date()
        self.day = meant_day(text, QLocale(), today=today, near=self._near)
        if self.day is not None:
            self.calendar.blockSignals(True)  # the field keeps its words
            self.calendar.setSelectedDate(QDate(self.day.year, self.day.month, self.day.day))
            self.calendar.blockSignals(False)
        self._say()

    def _show_chosen(self) -> None:
        chosen = self.calendar.selectedDate()
        self.field.setText(self._context.when.dated(date(chosen.year(), chosen.month(), chosen.day())))
        self.field.selectAll()
        self._read(self.field.text())

    def _say(self) -> None:
        understood = self.day is not None
        said = self._context.when.long_day(self.day) if self.day else tr("Write it like {days}", days=self._examples())
        self.said.setText(said)
        self.said.setProperty("role", "secondary" if understood else "danger")
        self.field.setProperty("invalid", not understood)
        self.field.setAccessibleDescription(said)
        self._take.setEnabled(understood)
        for one in (self.said, self.field):
            one.style().polish(one)

    def _examples(self) -> str:
        figures = example(self._near, QLocale())
        return tr("{day}, {figures} or tomorrow", day=self._context.when.day(self._near), figures=figures)

    def _made_calendar(self) -> QCalendarWidget:
        made = QCalendarWidget()
        made.setFirstDayOfWeek(Qt.DayOfWeek(self._context.when.first_day + 1))
        made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        made.setAccessibleName(tr("Calendar"))
        made.setDateEditEnabled(False)  # typing digits there would change a part of the day at a time
        plain_weekends(made)
        return made

    def _lay_out(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [self._context.theme.space(5)])
        layout.setSpacing(self._context.theme.space(4))
        layout.addWidget(words(title, step="title"))
        day = labelled(tr("Day"), self.field)
        day.addWidget(self.said)
        layout.addLayout(day)
        layout.addWidget(self.calendar)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._take.clicked.connect(self.accept)
        self._take.setDefault(True)
        foot = row(self._context.theme.space(2))
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self._take)
        return foot


def asked_day(context: Context, title: str, day: date, parent: QWidget | None) -> date | None:
    """The day that the user chooses, None when none."""
    dialog = DayDialog(context, title, day, parent)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.day if taken else None
