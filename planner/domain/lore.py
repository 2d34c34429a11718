"""What checks know besides the plan and the networks: lists of words, and what each country accepts as a label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")


class WordList:
    """Words and phrases that are looked for as whole words, whatever their case and the marks between them."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        listed = [_words(word) for word in words]
        self._single = frozenset(one[0] for one in listed if len(one) == 1)
        self._phrases = tuple(f" {' '.join(one)} " for one in listed if len(one) > 1)

    def is_in(self, text: str) -> bool:
        """Whether any of the words stands in a text."""
        words = _words(text)
        if not self._single.isdisjoint(words):
            return True
        whole = f" {' '.join(words)} "
        return any(phrase in whole for phrase in self._phrases)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Where a partner's post must be named as such, and how: ``labels`` are accepted, ``unclear`` ones are not.

    A label stands within the first ``within`` characters of the text.
    """

    key: str
    name: str
    labels: tuple[str, ...]
    within: int
    source: str
    checked: date
    unclear: tuple[str, ...] = ()


_NO_WORDS = WordList()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lore:
    """Lists of words, and the jurisdictions by key.

    ``calls`` are words that ask the reader to do something, ``details`` days and places, ``figures`` finds prices,
    times and dates, ``prices`` the first of these alone, ``dated`` whatever ties a text to a day, a season or an offer,
    ``bio`` words that send readers to the profile. ``fancy`` finds letters that only look like letters, ``look_alikes``
    are letters of other scripts and the Latin ones that they look like.
    """

    calls: WordList = _NO_WORDS
    details: WordList = _NO_WORDS
    figures: re.Pattern[str] = _NEVER
    prices: re.Pattern[str] = _NEVER
    dated: re.Pattern[str] = _NEVER
    bio: re.Pattern[str] = _NEVER
    fancy: re.Pattern[str] = _NEVER
    look_alikes: dict[str, str] = field(default_factory=dict)
    jurisdictions: dict[str, Jurisdiction] = field(default_factory=dict)

    def laws_of(self, key: str) -> tuple[Jurisdiction, ...]:
        """The jurisdiction of a brand, or all of them when it names none that is known."""
        one = self.jurisdictions.get(key)
        return (one,) if one else tuple(self.jurisdictions.values())


NO_LORE = Lore()
"""Nothing known."""
