"""A store that fails: one sentence, nothing acknowledged lost, no phantom step, and it works again afterwards."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from threading import Lock
from typing import Any, TextIO, TypeVar

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.domain.edits import (
    Change,
    Edit,
    add_channel,
    delete,
    edit_post,
    new_post,
    note_export,
    rename,
    set_status,
)
from planner.domain.records import Brand, Exported, Placement, Post, Status
from planner.store import errors, files
from planner.store.errors import Conflict, Damaged, NotWritten, PlanError, plan_error
from planner.store.opening import backup, create_store, open_store
from planner.store.store import Store
from tests.builders import MONDAY, a_channel, a_placement, a_post
from tests.conftest import ROOT
from tests.fuzz.rounds import assert_sentences, everything, fuzz_plans
from tests.store.kill_worker import State, edit_until_killed, plan_state

KILLS, AT_ONCE = int(os.environ.get("EVENWEEK_KILLS", "60")), 4
NOW = datetime(2026, 11, 23, 9)

LONG_TEXT = "A long text. " * 40_000
"""Half a megabyte: more than a full disk takes."""

V = TypeVar("V")


# killed


TURN = Lock()
"""Every start asks all processes whether they have ended; of two threads that ask at once, one would hear nothing."""


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on a disk that a commit has to wait for: kills in the middle of one hardly ever happen in memory."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("EVENWEEK_DISK")) as folder:
        yield Path(folder)


@dataclass
class Kill:
    """What was on disk after a kill, and what should have been."""

    seed: int
    acknowledged: int
    lost: bool
    in_flight_kept: bool
    hot_journal: bool


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_sixty_kills_lose_nothing(disk: Path, catalogue: Catalogue) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # shown when the test fails
    with ThreadPoolExecutor(AT_ONCE) as pool:
        series = pool.map(
            lambda part: killed_often(disk / f"{part}.evenweek", KILLS // AT_ONCE, f"{seed}:{part}", catalogue),
            range(AT_ONCE),
        )
        kills = [kill for part in series for kill in part]
    acknowledged = sum(kill.acknowledged for kill in kills)
    lost, kept = sum(kill.lost for kill in kills), sum(kill.in_flight_kept for kill in kills)
    print(
        f"{len(kills)} kills, {acknowledged} steps acknowledged, {lost} lost; the step in flight was kept {kept} times"
    )
    print(f"a hot journal was left {sum(kill.hot_journal for kill in kills)} times")
    assert [kill for kill in kills if kill.lost] == []
    assert len(kills) == KILLS
    assert acknowledged > KILLS


def killed_often(path: Path, times: int, seed: str, catalogue: Catalogue) -> list[Kill]:
    """Edits one plan with one worker after another, each of them killed."""
    chance = random.Random(seed)
    brand = new_brand("Ferrow", "Europe/London")
    with new_plan(path, brand, catalogue) as store:
        Document(store).do(add_channel(a_channel(id="channel", brand_id=brand.id)))
    workers = multiprocessing.get_context("forkserver")
    workers.set_forkserver_preload(["tests.store.kill_worker"])  # each begins with it instead of importing it again
    return [killed_once(path, chance, workers) for _ in range(times)]


def killed_once(path: Path, chance: random.Random, workers: ForkServerContext) -> Kill:
    """Kills a worker after some lines, at the latest when the next step is well under way."""
    seed = chance.randrange(1 << 30)
    lines = chance.randrange(2, 90)
    with edited(path, seed, workers) as (worker, out):
        said = [out.readline() for _ in range(lines)]
        time.sleep(chance.uniform(0, 0.006))
        worker.kill()
        said += out
    assert worker.exitcode == -signal.SIGKILL, f"seed {seed}: the worker ended by itself"
    states = [told(line) for line in said if line.endswith("\n")]
    acknowledged = [state for word, state in states if word == "ACK"]
    assert acknowledged, f"seed {seed}: the plan was not opened"
    journal = path.with_name(f"{path.name}-journal")
    hot = journal.exists() and any(journal.read_bytes()[:8])
    with open_store(path, write=chance.random() < 0.5) as store:
        assert store.problems() == [], f"seed {seed}"
        found = plan_state(Document(store).plan(store.brands()[0]))
    last_word, in_flight = states[-1]
    kept = last_word == "TRY" and found == in_flight
    return Kill(seed, len(acknowledged), not kept and found != acknowledged[-1], kept, hot)


def told(line: str) -> tuple[str, State]:
    word, state = line.split(" ", 1)
    return word, json.loads(state)


@contextlib.contextmanager
def edited(path: Path, seed: int, workers: ForkServerContext) -> Iterator[tuple[ForkServerProcess, TextIO]]:
    """A process that edits the plan until the end of the block, and what it says."""
    said, out = workers.Pipe(duplex=False)
    worker = workers.Process(target=edit_until_killed, args=(path, seed, out))
    with TURN:
        worker.start()
    out.close()
    try:
        with open(said.fileno(), closefd=False) as told:
            yield worker, told
    finally:
        with TURN:
            worker.kill()
            worker.join()
        said.close()


# faults that pass: what was asked for did not happen, and happens when it is asked for again

Fault = Callable[[Store], contextlib.AbstractContextManager[object]]


@contextlib.contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """No page more than there is."""
    connection = store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


@contextlib.contextmanager
def locked(store: Store) -> Iterator[None]:
    """Another program writes to the plan."""
    with impatient(store), other_program(store.path) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextlib.contextmanager
def read_by_another(store: Store) -> Iterator[None]:
    """Another program is reading just now, so that the commit has to wait, in vain."""
    with impatient(store), other_program(store.path) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM post").fetchone()
        yield


@contextlib.contextmanager
def write_protected(store: Store) -> Iterator[None]:
    """As on a file system that can only be read."""
    store._connection.execute("PRAGMA query_only = 1")
    yield
    store._connection.execute("PRAGMA query_only = 0")


@contextlib.contextmanager
def moved_away(store: Store) -> Iterator[None]:
    """A sync client has put another file in the plan's place."""
    aside = store.path.with_name("moved away")
    store.path.rename(aside)
    store.path.write_bytes(aside.read_bytes())
    yield
    aside.replace(store.path)


