"""Special days of a brand: public holidays from the library ``holidays`` and awareness days from resources/days.

Holidays are those that the law calls public, of the country and its region. A substitute day is a day off, so it is a
day of its own, with the library's name: "Christmas Day (observed)". Names are English; their keys are made of the
library's names in English (British, Indian ... where it has them), whatever the language of the computer.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.domain.overlay import DayNote
from planner.domain.records import Brand
from planner.domain.span import ONE_DAY, Span
from planner.domain.special_days import AwarenessDay, Sort, SpecialDay, awareness_day, special_days

_ENGLISH = "en_US"
_VARYING = re.compile(r" \(estimated\)|, estimated(?=\))| from [\d/]+(?=\))")
"""What the library adds to a name in some years only: that a moon calendar was computed, which day was swapped."""

_SMALL_WORDS = frozenset({"and", "of", "the"})


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
    """Reads the data of a folder of resources when it is first asked for; raises BadData when it is wrong."""

    def __init__(self, folder: Path = RESOURCES) -> None:
        self._folder = folder / "days"

    def between(self, place: Place, span: Span) -> tuple[SpecialDay, ...]:
        """The special days of a place in order; a country that is not known has no holidays of its own."""
        years = range(span.start.year, (span.end - ONE_DAY).year + 1)
        holidays = (day for year in years for day in public_holidays(place.country, place.region, year))
        return special_days(holidays, self._awareness, place.country, span)

    def notes(self, brand: Brand, span: Span) -> tuple[DayNote, ...]:
        """What a calendar says of its days: public holidays, and the others that the brand starred."""
        days = self.between(brand, span)
        return tuple(DayNote(one.day, one.name) for one in days if one.sort is Sort.HOLIDAY or one.key in brand.starred)

    def countries(self) -> Mapping[str, str]:
        """The countries whose holidays are known, by code, in the order of their names."""
        unusual = self._notes["names"]
        names = {code: unusual.get(code) or _spelt(module) for code, module in _modules().items()}
        return _by_name(names)

    def regions(self, country: str) -> Mapping[str, str]:
        """The regions of a country that have holidays of their own, by code, in the order of their names."""
        entity = _entity(country)
        if entity is None:
            return {}
        names = {code: code for code in entity.subdivisions}
        for name, code in entity.subdivisions_aliases.items():
            if code in names:
                names[code] = max(names[code], name, key=len)
        return _by_name(names)

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


@cache
def known_days() -> SpecialDays:
    """Those of the program, read once."""
    return SpecialDays()


@lru_cache(maxsize=256)
def public_holidays(country: str, region: str, year: int) -> tuple[SpecialDay, ...]:
    """The public holidays of a year, several on a day one by one; none for a country that is not known."""
    entity = _entity(country)
    if entity is None:
        return ()
    from holidays.version import __version__  # noqa: PLC0415  see _entity

    source = f"holidays {__version__}"
    return tuple(
        SpecialDay(day, f"{Sort.HOLIDAY}:{country}:{_VARYING.sub('', name)}", name, Sort.HOLIDAY, source)
        for day, names in _listed(entity, region if region in entity.subdivisions else None, year)
        for name in dict.fromkeys(names)
    )


def _listed(entity: Any, region: str | None, year: int) -> Iterator[tuple[Any, list[str]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # India's says in which years days are missing: SpecialDays.known_until
        found = entity(subdiv=region, years=year, language=_language(entity))
    return ((day, found.get_list(day)) for day in sorted(found) if day.year == year)


def _language(entity: Any) -> str | None:
    """Never left to the library, which would ask the computer for its language."""
    own = entity.default_language
    return own if own is None or own.startswith("en") or _ENGLISH not in entity.supported_languages else _ENGLISH


def _entity(country: str) -> Any:
    """The library's class of a country, None when it has none."""
    if country not in _modules():
        return None
    import holidays  # noqa: PLC0415  0.1 s, and not in the first frame

    return getattr(holidays, country)


@lru_cache(maxsize=1)
def _modules() -> Mapping[str, str]:
    """The library's modules of countries by code, such as ``united_kingdom`` for GB."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415  see _entity

    return {code: module for module, (_, code, *_) in COUNTRIES.items()}


def _by_name(names: Mapping[str, str]) -> Mapping[str, str]:
    """In the order of names, letters with marks beside those without."""
    return dict(sorted(names.items(), key=lambda item: unicodedata.normalize("NFKD", item[1])))


def _spelt(module: str) -> str:
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in module.split("_"))


def country_of(zone: str) -> str:
    """The country of an IANA zone by zone.tab of the tz database, "" for zones that are of no single country."""
    from importlib import resources  # noqa: PLC0415  for a new brand only

    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((country for country, _, name, *_ in rows if name == zone), "")
