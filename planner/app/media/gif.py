"""GIF pictures (GIF89a); Pillow would unpack the frames to count them."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import BinaryIO

from planner.domain.files import FileFacts

_MOST_BYTES = 32 << 20
"""Frames after so many bytes are not counted; no network takes such a file."""

_EXTENSION, _FRAME, _TIMING = 0x21, 0x2C, 0xF9


def read_gif(file: BinaryIO, facts: FileFacts) -> FileFacts:
    """Size, and the number and length of its frames; raises for what is no such file."""
    bits = file.read(_MOST_BYTES)
    width, height, flags = struct.unpack_from("<6xHHB", bits)
    frames, hundredths = _frames(bits, 13 + _colours(flags))
    if not frames:
        raise ValueError("no picture")
    seconds = hundredths / 100
    fps = frames / seconds if seconds else 0.0
    return replace(facts, width=width, height=height, frames=frames, seconds=seconds, fps=fps)


def _frames(bits: bytes, at: int) -> tuple[int, int]:
    """How many frames there are from here on, and how long they are shown together."""
    frames = hundredths = 0
    while at + 10 < len(bits) and bits[at] in (_EXTENSION, _FRAME):
        if bits[at] == _FRAME:
            frames += 1
            at += 11 + _colours(bits[at + 9])
        else:
            hundredths += int.from_bytes(bits[at + 4 : at + 6], "little") if bits[at + 1] == _TIMING else 0
            at += 2
        at = _after_blocks(bits, at)
    return frames, hundredths


def _after_blocks(bits: bytes, at: int) -> int:
    end = len(bits)
    while at < end and bits[at]:
        at += bits[at] + 1
    return at + 1


def _colours(flags: int) -> int:
    """Bytes of the table of colours that follows."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
