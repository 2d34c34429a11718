"""What is asked about days."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.quote import quoted
from planner.domain.span import FIRST_YEAR, LAST_YEAR, Week, weekday_words
from planner.exchange.reading.asking import LEAVE_OUT, Asking, Question
from planner.exchange.reading.days import DAY_FIRST, MONTH_FIRST, DayText
from planner.exchange.reading.model import Field, Free, Option
from planner.exchange.reading.orders import Order
from planner.exchange.reading.row import Row
from planner.exchange.reading.sorting import AS_ABOVE, IDEA

_OUT = Option(LEAVE_OUT, "Leave them out")
_IDEA = Option(IDEA, "Keep them as ideas without a day")
_ABOVE = Option(AS_ABOVE, "The day and time of the row above")
_SERIAL = "days since 1900"

_FORMULA = Question(
    "day:formula",
    "These days are formulas, and the file does not hold what they make. Save it once in a spreadsheet program, or say",
    (_OUT, _IDEA),
    LEAVE_OUT,
    Free.DAY,
    why="its day is a formula, and the file does not hold what it makes",
)


class DayQuestions:
    """Asks about the days of rows; each gives the answer that holds for the row."""

    def __init__(self, asking: Asking, order: Order, today: date, without_day: str) -> None:
        self._asking, self._order, self._today = asking, order, today
        self._without_day = without_day
        self._exception = ""

    def order(self, row: Row, exceptional: bool) -> str:
        """In which order the numbers of a day stand; ``exceptional`` rows fit only in the other one."""
        if not exceptional:
            return self._asking.ask(row, self._file_order(row.day_cell))
        self._exception = self._exception or row.day_cell
        return self._asking.ask(row, self._other_order(self._exception))

    def _file_order(self, sample: str) -> Question:
        why = "as other days of the file prove" if self._order.known else "the file does not say"
        text = f"In which order do days such as {quoted(sample)} stand? ({why})"
        return Question("order", text, _orders(), self._order.name, must=not self._order.known)

    def _other_order(self, sample: str) -> Question:
        text = f"Are days such as {quoted(sample)} {self._order.other}, unlike the rest? Only so they fit their week"
        return Question(f"order:{sample}", text, _orders(), self._order.other)

    def impossible(self, row: Row, text: DayText) -> str:
        """A day that does not exist."""
        cell, why = row.day_cell, text.why or "there is no such day"
        options = (_OUT, *_nearest(text), _IDEA)
        question = f"{quoted(cell)} is no day: {why}. Which day is it?"
        id_ = f"day:{cell.casefold()[:60]}"
        return self._asking.ask(row, Question(id_, question, options, LEAVE_OUT, Free.DAY, why=why))

    def unreadable(self, row: Row) -> str:
        """A cell for the day that says none."""
        cell, why = row.day_cell, f"{quoted(row.day_cell)} is not read as a day"
        if cell.startswith("="):
            return self._asking.ask(row, _FORMULA)
        question = Question(
            f"day:{cell.casefold()[:60]}", f"Which day is {quoted(cell)}?", (_OUT, _IDEA), LEAVE_OUT, Free.DAY, why=why
        )
        return self._asking.ask(row, question)

    def far(self, row: Row, day: date, usual: int) -> str:
        """A year that is far from the others."""
        meant = _in_year(day, usual)
        options = (_OUT, Option(meant, f"Read them as {meant}"), Option(day.isoformat(), f"{day.year} is right"))
        text = f"{quoted(row.day_cell)} is in {day.year}. Is {usual} meant?"
        why = f"the year {day.year} is far from the others"
        return self._asking.ask(row, Question(f"day:{row.day_cell}", text, options, LEAVE_OUT, Free.DAY, why=why))

    def serial(self, row: Row, day: date) -> str:
        """A day as a spreadsheet counts it; it is told, for it can only be one."""
        option = Option(_SERIAL, "Read them as days, as spreadsheets count them")
        text = f"Numbers such as {quoted(row.day_cell)} are read as days ({weekday_words(day)})"
        return self._asking.ask(row, Question("serial", text, (option,), _SERIAL, must=False))

    def week(self, row: Row) -> str:
        """The week of weekdays that nothing around them tells."""
        monday = Week.of(self._today).monday
        options = (
            Option((monday + timedelta(days=7)).isoformat(), "The coming week"),
            Option(monday.isoformat(), "This week"),
        )
        text = f"Of which week are days such as {quoted(row.day_cell or row[Field.WEEKDAY])}? Give its first day"
        return self._asking.ask(row, Question("week", text, options, options[0].value, Free.DAY))

    def listed(self, row: Row) -> str:
        """A row of a list of ideas, which has no column for days; it is told, for nothing else is likely."""
        text = "The sheet has no column of days. Keep its rows as ideas without a day?"
        return self._asking.ask(row, Question("day:list", text, (_IDEA, _OUT), IDEA, Free.DAY, must=False))

    def without_day(self, row: Row) -> str:
        """A row that says no day."""
        text = "These rows have no day. What becomes of them?"
        question = Question("day:none", text, (_OUT, _IDEA, _ABOVE), self._without_day, Free.DAY, why="it has no day")
        return self._asking.ask(row, question)


def _orders() -> tuple[Option, ...]:
    return Option(DAY_FIRST, "Day, then month"), Option(MONTH_FIRST, "Month, then day")


def _nearest(text: DayText) -> tuple[Option, ...]:
    """The last day of the month that is named, and the first after it."""
    if text.month is None or text.year is None or not 1 <= text.month <= 12:
        return ()
    if not FIRST_YEAR < text.year < LAST_YEAR:
        return ()
    after = date(text.year + text.month // 12, text.month % 12 + 1, 1)
    return tuple(Option(day.isoformat(), weekday_words(day)) for day in (after - timedelta(days=1), after))


def _in_year(day: date, year: int) -> str:
    try:
        return day.replace(year=year).isoformat()
    except ValueError:
        return day.replace(year=year, day=28).isoformat()
