"""Until when an item can be put off: tomorrow, one of the days that are left of the week, or the whole week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from planner.domain.span import ONE_DAY, Week
from planner.ui.pieces.corners import Menu
from planner.ui.when import When
from planner.ui.words import tr


def days_left(week: Week, today: date) -> list[date]:
    """The days until which an item of a week can be put off, the last one the day after it; none when it is over."""
    end = week.span.end
    first = max(today, week.monday - ONE_DAY) + ONE_DAY
    return [first + number * ONE_DAY for number in range((end - first).days + 1)]


def fill_later(menu: Menu, week: Week, today: date, when: When, choose: Callable[[date], None]) -> None:
    """Puts a line for each of them into a menu."""
    for day in days_left(week, today):
        menu.addAction(_words(day, week, today, when), partial(choose, day))


def _words(day: date, week: Week, today: date, when: When) -> str:
    if day == week.span.end:
        return tr("Not this week")
    if day == today + ONE_DAY:
        return tr("Until tomorrow")
    return tr("Until {weekday}", weekday=when.whole_weekday(day))
