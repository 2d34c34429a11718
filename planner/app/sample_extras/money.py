"""What the sample's campaigns want and cost, its advertisements, and its work with creators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.app.sample_extras.tables import Tables
from planner.domain.edits import Edit
from planner.domain.edits.campaigns import keep_campaign
from planner.domain.edits.creators import add_deliverable, keep_collaboration, keep_deliverable
from planner.domain.edits.paid import keep_flight
from planner.domain.records import Campaign, Collaboration, Deliverable, Flight

_CAMPAIGNS, _PAID, _CREATORS = "campaigns.toml", "paid.toml", "creators.toml"


def edits(tables: Tables) -> Iterator[Edit]:
    """All of it, each as the verb that a user's gesture would be."""
    for name, table in tables.read(_CAMPAIGNS).items():
        before = tables.plan.campaigns[tables.campaign_id(name)]
        wanted = replace(before, **tables.fields_of(_CAMPAIGNS, name, Campaign, table))
        yield keep_campaign(wanted, before, tables.plan.campaigns.values())
    for key, table in tables.read(_PAID).items():
        said = tables.fields_of(_PAID, key, Flight, table)
        yield keep_flight(Flight(id=tables.id_for(key), brand_id=tables.plan.brand.id, **said))
    for key, table in tables.read(_CREATORS).items():
        yield from _of_creator(tables, key, dict(table))


def _of_creator(tables: Tables, key: str, table: dict[str, Any]) -> Iterator[Edit]:
    pieces: Mapping[str, Mapping[str, Any]] = table.pop("pieces")
    said = tables.fields_of(_CREATORS, key, Collaboration, table)
    work = Collaboration(id=tables.id_for(key), brand_id=tables.plan.brand.id, **said)
    yield keep_collaboration(work)
    made: list[Deliverable] = []
    for name, piece in pieces.items():
        added = add_deliverable(work, made)
        blank = added.changes[0].after
        assert isinstance(blank, Deliverable)
        made.append(replace(blank, **tables.fields_of(_CREATORS, name, Deliverable, piece)))
        tables.made[name] = blank.id
        yield added.followed_by(keep_deliverable(made[-1], before=blank))
