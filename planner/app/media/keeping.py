"""Media files in the folder beside the plan: a copy of one, or a picture that has no file yet."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from planner.app.plans import AtStep
from planner.store.errors import NotWritten
from planner.store.files import fresh_file

_PIECE = 4 << 20
"""Bytes that are copied at a step."""


def copy_beside(plan: Path, file: Path, at_step: AtStep = lambda *_: None) -> Path:
    """Copies a file whole into the folder "<plan name> files" beside the plan, once for the same bytes.

    ``at_step`` is told how many bytes of how many are copied; what it raises ends the copy, and nothing is left of it.
    Raises NotWritten with a sentence when the file cannot be read or the copy cannot be written.
    """
    try:
        target = next(target for target in _names(folder_beside(plan), file) if _free_or_same(target, file))
        if target.exists():
            return target
        size = file.stat().st_size
        with file.open("rb") as source:
            _copy(source, size, target, at_step)
    except OSError as error:
        raise _unreadable(file, error) from None
    return target


def keep_beside(plan: Path, name: str, content: bytes) -> Path:
    """Writes a file into the folder "<plan name> files" beside the plan, once for the same bytes.

    Raises NotWritten with a sentence when the disk does not take it.
    """
    try:
        names = _names(folder_beside(plan), Path(name))
        target = next(target for target in names if not target.exists() or _says(target, content))
        if not target.exists():
            with fresh_file(target) as part:
                part.write_bytes(content)
    except OSError as error:
        raise NotWritten(f"{name} could not be written: {error.strerror}.") from None
    return target


def folder_beside(plan: Path) -> Path:
    """The folder of the files that are kept with a plan."""
    return plan.with_name(f"{plan.stem} files")


def _names(folder: Path, file: Path) -> Iterator[Path]:
    """The name of the file in the folder, then that name with numbers."""
    endings = chain([""], (f"-{number}" for number in count(2)))
    return (folder / f"{file.stem}{ending}{file.suffix}" for ending in endings)


def _free_or_same(target: Path, file: Path) -> bool:
    return not target.exists() or (target.is_file() and filecmp.cmp(target, file, shallow=False))


def _says(target: Path, content: bytes) -> bool:
    return target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content


def _copy(source: BinaryIO, size: int, target: Path, at_step: AtStep) -> None:
    with fresh_file(target) as part, part.open("wb") as copy:
        for done in count(0, _PIECE):
            at_step(min(done, size), size)
            piece = _piece(source, target)
            if not piece:
                return
            copy.write(piece)


def _piece(source: BinaryIO, target: Path) -> bytes:
    try:
        return source.read(_PIECE)
    except OSError as error:
        raise _unreadable(target, error) from None


def _unreadable(file: Path, error: OSError) -> NotWritten:
    return NotWritten(f"{file.name} cannot be copied: {error.strerror}. The file stays where it is.")
