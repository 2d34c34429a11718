"""Files of strangers as bytes."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from planner.exchange.format import BadFile

_LARGEST_FILE = 200_000_000
"""Bytes."""


def content_of(path: Path) -> bytes:
    """The bytes of a file; raises BadFile with a sentence when it cannot be read or is too large."""
    if path.is_dir():
        raise BadFile(f"{path} is a folder, not a file.")
    try:
        with path.open("rb") as file:
            return read_from(file, str(path))
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.") from None


def read_from(file: BinaryIO, name: str) -> bytes:
    """All bytes of an open file; raises BadFile when it is too large."""
    content = file.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise BadFile(f"{name} is larger than {_LARGEST_FILE // 1_000_000} MB. Split it and import the parts.")
    return content
