"""Ways back for what left the plan: readers of the tests' own, which share nothing with those of the program."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import openpyxl
from icalendar import Calendar

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.exchange.format import Outgoing, SheetStyle
from planner.exchange.merging.merge import Merge
from planner.exchange.own.week_csv import COLUMNS, Cells, Table, cells
from planner.exchange.reading.known import Known
from planner.exchange.reading.understand import understand
from planner.exchange.sheets import read_workbook
from tests.exchange.plans import empty_plan, with_changes

CATALOGUE = Catalogue()
PLAIN = SheetStyle()
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))

_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_CODE = re.compile("_x([0-9A-F]{4})_")


def leaving(plan: Plan, now: datetime = NOW) -> Outgoing:
    """All of a plan."""
    return Outgoing(plan=plan, placements=tuple(plan.in_order()), span=None, whole=True, now=now)


def all_cells(plan: Plan) -> list[Cells]:
    return [cells(plan, placement) for placement in plan.in_order()]


def table_of(rows: Iterable[Mapping[str, str]], columns: Iterable[str] = COLUMNS) -> Table:
    """Rows as they go into a plan."""
    filled = [Cells(**{name: row.get(name, "") for name in COLUMNS}) for row in rows]
    return Table(list(enumerate(filled, 2)), [], [], frozenset(columns) & frozenset(COLUMNS))


def merged(plan: Plan, table: Table) -> Plan:
    """The plan with the rows in it; none may be left out."""
    imported = Merge(plan, CATALOGUE.platforms).imported(table)
    assert imported.skipped == ()
    return with_changes(plan, imported.edit.changes)


def changes(plan: Plan, table: Table) -> tuple[object, ...]:
    """What the rows would change."""
    return Merge(plan, CATALOGUE.platforms).imported(table).edit.changes


def csv_rows(content: bytes, style: SheetStyle = PLAIN) -> list[dict[str, str]]:
    """The rows of a CSV file, each cell without its guard and the day in ISO."""
    lines = StringIO(content.decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(lines, delimiter=style.separator, strict=True))
    return [{name: _iso(name, _bare(cell), style.days) for name, cell in row.items()} for row in rows]


def sheet_rows(content: bytes) -> dict[str, list[dict[str, str]]]:
    """The rows of each sheet of a workbook, as text."""
    book = openpyxl.load_workbook(BytesIO(content))
    return {sheet.title: _rows(list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets}


def _rows(lines: list[tuple[object, ...]]) -> list[dict[str, str]]:
    names = [str(name) for name in lines[0]]
    return [dict(zip(names, map(_said, line), strict=True)) for line in lines[1:]]


def _said(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    assert value is None or isinstance(value, str)
    return _bare(_CODE.sub(lambda found: chr(int(found[1], 16)), value or ""))


def taken(content: bytes) -> Table:
    """What the program itself makes of a file, which asks nothing and leaves nothing out."""
    known = Known(empty_plan(CATALOGUE), CATALOGUE.platforms, CATALOGUE.lexicon, NOW.date())
    reading = understand(read_workbook(content, "week"), known)
    assert reading.asks == ()
    assert reading.table.unreadable == reading.table.notes == []
    return reading.table


def _iso(name: str, cell: str, days: str) -> str:
    return datetime.strptime(cell, days).date().isoformat() if name == "date" and cell else cell  # noqa: DTZ007


def _bare(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def calendar_rows(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar as rows, by the rules that its writer gives."""
    return [_event_row(event) for event in Calendar.from_ical(content).walk("VEVENT")]


def _event_row(event: object) -> dict[str, str]:
    assert event.errors == []  # type: ignore[attr-defined]
    own = {
        name.removeprefix("X-EVENWEEK-").replace("-", "_").lower(): _said(str(value))
        for name, value in event.items()  # type: ignore[attr-defined]
        if name.startswith("X-EVENWEEK-")
    }
    return own | _start(event["DTSTART"].dt, own["timezone"])  # type: ignore[index]


def _start(start: date | datetime, zone: str) -> dict[str, str]:
    if not isinstance(start, datetime):
        return {"date": start.isoformat(), "time": ""}
    if start.tzinfo is UTC or start.tzname() == "UTC":
        there = start.astimezone(ZoneInfo(zone))
    else:
        there = start.replace(tzinfo=ZoneInfo(zone))
    exists = there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) == there.replace(tzinfo=None)
    twice = exists and there.replace(fold=0).utcoffset() != there.replace(fold=1).utcoffset()
    offset = there.isoformat()[-6:] if twice else ""
    return {"date": there.date().isoformat(), "time": there.strftime("%H:%M") + offset}
