"""Videos of the Matroska family: WebM, MKV (RFC 9559, RFC 8794)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from planner.domain.files import FileFacts

_EBML, _SEGMENT, _INFO, _TRACKS, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
_DOC_TYPE, _SCALE, _DURATION = 0x4282, 0x2AD7B1, 0x4489
_TRACK, _TRACK_TYPE, _FRAME_LENGTH, _VIDEO = 0xAE, 0x83, 0x23E383, 0xE0
_WIDTH, _HEIGHT, _SHOWN_WIDTH, _SHOWN_HEIGHT, _SHOWN_UNIT = 0xB0, 0xBA, 0x54B0, 0x54BA, 0x54B2

_VIDEO_TRACK = 1
_USUAL_SCALE = 1_000_000
"""Nanoseconds of a unit of time, when the file does not say."""

_MOST = 1024
_LONGEST_VALUE = 8
"""Bytes: numbers have no more, and the names that are read are no longer."""


class Element(NamedTuple):
    """An element by its number, and where its content begins and ends."""

    id: int
    start: int
    end: int


def read_matroska(file: BinaryIO, facts: FileFacts) -> FileFacts:
    """Picture size as shown, length and pictures per second; raises for what is no such file."""
    top = {one.id: one for one in _elements(file, Element(0, 0, facts.bytes))}
    webm = _value(file, _all(file, top[_EBML]).get(_DOC_TYPE)).rstrip(b"\0") == b"webm"
    parts = _all(file, top[_SEGMENT])
    width, height, fps = _picture(file, parts[_TRACKS])
    return replace(
        facts,
        format="webm" if webm else "mkv",
        width=width,
        height=height,
        fps=fps,
        seconds=_seconds(file, parts.get(_INFO)),
    )


def _seconds(file: BinaryIO, info: Element | None) -> float:
    values = _all(file, info) if info else {}
    scale = int.from_bytes(_value(file, values.get(_SCALE))) or _USUAL_SCALE
    length = _value(file, values.get(_DURATION))
    units = struct.unpack(">d" if len(length) == 8 else ">f", length)[0] if length else 0.0
    seconds = units * scale / 1e9
    return seconds if 0 < seconds < 1e9 else 0.0


def _picture(file: BinaryIO, tracks: Element) -> tuple[int, int, float]:
    """Width, height and pictures per second of the first video track, 0 when they are not said."""
    for track in _elements(file, tracks):
        values = _all(file, track) if track.id == _TRACK else {}
        if int.from_bytes(_value(file, values.get(_TRACK_TYPE))) == _VIDEO_TRACK and _VIDEO in values:
            nanoseconds = int.from_bytes(_value(file, values.get(_FRAME_LENGTH)))
            return *_shown_size(file, values[_VIDEO]), 1e9 / nanoseconds if nanoseconds else 0.0
    return 0, 0, 0.0


def _shown_size(file: BinaryIO, video: Element) -> tuple[int, int]:
    found = _all(file, video)
    numbers = {id_: int.from_bytes(_value(file, element)) for id_, element in found.items()}
    width, height = numbers.get(_WIDTH, 0), numbers.get(_HEIGHT, 0)
    if numbers.get(_SHOWN_UNIT):  # centimetres or a ratio
        return width, height
    return numbers.get(_SHOWN_WIDTH) or width, numbers.get(_SHOWN_HEIGHT) or height


def _all(file: BinaryIO, within: Element) -> dict[int, Element]:
    """The elements in an element up to the first pictures, the first of each number."""
    found: dict[int, Element] = {}
    for element in _elements(file, within):
        if element.id == _CLUSTER:
            break
        found.setdefault(element.id, element)
    return found


def _elements(file: BinaryIO, within: Element) -> Iterator[Element]:
    start = within.start
    for _ in range(_MOST):
        if start >= within.end:
            return
        file.seek(start)
        id_, _ = _number(file, marked=True)
        size, unknown = _number(file, marked=False)
        begin = file.tell()
        end = within.end if unknown else min(begin + size, within.end)
        yield Element(id_, begin, end)
        start = end


def _number(file: BinaryIO, *, marked: bool) -> tuple[int, bool]:
    """A number of 1 to 8 bytes, with the bit that tells its length or without it; and whether it means "unknown"."""
    first = file.read(1)[0]
    length = 9 - first.bit_length()
    rest = file.read(length - 1)
    if length > 8 or len(rest) != length - 1:
        raise ValueError("no number")
    whole = int.from_bytes(bytes([first]) + rest)
    highest = (1 << 7 * length) - 1
    return whole if marked else whole & highest, whole & highest == highest


def _value(file: BinaryIO, element: Element | None) -> bytes:
    if element is None:
        return b""
    file.seek(element.start)
    return file.read(min(element.end - element.start, _LONGEST_VALUE))
