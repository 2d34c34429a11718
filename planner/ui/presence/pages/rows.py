"""The rows of the list of pages: what a page is called, how its link will show, and when it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner.app.page_audit import requirements
from planner.domain.link_form import host_of
from planner.domain.pages import facts_of, verdict_of
from planner.domain.pages_seen import FILE, NETWORK, TEXT, trouble_of
from planner.domain.records import Brand, PageReading
from planner.ui.context import Context
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.presence.pages.listed import Listed, PageList, short_name
from planner.ui.words import tr

LOOSE = "loose"
"""The row of a page that does not say its address, and so is not kept."""

_SOURCES = {NETWORK: "Read from the web on {day}", FILE: "Read from a file on {day}", TEXT: "Read from a text on {day}"}


def rows_of(context: Context, brand: Brand, pages: PageList, loose: str) -> list[Found]:
    """The rows under their headings; ``loose`` is the name of a page that is not kept, or ""."""
    parts: tuple[tuple[str, Sequence[Listed]], ...] = (
        (tr("Links of this week"), pages.this_week),
        (tr("Links of the weeks to come"), pages.later),
        (tr("Other pages that were read"), pages.others),
    )
    rows = (
        [heading(tr("Not kept")), Found(LOOSE, loose, tr("Its address is not known"), "", "file-text")] if loose else []
    )
    main_host = next((host for host, _ in Counter(host_of(one.address) for one in pages.all()).most_common(1)), "")
    for name, listed in parts:
        rows += [heading(name), *(_row(context, brand, one, main_host) for one in listed)] if listed else []
    return rows


def _row(context: Context, brand: Brand, page: Listed, main_host: str) -> Found:
    name = short_name(page.address, main_host)
    if page.reading is None:
        return Found(page.address, name, tr("Not read yet"), "", "circle-dashed", "text.muted")
    day = context.when.day(page.reading.at.astimezone(context.now(brand).tzinfo).date())
    trouble = trouble_of(page.reading)
    if trouble:
        return Found(page.address, name, tr(trouble), day, "warning-circle", "status.ready")
    verdict = verdict_of(facts_of(page.reading.table), requirements())
    look = SEVERITY_LOOKS[verdict.severity] if verdict.severity else None
    shape, token = (look.shape, look.token) if look else ("check-circle-fill", "status.approved")
    return Found(page.address, name, tr(verdict.short), day, shape, token)


def read_words(context: Context, brand: Brand, reading: PageReading | None) -> str:
    """How and when a page was read, "" when it was not."""
    if reading is None:
        return ""
    day = context.when.dated(reading.at.astimezone(context.now(brand).tzinfo).date())
    if trouble_of(reading):
        return tr("Tried on {day}", day=day)
    return tr(_SOURCES.get(reading.source, "Read on {day}"), day=day)
