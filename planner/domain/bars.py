"""What of a plan lasts for days and is drawn over a calendar: campaigns, advertisements, windows of creators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner.domain.overlay import Bar
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Deliverable, Flight


def bars_of(plan: Plan) -> tuple[Bar, ...]:
    """All that has a day: campaigns, then advertisements, then windows, each by first day, the longest first.

    What is archived is left out; of what has one day only, the other is the same.
    """
    sorts = (_campaigns(plan), _flights(plan), _deliverables(plan))
    return tuple(bar for bars in sorts for bar in sorted(bars, key=_first_and_longest))


def _campaigns(plan: Plan) -> Iterator[Bar]:
    for one in plan.campaigns.values():
        if not one.archived:
            yield from _lasting(one, one.name, one.starts, one.ends, one.hue)


def _flights(plan: Plan) -> Iterator[Bar]:
    if not plan.flights:
        return
    from planner.domain.paid import flight_name  # noqa: PLC0415  not in the first frame of a plan without them

    for one in plan.flights:
        if not one.archived:
            yield from _lasting(one, flight_name(one), one.starts, one.ends, _hue(plan, one.campaign_id))


def _deliverables(plan: Plan) -> Iterator[Bar]:
    agreed = {one.id: one for one in plan.collaborations if not one.archived}
    for one in plan.deliverables:
        with_whom = agreed.get(one.collaboration_id)
        if with_whom is not None:
            name = " · ".join(filter(None, (with_whom.creator, one.format)))
            yield from _lasting(one, name, one.opens, one.closes, _hue(plan, with_whom.campaign_id))


def _lasting(
    record: Campaign | Flight | Deliverable, name: str, first: date | None, last: date | None, hue: str
) -> Iterable[Bar]:
    """One bar, or none without a day or where it would end before it begins."""
    starts, ends = first or last, last or first
    if starts is None or ends is None or ends < starts:
        return ()
    return (Bar(record=record, name=name, first=starts, last=ends, hue=hue),)


def _hue(plan: Plan, campaign_id: str | None) -> str:
    campaign = plan.campaigns.get(campaign_id or "")
    return campaign.hue if campaign else ""


def _first_and_longest(bar: Bar) -> tuple[date, int, str]:
    return bar.first, -bar.last.toordinal(), bar.name
