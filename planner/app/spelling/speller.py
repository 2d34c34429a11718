"""Which words of a text are wrong, from what the dictionaries have said so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.app.spelling.added_words import AddedWords
from planner.app.spelling.words import folded, words_of

_VERDICTS_KEPT = 50_000
"""Words of one language; beyond that all are asked anew."""


class Speller:
    """Remembers the verdict on each word of each language; what it does not know yet is not wrong."""

    def __init__(self, added: AddedWords) -> None:
        self._added = added
        self._verdicts: dict[str, dict[str, bool]] = {}

    def wrong(self, text: str, tag: str, names: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
        """Where the wrong words begin and end, in code points; ``names`` are never wrong (see ``name_words``)."""
        known = self._verdicts.get(tag, {})
        return [
            (start, end)
            for start, end, word in words_of(text)
            if known.get(word) is False and word not in self._added and folded(word) not in names
        ]

    def unknown(self, text: str, tag: str) -> list[str]:
        """The words on which there is no verdict yet, each once."""
        known = self._verdicts.get(tag, {})
        return [*dict.fromkeys(word for _, _, word in words_of(text) if word not in known)]

    def learn(self, tag: str, verdicts: Mapping[str, bool] | Iterable[tuple[str, bool]]) -> None:
        """Remembers whether words are right."""
        known = self._verdicts.setdefault(tag, {})
        if len(known) > _VERDICTS_KEPT:
            known.clear()
        known.update(verdicts)

    def forget(self) -> None:
        """Drops all verdicts, because the dictionaries are others now."""
        self._verdicts.clear()
