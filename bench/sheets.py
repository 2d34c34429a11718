"""Untidy sheets of 10,000 rows coming in as one edit: read, understood, held against the plan, and written."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path

from bench import floors
from bench.actions import IMPORT_ROWS, Import
from bench.measure import Action
from bench.resident import KNOWN, megabytes
from planner.app.catalogue import Catalogue
from planner.app.intake import Intake, Wishes

TODAY = date(2026, 1, 5)

_HEADER = ("Week", "Date", "Time", "Network", "Copy", "Hashtags", "Link", "Visual", "Type", "Status", "Who", "Notes")
_NETWORKS = ("Instagram", "IG / FB", "Facebook & LinkedIn", "linkedin", "TikTok", "Threads, Instagram", "Google")
_TIMES = ("8:30 AM", "8.30", "9am", "09:00", "noon", "17:45", "")
_SYLLABLES = ("mar", "ket", "ta", "ble", "win", "dow", "lan", "tern", "cof", "fee", "ri", "ver", "mor", "ning")
_WORDS = tuple(first + last for first in _SYLLABLES for last in _SYLLABLES)
_CSV_LIMIT, _XLSX_LIMIT, _AGAIN_LIMIT = 3_000, 6_000, 1_000
_MEMORY_LIMIT = 300


class SheetBench(Import):
    """The same import for sheets that have to be understood; the floor is that of rows which are right already."""

    def __init__(self, base: Path, catalogue: Catalogue) -> None:
        super().__init__(base, catalogue)
        self._rows = list(_untidy(random.Random(3), IMPORT_ROWS))
        self._csv, self._xlsx = _as_csv(self._rows), _as_xlsx(self._rows)

    def actions(self) -> Iterator[Action]:
        """Both sorts of files, an answer to a question, and the memory that it takes."""
        if KNOWN:  # first, while nothing is remembered yet
            yield self._memory()
        yield self._timed("untidy CSV", self._csv, _CSV_LIMIT)
        yield self._timed("untidy XLSX", self._xlsx, _XLSX_LIMIT)
        intake = self._opened(self._csv)
        intake.read()
        yield Action(
            f"an answer more to {IMPORT_ROWS:,} rows",
            lambda: list(csv.reader(StringIO(self._csv.decode()))),
            lambda: intake.read(Wishes(answers={"time:none": "10:00"})),
            rounds=5,
            limit=_AGAIN_LIMIT,
        )

    def _timed(self, name: str, content: bytes, limit: int) -> Action:
        def ours() -> None:
            document = self._document()
            document.do(self._opened(content).read().imported.edit)

        def floor() -> None:
            floors.csv_import(self._connection, self._brand.id, self._content)

        return Action(f"{name}, {IMPORT_ROWS:,} rows", floor, ours, rounds=5, limit=limit, before=self._fresh)

    def _memory(self) -> Action:
        idle = megabytes()

        def ours() -> float:
            taken = self._opened(self._xlsx).read()
            return megabytes() - idle if taken.reading.entries else 0.0

        return Action(
            "MB above idle with the XLSX read",
            lambda: len(self._xlsx) / 1e6,
            ours,
            rounds=1,
            limit=_MEMORY_LIMIT,
            timed=False,
        )

    def _opened(self, content: bytes) -> Intake:
        intake = Intake(self._document(), self._brand, self._catalogue, TODAY)
        intake.open(content, "sheet")
        return intake


def _untidy(chance: random.Random, rows: int) -> Iterator[tuple[str, ...]]:
    """Rows as people keep them: a title, weeks as rows of their own, days of several forms, hashtags apart."""
    yield ("Content plan",)
    yield _HEADER
    for number in range(rows - 2):
        day = TODAY + timedelta(days=number // 28)
        if number % 196 == 0:
            yield (f"WEEK {number // 196 + 1}",)
        else:
            yield _post(chance, number, day)


def _post(chance: random.Random, number: int, day: date) -> tuple[str, ...]:
    written = (f"{day:%d/%m/%Y}", f"{day:%a} {day.day} {day:%b} {day.year}", day.isoformat())[number // 196 % 3]
    return (
        "",
        written,
        chance.choice(_TIMES),
        chance.choice(_NETWORKS),
        f"Post {number}: " + " ".join(chance.choices(_WORDS, k=40)),
        f"#{chance.choice(_WORDS)} #{chance.choice(_WORDS)}",
        f"https://example.com/{number}",
        f"{number}.jpg",
        chance.choice(("promo", "Question", "educational", "behind the scenes")),
        chance.choice(("Draft", "ready", "Published", "approved")),
        "Robin",
        "Ask for the picture" if number % 5 == 0 else "",
    )


def _as_csv(rows: list[tuple[str, ...]]) -> bytes:
    out = StringIO(newline="")
    csv.writer(out).writerows(row + ("",) * (len(_HEADER) - len(row)) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _as_xlsx(rows: list[tuple[str, ...]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  for this bench only

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
