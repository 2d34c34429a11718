"""The dictionaries that are there: the user's own, those that come along, and those of the computer's programs."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path

from planner.app.spelling import installing
from planner.app.spelling.tags import language_of
from planner.store.errors import NotWritten


class Origin(StrEnum):
    """Where a dictionary is from; the earlier wins."""

    OWN = "own"
    SHIPPED = "shipped"
    COMPUTER = "computer"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A pair of files; ``stem`` is their path without .aff and .dic, ``tag`` the BCP 47 tag of the language."""

    tag: str
    stem: Path
    origin: Origin

    @property
    def aff(self) -> Path:
        """The file of the endings; a stem may have dots of its own."""
        return self.stem.with_name(f"{self.stem.name}.aff")

    @property
    def dic(self) -> Path:
        """The file of the words."""
        return self.stem.with_name(f"{self.stem.name}.dic")


Places = Iterable[tuple[Origin, Path]]


class Dictionaries:
    """Reads which dictionaries there are when it is first asked; ``folder`` holds the user's own."""

    def __init__(self, folder: Path, elsewhere: Callable[[], Places] | None = None) -> None:
        self.folder = folder
        self._elsewhere = elsewhere or _elsewhere
        self._found: dict[str, Dictionary] | None = None
        self._fitting: dict[str, Dictionary | None] = {}
        self._listeners: list[Callable[[], None]] = []

    def installed(self) -> list[Dictionary]:
        """One dictionary for each tag, by tag."""
        return [dictionary for _, dictionary in sorted(self._read().items())]

    def for_language(self, tag: str) -> Dictionary | None:
        """The dictionary for a BCP 47 tag, or None; one of another region does where regions spell alike."""
        if tag not in self._fitting:
            self._fitting[tag] = self._nearest(tag)
        return self._fitting[tag]

    def install(self, file: Path) -> list[str]:
        """Installs a .zip or .oxt with dictionaries, or the pair of files to which a .aff or .dic belongs.

        Gives the tags. Slow: each dictionary is tried out. Raises ValueError with a sentence when it is none, and
        NotWritten when the disk does not take it. Call ``read_again`` afterwards, in the thread of the window.
        """
        return installing.install(file, self.folder)

    def remove(self, tag: str) -> None:
        """Removes one of the user's own dictionaries; raises NotWritten when the disk does not let go of it."""
        dictionary = self._read().get(tag)
        if dictionary is None or dictionary.origin is not Origin.OWN:
            return
        try:
            dictionary.aff.unlink(missing_ok=True)
            dictionary.dic.unlink(missing_ok=True)
        except OSError as error:
            raise NotWritten(f"The dictionary could not be removed: {error.strerror}.") from None
        self.read_again()

    def read_again(self) -> None:
        """Looks anew for dictionaries, and tells who listens."""
        self._found = None
        self._fitting.clear()
        for listener in self._listeners:
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls ``listener`` when dictionaries were installed or removed."""
        self._listeners.append(listener)

    def _nearest(self, tag: str) -> Dictionary | None:
        wanted = language_of(tag)
        if wanted is None:
            return None
        fitting: list[tuple[int, str, Dictionary]] = []
        for dictionary in self._read().values():
            language = language_of(dictionary.tag)
            distance = language.distance(wanted) if language else None
            if distance is not None:
                fitting.append((distance, dictionary.tag, dictionary))
        return min(fitting, key=lambda one: one[:2])[2] if fitting else None

    def _read(self) -> dict[str, Dictionary]:
        if self._found is None:
            self._found = {}
            for origin, folder in chain([(Origin.OWN, self.folder)], self._elsewhere()):
                for dictionary in _in_folder(origin, folder):
                    self._found.setdefault(dictionary.tag, dictionary)
        return self._found


def _in_folder(origin: Origin, folder: Path) -> Iterator[Dictionary]:
    with contextlib.suppress(OSError):
        for aff in sorted(folder.glob("*.aff")):
            language = language_of(aff.stem)
            dictionary = Dictionary(language.tag if language else "", aff.with_suffix(""), origin)
            if language and dictionary.dic.is_file():
                yield dictionary


def _elsewhere() -> Iterator[tuple[Origin, Path]]:
    library = importlib.util.find_spec("hunspell")
    if library is not None and library.origin:
        yield Origin.SHIPPED, Path(library.origin).with_name("dictionaries")
    for folder in _of_the_computer():
        yield Origin.COMPUTER, folder


def _of_the_computer() -> Iterator[Path]:
    """Where systems, and LibreOffice, put dictionaries."""
    if sys.platform == "darwin":
        yield Path.home() / "Library" / "Spelling"
        yield Path("/Library/Spelling")
        office = [Path("/Applications/LibreOffice.app/Contents/Resources/extensions")]
    elif sys.platform == "win32":
        office = [
            Path(f"C:/{programs}/LibreOffice/share/extensions") for programs in ("Program Files", "Program Files (x86)")
        ]
    else:
        yield from (Path("/usr/share/hunspell"), Path("/usr/share/myspell"), Path("/usr/share/myspell/dicts"))
        office = [Path(f"{root}/libreoffice/share/extensions") for root in ("/usr/lib", "/usr/lib64", "/opt")]
    for folder in office:
        with contextlib.suppress(OSError):
            yield from sorted(folder.glob("dict-*"))
            yield from sorted(folder.glob("dict-*/dictionaries"))
