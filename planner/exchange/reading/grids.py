"""Months drawn as grids: a row of weekdays, and then rows of day numbers with what is planned below each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.exchange.reading.days import Precision
from planner.exchange.reading.headers import filled
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record

_LEAST_DAYS = 5
_DAY_NUMBER = re.compile(r"\s*([1-9]|[12]\d|3[01])\s*(?:\n|$)")


def grid_places(records: Sequence[Record], words: Words) -> frozenset[int]:
    """The places of the records that belong to a month's grid; blank ones are not among them."""
    places: set[int] = set()
    for place, record in enumerate(records):
        if place not in places and _names_weekdays(record, words):
            places.add(place)
            places.update(_below(records, place + 1))
    return frozenset(places)


def _below(records: Sequence[Record], place: int) -> list[int]:
    found: list[int] = []
    while place < len(records) and _numbers_days(records[place]):
        found.append(place)
        place += 1
        if place < len(records) and not _numbers_days(records[place]):
            found += [place] if filled(records[place]) else []
            place += 1
    return found


def _names_weekdays(record: Record, words: Words) -> bool:
    cells = filled(record)
    return len(cells) >= _LEAST_DAYS and all(_is_weekday(cell, words) for cell in cells)


def _is_weekday(cell: str, words: Words) -> bool:
    found = words.day(cell)
    return found is not None and found.precision is Precision.WEEKDAY


def _numbers_days(record: Record) -> bool:
    cells = filled(record)
    return bool(cells) and all(map(_DAY_NUMBER.match, cells))
