"""The plan as CSV, one row per placement: UTF-8, quoted line breaks, ISO dates, guarded against formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO, StringIO, TextIOWrapper
from operator import itemgetter
from typing import NamedTuple

from planner.domain.clock import written_time
from planner.domain.edits import REPLACEMENT
from planner.domain.plan import Plan, link_of, media_of, text_of
from planner.domain.quote import quoted
from planner.domain.records import Placement
from planner.domain.span import Week
from planner.exchange.format import BadFile, Outgoing, RowNote, SheetStyle
from planner.exchange.own.cells import guarded, media_cells, unguarded
from planner.exchange.own.styles import ISO, READABLE_DAY, SEPARATORS, columns_in, plain_day, readable_day, styled_day


class Cells(NamedTuple):
    """One record of the file, as text without the guard; its fields are the columns in their order."""

    placement_id: str
    post_id: str
    week_start: str
    date: str
    time: str
    timezone: str
    channel: str
    format: str
    status: str
    kind: str
    stance: str
    pillar: str
    campaign: str
    title: str
    text: str
    link: str
    media: str
    alt_text: str
    owner: str
    partner: str
    disclosure: str
    permission: str
    notes: str


COLUMNS = Cells._fields

PLACE = ("placement_id", "post_id", "week_start")
"""Columns that say where a row belongs, not what is planned."""

OF_POST = ("kind", "stance", "pillar", "campaign", "title", "owner", "partner", "disclosure", "permission", "notes")
"""Columns of the post, which all of its rows should say alike."""

_cells = partial(tuple.__new__, Cells)

NEEDED = ("date", "channel", "text")
"""Columns without which a file is not read as a plan."""

LONGEST_CELL = 100_000
"""Characters; far above any text that a network takes."""

MOST_ROWS = 100_000

_BOM = "\ufeff"
_REPLACED = f"characters that cannot be stored (NUL) were replaced by {REPLACEMENT}"
_FIELD_LIMIT, _NO_LIMIT = 20_000_000, 200_000_000
"""Characters of a cell. The second is what the csv module is told, always the same: it holds for all threads."""

_MOST_TOLD = 5
"""Columns that are named in a sentence."""

_BROKEN = {
    "unexpected end": "a quotation mark is never closed",
    "expected after": "something stands behind a quotation mark that ends a cell",
}
"""What the csv module says of a broken row, and what is told."""

_PLAIN = SheetStyle()


def cells(plan: Plan, placement: Placement) -> Cells:
    """What the file says of one placement."""
    post = plan.posts[placement.post_id]
    kind = plan.kind_of(post)
    media, alt = media_cells(media_of(post, placement))
    day = placement.date
    return Cells(
        placement_id=placement.id,
        post_id=post.id,
        week_start=Week.of(day).monday.isoformat() if day else "",
        date=day.isoformat() if day else "",
        time=written_time(day, placement.time, placement.zone, placement.fold),
        timezone=placement.zone,
        channel=plan.channels[placement.channel_id].name if placement.channel_id else "",
        format=placement.format,
        status=placement.status.value,
        kind=kind.key if kind else "",
        stance=plan.stance_of(post) or "",
        pillar=plan.labels[post.pillar_id].name if post.pillar_id else "",
        campaign=plan.campaigns[post.campaign_id].name if post.campaign_id else "",
        title=post.title,
        text=text_of(post, placement),
        link=link_of(post, placement),
        media=media,
        alt_text=alt,
        owner=post.who,
        partner=post.partner,
        disclosure=post.disclosure,
        permission=post.permission,
        notes=post.notes,
    )


def rows(plan: Plan, week: Week) -> tuple[Cells, ...]:
    """The rows of a week in order of time."""
    span = week.span
    return tuple(cells(plan, one) for one in plan.in_order() if one.date is not None and one.date in span)


def written(table: Iterable[tuple[str, ...]], style: SheetStyle = _PLAIN) -> str:
    """The whole file as text, with byte order mark, header, CRLF line ends and the guard against formulas.

    Raises NotWritable when the style cannot be followed.
    """
    columns = columns_in(style, COLUMNS)
    out = StringIO(newline="")
    out.write(_BOM)
    writer = csv.writer(out, delimiter=style.separator, lineterminator="\r\n")
    writer.writerow(columns)
    for row in table:
        writer.writerow([guarded(cell) for cell in styled(row, columns, style.days)])
    return out.getvalue()


def styled(row: tuple[str, ...], columns: tuple[str, ...], days: str) -> tuple[str, ...]:
    """The cells of a row in these columns, its day by a pattern; Mondays stay ISO and say in which order days are."""
    if columns == COLUMNS and days == ISO:
        return row
    said = dict(zip(COLUMNS, row, strict=True))
    said |= {"date": styled_day(said["date"], days), READABLE_DAY: readable_day(said["date"])}
    return tuple(said[name] for name in columns)


def content(outgoing: Outgoing, style: SheetStyle = _PLAIN) -> bytes:
    """The file of what leaves the plan, in UTF-8."""
    return written((cells(outgoing.plan, one) for one in outgoing.placements), style).encode()


def wrote(start: bytes) -> bool:
    """Whether a file that begins with these bytes is an export like ours, in any style."""
    marked = start.startswith(_BOM.encode())
    first, ended, _ = start.removeprefix(_BOM.encode()).partition(b"\r\n")
    if first.startswith(",".join(COLUMNS).encode()):
        return True
    names = {*COLUMNS, READABLE_DAY}
    header = first.decode("utf-8", "replace")
    return marked and bool(ended) and any(names.issuperset(header.split(each)) for each in SEPARATORS)


@dataclass(frozen=True, slots=True)
class Table:
    """A file read: records with their row numbers, rows that cannot be read, what to say, and our columns in it."""

    rows: list[tuple[int, Cells]]
    unreadable: list[RowNote]
    notes: list[RowNote]
    columns: frozenset[str]


def read(content: bytes) -> Table:
    """The records of a file; columns may stand in any order. Raises BadFile when the file is no such plan at all."""
    records = _records(content)
    table = table_of(_header(records[0]), enumerate(records[1:], 2))
    if b"\0" in content:
        told = [RowNote(row, _REPLACED) for row, cells in table.rows if any(REPLACEMENT in cell for cell in cells)]
        return replace(table, notes=table.notes + told)
    return table


def table_of(names: list[str], records: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """The numbered records under a header with these names; columns may stand in any order."""
    width = len(names)
    in_order = itemgetter(*(names.index(name) if name in names else width for name in COLUMNS))
    good: list[tuple[int, Cells]] = []
    bad: list[RowNote] = []
    for row, record in records:
        longest = max(map(len, record), default=0)
        if len(record) > width:
            bad.append(RowNote(row, f"it has {len(record)} cells, the header has {width}"))
        elif longest > LONGEST_CELL:
            name = names[list(map(len, record)).index(longest)]
            bad.append(RowNote(row, f"“{name}” has {longest:,} characters; a cell may have {LONGEST_CELL:,}"))
        elif longest:
            cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in record]
            cells += [""] * (width + 1 - len(record))
            good.append((row, with_plain_day(_cells(in_order(cells)))))
    return Table(good, bad, _notes(names), frozenset(COLUMNS) & frozenset(names))


def with_plain_day(row: Cells) -> Cells:
    """The row with its day in ISO where a style of ours wrote it in another way, and it can only be one day."""
    if not row.date or row.date[4:5] == "-":
        return row
    monday = plain_day(row.week_start, row.week_start)
    return row._replace(date=plain_day(row.date, row.week_start), week_start=monday)


def _notes(names: list[str]) -> list[RowNote]:
    notes = []
    strange = dict.fromkeys(name for name in names if name and name not in COLUMNS and name != READABLE_DAY)
    if strange:
        told = ", ".join([quoted(name) for name in strange][:_MOST_TOLD])
        more = f" and {len(strange) - _MOST_TOLD} more" if len(strange) > _MOST_TOLD else ""
        notes.append(RowNote(1, f"columns that Evenweek does not know are left out: {told}{more}"))
    return notes


def _header(record: list[str]) -> list[str]:
    names = [name.strip().casefold() for name in record]
    missing = next((name for name in NEEDED if name not in names), None)
    if missing and len(names) == 1 and ";" in names[0]:
        raise BadFile("The cells are separated by semicolons. Save the sheet as CSV with commas and try again.")
    if missing:
        needed, columns = ", ".join(NEEDED), ", ".join(COLUMNS)
        raise BadFile(
            f"The first row has no column “{missing}”. It must name at least {needed}; of the others these are read: "
            f"{columns}."
        )
    twice = next((name for name in COLUMNS if names.count(name) > 1), None)
    if twice:
        raise BadFile(f"The first row names the column “{twice}” twice.")
    return names


def _records(content: bytes) -> list[list[str]]:
    """All records of the file, the header first."""
    if not content.removeprefix(_BOM.encode()).strip():
        raise BadFile("The file is empty.")
    lines = TextIOWrapper(BytesIO(content.replace(b"\0", REPLACEMENT.encode())), encoding="utf-8-sig", newline="")
    csv.field_size_limit(_NO_LIMIT)
    records: list[list[str]] = []
    try:
        for record in csv.reader(lines, strict=True):
            if max(map(len, record), default=0) > _FIELD_LIMIT:
                raise BadFile(f"Row {len(records) + 1} cannot be read as CSV: it has a cell without an end.")
            records.append(record)
            if len(records) > MOST_ROWS + 1:
                raise BadFile(f"The file has more than {MOST_ROWS:,} rows. Split it and import the parts.")
    except csv.Error as error:
        why = next((words for said, words in _BROKEN.items() if said in str(error)), "its cells cannot be told apart")
        raise BadFile(f"Row {len(records) + 1} cannot be read as CSV: {why}.") from None
    except UnicodeDecodeError:
        raise BadFile("The file is not text in UTF-8. Save it as “CSV UTF-8” and try again.") from None
    return records or [[]]
