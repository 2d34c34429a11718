"""What entries can leave as: files of this program, and what publishing tools take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from planner.domain.handed_over import CELL_WORDS
from planner.domain.platforms import Platforms
from planner.domain.span import Span
from planner.exchange import FORMATS
from planner.exchange.format import FileFormat, Outgoing, SheetStyle
from planner.exchange.handoff import (
    Column,
    Field,
    Files,
    LeftOut,
    OutFile,
    Preset,
    Preview,
    Quoting,
    Refused,
    Trust,
    Warned,
    Zone,
    checked,
    conditions,
    hand_off,
    preview,
)
from planner.exchange.handoff import table_of as preset_table
from planner.exchange.handoff.model import LISTS, TIMES
from planner.exchange.handoff.patterns import refuse_pattern, written
from planner.exchange.handoff.table import table_bytes
from planner.exchange.out.file_names import safe_name
from planner.exchange.own.styles import DAY_PATTERNS, READABLE_DAY, columns_in
from planner.exchange.own.week_csv import COLUMNS, cells, styled

__all__ = [
    "COLUMNS",
    "DAY_PATTERNS",
    "FORMATS",
    "LISTS",
    "OFFERED_COLUMNS",
    "PLAIN",
    "TIMES",
    "TOOL",
    "Column",
    "Field",
    "FileFormat",
    "Files",
    "LeftOut",
    "Made",
    "OutFile",
    "Outgoing",
    "Preset",
    "Preview",
    "Quoting",
    "Refused",
    "SheetStyle",
    "Target",
    "Trust",
    "Warned",
    "Zone",
    "checked",
    "conditions",
    "example_of",
    "file_stem",
    "file_target",
    "preset_table",
    "tool_target",
]

PLAIN = SheetStyle()

TOOL = "handoff:"
"""What the keys of tools begin with, under which exports are noted."""

PREVIEWED = 6
"""Rows that are shown of a file before it is written."""

OFFERED_COLUMNS = dict(zip(COLUMNS, CELL_WORDS, strict=True)) | {READABLE_DAY: "day, as one reads it"}
"""The columns that a table of ours may have, and what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of what leaves; ``goes`` is how many entries are in the files, ``told`` are sentences on them."""

    files: tuple[OutFile, ...]
    goes: int
    refused: tuple[Refused, ...] = ()
    warnings: tuple[Warned, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What entries can leave as; ``key`` is the one under which an export is noted.

    ``made`` gives the files and says what they leave out; it raises NotWritable or ValueError with a sentence.
    ``report`` says the same and may lack files that take long to make. ``preview`` are the first rows.
    ``wrote`` says whether a file that begins with these bytes is one like them. Either ``form`` or ``preset`` is what
    it writes by.
    """

    key: str
    name: str
    suffix: str
    made: Callable[[Outgoing], Made]
    report: Callable[[Outgoing], Made]
    preview: Callable[[Outgoing], Preview]
    wrote: Callable[[bytes], bool]
    form: FileFormat | None = None
    preset: Preset | None = None


def file_target(form: FileFormat, style: SheetStyle = PLAIN) -> Target:
    """A file of this program in a style."""
    return Target(
        key=form.key,
        name=form.name,
        suffix=form.suffix,
        made=partial(_as_file, form, style),
        report=partial(_without_file, form),
        preview=partial(table_of, style) if form.styled else summary_of,
        wrote=form.wrote,
        form=form,
    )


def tool_target(preset: Preset, platforms: Platforms) -> Target:
    """What a publishing tool takes."""
    return Target(
        key=f"{TOOL}{preset.key}",
        name=preset.name,
        suffix=".csv",
        made=partial(_for_tool, preset, platforms),
        report=partial(_for_tool, preset, platforms),
        preview=partial(_previewed, preset, platforms),
        wrote=partial(_begins, _headers(preset)),
        preset=preset,
    )


def table_of(style: SheetStyle, out: Outgoing) -> Preview:
    """The first rows of a table in a style; raises ValueError with a sentence when it cannot be followed."""
    columns = columns_in(style, COLUMNS)
    rows = (styled(cells(out.plan, one), columns, style.days) for one in out.placements[:PREVIEWED])
    return Preview(columns, tuple(rows))


def summary_of(out: Outgoing) -> Preview:
    """The first entries in short: the day, the time, the channel, and what they are called."""
    rows = (cells(out.plan, one) for one in out.placements[:PREVIEWED])
    named = ((one.date, one.time, one.channel, one.title or " ".join(one.text.split())) for one in rows)
    return Preview(("Day", "Time", "Channel", "Post"), tuple(named))


def example_of(column: Column, at: datetime) -> str:
    """How a column writes a moment; empty when it holds none, or cannot."""
    if column.field not in TIMES:
        return ""
    try:
        refuse_pattern(column.pattern, column.field)
    except ValueError:
        return ""
    return written(at, column.pattern)


def file_stem(brand: str, span: Span | None, today: date) -> str:
    """A name for a file: the brand's, when it is said, and the week or the days."""
    return f"{safe_name(brand)} {span or today}".strip()


def _as_file(form: FileFormat, style: SheetStyle, out: Outgoing) -> Made:
    ids = tuple(one.id for one in out.placements)
    name = f"{file_stem('', out.span, out.now.date())}{form.suffix}"
    content = form.written(out, style)
    return Made(files=(OutFile(name, content, len(ids), "", len(ids), ids),), goes=len(ids), told=form.told(out))


def _without_file(form: FileFormat, out: Outgoing) -> Made:
    return Made(files=(), goes=len(out.placements), told=form.told(out))


def _for_tool(preset: Preset, platforms: Platforms, out: Outgoing) -> Made:
    given = hand_off(out, preset, platforms)
    return Made(
        files=given.files,
        goes=given.goes,
        refused=given.refused,
        warnings=given.warnings,
        left_out=given.left_out,
    )


def _previewed(preset: Preset, platforms: Platforms, out: Outgoing) -> Preview:
    return preview(out, preset, PREVIEWED, platforms)


def _headers(preset: Preset) -> tuple[bytes, ...]:
    """How files of a preset may begin: with a whole header, which some networks make longer; none without a header."""
    if not preset.header:
        return ()
    columns = [one for one in preset.columns if not one.only_for]
    header = table_bytes(preset, columns, ())
    return header, header.removesuffix(preset.line_end.text.encode()) + preset.separator.encode()


def _begins(headers: tuple[bytes, ...], start: bytes) -> bool:
    return start.startswith(headers)
