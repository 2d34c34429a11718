"""Words of the search index: how text is taken apart for it, and how a question is put to it."""

from __future__ import annotations

import re
from functools import cache

from planner.domain.edits import clean


def apart(text: str) -> str:
    """The text with every letter of a script without spaces as a word of its own, so that its parts are found."""
    return text if text.isascii() else _unspaced().sub(r" \1 ", text)


def asked(words: str) -> str:
    """The question for the index: all words, each as a beginning; empty when there is nothing to look for."""
    phrases = (" ".join(apart(word).replace('"', " ").split()) for word in clean(words).split())
    return " ".join(f'"{phrase}"*' for phrase in phrases if any(map(str.isalnum, phrase)))


@cache
def _unspaced() -> re.Pattern[str]:
    """Letters of scripts that write without spaces: Thai, Lao, Burmese, Khmer, Japanese and Chinese.

    Compiled when first needed: it takes 2 ms.
    """
    return re.compile(
        "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff])"
    )
