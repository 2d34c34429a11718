"""What can go wrong with a plan on disk; every message is a sentence for the user."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

_PRIMARY = 0xFF
"""SQLite's primary result code is the low byte of the extended one."""


class PlanError(Exception):
    """Something about the plan's file that the user has to know."""


class Conflict(PlanError):
    """The plan changed elsewhere; nothing was overwritten."""


class Newer(PlanError):
    """The file comes from a later version."""


class Damaged(PlanError):
    """The file is damaged."""


class NotAPlan(PlanError):
    """The file is missing, or something else than a plan."""


class NoFile(NotAPlan):
    """There is no file."""


class Held(PlanError):
    """Another program has the plan open for writing."""


class NotWritten(PlanError):
    """The disk did not take a change; the plan is as it was."""


_KEPT = "Nothing was changed; what was saved before is safe."

_SENTENCES = {
    sqlite3.SQLITE_FULL: f"The disk is full. {_KEPT} Free some space and try again.",
    sqlite3.SQLITE_BUSY: f"Another program is writing to the plan. {_KEPT} Try again in a moment.",
    sqlite3.SQLITE_LOCKED: f"Another program is writing to the plan. {_KEPT} Try again in a moment.",
    sqlite3.SQLITE_READONLY: f"The plan cannot be written to: it is write-protected, or was moved. {_KEPT}",
    sqlite3.SQLITE_IOERR: f"The disk did not take the change. {_KEPT} Check the disk and try again.",
    sqlite3.SQLITE_CANTOPEN: f"The plan cannot be opened. {_KEPT} Check that its folder can be written to.",
    sqlite3.SQLITE_PERM: f"There is no right to write to the plan. {_KEPT}",
}

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

DAMAGED = "The plan's file is damaged. It was left as it is; restore the newest backup to a new file."


def plan_error(error: Exception) -> PlanError:
    """SQLite's error, or one of understanding what it holds, as a sentence."""
    if isinstance(error, UnicodeEncodeError):
        return NotWritten(f"A text holds characters that cannot be stored. {_KEPT}")
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return Conflict(f"Something in the plan still hangs on what would be removed. {_KEPT}")
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(f"The plan was changed elsewhere at the same time. {_KEPT} Open it again and repeat the step.")
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & _PRIMARY in _SENTENCES:
        return NotWritten(_SENTENCES[code & _PRIMARY])
    if isinstance(error, sqlite3.ProgrammingError) or (code is not None and code & _PRIMARY not in _DAMAGE):
        return NotWritten(f"The plan could not be read or written. {_KEPT}")
    return Damaged(DAMAGED)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns the errors of SQLite, and of cells that cannot be understood, into sentences."""
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        raise plan_error(error) from error
