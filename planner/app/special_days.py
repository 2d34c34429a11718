"""Special days of a brand: public holidays from the library ``holidays`` and awareness days from resources/days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from planner.app import public_holidays
from planner.app.data_files import made_of, read_table
from planner.app.kept_holidays import KeptHolidays
from planner.domain.overlay import DayNote
from planner.domain.records import Brand
from planner.domain.span import ONE_DAY, Span
from planner.domain.special_days import AwarenessDay, Sort, SpecialDay, awareness_day, special_days


class Place(Protocol):
    """Whose holidays are meant: a country by its ISO 3166 code, and a region of it, or "" for what is unknown."""

    @property
    def country(self) -> str:
        """Two letters, or ""."""
        ...

    @property
    def region(self) -> str:
        """A key of ``SpecialDays.regions``, or ""."""
        ...


class SpecialDays:
    """Reads the data of a folder of resources when it is first asked for; raises BadData when it is wrong.

    Holidays that were computed are kept in the file ``kept``, as ``KeptHolidays`` does.
    """

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        self._folder = folder / "days"
        self._holidays = KeptHolidays(kept)

    def between(self, place: Place, span: Span) -> tuple[SpecialDay, ...]:
        """The special days of a place in order; a country that is not known has no holidays of its own."""
        holidays = (day for year in _years(span) for day in self._holidays.of(place.country, place.region, year))
        return special_days(holidays, self._awareness, place.country, span)

    def are_known(self, place: Place, span: Span) -> bool:
        """Whether ``between`` comes at once; else it takes a tenth of a second and is better asked in a thread."""
        return self._holidays.knows(place.country, place.region, _years(span))

    def notes(self, brand: Brand, span: Span) -> tuple[DayNote, ...]:
        """What a calendar says of its days: public holidays, and the others that the brand starred."""
        days = self.between(brand, span)
        return tuple(DayNote(one.day, one.name) for one in days if one.sort is Sort.HOLIDAY or one.key in brand.starred)

    def countries(self) -> Mapping[str, str]:
        """The countries whose holidays are known, by code, in the order of their names."""
        return public_holidays.countries(self._notes["names"])

    def regions(self, country: str) -> Mapping[str, str]:
        """The regions of a country that have holidays of their own, by code, in the order of their names."""
        return public_holidays.regions(country)

    def known_until(self, place: Place) -> int | None:
        """The last year for which all holidays of a place are known, None when none is missing for long."""
        incomplete = self._notes["incomplete"]
        return incomplete.get(f"{place.country}-{place.region}") or incomplete.get(place.country)

    @cached_property
    def _awareness(self) -> tuple[AwarenessDay, ...]:
        file = self._folder / "awareness.toml"
        return tuple(made_of(file, key, awareness_day, table) for key, table in read_table(file).items())

    @cached_property
    def _notes(self) -> Mapping[str, Mapping[str, Any]]:
        """Names of countries, and until when holidays are known, by code."""
        return read_table(self._folder / "holidays.toml")


def _years(span: Span) -> range:
    return range(span.start.year, (span.end - ONE_DAY).year + 1)


def country_of(zone: str) -> str:
    """The country of an IANA zone by zone.tab of the tz database, "" for zones that are of no single country."""
    from importlib import resources  # noqa: PLC0415  for a new brand only

    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((country for country, _, name, *_ in rows if name == zone), "")