@contextlib.contextmanager
def failing_commit(store: Store) -> Iterator[None]:
    """The disk gives up at the very end."""
    sound = store._connection
    store._connection = FailingCommit(sound)  # type: ignore[assignment]
    yield
    store._connection = sound


class FailingCommit:
    """A connection that cannot commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if statement == "COMMIT":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return self._connection.execute(statement, *values)


@contextlib.contextmanager
def other_program(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@contextlib.contextmanager
def impatient(store: Store) -> Iterator[None]:
    store._connection.execute("PRAGMA busy_timeout = 20")
    yield
    store._connection.execute("PRAGMA busy_timeout = 5000")


FAULTS = pytest.mark.parametrize(
    ("fault", "word"),
    [
        (full_disk, "disk is full"),
        (locked, "Another program is writing"),
        (read_by_another, "Another program is writing"),
        pytest.param(write_protected, "write-protected", id="write_protected"),
        pytest.param(
            moved_away, "moved", marks=pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")
        ),
        (failing_commit, "disk did not take"),
    ],
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> bytes:
    """The bytes of a plan with one brand, a channel, and a post that stands twice."""
    path, brand = tmp_path_factory.mktemp("small") / "plan.evenweek", new_brand("Ferrow", "Europe/London")
    with new_plan(path, brand, catalogue) as store:
        document = Document(store)
        document.do(add_channel(a_channel(id="channel", brand_id=brand.id)))
        post = a_post(id="post", brand_id=brand.id, title="As it was")
        document.do(new_post(post, [a_placement(id=id_, post_id="post", channel_id="channel") for id_ in ("p1", "p2")]))
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, small: bytes) -> Path:
    """The small plan, closed."""
    path = tmp_path / "plan.evenweek"
    path.write_bytes(small)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """The small plan, open."""
    with open_store(path, write=True) as opened:
        yield opened


@pytest.fixture
def document(store: Store) -> Document:
    return Document(store)


def the_post(document: Document) -> Post:
    return document.plan(document.brands()[0]).posts["post"]


def the_placements(document: Document) -> list[Placement]:
    return list(document.plan(document.brands()[0]).placements.values())


def long_edit(document: Document) -> Edit:
    """An edit of several records that needs a good deal of room."""
    post = the_post(document)
    more = a_post(id="more", brand_id=post.brand_id)
    edit = edit_post(post, "text", LONG_TEXT)
    return replace(edit, changes=(*new_post(more).changes, *edit.changes), merge_key="")


def steps(document: Document) -> tuple[str, str]:
    return document.undo_text, document.redo_text


def refused(call: Callable[[], object], word: str, kind: type[PlanError] = NotWritten) -> None:
    """Calls what must fail with one sentence."""
    with pytest.raises(PlanError) as caught:
        call()
    assert type(caught.value) is kind
    assert word in str(caught.value)
    assert_sentences(str(caught.value))


@FAULTS
def test_an_edit_that_fails_leaves_everything_as_it_was(
    store: Store, document: Document, fault: Fault, word: str
) -> None:
    heard: list[object] = []
    document.do(set_status(the_placements(document), Status.READY))
    document.do(set_status(the_placements(document), Status.APPROVED))
    document.undo()
    document.listen(heard.append)
    before, history, edit = everything(store), steps(document), long_edit(document)
    with fault(store):
        refused(lambda: document.do(edit), word)
        assert steps(document) == history == ("Mark as ready", "Mark as approved")
        assert not store._connection.in_transaction
    assert everything(store) == before
    assert store.problems() == []
    assert heard == []

    document.do(edit)
    assert the_post(document).text == LONG_TEXT
    assert steps(document) == (edit.text, "")
    document.undo()
    assert everything(store) == before


@FAULTS
def test_undo_that_fails_can_be_repeated(store: Store, document: Document, fault: Fault, word: str) -> None:
    post = replace(the_post(document), text=LONG_TEXT)
    document.do(edit_post(the_post(document), "text", LONG_TEXT))
    document.do(delete([post], the_placements(document)))  # to undo this needs room
    store._connection.execute("VACUUM")
    before, history = everything(store), steps(document)
    with fault(store):
        refused(document.undo, word)
        assert steps(document) == history == ("Delete post for good", "")
    assert everything(store) == before
    document.undo()
    assert the_post(document) == post
    assert steps(document) == ("Edit text", "Delete post for good")


@FAULTS
def test_redo_that_fails_can_be_repeated(store: Store, document: Document, fault: Fault, word: str) -> None:
    document.do(long_edit(document))
    document.undo()
    store._connection.execute("VACUUM")
    before, history = everything(store), steps(document)
    with fault(store):
        refused(document.redo, word)
        assert steps(document) == history == ("", "Edit text")
    assert everything(store) == before
    document.redo()
    assert the_post(document).text == LONG_TEXT
    assert steps(document) == ("Edit text", "")


@FAULTS
def test_typing_that_fails_does_not_join_the_step_before(
    store: Store, document: Document, fault: Fault, word: str
) -> None:
    document.do(edit_post(the_post(document), "text", "A"))
    longer = edit_post(the_post(document), "text", LONG_TEXT)
    with fault(store):
        refused(lambda: document.do(longer), word)
    assert the_post(document).text == "A"
    document.do(edit_post(the_post(document), "text", "AB"))
    document.undo()
    assert the_post(document).text == "Hello"
    document.redo()
    assert the_post(document).text == "AB"


@FAULTS
def test_a_note_that_fails_leaves_no_step(store: Store, document: Document, fault: Fault, word: str) -> None:
    brand = document.brands()[0]
    note = Exported(
        id="note", brand_id=brand.id, week=MONDAY, format="week-csv", at=NOW, rows=(("id", LONG_TEXT), ("", ""))
    )
    with fault(store):
        refused(lambda: document.do(note_export(note)), word)
    assert document.plan(brand).exports == ()
    assert steps(document) == ("", "")
    document.do(note_export(note))
    assert document.plan(brand).exports == (note,)
    assert steps(document) == ("", "")


def test_a_plan_that_is_written_elsewhere_cannot_be_read_for_the_moment(store: Store, document: Document) -> None:
    before = everything(store)
    with impatient(store), other_program(store.path) as other:
        other.execute("BEGIN EXCLUSIVE")
        for ask in (store.brands, store.problems, document.brands):
            refused(ask, "Another program is writing")
    assert everything(store) == before


def test_a_reading_that_fails_at_its_end_can_be_repeated(store: Store, document: Document) -> None:
    brand, before = document.brands()[0], everything(store)
    with failing_commit(store), contextlib.suppress(PlanError):
        document.plan(brand)
    assert not store._connection.in_transaction
    assert everything(store) == before


def test_many_changes_are_written_wholly_or_not_at_all(store: Store, document: Document) -> None:
    brand = document.brands()[0]
    posts = [a_post(id=f"new {i}", brand_id=brand.id, text="x" * 500) for i in range(2_000)]
    edit = Edit("Add posts", tuple(Change(None, post) for post in posts))
    before = everything(store)
    with full_disk(store):
        refused(lambda: document.do(edit), "disk is full")
    assert everything(store) == before
    document.do(edit)
    assert len(document.plan(brand).posts) == 2_001


# a disk that takes no more, for the whole process

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="no limits for a process on Windows")

EDIT_IN_LITTLE_ROOM = """
import json, resource, sys
from datetime import datetime
from pathlib import Path
from planner.app.document import Document
from planner.domain.edits import edit_post
from planner.store.errors import PlanError
from planner.store.opening import open_store

