"""Opening, making, copying and restoring: what is refused, with which words, and that nothing else is touched."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import platform
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.handover import Leaving
from planner.app.intake import read_plan
from planner.app.review import balance, check
from planner.domain.edits import Change, new_post, rename
from planner.domain.span import Week
from planner.store import files, opening
from planner.store.errors import Damaged, Held, Newer, NotAPlan, NotWritten, PlanError
from planner.store.files import fresh_file
from planner.store.opening import backup, create_store, open_store, remove, restore
from planner.store.store import Store
from planner.store.version import APPLICATION_ID, CURRENT, MAJOR, file_version, version
from tests.builders import a_brand, a_post
from tests.conftest import ROOT
from tests.exported import hand_over
from tests.fuzz.rounds import EVER, PAGE_BYTES, SAMPLE, TODAY, assert_sentences, everything, sample_plan

VERSION_PLACE, APPLICATION_PLACE = 60, 68

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights, links and signals of POSIX")


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the sample plan."""
    return sample_plan(tmp_path_factory.mktemp("sound") / "plan.evenweek")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a plan may lie, in a folder of its own."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder / "plan.evenweek"


@pytest.fixture
def plan(path: Path, sound: bytes) -> Path:
    """The sample plan, closed."""
    path.write_bytes(sound)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def refused(call: Callable[[], object], word: str, *kinds: type[PlanError]) -> PlanError:
    """Calls what must fail with one sentence."""
    with pytest.raises(PlanError) as caught:
        call()
    assert isinstance(caught.value, kinds)
    assert word in str(caught.value)
    assert_sentences(str(caught.value))
    return caught.value


def opened(path: Path, *, write: bool = False) -> tuple[object, list[str]]:
    """What the plan holds and what is wrong with it."""
    with open_store(path, write=write) as store:
        return everything(store), store.problems()


def changed(plan: bytes, place: int, new: bytes) -> bytes:
    return plan[:place] + new + plan[place + len(new) :]


# what is no plan


def a_zip() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("plan.evenweek", "SQLite format 3")
    return content.getvalue()


def other_database(folder: Path) -> bytes:
    with contextlib.closing(sqlite3.connect(folder / "other.db")) as connection:
        connection.executescript("CREATE TABLE post (id TEXT); INSERT INTO post VALUES ('theirs');")
    return (folder / "other.db").read_bytes()


NO_PLANS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "text": (b"date,channel,text\r\n2026-11-23,instagram,Hello\r\n" * 100, "not a plan"),
    "short text": (b"hello", "not a plan"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(5_000), "not a plan"),
    "zip": (a_zip(), "not a plan"),
    "zeros": (bytes(10_000), "not a plan"),
    "almost": (b"SQLite format 4\x00" + bytes(10_000), "not a plan"),
}


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("kind", NO_PLANS)
def test_other_files_are_refused_and_left_as_they_are(path: Path, kind: str, write: bool) -> None:
    content, word = NO_PLANS[kind]
    path.write_bytes(content)
    refused(lambda: open_store(path, write=write), word, NotAPlan)
    assert path.read_bytes() == content
    assert names(path.parent) <= {path.name, f"{path.name}-lock"}


@pytest.mark.parametrize("write", [False, True])
def test_a_database_of_another_program_is_refused(path: Path, tmp_path: Path, write: bool) -> None:
    content = other_database(tmp_path)
    path.write_bytes(content)
    refused(lambda: open_store(path, write=write), "another program", NotAPlan)
    assert path.read_bytes() == content
    assert names(path.parent) <= {path.name, f"{path.name}-lock"}


@pytest.mark.parametrize("write", [False, True])
def test_what_is_not_there_is_not_made(path: Path, write: bool) -> None:
    refused(lambda: open_store(path, write=write), "There is no", NotAPlan)
    refused(lambda: open_store(path.parent / "no" / "plan", write=write), "There is no", NotAPlan)
    refused(lambda: open_store(path.parent, write=write), "is a folder", NotAPlan)
    assert names(path.parent) == set()
    assert names(path.parent.parent) == {"own"}


