"""The cadences of a brand's channels, as they are and as they are being changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from planner.domain.edits import Edit, keep_cadence, reset_cadence
from planner.domain.plan import Plan
from planner.domain.records import Channel
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence, cadence, cadence_table
from planner.domain.span import Week

OWN_KEY = "own"
"""The key of the cadence of a channel for which nothing is shipped."""


@dataclass(frozen=True, slots=True)
class CadenceRow:
    """A channel and one class of its formats; ``start`` is what is shipped for it, None where nothing is."""

    name: str
    channel: Channel
    before: Cadence
    now: Cadence
    start: Cadence | None

    @property
    def differs(self) -> bool:
        """Whether it is another one than the plan has."""
        return cadence_table(self.now) != cadence_table(self.before)

    @property
    def is_start(self) -> bool:
        """Whether it says what is shipped."""
        return self.start is not None and _figures(self.now) == _figures(self.start)

    @property
    def trouble(self) -> str:
        """What is wrong with its figures, or nothing."""
        one = self.now
        if not one.minimum <= one.target <= one.maximum:
            return "the least must not be above the target, nor the target above the most"
        return "it must be served on some day" if not one.active_days else ""

    def reset(self) -> CadenceRow:
        """With what is shipped."""
        return replace(self, now=replace(self.start, channel_id=self.now.channel_id)) if self.start else self

    def with_values(self, **values: Any) -> CadenceRow:
        """With other figures."""
        return replace(self, now=replace(self.now, **values))

    def edit(self, plan: Plan, since: Week | None) -> Edit:
        """The change of the plan that makes it so; raises ValueError when it cannot be."""
        if self.trouble:
            raise ValueError(f"{self.name}: {self.trouble}")
        if self.is_start:
            return reset_cadence(plan, self.channel, self.now.key, since=since)
        table = _figures(self.now)
        cadence(self.now.key, table)
        return keep_cadence(plan, self.channel, self.now.key, table, since=since)


def cadence_rows(plan: Plan, book: Rulebook, shipped: Iterable[Cadence]) -> list[CadenceRow]:
    """A row for each class of formats of each channel that is not archived, in the order of the channels."""
    start = list(shipped)
    channels = sorted((one for one in plan.channels.values() if not one.archived), key=lambda one: one.position)
    return [row for channel in channels for row in _of_channel(channel, book.cadences(), start)]


def _of_channel(channel: Channel, known: Iterable[Cadence], shipped: list[Cadence]) -> list[CadenceRow]:
    own = {one.key: one for one in known if one.channel_id == channel.id}
    start = {one.key: one for one in shipped if channel.platform and one.platform == channel.platform}
    keys = list(dict.fromkeys([*start, *own])) or [OWN_KEY]
    made = []
    for key in keys:
        now = own.get(key) or start.get(key) or _nothing_yet(channel)
        made.append(CadenceRow(_name(channel, now, several=len(keys) > 1), channel, now, now, start.get(key)))
    return made


def _nothing_yet(channel: Channel) -> Cadence:
    return Cadence(OWN_KEY, channel.platform, 0, 1, 7, 14, "", off=True)


def _name(channel: Channel, one: Cadence, *, several: bool) -> str:
    forms = ", ".join(sorted(one.formats))
    return f"{channel.name}: {forms}" if several and forms else channel.name


def _figures(one: Cadence) -> dict[str, Any]:
    """Its table without the channel, which the rule of the brand names by itself."""
    return {key: value for key, value in cadence_table(one).items() if key != "channel_id"}
