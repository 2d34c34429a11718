"""What is due in the work with a creator, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.domain.creators.stages import is_at_least
from planner.domain.records import Collaboration, Deliverable, Stage


class DueSort(StrEnum):
    """What is due."""

    DRAFT = "draft"
    OPENS = "opens"
    LIVE = "live"
    REPORT = "report"
    PAYMENT = "payment"
    RIGHTS = "rights"


class Due(NamedTuple):
    """Something that is due on a day; ``late`` when that day is over. ``deliverable_id`` is what it is about, or ""."""

    day: date
    sort: DueSort
    late: bool = False
    deliverable_id: str = ""


def dues(collaboration: Collaboration, deliverables: Iterable[Deliverable], today: date) -> list[Due]:
    """All that is still due, the earliest first; the end of the rights is due as long as they hold."""
    found = [due for one in deliverables for due in _of_deliverable(one, today)]
    found += _of_work(collaboration, today)
    if collaboration.rights_until is not None and collaboration.rights_until >= today:
        found.append(Due(collaboration.rights_until, DueSort.RIGHTS))
    return sorted(found)


def payment_due(collaboration: Collaboration) -> date | None:
    """The day until which the invoice is to be paid; None when it is paid, or there is none."""
    paid = collaboration.paid_on is not None or collaboration.stage is Stage.PAID
    if paid or collaboration.invoiced_on is None:
        return None
    return collaboration.invoiced_on + timedelta(days=collaboration.net_days or 0)


def cost_of(collaboration: Collaboration) -> Decimal | None:
    """Fee, expenses and the worth of the product together; None when none of them is known."""
    parts = (collaboration.fee, collaboration.expenses, collaboration.product_value)
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known else None


def _of_deliverable(one: Deliverable, today: date) -> Iterator[Due]:
    if one.done_on is not None:
        return
    if one.draft_due is not None and one.draft_in is None:
        yield Due(one.draft_due, DueSort.DRAFT, one.draft_due < today, one.id)
    if one.opens is not None and one.opens > today:
        yield Due(one.opens, DueSort.OPENS, deliverable_id=one.id)
    elif one.closes is not None:
        yield Due(one.closes, DueSort.LIVE, one.closes < today, one.id)


def _of_work(collaboration: Collaboration, today: date) -> Iterator[Due]:
    report = collaboration.report_due
    if report is not None and not collaboration.report and not is_at_least(collaboration, Stage.REPORTED):
        yield Due(report, DueSort.REPORT, report < today)
    payment = payment_due(collaboration)
    if payment is not None:
        yield Due(payment, DueSort.PAYMENT, payment < today)
