"""The open plan: ask for a brand, a stretch of days, or ids; apply changes in one transaction.

A change is committed when ``apply`` returns, and committed means on disk.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from planner.domain.balance import Entry
from planner.domain.clock import zone_named
from planner.domain.edits import Change
from planner.domain.plan import Hit, Plan, Spot
from planner.domain.records import (
    RECORD_TYPES,
    Answer,
    Audit,
    AuditAnswer,
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Comment,
    Deliverable,
    Experiment,
    Exported,
    Flight,
    Label,
    LabelSet,
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
    Stance,
    Waiver,
)
from planner.domain.span import Span, Week
from planner.store.errors import Conflict, Damaged, plan_error, told
from planner.store.files import PlanLock
from planner.store.rows import row_type, words_of
from planner.store.version import (
    APPLICATION_ID,
    CURRENT,
    SECOND,
    WITH_CHANNELS,
    WITH_COMMENTS,
    WITH_RESULTS,
    WITH_RULES,
)
from planner.store.words import asked

R = TypeVar("R", bound=Record)
V = TypeVar("V")

_FIRST_DAY, _LAST_DAY = date.min.isoformat(), date.max.isoformat()
_AT_ONCE = 2_000
"""Ids of one question, and rows that are written before anybody is told."""

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

_LIVE = "placement.trashed IS NULL AND post.trashed IS NULL"

_TITLE = "iif(post.title <> '', post.title, substr(coalesce(placement.text, post.text), 1, 80))"
"""What a post is called: by its title, or by how its text begins."""

_SPOT = f"""placement.date, placement.time, placement.id, post.id, placement.channel_id, placement.status,
    placement.format, placement.zone, {_TITLE}, post.kind_id"""
"""The columns of a Spot, in its order."""

_LAST_PLACE = """SELECT id FROM placement WHERE post_id = post.id AND placement.trashed IS NULL
    ORDER BY date DESC, time DESC LIMIT 1"""

_WITHIN_DAYS = f"placement.date >= ? AND placement.date < ? AND {_LIVE}"
_OF_BRAND = "+post.brand_id = ?"
"""The plus keeps SQLite from going through all posts of the brand when it may start from the days."""

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

_stance = lru_cache(maxsize=8)(Stance)

_entry = partial(tuple.__new__, Entry)
_spot = partial(tuple.__new__, Spot)
_hit = partial(tuple.__new__, Hit)
_day = lru_cache(maxsize=4096)(date.fromisoformat)
_clock = lru_cache(maxsize=4096)(time.fromisoformat)

_LABELS = """SELECT label.id, label_set.brand_id, label_set.key, label.key, label.stance, label.origin
    FROM label JOIN label_set ON label_set.id = label.set_id"""

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


class Store:
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
        self._connection = connection
        self._lock = lock
        self._turn = threading.RLock()
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
                for some in _portions(list(alike)):
                    self._write(record_type, verb, some)
                    written += len(some)
                    at_step(written)
            for ids in _portions(worded):
                self._connection.execute(f"{_LEARN} AND post.id IN ({_marks(ids)}) {_IN_TURN}", ids)
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
        for some in _portions(post_ids):
            marks = _marks(some)
            self._connection.execute(
                f"DELETE FROM found WHERE rowid IN (SELECT number FROM post WHERE id IN ({marks}))", some
            )

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

    # questions

    def brands(self) -> list[Brand]:
        """All brands by name."""
        return sorted(self._records(Brand, "1"), key=lambda brand: brand.name.casefold())

    def plan(self, brand: Brand, span: Span | None = None) -> Plan:
        """The brand with its settings and the placements dated within ``span`` (None: all, dated or not)."""
        with self._snapshot():
            return self._plan(brand, span)

    def plan_of(self, brand: Brand, post_ids: Iterable[str], placement_ids: Iterable[str]) -> tuple[Plan, set[str]]:
        """The brand with these posts and placements and all placements of the posts; and the ids other brands have.

        What lies in the trash is among them.
        """
        with self._snapshot():
            return self._plan_of(brand, post_ids, placement_ids)

    def exports(self, brand: Brand) -> list[Exported]:
        """The last export of each week of the brand."""
        return self._records(Exported, "brand_id = ?", [brand.id])

    def comments(self, brand: Brand, post_ids: Iterable[str] | None = None) -> list[Comment]:
        """What was said of these posts, oldest first; None: all that is not dealt with yet."""
        if post_ids is None:
            found = self._records(Comment, "brand_id = ? AND NOT done", [brand.id])
        else:
            found = self._records_of(Comment, "post_id", post_ids)
        return sorted(found, key=lambda one: one.at)

    def layouts(self, brand: Brand) -> list[SheetLayout]:
        """How sheets of the brand were read, the latest first."""
        return sorted(self._records(SheetLayout, "brand_id = ?", [brand.id]), key=lambda one: one.at, reverse=True)

    def audits(self, brand: Brand) -> list[Audit]:
        """The walks through all checks of profiles, oldest first."""
        return sorted(self._records(Audit, "brand_id = ?", [brand.id]), key=lambda one: one.started)

    def page_readings(self, brand: Brand) -> list[PageReading]:
        """What was last read of the pages of the brand, the latest first."""
        return sorted(self._records(PageReading, "brand_id = ?", [brand.id]), key=lambda one: one.at, reverse=True)

    def measurements(self, brand: Brand, span: Span | None = None) -> list[Measurement]:
        """What was measured, by the day on which; ``span`` bounds these days."""
        days = _days(span) if span else (_FIRST_DAY, "a")
        where = "brand_id = ? AND captured >= ? AND captured < ? ORDER BY captured"
        return self._records(Measurement, where, [brand.id, *days])

    def measurements_of(self, placement_ids: Iterable[str]) -> list[Measurement]:
        """What was measured of these entries, by the day on which."""
        return sorted(self._records_of(Measurement, "placement_id", placement_ids), key=lambda one: one.captured)

    def measurements_beside(self, brand: Brand) -> list[Measurement]:
        """What was measured of campaigns, advertisements and deliverables, by the day on which."""
        where = "brand_id = ? AND placement_id IS NULL AND channel_id IS NULL ORDER BY captured"
        return self._records(Measurement, where, [brand.id])

    def post_ids_in(self, campaign_id: str) -> set[str]:
        """The ids of the posts of a campaign that are not in the trash."""
        return {
            row[0] for row in self._rows("SELECT id FROM post WHERE campaign_id = ? AND trashed IS NULL", [campaign_id])
        }

    def post_ids_ending(self, brand: Brand, ending: str) -> set[str]:
        """The ids of the brand's posts that end like this."""
        query = "SELECT id FROM post WHERE brand_id = ? AND substr(id, ?) = ?"
        return {row[0] for row in self._rows(query, [brand.id, -len(ending), ending])}

    def entries(self, brand: Brand, span: Span | None = None) -> list[Entry]:
        """The dated placements that are not skipped, by day and time, as the balance counts them."""
        days = _days(span) if span else (_FIRST_DAY, _LAST_DAY)
        where = f"{_WITHIN_DAYS} AND {_OF_BRAND} ORDER BY placement.date, placement.time"
        return self._entries(where, [*days, brand.id])

    def entries_beside(self, channel_ids: Iterable[str], span: Span, most: int) -> list[Entry]:
        """The last entries of each channel before the span and the first after it, at most so many of each."""
        first, end = _days(span)
        found: list[Entry] = []
        for channel_id in channel_ids:
            before = "placement.channel_id = ? AND placement.date < ? ORDER BY placement.date DESC LIMIT ?"
            after = "placement.channel_id = ? AND placement.date >= ? ORDER BY placement.date LIMIT ?"
            found += self._entries(before, [channel_id, first, most])
            found += self._entries(after, [channel_id, end, most])
        return found

    def spots(self, brand: Brand, span: Span) -> list[Spot]:
        """What a calendar paints of these days, by day and time."""
        rows = self._rows(
            f"""SELECT {_SPOT} FROM placement JOIN post ON post.id = placement.post_id
                WHERE {_WITHIN_DAYS} AND {_OF_BRAND} ORDER BY placement.date, placement.time""",
            [*_days(span), brand.id],
        )
        return list(map(_spot, rows))

    def ideas(self, brand: Brand) -> list[Spot]:
        """The placements without a day, newest first."""
        rows = self._rows(
            f"""SELECT {_SPOT} FROM placement JOIN post ON post.id = placement.post_id
                WHERE placement.date IS NULL AND {_LIVE} AND {_OF_BRAND} ORDER BY placement.rowid DESC""",
            [brand.id],
        )
        return list(map(_spot, rows))

    def evergreens(self, brand: Brand) -> list[tuple[Post, date | None, str | None, int]]:
        """The posts that may come again, each with its last day, the entry of that day, and how many entries it had.

        A post that says it anew (``variant_of``) counts as it. What is skipped or in the trash was not seen.
        """
        posts = self._records(Post, "brand_id = ? AND evergreen AND trashed IS NULL", [brand.id])
        if not posts:
            return []
        seen = self._last_seen("post.id", "evergreen", brand)
        anew = self._last_seen("post.variant_of", "variant_of <> ''", brand)
        never = ("", "", 0)
        with told():
            return [(post, *_last_of(seen.get(post.id, never), anew.get(post.id, never))) for post in posts]

    def _last_seen(self, of: str, which: str, brand: Brand) -> dict[str, tuple[str, str, int]]:
        """By the id of a post, the last day of what counts as it, the entry of that day, and the number of entries."""
        rows = self._rows(
            f"""SELECT {of}, max(placement.date), placement.id, count(*)
                FROM post JOIN placement ON placement.post_id = post.id
                WHERE post.brand_id = ? AND post.{which} AND placement.status <> 'skipped' AND {_LIVE}
                AND placement.date IS NOT NULL GROUP BY 1""",
            [brand.id],
        )
        return {id_: (day, placement_id, times) for id_, day, placement_id, times in rows}

    def has_posts(self, brand: Brand) -> bool:
        """Whether there is any post that is not in the trash."""
        query = "SELECT EXISTS (SELECT 1 FROM post WHERE brand_id = ? AND trashed IS NULL)"
        return bool(self._rows(query, [brand.id])[0][0])

    def search(self, brand: Brand, words: str, most: int) -> list[Hit]:
        """The posts that hold all words, each as the beginning of a word, those made last first."""
        query = asked(words)
        if not query:
            return []
        rows = self._rows(
            f"""SELECT post.id, {_TITLE}, substr(post.text, 1, 160), placement.date, placement.time, placement.id,
                       placement.status, post.kind_id, coalesce(campaign.name, '')
                FROM found CROSS JOIN post ON post.number = found.rowid
                LEFT JOIN placement ON placement.id = ({_LAST_PLACE})
                LEFT JOIN campaign ON campaign.id = post.campaign_id
                WHERE found MATCH ? AND post.brand_id = ? ORDER BY found.rowid DESC LIMIT ?""",
            [query, brand.id, most],
        )
        return list(map(_hit, rows))

    def trash(self, brand: Brand) -> Plan:
        """The brand with what lies in its trash: posts with all their placements, and placements with their posts."""
        with self._snapshot():
            plan = self._settings(brand, Span(date.min, date.min))
            rest = "FROM placement JOIN post ON post.id = placement.post_id WHERE placement.trashed IS NOT NULL"
            there = self._selected(Placement, f"{rest} AND {_OF_BRAND}", [brand.id])
            posts = self._records(Post, "brand_id = ? AND trashed IS NOT NULL", [brand.id])
            there += self._records_of(Placement, "post_id", [post.id for post in posts])
            posts += self._records_of(Post, "id", {one.post_id for one in there} - {post.id for post in posts})
            plan.placements.update((placement.id, placement) for placement in there)
            plan.posts.update((post.id, post) for post in posts)
            return plan

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

    def _plan(self, brand: Brand, span: Span | None) -> Plan:
        plan = self._settings(brand, span)
        where, values = f"post.brand_id = ? AND {_LIVE}", [brand.id]
        if span is not None:
            where, values = f"{_WITHIN_DAYS} AND {_OF_BRAND}", [*_days(span), brand.id]
        placements = self._selected(
            Placement, f"FROM placement JOIN post ON post.id = placement.post_id WHERE {where}", values
        )
        plan.placements.update((placement.id, placement) for placement in placements)
        if span is None:
            posts = self._records(Post, "brand_id = ? AND trashed IS NULL", [brand.id])
        else:
            posts = self._records_of(Post, "id", {placement.post_id for placement in placements})
        plan.posts.update((post.id, post) for post in posts)
        return plan

    def _plan_of(self, brand: Brand, post_ids: Iterable[str], placement_ids: Iterable[str]) -> tuple[Plan, set[str]]:
        plan = self._settings(brand, Span(date.min, date.min))
        named = self._records_of(Placement, "id", placement_ids)
        posts = self._records_of(Post, "id", {*post_ids, *(placement.post_id for placement in named)})
        plan.posts.update((post.id, post) for post in posts if post.brand_id == brand.id)
        placements = self._records_of(Placement, "post_id", plan.posts)
        plan.placements.update((placement.id, placement) for placement in placements)
        foreign = {post.id for post in posts if post.brand_id != brand.id}
        return plan, foreign | {placement.id for placement in named if placement.post_id not in plan.posts}

    def _entries(self, where: str, values: Sequence[Any]) -> list[Entry]:
        rows = self._rows(
            f"""SELECT placement.date, placement.time, placement.id, placement.post_id, placement.channel_id,
                       placement.format, post.kind_id, post.stance, post.brand_id, post.pillar_id, post.label_ids,
                       post.campaign_id, coalesce(placement.link, post.link) <> '', post.partner <> ''
                FROM placement JOIN post ON post.id = placement.post_id
                WHERE placement.status <> 'skipped' AND {_LIVE} AND {where}""",
            values,
        )
        with told():
            return list(map(_Labelling(self._rows(_LABELS)).entry, rows))

    def _settings(self, brand: Brand, span: Span | None) -> Plan:
        """The brand's settings, with the answers and exports of the weeks that touch the span (None: all)."""
        own = [brand.id]
        first = Week.of(span.start).monday.isoformat() if span and span.start < span.end else _LAST_DAY
        weeks = [*own, *((first, span.end.isoformat()) if span else (_FIRST_DAY, _LAST_DAY))]
        sets = self._records(LabelSet, "brand_id = ?", own)
        labels = self._records(Label, "set_id IN (SELECT id FROM label_set WHERE brand_id = ?)", own)
        channels = self._records(Channel, "brand_id = ?", own)
        return Plan(
            brand,
            channels={one.id: one for one in sorted(channels, key=lambda channel: channel.position)},
            sets={one.id: one for one in sets},
            labels={one.id: one for one in labels},
            campaigns={one.id: one for one in self._records(Campaign, "brand_id = ?", own)},
            snippets=tuple(sorted(self._records(Snippet, "brand_id = ?", own), key=lambda one: one.position)),
            waivers=tuple(self._records(Waiver, "brand_id = ?", own)),
            own_rules=tuple(self._records(OwnRule, "brand_id = ?", own)),
            routines=tuple(sorted(self._records(Routine, "brand_id = ?", own), key=lambda one: one.position)),
            logged=tuple(self._records(Logged, "brand_id = ? AND day >= ? AND day < ?", weeks)),
            questions=tuple(sorted(self._records(Question, "brand_id = ?", own), key=lambda one: one.position)),
            answers=tuple(self._records(Answer, "brand_id = ? AND week >= ? AND week < ?", weeks)),
            exports=tuple(self._records(Exported, "brand_id = ? AND week >= ? AND week < ?", weeks)),
            comments=tuple(self.comments(brand)),
            profiles=tuple(sorted(self._records(Profile, "brand_id = ?", own), key=lambda one: one.position)),
            audit_answers=tuple(self._records(AuditAnswer, "brand_id = ?", own)),
            flights=tuple(self._records(Flight, "brand_id = ?", own)),
            collaborations=tuple(self._records(Collaboration, "brand_id = ?", own)),
            deliverables=tuple(sorted(self._records(Deliverable, "brand_id = ?", own), key=lambda one: one.position)),
            experiments=tuple(self._records(Experiment, "brand_id = ?", own)),
        )

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
        for some in _portions(wanted):
            records += self._records(record_type, f'"{column}" IN ({_marks(some)})', some)
        return records

    def _selected(self, record_type: type[R], rest: str, values: Sequence[Any]) -> list[R]:
        rows = row_type(record_type)
        with told():
            return [rows.record(row) for row in self._rows(f"SELECT {rows.selected(rows.table)} {rest}", values)]

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._turn, told():
            return self._connection.execute(query, values).fetchall()

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


