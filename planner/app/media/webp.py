"""WebP pictures (RFC 9649); Pillow would read the whole file for their size."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from planner.app.media.pictures import lies_on_its_side
from planner.domain.files import FileFacts

_MOST = 10_000
_LONGEST_EXIF = 1 << 16


class _Chunk(NamedTuple):
    name: bytes
    start: int
    size: int


def read_webp(file: BinaryIO, facts: FileFacts) -> FileFacts:
    """Size as shown, and the number and length of its frames; raises for what is no such file."""
    chunks = list(_chunks(file, facts.bytes))
    width, height = _size(chunks[0].name, _content(file, chunks[0], 10))
    exif = next((chunk for chunk in chunks if chunk.name == b"EXIF"), None)
    if exif and lies_on_its_side(_content(file, exif, _LONGEST_EXIF)):
        width, height = height, width
    lengths = [_milliseconds(_content(file, chunk, 15)) for chunk in chunks if chunk.name == b"ANMF"]
    return replace(facts, width=width, height=height, frames=max(len(lengths), 1), seconds=sum(lengths) / 1000)


def _chunks(file: BinaryIO, end: int) -> Iterator[_Chunk]:
    start = 12
    for _ in range(_MOST):
        if end - start < 8:
            return
        file.seek(start)
        name, size = struct.unpack("<4sI", file.read(8))
        yield _Chunk(name, start + 8, size)
        start += 8 + size + size % 2


def _content(file: BinaryIO, chunk: _Chunk, most: int) -> bytes:
    file.seek(chunk.start)
    return file.read(min(most, chunk.size))


def _size(name: bytes, bits: bytes) -> tuple[int, int]:
    """Width and height, by the first part of the file: with extras, lossless or lossy."""
    if name == b"VP8X":
        return int.from_bytes(bits[4:7], "little") + 1, int.from_bytes(bits[7:10], "little") + 1
    if name == b"VP8L":
        both = int.from_bytes(bits[1:5], "little")
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    if name == b"VP8 ":
        width, height = struct.unpack("<HH", bits[6:10])
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("no picture")


def _milliseconds(frame: bytes) -> int:
    return int.from_bytes(frame[12:15], "little")
