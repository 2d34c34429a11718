"""The time of each row, and the zone that it is said in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, timezone

from planner.domain.clock import clock_text, written_time, zone_named
from planner.domain.quote import quoted
from planner.domain.span import weekday_words
from planner.exchange.reading.asking import LEAVE_OUT, NONE, OUT, Asking, Question
from planner.exchange.reading.clocks import ClockText
from planner.exchange.reading.model import Field, Free, Option, Sort
from planner.exchange.reading.row import Row
from planner.exchange.reading.words import Words

_NO_TIME = Option(NONE, "No time: any time of that day")
_USUAL = ("09:00", "12:00", "18:00")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>[0-5]\d)?")


class Timer:
    """Gives the rows of a file their times."""

    def __init__(self, rows: Sequence[Row], words: Words, asking: Asking, zone: str) -> None:
        self._rows = [row for row in rows if row.sort is Sort.POST and row.day is not None]
        self._words, self._asking, self._zone = words, asking, zone
        self._none = self._without_time()

    def set_times(self) -> None:
        """Sets the times of all posts that have a day; rows without one are asked about."""
        for row in self._rows:
            said = self._said(row)
            zone = row[Field.ZONE] or (said.zone if said is not None else "")
            offset = _offset(zone)
            row.zone = self._known_zone(row, zone if offset is None else "")
            if said is None:
                self._answer(row, self._asking.ask(row, self._none))
            else:
                self._take(row, said)
            if offset is not None and row.clock:
                self._bring_here(row, offset)

    def _said(self, row: Row) -> ClockText | None:
        if row[Field.TIME]:
            return self._words.clock(row[Field.TIME]) or ClockText(word=self._words.folded(row[Field.TIME]))
        day = self._words.day(row.day_cell) if row.day_cell else None
        return self._words.clock(day.clock) if day is not None and day.clock else None

    def _without_time(self) -> Question:
        """The question on rows without a time, which has to be answered only where others have one."""
        timed = sum(self._said(row) is not None for row in self._rows)
        options = (_NO_TIME, *(Option(clock, clock) for clock in _USUAL))
        text, alone = "These rows have no time. At what time are they?", "This row has no time. At what time is it?"
        return Question("time:none", text, options, NONE, Free.TIME, must=2 * timed > len(self._rows), alone=alone)

    def _take(self, row: Row, said: ClockText) -> None:
        if said.clock is not None:
            row.clock = clock_text(said.clock)
            if said.next_day and row.day is not None:
                row.day += timedelta(days=1)
            if said.note:
                row.remark(Field.TIME, said.note)
        elif said.why:
            self._answer(row, self._asking.ask(row, _impossible(row[Field.TIME] or said.word, said.why)))
        else:
            self._answer(row, self._asking.ask(row, _vague(said.word, row[Field.TIME])))

    def _bring_here(self, row: Row, offset: timezone) -> None:
        """Tells a moment that is said with its offset from UTC in the brand's zone."""
        assert row.day is not None
        moment = datetime.combine(row.day, time.fromisoformat(row.clock), offset)
        here = moment.astimezone(zone_named(self._zone))
        if here.replace(tzinfo=None) != moment.replace(tzinfo=None):
            row.remark(Field.TIME, _brought(moment, here, self._zone))
        row.day = here.date()
        row.clock = written_time(row.day, here.time(), self._zone, here.fold)

    def _answer(self, row: Row, answer: str) -> None:
        said = self._words.clock(answer) if answer not in (NONE, LEAVE_OUT) else None
        if said is not None and said.clock is not None:
            row.clock = clock_text(said.clock)

    def _known_zone(self, row: Row, said: str) -> str:
        """The zone that a row names, where it is one; else the brand's."""
        if not said:
            return self._zone
        try:
            zone_named(said)
        except ValueError:
            row.remark(Field.ZONE, f"{quoted(said)} is not read as a time zone; the brand's zone is taken")
            return self._zone
        return said


def _offset(said: str) -> timezone | None:
    """The offset from UTC that stands after a time, None where none or the name of a zone does."""
    match = _OFFSET.fullmatch(said)
    if match is None:
        return UTC if said == "UTC" else None
    apart = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if apart >= timedelta(days=1):
        return None
    return timezone(-apart if match["sign"] == "-" else apart)


def _brought(moment: datetime, here: datetime, zone: str) -> str:
    """What a moment is in another zone, with the days where they differ."""
    there = f"{moment:%H:%M} at {moment.tzname()}"
    if moment.date() == here.date():
        return f"{there} is {here:%H:%M} in {zone}"
    return f"{there} on {weekday_words(moment)} is {here:%H:%M} on {weekday_words(here)} in {zone}"


def _impossible(cell: str, why: str) -> Question:
    text = f"{quoted(cell)} is no time: {why}. What time is it?"
    return Question(f"time:{cell.casefold()}", text, (OUT, _NO_TIME), LEAVE_OUT, Free.TIME, why=why)


def _vague(word: str, cell: str) -> Question:
    options = (_NO_TIME, *(Option(clock, clock) for clock in _USUAL))
    return Question(f"time:{word[:60]}", f"What time is {quoted(cell or word)}?", options, NONE, Free.TIME)
