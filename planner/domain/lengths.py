"""How long a text is for a network, each in its own unit, and where it passes a limit.

A unit sees a text as pieces that are never cut; the length of the text is the sum of their costs. Texts of usual length
are counted passage by passage, and the passages remembered, so that a key has one of them counted anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from planner.domain import graphemes, weights
from planner.domain.entities import Entities, Found, entities, in_passage
from planner.domain.entities.addresses import addresses
from planner.domain.passages import LONGEST_KEPT, sentences
from planner.domain.short_links import short_link

__all__ = ["LINK_WEIGHT", "UNITS", "Unit", "cut_at", "length", "short_link"]

LINK_WEIGHT = 23
"""What a link costs on X and on Mastodon, however long it is."""

_LONGEST_KEPT = 20_000

_RUN = 200
"""Code points that are counted at once on the way to where a text is cut."""

_APART = re.compile("[ -~](?=[ -~])")
"""A place between two letters, whatever is around them."""


class Piece(NamedTuple):
    """A piece of a text with a cost of its own, such as a link; the letters between pieces cost what the unit says."""

    start: int
    end: int
    cost: int


Pieces = Callable[[str, int], Sequence[Piece]]
PassedAt = Callable[[str, str, int, int], int | None]


def _no_pieces(_text: str, _link_weight: int) -> Sequence[Piece]:
    return ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A way to count: the cost of plain text, the pieces with a cost of their own, whether a warning counts.

    ``in_passages`` says that passages cost the same one by one as together.
    """

    plain: Callable[[str], int]
    pieces: Pieces = _no_pieces
    counts_before: bool = False
    in_passages: bool = True

    @property
    def of_pieces(self) -> bool:
        """Whether some pieces of a text have a cost of their own."""
        return self.pieces is not _no_pieces


def length(text: str, unit: str, *, link_weight: int = LINK_WEIGHT, before: str = "") -> int:
    """The length of a text in one of the ``UNITS``; KeyError for another.

    ``link_weight`` is what a link costs where all cost the same; ``before`` is a content warning: Mastodon counts it.
    """
    measured = _length if len(text) > _LONGEST_KEPT else _kept_length
    return measured(text, unit, link_weight) + _before(before, UNITS[unit])


def cut_at(text: str, unit: str, limit: int, *, link_weight: int = LINK_WEIGHT, before: str = "") -> int | None:
    """The code point at which a text passes the limit, or None when it fits; never inside a letter or a whole link."""
    room = limit - _before(before, UNITS[unit])
    if len(text) > _LONGEST_KEPT:
        return _cut_at(text, unit, room, link_weight, passed_at=_passed_at)
    fits = _kept_length(text, unit, link_weight) <= room
    return None if fits else _kept_cut_at(text, unit, room, link_weight)


def _before(text: str, way: Unit) -> int:
    return way.plain(text) if text and way.counts_before else 0


def _length(text: str, unit: str, link_weight: int) -> int:
    return _total(text, UNITS[unit], UNITS[unit].pieces(text, link_weight))


def _gathered_length(text: str, unit: str, link_weight: int) -> int:
    if not UNITS[unit].in_passages:
        return _length(text, unit, link_weight)
    passages = sentences(text)
    return sum([_passage_length(passage, unit, link_weight) for _, _, passage in passages]) - len(passages) + 1


def _passage_length(text: str, unit: str, link_weight: int) -> int:
    """With its lead, which costs 1 in every unit."""
    return (_length if len(text) > LONGEST_KEPT else _kept_passage_length)(text, unit, link_weight)


def _cut_at(text: str, unit: str, room: int, link_weight: int, *, passed_at: PassedAt) -> int | None:
    passed = cut = passed_at(text, unit, room, link_weight)
    while passed and UNITS[unit].of_pieces and _ends_in_piece(text[:passed]):
        passed = passed_at(text[:passed], unit, room, link_weight)
        cut = cut if passed is None else passed
    return cut


def _ends_in_piece(kept: str) -> bool:
    """Whether what was cut may have made another piece of the last word, such as a shorter link."""
    last = kept.rsplit(maxsplit=1)[-1:]
    return any("." in word or "@" in word for word in last)


def _passed_at(text: str, unit: str, room: int, link_weight: int) -> int | None:
    way = UNITS[unit]
    pieces = way.pieces(text, link_weight)
    if _total(text, way, pieces) <= room:
        return None
    for piece, whole in _every_piece(text, way, pieces):
        if piece.cost > room:
            inside = 0 if whole else _cut_in(text[piece.start : piece.end], room, way)
            return graphemes.start_of(text, piece.start + inside)
        room -= piece.cost
    return len(text)


