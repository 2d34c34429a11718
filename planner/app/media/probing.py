"""What a media file is, read from its headers."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from planner.app.media.gif import read_gif
from planner.app.media.matroska import read_matroska
from planner.app.media.movie import read_movie
from planner.app.media.names import on_this_computer
from planner.app.media.pictures import read_picture
from planner.app.media.still import read_still
from planner.app.media.webp import read_webp
from planner.domain.files import FileFacts, FileState, format_by_name, sort_of

_HEAD = 32
"""Bytes that tell a format from the others."""

_BEGINNINGS = {
    b"\xff\xd8\xff": "jpeg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"BM": "bmp",
    b"\x1a\x45\xdf\xa3": "webm",
    b"\0\0\1\xba": "mpeg",
    b"%PDF-": "pdf",
}
_RIFF = {b"WEBP": "webp", b"AVI ": "avi"}
_BRANDS = {b"avif": "avif", b"avis": "avif", b"qt  ": "mov", b"M4A ": "m4a"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"
)
_OLD_QUICKTIME = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_OFFICE = {b"PK\x03\x04": {"docx", "pptx"}, b"\xd0\xcf\x11\xe0": {"doc", "ppt"}}

_READERS: dict[str, Callable[[BinaryIO, FileFacts], FileFacts]] = {
    **dict.fromkeys(("jpeg", "png", "tiff", "bmp"), read_picture),
    **dict.fromkeys(("mp4", "mov", "3gp", "m4a"), read_movie),
    **dict.fromkeys(("heic", "avif"), read_still),
    "gif": read_gif,
    "webp": read_webp,
    "webm": read_matroska,
}


def probe(path: str) -> FileFacts:
    """What the headers of a file say; never raises, and never opens a bare name whose folder is not known.

    A file that is not read has the sort and format of its ending. A file on another computer is not read.
    """
    form = format_by_name(path)
    facts = FileFacts(path=path, state=FileState.UNKNOWN, sort=sort_of(form), format=form)
    if not on_this_computer(path):
        return facts
    try:
        status = os.stat(path)
    except PermissionError:
        return replace(facts, state=FileState.UNREADABLE)
    except (OSError, ValueError):
        return replace(facts, state=FileState.MISSING)
    facts = replace(facts, state=FileState.UNREADABLE, bytes=status.st_size)
    return _read(facts, lambda: open(path, "rb")) if stat.S_ISREG(status.st_mode) else facts


def probe_content(content: bytes) -> FileFacts:
    """What the headers of a file that is at hand say; never raises."""
    return _read(FileFacts(path="", state=FileState.UNREADABLE, bytes=len(content)), lambda: BytesIO(content))


def _read(facts: FileFacts, opened: Callable[[], BinaryIO]) -> FileFacts:
    try:
        with opened() as file:
            head = file.read(_HEAD)
            form = _told(head)
            if form not in _READERS:
                return _unread(facts, form, head)
            facts = replace(facts, sort=sort_of(form), format=form)
            file.seek(0)
            return _READERS[form](file, replace(facts, state=FileState.THERE))
    except Exception:  # noqa: BLE001  a hostile file can make a library raise anything
        return facts


def _unread(facts: FileFacts, form: str, head: bytes) -> FileFacts:
    """A file that no reader knows: there, unless it is empty or its ending promises what a reader would know."""
    office = next((forms for start, forms in _OFFICE.items() if head.startswith(start)), {facts.format})
    form = form or (facts.format if facts.format in office else "")
    there = bool(head) and form not in _READERS
    return replace(facts, state=FileState.THERE if there else FileState.UNREADABLE, sort=sort_of(form), format=form)


def _told(head: bytes) -> str:
    """The format that the first bytes tell, empty when they tell none."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _branded(head)
    if head[4:8] in _OLD_QUICKTIME:
        return "mov"
    return next((form for start, form in _BEGINNINGS.items() if head.startswith(start)), "")


def _branded(head: bytes) -> str:
    """The format that the brands of an ISO file tell; AVIF may only say so in the second place."""
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, len(head), 4))]
    form = _BRANDS.get(brands[0], "3gp" if brands[0].startswith(b"3g") else "mp4")
    return "avif" if form == "heic" and b"avif" in brands else form
