"""The channels of sheets that name none: what their names say, and on which the plan says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace

from planner.domain.quote import quoted
from planner.domain.records import Channel
from planner.exchange.merging.meetings import Meetings
from planner.exchange.merging.names import Names
from planner.exchange.merging.taken_rows import TakenRows
from planner.exchange.own.week_csv import Cells
from planner.exchange.reading.channel_cells import channel_in_name
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import NO_CHANNEL, Likely, Reading, Wishes
from planner.exchange.sheets.model import Workbook

_LOOKED_AT = 200
"""Rows of a sheet that are looked for in the plan."""


class LikelyChannels:
    """What is likely ``now`` for the sheets of a file, by their numbers; at first what their names say.

    Sheets of text files have their names from their file.
    """

    def __init__(self, book: Workbook, known: Known, names: Names) -> None:
        found = ((number, _named(sheet.name, known, names)) for number, sheet in enumerate(book.sheets))
        self._named = {number: likely for number, likely in found if likely is not None}
        self.now: Mapping[int, Likely] = self._named

    def changed_by(self, look: Callable[[Mapping[int, Likely]], Mapping[int, Likely]]) -> bool:
        """Looks into the plan, which may know more than the names say; whether that changed anything."""
        before, self.now = self.now, look(self._named)
        return self.now != before

    def wished(self, wishes: Wishes) -> Wishes:
        """The wishes with what is likely."""
        return replace(wishes, likely=self.now)

    def remembered(self, wishes: Wishes) -> Wishes:
        """What was remembered of sheets like this, without channels that are not the likely ones this time."""
        proposed = {one.channel for one in self.now.values()}
        answers = {
            id_: said
            for id_, said in wishes.answers.items()
            if not (proposed and id_.startswith(NO_CHANNEL)) or said in proposed
        }
        return replace(wishes, answers=answers)


def asked_for(reading: Reading, answered: Container[str]) -> bool:
    """Whether channels are asked for that nobody has named yet."""
    return any(ask.id.startswith(NO_CHANNEL) and ask.id not in answered for ask in reading.asks)


def said_in(
    rows: TakenRows, meetings: Meetings, channels: Sequence[Channel], named: Mapping[int, Likely]
) -> dict[int, Likely]:
    """What the names say; where they say nothing, the channel on which the plan says what most rows of a sheet say.

    Where it says that on no channel, nothing is likely.
    """
    likely = dict(named)
    for number, some in _without_channel(rows).items():
        counts = Counter(id_ for cells in some for id_ in meetings.channels_saying(cells))
        most = max(counts.values(), default=0)
        there = [one.name for one in channels if counts[one.id] == most]
        if 2 * most <= len(some):
            continue
        if not there or counts[None] == most:
            likely.pop(number, None)
        elif number not in named:
            why = f"{most} of {len(some)} say what the plan has on {there[0]} at that time"
            likely[number] = Likely(there[0], why)
    return likely


def _named(name: str, known: Known, names: Names) -> Likely | None:
    """The channel in the name of a sheet: one of the plan, or a new one on a network that has none there yet."""
    found = channel_in_name(name, known)
    if found is None:
        return None
    channel = known.plan.channels.get(found.channel_id or "")
    if channel is None and any(one.platform == found.platform for one in known.plan.channels.values()):
        return None
    return Likely(channel.name if channel else names.proper(found.name), f"The name {quoted(name)} says so")


def _without_channel(rows: TakenRows) -> dict[int, list[Cells]]:
    """The first rows of each sheet that name no channel."""
    found: dict[int, list[Cells]] = {}
    for at, cells, line in zip(rows.ats, rows.rows, rows.lines, strict=True):
        if line is not None and any(id_.startswith(NO_CHANNEL) for id_ in line.asks):
            some = found.setdefault(at.sheet, [])
            if len(some) < _LOOKED_AT:
                some.append(cells)
    return found
