"""Pictures and videos of a post are chosen from the files of the computer, from where the last ones were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.app.settings import Memory
from planner.ui.words import tr

_FOLDER = "media.folder"
_PICTURES = "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "tif", "tiff", "bmp", "svg"
_VIDEOS = "mp4", "mov", "m4v", "webm", "mkv", "avi", "3gp"


def choose_files(parent: QWidget, title: str, memory: Memory) -> list[str]:
    """Asks for any number of files."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, _folder(memory), _kinds())
    return _remembered(paths, memory)


def choose_file(parent: QWidget, title: str, memory: Memory) -> str:
    """Asks for one file, "" when none was chosen."""
    path, _ = QFileDialog.getOpenFileName(parent, title, _folder(memory), _kinds())
    return "".join(_remembered([path] if path else [], memory))


def _kinds() -> str:
    endings = " ".join(f"*.{ending} *.{ending.upper()}" for ending in (*_PICTURES, *_VIDEOS))
    return ";;".join((tr("Pictures and videos ({endings})", endings=endings), tr("All files (*)")))


def _folder(memory: Memory) -> str:
    kept = memory.get(_FOLDER)
    return kept if isinstance(kept, str) else ""


def _remembered(paths: list[str], memory: Memory) -> list[str]:
    if paths:
        memory.put(_FOLDER, str(Path(paths[-1]).parent))
    return paths
