"""How the plan's file is asked: rows, records, and several questions from one state of it."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from planner.domain.records import Record
from planner.store.errors import told
from planner.store.rows import row_type

R = TypeVar("R", bound=Record)
V = TypeVar("V")

AT_ONCE = 2_000
"""Ids of one question, and rows that are written before anybody is told."""


class Asking:
    """Any thread may ask; one that asks while another writes waits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._turn = threading.RLock()

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Several questions answered from one state of the file."""
        with self._turn, told():
            self._connection.execute("BEGIN")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _records(self, record_type: type[R], where: str, values: Sequence[Any] = ()) -> list[R]:
        table = row_type(record_type).table
        return self._selected(record_type, f'FROM "{table}" WHERE {where}', values)

    def _records_of(self, record_type: type[R], column: str, ids: Iterable[str]) -> list[R]:
        wanted = list(ids)
        records: list[R] = []
        for some in portions(wanted):
            records += self._records(record_type, f'"{column}" IN ({marks(some)})', some)
        return records

    def _selected(self, record_type: type[R], rest: str, values: Sequence[Any]) -> list[R]:
        rows = row_type(record_type)
        with told():
            return [rows.record(row) for row in self._rows(f"SELECT {rows.selected(rows.table)} {rest}", values)]

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._turn, told():
            return self._connection.execute(query, values).fetchall()


def portions(values: list[V]) -> Iterator[list[V]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
