"""What leaves the window: links, folders and the clipboard. Nothing here happens without a click."""

from __future__ import annotations

from pathlib import Path

# What opens addresses and folders is imported when something is opened: it takes 8 ms.
# ruff: noqa: PLC0415
from PySide6.QtGui import QGuiApplication

from planner.ui.words import tr

_SCHEMES = frozenset({"http", "https", "mailto"})


def open_link(link: str) -> str:
    """Opens a link of a post in the browser; gives a sentence when that did not work, else nothing."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    url = QUrl.fromUserInput(link.strip())
    if url.scheme().casefold() not in _SCHEMES:
        return tr("“{link}” is no address of the web or of mail.", link=link)
    if not QDesktopServices.openUrl(url):
        return tr("No browser answered. Copy the address instead: {link}", link=link)
    return ""


def show_in_folder(path: str) -> str:
    """Opens the folder of a file of this computer; gives a sentence when that did not work, else nothing."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    from planner.app.media.names import on_this_computer

    whole = Path(path).expanduser()
    folder = whole.parent
    if not (on_this_computer(str(whole)) and folder.is_dir()):
        return tr("The folder of {file} is not there. Choose the file anew.", file=path)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        return tr("No program for folders answered. The folder is {folder}", folder=folder)
    return ""


def copy_words(words: str) -> None:
    """Puts words on the clipboard."""
    QGuiApplication.clipboard().setText(words)
