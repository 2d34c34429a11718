"""The plan as CSV, one row per placement: UTF-8, quoted line breaks, ISO dates, guarded against formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import NamedTuple

from planner.domain.clock import written_time
from planner.domain.plan import Plan, link_of, media_of, text_of
from planner.domain.records import Placement
from planner.domain.span import Week
from planner.exchange.cells import guarded, media_cells, unguarded
from planner.exchange.format import BadFile, RowNote


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

NEEDED = ("date", "channel", "text")
"""Columns without which a file is not read as a plan."""

LONGEST_CELL = 100_000
"""Characters; far above any text that a network takes."""

MOST_ROWS = 100_000

_BOM = "\ufeff"
_FIELD_LIMIT = 20_000_000
_CLEANED = str.maketrans({"\x00": "\ufffd"})


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
        channel=plan.channels[placement.channel_id].name,
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


def written(table: Iterable[tuple[str, ...]]) -> str:
    """The whole file as text, with byte order mark, header and CRLF line ends."""
    out = StringIO(newline="")
    out.write(_BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in row] for row in table)
    return out.getvalue()


def read(content: bytes) -> tuple[list[tuple[int, Cells]], list[RowNote]]:
    """The records of a file with their row numbers, and the rows that cannot be read with the reason.

    Columns may stand in any order; others are left out. Raises BadFile when the file as a whole is no such plan.
    """
    records = _records(_decoded(content))
    names = [name.strip().casefold() for name in records[0]]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise BadFile(
            f"The first row has no column “{missing[0]}”. Its first row must name the columns: {', '.join(COLUMNS)}."
        )
    twice = next((name for name in COLUMNS if names.count(name) > 1), None)
    if twice:
        raise BadFile(f"The first row names the column “{twice}” twice.")
    places = [names.index(name) if name in names else len(names) for name in COLUMNS]
    good: list[tuple[int, Cells]] = []
    bad: list[RowNote] = []
    for row, record in enumerate(records[1:], 2):
        if len(record) > len(names):
            bad.append(RowNote(row, f"has {len(record)} cells, the header has {len(names)}"))
        elif len(longest := max(record, key=len, default="")) > LONGEST_CELL:
            name = names[record.index(longest)]
            bad.append(RowNote(row, f"“{name}” has {len(longest):,} characters; a cell may have {LONGEST_CELL:,}"))
        elif longest:
            padded = [unguarded(cell) if cell[:1] == "'" else cell for cell in record]
            padded += [""] * (len(names) + 1 - len(record))
            good.append((row, Cells(*[padded[place] for place in places])))
    return good, bad


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise BadFile("The file is empty.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("The file is not text in UTF-8. Save it as “CSV UTF-8” and try again.") from None
    return text.translate(_CLEANED) if "\x00" in text else text


def _records(text: str) -> list[list[str]]:
    limit = csv.field_size_limit(_FIELD_LIMIT)
    records: list[list[str]] = []
    try:
        for record in csv.reader(StringIO(text, newline=""), strict=True):
            records.append(record)
            if len(records) > MOST_ROWS + 1:
                raise BadFile(f"The file has more than {MOST_ROWS:,} rows. Split it and import the parts.")
    except csv.Error as error:
        raise BadFile(f"Row {len(records) + 1} cannot be read as CSV: {error}.") from None
    finally:
        csv.field_size_limit(limit)
    return records
