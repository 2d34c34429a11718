"""Texts compared as people would: what programs change on the way does not count."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

NEAR = 0.8
"""How much of two texts must be the same, from 0 to 1, to take one for a version of the other."""

_COMPARED = 2_000
"""Characters of a text that are compared for nearness."""


def alike(one: str, other: str) -> bool:
    """Whether two texts differ at most in line breaks and in blanks at the ends of lines."""
    return one == other or _ends_off(one) == _ends_off(other)


def folded(text: str) -> str:
    """The text for comparing: without case, forms of letters, and differences of blanks and line breaks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def nearness(one: str, other: str) -> float:
    """How much of two folded texts is the same, from 0 to 1; 0 as soon as it is less than NEAR."""
    if one == other:
        return 1.0
    found = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    if found.real_quick_ratio() < NEAR or found.quick_ratio() < NEAR:
        return 0.0
    ratio = found.ratio()
    return ratio if ratio >= NEAR else 0.0


def _ends_off(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()
