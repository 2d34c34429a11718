"""What is known of a media file: its sort, format, size, picture size and length."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileState(StrEnum):
    """How much is known of a file."""

    UNKNOWN = "unknown"
    THERE = "there"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class FileSort(StrEnum):
    """What a file is for a network."""

    IMAGE = "image"
    GIF = "gif"
    VIDEO = "video"
    DOCUMENT = "document"
    OTHER = "other"


_SAME = {"jpg": "jpeg", "jpe": "jpeg", "tif": "tiff", "heif": "heic", "m4v": "mp4", "mpg": "mpeg", "qt": "mov"}
"""Endings that mean the same format."""

_FORMATS = {
    FileSort.IMAGE: {"jpeg", "png", "webp", "heic", "avif", "tiff", "bmp"},
    FileSort.GIF: {"gif"},
    FileSort.VIDEO: {"mp4", "mov", "webm", "mkv", "avi", "mpeg", "3gp"},
    FileSort.DOCUMENT: {"pdf", "doc", "docx", "ppt", "pptx"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A media file as its first bytes describe it; what is not known is 0.

    ``width`` and ``height`` are pixels as shown, turned already; ``bytes`` is the size on disk. A file is UNKNOWN when
    only its bare name is given, so that it counts as given.
    """

    path: str
    state: FileState
    sort: FileSort = FileSort.OTHER
    format: str = ""
    bytes: int = 0
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    frames: int = 1
    fps: float = 0.0

    @property
    def ratio(self) -> float:
        """Width by height as shown, 0.0 when not known."""
        return self.width / self.height if self.height else 0.0


def file_name(path: str) -> str:
    """The name at the end of a path of any system."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def format_by_name(path: str) -> str:
    """The format that the ending stands for, such as jpeg for ``.JPG``."""
    stem, _, ending = file_name(path).rpartition(".")
    ending = ending.lower() if stem else ""
    return _SAME.get(ending, ending)


def sort_of(form: str) -> FileSort:
    """What a format is."""
    return next((sort for sort, formats in _FORMATS.items() if form in formats), FileSort.OTHER)