path, room = Path(sys.argv[1]), int(sys.argv[2])
with open_store(path, write=True) as store:
    document = Document(store)
    brand = document.brands()[0]
    post = document.plan(brand).posts["post"]
    edit = edit_post(post, "text", "A long text. " * 40_000)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        document.do(edit)
        sentence = ""
    except PlanError as error:
        sentence = str(error)
    kept = document.plan(brand).posts["post"] == post and document.undo_text == "" and store.problems() == []
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    document.do(edit)
    print(json.dumps([sentence, kept, document.plan(brand).posts["post"].text == edit.changes[0].after.text]))
"""

VERB_IN_LITTLE_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from planner.cli import main
sys.exit(main(sys.argv[2:]))
"""


def python(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs a script that may find no room; what Python compiles would be kept cut off, and break later runs."""
    command = [sys.executable, "-B", "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=30)


@needs_limits
@pytest.mark.parametrize("more", [-1_000_000, 0, 10_000, 300_000])
def test_an_edit_without_room_on_the_disk(path: Path, more: int) -> None:
    done = python(EDIT_IN_LITTLE_ROOM, path, max(0, path.stat().st_size + more))
    assert done.returncode == 0, done.stderr
    sentence, kept, works_again = json.loads(done.stdout)
    assert_sentences(sentence)
    assert kept
    assert works_again


@needs_limits
@pytest.mark.parametrize("room", [0, 512, 40_000, 90_000])
def test_a_new_plan_or_a_copy_without_room_leaves_nothing_behind(path: Path, tmp_path: Path, room: int) -> None:
    before = held_by(path)
    there = names(tmp_path)
    for verb in (("new", tmp_path / "other"), ("--plan", path, "backup", tmp_path / "other")):
        done = python(VERB_IN_LITTLE_ROOM, room, *verb)
        assert done.returncode == 1, done
        assert_sentences(done.stderr)
        assert names(tmp_path) <= there | {"other-lock"}
    assert held_by(path) == before


@needs_limits
def test_a_sample_without_room_leaves_nothing_behind(path: Path, tmp_path: Path) -> None:
    room = path.stat().st_size + 20_000
    done = python(VERB_IN_LITTLE_ROOM, room, "new", tmp_path / "other", "--sample")
    assert done.returncode == 1
    assert_sentences(done.stderr)
    assert not (tmp_path / "other").exists()


@needs_limits
def test_an_import_without_room_changes_nothing(path: Path, tmp_path: Path) -> None:
    before, csv_path = held_by(path), tmp_path / "week.csv"
    csv_path.write_text(f"date,channel,text\n2026-11-23,instagram,{'x' * 90_000}\n" * 3)
    done = python(VERB_IN_LITTLE_ROOM, path.stat().st_size, "--plan", path, "import", csv_path)
    assert done.returncode == 1
    assert_sentences(done.stderr)
    assert held_by(path) == before


def held_by(path: Path) -> object:
    with open_store(path, write=False) as store:
        assert store.problems() == []
        return everything(store)


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# changed elsewhere


def elsewhere(store: Store, statement: str) -> None:
    with other_program(store.path) as other:
        other.execute(statement)


RENAMED = "UPDATE post SET title = 'Changed elsewhere' WHERE id = 'post'"
BACK_AGAIN = "UPDATE post SET title = 'As it was' WHERE id = 'post'"


def test_what_changed_elsewhere_is_not_overwritten(store: Store, document: Document) -> None:
    document.do(set_status(the_placements(document), Status.READY))
    edit, history = long_edit(document), steps(document)
    elsewhere(store, RENAMED)
    changed = everything(store)
    refused(lambda: document.do(edit), "changed elsewhere", Conflict)
    assert everything(store) == changed
    assert steps(document) == history
    elsewhere(store, BACK_AGAIN)
    document.do(edit)
    assert the_post(document).text == LONG_TEXT


def test_what_was_deleted_elsewhere_is_not_written_again(store: Store, document: Document) -> None:
    edit = set_status(the_placements(document), Status.READY)
    elsewhere(store, "DELETE FROM placement WHERE id = 'p2'")
    refused(lambda: document.do(edit), "changed elsewhere", Conflict)
    assert [one.status for one in the_placements(document)] == [Status.DRAFT]
    assert steps(document) == ("", "")


def test_an_undo_that_can_never_succeed_is_dropped(store: Store, document: Document) -> None:
    document.do(set_status(the_placements(document), Status.READY))
    document.do(edit_post(the_post(document), "text", "Other"))
    elsewhere(store, RENAMED)
    refused(document.undo, "changed elsewhere", Conflict)
    assert the_post(document).text == "Other"
    assert steps(document) == ("Mark as ready", "")
    document.undo()
    assert steps(document) == ("", "Mark as ready")


def test_a_redo_that_can_never_succeed_is_dropped(store: Store, document: Document) -> None:
    document.do(edit_post(the_post(document), "text", "Other"))
    document.undo()
    elsewhere(store, RENAMED)
    refused(document.redo, "changed elsewhere", Conflict)
    assert the_post(document).text == "Hello"
    assert steps(document) == ("", "")


def test_an_id_that_is_taken_is_a_conflict(store: Store, document: Document) -> None:
    refused(lambda: document.do(new_post(a_post(id="post", brand_id="another"))), "changed elsewhere", Conflict)
    assert the_post(document).title == "As it was"
    assert steps(document) == ("", "")


# damage that shows up later


def test_a_plan_that_was_closed_is_not_called_damaged(store: Store) -> None:
    store.close()
    with pytest.raises((PlanError, sqlite3.ProgrammingError)) as caught:
        store.brands()
    assert type(caught.value) is not Damaged


def test_damage_found_by_an_edit_is_told(store: Store, document: Document) -> None:
    before = the_post(document)
    with failing_with(store, sqlite3.DatabaseError("malformed"), sqlite3.SQLITE_CORRUPT_INDEX):
        refused(lambda: document.do(edit_post(before, "title", "x")), "damaged", Damaged)
    assert the_post(document) == before
    assert steps(document) == ("", "")


@contextlib.contextmanager
def failing_with(store: Store, error: sqlite3.Error, code: int) -> Iterator[None]:
    error.sqlite_errorcode = code
    sound = store._connection

    class Failing(FailingCommit):
        def executemany(self, statement: str, values: Iterable[Any]) -> sqlite3.Cursor:
            raise error

    store._connection = Failing(sound)  # type: ignore[assignment]
    yield
    store._connection = sound


@pytest.mark.parametrize("code", [*errors._SENTENCES, *errors._DAMAGE])
def test_each_known_trouble_has_a_sentence(code: int) -> None:
    error = sqlite3.OperationalError("whatever SQLite says")
    error.sqlite_errorcode = code | 7 << 8  # the extended codes mean the same
    told_error = plan_error(error)
    assert type(told_error) is (Damaged if code in errors._DAMAGE else NotWritten)
    assert_sentences(str(told_error))
    assert "whatever" not in str(told_error)


# text that cannot be stored


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda brand: rename(brand, "Fer\udcffrow"), id="rename"),
        pytest.param(lambda brand: add_channel(a_channel(brand_id=brand.id, name="x\ud800")), id="add_channel"),
    ],
)
def test_half_a_character_is_replaced_wherever_it_is_typed(document: Document, make: Callable[[Brand], Edit]) -> None:
    document.do(make(document.brands()[0]))
    plan = document.plan(document.brands()[0])
    assert "\ufffd" in plan.brand.name + "".join(channel.name for channel in plan.channels.values())


def test_text_that_cannot_be_stored_is_refused_with_a_sentence(store: Store) -> None:
    before = everything(store)
    with pytest.raises(PlanError) as caught:
        store.apply([Change(None, a_post(brand_id=store.brands()[0].id, title="x\ud800"))])
    assert everything(store) == before
    assert_sentences(str(caught.value))


# files that are made


@pytest.mark.parametrize("target", ["backup", "new"])
def test_a_disk_that_fails_at_the_end_of_a_copy_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    def failing(path: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(files, "_reach_disk", failing)
    before = names(tmp_path)
    refused(lambda: backup(store, tmp_path / "b") if target == "backup" else create_store(tmp_path / "b"), "No space")
    assert names(tmp_path) == before


def test_what_is_said_not_to_be_made_is_not_there(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = files._reach_disk

    def failing(path: Path) -> None:
        if path.is_dir():
            raise OSError(28, os.strerror(28))
        sound(path)

    monkeypatch.setattr(files, "_reach_disk", failing)
    refused(lambda: backup(store, tmp_path / "copy"), "cannot be made")
    assert not (tmp_path / "copy").exists()


def test_a_listener_hears_of_what_is_on_disk_only(store: Store, document: Document) -> None:
    heard: list[object] = []
    document.listen(heard.extend)
    edit = edit_post(the_post(document), "title", "Heard")
    with locked(store), pytest.raises(NotWritten):
        document.do(edit)
    assert heard == []
    document.do(edit)
    assert heard == list(edit.changes)


# a step that says nothing


def test_typing_that_ends_where_it_began_leaves_no_step(document: Document) -> None:
    document.do(edit_post(the_post(document), "title", "Other"))
    document.do(edit_post(the_post(document), "title", "As it was"))
    assert steps(document) == ("", "")


# a few rounds of the fuzzing


def test_damaged_plans_are_refused_or_read(tmp_path: Path) -> None:
    assert_some_of_each(fuzz_plans(tmp_path, 150, 20261123).outcomes, "opened", "refused as Damaged")


def assert_some_of_each(outcomes: dict[str, int], *wanted: str) -> None:
    assert all(outcomes[outcome] for outcome in wanted), outcomes