def test_a_file_in_place_of_the_folder(plan: Path) -> None:
    refused(lambda: open_store(plan / "plan", write=True), "Not a directory", NotAPlan)


def test_a_plan_in_a_file_cannot_be_made(plan: Path) -> None:
    refused(lambda: create_store(plan / "plan"), "cannot be made", NotWritten)


@posix_only
def test_what_is_no_file_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    refused(lambda: open_store(path, write=True), "is not a file", NotAPlan)


@posix_only
@pytest.mark.parametrize("verb", ["open", "create", "restore"])
def test_a_link_to_itself_is_refused(path: Path, plan: Path, verb: str) -> None:
    loop = path.with_name("loop")
    loop.symlink_to(loop)
    verbs: dict[str, Callable[[], object]] = {
        "open": lambda: open_store(loop, write=False),
        "create": lambda: create_store(loop),
        "restore": lambda: restore(plan, loop),
    }
    with pytest.raises(PlanError) as caught:
        verbs[verb]()
    assert_sentences(str(caught.value))


@posix_only
@pytest.mark.parametrize("length", [240, 245, 248, 250, 255, 300])
def test_a_long_name_works_or_is_refused(path: Path, length: int) -> None:
    try:
        with create_store(path.with_name("n" * length)) as store:
            store.apply([Change(None, a_brand())])
            assert store.brands() == [a_brand()]
    except PlanError as refusal:
        assert_sentences(str(refusal))
        assert names(path.parent) == set()
        assert length > 240


# what is cut off or damaged


def cuts(size: int) -> list[int]:
    chance = random.Random(size)
    pages = [place + step for place in range(PAGE_BYTES, size - PAGE_BYTES, 5 * PAGE_BYTES) for step in (-1, 0, 1)]
    first = [1, 10, 15, 16, 17, 50, 99, 100, 101, 107, 512, 1_024, PAGE_BYTES - 1]
    return [*first, *pages, *(chance.randrange(size - PAGE_BYTES) for _ in range(40)), size - PAGE_BYTES]


@pytest.mark.parametrize("write", [False, True])
def test_a_plan_cut_off_anywhere_is_refused_and_left_as_it_is(path: Path, sound: bytes, write: bool) -> None:
    for size in cuts(len(sound)):
        path.write_bytes(sound[:size])
        with pytest.raises(Damaged, match="cut off" if size < 100 else "damaged"):
            open_store(path, write=write)
        assert path.read_bytes() == sound[:size], size
        assert names(path.parent) <= {path.name, f"{path.name}-lock"}, size


def test_a_plan_cut_off_within_its_last_page_is_refused(path: Path, sound: bytes) -> None:
    for missing in (1, 2, 50, 100, 200, 500, 1_000, 2_000, PAGE_BYTES - 1):
        path.write_bytes(sound[:-missing])
        with pytest.raises(Damaged):
            open_store(path, write=False)


def test_a_zeroed_page_is_found(path: Path, sound: bytes) -> None:
    pages = range(0, len(sound), PAGE_BYTES)
    for page in pages:
        damaged = changed(sound, page, bytes(PAGE_BYTES))
        path.write_bytes(damaged)
        with pytest.raises(NotAPlan if page == 0 else Damaged):
            open_store(path, write=False)
        assert path.read_bytes() == damaged, page
    assert len(pages) > 40


