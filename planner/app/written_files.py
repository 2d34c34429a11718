"""Files that are written in place of earlier ones of ours, and of nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from planner.app.surroundings import make_private_folder
from planner.store.errors import NotWritten
from planner.store.files import free_name, write_whole

_FIRST_BYTES = 4096
_MOST_BYTES = 200_000_000
"""A larger file is none of ours."""

_MOST_MARKS = 1_000
"""Of so many files it is remembered that they were written; the oldest are forgotten."""


class NotExported(Exception):
    """What was asked for could not be written; the message is a sentence."""


class NewFile(NamedTuple):
    """A file to write."""

    path: Path
    content: bytes


def save_file(path: Path, content: bytes) -> None:
    """Writes a file that the user named in a dialog, whole or not at all; raises NotWritten with a sentence."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise NotWritten(f"{path.name} could not be written: {error.strerror}.") from None


class WrittenFiles:
    """Remembers marks of what was written, in the file at ``path``, so that what was changed since is told apart."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def knows(self, content: bytes) -> bool:
        """Whether a file that says exactly this was written here."""
        return _mark(content) in self._marks()

    def remember(self, contents: Iterable[bytes]) -> None:
        """Remembers files that were just written; where the disk does not take it, copies of them are kept later."""
        marks = dict.fromkeys((*self._marks(), *map(_mark, contents)))
        with contextlib.suppress(OSError):
            make_private_folder(self._path.parent)
            write_whole(self._path, json.dumps([*marks][-_MOST_MARKS:], indent=0).encode())

    def _marks(self) -> list[str]:
        try:
            marks = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return []
        return [one for one in marks if isinstance(one, str)] if isinstance(marks, list) else []


def write_files(
    files: Sequence[NewFile],
    wrote: Callable[[bytes], bool],
    *,
    plan: Path,
    known: WrittenFiles,
    at_step: Callable[[int, int], None] = lambda *_: None,
) -> tuple[Path, ...]:
    """Writes files that are there whole or not at all, in place of earlier exports but of nothing else.

    An earlier export is what ``known`` knows, or what ``wrote`` says of its first bytes. One that was changed since is
    kept beside the new one; the paths of those kept are given back. ``plan`` is the open plan, which is never
    touched. ``at_step`` is told before each file how many are written of how many; what it raises ends it. Raises
    NotExported, and then nothing is written as long as the disk takes what comes.
    """
    there = [_earlier(one.path, wrote, plan, known) for one in files]
    kept = []
    for at, (file, before) in enumerate(zip(files, there, strict=True)):
        at_step(at, len(files))
        try:
            if before is not None and before != file.content and not known.knows(before):
                kept.append(free_name(file.path, "older"))
                write_whole(kept[-1], before)
            write_whole(file.path, file.content)
        except OSError as error:
            raise NotExported(_cannot(file.path, error, at)) from None
    known.remember(file.content for file in files)
    return tuple(kept)


def _earlier(path: Path, wrote: Callable[[bytes], bool], plan: Path, known: WrittenFiles) -> bytes | None:
    """What the export at ``path`` says, None where there is no file; raises NotExported when it is something else."""
    try:
        if path.is_dir():
            raise NotExported(f"{path} is a folder. Nothing was written; name a file.")
        if path.exists() and os.path.samefile(path, plan):
            raise NotExported(f"{path} is the plan itself. Nothing was written; choose another name.")
        if not path.is_file():
            return None
        content = _content(path, wrote)
    except OSError as error:
        raise NotExported(_cannot(path, error, 0)) from None
    if content is None or not (wrote(content[:_FIRST_BYTES]) or known.knows(content)):
        raise NotExported(f"{path} is there and is no earlier export. Nothing was written; choose another name.")
    return content


def _content(path: Path, wrote: Callable[[bytes], bool]) -> bytes | None:
    """What a file says; None for what is too large to be ours."""
    with path.open("rb") as file:
        start = file.read(_FIRST_BYTES)
        if path.stat().st_size > _MOST_BYTES and not wrote(start):
            return None
        return start + file.read()


def _cannot(path: Path, error: OSError, before: int) -> str:
    """Why a file is not there, and how many were written before it."""
    said = f"{path} cannot be written: {error.strerror}."
    return f"{said} Files written before it: {before}." if before else said


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
