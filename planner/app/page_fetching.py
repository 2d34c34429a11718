"""Pages read from the web when the user asks for it, and what is kept of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.app.failures import PlanError
from planner.app.page_addresses import page_address
from planner.app.settings import Settings
from planner.domain.link_form import corrected
from planner.domain.pages.model import PageFacts, PictureSeen
from planner.domain.plan import Plan, link_of
from planner.domain.records import SETTLED
from planner.domain.span import Span
from planner.domain.web.fetched import Fetched, NotFetched

AtBreath = Callable[[], None]

_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_FOUND, _SERVER_TROUBLE = 200, 500
_FOR_ALL = frozenset({401, 402, 403, 404, 410, 451})
"""Status codes of RFC 9110."""
_LOOKED_AT = 2048
"""Bytes of an answer without a type that show whether it is a page."""
_NO_TYPE, _LONGEST_TYPE = re.compile("[^!-~]"), 60
"""A server may call it anything; what is said of that are ASCII letters and signs, and not many."""
_OFF = "Reading pages from the web is switched off. The settings can allow it."


class NotRead(PlanError):
    """A page could not be read; the message says in a sentence what happened, and what can be done.

    ``sure`` says that the page is as it is for everybody, so that it is worth being kept.
    """

    def __init__(self, sentence: str, *, sure: bool = False) -> None:
        super().__init__(sentence)
        self.sure = sure


class Bounds(NamedTuple):
    """How much is read, and how long it may take."""

    megabytes: float
    seconds: float
    redirects: int
    source: str


def is_online(settings: Settings) -> bool:
    """Whether pages may be read from the web."""
    return settings["network"] == "on"


def may_read_own(settings: Settings) -> bool:
    """Whether pages on this computer and its own network may be read too."""
    return settings["network_private"] == "on"


def links_of(plan: Plan, span: Span | None = None) -> tuple[str, ...]:
    """The pages that entries lead to, each once, in their order; of these days, or of all.

    Links of posted and skipped entries, of the trash, and those that are no address are left out.
    """
    live = (one for one in plan.in_order() if one.trashed is None and one.status not in SETTLED)
    within = (one for one in live if span is None or (one.date is not None and one.date in span))
    links = (link_of(plan.post_of(one), one).strip() for one in within)
    pages = (page_address(link) for link in links if corrected(link) is None)
    return tuple(dict.fromkeys(filter(None, pages)))


def read_from_web(address: str, settings: Settings, at_breath: AtBreath = lambda: None) -> PageFacts:
    """Reads a page and the head of its picture; raises NotRead, also while that is switched off.

    Takes seconds, so it belongs into a thread. ``at_breath`` is called several times a second; what it raises ends it.
    """
    from planner.exchange.pages import read_page  # noqa: PLC0415  needed when a page is read

    if not is_online(settings):
        raise NotRead(_OFF)
    got = _fetched(address, "page", own=may_read_own(settings), at_breath=at_breath)
    _require_page(got)
    facts = read_page(got.content, address=got.address, content_type=got.content_type)
    return replace(facts, picture=_picture(facts, own=may_read_own(settings) and not got.public, at_breath=at_breath))


@cache
def bounds(folder: Path = RESOURCES) -> Mapping[str, Bounds]:
    """How much is read of a page and of a picture; raises BadData when the file is wrong."""
    file = folder / "web/reading.toml"
    return {key: made_of(file, key, lambda _, table: Bounds(**table), table) for key, table in read_table(file).items()}


def _fetched(address: str, what: str, *, own: bool, at_breath: AtBreath) -> Fetched:
    from planner.net import fetch  # noqa: PLC0415  the only way out, and only when somebody asked for it

    bound = bounds()[what]
    try:
        return fetch(
            address,
            most_bytes=round(bound.megabytes * 1_000_000),
            seconds=bound.seconds,
            allow_private=own,
            redirects=bound.redirects,
            at_breath=at_breath,
        )
    except NotFetched as error:
        raise NotRead(str(error), sure=error.sure) from None


def _require_page(got: Fetched) -> None:
    """Raises NotRead when what came is no page, with what the server said instead."""
    host = got.address.split("/")[2]
    if got.status != _FOUND:
        raise NotRead(f"{host} {_said(got.status)}", sure=got.status in _FOR_ALL)
    sort = _type_of(got)
    if not got.content.strip():
        raise NotRead(f"{host} answered with an empty page. Look at it in the browser, and try again.")
    if sort not in _PAGES and (sort or b"<" not in got.content[:_LOOKED_AT]):
        sentence = f"{host} answered with a file ({sort or 'of no type'}), not a page, so the link shows no card."
        raise NotRead(sentence, sure=True)


def _type_of(got: Fetched) -> str:
    """What the server calls it, without its parameters."""
    return _NO_TYPE.sub("", got.content_type.partition(";")[0].lower())[:_LONGEST_TYPE]


def _said(status: int) -> str:
    """What a status means for a link."""
    match status:
        case 404 | 410:
            return f"says that there is no such page ({status}). Check the link, or choose another page."
        case 401 | 402 | 403 | 451:
            return f"keeps the page from this program ({status}). Networks may be kept out too: look in the browser."
        case 408 | 425 | 429:
            return f"asks for patience ({status}). Try again later."
        case _ if status >= _SERVER_TROUBLE:
            return f"has trouble of its own ({status}). Try again later."
        case _:
            return f"answered without a page ({status}). Look at the link in the browser."


def _picture(facts: PageFacts, *, own: bool, at_breath: AtBreath) -> PictureSeen | None:
    """What the file of the card's picture is; no bytes when it did not come, None without a picture."""
    from planner.app.media.probing import probe_content  # noqa: PLC0415  needed when a page is read
    from planner.domain.pages.shown import shown_of  # noqa: PLC0415

    address = shown_of(facts).image.address
    if not page_address(address):
        return None
    try:
        got = _fetched(address, "picture", own=own, at_breath=at_breath)
    except NotRead:
        return PictureSeen(address=address, size=0)
    if got.status != _FOUND:
        return PictureSeen(address=address, size=0)
    seen = probe_content(got.content)
    sort = f"image/{seen.format}" if seen.width else _type_of(got)
    return PictureSeen(
        address=address, width=seen.width or None, height=seen.height or None, size=len(got.content), type=sort
    )
