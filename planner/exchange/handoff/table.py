"""Rows as the bytes of a file, in the dialect of a preset. Nothing is guarded: tools post what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.exchange.handoff.model import Column, Preset, Quoting

_BOM = "\ufeff"
_QUOTE = '"'


def table_bytes(preset: Preset, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """The whole file in UTF-8, with its header where the tool wants one."""
    lines = [_line(preset, [column.title for column in columns], frozenset())] if preset.header else []
    forced = frozenset(at for at, column in enumerate(columns) if column.quoted and not column.spread)
    lines += [_line(preset, row, forced) for row in rows]
    return "".join([_BOM if preset.bom else "", *(line + preset.line_end.text for line in lines)]).encode()


def _line(preset: Preset, cells: Sequence[str], forced: frozenset[int]) -> str:
    every = preset.quoting is Quoting.ALL
    quoted = (_quoted(cell) if every or at in forced or _needs(cell, preset) else cell for at, cell in enumerate(cells))
    return preset.separator.join(quoted)


def _needs(cell: str, preset: Preset) -> bool:
    """Whether a reader of any sort could take the cell apart, or something off its ends."""
    ends = cell != cell.strip() or cell.startswith(_BOM)
    return preset.separator in cell or _QUOTE in cell or ends or len(cell.splitlines()) > 1


def _quoted(cell: str) -> str:
    return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE
