"""A day, typed or chosen in a calendar."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.dialogs.parts import button, labelled, row, words
from planner.ui.theme import inset, plain_weekends
from planner.ui.words import tr


class Answer(Enum):
    """What was said instead of a day."""

    CANCELLED = "cancelled"
    NO_DAY = "no day"


class DayDialog(QDialog):
    """The field and the calendar show the same day; Enter takes it. ``clear`` names a button for "no day"."""

    def __init__(self, context: Context, title: str, day: date, parent: QWidget | None, clear: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(title)
        self.cleared = False
        self.field = self._made_field()
        self.calendar = self._made_calendar()
        self.field.dateChanged.connect(self.calendar.setSelectedDate)
        self.calendar.selectionChanged.connect(lambda: self.field.setDate(self.calendar.selectedDate()))
        self.calendar.activated.connect(lambda _day: self.accept())
        self.field.setDate(QDate(day.year, day.month, day.day))
        self._lay_out(title, clear)
        self.field.setFocus()

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.field.date()
        return date(shown.year(), shown.month(), shown.day())

    def _made_field(self) -> QDateEdit:
        field = QDateEdit()
        field.setDisplayFormat("d MMM yyyy")
        inset(field)
        return field

    def _made_calendar(self) -> QCalendarWidget:
        made = QCalendarWidget()
        made.setFirstDayOfWeek(Qt.DayOfWeek(self._context.when.first_day + 1))
        made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        made.setAccessibleName(tr("Calendar"))
        plain_weekends(made)
        return made

    def _lay_out(self, title: str, clear: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [self._context.theme.space(5)])
        layout.setSpacing(self._context.theme.space(4))
        layout.addWidget(words(title, step="title"))
        layout.addLayout(labelled(tr("Day"), self.field))
        layout.addWidget(self.calendar)
        layout.addLayout(self._foot(clear))

    def _foot(self, clear: str) -> QHBoxLayout:
        cancel, take = button(tr("Cancel")), button(tr("Choose"), "primary")
        cancel.clicked.connect(self.reject)
        take.clicked.connect(self.accept)
        take.setDefault(True)
        foot = row(self._context.theme.space(2))
        if clear:
            none = button(clear, "quiet")
            none.clicked.connect(self._clear)
            foot.addWidget(none)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(take)
        return foot

    def _clear(self) -> None:
        self.cleared = True
        self.accept()


def asked_day(context: Context, title: str, day: date, parent: QWidget | None) -> date | None:
    """The day that the user chooses, None when none."""
    dialog = DayDialog(context, title, day, parent)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.day if taken else None


def asked_day_or_none(context: Context, title: str, day: date, parent: QWidget | None, clear: str) -> date | Answer:
    """The day that the user chooses, or what was said instead."""
    dialog = DayDialog(context, title, day, parent, clear)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not taken:
        return Answer.CANCELLED
    return Answer.NO_DAY if dialog.cleared else dialog.day
