"""Cells of CSV files: the guard against formulas, and lists within a cell. Each pair is its own inverse."""

from __future__ import annotations

import csv
import re
from io import StringIO

from planner.domain.records import Media

_GUARDED = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""A cell that a spreadsheet might run as a formula, or one that already looks guarded."""

_ALT_SEPARATOR = " || "
_NEEDS_QUOTES = re.compile(r'[;"\r\n]|^\s|\s$|^$')


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front when a spreadsheet might take it for a formula."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the guard."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


def media_cells(media: tuple[Media, ...]) -> tuple[str, str]:
    """File names joined by ``; `` and alt texts.

    One alt text on the first file stands alone, for all files; several are joined by `` || ``, one per file.
    """
    if not media:
        return "", ""
    names = "; ".join(_quoted(one.path) for one in media) if len(media) > 1 or media[0].path else ""
    if any(one.alt for one in media[1:]):
        return names, _ALT_SEPARATOR.join(one.alt for one in media)
    return names, media[0].alt


def read_media(names_cell: str, alt_cell: str) -> tuple[Media, ...]:
    """The media of two cells; an alt text without a file waits for its file."""
    names = _names(names_cell)
    if not names:
        return (Media("", alt_cell),) if alt_cell else ()
    alts = alt_cell.split(_ALT_SEPARATOR) if len(names) > 1 else [alt_cell]
    if len(alts) != len(names):
        alts = [alt_cell] + [""] * (len(names) - 1)
    return tuple(Media(name, alt) for name, alt in zip(names, alts, strict=True))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _NEEDS_QUOTES.search(name) else name


def _names(cell: str) -> list[str]:
    if '"' not in cell:
        return [name.strip() for name in cell.split(";") if name.strip()]
    reader = csv.reader(StringIO(cell, newline=""), delimiter=";", skipinitialspace=True)
    return [name for row in reader for name in row]
