"""What stands around a row tells of its day: the mark of its week, the month of a title, the days before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from planner.exchange.reading.days import DAY_FIRST, MONTH_FIRST, DayText, Precision
from planner.exchange.reading.orders import is_sure, meant
from planner.exchange.reading.row import Block, Row

NEAR = timedelta(days=10)
"""How far from its neighbours a day may be in a sheet that is kept week by week."""

_MIDDLE_OF_MONTH = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Fit:
    """The only order in which numbers of a day are near days around them, and near those that are sure; or ""."""

    loose: str
    sure: str


class Neighbours:
    """Days near what is around them; ``texts`` are what rows say, ``order`` is how numbers stand in the file."""

    def __init__(self, texts: Mapping[Row, DayText], today: date, order: str) -> None:
        self._texts, self._today, self._order = texts, today, order

    def day(self, row: Row, order: str, last: date | None) -> date | None:
        """The day of a row near the ``last`` one; a weekday that does not fit is not believed."""
        text, near = self._texts[row], self.near(row.block, last)
        found = meant(text, near, order)
        if found is None and text.weekday is not None and text.precision is not Precision.WEEKDAY:
            found = meant(replace(text, weekday=None), near, order)
        return found

    def near(self, block: Block, last: date | None) -> date:
        """The day near which a block is."""
        return self.monday(block, last) or last or self.month(block) or self._today

    def monday(self, block: Block, last: date | None) -> date | None:
        """The first day that the mark of a week names."""
        if block.monday is None and block.marks:
            near = last or self.month(block) or self._today
            block.monday = meant(block.marks[0], near, self._order)
        return block.monday

    def month(self, block: Block) -> date | None:
        """The middle of the month that a title names."""
        if block.near is None and block.month is not None:
            first = meant(block.month, self._today)
            block.near = first + _MIDDLE_OF_MONTH if first else None
        return block.near

    def fits(self, rows: Sequence[Row]) -> dict[Row, Fit]:
        """How the rows with days of two readings fit what stands around them."""
        return {
            row: fit
            for _, sheet in groupby(rows, key=lambda row: row.at.sheet)
            for row, fit in self._fits([row for row in sheet if row in self._texts])
        }

    def _fits(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Fit]]:
        last: date | None = None
        sure: date | None = None
        for row, following in zip(rows, self._next_sure(rows), strict=True):
            order = self._order
            if self._texts[row].either:
                marked = self.monday(row.block, last)
                fit = Fit(
                    self._fit(row, last, (marked, last, following)), self._fit(row, last, (marked, sure, following))
                )
                order = fit.loose or order
                yield row, fit
            last = self.day(row, order, last) or last
            sure = last if is_sure(self._texts[row]) else sure

    def _next_sure(self, rows: Sequence[Row]) -> list[date | None]:
        following: date | None = None
        found: list[date | None] = []
        for row in reversed(rows):
            found.append(following)
            if is_sure(self._texts[row]):
                following = meant(self._texts[row], self._today) or following
        return found[::-1]

    def _fit(self, row: Row, last: date | None, around: Sequence[date | None]) -> str:
        anchors = [day for day in around if day is not None]
        close = [name for name in (DAY_FIRST, MONTH_FIRST) if _close(self.day(row, name, last), anchors)]
        return close[0] if len(close) == 1 else ""


def _close(day: date | None, anchors: Sequence[date]) -> bool:
    """Whether a day is near one of these; without any of them no day is."""
    return day is not None and any(abs(day - anchor) <= NEAR for anchor in anchors)
