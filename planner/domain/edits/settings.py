"""What the user can do to a brand's settings: its channels, labels, campaigns and library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from planner.domain.edits.change import Edit, changed, created, new_id
from planner.domain.plan import KIND, PILLAR
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Label,
    LabelSet,
    Record,
    Snippet,
)

Named = Brand | Channel | Label | Campaign


N = TypeVar("N", bound=Named)


def add_brand(brand: Brand, kinds: Iterable[Label]) -> Edit:
    """A new brand with its own copies of the given kinds and an empty set of pillars."""
    kind_set = LabelSet(id=new_id(), brand_id=brand.id, key=KIND, name="Kind", required=True)
    pillar_set = LabelSet(id=new_id(), brand_id=brand.id, key=PILLAR, name="Pillar")
    labels = [replace(kind, id=new_id(), set_id=kind_set.id, position=at) for at, kind in enumerate(kinds)]
    return changed(f"Add brand {brand.name}", created(brand, kind_set, pillar_set, *labels))


def add_channel(channel: Channel, *, among: Iterable[Channel] = ()) -> Edit:
    """A new channel; raises ValueError when one of the brand's channels has the name already."""
    _refuse_taken(channel.name, among)
    return changed(f"Add channel {channel.name.strip()}", created(replace(channel, name=channel.name.strip())))


def add_label(label: Label, *, among: Iterable[Label] = ()) -> Edit:
    """A new kind or pillar; raises ValueError when its set has one of the name or the key already."""
    others = tuple(among)
    _refuse_taken(label.name, others)
    if label.key in {other.key for other in others}:
        raise ValueError(f"Files call another one “{label.key}”; choose another name")
    return changed(f"Add {label.name.strip()}", created(replace(label, name=label.name.strip())))


def add_campaign(campaign: Campaign, *, among: Iterable[Campaign] = ()) -> Edit:
    """A new campaign; raises ValueError when the brand has one of the name already."""
    _refuse_taken(campaign.name, among)
    return changed(f"Add campaign {campaign.name.strip()}", created(replace(campaign, name=campaign.name.strip())))


def rename(named: N, name: str, *, among: Iterable[N] = ()) -> Edit:
    """Another name for a brand, channel, kind, pillar or campaign.

    Raises ValueError when the name is empty or another of ``among`` has it.
    """
    _refuse_taken(name, (other for other in among if other.id != named.id))
    return changed(f"Rename {named.name}", [(named, replace(named, name=name.strip()))])


def recolour(named: Named, hue: str) -> Edit:
    """Another colour for a brand, channel, kind, pillar or campaign, by its name in the theme."""
    return changed(f"Colour of {named.name}", [(named, replace(named, hue=hue))])


def archive(named: Named) -> Edit:
    """A brand, channel, kind, pillar or campaign that is no longer offered; what has it keeps it."""
    return changed(f"Archive {named.name}", [(named, replace(named, archived=True))])


def unarchive(named: Named) -> Edit:
    """What was archived is offered again."""
    return changed(f"Restore {named.name}", [(named, replace(named, archived=False))])


def amend(record: Record, text: str, **values: Any) -> Edit:
    """Other values in the fields of a record, such as the stance of a kind or the days of a campaign."""
    return changed(text, [(record, replace(record, **values))])


def keep_snippet(snippet: Snippet, *, before: Snippet | None = None) -> Edit:
    """A part of the library added or changed; raises ValueError without a name."""
    if not snippet.name.strip():
        raise ValueError("A name is needed")
    text = f"Add {snippet.name.strip()}" if before is None else f"Change {before.name}"
    return changed(text, [(before, replace(snippet, name=snippet.name.strip()))])


def drop_snippet(snippet: Snippet) -> Edit:
    """A part of the library taken out of it; posts that were made with it keep their words."""
    return changed(f"Delete {snippet.name}", [(snippet, None)])


def _refuse_taken(name: str, others: Iterable[Named]) -> None:
    if not name.strip():
        raise ValueError("A name is needed")
    if name.strip().casefold() in {other.name.strip().casefold() for other in others}:
        raise ValueError(f"“{name.strip()}” is there already")