def test_damage_is_told_in_one_sentence(path: Path, sound: bytes) -> None:
    told = 0
    for page in range(PAGE_BYTES, len(sound), PAGE_BYTES):
        path.write_bytes(changed(sound, page + PAGE_BYTES // 2, bytes(PAGE_BYTES // 2)))
        try:
            open_store(path, write=False).close()
        except Damaged as damaged:
            assert_sentences(str(damaged))
            told += 1
    assert told > 30


def test_a_flipped_bit_is_found_or_harms_nothing(path: Path, sound: bytes) -> None:
    chance = random.Random(11)
    ends = {"refused": 0, "told": 0, "harmless": 0}
    for _ in range(150):
        place = chance.randrange(len(sound))
        damaged = changed(sound, place, bytes([sound[place] ^ 1 << chance.randrange(8)]))
        path.write_bytes(damaged)
        ends[end_of(path, damaged)] += 1
    assert ends["refused"] > 10
    assert ends["harmless"] > 20


def end_of(path: Path, damaged: bytes) -> str:
    """Refused when it is opened, told by the check of what it holds, or readable in every way."""
    try:
        store = open_store(path, write=False)
    except PlanError:
        assert path.read_bytes() == damaged
        return "refused"
    with store:
        try:
            if store.problems():
                return "told"
        except PlanError:
            return "told"
        everything(store)
        return "harmless"


def test_bytes_behind_the_end_harm_nothing(path: Path, sound: bytes, plan: Path) -> None:
    before = opened(plan)
    path.write_bytes(sound + b"\x00garbage" * 3_000)
    assert opened(path) == before


def damaged_text(sound: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert old in sound
    return sound.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'[["', b'[{"', id="media"),
        pytest.param(b"engagement", b"engagemenu", id="stance"),
        pytest.param(b"Europe/London", b"Europe/Londox", id="zone"),
    ],
)
def test_what_cannot_be_understood_is_told_by_the_check(path: Path, sound: bytes, old: bytes, new: bytes) -> None:
    path.write_bytes(damaged_text(sound, old, new))
    with open_store(path, write=False) as store:
        problems = store.problems()
    assert problems
    assert all("cannot be read" in problem or "has no stance" in problem for problem in problems)


STRANGE_CELLS = (
    *("UPDATE post SET media = '5'", "UPDATE post SET media = '[1]'", "UPDATE post SET media = 'null'"),
    *("UPDATE brand SET domains = '5'", "UPDATE brand SET domains = '{'", "UPDATE placement SET media = '[[1]]'"),
    *("UPDATE placement SET time = '9'", "UPDATE placement SET date = '2026-1-1'", "UPDATE label SET stance = 'x'"),
    *("UPDATE brand SET also = '[5]'", "UPDATE brand SET also = '\"80-20\"'", "UPDATE brand SET earlier = '[[1]]'"),
    *(
        "UPDATE brand SET starred = '{}'",
        "UPDATE post SET label_ids = '[[]]'",
        "UPDATE post SET media = '[[\"a\", 1]]'",
    ),
    *(
        "INSERT INTO campaign (id, brand_id, name, hue, archived, milestones) "
        f"SELECT 'c', id, 'C', '', 0, '{said}' FROM brand"
        for said in (
            *('[["M"]]', '[[5, "2026-11-23", null, 2]]', '[["M", "0001-01-01", null, 2]]', '[["M", "now", null, 2]]'),
            *('[["M", "2026-11-23", null, 1000000000000]]', '[["M", "2026-11-23", null, "x"]]'),
            *('[["M", "2026-11-23", "09:00+02:00", 2]]', '[["M", "2026-11-23", null, null]]'),
        )
    ),
    f"UPDATE brand SET also = '{'[' * 50_000}'",
)


def test_cells_of_another_shape_are_damage(plan: Path, sound: bytes) -> None:
    for statement in STRANGE_CELLS:
        plan.write_bytes(sound)
        with contextlib.closing(sqlite3.connect(plan, isolation_level=None)) as connection:
            connection.execute(statement)
        with open_store(plan, write=False) as store:
            assert store.problems() != []
            refused(lambda store=store: everything(store), "damaged", Damaged)


@pytest.mark.parametrize(
    ("old", "new"),
    [pytest.param(b'[["', b'[{"', id="media"), pytest.param(b"engagement", b"engagemenu", id="stance")],
)
def test_what_cannot_be_understood_is_damage_when_it_is_asked_for(
    path: Path, sound: bytes, old: bytes, new: bytes
) -> None:
    path.write_bytes(damaged_text(sound, old, new))
    with open_store(path, write=False) as store:
        refused(lambda: everything(store), "damaged", Damaged)


