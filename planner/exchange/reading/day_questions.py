"""What is asked about days."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.quote import quoted
from planner.domain.span import FIRST_YEAR, LAST_YEAR, Week, day_words, weekday_words
from planner.exchange.reading.asking import LEAVE_OUT, OUT, Asking, Question
from planner.exchange.reading.days import DAY_FIRST, MONTH_FIRST, DayText
from planner.exchange.reading.model import Field, Free, Option
from planner.exchange.reading.orders import Order, meant
from planner.exchange.reading.row import Row
from planner.exchange.reading.sorting import AS_ABOVE, IDEA

_IDEA = Option(IDEA, "Keep them as ideas without a day", "Keep it as an idea without a day")
_ABOVE = Option(AS_ABOVE, "The day and time of the row above")
_ORDERS = {DAY_FIRST: "Day, then month", MONTH_FIRST: "Month, then day"}
_SERIAL = "days since 1900"
_COUNTED = Option(
    _SERIAL, "Read them as days, as spreadsheets count them", "Read it as a day, as spreadsheets count them"
)

_FORMULA = Question(
    "day:formula",
    "These days are formulas, and the file does not hold what they make. Save it once in a spreadsheet program, or say",
    (OUT, _IDEA),
    LEAVE_OUT,
    Free.DAY,
    why="its day is a formula, and the file does not hold what it makes",
    alone="This day is a formula, and the file does not hold what it makes. Save it in a spreadsheet program, or say",
)


class DayQuestions:
    """Asks about the days of rows; each gives the answer that holds for the row."""

    def __init__(self, asking: Asking, order: Order, today: date, without_day: str) -> None:
        self._asking, self._order, self._today = asking, order, today
        self._none = _without(without_day)
        self._in_order: dict[bool, Question] = {}
        """The questions on orders, made of the first row that they are about."""

    def order(self, row: Row, text: DayText, exceptional: bool) -> str:
        """In which order the numbers of a day stand; ``exceptional`` rows fit only in the other one."""
        question = self._in_order.get(exceptional)
        if question is None:
            make = self._other_order if exceptional else self._file_order
            question = self._in_order[exceptional] = make(row.day_cell, self._orders(text))
        return self._asking.ask(row, question)

    def _orders(self, text: DayText) -> tuple[Option, ...]:
        """Both orders, with the day that the first row has in each."""
        found = {order: meant(text, self._today, order) for order in _ORDERS}
        return tuple(Option(order, f"{_ORDERS[order]}: {day_words(day)}") for order, day in found.items() if day)

    def _file_order(self, sample: str, orders: tuple[Option, ...]) -> Question:
        why = "as other days of the file prove" if self._order.known else "the file does not say"
        text = f"In which order do days such as {quoted(sample)} stand? ({why})"
        return Question("order", text, orders, self._order.name, must=not self._order.known)

    def _other_order(self, sample: str, orders: tuple[Option, ...]) -> Question:
        text = f"Are days such as {quoted(sample)} {self._order.other}, unlike the rest? Only so they fit their week"
        alone = f"Is {quoted(sample)} {self._order.other}, unlike the rest? Only so it fits its week"
        return Question(f"order:{sample}", text, orders, self._order.other, alone=alone)

    def impossible(self, row: Row, text: DayText) -> str:
        """A day that does not exist."""
        cell, why = row.day_cell, text.why or "there is no such day"
        options = (OUT, *(Option(day.isoformat(), self._words_of(day)) for day in _nearest(text)), _IDEA)
        question = f"{quoted(cell)} is no day: {why}. Which day is it?"
        id_ = f"day:{cell.casefold()[:60]}"
        return self._asking.ask(row, Question(id_, question, options, LEAVE_OUT, Free.DAY, why=why))

    def unreadable(self, row: Row) -> str:
        """A cell for the day that says none."""
        cell, why = row.day_cell, f"{quoted(row.day_cell)} is not read as a day"
        if cell.startswith("="):
            return self._asking.ask(row, _FORMULA)
        question = Question(
            f"day:{cell.casefold()[:60]}", f"Which day is {quoted(cell)}?", (OUT, _IDEA), LEAVE_OUT, Free.DAY, why=why
        )
        return self._asking.ask(row, question)

    def _words_of(self, day: date) -> str:
        return weekday_words(day, self._today.year)

    def far(self, row: Row, day: date, usual: int) -> str:
        """A year that is far from the others."""
        usually = _in_year(day, usual)
        said = weekday_words(usually, day.year)
        meant = Option(usually.isoformat(), f"Read them as {said}", f"Read it as {said}")
        options = (OUT, meant, Option(day.isoformat(), f"{day.year} is right"))
        text = f"{quoted(row.day_cell)} is in {day.year}. Is {usual} meant?"
        why = f"the year {day.year} is far from the others"
        return self._asking.ask(row, Question(f"day:{row.day_cell}", text, options, LEAVE_OUT, Free.DAY, why=why))

    def serial(self, row: Row, day: date) -> str:
        """A day as a spreadsheet counts it; it is told, for it can only be one."""
        text = f"Numbers such as {quoted(row.day_cell)} are read as days ({self._words_of(day)})"
        return self._asking.ask(row, Question("serial", text, (_COUNTED,), _SERIAL, must=False))

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
        return self._asking.ask(row, Question("day:list", text, (_IDEA, OUT), IDEA, Free.DAY, must=False))

    def without_day(self, row: Row) -> str:
        """A row that says no day."""
        return self._asking.ask(row, self._none)


def _without(default: str) -> Question:
    text, alone = "These rows have no day. What becomes of them?", "This row has no day. What becomes of it?"
    return Question("day:none", text, (OUT, _IDEA, _ABOVE), default, Free.DAY, why="it has no day", alone=alone)


def _nearest(text: DayText) -> tuple[date, ...]:
    """The last day of the month that is named, and the first after it."""
    if text.month is None or text.year is None or not 1 <= text.month <= 12:
        return ()
    if not FIRST_YEAR < text.year < LAST_YEAR:
        return ()
    after = date(text.year + text.month // 12, text.month % 12 + 1, 1)
    return after - timedelta(days=1), after


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
