"""Small sentences of the export page."""

from __future__ import annotations

from planner.app.exporting import Export
from planner.app.review import check
from planner.domain.checks import State
from planner.domain.records import Brand
from planner.domain.rules import Severity
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.words import tr


def entries_words(count: int) -> str:
    """``1 entry``, ``12 entries``."""
    return tr("1 entry") if count == 1 else tr("%n entries", count)


def to_fix(context: Context, brand: Brand, span: Span) -> str:
    """How many findings of the checklist must be fixed, in a sentence; empty when there are none."""
    try:
        now, catalogue = context.now(brand), context.catalogue
        items = check(context.document, brand, span, now=now, catalogue=catalogue)
    except ValueError:  # the checklist says that the brand's rule is not known
        return ""
    findings = [finding for item in items if item.state is State.MUST_FIX for finding in item.findings]
    count = sum(finding.severity is Severity.MUST_FIX for finding in findings)
    if not count:
        return ""
    one, many = tr("1 thing must be fixed in these days."), tr("%n things must be fixed in these days.", count)
    return one if count == 1 else many


def about_file(key: str) -> str:
    """What a file without options is for."""
    return {
        "ics": tr("For the calendars of phones and colleagues. Exported again, it updates what is there."),
        "markdown": tr("Plain text for a mail or a note."),
        "review": tr(
            "One page that an approver can open anywhere, offline too, to approve or ask for changes. "
            "Import the reply, or drop it on the window."
        ),
        "pdf": tr("The days as a calendar, and every post in full below it, to print or to send."),
    }.get(key, "")


def why_empty(export: Export) -> str:
    """Why nothing leaves, and what one can do."""
    leaving = export.leaving
    if leaving.only_changed:
        return tr("Nothing changed since the last export. Untick “Only what changed” to write all.")
    if leaving.only_waiting:
        return tr("Nothing of these days waits for approval.")
    if not leaving.whole and leaving.ids is None:
        return tr("The filter hides all entries of these days.")
    if export.target.preset is not None:
        return tr("There are no entries in these days. Choose others.")
    return tr("There are no entries in these days. Choose others, or write an empty file.")