def test_bytes_that_are_no_text_are_damage(path: Path, sound: bytes) -> None:
    path.write_bytes(damaged_text(sound, b"For eleven years", b"For \xff\xfeeven years"))
    with open_store(path, write=False) as store:
        refused(lambda: everything(store), "damaged", Damaged)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_refused_plan_is_not_kept_open(path: Path, sound: bytes) -> None:
    path.write_bytes(changed(sound, 100, b"\xff" * 50))
    with pytest.raises(PlanError) as caught:
        open_store(path, write=False)
    assert caught.value is not None
    assert files_open(path) == 0


def test_a_plan_that_cannot_be_checked_is_not_kept_open(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused_stores: list[Store] = []

    def failing(store: Store) -> None:
        refused_stores.append(store)
        raise NotWritten("No.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "damage", failing)
        with pytest.raises(NotWritten):
            open_store(plan, write=True)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        refused_stores[0]._connection.execute("SELECT 1")
    open_store(plan, write=True).close()


def files_open(path: Path) -> int:
    """How many times this process has the file open."""
    return [os.readlink(one) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()].count(str(path))


def test_a_damaged_plan_in_another_journal_mode_is_left_as_it_is(plan: Path, sound: bytes) -> None:
    damaged = bytearray(changed(sound, len(sound) - 3 * PAGE_BYTES, bytes(PAGE_BYTES)))
    damaged[18:20] = b"\x02\x02"
    plan.write_bytes(damaged)
    with pytest.raises(Damaged):
        open_store(plan, write=False)
    assert plan.read_bytes() == damaged


def test_a_plan_without_its_tables_is_damaged(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {CURRENT}")
    refused(lambda: opened(path), "damaged", Damaged)


# versions


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("newer", [version(MAJOR + 1, 0), version(MAJOR + 1, 7), version(0xFFFF, 0xFFFF)])
def test_a_newer_plan_is_refused_and_left_as_it_is(path: Path, sound: bytes, newer: int, write: bool) -> None:
    content = changed(sound, VERSION_PLACE, newer.to_bytes(4, "big"))
    path.write_bytes(content)
    refused(lambda: open_store(path, write=write), f"newer version of Evenweek ({newer >> 16}.", Newer)
    assert path.read_bytes() == content
    assert names(path.parent) <= {path.name, f"{path.name}-lock"}


def test_a_newer_minor_version_is_read_and_written(plan: Path) -> None:
    with contextlib.closing(sqlite3.connect(plan, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE post ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
        connection.execute("UPDATE post SET mood = 'bright' WHERE id = 'Q001'")
        connection.execute(f"PRAGMA user_version = {CURRENT + 3}")
    with open_store(plan, write=True) as store:
        document = Document(store)
        brand = document.brands()[0]
        document.do(new_post(a_post(id="new", brand_id=brand.id)))
        document.do(rename(brand, "Renamed"))
        assert store.problems() == []
    assert file_version(plan) == CURRENT + 3
    assert names(plan.parent) <= {plan.name, f"{plan.name}-lock", f"{plan.name}-journal"}
    with contextlib.closing(sqlite3.connect(plan)) as connection:
        moods = dict(connection.execute("SELECT id, mood FROM post WHERE id IN ('Q001', 'new')"))
    assert moods == {"Q001": "bright", "new": "calm"}


@pytest.fixture
def later_program(monkeypatch: pytest.MonkeyPatch) -> int:
    """A program of the next minor version, which has nothing to change but the number; gives its version."""
    later = CURRENT + 1

    def migrate(store: Store) -> None:
        store._connection.execute(f"PRAGMA user_version = {later}")

    monkeypatch.setattr(opening, "CURRENT", later)
    monkeypatch.setattr(Store, "migrate", migrate)
    return later


@pytest.mark.parametrize("write", [False, True])
def test_an_older_plan_is_copied_and_brought_up_to_date(
    plan: Path, sound: bytes, later_program: int, write: bool
) -> None:
    with open_store(plan, write=write) as store:
        assert store.problems() == []
        assert len(store.spots(store.brands()[0], EVER)) == 97
    assert file_version(plan) == later_program
    copies = [one for one in plan.parent.iterdir() if "before" in one.name]
    number = f"{later_program >> 16}.{later_program & 0xFFFF}"
    assert [one.name for one in copies] == [f"{plan.stem}.before-{number}{plan.suffix}"]
    assert file_version(copies[0]) == CURRENT
    assert rows(copies[0]) == rows(plan)
    assert stat.S_IMODE(copies[0].stat().st_mode) == 0o600 or sys.platform == "win32"
    before = names(plan.parent)
    with open_store(plan, write=True):  # and only once
        assert names(plan.parent) - before <= {f"{plan.name}-holder", f"{plan.name}-lock"}


@pytest.mark.usefixtures("hurried")
def test_an_older_plan_that_is_open_elsewhere_is_left_as_it_is(plan: Path, sound: bytes, later_program: int) -> None:
    with held(plan):
        refused(lambda: open_store(plan, write=False), "open for writing", Held)
    assert plan.read_bytes() == sound
    assert not [one for one in plan.parent.iterdir() if "before" in one.name]


def test_an_update_that_failed_is_tried_again(
    plan: Path, sound: bytes, later_program: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(store: Store) -> None:
        raise NotWritten("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "migrate", failing)
        for _ in range(2):
            with pytest.raises(NotWritten):
                open_store(plan, write=True)
            assert plan.read_bytes() == sound
    open_store(plan, write=True).close()
    assert file_version(plan) == later_program


def test_a_lower_version_number_makes_no_copy_at_each_opening(path: Path, sound: bytes) -> None:
    path.write_bytes(changed(sound, VERSION_PLACE, version(0, 9).to_bytes(4, "big")))
    for _ in range(4):
        with contextlib.suppress(PlanError):
            open_store(path, write=True).close()
    assert len([one for one in path.parent.iterdir() if "before" in one.name]) <= 1


# recovery


@pytest.fixture
def interrupted(plan: Path, tmp_path: Path) -> Path:
    """A plan as a program leaves it that dies within a commit: half written, with a hot journal."""
    working = tmp_path / "working"
    shutil.copy(plan, working)
    with contextlib.closing(sqlite3.connect(working, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE post SET text = text || text || 'half a change', title = 'half'")
        connection.execute("DELETE FROM placement")
        shutil.copy(working, plan)
        shutil.copy(f"{working}-journal", f"{plan}-journal")
        connection.execute("ROLLBACK")
    return plan


@pytest.mark.parametrize("write", [False, True])
def test_a_half_written_change_is_taken_back(interrupted: Path, sound: bytes, tmp_path: Path, write: bool) -> None:
    (tmp_path / "before").write_bytes(sound)
    before = opened(tmp_path / "before")
    assert b"half a change" in interrupted.read_bytes()
    assert opened(interrupted, write=write) == before
    assert digest(interrupted) == digest(tmp_path / "before")


def test_reading_changes_no_byte(plan: Path) -> None:
    before = digest(plan)
    opened(plan)
    with open_store(plan, write=False) as store:
        backup(store, plan.with_name("copy"))
    assert digest(plan) == before
    assert names(plan.parent) == {plan.name, "copy"}


# rights


@posix_only
def test_all_files_are_private(path: Path, sound: bytes, catalogue: Catalogue) -> None:
    before = os.umask(0)
    try:
        with new_plan(path, new_brand("Ferrow", "UTC"), catalogue) as store:
            document = Document(store)
            document.do(new_post(a_post(brand_id=document.brands()[0].id)))
            backup(store, path.with_name("backup"))
        restore(path.with_name("backup"), path.with_name("restored"))
        restore(path.with_name("backup"), path.parent / "new folder" / "restored")
    finally:
        os.umask(before)
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert modes.pop("new folder") == 0o700
    assert set(modes) >= {path.name, "backup", "restored", f"{path.name}-lock"}
    assert set(modes.values()) == {0o600}


@posix_only
def test_the_note_of_who_writes_is_private(plan: Path) -> None:
    before = os.umask(0)
    try:
        with open_store(plan, write=True):
            mode = stat.S_IMODE(plan.with_name(f"{plan.name}-holder").stat().st_mode)
    finally:
        os.umask(before)
    assert mode == 0o600


# nothing is ever overwritten

Made = Callable[[Path, Path], None]


def by_new(_: Path, target: Path) -> None:
    create_store(target).close()


def by_backup(plan: Path, target: Path) -> None:
    with open_store(plan, write=False) as store:
        backup(store, target)


def by_restore(plan: Path, target: Path) -> None:
    restore(plan, target)


MAKING = pytest.mark.parametrize("make", [by_new, by_backup, by_restore])


@MAKING
def test_a_file_is_never_overwritten(plan: Path, make: Made) -> None:
    theirs = plan.with_name("theirs")
    theirs.write_bytes(b"not to be lost")
    (plan.parent / "folder").mkdir()
    before = names(plan.parent)
    for target in (theirs, plan.parent / "folder", plan):
        contents = plan.read_bytes(), theirs.read_bytes()
        refused(lambda target=target: make(plan, target), "exists already", NotAPlan)
        assert (plan.read_bytes(), theirs.read_bytes()) == contents
        assert names(plan.parent) == before


@posix_only
@MAKING
def test_a_file_is_not_overwritten_through_a_link(plan: Path, make: Made) -> None:
    theirs, link = plan.with_name("theirs"), plan.with_name("link")
    theirs.write_bytes(b"not to be lost")
    link.symlink_to(theirs)
    refused(lambda: make(plan, link), "exists already", NotAPlan)
    assert theirs.read_bytes() == b"not to be lost"
    assert link.is_symlink()


def test_a_file_that_came_in_the_meantime_is_not_overwritten(path: Path) -> None:
    making = fresh_file(path)
    making.__enter__().write_bytes(b"ours")
    path.write_bytes(b"theirs")
    with pytest.raises(PlanError):
        making.__exit__(None, None, None)
    assert path.read_bytes() == b"theirs"
    assert names(path.parent) == {path.name}


@MAKING
def test_a_folder_that_cannot_be_made_is_told(plan: Path, make: Made) -> None:
    refused(lambda: make(plan, plan / "folder" / "target"), "cannot be made", NotWritten)
    assert names(plan.parent) == {plan.name}


@MAKING
def test_what_is_made_goes_into_a_new_folder(plan: Path, make: Made) -> None:
    target = plan.parent / "a" / "folder" / "plan"
    make(plan, target)
    assert opened(target)[1] == []


def test_what_fails_on_the_way_leaves_nothing_behind(path: Path) -> None:
    with contextlib.suppress(ZeroDivisionError), fresh_file(path) as part:
        part.write_bytes(b"half")
        part.with_name(f"{part.name}-journal").write_bytes(b"half")
        assert names(path.parent) == {part.name, f"{part.name}-journal"}
        raise ZeroDivisionError
    assert names(path.parent) == set()


# one writer, many readers

HOLD = """
import sys
from pathlib import Path
from planner.store.opening import open_store

with open_store(Path(sys.argv[1]), write=True):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def held(plan: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the plan open for writing."""
    command = [sys.executable, "-c", HOLD, str(plan)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "open\n"
            yield holder
        finally:
            holder.kill()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for a lock only for a moment."""
    monkeypatch.setattr(files, "_LOCK_WAIT_SECONDS", 0.05)


@pytest.mark.usefixtures("hurried")
def test_a_second_writer_is_told_who_writes_and_readers_may_read(plan: Path) -> None:
    before = opened(plan)
    with held(plan) as holder:
        error = refused(lambda: open_store(plan, write=True), "open for writing by", Held)
        who = json.loads(plan.with_name(f"{plan.name}-holder").read_text(encoding="utf-8"))
        assert who["process"] == holder.pid
        for said in (f"process {holder.pid}", platform.node(), who["user"], who["since"]):
            assert said in str(error)
        assert opened(plan) == before
        restore(plan, plan.with_name("copy"))
        assert opened(plan.with_name("copy")) == before
        refused(lambda: open_store(plan, write=True), "open for writing by", Held)  # a reader frees no lock


@pytest.mark.usefixtures("hurried")
def test_a_second_writer_of_the_same_process_is_refused_too(plan: Path) -> None:
    with open_store(plan, write=True) as store:
        refused(lambda: open_store(plan, write=True), f"process {os.getpid()}", Held)
        assert store.problems() == []
    open_store(plan, write=True).close()
    assert names(plan.parent) == {plan.name, f"{plan.name}-lock"}


@posix_only
@pytest.mark.usefixtures("hurried")
def test_a_link_to_the_plan_is_the_same_plan(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(plan)
    with open_store(link, write=True) as store:
        assert store.path == plan
        refused(lambda: open_store(plan, write=True), "open for writing", Held)


@posix_only
def test_the_lock_is_free_after_a_kill(plan: Path) -> None:
    with held(plan) as holder:
        holder.kill()
        holder.wait()
        assert opened(plan, write=True)[1] == []


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("said", ["", "{", "[]", '{"user": "x"}', "null", "\x00\x00"])
def test_a_broken_note_of_who_writes_is_no_matter(plan: Path, said: str) -> None:
    with open_store(plan, write=True):
        plan.with_name(f"{plan.name}-holder").write_text(said)
        refused(lambda: open_store(plan, write=True), "by another program", Held)


def test_the_lock_is_given_back_when_opening_fails(path: Path, sound: bytes) -> None:
    path.write_bytes(changed(sound, len(sound) - PAGE_BYTES, bytes(PAGE_BYTES)))
    with pytest.raises(Damaged):
        open_store(path, write=True)
    path.write_bytes(sound)
    assert opened(path, write=True)[1] == []


def test_a_folder_where_the_lock_should_be(plan: Path) -> None:
    plan.with_name(f"{plan.name}-lock").mkdir()
    refused(lambda: open_store(plan, write=True), "cannot be written to", NotWritten)
    assert opened(plan)[1] == []


# copies


def rows(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_backup_is_the_plan_row_for_row(plan: Path) -> None:
    copy, back = plan.with_name("copy"), plan.with_name("back")
    with open_store(plan, write=True) as store:
        document = Document(store)
        document.do(rename(document.brands()[0], "Just renamed"))
        backup(store, copy)
        document.do(rename(document.brands()[0], "Renamed again"))
    with open_store(plan, write=True) as store:
        document = Document(store)
        document.do(rename(document.brands()[0], "Just renamed"))
    restore(copy, back)
    assert rows(copy) == rows(plan) == rows(back)
    assert len(rows(copy)) > 200
    assert file_version(copy) == file_version(back) == CURRENT
    assert names(plan.parent) <= {plan.name, "copy", "back", f"{plan.name}-lock", f"{plan.name}-journal"}


def test_a_copy_that_does_not_pass_its_check_is_removed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(plan, write=False) as store:
        monkeypatch.setattr(Store, "damage", lambda copy: ["something"])
        refused(lambda: backup(store, plan.with_name("copy")), "did not pass its check", Damaged)
    assert names(plan.parent) == {plan.name}


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (lambda sound: sound[: len(sound) // 2], Damaged),
        (lambda sound: changed(sound, len(sound) // PAGE_BYTES // 2 * PAGE_BYTES, bytes(PAGE_BYTES)), Damaged),
        (lambda sound: sound[:50], Damaged),
        (lambda sound: b"", NotAPlan),
        (lambda sound: changed(sound, VERSION_PLACE, version(MAJOR + 1, 0).to_bytes(4, "big")), Newer),
        (lambda sound: changed(sound, APPLICATION_PLACE, b"else"), NotAPlan),
    ],
    ids=["half", "zeroed page", "header", "empty", "newer", "other program"],
)
def test_a_bad_backup_is_not_restored(
    plan: Path, sound: bytes, harm: Callable[[bytes], bytes], kind: type[PlanError]
) -> None:
    bad = plan.with_name("bad")
    bad.write_bytes(harm(sound))
    refused(lambda: restore(bad, plan.with_name("restored")), "left as it", kind)
    assert bad.read_bytes() == harm(sound)
    assert names(plan.parent) == {plan.name, "bad"}


def test_a_new_plan_is_not_there_before_it_is_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def watched(store: Store) -> None:
        seen.append(names(path.parent))
        raise NotWritten("The disk is full.")

    monkeypatch.setattr(Store, "migrate", watched)
    refused(lambda: create_store(path), "disk is full", NotWritten)
    assert [path.name in there for there in seen] == [False]
    assert names(path.parent) == set()


# SQLite alone opens the plan

_opened_files: list[str] | None = None


def _note_opened(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and _opened_files is not None:
        _opened_files.append(str(details[0]))


@pytest.fixture
def opened_files() -> Iterator[list[str]]:
    """The files that Python opens in whatever way; SQLite's own do not count."""
    global _opened_files  # noqa: PLW0603  an audit hook stays for good
    if not hasattr(_note_opened, "installed"):
        sys.addaudithook(_note_opened)
        _note_opened.installed = True  # type: ignore[attr-defined]
    _opened_files = []
    yield _opened_files
    _opened_files = None


def test_while_a_plan_is_open_nothing_but_sqlite_opens_it(
    plan: Path, catalogue: Catalogue, opened_files: list[str]
) -> None:
    with open_store(plan, write=True) as store:
        assert str(plan) in opened_files  # its first bytes are read before SQLite is asked
        opened_files.clear()
        document, week = Document(store), Week.of(TODAY)
        brand = document.brands()[0]
        document.do(new_post(a_post(brand_id=brand.id)))
        document.undo()
        document.redo()
        document.do(read_plan(document, brand, SAMPLE.read_bytes(), catalogue).edit)
        now = datetime(2026, 11, 25, 9, tzinfo=UTC)
        hand_over(document, brand, Leaving(span=week.span), at=now)
        balance(document, brand, week, catalogue, rule=catalogue.mix_rules["80-20"])
        check(document, brand, week.span, now=now, catalogue=catalogue)
        assert store.problems() == []
        backup(store, plan.with_name("copy"))
        assert str(SAMPLE) in opened_files
        assert not {str(plan), f"{plan}-journal"} & set(opened_files)


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_left_journal_is_not_taken_for_the_one_of_a_new_plan(plan: Path, tmp_path: Path, ending: str) -> None:
    left = tmp_path / f"again{ending}"
    left.write_bytes(b"left of another plan")
    for make in (lambda: create_store(tmp_path / "again"), lambda: restore(plan, tmp_path / "again")):
        refused(make, "is left of a plan", NotAPlan)
    assert left.read_bytes() == b"left of another plan"
    assert not (tmp_path / "again").exists()


def test_a_lock_is_given_back_even_when_its_note_cannot_be_removed(plan: Path) -> None:
    with open_store(plan, write=True):
        note = plan.with_name(f"{plan.name}-holder")
        note.unlink()
        note.mkdir()
    note.rmdir()
    open_store(plan, write=True).close()


# removing


def test_a_plan_is_removed_with_what_lies_beside_it(path: Path) -> None:
    create_store(path).close()
    path.with_name("plan.evenweek-journal").touch()
    remove(path)
    assert list(path.parent.iterdir()) == []


def test_a_plan_that_is_open_is_not_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LOCK_WAIT_SECONDS", 0.05)
    with create_store(path), pytest.raises(Held):
        remove(path)
    assert path.exists()


def test_a_plan_that_cannot_be_removed_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_store(path).close()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(NotWritten, match="cannot be removed: Permission denied"):
        remove(path)
