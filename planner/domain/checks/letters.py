"""Item 11: many emoji, emoji inside a word, and letters that only look like letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import regex

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding
from planner.domain.checks.mending import common
from planner.domain.checks.remembering import Spot, remembered, remembered_by_sentence
from planner.domain.lore import Lore
from planner.domain.rules import CheckFact

_EMOJI = regex.compile(
    r"\p{RI}\p{RI}|[0-9#*]\ufe0f\u20e3"
    r"|(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Emoji_Modifier_Base}(?=\p{Emoji_Modifier}))\p{Emoji_Modifier}?"
    r"(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)*"
)
_ALPHABET = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LATIN = regex.compile(r"\p{Latin}")

_QUOTED = 40
"""Characters of a piece of text that are quoted."""


class Letters(NamedTuple):
    """What was found in a text: emoji, those inside words, runs of fancy letters, words with look-alike letters."""

    emoji: tuple[tuple[int, int], ...] = ()
    inside: tuple[tuple[int, int], ...] = ()
    fancy: tuple[tuple[int, int], ...] = ()
    mixed: tuple[tuple[int, int], ...] = ()


def emoji_and_letters(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Emoji and letters that screen readers read out badly; suspicions, as a person may want them."""
    found = letters_of(case.beginning, case.basis.lore)
    if len(found.emoji) > fact.most:
        sentence = f"{len(found.emoji)} emoji, each of which is read aloud by its name; {fact.most} are enough"
        yield case.finding(fact, sentence, "text", at=found.emoji[fact.most])
    if found.inside:
        fix = common(case, "Move the emoji to the end", lambda: _at_the_end(case.text, found.inside))
        yield case.finding(fact, "An emoji stands inside a word", "text", at=found.inside[0], fixes=[fix])
    if found.fancy:
        sentence = f"{_quoted(case, found.fancy)} is written in signs that are read aloud one by one, or not at all"
        plain = common(case, "Write it in plain letters", lambda: _plain(case.text, found.fancy))
        yield case.finding(fact, sentence, "text", at=found.fancy[0], fixes=[plain])
    if found.mixed:
        sentence = f"{_quoted(case, found.mixed)} mixes letters of two alphabets that look alike"
        alike = common(case, "Write it in Latin letters", lambda: _latin(case.text, found.mixed, case.basis.lore))
        yield case.finding(fact, sentence, "text", at=found.mixed[0], fixes=[alike])


def _quoted(case: Case, spans: tuple[tuple[int, int], ...]) -> str:
    """The first of some pieces of the text, and how many more there are."""
    start, end = spans[0]
    more = f" (and {len(spans) - 1} more)" if len(spans) > 1 else ""
    return f"“{case.text[start : min(end, start + _QUOTED)]}”{more}"


@remembered
def letters_of(text: str, lore: Lore) -> Letters:
    """The emoji and the letters to look at in a text."""
    if text.isascii():
        return Letters()
    sorts: dict[str, list[tuple[int, int]]] = {name: [] for name in Letters._fields}
    for spot in _spots(text, lore):
        sorts[spot.sort].append(spot.at)
    return Letters(**{name: tuple(spans) for name, spans in sorts.items()})


@remembered_by_sentence
def _spots(text: str, lore: Lore) -> Iterator[Spot]:
    """The pieces of a text with the names of the fields of ``Letters``."""
    if text.isascii():
        return
    for emoji in _EMOJI.finditer(text):
        yield Spot(*emoji.span(), "emoji")
        if _stands_inside(text, *emoji.span()):
            yield Spot(*emoji.span(), "inside")
    for fancy in lore.fancy.finditer(text):
        yield Spot(*fancy.span(), "fancy")
    for span in _mixed(text, lore):
        yield Spot(*span, "mixed")


def _stands_inside(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before and after and _ALPHABET.match(before) and _ALPHABET.match(after))


def _mixed(text: str, lore: Lore) -> Iterator[tuple[int, int]]:
    """Words with Latin letters whose others all look like Latin ones."""
    if lore.look_alikes.keys().isdisjoint(text):
        return
    for word in _WORD.finditer(text):
        others = [one for one in word.group() if not _LATIN.match(one) and unicodedata.category(one)[0] == "L"]
        if others and len(others) < len(word.group()) and all(one in lore.look_alikes for one in others):
            yield word.span()


def _at_the_end(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    moved = "".join(text[start:end] for start, end in spans)
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return f"{text.rstrip()} {moved}"


def _plain(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + unicodedata.normalize("NFKC", text[start:end]) + text[end:]
    return text


def _latin(text: str, spans: tuple[tuple[int, int], ...], lore: Lore) -> str:
    for start, end in reversed(spans):
        text = text[:start] + "".join(lore.look_alikes.get(one, one) for one in text[start:end]) + text[end:]
    return text
