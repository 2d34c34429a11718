"""Small pictures of media files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from planner.app.media.pictures import opened
from planner.app.media.probing import probe
from planner.domain.files import FileFacts, FileState

_UNPACKED = {"jpeg", "png", "gif", "webp", "avif", "tiff", "bmp"}
_AT_ONCE = {"webp", "avif"}
"""Pillow reads these whole when it opens them."""

_MOST_PIXELS = 64_000_000
"""Pixels that are unpacked at once: 256 MB. Baseline JPEGs are unpacked at an eighth of their size."""

_MOST_BYTES = 128 << 20
"""Bytes of a file that is read whole."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture: its pixels as RGBA, row by row, turned already."""

    width: int
    height: int
    rgba: bytes


def thumbnail(path: str, side: int) -> Thumbnail | None:
    """A picture of at most ``side`` by ``side`` pixels; None for what is no picture, is too large or cannot be read.

    HEIC and videos have none: the libraries that unpack them are large, or open addresses by themselves.
    """
    facts = probe(path)
    if facts.state is not FileState.THERE or not _bearable(facts):
        return None
    try:
        with open(path, "rb") as file:
            return _reduced(file, side, facts.format)
    except Exception:  # noqa: BLE001  a hostile file can make a library raise anything
        return None


def _bearable(facts: FileFacts) -> bool:
    large = facts.bytes > _MOST_BYTES or facts.width * facts.height > _MOST_PIXELS
    return facts.format in _UNPACKED and not (large and facts.format in _AT_ONCE)


def _reduced(file: BinaryIO, side: int, form: str) -> Thumbnail | None:
    from PIL import ImageOps  # noqa: PLC0415  not in the first frame

    with opened(file, form.upper()) as image:
        whole = image.size if image.info.get("progressive") else (0, 0)  # unpacked whole, however small it is drawn
        image.draft("RGB", (side, side))
        if max(width * height for width, height in (whole, image.size)) > _MOST_PIXELS:
            return None
        image.thumbnail((side, side))
        turned = ImageOps.exif_transpose(image)
        plain = turned if turned.mode in ("RGBA", "LA", "L") else turned.convert(_plain_mode(turned.mode))
        small = plain.convert("RGBA")
        return Thumbnail(small.width, small.height, small.tobytes())


def _plain_mode(mode: str) -> str:
    return "RGBA" if mode in ("P", "PA") else "RGB"
