"""What is due in the work with a creator, in the words of the list and of the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.creators import Due, DueSort
from planner.domain.records import Collaboration, Deliverable, Stage
from planner.ui.context import Context
from planner.ui.pieces.record_choices import joined, network_name
from planner.ui.when import When
from planner.ui.words import tr

STAGES = {
    Stage.FOUND: "Found",
    Stage.ASKED: "Asked",
    Stage.AGREED: "Agreed",
    Stage.CONTRACT: "Contract",
    Stage.PRODUCT_SENT: "Product sent",
    Stage.DRAFT_IN: "Draft in",
    Stage.APPROVED: "Approved",
    Stage.LIVE: "Live",
    Stage.REPORTED: "Reported",
    Stage.PAID: "Paid",
}
"""What the stages are called."""

_TO_COME = {
    DueSort.DRAFT: "Draft due {day}",
    DueSort.OPENS: "May appear {day}",
    DueSort.LIVE: "To appear by {day}",
    DueSort.REPORT: "Report due {day}",
    DueSort.PAYMENT: "To be paid by {day}",
    DueSort.RIGHTS: "Rights to {day}",
}
_LATE = {
    DueSort.DRAFT: "Draft was due {day}",
    DueSort.LIVE: "Not live since {day}",
    DueSort.REPORT: "Report was due {day}",
    DueSort.PAYMENT: "Not paid since {day}",
}


def next_words(dues: Iterable[Due], when: When, soon: date) -> str:
    """What is late or comes next and, where they end until ``soon``, the rights."""
    listed = list(dues)
    ending = [due for due in listed[1:] if due.sort is DueSort.RIGHTS and due.day <= soon]
    return joined(_said(due, when.short_month(due.day)) for due in (*listed[:1], *ending))


def piece_words(one: Deliverable, context: Context) -> str:
    """``Instagram reel``, ``3 × Instagram story``, ``Something to make``."""
    name = " ".join(filter(None, (network_name(context, one.platform), one.format))) or tr("A piece")
    return name if one.pieces <= 1 else tr("{n} × {piece}", n=context.when.number(one.pieces), piece=name)


def piece_state(one: Deliverable, context: Context, today: date) -> str:
    """What is known of when it comes and goes, in short."""
    when = context.when
    if one.done_on is not None:
        until = tr("stays until {day}", day=when.day(one.live_until)) if one.live_until is not None else ""
        return joined((tr("live since {day}", day=when.day(one.done_on)), until))
    draft = tr("draft came {day}", day=when.day(one.draft_in)) if one.draft_in is not None else ""
    if not draft and one.draft_due is not None:
        late = one.draft_due < today
        draft = tr("draft late since {day}" if late else "draft due {day}", day=when.day(one.draft_due))
    return joined((draft, _window(one, when)))


def creator_name(collaboration: Collaboration) -> str:
    """What the creator is called."""
    return collaboration.creator.strip() or tr("A creator")


def _said(due: Due, day: str) -> str:
    return tr(_LATE[due.sort] if due.late else _TO_COME[due.sort], day=day)


def _window(one: Deliverable, when: When) -> str:
    if one.opens is not None and one.closes is not None:
        return tr("to appear {first} – {last}", first=when.day(one.opens), last=when.day(one.closes))
    if one.opens is not None:
        return tr("to appear from {day}", day=when.day(one.opens))
    return tr("to appear by {day}", day=when.day(one.closes)) if one.closes is not None else ""
