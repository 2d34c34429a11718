"""What the user can do to a campaign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.edits.settings import add_campaign, rename
from planner.domain.plan import Plan
from planner.domain.records import Campaign


def new_campaign(plan: Plan, name: str) -> Edit:
    """A campaign that has nothing but a name, with a number after it when there is one of this name."""
    taken = {one.name.strip().casefold() for one in plan.campaigns.values()}
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    free = next(one for one in names if one.strip().casefold() not in taken)
    return add_campaign(Campaign(id=new_id(), brand_id=plan.brand.id, name=free))


def keep_campaign(wanted: Campaign, before: Campaign, among: Iterable[Campaign], merge_key: str = "") -> Edit:
    """A campaign changed; raises ValueError when it would end before it starts, or cannot have its name."""
    text = f"Change {before.name}"
    if wanted.name != before.name:
        text = rename(before, wanted.name, among=among).text
    if wanted.starts and wanted.ends and wanted.ends < wanted.starts:
        raise ValueError("The campaign would end before it starts")
    return changed(text, [(before, replace(wanted, name=wanted.name.strip()))], merge_key=merge_key)