class _Labelling:
    """What the labels of posts mean to the balance, looked up once for many entries; each brand has its own."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str, str | None, str]]) -> None:
        self._kinds: dict[str | None, tuple[str, Stance | None, str]] = {None: ("", None, "")}
        self._words: dict[tuple[str, str], str] = {}
        for id_, brand_id, set_key, key, stance, origin in rows:
            self._kinds[id_] = key, _stance(stance) if stance else None, origin
            self._words[brand_id, id_] = f"{set_key}:{key}"
        self._labels: dict[tuple[str, str | None, str], tuple[str, ...]] = {}

    def entry(self, row: tuple[Any, ...]) -> Entry:
        """The entry of a row."""
        day, clock, id_, post_id, channel_id, form, kind_id, own = row[:8]
        campaign_id, link, partner = row[11:]
        kind, stance, origin = self._kinds[kind_id]
        labelled = row[8:11]
        labels = self._labels.get(labelled)
        if labels is None:
            labels = self._labels[labelled] = self._read(*labelled)
        found: Entry = _entry(
            (
                _day(day),
                clock and _clock(clock),
                *(id_, post_id, channel_id, form, kind),
                _stance(own) if own else stance,
                *(origin, labels, campaign_id, bool(link), bool(partner)),
            )
        )
        return found

    def _read(self, brand_id: str, pillar_id: str | None, label_ids: str) -> tuple[str, ...]:
        ids = [pillar_id] if pillar_id else []
        names = ((brand_id, id_) for id_ in (*ids, *words_of(label_ids)))
        return tuple(self._words[name] for name in names if name in self._words)


def _length(path: Path) -> float:
    """The bytes of the file; without bound for a plan in memory."""
    return path.stat().st_size if path.exists() else math.inf


def _sort_of_change(change: Change) -> tuple[type[Record], str]:
    if change.before is None:
        return type(change.record), "insert"
    return type(change.record), "delete" if change.after is None else "update"


def _days(span: Span) -> tuple[str, str]:
    return span.start.isoformat(), span.end.isoformat()


def _last_of(*seen: tuple[str, str, int]) -> tuple[date | None, str | None, int]:
    """The later day with its entry, None where there is none, and all entries together."""
    day, placement_id, _ = max(seen)
    return date.fromisoformat(day) if day else None, placement_id or None, sum(times for _, _, times in seen)


def _portions(values: list[V]) -> Iterator[list[V]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


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
