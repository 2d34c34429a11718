"""How likely a text is what somebody wrote, told from its letters beside a to z and from where its signs stand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from planner.exchange.sheets.alphabets import ALIKE, ALONE, LATIN, OTHERS, RANGES

_APOSTROPHES = "’‘ʼ"
_OPENING = "“‘«„¿¡‹‚"
_CLOSING = "”’»“›…™®°ºª"
_BETWEEN = "–—·•×…"
_MONEY = "€£¥¢₪"
_PLAIN_SIGNS = frozenset("©®™°§½¼¾²³µ±×÷ªº†‡،؛؟、。「」『』・！？：，．（）【】《》～ー\u00ad\u200c\u200d\u200e\u200f")

_IMPOSSIBLE, _WRONG_CASE, _MIXED, _LONELY, _SIGN_IN_WORD, _ODD = -5.0, -2.0, -2.0, -1.0, -1.5, -0.5
_SIGN_IN_PLACE, _PLAIN = 1.0, 0.3
_NOT_OF_LANGUAGE = -1.0
_CROWDED = 0.6
"""Share of letters beside a to z in a Latin word, from which on it is hardly one."""


class Weight(NamedTuple):
    """Points for and against a text, and the characters beside ASCII that they are for."""

    points: float
    characters: int

    @property
    def mean(self) -> float:
        """About 1 for what somebody wrote, below 0 for what nobody did; 0 where nothing speaks for or against it."""
        return self.points / self.characters if self.characters else 0.0


def weighed(text: str) -> Weight:
    """What speaks for and against a text."""
    letters: Counter[str] = Counter()
    score, signs = 0.0, 0
    for word, times in Counter(word for word in text.split() if not word.isascii()).items():
        marks, found, seen = _word_score(word)
        score += times * marks
        signs += times * seen
        for letter in found:
            letters[letter] += times
    return Weight(score + _best_language(letters), signs + letters.total())


def _word_score(word: str) -> tuple[float, list[str], int]:
    """Points for signs and faults, the letters beside a to z, and how many signs there are."""
    score, signs = 0.0, 0
    letters: list[str] = []
    for place, char in enumerate(word):
        if char.isascii():
            continue
        before, after = word[place - 1 : place], word[place + 1 : place + 2]
        if _is_letter(char):
            letters.append(char.lower() if char != "İ" else char)
            score += _fault(char, before, after)
        else:
            signs += 1
            score += _sign_score(char, before, after)
    if letters and _script(letters[0]) == "Latin":
        score -= len(letters) * _is_crowded(word, len(letters))
    return score, letters, signs


def _is_crowded(word: str, beside: int) -> bool:
    all_letters = sum(map(str.isalpha, word))
    return all_letters > 2 and beside / all_letters > _CROWDED


def _fault(char: str, before: str, after: str) -> float:
    """What speaks against a letter where it stands; 0 when nothing does."""
    script = _script(char)
    if script == "Half-width" or (before + after).isdigit():
        return _ODD if script not in ALIKE else 0.0
    left, right = (one if one and _is_letter(one) else "" for one in (before, after))
    if not left and not right:
        return 0.0 if char in ALONE or script in ALIKE else _LONELY
    if any(one and not _together(script, _script(one)) for one in (left, right)):
        return _MIXED
    if (left.islower() and char.isupper()) or (char.islower() and right.isupper()):
        return _WRONG_CASE
    return _WRONG_CASE if char == "ς" and right else 0.0


def _together(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"Han", "Japanese"}


def _sign_score(char: str, before: str, after: str) -> float:
    if unicodedata.category(char) in ("Cc", "Co", "Cn") or char == "\ufffd":
        return _IMPOSSIBLE
    if char in _PLAIN_SIGNS and (_script(before) in ALIKE or _script(after) in ALIKE):
        return _SIGN_IN_PLACE
    left, right = bool(before) and _is_letter(before), bool(after) and _is_letter(after)
    if left and right:
        return _SIGN_IN_PLACE if char in _APOSTROPHES else _PLAIN if char in "·—–\u00ad" else _SIGN_IN_WORD
    if char in _MONEY:
        return _SIGN_IN_PLACE if before.isdigit() or after.isdigit() or not (before or after) else _ODD
    if (char in _OPENING and right) or (char in _CLOSING and (before and not right)):
        return _SIGN_IN_PLACE
    if char in _BETWEEN and not right:
        return _SIGN_IN_PLACE
    return _PLAIN if char in _PLAIN_SIGNS or char in _CLOSING + _OPENING + _BETWEEN else _ODD


def _best_language(letters: Counter[str]) -> float:
    """Points for letters: for each script, those of the language that they fit best."""
    scripts: dict[str, Counter[str]] = {}
    for letter, count in letters.items():
        scripts.setdefault(_script(letter), Counter())[letter] = count
    return sum(_script_score(script, found) for script, found in scripts.items())


def _script_score(script: str, letters: Counter[str]) -> float:
    if script in ALIKE:
        return ALIKE[script] * letters.total()
    alphabets = tuple(LATIN.values()) if script == "Latin" else OTHERS.get(script, ("\0",))
    return max(_fit(letters, alphabet) for alphabet in alphabets)


def _fit(letters: Counter[str], alphabet: str) -> float:
    value = _values(alphabet)
    return sum(count * value.get(letter, _NOT_OF_LANGUAGE) for letter, count in letters.items())


@lru_cache(maxsize=64)
def _values(alphabet: str) -> dict[str, float]:
    """What each letter counts, the most usual one 1; the first place of a letter holds."""
    size = len(alphabet)
    return {letter: 1 - 0.6 * place / size for place, letter in reversed(list(enumerate(alphabet)))}


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    code = ord(char) if char else 0
    return next((name for first, last, name in RANGES if first <= code <= last), "")


@lru_cache(maxsize=4096)
def _is_letter(char: str) -> bool:
    return char not in "ªºー" and unicodedata.category(char)[0] in "LM"
