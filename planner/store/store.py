"""The open plan: ask for a brand, a stretch of days, or ids; apply changes in one transaction.

A change is committed when ``apply`` returns, and committed means on disk.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from planner.domain.clock import zone_named
from planner.domain.edits import Change
from planner.domain.records import (
    RECORD_TYPES,
    Audit,
    AuditAnswer,
    Brand,
    Campaign,
    Collaboration,
    Comment,
    Deliverable,
    Experiment,
    Flight,
    Logged,
    Measurement,
    OwnRule,
    PageReading,
    Placement,
    Post,
    Profile,
    Question,
    Record,
    Routine,
    SheetLayout,
    Snippet,
)
from planner.store.asking import marks, portions
from planner.store.errors import Conflict, Damaged, plan_error, told
from planner.store.files import PlanLock
from planner.store.questions import Questions
from planner.store.rows import row_type
from planner.store.version import (
    APPLICATION_ID,
    CURRENT,
    SECOND,
    WITH_CHANNELS,
    WITH_COMMENTS,
    WITH_RESULTS,
    WITH_RULES,
)

R = TypeVar("R", bound=Record)
V = TypeVar("V")

_PAGES_AT_ONCE = 64
"""Pages that are copied before other threads have their turn: less than a millisecond."""

_SERIALISED = 3
"""SQLite lets several threads use one connection."""

_SINCE = {
    row_type(Question).table: SECOND,
    "found": SECOND,
    row_type(Snippet).table: WITH_CHANNELS,
    **{row_type(one).table: WITH_RULES for one in (OwnRule, Routine, Logged)},
    **{row_type(one).table: WITH_COMMENTS for one in (Comment, SheetLayout)},
    **{row_type(one).table: WITH_RESULTS for one in (Profile, AuditAnswer, Audit, PageReading)},
    **{row_type(one).table: WITH_RESULTS for one in (Flight, Collaboration, Deliverable, Measurement, Experiment)},
}
_TABLES = {row_type(record_type).table for record_type in RECORD_TYPES} | _SINCE.keys()
"""All tables, and the version that brought those that the first did not have."""

_LEARN = """INSERT INTO found (rowid, title, text, notes, link, campaign)
    SELECT post.number, apart(post.title),
           apart(post.text || coalesce((SELECT group_concat(' ' || placement.text, '') FROM placement
                                        WHERE placement.post_id = post.id AND placement.trashed IS NULL), '')),
           apart(post.notes),
           post.link || coalesce((SELECT group_concat(' ' || placement.link, '') FROM placement
                                  WHERE placement.post_id = post.id AND placement.trashed IS NULL), ''),
           apart(coalesce(campaign.name, ''))
    FROM post LEFT JOIN campaign ON campaign.id = post.campaign_id WHERE post.trashed IS NULL"""
"""Puts posts into the search index, each under its number."""

_IN_TURN = "ORDER BY post.number"
"""The order in which FTS5 gathers many posts before it writes; in any other it writes each."""

_INVARIANTS = (
    (
        """SELECT label.key FROM label JOIN label_set ON label_set.id = label.set_id
           WHERE label_set.key = 'kind' AND label.stance IS NULL""",
        "The kind “{}” has no stance",
    ),
    (
        """SELECT placement.id FROM placement JOIN post ON post.id = placement.post_id
           JOIN channel ON channel.id = placement.channel_id WHERE channel.brand_id <> post.brand_id""",
        "The entry {} stands on a channel of another brand",
    ),
    (
        """SELECT post.id FROM post JOIN label ON label.id IN (post.kind_id, post.pillar_id)
           JOIN label_set ON label_set.id = label.set_id WHERE label_set.brand_id <> post.brand_id""",
        "The post {} has a label of another brand",
    ),
    (
        """SELECT post.id FROM post JOIN campaign ON campaign.id = post.campaign_id
           WHERE campaign.brand_id <> post.brand_id""",
        "The post {} is in a campaign of another brand",
    ),
    (
        "SELECT id FROM post WHERE trashed IS NULL AND number NOT IN (SELECT rowid FROM found)",
        "The search does not know the post {}",
    ),
    (
        "SELECT rowid FROM found WHERE rowid NOT IN (SELECT number FROM post WHERE trashed IS NULL)",
        "The search finds something that is gone (row {})",
    ),
)
"""Questions that must have no answer, with the sentence for each that they have."""


class Store(Questions):
    """An open plan. Use ``open_store`` or ``create_store``; close it when done.

    Any thread may use it; one that asks while another writes waits. ``check`` is called before the first change.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: PlanLock | None,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.check = check
        super().__init__(connection)
        self._lock = lock
        self._began = False

    def close(self) -> None:
        """Closes the file and gives the lock back."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # changes

    def apply(self, changes: Sequence[Change], at_step: Callable[[int], None] = lambda _: None) -> None:
        """Writes all changes in one transaction, or none of them.

        Every ``before`` must be what the plan holds. Raises Conflict when it is not, NotWritten or Damaged when the
        disk does not take it. ``at_step`` is called with how many are written, now and then; what it raises takes
        all of them back.
        """
        with self._unit_of_work():
            worded = self._worded(changes)
            self._forget_words(worded)
            written = 0
            for (record_type, verb), alike in groupby(changes, key=_sort_of_change):
                for some in portions(list(alike)):
                    self._write(record_type, verb, some)
                    written += len(some)
                    at_step(written)
            for ids in portions(worded):
                self._connection.execute(f"{_LEARN} AND post.id IN ({marks(ids)}) {_IN_TURN}", ids)
                at_step(written)

    def _write(self, record_type: type[Record], verb: str, changes: list[Change]) -> None:
        rows = row_type(record_type)
        if verb == "insert":
            self._connection.executemany(rows.insert, [rows.row(change.after) for change in changes])  # type: ignore[arg-type]
            return
        before = [rows.row(change.before) for change in changes]  # type: ignore[arg-type]
        if verb == "delete":
            written = self._connection.executemany(rows.delete, before).rowcount
        else:
            pairs = [
                rows.row(change.after) + old  # type: ignore[arg-type]
                for change, old in zip(changes, before, strict=True)
            ]
            written = self._connection.executemany(rows.update, pairs).rowcount
        if written != len(changes):
            raise Conflict("The plan was changed elsewhere in the meantime. Nothing was overwritten; look at it again.")

    def _worded(self, changes: Sequence[Change]) -> list[str]:
        """The ids of the posts that are found by other words after these changes."""
        ids = {id_: None for change in changes for id_ in _posts_worded(change)}
        for change in changes:
            before, after = change.before, change.after
            if isinstance(before, Campaign) and isinstance(after, Campaign) and before.name != after.name:
                rows = self._rows("SELECT id FROM post WHERE campaign_id = ?", [before.id])
                ids.update((row[0], None) for row in rows)
        return list(ids)

    def _forget_words(self, post_ids: list[str]) -> None:
        for some in portions(post_ids):
            numbers = f"SELECT number FROM post WHERE id IN ({marks(some)})"
            self._connection.execute(f"DELETE FROM found WHERE rowid IN ({numbers})", some)

    @contextlib.contextmanager
    def _unit_of_work(self) -> Iterator[None]:
        self.check()
        with self._turn:
            self._choose_journal()
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            except (sqlite3.Error, ValueError) as error:
                raise plan_error(error) from error
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _choose_journal(self) -> None:
        """Done before the first change and not earlier: it may touch a file that is not known to be sound."""
        if not self._began:
            with told():
                self._connection.execute("PRAGMA journal_mode = TRUNCATE")
            self._began = True

    # care

    def damage(self) -> list[str]:
        """What is wrong with the file itself, by SQLite's own checks and its length; empty when it is sound."""
        pages, size = (self._rows(f"PRAGMA {name}")[0][0] for name in ("page_count", "page_size"))
        found = [] if _length(self.path) >= pages * size else ["The file is cut off"]
        faults = sum(row[0] != "ok" for row in self._rows("PRAGMA integrity_check"))
        found += [f"The file's pages do not fit together, in {faults} places or more"] if faults else []
        there = {row[0] for row in self._rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        version = self._version
        wanted = {table for table in _TABLES if version >= _SINCE.get(table, version)}
        found += [f"The table {table} is gone" for table in sorted(wanted - there)]
        return found + [f"A {row[0]} (row {row[1]}) points to a {row[2]} that is gone" for row in self._foreign()]

    def problems(self) -> list[str]:
        """What SQLite's checks and ours find wrong, in sentences; empty when all is well."""
        found = self.damage()
        if found:
            return found
        found += [sentence.format(row[0]) for query, sentence in _INVARIANTS for row in self._rows(query)]
        return found + [problem for record_type in RECORD_TYPES for problem in self._unreadable(record_type)]

    def copy_to(self, target: Store, at_step: Callable[[int, int], None] = lambda *_: None) -> None:
        """Copies the whole plan through SQLite, in small steps, between which other threads read and write.

        ``at_step`` is called after each with the pages that are copied and all pages; what it raises ends the copy.
        """
        target._choose_journal()
        alone = contextlib.nullcontext() if sqlite3.threadsafety == _SERIALISED else self._turn
        with told(), target._written_as_it_comes(), alone:
            self._connection.backup(
                target._connection,
                pages=_PAGES_AT_ONCE,
                progress=lambda _, left, pages: at_step(pages - left, pages),
            )

    @contextlib.contextmanager
    def _written_as_it_comes(self) -> Iterator[None]:
        """Lets a copy wait for the disk once, at its end, and not with the plan locked that it is made of."""
        for pragma in ("synchronous = OFF", "cache_spill = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        yield
        self._connection.execute("PRAGMA synchronous = FULL")
        (version,) = self._rows("PRAGMA user_version")[0]
        self._connection.execute(f"PRAGMA user_version = {version}")

    def learn_all(self) -> None:
        """Makes the search index anew."""
        self._connection.execute("DELETE FROM found")
        self._connection.execute(f"{_LEARN} {_IN_TURN}")

    def migrate(self) -> None:
        """Brings the tables to the current version, in one transaction that two processes cannot both begin."""
        from sqlite_utils import Database  # noqa: PLC0415  a tenth of a second, for a new or older file only

        from planner.store.migrations import migrations  # noqa: PLC0415

        with told():
            self._connection.execute("PRAGMA foreign_keys = OFF")
        with self._unit_of_work():
            migrations.apply(Database(self._connection, execute_plugins=False, strict=True))
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version = {CURRENT}")
            self.learn_all()
            if dangling := self._foreign():
                raise Damaged(f"The update of the plan would lose a link ({dangling[0]}). Nothing was changed.")
        with told():
            self._connection.execute("PRAGMA foreign_keys = ON")

    # private

    @property
    def _version(self) -> int:
        return int(self._rows("PRAGMA user_version")[0][0])

    def _foreign(self) -> list[Any]:
        return self._rows("PRAGMA foreign_key_check")

    def _unreadable(self, record_type: type[Record]) -> Iterator[str]:
        rows = row_type(record_type)
        for row in self._rows(f'SELECT {rows.selected(rows.table)} FROM "{rows.table}"'):
            try:
                record = rows.record(row)
                if isinstance(record, Placement | Brand):
                    zone_named(record.zone)
            except (ValueError, TypeError, KeyError) as error:
                yield f"{rows.table} {row[0]} cannot be read: {error}"


def _length(path: Path) -> float:
    """The bytes of the file; without bound for a plan in memory."""
    return path.stat().st_size if path.exists() else math.inf


def _sort_of_change(change: Change) -> tuple[type[Record], str]:
    if change.before is None:
        return type(change.record), "insert"
    return type(change.record), "delete" if change.after is None else "update"


def _posts_worded(change: Change) -> Iterator[str]:
    """The post of a changed record, if it is found by other words now."""
    before, after = change.before, change.after
    for one, other in ((before, after), (after, before)):
        if isinstance(one, Post | Placement) and _words(one) and (other is None or _words(one) != _words(other)):
            yield one.id if isinstance(one, Post) else one.post_id


def _words(record: Record) -> tuple[object, ...]:
    """What a post or placement is found by; empty when by nothing."""
    if isinstance(record, Post):
        return record.title, record.text, record.notes, record.link, record.campaign_id, record.trashed
    assert isinstance(record, Placement)
    if record.text is None and record.link is None:
        return ()
    return record.post_id, record.text, record.link, record.trashed
