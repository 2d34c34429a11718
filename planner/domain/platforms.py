"""Networks by the names people write for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Platform:
    """A network: its key in data and plans, its name, other spellings of it, and the icon that stands for it."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    glyph: str = "globe"


class Platforms:
    """All known networks."""

    def __init__(self, platforms: Iterable[Platform]) -> None:
        self._by_spelling = {
            spelling.casefold(): platform
            for platform in platforms
            for spelling in (platform.key, platform.name, *platform.aliases)
        }

    def __iter__(self) -> Iterator[Platform]:
        """Each network once."""
        return iter(dict.fromkeys(self._by_spelling.values()))

    def named(self, spelling: str) -> Platform | None:
        """The network that is meant by exactly this word."""
        return self._by_spelling.get(spelling.casefold())

    def guessed(self, name: str) -> Platform | None:
        """The network of a channel with this name: the whole name, or its first words."""
        words = name.split()
        spellings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((found for spelling in spellings if (found := self.named(spelling))), None)
