"""The log: what went wrong and where in the program, never a word of the plan."""

from __future__ import annotations

import contextlib
import os
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from planner import VERSION
from planner.app.surroundings import make_private_folder

_MOST_BYTES = 256_000
"""A longer log is set aside, in place of the one set aside before."""


class Logbook:
    """Writes to the file at ``path``; what the disk does not take is lost, and never an error."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def note(self, words: str) -> None:
        """Writes a line; the caller sees to it that it holds nothing of the plan."""
        with contextlib.suppress(OSError):
            make_private_folder(self.path.parent)
            if self.path.exists() and self.path.stat().st_size > _MOST_BYTES:
                os.replace(self.path, self.path.with_suffix(".old.log"))
            descriptor = os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
            with open(descriptor, "w", encoding="utf-8", errors="replace") as file:
                file.write(f"{datetime.now().isoformat(' ', 'seconds')} {VERSION} {words}\n")

    def failed(self, error: BaseException) -> None:
        """Writes what kind of error it was and where it arose; its message may hold words of the plan, so not that."""
        self.note("\n".join([*_kinds(error), *_places(error.__traceback__)]))


def _kinds(error: BaseException) -> list[str]:
    """The error and what it came from, each by its type."""
    came_from = error.__cause__ or error.__context__
    said = f"{type(error).__module__}.{type(error).__qualname__}"
    return [said, *(f"  from {line.strip()}" for line in (_kinds(came_from) if came_from else []))]


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"  {Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(trace)
    ]
