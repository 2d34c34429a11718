"""The public holidays that were asked for before, in a file: the library that knows them takes 0.1 s and 16 MB."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from planner.app.public_holidays import holiday, library_release, public_holidays
from planner.app.surroundings import make_private_folder
from planner.domain.special_days import SpecialDay
from planner.store.files import write_whole

_BEFORE, _AFTER = 1, 2
"""Years that are kept beside one that is asked for."""

_PLACES = 20
"""How many places are kept, those that were asked for last."""

Place = tuple[str, str]
"""A country and a region of it."""

Years = dict[int, tuple[SpecialDay, ...]]


class KeptHolidays:
    """Years of places; without a path they are kept only as long as this is.

    What another release of the library said, and what cannot be understood, is left out and written anew. Several
    windows may use the file: each reads it again before it writes.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._days: dict[Place, Years] | None = None

    def knows(self, country: str, region: str, years: Iterable[int]) -> bool:
        """Whether these years are kept, so that nothing has to be computed."""
        kept = self._kept.get((country, region), {})
        return not country or all(year in kept for year in years)

    def of(self, country: str, region: str, year: int) -> tuple[SpecialDay, ...]:
        """The public holidays of a year; see ``public_holidays``."""
        if not country:
            return ()
        found = self._kept.get((country, region), {})
        return found[year] if year in found else self._compute(country, region, year)[year]

    @property
    def _kept(self) -> dict[Place, Years]:
        if self._days is None:
            self._days = self._read()
        return self._days

    def _compute(self, country: str, region: str, year: int) -> Years:
        around = range(max(date.min.year, year - _BEFORE), min(date.max.year, year + _AFTER) + 1)
        found = {one: public_holidays(country, region, one) for one in around}
        kept = self._read() if self._path is not None else dict(self._kept)
        found = kept.pop((country, region), {}) | found
        self._days = dict([*kept.items(), ((country, region), found)][-_PLACES:])
        self._write(self._days)
        return found

    # the file

    def _read(self) -> dict[Place, Years]:
        """What is in the file, nothing when it is not there, of another release, or broken."""
        if self._path is None:
            return {}
        try:
            content = json.loads(self._path.read_bytes())
            if content["release"] != library_release():
                return {}
            return {(one["country"], one["region"]): _years(one["country"], one["years"]) for one in content["places"]}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def _write(self, kept: dict[Place, Years]) -> None:
        """A disk that does not take it only makes the next start slower."""
        if self._path is None or not library_release():
            return
        places = [{"country": country, "region": region, "years": _table(of)} for (country, region), of in kept.items()]
        content = json.dumps({"release": library_release(), "places": places}, ensure_ascii=False, indent=1)
        with contextlib.suppress(OSError):
            make_private_folder(self._path.parent)
            write_whole(self._path, content.encode())


def _table(years: Years) -> dict[str, list[list[str]]]:
    return {str(year): [[one.day.isoformat(), one.name] for one in days] for year, days in years.items()}


def _years(country: str, table: Any) -> Years:
    return {int(year): tuple(_day(country, int(year), *one) for one in days) for year, days in table.items()}


def _day(country: str, year: int, day: str, name: str) -> SpecialDay:
    """Raises ValueError for what this program would not have written."""
    found = holiday(country, date.fromisoformat(day), name)
    if found.day.year != year or not name.isprintable():
        raise ValueError(f"{day} {name!r} is no holiday of {year}")
    return found
