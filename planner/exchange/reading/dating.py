"""The day of each row: what its cell says, in the order of the file, near the rows and the week around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from planner.domain.span import weekday_words
from planner.exchange.reading.asking import LEAVE_OUT, Asking
from planner.exchange.reading.day_questions import DayQuestions
from planner.exchange.reading.days import DayText, Precision
from planner.exchange.reading.model import Field, Sort
from planner.exchange.reading.neighbours import Neighbours
from planner.exchange.reading.orders import Order, concluded, meant
from planner.exchange.reading.row import Row
from planner.exchange.reading.sorting import AS_ABOVE, IDEA
from planner.exchange.reading.words import Words

_FAR_YEARS = 2
"""Years around the usual one of a file, and around now, outside of which a year is asked about."""

_UNDATED_SHARE = 0.25
"""How many of the rows that stand under another may have no day, before they are taken to mean the day above."""

_FEW = 4
"""Rows without a day that are no manner yet in a sheet that gives times."""

_CONCLUDED = frozenset({Precision.NO_YEAR, Precision.NO_MONTH, Precision.WEEKDAY})
_WEEK = timedelta(days=7)


class Dater:
    """Gives the rows of a file their days."""

    def __init__(self, rows: Sequence[Row], words: Words, asking: Asking, today: date, usual: str) -> None:
        self._words, self._today = words, today
        self._rows = [row for row in rows if row.sort is Sort.POST]
        self._texts = {row: text for row in self._rows if (text := self._text(row)) is not None}
        self._order = concluded(list(self._texts.values()), today, usual)
        fits = Neighbours(self._texts, today, self._order.name).fits(self._rows)
        sure = {fit.sure for fit in fits.values()} - {""}
        if not self._order.known and len(sure) == 1:
            self._order = Order(sure.pop(), known=True)
        self._exceptions = frozenset(row for row, fit in fits.items() if fit.loose == self._order.other)
        self._around = Neighbours(self._texts, today, self._order.name)
        self._year = self._usual_year()
        self._asks = DayQuestions(asking, self._order, today, self._default_without_day())

    def set_days(self) -> None:
        """Sets the days of all posts; rows without one are asked about."""
        for _, sheet in groupby(self._rows, key=lambda row: row.at.sheet):
            last: date | None = None
            for row in sheet:
                self._settle(row, last)
                last = row.day or last

    # what is said

    def _text(self, row: Row) -> DayText | None:
        """What the row says of its day, with the weekday of a column of its own."""
        beside = self._words.day(row[Field.WEEKDAY]) if row[Field.WEEKDAY] else None
        if not row.day_cell:
            return beside
        said = self._words.day(row.day_cell)
        if said is not None and said.weekday is None and beside is not None:
            return replace(said, weekday=beside.weekday)
        return said

    def _usual_year(self) -> int:
        years = sorted(text.year for text in self._texts.values() if text.year is not None)
        return years[len(years) // 2] if years else self._today.year

    def _default_without_day(self) -> str:
        """What rows without a day are by default: left out, or of the day above where many have none."""
        without = [row for row in self._rows if not row.day_cell and not row[Field.WEEKDAY] and not row[Field.TIME]]
        timed = any(Field.TIME in row.block.fields for row in without)
        many = len(without) > max(len(self._rows) * _UNDATED_SHARE, _FEW if timed else 0)
        return AS_ABOVE if many and any(row.above is not None for row in without) else LEAVE_OUT

    # each row

    def _settle(self, row: Row, last: date | None) -> None:
        text = self._texts.get(row)
        if text is None and row.day_cell:
            self._take(row, self._asks.unreadable(row))
        elif text is None:
            self._without_day(row)
        elif text.precision is Precision.IMPOSSIBLE:
            self._take(row, self._asks.impossible(row, text))
        else:
            self._said(row, text, last)

    def _without_day(self, row: Row) -> None:
        above = row.above
        if row[Field.TIME] and above is not None and above.block is row.block and above.day is not None:
            row.day = above.day
            row.remark(Field.DATE, "the day is that of the row above")
        elif not row.ideas:
            self._take(row, self._asks.listed(row) if row.block.undated else self._asks.without_day(row))

    def _said(self, row: Row, text: DayText, last: date | None) -> None:
        order = self._asks.order(row, text, row in self._exceptions) if text.either else self._order.name
        if not row.taken:
            return
        day = self._weekday(row, text, last) if text.precision is Precision.WEEKDAY else None
        day = day or self._around.day(row, order, last) or self._around.day(row, self._order.other, last)
        if day is None:
            self._take(row, self._asks.impossible(row, text))
        elif self._is_far(text, day):
            self._take(row, self._asks.far(row, day, self._year))
        else:
            self._concluded(row, text, day)

    def _weekday(self, row: Row, text: DayText, last: date | None) -> date | None:
        """The day of a weekday alone where no week is marked: the next one after the row above."""
        if self._around.monday(row.block, last) is not None:
            return None
        near = last or self._around.month(row.block)
        if near is None:
            said = self._words.day(self._asks.week(row))
            near = meant(said, self._today) if said is not None else None
        day = meant(text, near or self._today)
        return day + _WEEK if day is not None and last is not None and day < last else day

    def _concluded(self, row: Row, text: DayText, day: date) -> None:
        if text.precision is Precision.SERIAL and self._asks.serial(row, day) == LEAVE_OUT:
            return
        row.day = day
        if text.weekday is not None and day.weekday() != text.weekday:
            row.remark(Field.DATE, f"the weekday does not fit: {weekday_words(day, self._today.year)} is taken")
        elif text.precision in _CONCLUDED:
            row.remark(Field.DATE, f"read as {weekday_words(day, self._today.year)}, near the rows around it")

    def _is_far(self, text: DayText, day: date) -> bool:
        apart = min(abs(day.year - self._year), abs(day.year - self._today.year))
        return text.year is not None and apart > _FAR_YEARS

    def _take(self, row: Row, answer: str) -> None:
        """Does what was said of a row whose day was asked about."""
        if answer == AS_ABOVE and row.above is not None:
            row.day = row.above.day
            row.cells[Field.TIME] = row[Field.TIME] or row.above[Field.TIME]
        elif answer not in (LEAVE_OUT, IDEA, AS_ABOVE):
            said = self._words.day(answer)
            row.day = meant(said, self._today) if said is not None else None
