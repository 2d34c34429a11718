"""The review sheet as one HTML file: nothing in it is loaded from anywhere, and it can be answered offline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

from planner.domain.clock import clock_text
from planner.domain.records import Media
from planner.domain.span import day_words, weekday_words
from planner.exchange.format import Outgoing
from planner.exchange.review.cards import Card, Version, cards
from planner.exchange.review.reply import BEGIN, END, FORM, VERSION

_START = b'<!doctype html>\n<html lang="en" data-evenweek="review">'
"""How every sheet begins."""

_LINE = 64
"""Letters of a line of the reply text, short enough for every mail program."""


@dataclass(frozen=True, slots=True)
class ReviewLook:
    """How the sheet looks: its template for Jinja, colours by name in light and dark, and pictures by path as data."""

    template: str
    light: Mapping[str, str]
    dark: Mapping[str, str]
    pictures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def written(out: Outgoing, look: ReviewLook) -> bytes:
    """The sheet of what leaves, in UTF-8."""
    made = cards(out)
    days = [(_day(day_cards[0], out), day_cards) for day_cards in _by_day(made)]
    said: str = _template(look.template).render(
        brand=out.plan.brand.name,
        title=_title(out),
        days=[(name, [_facts(card, look) for card in some]) for name, some in days],
        count=len(made),
        waiting=sum(card.waits for card in made),
        light=look.light,
        dark=look.dark,
        sheet={
            "format": FORM,
            "version": VERSION,
            "brand_id": out.plan.brand.id,
            "brand": out.plan.brand.name,
            "sent": out.now.isoformat(timespec="seconds"),
            "cards": [{"number": card.number, "name": card.name, "entries": card.entries} for card in made],
        },
        begin=BEGIN,
        end=END,
        line=_LINE,
    )
    return said.encode("utf-8", "replace")


def wrote(start: bytes) -> bool:
    """Whether a file that begins with these bytes is a review sheet."""
    return start.replace(b"\r\n", b"\n").startswith(_START)


@lru_cache(maxsize=2)
def _template(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  the type would import Jinja at the start
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  not for the first frame

    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        text
    )


def _by_day(made: tuple[Card, ...]) -> list[list[Card]]:
    return [list(group) for _, group in groupby(made, key=lambda card: card.day)]


def _day(card: Card, out: Outgoing) -> str:
    return weekday_words(card.day, out.now.year) if card.day else "No day yet"


def _title(out: Outgoing) -> str:
    """The days of the sheet in words."""
    days = [one.date for one in out.placements if one.date]
    if out.span is not None:
        days = [out.span.start, out.span.end - timedelta(days=1)]
    if not days:
        return "Ideas"
    first, last = (day_words(day, out.now.year) for day in (min(days), max(days)))
    return first if first == last else f"{first} – {last}"


def _facts(card: Card, look: ReviewLook) -> dict[str, object]:
    """What the template says of a card."""
    return {
        "number": card.number,
        "name": card.name,
        "clock": clock_text(card.clock) if card.clock else "any time",
        "kind": card.kind,
        "status": str(card.status),
        "waits": card.waits,
        "is_out": card.is_out,
        "versions": [_version(version, look) for version in card.versions],
    }


def _version(version: Version, look: ReviewLook) -> dict[str, object]:
    return {
        "channels": version.channels,
        "text": version.text,
        "link": version.link,
        "is_address": version.link.casefold().startswith(("https://", "http://")),
        "media": [_picture(one, look) for one in version.media],
        "extras": [(name.replace("_", " ").capitalize(), value) for name, value in version.extras if value],
    }


def _picture(media: Media, look: ReviewLook) -> dict[str, str]:
    return {"name": media.path, "alt": media.alt, "data": look.pictures.get(media.path, "")}
