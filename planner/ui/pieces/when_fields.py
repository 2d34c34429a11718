"""Fields for a day and for a time: typed as people write them, stepped with the arrows, or left empty."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout

from planner.domain.records import Brand
from planner.domain.span import FIRST_YEAR, LAST_YEAR
from planner.ui.context import Context
from planner.ui.pieces import typed_clock
from planner.ui.pieces.corners import round_off
from planner.ui.pieces.fields import LATEST
from planner.ui.pieces.parts import Lead
from planner.ui.pieces.typed_day import meant_day, whole_day
from planner.ui.theme import plain_weekends
from planner.ui.words import tr

_QUARTER = 15


class WhenField(QLineEdit):
    """A line in which a value is read when it is left, or when it is complete and the user pauses.

    What cannot be read stays as typed, is marked, and changes nothing.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, context: Context, name: str, lead: tuple[str, str]) -> None:
        super().__init__()
        self._context = context
        self._value: Any = None
        self.setAccessibleName(name)
        self._lead = Lead(context.theme, *lead, self)
        self._pause = QTimer(self, singleShot=True, interval=LATEST)
        self._pause.timeout.connect(self._read_complete)
        self.textEdited.connect(self._note)
        self.returnPressed.connect(self.commit)

    def show_value(self, value: Any) -> None:
        """Shows a value, unless the user is typing another one."""
        self._value = value
        if not self.isModified():
            self._write()

    def commit(self) -> None:
        """Takes what was typed, if it can be read."""
        self._pause.stop()
        if self.isModified():
            self._take(self._meant(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step the value; Escape takes back what cannot be read, and leaves the field else."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.commit()
            self._take(self._stepped(steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Escape and self._is_unreadable:
            self._write()
        else:
            super().keyPressEvent(event)

    @property
    def _is_unreadable(self) -> bool:
        return self.isModified() and bool(self.text().strip()) and self._meant(self.text()) is None

    @abstractmethod
    def _complete(self, text: str) -> Any:
        """The value of a text that nobody would go on typing, else None."""

    @abstractmethod
    def _meant(self, text: str) -> Any:
        """The value that is meant by a text that is not empty, else None."""

    @abstractmethod
    def _words(self, value: Any) -> str:
        """The value as it is written."""

    @abstractmethod
    def _stepped(self, by: int) -> Any:
        """The value so many steps on."""

    def _read_complete(self) -> None:
        value = self._complete(self.text())
        if value is not None:
            self._take(value, keep_words=True)

    def _take(self, value: Any, *, keep_words: bool = False) -> None:
        if value is None and self.text().strip():
            self._mark(invalid=True)
            return
        changed, self._value = value != self._value, value
        if not keep_words:
            self._write()
        if changed:
            self.chosen.emit(value)
            self._keep_refused(value)

    def _keep_refused(self, value: Any) -> None:
        """What the plan did not take stays as typed, to be tried again."""
        if self._value != value:
            self.setText("" if value is None else self._words(value))
            self.setModified(True)

    def _write(self) -> None:
        text = "" if self._value is None else self._words(self._value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)
        self._mark(invalid=False)

    def _note(self) -> None:
        self._pause.start()

    def _mark(self, *, invalid: bool) -> None:
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.setAccessibleDescription(tr("This cannot be read") if invalid else "")
            self.style().unpolish(self)
            self.style().polish(self)


class ClockField(WhenField):
    """A clock time, or any time."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context, name, ("clock", tr("Time")))
        self.setPlaceholderText(tr("Any time"))
        self._lead.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setToolTip(tr("Type a time such as 9:30; the arrows move it by a quarter of an hour"))

    def _complete(self, text: str) -> time | None:
        return typed_clock.complete_clock(text)

    def _meant(self, text: str) -> time | None:
        return typed_clock.meant_clock(text)

    def _words(self, value: time) -> str:
        return self._context.when.clock(value)

    def _stepped(self, by: int) -> time:
        if self._value is None:
            return time(9)
        minutes = self._value.hour * 60 + self._value.minute
        stepped = (minutes // _QUARTER + by + (by < 0 and minutes % _QUARTER > 0)) * _QUARTER % (24 * 60)
        return (datetime.min + timedelta(minutes=stepped)).time()


class DayField(WhenField):
    """A day, or none; Alt and Down, or the icon, opens a calendar."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context, name, ("calendar-blank", tr("Choose a day")))
        self._brand: Brand | None = None
        self.setPlaceholderText(tr("No day"))
        self._lead.setToolTip(tr("Choose a day (Alt+Down)"))
        self._lead.clicked.connect(self.open_calendar)
        self.setToolTip(tr("Type a day such as 14 Oct, or tomorrow; Alt+Down opens a calendar"))

    def show_brand(self, brand: Brand) -> None:
        """Whose day is today."""
        self._brand = brand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Lets the user choose a day."""
        self.commit()
        pane = DayPane(self._context, self._value or self._today(), self)
        pane.chosen.connect(self._choose)
        pane.adjustSize()
        pane.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        pane.show()

    def _choose(self, day: date | None) -> None:
        self.clear()
        self._take(day)
        self.setFocus()

    def _today(self) -> date:
        return self._context.today(self._brand) if self._brand else self._context.clock().date()

    def _complete(self, text: str) -> date | None:
        return whole_day(text, QLocale())

    def _meant(self, text: str) -> date | None:
        return meant_day(text, QLocale(), today=self._today(), near=self._today())

    def _words(self, value: date) -> str:
        return self._context.when.dated(value)

    def _stepped(self, by: int) -> date:
        day: date = self._value or self._today()
        stepped = day + timedelta(days=by if self._value else 0)
        return stepped if FIRST_YEAR <= stepped.year <= LAST_YEAR else day


class DayPane(QFrame):
    """A calendar to choose a day from, or none."""

    chosen = Signal(object)

    def __init__(self, context: Context, day: date, parent: QLineEdit) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popover")
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(tr("Day"))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek(context.when.first_day + 1))
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        plain_weekends(self._calendar)
        self._calendar.clicked.connect(self._picked)
        self._calendar.activated.connect(self._picked)
        none = QPushButton(tr("No day"))
        none.setProperty("kind", "quiet")
        none.clicked.connect(lambda: self._done(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._calendar)
        column.addWidget(none)
        self._calendar.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        round_off(self)

    def _picked(self, day: QDate) -> None:
        self._done(date(day.year(), day.month(), day.day()))

    def _done(self, day: date | None) -> None:
        self.close()
        self.chosen.emit(day)
