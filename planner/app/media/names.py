"""What the name of a media file says, before anything is read of it."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from planner.domain.files import FileSort

_SAME = {"jpg": "jpeg", "jpe": "jpeg", "tif": "tiff", "heif": "heic", "m4v": "mp4", "mpg": "mpeg", "qt": "mov"}
"""Endings that mean the same format."""

_FORMATS = {
    FileSort.IMAGE: {"jpeg", "png", "webp", "heic", "avif", "tiff", "bmp"},
    FileSort.GIF: {"gif"},
    FileSort.VIDEO: {"mp4", "mov", "webm", "mkv", "avi", "mpeg", "3gp"},
    FileSort.DOCUMENT: {"pdf", "doc", "docx", "ppt", "pptx"},
}


def file_name(path: str) -> str:
    """The name at the end of a path of any system."""
    return (PureWindowsPath(path) if "\\" in path else PurePosixPath(path)).name


def whole_path(path: str) -> bool:
    """Whether a path names its folder; a bare name does not."""
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()


def on_this_computer(path: str) -> bool:
    """Whether a path names a folder that can be read without asking another computer by name.

    Reading ``\\\\server\\file`` would send the user's name to that server.
    """
    return whole_path(path) and path[:2].replace("\\", "/") != "//"


def format_by_name(path: str) -> str:
    """The format that the ending stands for, such as jpeg for ``.JPG``."""
    ending = PurePosixPath(file_name(path)).suffix[1:].lower()
    return _SAME.get(ending, ending)


def sort_of(form: str) -> FileSort:
    """What a format is."""
    return next((sort for sort, formats in _FORMATS.items() if form in formats), FileSort.OTHER)
