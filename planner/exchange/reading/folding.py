"""Text of sheets made comparable, and freed of what spreadsheets leave in it."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile("[\u0300-\u036f\ufe00-\ufe0f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
"""Accents once they stand apart, and signs without a shape of their own."""

_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")


_REMEMBERED = 120
"""Characters of texts that are likely to come again."""


def folded(text: str) -> str:
    """The text as words are compared: lower case, without accents and invisible signs, one blank between words.

    Digits of all scripts are those of ASCII.
    """
    return _short_folded(text) if len(text) <= _REMEMBERED else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text).casefold()  # letters in fancy alphabets have a lower case only then
    apart = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    whole = unicodedata.normalize("NFC", apart).replace("’", "'")
    return " ".join(_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), whole).split())


_short_folded = lru_cache(maxsize=1_024)(_folded)


def words_of(text: str) -> str:
    """The words and numbers of a text, folded, with one blank between them."""
    return " ".join(_WORD.findall(folded(text)))


def tidy(text: str) -> str:
    """The text without what spreadsheets leave in it: no-break spaces, ``&amp;``, blanks at its ends."""
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text.strip() if text.isascii() else _NO_BREAK.sub(" ", text).strip()
