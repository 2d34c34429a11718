"""Pictures of the HEIF family: HEIC, AVIF (ISO/IEC 23008-12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from planner.app.media.boxes import Box, boxes, content, inside
from planner.domain.files import FileFacts

_LONGEST_TABLE = 1 << 20
"""Bytes of the table that says which picture has which properties."""


def read_still(file: BinaryIO, facts: FileFacts) -> FileFacts:
    """Size as shown of the main picture; raises for what is no such file."""
    meta = inside(file, Box(b"", 0, facts.bytes), b"meta")
    if meta is None:
        raise ValueError("no picture")
    within = meta._replace(start=meta.start + 4)
    properties = [*boxes(file, _required(file, within, b"iprp", b"ipco"))]
    main = _main_picture(content(file, _required(file, within, b"pitm"), 8))
    width = height = 0
    for index in _properties_of(main, content(file, _required(file, within, b"iprp", b"ipma"), _LONGEST_TABLE)):
        box = properties[index - 1]
        if box.name == b"ispe":
            width, height = struct.unpack(">4xII", content(file, box, 12))
        elif box.name == b"irot" and content(file, box, 1)[0] & 1:
            width, height = height, width
    return replace(facts, width=width, height=height)


def _required(file: BinaryIO, within: Box, *names: bytes) -> Box:
    found = inside(file, within, *names)
    if found is None:
        raise ValueError(f"no {names[-1]!r}")
    return found


def _main_picture(bits: bytes) -> int:
    return int.from_bytes(bits[4:8] if bits[0] else bits[4:6])


def _properties_of(picture: int, table: bytes) -> Iterator[int]:
    """The numbers of the properties that a picture has, counted from 1."""
    id_size, number_size = (4 if table[0] else 2), (2 if table[3] & 1 else 1)
    at = 8
    for _ in range(int.from_bytes(table[4:8])):
        id_, count = int.from_bytes(table[at : at + id_size]), table[at + id_size]
        at += id_size + 1
        if id_ == picture:
            yield from _numbers(table[at : at + count * number_size], number_size)
            return
        at += count * number_size


def _numbers(bits: bytes, size: int) -> Iterator[int]:
    """Numbers whose first bit says something else; 0 stands for none."""
    for at in range(0, len(bits), size):
        number = int.from_bytes(bits[at : at + size]) & (0x7FFF if size == 2 else 0x7F)
        if number:
            yield number
