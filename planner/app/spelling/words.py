"""Which parts of a text are words that a dictionary can judge."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import regex

Word = tuple[int, int, str]
"""Where a word begins and ends in code points, and the word as a dictionary writes it, with a straight apostrophe."""

LONGEST = 60
"""Letters; what is longer is no word, and Hunspell itself takes no more than 100 bytes of a few scripts."""

_NOT_WORDS = regex.compile(
    r"""
      (?<![A-Za-z\d+.\-])[A-Za-z][A-Za-z\d+.\-]*+://\S++ | (?i:www)\.\S++                  # links
    | (?<!\S)[^\s@]++@\S++                                                               # mail addresses
    | (?<![\p{L}\p{M}\d_])[@#＠＃][\p{L}\p{M}\d_.\-]++                                   # mentions and hashtags
    | (?<![\p{L}\p{M}\d_.\-])(?:[\p{L}\d\-]++\.)++\p{Ll}{2,}+(?:/\S*+)?+(?![\p{L}\p{M}\d_])  # hosts
    | \{[^{}\n]*+\}                                                                      # variables of the library
    """,
    regex.VERBOSE,
)
"""What may be a link, mention or hashtag on any network; when in doubt, nothing is judged.

Each begins only where nothing of it can be before, and takes nothing back: the time grows with the text.
"""

_WORDS = regex.compile(r"[\p{L}\p{M}\d_]+(?:['’ʼ][\p{L}\p{M}\d_]+)*")

_JUDGED = regex.compile(r"\p{L}\p{M}*(?:\p{M}|['’ʼ]|\p{Ll}|\p{Lm}|\p{Lo})+")
"""Letters only, no capital but the first: acronyms, names like YouTube and words with digits are not judged."""

_WITHOUT_SPACES = regex.compile(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}"
    r"\p{Script=Myanmar}\p{Script=Tibetan}]"
)


def words_of(text: str) -> Iterator[Word]:
    """The words in reading order, without links, addresses, mentions, hashtags, numbers and acronyms."""
    for match in _WORDS.finditer(_blanked(text)):
        word = match.group()
        if len(word) <= LONGEST and _JUDGED.fullmatch(word) and not _WITHOUT_SPACES.search(word):
            yield match.start(), match.end(), straight(word)


def straight(word: str) -> str:
    """The word with the apostrophe that dictionaries use, and with accents that are part of their letter."""
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("ʼ", "'")


def name_words(names: Iterable[str]) -> frozenset[str]:
    """Every word of names that are never wrong, such as the brand's, as ``folded`` writes them."""
    return frozenset(folded(match.group()) for name in names for match in _WORDS.finditer(name))


def folded(word: str) -> str:
    """The word in small letters and without the English ending 's, for comparing it with words that are never wrong."""
    return straight(word).casefold().removesuffix("'s")


def _blanked(text: str) -> str:
    """The text with spaces where there are no words; nothing moves."""
    return _NOT_WORDS.sub(lambda match: " " * len(match.group()), text)
