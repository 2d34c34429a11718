"""The words that the user added: a plain text file beside the settings, one word on a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.app.spelling.words import folded, straight
from planner.app.surroundings import make_private_folder
from planner.store.errors import NotWritten
from planner.store.files import write_whole

Listener = Callable[[], None]


class AddedWords:
    """Words that are never wrong, in any language and with any capitals; the file is read when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._words: dict[str, str] | None = None
        self._listeners: list[Listener] = []

    def __contains__(self, word: str) -> bool:
        return folded(word) in self._read()

    def words(self) -> list[str]:
        """The words as they were added, in alphabetical order."""
        return sorted(self._read().values(), key=str.casefold)

    def add(self, word: str) -> None:
        """Adds a word; raises NotWritten when the disk does not take it."""
        self._change(lambda words: words | {folded(word): straight(word)})

    def remove(self, word: str) -> None:
        """Removes a word; raises NotWritten when the disk does not take it."""
        self._change(lambda words: {key: kept for key, kept in words.items() if key != folded(word)})

    def listen(self, listener: Listener) -> None:
        """Calls ``listener`` when a word was added or removed."""
        self._listeners.append(listener)

    def _read(self) -> dict[str, str]:
        if self._words is None:
            try:
                self._words = self._from_disk()
            except OSError:
                self._words = {}
        return self._words

    def _from_disk(self) -> dict[str, str]:
        try:
            text = self._path.read_text(encoding="utf-8-sig", errors="surrogateescape")
        except FileNotFoundError:
            return {}
        return {folded(word): word for line in text.splitlines() if (word := line.strip())}

    def _change(self, change: Callable[[dict[str, str]], dict[str, str]]) -> None:
        """Begins from what is on disk, because other windows may have added words meanwhile."""
        try:
            words = change(self._from_disk())
            lines = sorted(words.values(), key=str.casefold)
            make_private_folder(self._path.parent)
            write_whole(self._path, "".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"))
        except OSError as error:
            raise NotWritten(f"Your words could not be written to {self._path}: {error.strerror}.") from None
        self._words = words
        for listener in self._listeners:
            listener()
