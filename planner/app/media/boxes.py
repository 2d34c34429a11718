"""The boxes of which MP4, MOV, HEIC and AVIF files consist (ISO/IEC 14496-12), read without what they hold."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_MOST, _MOST_WITHIN = 4096, 512
"""Boxes beside each other that are looked at, in the file (films in fragments have many) and within a box."""


class Box(NamedTuple):
    """A box by its name, and where its content begins and ends; ``whole`` when the file holds all of it."""

    name: bytes
    start: int
    end: int
    whole: bool = True


def boxes(file: BinaryIO, within: Box) -> Iterator[Box]:
    """The boxes in the content of a box, as far as they are well formed."""
    start = within.start
    for _ in range(_MOST_WITHIN if within.name else _MOST):
        if within.end - start < 8:
            return
        size, name, head = _heading(file, start, within.end)
        if size < head:
            return
        yield Box(name, start + head, min(start + size, within.end), whole=start + size <= within.end)
        start += size


def inside(file: BinaryIO, within: Box, *names: bytes) -> Box | None:
    """The first box of this name in the first of the name before it, and so on down; None when there is none."""
    found: Box | None = within
    for name in names:
        found = next((box for box in boxes(file, found) if box.name == name), None) if found else None
    return found


def content(file: BinaryIO, box: Box, most: int) -> bytes:
    """The first ``most`` bytes in a box."""
    file.seek(box.start)
    return file.read(min(most, box.end - box.start))


def _heading(file: BinaryIO, start: int, end: int) -> tuple[int, bytes, int]:
    """Size of a box with its heading, its name, and the size of the heading; a size of 0 reaches to the end."""
    file.seek(start)
    size, name = struct.unpack(">I4s", file.read(8))
    if size == 1:
        return struct.unpack(">Q", file.read(8))[0], name, 16
    return size or end - start, name, 8
