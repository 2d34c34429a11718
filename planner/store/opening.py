"""Making, opening, copying and restoring plans: what is checked before anything is written."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from planner.store.errors import Damaged, NotWritten, told
from planner.store.files import PlanLock, free_name, fresh_file, real_path
from planner.store.store import Store
from planner.store.version import CURRENT, file_version, require_file
from planner.store.words import apart

_BUSY_SECONDS = 5.0

_PRAGMAS = (
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "cache_spill = OFF",
)


def open_store(path: Path, *, write: bool, check_later: bool = False) -> Store:
    """Opens the plan at ``path``, checks it, and brings an older one up to date after copying it.

    With ``check_later`` a plan of the current version is checked when ``Store.check`` is called, at the latest before
    its first change; with 100,000 posts that takes more than a second. Raises NotAPlan, Newer or Damaged without
    touching the file, Held when another program writes to it.
    """
    path = real_path(path)
    require_file(path)
    lock = PlanLock(path) if write else None
    if lock is not None:
        lock.take()  # before the first byte is read: reading a plan that is open here would drop SQLite's locks on it
    try:
        older = file_version(path) < CURRENT
        if older and lock is None:
            return open_store(path, write=True)
        store = Store(path, connect(path), lock, _Check(path))
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    with _closed_if_it_fails(store):
        if older or not check_later:
            store.check()
        if older:
            _update(store)
    return store


def create_store(path: Path, fill: Callable[[Store], None] = lambda _: None) -> Store:
    """Makes a plan at ``path``, filled by ``fill``, and opens it for writing.

    The file is there when all of it is; raises NotAPlan when there is a file already.
    """
    path = real_path(path)
    with fresh_file(path) as part, Store(part, connect(part), None) as store:
        store.migrate()
        fill(store)
    return open_store(path, write=True)


def backup(store: Store, target: Path, at_step: Callable[[int, int], None] = lambda *_: None) -> None:
    """Copies the plan to a new file, checks the copy, and only then gives it its name.

    ``at_step`` is told the pages that are copied and all pages. Raises NotAPlan when there is a file already, Damaged
    when the copy does not pass.
    """
    with fresh_file(real_path(target)) as part, Store(part, connect(part), None) as copy:
        store.copy_to(copy, at_step)
        if copy.damage():
            raise Damaged(f"The copy at {target} did not pass its check and was removed. The plan is as it was.")


def remove(path: Path) -> None:
    """Removes a plan that nobody has open, with its journal and lock.

    Raises Held when another program writes to it, NotWritten when the disk does not let it go.
    """
    path = real_path(path)
    lock = PlanLock(path)
    lock.take()
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(f"{path} cannot be removed: {error.strerror}.") from None
    finally:
        lock.release()
    for ending in ("-journal", "-lock"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def examined(path: Path) -> list[str]:
    """What is wrong with the plan at ``path``, in sentences.

    Raises NotAPlan or Newer, and Damaged when nothing of it can be read.
    """
    path = real_path(path)
    require_file(path)
    older = file_version(path) < CURRENT
    with Store(path, connect(path), None) as store:
        return store.damage() or _problems_after_update(store) if older else store.problems()


def restore(copy: Path, target: Path, at_step: Callable[[int, int], None] = lambda *_: None) -> None:
    """Makes a new plan of a backup, through SQLite and checked; never over a file that is there.

    The backup stays as it is; a plan made of an older one is brought up to date when it is opened. ``at_step`` is
    told the pages that are copied and all pages.
    """
    copy = real_path(copy)
    require_file(copy)
    file_version(copy)
    with Store(copy, connect(copy), None, _Check(copy)) as store:
        store.check()
        backup(store, target, at_step)


def connect(path: Path) -> sqlite3.Connection:
    """A connection with every safeguard on that does not touch the file."""
    with told():
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            connection.create_function("apart", 1, apart, deterministic=True)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
    return connection


class _Check:
    """Looks once whether a plan's file is sound, through a connection of its own; who asks meanwhile waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._damaged: bool | None = None

    def __call__(self) -> None:
        """Raises Damaged when the file is."""
        with self._turn:
            if self._damaged is None:
                with Store(self._path, connect(self._path), None) as store:
                    self._damaged = bool(store.damage())
        if self._damaged:
            raise Damaged(f"{self._path} is damaged. It was left as it is; restore the newest backup to a new file.")


@contextlib.contextmanager
def _closed_if_it_fails(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise


def _problems_after_update(store: Store) -> list[str]:
    """What would be wrong with an older plan once it is brought up to date, tried out in memory."""
    memory = Path(":memory:")
    with Store(memory, connect(memory), None) as copy:
        store.copy_to(copy)
        copy.migrate()
        return copy.problems()


def _update(store: Store) -> None:
    """Brings an older plan up to date, after copying it."""
    backup(store, free_name(store.path, f"before-{CURRENT >> 16}.{CURRENT & 0xFFFF}"))
    store.migrate()
