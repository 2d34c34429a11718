"""What is known of the pages that posts lead to, read from the plan and remembered until another page is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache

from planner.app.document import Document
from planner.domain.edits import Change, Edit, new_id
from planner.domain.edits.pages import keep_reading
from planner.domain.pages.model import PageFacts, PageVerdict
from planner.domain.pages_seen import NETWORK, PageSeen, failed_reading, reading, trouble_of
from planner.domain.records import Brand, PageReading

Seen = Callable[[str], PageSeen | None]


class PagesSeen:
    """Asks the plan once for each brand; what a page says is looked at when somebody asks for it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._of: dict[str, Seen | None] = {}
        document.listen(self._changed)

    def of(self, brand: Brand) -> Seen | None:
        """What was last seen of a page of the brand by its address; None when no page was ever read."""
        if brand.id not in self._of:
            self._of[brand.id] = seen_of(self._document.page_readings(brand))
        return self._of[brand.id]

    def _changed(self, changes: Sequence[Change]) -> None:
        if any(isinstance(change.record, PageReading) for change in changes):
            self._of.clear()


def seen_of(readings: Sequence[PageReading]) -> Seen | None:
    """What was last seen of a page by its address, of readings with the latest first; None without any."""
    if not readings:
        return None
    latest = {one.address: one for one in reversed(readings)}
    return cache(lambda address: _seen(latest[address]) if address in latest else None)


def noted(
    document: Document, brand: Brand, address: str, facts: PageFacts, at: datetime, *, source: str = NETWORK
) -> Edit:
    """What was read of a page, to be kept in the place of what was read before; ``at`` is aware."""
    kept = reading(brand.id, address, facts, at.astimezone(UTC), source=source, id_=new_id())
    return keep_reading(_before(document, brand, address), kept)


def noted_trouble(document: Document, brand: Brand, address: str, trouble: str, at: datetime) -> Edit:
    """That a page did not open, to be kept in the place of what was read before; ``at`` is aware."""
    kept = failed_reading(brand.id, address, trouble, at.astimezone(UTC), new_id())
    return keep_reading(_before(document, brand, address), kept)


def _before(document: Document, brand: Brand, address: str) -> PageReading | None:
    return next((one for one in document.page_readings(brand) if one.address == address), None)


def _seen(kept: PageReading) -> PageSeen:
    trouble = trouble_of(kept)
    verdict = PageVerdict(None, "") if trouble else _verdict(kept)
    return PageSeen(kept.at, kept.source, verdict, trouble)


def _verdict(kept: PageReading) -> PageVerdict:
    from planner.app.page_audit import requirements  # noqa: PLC0415  needed once pages were read
    from planner.domain.pages import facts_of, verdict_of  # noqa: PLC0415

    return verdict_of(facts_of(kept.table), requirements())
