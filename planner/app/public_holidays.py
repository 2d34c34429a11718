"""What the library ``holidays`` says: the public holidays of countries and their regions.

Holidays are those that the law calls public. A substitute day is a day off, so it is a day of its own, with the
library's name: "Christmas Day (observed)". Names are English; their keys are made of the library's names in English
(British, Indian ... where it has them), whatever the language of the computer.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from planner.domain.special_days import Sort, SpecialDay

_ENGLISH = "en_US"
_VARYING = re.compile(r" \(estimated\)|, estimated(?=\))| from [\d/]+(?=\))")
"""What the library adds to a name in some years only: that a moon calendar was computed, which day was swapped."""

_SMALL_WORDS = frozenset({"and", "of", "the"})


@lru_cache(maxsize=256)
def public_holidays(country: str, region: str, year: int) -> tuple[SpecialDay, ...]:
    """The public holidays of a year, several on a day one by one; none for a country that is not known."""
    entity = _entity(country)
    if entity is None:
        return ()
    listed = _listed(entity, region if region in entity.subdivisions else None, year)
    return tuple(holiday(country, day, name) for day, names in listed for name in dict.fromkeys(names))


def holiday(country: str, day: date, name: str) -> SpecialDay:
    """A day of the library, by its name there."""
    source = f"holidays {library_release()}".strip()
    return SpecialDay(day, f"{Sort.HOLIDAY}:{country}:{_VARYING.sub('', name)}", name, Sort.HOLIDAY, source)


@cache
def library_release() -> str:
    """Which release of the library is installed, found without importing it; "" when that cannot be told."""
    library = importlib.util.find_spec("holidays")
    folder = Path(library.origin).parent.parent if library is not None and library.origin else None
    found = sorted(folder.glob("holidays-*.dist-info")) if folder is not None else []
    return found[0].stem.removeprefix("holidays-") if len(found) == 1 else ""


def countries(unusual: Mapping[str, str]) -> Mapping[str, str]:
    """The names of all countries by code, in their order; some are called as ``unusual`` says."""
    return _by_name({code: unusual.get(code) or _spelt(module) for code, module in _modules().items()})


def regions(country: str) -> Mapping[str, str]:
    """The regions of a country that have holidays of their own, by code, in the order of their names."""
    entity = _entity(country)
    if entity is None:
        return {}
    names = {code: code for code in entity.subdivisions}
    for name, code in entity.subdivisions_aliases.items():
        if code in names:
            names[code] = max(names[code], name, key=len)
    return _by_name(names)


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
    if not country or country not in _modules():
        return None
    import holidays  # noqa: PLC0415  0.1 s and 16 MB, see kept_holidays

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
