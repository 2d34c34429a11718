"""Media files for tests, as small as they can be."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from PIL import Image

UPRIGHT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
ON_ITS_SIDE = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)


Brands = tuple[bytes, ...]


def a_picture(path: Path, width: int = 40, height: int = 50, *, orientation: int = 0, **how: Any) -> Path:
    """A picture in the format of the path's ending."""
    if orientation:
        exif = Image.Exif()
        exif[0x0112] = orientation
        how["exif"] = exif.tobytes()
    Image.new("RGB", (width, height), "teal").save(path, **how)
    return path


def a_moving_picture(path: Path, frames: int = 3, milliseconds: int = 200) -> Path:
    """A GIF or WebP with several frames."""
    images = [Image.new("RGB", (30, 20), (number * 40, 90, 90)) for number in range(frames)]
    images[0].save(path, save_all=True, append_images=images[1:], duration=milliseconds, loop=0)
    return path


def a_video(path: Path, width: int = 1080, height: int = 1920, seconds: int = 12, fps: int = 30, **how: Any) -> Path:
    """An MP4 or MOV without pictures: ``matrix`` turns it, ``handler`` says what its track is."""
    path.write_bytes(ftyp(b"qt  " if path.suffix == ".mov" else b"isom") + _moov(width, height, seconds, fps, **how))
    return path


def ftyp(*brands: bytes) -> bytes:
    return box(b"ftyp", brands[0], bytes(4), *brands[1:])


def box(name: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return struct.pack(">I4s", len(whole) + 8, name) + whole


def _moov(
    width: int,
    height: int,
    seconds: int,
    fps: int,
    *,
    matrix: tuple[int, ...] = UPRIGHT,
    handler: bytes = b"vide",
    version: int = 0,
) -> bytes:
    timed = _timed(version, 1000, seconds * 1000)
    stbl = box(b"stbl", box(b"stsz", bytes(8), struct.pack(">I", seconds * fps)))
    media = box(b"mdia", box(b"mdhd", timed), box(b"hdlr", bytes(8), handler), box(b"minf", stbl))
    track = box(b"trak", box(b"tkhd", _track(version, matrix, width, height)), media)
    return box(b"moov", box(b"mvhd", timed, bytes(80)), track)


def _timed(version: int, scale: int, length: int) -> bytes:
    before = bytes([version, 0, 0, 0]) + bytes(16 if version else 8)
    return before + struct.pack(">IQ" if version else ">II", scale, length)


def _track(version: int, matrix: tuple[int, ...], width: int, height: int) -> bytes:
    before = bytes([version, 0, 0, 0]) + bytes(48 if version else 36)
    return before + struct.pack(">9iII", *matrix, width << 16, height << 16)


def a_heic(path: Path, width: int = 4032, height: int = 3024, *, turns: int = 0, brands: Brands = (b"heic",)) -> Path:
    """A HEIF file with nothing but the description of its picture, the second of two."""
    properties = box(
        b"ipco",
        box(b"ispe", bytes(4), struct.pack(">II", 160, 120)),
        box(b"ispe", bytes(4), struct.pack(">II", width, height)),
        box(b"irot", bytes([turns])),
    )
    belongs = struct.pack(">IIHBBHBBB", 0, 2, 1, 1, 1, 2, 2, 2, 0x80 | 3)
    meta = box(
        b"meta", bytes(4), box(b"pitm", bytes(4), struct.pack(">H", 2)), box(b"iprp", properties, box(b"ipma", belongs))
    )
    path.write_bytes(ftyp(*brands) + meta)
    return path


def element(number: int, *content: bytes) -> bytes:
    """An element of a Matroska file."""
    whole = b"".join(content)
    return number.to_bytes((number.bit_length() + 7) // 8) + (1 << 28 | len(whole)).to_bytes(4) + whole


def a_webm(path: Path, width: int = 640, height: int = 360, seconds: float = 6.5, kind: bytes = b"webm") -> Path:
    """A WebM whose pictures are cut off."""
    info = element(
        0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3)), element(0x4489, struct.pack(">d", seconds * 1000))
    )
    video = element(0xE0, element(0xB0, width.to_bytes(2)), element(0xBA, height.to_bytes(2)))
    sound = element(0xAE, element(0x83, b"\2"))
    track = element(0xAE, element(0x83, b"\1"), element(0x23E383, (40_000_000).to_bytes(4)), video)
    segment = b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7
    clusters = b"\x1f\x43\xb6\x75" + b"\x01" + b"\xff" * 7 + b"\xa3"
    path.write_bytes(
        element(0x1A45DFA3, element(0x4282, kind)) + segment + info + element(0x1654AE6B, sound, track) + clusters
    )
    return path
