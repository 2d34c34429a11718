"""Sheets as rows of text, and what is understood of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.records import Channel
from planner.exchange.own.week_csv import Cells
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import At, Field, Line, Reading, Wishes
from planner.exchange.reading.understand import understand
from planner.exchange.sheets import Record, Sheet, Workbook
from tests.builders import a_channel
from tests.exchange.plans import empty_plan

TODAY = date(2026, 11, 23)
CATALOGUE = Catalogue()

Answers = Mapping[str, str | Mapping[str, str]]


def a_plan(*channels: Channel) -> Plan:
    plan = empty_plan(CATALOGUE)
    plan.channels.update({channel.id: channel for channel in channels})
    return plan


def a_known(plan: Plan | None = None) -> Known:
    return Known(plan or a_plan(), CATALOGUE.platforms, CATALOGUE.lexicon, TODAY)


def on(platform: str, name: str) -> Channel:
    return a_channel(platform=platform, name=name)


def a_sheet(rows: Sequence[Sequence[str]], name: str = "Sheet1", **values: object) -> Sheet:
    records = tuple(Record(number, number, tuple(row)) for number, row in enumerate(rows, 1))
    return Sheet(name, records, **values)  # type: ignore[arg-type]


def rows_of(text: str, separator: str = ";") -> list[list[str]]:
    """Rows written one a line."""
    return [[cell.strip() for cell in line.split(separator)] for line in text.strip("\n").splitlines()]


def understood(
    *sheets: Sheet | str,
    answers: Answers | None = None,
    columns: Mapping[str, Field] | None = None,
    cells: Mapping[tuple[At, Field], str] | None = None,
    plan: Plan | None = None,
) -> Reading:
    """What is understood of sheets, or of rows written one a line with semicolons."""
    made = tuple(sheet if isinstance(sheet, Sheet) else a_sheet(rows_of(sheet)) for sheet in sheets)
    wishes = Wishes(answers=answers or {}, columns=columns or {}, cells=cells or {})
    return understand(Workbook("csv", made), a_known(plan), wishes)


def line_of(reading: Reading, record: int, sheet: int = 0) -> Line:
    return next(line for line in reading.lines if line.at == At(sheet, record))


def entries_of(reading: Reading) -> list[Cells]:
    return [cells for line in reading.lines for cells in line.entries]


def when_and_where(reading: Reading) -> list[tuple[str, str, str]]:
    """Day, time and channel of each entry."""
    return [(cells.date, cells.time, cells.channel) for cells in entries_of(reading)]


def asked(reading: Reading) -> set[str]:
    return {ask.id for ask in reading.asks}
