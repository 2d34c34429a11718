"""Pages looked at: what they are held to, a page out of a file or a text, and all that is said of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.app.page_addresses import added_names
from planner.domain.pages import (
    Card,
    PageFacts,
    PageFinding,
    PageVerdict,
    PictureSeen,
    Requirements,
    cards_of,
    share_findings,
    tags_for,
    verdict_of,
)
from planner.domain.pages.requirements import CardShape, Need, card_shape, figure, need
from planner.domain.pages.shown import stated_image

_FOLDER = RESOURCES / "pages"


class NotAPage(Exception):
    """What was given is no page that can be read; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Audited:
    """All that is said of a page; ``tags`` are those that it lacks, as one block."""

    facts: PageFacts
    verdict: PageVerdict
    findings: tuple[PageFinding, ...]
    cards: tuple[Card, ...]
    tags: str


@cache
def requirements() -> Requirements:
    """What pages are held to; raises BadData when the files of the program are wrong."""
    return Requirements(_figures(), _needs(), _shapes())


def audited(facts: PageFacts, accounts: Collection[str] = ()) -> Audited:
    """All that is said of a page; ``accounts`` are its owner's profiles on networks."""
    held_to = requirements()
    return Audited(
        facts,
        verdict_of(facts, held_to),
        share_findings(facts, held_to, accounts),
        cards_of(facts, held_to),
        tags_for(facts, held_to, accounts),
    )


def page_of_file(file: Path, address: str = "") -> PageFacts:
    """The page of a saved file; raises NotAPage when it cannot be read."""
    from planner.exchange.pages.reading import MOST_BYTES  # noqa: PLC0415  only who looks at pages needs it

    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotAPage(f"“{file.name}” cannot be read: {error.strerror}.") from None
    return page_of_bytes(content, address)


def page_of_bytes(content: bytes, address: str = "") -> PageFacts:
    """The page of a file that is at hand."""
    from planner.exchange.pages import read_page  # noqa: PLC0415  only who looks at pages needs it

    return read_page(content, address=address)


def page_of_text(text: str, address: str = "") -> PageFacts:
    """The page of a pasted source."""
    from planner.exchange.pages import read_page  # noqa: PLC0415  only who looks at pages needs it

    content = text.encode("utf-8", "replace")
    return read_page(content, address=address, content_type="text/html; charset=utf-8")


def with_picture(facts: PageFacts, path: str) -> PageFacts:
    """The page with what the headers of its picture say, given as a file; a file that is no picture changes nothing."""
    from planner.app.media.probing import probe  # noqa: PLC0415  only who gives a picture needs it

    seen = probe(path)
    if not (seen.width and seen.height):
        return facts
    address = stated_image(facts).address
    picture = PictureSeen(
        address=address, width=seen.width, height=seen.height, size=seen.bytes, type=f"image/{seen.format}"
    )
    return replace(facts, picture=picture)


def _figures() -> Mapping[str, object]:
    file = _FOLDER / "figures.toml"
    figures = {key: made_of(file, key, figure, table) for key, table in read_table(file).items()}
    return {**figures, "added_names": added_names()}


def _needs() -> Mapping[str, Need]:
    file = _FOLDER / "needs.toml"
    return {key: made_of(file, key, need, table) for key, table in read_table(file).items()}


def _shapes() -> tuple[CardShape, ...]:
    file = _FOLDER / "cards.toml"
    return tuple(made_of(file, key, card_shape, table) for key, table in read_table(file).items())
