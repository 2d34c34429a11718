"""What leaves the window: links, folders and the clipboard. Nothing here happens without a click."""

from __future__ import annotations

from pathlib import Path

# What opens addresses is imported when something is opened: it takes 2 ms.
# ruff: noqa: PLC0415
from PySide6.QtGui import QGuiApplication

_SCHEMES = frozenset({"http", "https", "mailto"})


def open_link(link: str) -> bool:
    """Opens a link of a post in the browser; False when it is no address of the web or of mail."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    url = QUrl.fromUserInput(link.strip())
    return url.scheme().casefold() in _SCHEMES and QDesktopServices.openUrl(url)


def show_in_folder(path: str) -> bool:
    """Opens the folder of a file; False when there is no such folder."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    folder = Path(path).expanduser().parent
    return folder.is_absolute() and folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def copy_words(words: str) -> None:
    """Puts words on the clipboard."""
    QGuiApplication.clipboard().setText(words)
