"""Networks: the names people write for them, and the dated facts of what they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from planner.domain.rules import Severity

T = TypeVar("T")

Value = bool | int | float | str | tuple[str, ...]

TEXT_COUNTED = "character(s)"
"""What a fact about the length of a text counts, in the data."""

_BETWEEN_PARTS = re.compile(r"[()\[\]:|·•]|\s[-–—]\s")
"""What stands between a network and a name of its own in the name of a channel."""

Place = tuple[str, frozenset[str], date | None]
"""What two facts are told apart by: name, formats, and the day from which they hold."""


class Confidence(StrEnum):
    """How well a fact is known: read at the network itself, told by others, or folklore."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


SEVERITIES = {
    Confidence.VERIFIED: Severity.MUST_FIX,
    Confidence.SECONDARY: Severity.ATTENTION,
    Confidence.UNVERIFIED: Severity.HINT,
}
"""What it asks for when a fact is not kept to, by how well it is known."""


class Measure(StrEnum):
    """What the value of a fact is."""

    COUNT = "count"
    BYTES = "bytes"
    SECONDS = "seconds"
    PIXELS = "pixels"
    RATIO = "ratio"
    YES_NO = "yes-no"
    LIST = "list"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class FactName:
    """What a fact is called on the screen, and what its value is; a ratio is width divided by height.

    ``group`` is what it is about. ``counted`` is what a count counts, such as ``hashtag(s)``. ``told`` says that it is
    there to be read, and no check asks for it.
    """

    key: str
    words: str
    measure: Measure
    group: str
    counted: str = ""
    told: bool = False

    @property
    def of_text(self) -> bool:
        """Whether it is the length of a text, which networks count in units of their own."""
        return self.measure is Measure.COUNT and self.counted == TEXT_COUNTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a network takes or does, valid from a day on.

    ``name`` is a key of resources/facts.toml. ``value`` None says that there is no limit. ``formats`` are those it
    holds for, all when empty. ``unit`` is the way a text is counted, a key of ``domain/lengths.py``. ``tools`` says
    that only programs that post for the user are held to it. ``own`` facts are the user's.
    """

    name: str
    value: Value | None
    source: str
    checked: date
    confidence: Confidence
    since: date | None = None
    formats: frozenset[str] = frozenset()
    unit: str = ""
    note: str = ""
    tools: bool = False
    own: bool = False

    @property
    def place(self) -> Place:
        """What tells it from the other facts of its network."""
        return self.name, self.formats, self.since

    @property
    def severity(self) -> Severity:
        """What it asks for when the fact is not kept to; a hint at most where only programs are held to it."""
        return Severity.HINT if self.tools else SEVERITIES[self.confidence]

    @property
    def number(self) -> float | None:
        """The value as a number, or None when there is no limit or it is no number."""
        counts = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return self.value if counts else None  # type: ignore[return-value]


Facts = Mapping[str, Fact]
"""The facts that hold for a format on a day, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A field that a network has besides text, link and media, such as a title or a first comment.

    ``limit`` is the name of the fact that says how long it may be, or "". ``formats`` are those that have it, all when
    empty. ``lines`` says that it may have several lines.
    """

    key: str
    name: str
    help: str = ""
    limit: str = ""
    formats: frozenset[str] = frozenset()
    lines: bool = False
    needed: bool = False


class Late(Sequence[T]):
    """A list that is made when somebody first looks into it; raises then what making it raises."""

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        self._make = make

    def __getitem__(self, index: Any) -> Any:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)

    @cached_property
    def _made(self) -> Sequence[T]:
        return self._make()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Platform:
    """A network: its key in data and plans, its name, other spellings of it, and the icon that stands for it.

    ``counting`` is how it counts a text (a key of ``domain/lengths.py``), ``manner`` how it finds links and hashtags
    in it (a key of ``domain/entities/``). ``threads`` says whether a text may go out in several parts.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    glyph: str = "globe"
    counting: str = "graphemes"
    manner: str = "plain"
    threads: bool = False
    formats: tuple[str, ...] = ()
    extras: Sequence[Extra] = ()
    facts: Sequence[Fact] = ()
    _held: dict[tuple[date, str], Facts] = field(default_factory=dict, init=False, repr=False)

    def on(self, day: date, form: str = "") -> Facts:
        """What holds for a format on a day: a fact for the format before a general one, then the user's, the latest."""
        held = self._held.get((day, form))
        if held is None:
            held = self._held[day, form] = MappingProxyType(_held(self.facts, day, form))
        return held

    def valid_on(self, day: date, form: str | None = None) -> tuple[Fact, ...]:
        """All facts that hold on a day, for one format ("" when it is not known) or for any, in their order."""
        forms = ("", *self.formats) if form is None else (form,)
        held = {id(fact) for one in forms for fact in self.on(day, one).values()}
        return tuple(fact for fact in self.facts if id(fact) in held)

    def extras_of(self, form: str) -> tuple[Extra, ...]:
        """The fields that entries of this format have."""
        return tuple(extra for extra in self.extras if not extra.formats or form in extra.formats)


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
        """The network of a channel with this name: the whole name, its first words, or those of a part of it.

        Parts stand in brackets, behind a colon or between dashes, as in ``@ferrow (Instagram)``.
        """
        parts = (name, *_BETWEEN_PARTS.split(name))
        return next((found for part in parts if (found := self._begun(part.split()))), None)

    def _begun(self, words: Sequence[str]) -> Platform | None:
        spellings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((found for spelling in spellings if (found := self.named(spelling))), None)


def _held(facts: Iterable[Fact], day: date, form: str) -> dict[str, Fact]:
    valid = [
        one for one in facts if (one.since is None or one.since <= day) and (not one.formats or form in one.formats)
    ]
    return {one.name: one for one in sorted(valid, key=_weight)}


def _weight(fact: Fact) -> tuple[bool, bool, date]:
    """The later one of two in this order wins."""
    return bool(fact.formats), fact.own, fact.since or date.min
