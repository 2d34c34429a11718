"""Judges words in a process of its own: Hunspell holds Python's lock, up to half a second for one suggestion.

There a broken dictionary, which a library in C++ reads, ends this process and not the window. It reads one question
per line, in JSON, and answers each with a line; it ends when there are no more. The file stands alone: it is run by its
path, and imports nothing else of the program.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, BinaryIO

SUGGESTIONS = 5
_DICTIONARIES_KEPT = 3
_SAMPLE = 200
"""How many words of a dictionary say which script it is for."""


class Judge:
    """One dictionary in memory; ``stem`` is the path of its two files without their endings.

    Raises ValueError when the files are no dictionary, OSError when they cannot be read.
    """

    def __init__(self, stem: str) -> None:
        from hunspell import Hunspell  # type: ignore[import-untyped]  # noqa: PLC0415  this process only

        folder, name = os.path.split(stem)
        self._hunspell = Hunspell(name, hunspell_data_dir=folder, system_encoding="UTF-8")
        sample = _first_words(f"{stem}.dic", self._hunspell._dic_encoding)
        if not any(self._hunspell.spell(word) for word in sample):
            raise ValueError("not one of its own words is right")
        self._scripts = {_script(word) for word in sample}
        self._without_accents = _writes_no_accents(f"{stem}.aff")

    def right(self, word: str) -> bool:
        """Whether the dictionary knows the word; one of another script is not judged, thus right."""
        if _script(word) not in self._scripts or self._known(word):
            return True
        return self._without_accents and self._known(_plain(word))

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""
        try:
            return list(dict.fromkeys(filter(None, self._hunspell.suggest(word))))[:SUGGESTIONS]
        except UnicodeEncodeError:
            return []

    def _known(self, word: str) -> bool:
        """A word that the dictionary's encoding cannot write is none of its words to judge."""
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:
            return True


class Judges:
    """The dictionaries that were asked last."""

    def __init__(self) -> None:
        self._loaded: dict[str, Judge] = {}

    def of(self, stem: str) -> Judge:
        """The dictionary, read when it is not in memory."""
        judge = self._loaded.pop(stem, None) or Judge(stem)
        self._loaded[stem] = judge
        while len(self._loaded) > _DICTIONARIES_KEPT:
            del self._loaded[next(iter(self._loaded))]
        return judge

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """The question with its answer in it: ``right`` for ``words``, ``suggestions`` for ``word``, or ``trouble``."""
        try:
            judge = self.of(question["stem"])
            if "word" in question:
                return question | {"suggestions": judge.suggestions(question["word"])}
            return question | {"right": [judge.right(word) for word in question["words"]]}
        except (ImportError, OSError, ValueError, LookupError) as error:
            return question | {"trouble": str(error) or type(error).__name__}


def serve(questions: Iterable[bytes], answers: BinaryIO) -> None:
    """Answers each line with a line."""
    judges = Judges()
    for line in questions:
        answers.write(json.dumps(judges.answer(json.loads(line))).encode() + b"\n")
        answers.flush()


def _first_words(path: str, encoding: str) -> list[str]:
    """Words from the beginning of the list, without what is said about them after a slash or a gap."""
    with open(path, encoding=encoding, errors="ignore") as file:
        next(file, None)  # the number of words
        lines = [line for _, line in zip(range(_SAMPLE), file, strict=False)]
    found = [parts[0] for line in lines if (parts := line.split("/")[0].split())]
    return [word for word in found if _script(word)]


def _writes_no_accents(aff: str) -> bool:
    """Whether the letters that the dictionary tries are those of ASCII: then café is cafe, and no mistake."""
    with open(aff, "rb") as file:
        tried = [line for line in file if line.startswith(b"TRY ")]
    return bool(tried) and all(line.isascii() for line in tried)


def _plain(word: str) -> str:
    """The word without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _script(word: str) -> str:
    """The first word of the name of its first letter, such as LATIN; "" when it begins with none."""
    letter = unicodedata.normalize("NFD", word[:1])[:1]
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
