"""What kind of file a path holds, read from its first bytes before SQLite is asked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from planner.store.errors import Damaged, Newer, NoFile, NotAPlan

APPLICATION_ID = 0x45574B31
"""Marks a SQLite file as a plan ("EWK1")."""

MAJOR, MINOR = 2, 4
"""A file with a newer minor version may still be read and written by this program, one with a newer major may not."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def version(major: int, minor: int) -> int:
    """The number kept in ``user_version``."""
    return major << 16 | minor


CURRENT = version(MAJOR, MINOR)

SECOND = version(2, 0)
"""The version that brought the search index and the trash."""

WITH_CHANNELS = version(2, 1)
"""The version that brought the library, rights, approvals and the fields of networks."""

WITH_RULES = version(2, 2)
"""The version that brought rules of the brand's own, and routines."""

WITH_COMMENTS = version(2, 3)
"""The version that brought comments and layouts of sheets."""

WITH_RESULTS = version(2, 4)
"""The version that brought profiles, pages, paid work and measurements."""


def file_version(path: Path) -> int:
    """The version of the plan at ``path``.

    Raises NotAPlan when there is no plan, Damaged when the file is cut off, Newer when its major version is later
    than this program's. Must not be called while this process has the file open through SQLite: closing it here
    would drop SQLite's locks.
    """
    header = _first_bytes(path)
    if not header:
        raise NotAPlan(f"{path} is empty, so it is not a plan. It was left as it is.")
    if header[:16] != _MAGIC[: len(header)]:
        raise NotAPlan(f"{path} is not a plan but some other file. It was left as it is.")
    if len(header) < _HEADER_BYTES:
        raise Damaged(f"{path} is cut off. It was left as it is; restore the newest backup to a new file.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAPlan(f"{path} is a database of another program. It was left as it is.")
    found = int.from_bytes(header[60:64], "big")
    if found >> 16 > MAJOR:
        raise Newer(
            f"{path} comes from a newer version of Evenweek ({found >> 16}.{found & 0xFFFF}; this one writes "
            f"{MAJOR}.{MINOR}). It was left as it is; open it with the newer version."
        )
    return found


def require_file(path: Path) -> None:
    """Raises NotAPlan when there is no file at ``path``; does not open it."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        raise NoFile(f"There is no file at {path}.") from None
    except OSError as error:
        raise NotAPlan(f"{path} cannot be read: {error.strerror}.") from None
    if stat.S_ISDIR(kind):
        raise NotAPlan(f"{path} is a folder, not a plan. Name the plan's file.")
    if not stat.S_ISREG(kind):
        raise NotAPlan(f"{path} is not a file. Name the plan's file.")


def _first_bytes(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise NotAPlan(f"{path} cannot be read: {error.strerror}.") from None
    try:
        return os.read(descriptor, _HEADER_BYTES)
    finally:
        os.close(descriptor)
