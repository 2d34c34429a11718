"""Ids of rows: those of the file, and those made where it has none or another brand has them."""

from __future__ import annotations

import uuid
from collections.abc import Container
from dataclasses import replace
from functools import lru_cache
from hashlib import sha1

from planner.exchange.own.week_csv import Cells, Table

_NAMESPACE = uuid.UUID("5b0a4b7e-94f3-4a53-9a6e-52c0e3c1d7aa")
"""For ids made of what a row says."""

_FREE_BITS, _VERSION_5 = 0xFFFFFFFF_FFFF_0FFF_3FFF_FFFFFFFFFFFF, 0x5000_8000_000000000000
"""What an id is free to say, and what says that it is made of a name (RFC 9562, 5.5)."""

_BRAND_ID_KEPT = 13


def with_ids(table: Table, brand_id: str) -> Table:
    """The table with ids in rows that have none at all, made of what they say, so that they are found again."""

    def named(cells: Cells) -> Cells:
        return cells if cells.placement_id or cells.post_id else cells._replace(placement_id=_made_of(brand_id, *cells))

    return replace(table, rows=[(number, named(cells)) for number, cells in table.rows])


def place_id(cells: Cells, number: int) -> str:
    """An id for the ``number``-th placement of a post that a file names by channel, format and time only."""
    place = (cells.post_id, cells.channel.casefold(), cells.format.casefold(), cells.date, cells.time)
    return _made_of(*place, str(number))


def again_id(cells: Cells, number: int) -> str:
    """An id for what a row says, besides an entry that says it already."""
    return _made_of("again", *cells, str(number))


def again_post_id(cells: Cells) -> str:
    """An id for the post of such a row, which the rows of one post share."""
    return _made_of("again", cells.post_id or cells.placement_id or cells.text)


def brand_post_id(post_id: str, brand_id: str) -> str:
    """The id of a post that a sheet does not name, by what its reader called it, the same each time in one brand."""
    return _made_of("post of", brand_id, post_id)


def with_own_ids(table: Table, foreign: Container[str], brand_id: str) -> Table:
    """The table with ids of the brand's own in place of ``foreign`` ones, the same each time."""

    def own(id_: str) -> str:
        return own_id(id_, brand_id) if id_ in foreign else id_

    return replace(
        table,
        rows=[
            (number, cells._replace(placement_id=own(cells.placement_id), post_id=own(cells.post_id)))
            for number, cells in table.rows
        ],
    )


def own_id(id_: str, brand_id: str) -> str:
    """An id of the brand's own for one that another brand has."""
    return f"{id_}@{brand_id[:_BRAND_ID_KEPT]}"


def ids_of(table: Table) -> tuple[set[str], set[str]]:
    """The ids of posts and placements that the table may mean."""
    placements = {cells.placement_id for _, cells in table.rows} - {""}
    posts = {cells.post_id or post_id_for(cells.placement_id) for _, cells in table.rows}
    return posts, placements


@lru_cache(maxsize=65_536)
def _made_of(*parts: str) -> str:
    """An id made of texts, the same each time; remembered, because a sheet is read again after each answer.

    It is the text of ``uuid.uuid5``, without the object that takes most of the time.
    """
    said = sha1(_NAMESPACE.bytes + "\x1f".join(parts).encode(), usedforsecurity=False).digest()
    text = f"{int.from_bytes(said[:16], 'big') & _FREE_BITS | _VERSION_5:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def post_id_for(placement_id: str) -> str:
    """The id of a post that a file names by its placement only, the same each time."""
    return _made_of("post", placement_id)
