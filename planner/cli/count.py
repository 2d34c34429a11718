"""How long a text is on a network, and what is found in it, on the command line."""

from __future__ import annotations

import argparse
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.surroundings import own_facts
from planner.cli import words
from planner.cli.wanted import Failed, WrongUsage, content_of, given, pretended_now
from planner.domain.entities import entities
from planner.domain.lengths import LINK_WEIGHT, length
from planner.domain.platforms import Facts, Platform
from planner.domain.span import read_day

_SAME_FIELD = {"description": "text"}
_LIMIT = ".max"


def count(wanted: argparse.Namespace) -> None:
    """Counts a text for a network on a day, and says what the network takes for links, mentions and tags in it."""
    catalogue = Catalogue(own_facts=own_facts())
    platform = _platform(catalogue, wanted.platform)
    field = _field(catalogue, platform, wanted.field)
    day = given(read_day, wanted.on) if wanted.on else pretended_now(wanted).date()
    counted = _counted(_text(wanted.file), platform, field, platform.on(day, _form(platform, wanted.format)))
    print(words.as_json(counted) if wanted.json else "\n".join(_lines(counted)))


def _counted(text: str, platform: Platform, field: str, facts: Facts) -> dict[str, Any]:
    limit, weight = facts.get(field + _LIMIT), facts.get("links.weight")
    unit = (limit.unit if limit else "") or platform.counting
    size = length(text, unit, link_weight=int(weight.number or 0) if weight else LINK_WEIGHT)
    most = limit.number if limit else None
    found = entities(text, platform.manner)
    return {
        "platform": platform.key,
        "length": size,
        "limit": most,
        "unit": unit,
        "fits": most is None or size <= most,
        "links": [link.text for link in found.links],
        "mentions": [mention.text for mention in found.mentions],
        "hashtags": [tag.text for tag in found.hashtags],
        "cashtags": [tag.text for tag in found.cashtags],
    }


def _lines(counted: dict[str, Any]) -> list[str]:
    limit = "no limit" if counted["limit"] is None else f"at most {counted['limit']}"
    verdict = "fits" if counted["fits"] else "does not fit"
    first = f"{counted['length']} ({counted['unit']}), {limit}: {verdict}"
    found = (
        f"{sort}: {' '.join(counted[sort])}" for sort in ("links", "mentions", "hashtags", "cashtags") if counted[sort]
    )
    return [first, *found]


def _text(file: str) -> str:
    """The text of a file; the line break that ends its last line is not part of it."""
    try:
        text = content_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failed(f"The text is not UTF-8: it has a byte at {error.start} that cannot be read.") from None
    return text.removesuffix("\n").removesuffix("\r")


def _platform(catalogue: Catalogue, name: str) -> Platform:
    platform = catalogue.platforms.named(name)
    if platform is None:
        known = ", ".join(sorted(one.key for one in catalogue.platforms))
        raise WrongUsage(f"There is no network “{name}”; there are {known}.")
    return platform


def _field(catalogue: Catalogue, platform: Platform, name: str) -> str:
    """The field whose limit is meant: one that some format of the network has a limit for."""
    names = catalogue.fact_names
    limited = {fact.name for fact in platform.facts if fact.name.endswith(_LIMIT) and names[fact.name].of_text}
    known = {"text", *_SAME_FIELD, *(limit.removesuffix(_LIMIT) for limit in limited)}
    if name not in known:
        raise WrongUsage(f"{platform.name} has no field “{name}”; it has {', '.join(sorted(known))}.")
    return _SAME_FIELD.get(name, name)


def _form(platform: Platform, form: str | None) -> str:
    if form and form not in platform.formats:
        known = ", ".join(platform.formats) or "none"
        raise WrongUsage(f"{platform.name} has no format “{form}”; its formats: {known}.")
    return form or ""
