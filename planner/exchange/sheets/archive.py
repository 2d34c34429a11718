"""Packed files of strangers: looked over before any part is unpacked."""

from __future__ import annotations

import lzma
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planner.exchange.format import BadFile
from planner.exchange.sheets.limits import LARGEST_UNPACKED, MOST_PARTS, PLAIN_PART, TIGHTEST
from planner.exchange.sheets.xml_stream import damaged

_BREAKS = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_ENCRYPTED = 0x1
_TOO_MUCH = "The file unpacks to far more than a plan can be and was not opened."


class Archive:
    """The parts of a packed file by name; capitals do not count, as in Excel. Raises BadFile when it looks harmful."""

    def __init__(self, content: bytes) -> None:
        with _sound():
            self._zip = ZipFile(BytesIO(content))
        infos = self._zip.infolist()
        _look_over(infos)
        self._infos = {_key(info.filename): info for info in infos}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts in small letters, in their order."""
        return tuple(self._infos)

    def count(self, pattern: re.Pattern[str]) -> int:
        """How many parts there are with such a name; names are in small letters."""
        return sum(1 for name in self._infos if pattern.fullmatch(name))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _key(name) in self._infos

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """A part to read from. Raises BadFile when it is not there, is locked, or turns out to be damaged."""
        info = self._infos.get(_key(name))
        if info is None:
            raise damaged()
        if info.flag_bits & _ENCRYPTED:
            raise BadFile("The file is locked with a password. Save it without one and try again.")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged()
        with _sound(), self._zip.open(info) as source:
            yield source

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a part, none where it is not there."""
        if not self.has(name):
            return b""
        with self.part(name) as source:
            return source.read(size)


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except _BREAKS as error:
        raise damaged() from error


def _look_over(infos: list[ZipInfo]) -> None:
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise BadFile(_TOO_MUCH)
    for info in infos:
        if info.file_size > PLAIN_PART and info.file_size > TIGHTEST * max(info.compress_size, 1):
            raise BadFile(_TOO_MUCH)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
