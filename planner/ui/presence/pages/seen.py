"""What is shown of a page: what was read of it, what is said of that, and the entries that lead to it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from planner.app.page_audit import Audited, audited
from planner.domain.pages import facts_of
from planner.domain.pages_seen import trouble_of
from planner.domain.records import Brand, Placement
from planner.ui.context import Context
from planner.ui.presence.pages.listed import Listed
from planner.ui.presence.pages.rows import read_words


class Seen(NamedTuple):
    """What is shown of a page. ``name`` is its address or its file's name; ``when`` says how and when it was read.

    ``audited`` is None for a page that was not read, ``trouble`` says why it could not be. ``picture`` is a file.
    """

    name: str
    address: str
    when: str = ""
    audited: Audited | None = None
    trouble: str = ""
    picture: str = ""
    entries: tuple[Placement, ...] = ()


def seen_of(
    context: Context, brand: Brand, page: Listed, accounts: Collection[str], *, trouble: str, picture: str
) -> Seen:
    """A page of the list; ``trouble`` is why it could not be read just now, or ""."""
    said = trouble or (trouble_of(page.reading) if page.reading else "")
    facts = facts_of(page.reading.table) if page.reading and not trouble_of(page.reading) else None
    found = audited(facts, accounts) if facts else None
    when = read_words(context, brand, page.reading)
    return Seen(page.address.partition("://")[2], page.address, when, found, said, picture, page.entries)
