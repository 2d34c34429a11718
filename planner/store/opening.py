"""Making, opening, copying and restoring plans: what is checked before anything is written."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from planner.store.errors import Damaged, told
from planner.store.files import PlanLock, free_name, fresh_file, real_path
from planner.store.store import Store
from planner.store.version import CURRENT, file_version, require_file

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


def open_store(path: Path, *, write: bool) -> Store:
    """Opens the plan at ``path``, checks it, and brings an older one up to date after copying it.

    Raises NotAPlan, Newer or Damaged without touching the file, Held when another program writes to it.
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
        store = _checked(path, lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if older:
        _update(store)
    return store


def create_store(path: Path, fill: Callable[[Store], None] = lambda _: None) -> Store:
    """Makes a plan at ``path``, filled by ``fill``, and opens it for writing.

    The file is there when all of it is; raises NotAPlan when there is a file already.
    """
    path = real_path(path)
    with fresh_file(path) as part, _part_store(part) as store:
        store.migrate()
        fill(store)
    return open_store(path, write=True)


def backup(store: Store, target: Path) -> None:
    """Copies the plan to a new file, checks the copy, and only then gives it its name.

    Raises NotAPlan when there is a file already, Damaged when the copy does not pass.
    """
    with fresh_file(real_path(target)) as part, _part_store(part) as copy:
        store.copy_to(copy)
        if copy.damage():
            raise Damaged(f"The copy at {target} did not pass its check and was removed. The plan is as it was.")


def examined(path: Path) -> list[str]:
    """What is wrong with the plan at ``path``, in sentences.

    Raises NotAPlan or Newer, and Damaged when nothing of it can be read.
    """
    path = real_path(path)
    require_file(path)
    file_version(path)
    with Store(path, connect(path), None) as store:
        return store.problems()


def restore(copy: Path, target: Path) -> None:
    """Makes a new plan of a backup, through SQLite and checked; never over a file that is there.

    The backup stays as it is; a plan made of an older one is brought up to date when it is opened.
    """
    copy = real_path(copy)
    require_file(copy)
    file_version(copy)
    with _checked(copy, None) as store:
        backup(store, target)


def connect(path: Path) -> sqlite3.Connection:
    """A connection with every safeguard on that does not touch the file."""
    with told():
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def _part_store(part: Path) -> Iterator[Store]:
    with Store(part, connect(part), None) as store:
        store.begin()
        yield store


def _checked(path: Path, lock: PlanLock | None) -> Store:
    """The store of a file that turned out to be sound; raises Damaged otherwise."""
    store = Store(path, connect(path), lock)
    try:
        if store.damage():
            raise Damaged(f"{path} is damaged. It was left as it is; restore the newest backup to a new file.")
        store.begin()
    except BaseException:
        store.close()
        raise
    return store


def _update(store: Store) -> None:
    """Brings an older plan up to date, after copying it."""
    try:
        backup(store, free_name(store.path, f"before-{CURRENT >> 16}.{CURRENT & 0xFFFF}"))
        store.migrate()
    except BaseException:
        store.close()
        raise
