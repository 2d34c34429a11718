"""What questions about a sheet need to know besides themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planner.app.intake import At, Taken
from planner.domain.plan import Plan
from planner.domain.platforms import Platforms
from planner.ui.importing.records import Records

PlanSays = Callable[[At], str]
_UNKNOWN_NETWORK = "globe"


class ChannelOffer(NamedTuple):
    """A channel that an answer may name, with the icon of its network."""

    name: str
    glyph: str


@dataclass(frozen=True, slots=True)
class Matter:
    """The sheet and the plan that questions are about; ``plan_says`` tells what the plan says otherwise than a record.

    ``channels`` are those that an answer may name.
    """

    records: Records
    plan: Plan
    plan_says: PlanSays
    channels: tuple[ChannelOffer, ...]


def channel_offers(taken: Taken, plan: Plan, networks: Platforms) -> tuple[ChannelOffer, ...]:
    """The channels of the plan, and those that the sheet names by a network which the plan has none on."""
    made = {offer.name.casefold(): offer for offer in (*_of_plan(plan, networks), *_of_sheet(taken, plan, networks))}
    return tuple(made.values())


def _of_plan(plan: Plan, networks: Platforms) -> Iterator[ChannelOffer]:
    for channel in sorted(plan.channels.values(), key=lambda one: one.position):
        if not channel.archived:
            network = networks.named(channel.platform) if channel.platform else None
            yield ChannelOffer(channel.name, network.glyph if network else _UNKNOWN_NETWORK)


def _of_sheet(taken: Taken, plan: Plan, networks: Platforms) -> Iterator[ChannelOffer]:
    """A name that is not exactly that of a network could not be read back from the answer."""
    there = {channel.platform for channel in plan.channels.values() if not channel.archived}
    names = {entry.channel for line in taken.reading.lines for entry in line.entries if entry.channel}
    for name in sorted(names):
        network = networks.named(name)
        if network is not None and network.key not in there:
            yield ChannelOffer(name, network.glyph)
