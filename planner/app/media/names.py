"""Whether the name of a media file leads to a folder of this computer, before anything is read of it."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath


def whole_path(path: str) -> bool:
    """Whether a path names its folder; a bare name does not."""
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()


def on_this_computer(path: str) -> bool:
    """Whether a path names a folder that can be read without asking another computer by name.

    Reading ``\\\\server\\file`` would send the user's name to that server.
    """
    return whole_path(path) and path[:2].replace("\\", "/") != "//"
