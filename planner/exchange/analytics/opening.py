"""The bytes of an export as sheets; YouTube packs several tables into one file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from planner.exchange.format import BadFile
from planner.exchange.sheets import Sheet, read_workbook
from planner.exchange.sheets.archive import Archive
from planner.exchange.sheets.sorts import ZIP

_MOST_TABLES = 20
"""Tables of a packed export."""

_LARGEST = 50_000_000
"""Bytes of one of them."""

_TABLES = (".csv", ".tsv", ".txt")


def read_sheets(content: bytes, name: str = "") -> tuple[Sheet, ...]:
    """The sheets of a file, or those of all tables in a packed one.

    Raises BadFile with a sentence when there is no table in it.
    """
    packed = _tables_in(content) if content.startswith(ZIP) else []
    if not packed:
        return read_workbook(content, name).sheets
    return tuple(sheet for part, inner in packed if inner.strip() for sheet in _named(inner, part))


def _named(content: bytes, name: str) -> tuple[Sheet, ...]:
    title = PurePath(name).stem
    try:
        sheets = read_workbook(content, name).sheets
    except BadFile as error:
        raise BadFile(f"{PurePath(name).name}: {error}") from error
    return tuple(replace(sheet, name=title) for sheet in sheets)


def _tables_in(content: bytes) -> list[tuple[str, bytes]]:
    """The text tables of a packed file with their names; none of a spreadsheet, which is packed too."""
    archive = Archive(content)
    names = [name for name in archive.names if name.endswith(_TABLES) and not name.startswith("__macosx/")]
    if archive.has("[Content_Types].xml") or archive.has("mimetype") or not names:
        return []
    if len(names) > _MOST_TABLES:
        raise BadFile(f"The packed file holds {len(names)} tables. Unpack it and import the one with the posts.")
    return [(name, _part(archive, name)) for name in names]


def _part(archive: Archive, name: str) -> bytes:
    with archive.part(name) as source:
        content = source.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise BadFile(f"{name} in the packed file is larger than {_LARGEST // 1_000_000} MB. Unpack and split it.")
    return content
