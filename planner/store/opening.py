"""Making, opening, copying and restoring plans: what is checked before anything is written."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from planner.store.errors import Damaged, PlanError, told
from planner.store.files import PlanLock, fresh_file
from planner.store.store import Store
from planner.store.version import CURRENT, file_version

_BUSY_SECONDS = 5.0

_PRAGMAS = (
    "journal_mode = TRUNCATE",
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
    path = path.resolve()
    older = file_version(path) < CURRENT
    lock = PlanLock(path) if write or older else None
    if lock is not None:
        lock.take()
    try:
        store = Store(path, connect(path), lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    try:
        _refuse_damage(store)
        if older:
            backup(store, path.with_name(f"{path.name}.before-{CURRENT >> 16}.{CURRENT & 0xFFFF}"))
            store.migrate()
    except BaseException:
        store.close()
        raise
    return store


def create_store(path: Path) -> Store:
    """Makes an empty plan at ``path`` and opens it for writing; raises NotAPlan when there is a file already."""
    path = path.resolve()
    with fresh_file(path) as part, contextlib.closing(Store(part, connect(part), None)) as store:
        store.migrate()
    return open_store(path, write=True)


def backup(store: Store, target: Path) -> None:
    """Copies the plan to a new file, checks the copy, and only then gives it its name.

    Raises NotAPlan when there is a file already, Damaged when the copy does not pass.
    """
    with fresh_file(target.resolve()) as part, contextlib.closing(Store(part, connect(part), None)) as copy:
        store.copy_to(copy)
        if copy.damage():
            raise Damaged(f"The copy at {target} did not pass its check and was removed. The plan is as it was.")


def restore(copy: Path, target: Path) -> None:
    """Makes a new plan of a backup, through SQLite and checked; never over a file that is there."""
    with open_store(copy, write=False) as store:
        backup(store, target)


def connect(path: Path) -> sqlite3.Connection:
    """A connection with every safeguard on."""
    with told():
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    return connection


def _refuse_damage(store: Store) -> None:
    try:
        found = store.damage()
    except PlanError as error:
        raise Damaged(f"{store.path}: {error}") from error
    if found:
        raise Damaged(
            f"{store.path} is damaged ({found[0]}). It was left as it is; restore the newest backup to a new file."
        )
