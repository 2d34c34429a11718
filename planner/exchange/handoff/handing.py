"""A hand-off: what goes, what does not and why, and the files. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from planner.domain.amounts import counted
from planner.domain.plan import instant_of, name_of
from planner.domain.platforms import Platforms
from planner.exchange.format import Outgoing
from planner.exchange.handoff.entry import Entry, entries_of
from planner.exchange.handoff.files import files_of
from planner.exchange.handoff.filling import columns_for, rows_of
from planner.exchange.handoff.losses import left_out, warnings
from planner.exchange.handoff.model import Files, HandOff, Preset, Preview, Refused
from planner.exchange.handoff.refusing import refusal


def hand_off(outgoing: Outgoing, preset: Preset, platforms: Platforms) -> HandOff:
    """What a tool would get of what leaves, with the report on what it would not."""
    entries = entries_of(outgoing, preset, platforms)
    reasons = {entry.placement.id: refusal(entry, preset, outgoing.now) for entry in entries}
    _refuse_crowded([entry for entry in entries if not reasons[entry.placement.id]], preset, reasons)
    _refuse_over_total([entry for entry in entries if not reasons[entry.placement.id]], preset, reasons)
    going = tuple(entry for entry in entries if not reasons[entry.placement.id])
    return HandOff(
        files=files_of(going, preset, outgoing.span),
        refused=tuple(Refused(id_, why) for id_, why in reasons.items() if why),
        warnings=warnings(going, preset),
        left_out=left_out(going, preset),
        goes=len(going),
    )


def preview(outgoing: Outgoing, preset: Preset, rows: int = 5, platforms: Platforms | None = None) -> Preview:
    """The header and the first rows as text, also of entries that would be refused."""
    entries = entries_of(outgoing, preset, platforms)
    if preset.files is Files.CHANNEL:
        entries = tuple(one for one in entries if one.placement.channel_id == entries[0].placement.channel_id)
    columns = columns_for(preset, frozenset(entry.network for entry in entries))
    made: list[tuple[str, ...]] = []
    for entry in entries:
        made += rows_of(entry, preset, columns)
        if len(made) >= rows:
            break
    return Preview(tuple(column.title for column in columns) if preset.header else (), tuple(made[:rows]))


def _refuse_crowded(entries: Iterable[Entry], preset: Preset, reasons: dict[str, str]) -> None:
    """Refuses what comes too soon after another entry of the same file."""
    last: dict[str | None, tuple[datetime, Entry]] = {}
    for entry in entries if preset.spacing_minutes else ():
        at = instant_of(entry.placement)
        if at is None:
            continue
        key = entry.placement.channel_id if preset.files is Files.CHANNEL else None
        before = last.get(key)
        if before and at.astimezone(UTC) - before[0] < timedelta(minutes=preset.spacing_minutes):
            name = name_of(before[1].post, before[1].placement)
            apart = counted(preset.spacing_minutes, "minute")
            reasons[entry.placement.id] = f"{preset.name} needs {apart} between two posts, and “{name}” is nearer"
        else:
            last[key] = at.astimezone(UTC), entry


def _refuse_over_total(entries: Iterable[Entry], preset: Preset, reasons: dict[str, str]) -> None:
    for number, entry in enumerate(entries, 1):
        if preset.total and number > preset.total:
            reasons[entry.placement.id] = f"{preset.name} keeps {preset.total:,} posts at once, and it comes after them"