def _gathered_passed_at(text: str, unit: str, room: int, link_weight: int) -> int | None:
    if not UNITS[unit].in_passages:
        return _passed_at(text, unit, room, link_weight)
    for start, lead, passage in sentences(text):
        cost = _passage_length(passage, unit, link_weight) - lead
        if cost > room:
            passed_at = _passed_at if len(passage) > LONGEST_KEPT else _kept_passage_passed_at
            return start - lead + (passed_at(passage, unit, room + lead, link_weight) or 0)
        room -= cost
    return None


def _cut_in(run: str, room: int, way: Unit) -> int:
    """Where a run of letters passes the limit."""
    start = 0
    for end in graphemes.ends(run):
        room -= way.plain(run[start:end])
        if room < 0:
            break
        start = end
    return start


_kept_length = lru_cache(maxsize=256)(_gathered_length)
_kept_cut_at = lru_cache(maxsize=64)(partial(_cut_at, passed_at=_gathered_passed_at))
_kept_passage_length = lru_cache(maxsize=8192)(_length)
_kept_passage_passed_at = lru_cache(maxsize=256)(_passed_at)


def _total(text: str, way: Unit, pieces: Sequence[Piece]) -> int:
    return sum(piece.cost for piece in pieces) + sum(map(way.plain, _between(text, pieces)))


def _between(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    start = 0
    for piece in pieces:
        yield text[start : piece.start]
        start = piece.end
    yield text[start:]


def _every_piece(text: str, way: Unit, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bool]]:
    """The pieces of a text, which are whole, and between them runs of its letters, in order."""
    start = 0
    for piece in (*pieces, Piece(len(text), len(text), 0)):
        yield from (
            (Piece(begin, end, way.plain(text[begin:end])), False) for begin, end in _runs(text, start, piece.start)
        )
        yield piece, True
        start = piece.end


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of some hundred letters; a letter is never divided between two of them."""
    while start < end:
        apart = _APART.search(text, start + _RUN, end)
        stop = apart.end() if apart else end
        yield start, stop
        start = stop


def _costing(found: Iterable[Found], cost: int) -> list[Piece]:
    return [Piece(each.start, each.end, cost) for each in found]


def _entities(text: str, manner: str) -> Entities:
    """Of a passage, which is remembered for long, or of a long text."""
    return (in_passage if len(text) <= LONGEST_KEPT else entities)(text, manner)


def _links_of_x(text: str, link_weight: int) -> Sequence[Piece]:
    return _costing(addresses(text), link_weight)  # also those inside a hashtag or a mention


def _shown_links(text: str, _link_weight: int) -> Sequence[Piece]:
    links = _entities(text, "bluesky").links
    return [Piece(link.start, link.end, graphemes.count(short_link(link.text))) for link in links]


def _links_and_servers(text: str, link_weight: int) -> Sequence[Piece]:
    found = _entities(text, "mastodon")
    names = [Piece(each.start, each.end, len(each.text[1:].partition("@")[0]) + 1) for each in found.mentions]
    return sorted([*_costing(found.links, link_weight), *names])


def _tags(text: str, _link_weight: int) -> Sequence[Piece]:
    """The tags between commas, each with the comma before it; one with a space is sent in quotation marks."""
    pieces: list[Piece] = []
    start = 0
    for typed in text.split(","):
        tag = typed.strip()
        if tag:
            cost = len(tag) + (2 if " " in tag else 0) + (1 if pieces else 0)
            pieces.append(Piece(start, start + len(typed), cost))
        start += len(typed) + 1
    return pieces


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _threads(text: str) -> int:
    """An emoji costs its bytes in UTF-8, every other code point 1."""
    if text.isascii():
        return len(text)
    pictures = Counter(graphemes.emoji().findall(text))
    return len(text) + sum(
        times * (_utf8(picture) - len(picture)) for picture, times in pictures.items() if graphemes.is_shown(picture)
    )


UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "x_weighted": Unit(weights.of_text, _links_of_x),
        "bluesky": Unit(graphemes.count, _shown_links),
        "mastodon": Unit(graphemes.count, _links_and_servers, counts_before=True),
        "threads": Unit(_threads),
        "utf16": Unit(_utf16),
        "code_points": Unit(len),
        "utf8_bytes": Unit(_utf8),
        "graphemes": Unit(graphemes.count),
        "youtube_tags": Unit(lambda _text: 0, _tags, in_passages=False),
    }
)
"""The ways to count, by the names that the platforms' data use."""
