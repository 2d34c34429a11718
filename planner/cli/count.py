"""How long a text is on a network, and what is found in it, on the command line."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from planner.app.catalogue import Catalogue
from planner.app.surroundings import own_facts
from planner.cli import words
from planner.cli.networks import format_of, network
from planner.cli.wanted import Failed, WrongUsage, content_of, given, pretended_now
from planner.domain.entities import entities
from planner.domain.platforms import Platform
from planner.domain.room import Room, room_of
from planner.domain.span import read_day

_SAME_FIELD = {"description": "text"}
_LIMIT, _BYTES = ".max", ".bytes.max"


def count(wanted: argparse.Namespace) -> None:
    """Counts a text for a network on a day, and says what the network takes for links, mentions and tags in it."""
    catalogue = Catalogue(own_facts=own_facts())
    platform = network(catalogue, wanted.platform)
    form = format_of(platform, wanted.platform, wanted.format)
    field = _field(catalogue, platform, wanted.field)
    day = given(read_day, wanted.on) if wanted.on else pretended_now(wanted).date()
    text, facts = _text(wanted.file), platform.on(day, form or "")
    undivided = replace(platform, threads=False)  # what is handed over is one text, whatever stands in it
    room, in_bytes = (room_of(text, facts, undivided, limit=field + limit) for limit in (_LIMIT, _BYTES))
    counted = _counted(text, platform, room, in_bytes)
    print(words.as_json(counted) if wanted.json else "\n".join(_lines(counted, room, in_bytes)))


def _counted(text: str, platform: Platform, room: Room, in_bytes: Room) -> dict[str, Any]:
    """What is said of a text."""
    found = entities(text, platform.manner)
    return {
        "platform": platform.key,
        "length": room.lengths[room.longest],
        "limit": room.limit,
        "unit": room.unit,
        "fits": not room.over and not in_bytes.over,
        "links": [link.text for link in found.links],
        "mentions": [mention.text for mention in found.mentions],
        "hashtags": [tag.text for tag in found.hashtags],
        "cashtags": [tag.text for tag in found.cashtags],
    }


def _lines(counted: dict[str, Any], room: Room, in_bytes: Room) -> list[str]:
    found = (
        f"{sort}: {' '.join(counted[sort])}" for sort in ("links", "mentions", "hashtags", "cashtags") if counted[sort]
    )
    return [_line(room), *([_line(in_bytes)] if in_bytes.over else []), *found]


def _line(room: Room) -> str:
    limit = "no limit" if room.limit is None else f"at most {room.limit}"
    return f"{room.lengths[room.longest]} ({room.unit}), {limit}: {'does not fit' if room.over else 'fits'}"


def _text(file: str) -> str:
    """The text of a file; the line break that ends its last line is not part of it."""
    try:
        text = content_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failed(f"The text is not UTF-8: it has a byte at {error.start} that cannot be read.") from None
    return text.removesuffix("\n").removesuffix("\r")


def _field(catalogue: Catalogue, platform: Platform, name: str) -> str:
    """The field that is meant: one that the network has, or that some format of it has a limit for."""
    names = catalogue.fact_names
    limited = {fact.name for fact in platform.facts if fact.name.endswith(_LIMIT) and names[fact.name].of_text}
    extras = {extra.key for extra in platform.extras}
    known = {"text", *_SAME_FIELD, *extras, *(limit.removesuffix(_LIMIT) for limit in limited)}
    if name not in known:
        raise WrongUsage(f"{platform.name} has no field “{name}”; it has {', '.join(sorted(known))}.")
    return _SAME_FIELD.get(name, name)
