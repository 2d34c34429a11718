"""Videos of the MP4 family: MP4, MOV, 3GP (ISO/IEC 14496-12)."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import BinaryIO

from planner.app.media.boxes import Box, boxes, content, inside
from planner.domain.files import FileFacts, FileSort, FileState

_UNKNOWN_LENGTHS = {0, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF}


def read_movie(file: BinaryIO, facts: FileFacts) -> FileFacts:
    """Picture size as shown, length and pictures per second; raises for what is no such file."""
    parts = list(boxes(file, Box(b"", 0, facts.bytes)))
    moov = next(box for box in parts if box.name == b"moov")
    seconds = _seconds(file, moov)
    track = next((box for box in boxes(file, moov) if box.name == b"trak" and _is_video(file, box)), None)
    if track is None:
        return replace(facts, sort=FileSort.OTHER, seconds=seconds)
    width, height = _shown_size(file, track)
    frames, fps = _pace(file, track)
    state = facts.state if all(box.whole for box in parts) else FileState.UNREADABLE
    return replace(facts, state=state, width=width, height=height, seconds=seconds, frames=max(frames, 1), fps=fps)


def _is_video(file: BinaryIO, track: Box) -> bool:
    handler = inside(file, track, b"mdia", b"hdlr")
    return handler is not None and content(file, handler, 12)[8:] == b"vide"


def _seconds(file: BinaryIO, moov: Box) -> float:
    """The length; that of a film in fragments stands in another box."""
    header = inside(file, moov, b"mvhd")
    if header is None:
        return 0.0
    scale, length = _timing(content(file, header, 32))
    fragments = inside(file, moov, b"mvex", b"mehd")
    if length in _UNKNOWN_LENGTHS and fragments is not None:
        bits = content(file, fragments, 12)
        length = int.from_bytes(bits[4:12] if bits[0] else bits[4:8])
    return length / scale if scale and length not in _UNKNOWN_LENGTHS else 0.0


def _pace(file: BinaryIO, track: Box) -> tuple[int, float]:
    """How many pictures a track has, and how many in a second; 0 when that is not said."""
    header = inside(file, track, b"mdia", b"mdhd")
    sizes = inside(file, track, b"mdia", b"minf", b"stbl", b"stsz")
    if header is None or sizes is None:
        return 0, 0.0
    scale, length = _timing(content(file, header, 32))
    frames = int.from_bytes(content(file, sizes, 12)[8:])
    return frames, 0.0 if length in _UNKNOWN_LENGTHS else frames * scale / length


def _timing(header: bytes) -> tuple[int, int]:
    """Units per second and length in units, of a film or a track."""
    scale, length = struct.unpack_from(">IQ", header, 20) if header[0] else struct.unpack_from(">II", header, 12)
    return scale, length


def _shown_size(file: BinaryIO, track: Box) -> tuple[int, int]:
    """Width and height, turned as the track's matrix says."""
    header = inside(file, track, b"tkhd")
    if header is None:
        return 0, 0
    bits = content(file, header, 96)
    *matrix, width, height = struct.unpack_from(">9iII", bits, 52 if bits[0] else 40)
    turned = matrix[0] == matrix[4] == 0
    return (height >> 16, width >> 16) if turned else (width >> 16, height >> 16)
