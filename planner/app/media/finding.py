"""A file that is not where it was, looked for near the plan."""

from __future__ import annotations

import os
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic

from planner.app.media.names import on_this_computer
from planner.domain.files import file_name

_DEEPEST = 4
"""Folders within folders that are looked into."""

_MOST_ENTRIES = 20_000
_MOST_FOUND = 20
_LONGEST_SECONDS = 0.8


def find_again(media_path: str, size: int | None, near: Iterable[Path]) -> list[Path]:
    """Files of the same name (and size in bytes, when known) in and under these folders, nearest first.

    Gives what was found within a second. Letters may differ in case.
    """
    wanted = _compared(file_name(media_path))
    until = monotonic() + _LONGEST_SECONDS
    found: dict[Path, None] = {}
    for number, entry in enumerate(_entries(near, lambda: monotonic() > until)):
        if _compared(entry.name) == wanted and _is_it(entry, size):
            found[Path(entry.path)] = None
        if number >= _MOST_ENTRIES or len(found) >= _MOST_FOUND:
            break
    return [*found]


def _entries(near: Iterable[Path], over: Callable[[], bool]) -> Iterator[os.DirEntry[str]]:
    """What lies in the folders, level by level; each folder once, hidden ones and links to folders left out."""
    folders = deque((str(folder), 0) for folder in near if on_this_computer(str(folder)))
    seen: set[str] = set()
    while folders and not over():
        folder, depth = folders.popleft()
        if folder in seen:
            continue
        seen.add(folder)
        for entry in _listed(folder):
            if over():
                return
            yield entry
            if depth < _DEEPEST and not entry.name.startswith(".") and _is_folder(entry):
                folders.append((entry.path, depth + 1))


def _listed(folder: str) -> Iterator[os.DirEntry[str]]:
    """The entries of a folder, as far as it can be read."""
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except (OSError, ValueError):
        return


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_it(entry: os.DirEntry[str], size: int | None) -> bool:
    try:
        return entry.is_file() and (size is None or entry.stat().st_size == size)
    except OSError:
        return False


def _compared(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
