"""How much a letter weighs on X: version 3 of twitter-text's configuration, in whole letters.

Source: github.com/twitter/twitter-text, config/v3.json: code points of these ranges weigh 1, others and whole emoji 2.
"""

from __future__ import annotations

import re
import unicodedata

from planner.domain import graphemes

HEAVY = 2
_LIGHT = re.compile("[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")


def of_letters(text: str) -> int:
    """The weight of a text by its code points alone, as version 2 counted."""
    return len(text) if text.isascii() else len(text) + len(_LIGHT.sub("", text)) * (HEAVY - 1)


def of_text(text: str) -> int:
    """The weight of a text without links, composed as X composes it."""
    if text.isascii():
        return len(text)
    rest, pictures = graphemes.emoji().subn("", unicodedata.normalize("NFC", text))
    return of_letters(rest) + int(pictures) * HEAVY
