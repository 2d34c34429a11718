"""The files of a hand-off: one for each channel or one for all, cut where a tool takes no more rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain.span import Span
from planner.exchange.handoff.entry import Entry
from planner.exchange.handoff.filling import columns_for, rows_of
from planner.exchange.handoff.model import Files, OutFile, Preset
from planner.exchange.handoff.table import table_bytes
from planner.exchange.out.file_names import free_name, safe_name

_SUFFIX = ".csv"

Rows = list[tuple[str, ...]]


def files_of(entries: Iterable[Entry], preset: Preset, span: Span | None) -> tuple[OutFile, ...]:
    """The files with these entries, in the order of their channels."""
    groups = _grouped(entries, preset)
    taken: set[str] = set()
    return tuple(file for group in groups for file in _parts(group, preset, span, taken))


def _grouped(entries: Iterable[Entry], preset: Preset) -> list[list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        key = (entry.placement.channel_id or "") if preset.files is Files.CHANNEL else ""
        groups.setdefault(key, []).append(entry)
    return sorted(groups.values(), key=_place)


def _place(group: list[Entry]) -> tuple[int, str]:
    channel = group[0].channel
    return (channel.position, channel.name) if channel else (0, "")


def _parts(group: list[Entry], preset: Preset, span: Span | None, taken: set[str]) -> Iterator[OutFile]:
    columns = columns_for(preset, frozenset(entry.network for entry in group))
    channel = group[0].channel.name if preset.files is Files.CHANNEL and group[0].channel else ""
    stem = " ".join(filter(None, (safe_name(preset.name), safe_name(channel), str(span or ""))))
    for number, part in enumerate(_cut([(entry, rows_of(entry, preset, columns)) for entry in group], preset.rows), 1):
        rows = [row for _, some in part for row in some]
        yield OutFile(
            name=free_name(f"{stem} part {number}" if number > 1 else stem, _SUFFIX, taken),
            content=table_bytes(preset, columns, rows),
            entries=len(part),
            channel=channel,
            rows=len(rows),
            placement_ids=tuple(entry.placement.id for entry, _ in part),
        )


def _cut(entries: list[tuple[Entry, Rows]], most: int) -> Iterator[list[tuple[Entry, Rows]]]:
    """Parts with at most so many rows; the rows of an entry stay together."""
    part: list[tuple[Entry, Rows]] = []
    count = 0
    for entry, rows in entries:
        if most and part and count + len(rows) > most:
            yield part
            part, count = [], 0
        part.append((entry, rows))
        count += len(rows)
    yield part
