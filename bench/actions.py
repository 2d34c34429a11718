"""What is measured: each action with its floor, after a check that both give the same."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import data, floors
from bench.data import opened
from bench.measure import Action
from planner.app import review
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handover import week_rows
from planner.app.intake import read_plan
from planner.domain.balance import Ledger, WeekBalance
from planner.domain.plan import Hit, Spot
from planner.domain.records import Brand, Stance
from planner.domain.span import Span
from planner.exchange.own import week_csv
from planner.store.store import Store

IMPORT_ROWS = 10_000

_NOW = datetime(2026, 8, 6, 12, tzinfo=ZoneInfo("Europe/London"))


class Bench:
    """A plan opened twice: by the program, and by plain sqlite3 for the floors."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        self._folder = path.parent
        self._catalogue = catalogue
        self._brand = data.first_brand()
        self._store = Store(path, opened(path), None)
        self._document = Document(self._store)
        self._raw = opened(path)

    def close(self) -> None:
        """Closes the plan."""
        self._store.close()
        self._raw.close()

    def actions(self) -> list[Action]:
        """All that is measured on a plan that stays as it is."""
        return [
            self._month("month query, 500 entries", data.MONTH, data.MONTH_ENTRIES, goal=1.2),
            self._month("month query, 50 entries", data.QUIET_MONTH, data.QUIET_MONTH_ENTRIES),
            self._week_export(),
            self._year(),
            self._checklist(),
            *(self._search(words) for words in ("m", "mar", "post 17")),
        ]

    def _month(self, name: str, span: Span, entries: int, goal: float | None = None) -> Action:
        def floor() -> list[object]:
            return floors.month(self._raw, self._brand.id, span)

        def ours() -> list[Spot]:
            return self._store.spots(self._brand, span)

        _same(name, floor(), ours())
        _same(name, len(ours()), entries)
        return Action(name, floor, ours, rounds=101, goal=goal)

    def _week_export(self) -> Action:
        name = f"week export, {data.WEEK_ENTRIES} entries"
        path, floor_path = self._folder / "week.csv", self._folder / "week-floor.csv"

        def ours() -> None:
            rows = week_rows(self._document, self._brand, data.WEEK)
            path.write_bytes(week_csv.written(map(week_csv.Cells._make, rows)).encode())

        def floor() -> None:
            floors.week_export(self._raw, self._brand.id, data.WEEK, floor_path)

        ours()
        floor()
        _same(name, floor_path.read_bytes(), path.read_bytes())
        return Action(name, floor, ours, rounds=51, goal=2)

    def _year(self) -> Action:
        name = "balance of a year, 10.8k entries"
        rule = self._catalogue.mix_rules[self._brand.rule]
        weeks = [data.YEAR.shifted(i) for i in range(52)]

        def ours() -> list[WeekBalance]:
            ledger = Ledger(self._store.entries(self._brand, data.WHOLE_YEAR))
            return [ledger.judge(rule, week) for week in weeks]

        def floor() -> list[tuple[str, str, str, int]]:
            return floors.week_by_kind(self._raw, self._brand.id, data.WHOLE_YEAR)

        promotional = dict.fromkeys((week.monday.isoformat() for week in weeks), 0)
        for monday, stance, _, count in floor():
            promotional[monday] += count if stance == Stance.PROMOTIONAL else 0
        judged = [balance.own.tally.stances[Stance.PROMOTIONAL] for balance in ours()]
        _same(name, list(promotional.values()), judged)
        return Action(name, floor, ours, rounds=11)

    def _checklist(self) -> Action:
        def ours() -> object:
            span = data.WEEK.span
            return review.check(self._document, self._brand, span, now=_NOW, catalogue=self._catalogue)

        ours()
        return Action(
            f"checklist of a week, {data.WEEK_ENTRIES} entries",
            lambda: self._document.plan(self._brand, data.WEEK.span),
            ours,
            rounds=21,
        )

    def _search(self, words: str) -> Action:
        name = f"search for “{words}”"

        def ours() -> list[Hit]:
            return self._document.search(self._brand, words)

        def floor() -> list[tuple[str, str]]:
            return floors.found(self._raw, self._brand.id, words)

        _same(name, floor(), [(hit.post_id, hit.title) for hit in ours()])
        return Action(name, floor, ours, rounds=51)


class Import:
    """A file brought into a copy of a plan, a fresh one for each round."""

    def __init__(self, base: Path, catalogue: Catalogue) -> None:
        self._base, self._path = base, base.with_name("import.evenweek")
        self._catalogue = catalogue
        self._brand: Brand = data.first_brand()
        self._connection = self._copied()
        nothing = Span(data.YEAR.monday, data.YEAR.monday)
        self._content = data.import_file(self._document().plan(self._brand, nothing), IMPORT_ROWS)

    def close(self) -> None:
        """Takes the copy away."""
        self._connection.close()
        self._path.unlink()

    def action(self, posts: int) -> Action:
        """The import into this plan of ``posts`` posts."""
        name = f"import of {IMPORT_ROWS:,} rows into {posts:,} posts"
        self._fresh()
        self._floor()
        by_floor = _fingerprint(self._connection)
        self._fresh()
        self._ours()
        _same(name, by_floor, _fingerprint(self._connection))
        return Action(name, self._floor, self._ours, rounds=5, goal=1.5, before=self._fresh)

    def _ours(self) -> None:
        document = self._document()
        document.do(read_plan(document, self._brand, self._content, self._catalogue).edit)

    def _floor(self) -> None:
        floors.csv_import(self._connection, self._brand.id, self._content)

    def _document(self) -> Document:
        return Document(Store(self._path, self._connection, None))

    def _fresh(self) -> None:
        self._connection.close()
        self._connection = self._copied()

    def _copied(self) -> sqlite3.Connection:
        """A copy that is on disk, so that no round writes what an earlier one left behind."""
        shutil.copyfile(self._base, self._path)
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())
        return opened(self._path)


def _fingerprint(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """How many rows the tables hold, and a sum over what they say."""
    tables = ("post", "placement", "found")
    hashes = ([hash(row) for row in connection.execute(f"SELECT rowid, * FROM {table}")] for table in tables)
    return [(len(rows), sum(rows)) for rows in hashes]


def _same(name: str, floor: object, ours: object) -> None:
    if floor != ours:
        raise AssertionError(f"{name}: the floor and the program do not give the same")
