"""What is said of a bar: its label, and all that there is to say when the pointer rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner.domain.overlay import Bar
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Deliverable, Flight
from planner.domain.span import ONE_DAY, Span
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.context import Context


def label_of(bar: Bar) -> str:
    """Its name on one line, or what it is where it has none."""
    return " ".join(bar.name.split()) or sort_of(bar)


def sort_of(bar: Bar) -> str:
    """What it is: a campaign, something paid, something of a creator."""
    if isinstance(bar.record, Flight):
        return tr("Paid")
    return tr("Creator") if isinstance(bar.record, Deliverable) else tr("Campaign")


def bar_words(context: Context, plan: Plan, bar: Bar) -> str:
    """All that there is to say of it, line by line."""
    span = Span(bar.first, bar.last + ONE_DAY)
    days = context.when.dated(bar.first) if bar.first == bar.last else context.when.days(span)
    lines = [label_of(bar), f"{sort_of(bar)} · {days}", *_more(context, plan, bar)]
    return "\n".join(filter(None, lines))


def several(context: Context, plan: Plan, bars: Iterable[Bar]) -> str:
    """The words of several bars."""
    return "\n\n".join(bar_words(context, plan, one) for one in bars)


def _more(context: Context, plan: Plan, bar: Bar) -> Iterator[str]:
    record = bar.record
    if isinstance(record, Campaign):
        yield record.goal
        yield from (f"{context.when.day(one.day)}: {one.name}" for one in record.milestones)
        return
    platform = context.catalogue.platforms.named(record.platform)
    about = record.objective if isinstance(record, Flight) else record.must_show
    yield " · ".join(filter(None, (platform.name if platform else record.platform, about)))
    campaign = plan.campaigns.get(_campaign_id(plan, record) or "")
    yield tr("Campaign {name}", name=campaign.name) if campaign else ""


def _campaign_id(plan: Plan, record: Flight | Deliverable) -> str | None:
    if isinstance(record, Flight):
        return record.campaign_id
    return next((one.campaign_id for one in plan.collaborations if one.id == record.collaboration_id), None)
