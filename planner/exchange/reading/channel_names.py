"""The names of channels, networks and formats that are looked for in cells, taken apart into words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from planner.domain.platforms import Platform
from planner.exchange.reading.folding import folded
from planner.exchange.reading.known import Known

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|\n|[^\w\s]")
_SEPARATORS = frozenset(",;/&+|·•、，\\\n")

NameWords = tuple[str, ...]


class Means(Enum):
    """What words in a cell of channels are."""

    CHANNEL = auto()
    NETWORK = auto()
    SURFACE = auto()
    FORMAT = auto()
    EVERY = auto()
    BUT = auto()
    JOIN = auto()
    FILLER = auto()
    OPEN = auto()
    CLOSE = auto()
    UNKNOWN = auto()


class Found(NamedTuple):
    """Words that mean something, with their place in the text.

    ``platform`` is the key of a network, ``channel_id`` that of a channel of the plan, ``format`` a format.
    """

    means: Means
    start: int
    end: int
    platform: str = ""
    format: str = ""
    channel_id: str | None = None


_UNKNOWN = Found(Means.UNKNOWN, 0, 0)


class Token(NamedTuple):
    """A word or sign of a text, folded, with its place in it."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words and the signs that part or bracket names; others, such as hyphens and ticks, only part words."""
    found = (Token(folded(match[0]) or match[0], *match.span()) for match in _TOKEN.finditer(text))
    return [token for token in found if token.word[0].isalnum() or token.word in _SEPARATORS or token.word in "()[]"]


class Names:
    """All names that are known for a plan; a name of one of its channels wins over the same name of a network."""

    def __init__(self, known: Known) -> None:
        self._said: dict[NameWords, Found] = {}
        self.lone: dict[str, str | None] = {}
        """The only channel of each network, or None where it has several."""
        self._add_words(known)
        for platform in known.platforms:
            self._add_platform(platform)
        self._add_channels(known)
        self._by_first: dict[str, list[tuple[NameWords, Found]]] = {}
        """What begins with a word, the longest first."""
        for words, found in sorted(self._said.items(), key=lambda one: -len(one[0])):
            self._by_first.setdefault(words[0], []).append((words, found))

    def found_in(self, tokens: list[Token]) -> Iterator[Found]:
        """What the words mean, the longest names first; a word without a meaning is unknown."""
        words = tuple(token.word for token in tokens)
        at = 0
        while at < len(words):
            name, said = self._longest_at(words, at)
            end = at + len(name)
            yield said._replace(start=tokens[at].start, end=tokens[end - 1].end)
            at = end

    def _longest_at(self, words: NameWords, at: int) -> tuple[NameWords, Found]:
        for name, said in self._by_first.get(words[at], ()):
            if words[at : at + len(name)] == name:
                return name, said
        return words[at : at + 1], _UNKNOWN

    def _add_words(self, known: Known) -> None:
        words = known.lexicon.channels
        small = (
            (words.fillers, Means.FILLER),
            (words.joins | _SEPARATORS, Means.JOIN),
            (words.but, Means.BUT),
            (words.every, Means.EVERY),
            ("([", Means.OPEN),
            (")]", Means.CLOSE),
        )
        for said, means in small:
            self._said.update((self._words(word), Found(means, 0, 0)) for word in said)
        for word in words.formats:
            self._said[self._words(word)] = Found(Means.FORMAT, 0, 0, format=word)
        for word, (platform, form) in words.surfaces.items():
            self._said[self._words(word)] = Found(Means.SURFACE, 0, 0, platform, form)

    def _add_platform(self, platform: Platform) -> None:
        for spelling in (platform.key, platform.name, *platform.aliases):
            words = self._words(spelling)
            if words and not self._ends_with_format(words):
                self._said[words] = Found(Means.NETWORK, 0, 0, platform.key)

    def _ends_with_format(self, words: NameWords) -> bool:
        """Whether it is a network with a format, such as *instagram_reel*, whose words are found one by one."""
        last = self._said.get(words[-1:])
        return len(words) > 1 and last is not None and last.means is Means.FORMAT

    def _add_channels(self, known: Known) -> None:
        for channel in sorted(known.plan.channels.values(), key=lambda channel: not channel.archived):
            words = self._words(channel.name)
            if words:
                self._said[words] = Found(Means.CHANNEL, 0, 0, channel.platform, channel_id=channel.id)
            if channel.platform and not channel.archived:
                self.lone[channel.platform] = None if channel.platform in self.lone else channel.id

    @staticmethod
    def _words(name: str) -> NameWords:
        return tuple(token.word for token in tokens_of(name))


@lru_cache(maxsize=2)
def names_of(known: Known) -> Names:
    """The names for a plan, made once."""
    return Names(known)
