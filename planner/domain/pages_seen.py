"""What was seen of pages that posts lead to, and when: how a link will show, or why the page could not be read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from planner.domain.pages.model import PageFacts, PageVerdict
from planner.domain.pages.table import as_table
from planner.domain.quote import one_line
from planner.domain.records import PageReading

NETWORK, FILE, TEXT = "network", "file", "text"
"""How a page came in, as ``PageReading.source`` says it."""

_TROUBLE, _LONGEST_TROUBLE = "trouble", 299


@dataclass(frozen=True, slots=True)
class PageSeen:
    """What was last seen of a page, at an aware moment: ``verdict`` of how a link shows, or the ``trouble`` there was.

    ``source`` says how it came in; only a page that came from the network is known to open.
    """

    at: datetime
    source: str
    verdict: PageVerdict
    trouble: str = ""


def reading(brand_id: str, address: str, facts: PageFacts, at: datetime, *, source: str, id_: str) -> PageReading:
    """What is kept of a page that was read; ``address`` is that of ``page_address``."""
    return PageReading(id=id_, brand_id=brand_id, address=address, at=at, source=source, table=as_table(facts))


def failed_reading(brand_id: str, address: str, trouble: str, at: datetime, id_: str) -> PageReading:
    """What is kept of a page that did not open: the sentence that says why."""
    table = json.dumps({_TROUBLE: trouble}, ensure_ascii=False)
    return PageReading(id=id_, brand_id=brand_id, address=address, at=at, source=NETWORK, table=table)


def trouble_of(reading: PageReading) -> str:
    """Why a page did not open when it was last read, or ""."""
    try:
        said = json.loads(reading.table)
    except (ValueError, RecursionError):
        return ""
    trouble = said.get(_TROUBLE, "") if isinstance(said, dict) else ""
    return one_line(trouble, _LONGEST_TROUBLE) if isinstance(trouble, str) else ""
