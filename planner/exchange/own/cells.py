"""Cells of CSV files: the guard against formulas, and lists within a cell. Each pair is its own inverse."""

from __future__ import annotations

import csv
import re
from io import StringIO

from planner.domain.records import Media

_GUARDED = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""A cell that a spreadsheet might run as a formula, or one that already looks guarded."""

_ALT_SEPARATOR = " || "
_LIKE_SEPARATOR = re.compile(r"(?:(?<= )|^)(\\*\|\|)(?= |$)")
_ESCAPED = re.compile(r"(?:(?<= )|^)\\(\\*\|\|)(?= |$)")
_NEEDS_QUOTES = re.compile(r'[;"\r\n]|^\s|\s$|^$')


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front when a spreadsheet might take it for a formula."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the guard."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


def kept_apart(cell: str) -> str:
    """The cell for a file in which nothing needs the guard: one apostrophe more where import would take one off."""
    return cell if unguarded(cell) == cell else f"'{cell}"


def media_cells(media: tuple[Media, ...]) -> tuple[str, str]:
    """File names joined by ``; `` and alt texts.

    One alt text on the first file stands alone, for all files; several are joined by `` || ``, one per file, and a
    ``||`` that stands in one of them gets a backslash.
    """
    if not media:
        return "", ""
    if len(media) == 1:
        return _quoted(media[0].path) if media[0].path else "", media[0].alt
    names = "; ".join(_quoted(one.path) for one in media)
    alts = [_LIKE_SEPARATOR.sub(r"\\\1", one.alt) for one in media]
    return names, _ALT_SEPARATOR.join(alts) if any(alts[1:]) else alts[0]


def read_media(names_cell: str, alt_cell: str) -> tuple[Media, ...]:
    """The media of two cells; an alt text without a file waits for its file."""
    names = _names(names_cell)
    if not names:
        return (Media("", alt_cell),) if alt_cell else ()
    if len(names) == 1:
        return (Media(names[0], alt_cell),)
    alts = alt_cell.split(_ALT_SEPARATOR)
    if len(alts) != len(names):
        alts = [alt_cell] + [""] * (len(names) - 1)
    return tuple(Media(name, _ESCAPED.sub(r"\1", alt)) for name, alt in zip(names, alts, strict=True))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _NEEDS_QUOTES.search(name) else name


def _names(cell: str) -> list[str]:
    if '"' not in cell:
        return [name.strip() for name in cell.split(";") if name.strip()]
    reader = csv.reader(StringIO(cell, newline=""), delimiter=";", skipinitialspace=True)
    return [name for row in reader for name in row]
