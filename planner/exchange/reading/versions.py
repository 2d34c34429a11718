"""Whether two texts are versions of one another, found fast enough for ten thousand rows."""

from __future__ import annotations

from functools import lru_cache

from planner.exchange.texts import folded

_NEAR = 0.6
"""How many of the pairs of words in two texts must be the same."""

_FEW_WORDS = 4
"""Texts of fewer words, and scripts without blanks, are compared by pairs of letters."""

_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def parts_of(text: str) -> frozenset[str]:
    """What a text is compared by: pairs of words, or of letters where it has few words."""
    plain = folded(text)
    words = plain.split()
    if len(words) >= _FEW_WORDS:
        return frozenset(map(" ".join, zip(words, words[1:], strict=False)))
    return frozenset(map("".join, zip(plain, plain[1:], strict=False)))


def are_versions(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts, each by its parts, are versions of one another; empty ones never are."""
    shorter, longer = sorted((len(one), len(other)))
    if not shorter or shorter < longer * _NEAR:
        return False
    same = len(one & other)
    return same >= _NEAR * (len(one) + len(other) - same)
