"""How a page comes in by hand: a saved file, a source or an address from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.app.page_addresses import page_address
from planner.app.page_audit import NotAPage, page_of_file, page_of_text
from planner.domain.files import file_name
from planner.domain.pages import PageFacts
from planner.domain.pages_seen import FILE, TEXT
from planner.ui.context import Context
from planner.ui.pieces.jobs import run_in_background
from planner.ui.words import tr

PAGES = (".html", ".htm", ".xhtml", ".txt")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_FOLDER = "pages.folder"


class Dropped(NamedTuple):
    """The first page and the first picture among files; "" for none."""

    page: str
    picture: str


def sorted_out(paths: Iterable[str]) -> Dropped:
    """Which of the files is a page, and which a picture."""
    listed = [*paths]
    return Dropped(_first(listed, PAGES), _first(listed, _PICTURES))


def ask_for_page(context: Context, parent: QWidget) -> str:
    """The saved page that the user chooses, "" for none."""
    memory = context.settings.memory
    folder = memory.get(_FOLDER) or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    kinds = f"{tr('Saved pages')} ({' '.join(f'*{ending}' for ending in PAGES)});;{tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Choose a saved page"), str(folder), kinds)
    if chosen:
        memory.put(_FOLDER, str(Path(chosen).parent))
    return chosen


def copied() -> tuple[str, str]:
    """The address that was copied, or else the source of a page; both "" without either."""
    text = QGuiApplication.clipboard().text()
    address = page_address(text) if len(text) < 4096 and not text.lstrip().startswith("<") else ""
    return address, "" if address or "<" not in text else text


class Incoming(QObject):
    """``came`` gives a page with its name and how it came in; ``address_copied`` asks for one from the web."""

    came = Signal(str, str, object)
    address_copied = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, tab: QWidget) -> None:
        super().__init__(tab)
        self._context, self._tab = context, tab

    def choose(self) -> None:
        """Asks for a saved page and reads it."""
        path = ask_for_page(self._context, self._tab)
        if path:
            self.open(path)

    def open(self, path: str) -> None:
        """Reads a saved page."""
        self._read(file_name(path), FILE, partial(page_of_file, Path(path)))

    def paste(self) -> None:
        """Takes what was copied: an address, or the source of a page."""
        address, source = copied()
        if address:
            self.address_copied.emit(address)
        elif source:
            self._read(tr("Pasted source"), TEXT, partial(page_of_text, source))
        else:
            self.said.emit(tr("Copy the source of a page or its address first."))

    def _read(self, name: str, source: str, read: Callable[[], PageFacts]) -> None:
        done = partial(self.came.emit, name, source)
        run_in_background(self._tab, "", lambda _: read(), done, self._refuse, only_looks=True)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, NotAPage):
            raise error
        self.said.emit(tr(str(error)))


def _first(paths: Iterable[str], endings: tuple[str, ...]) -> str:
    return next((path for path in paths if path.lower().endswith(endings)), "")
