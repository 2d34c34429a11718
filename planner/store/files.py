"""Files that appear whole or not at all, and the lock that says who writes to a plan."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import uuid
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from filelock import FileLock, Timeout

from planner.store.errors import Held, NotAPlan, NotWritten

_LOCK_WAIT_SECONDS = 2.0

_LONGEST_NAME = 255
"""Bytes of a file's name, which is what common file systems take."""

_NAME_KEPT = 20
"""Characters of a file's name in the name of the file it is made in, which is longer."""


def real_path(path: Path) -> Path:
    """The path with links followed once; raises NotAPlan when they lead nowhere."""
    try:
        return path.resolve()
    except RuntimeError:
        raise NotAPlan(f"{path} is a link that leads to itself. Name the plan's file.") from None
    except OSError as error:
        raise NotAPlan(f"{path} cannot be read: {error.strerror}.") from None


@contextlib.contextmanager
def fresh_file(path: Path) -> Iterator[Path]:
    """A new private file beside ``path`` to be filled, which takes its name only when all went well.

    Raises NotAPlan when there is a file at ``path`` already, NotWritten when the disk does not take it.
    """
    part = path.with_name(f".{path.name[:_NAME_KEPT]}.{uuid.uuid4().hex[:8]}.part")
    _make_folder(path)
    try:
        _require_free(path)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield part
        _reach_disk(part)
        _require_free(path)
        _take_name(part, path)
        try:
            _reach_disk(path.parent)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise NotAPlan(f"{path} exists already. Nothing was changed; choose another name.") from None
    except OSError as error:
        raise NotWritten(f"{path} cannot be made: {error.strerror}.") from None
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Puts a whole new file in the place of ``path``; what is no file, such as a pipe, is written to.

    Raises OSError when the disk does not take it; what was there is there then.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    part = path.with_name(f".{uuid.uuid4().hex[:8]}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def free_name(path: Path, word: str) -> Path:
    """A name beside the file that no file has yet: ``week.older.csv``, ``week.older-2.csv`` and so on."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{path.stem}.{word}{number}{path.suffix}") for number in numbers)
    return next(name for name in names if not name.exists())


def _require_free(path: Path) -> None:
    """Raises FileExistsError when the name is taken, NotAPlan when SQLite would take a left journal for the file's."""
    if path.exists():
        raise FileExistsError
    for ending in ("-journal", "-wal"):
        left = path.with_name(path.name + ending)
        if left.exists() and left.stat().st_size:
            raise NotAPlan(f"{left} is left of a plan that was there. Nothing was changed; choose another name.")


def _make_folder(path: Path) -> None:
    """Makes the folder of a file to come, and sees to it that its name leaves room for the files beside it."""
    if len(os.fsencode(path.name)) + len("-journal") > _LONGEST_NAME:
        raise NotWritten(f"{path} cannot be made: its name is too long.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(f"{path} cannot be made: {error.strerror}.") from None


def _take_name(part: Path, path: Path) -> None:
    """Gives the file its name, unless another file took it meanwhile (FileExistsError)."""
    if os.name == "nt":
        os.rename(part, path)  # never overwrites there
        return
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        os.rename(part, path)


class PlanLock:
    """Says that this process writes to a plan; released by the system when the process dies."""

    def __init__(self, plan: Path) -> None:
        self._holder = plan.with_name(f"{plan.name}-holder")
        self._lock = FileLock(plan.with_name(f"{plan.name}-lock"), timeout=_LOCK_WAIT_SECONDS, mode=0o600)

    def take(self) -> None:
        """Takes the lock; raises Held with who has it, NotWritten when the folder cannot be written to."""
        try:
            self._lock.acquire()
        except Timeout:
            raise Held(f"The plan is open for writing {self._held_by()}. Close it there, or try again later.") from None
        except OSError as error:
            raise NotWritten(f"The plan's folder cannot be written to: {error.strerror}.") from None
        who = {"user": _user(), "computer": platform.node(), "process": os.getpid(), "since": _now()}
        with contextlib.suppress(OSError):
            self._holder.unlink(missing_ok=True)
            descriptor = os.open(self._holder, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with open(descriptor, "w", encoding="utf-8") as file:
                json.dump(who, file)

    def release(self) -> None:
        """Gives the lock back."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _held_by(self) -> str:
        try:
            who = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"by {who['user']} on {who['computer']} (process {who['process']}) since {who['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "by another program"


def _reach_disk(path: Path) -> None:
    """Waits until a file or folder is on disk, where the system can say so."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _now() -> str:
    return datetime.now().isoformat(" ", "minutes")
