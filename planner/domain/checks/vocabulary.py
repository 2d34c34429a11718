"""The words that a brand uses, and hashtags divided into them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.domain.plan import Plan

_TOKEN = re.compile(r"#?[A-Za-z]{2,}")
_PIECE = re.compile(r"[A-Z][a-z]+")
_LONGEST = 40


def vocabulary(plan: Plan) -> frozenset[str]:
    """The words of the texts, the library and the names of a brand, in small letters; addresses and names are none."""
    return frozenset(word for text in _texts(plan) for word in _words(text))


def pieces(tag: str, words: frozenset[str]) -> list[str] | None:
    """A hashtag (without its mark, in small letters) as the fewest known words, or None; a single word is no answer."""
    if len(tag) > _LONGEST:
        return None
    best: list[list[str] | None] = [[]]
    for end in range(1, len(tag) + 1):
        heads = [(best[start], tag[start:end]) for start in range(end - 1) if tag[start:end] in words]
        found = [[*head, piece] for head, piece in heads if head is not None]
        best.append(min(found, key=len, default=None))
    whole = best[-1]
    return whole if whole and len(whole) > 1 else None


def _texts(plan: Plan) -> Iterator[str]:
    yield plan.brand.name
    yield from (campaign.name for campaign in plan.campaigns.values())
    yield from (f"{snippet.name} {snippet.text}" for snippet in plan.snippets)
    yield from (f"{post.title} {post.text}" for post in plan.posts.values())
    yield from (placement.text for placement in plan.placements.values() if placement.text)


def _words(text: str) -> Iterator[str]:
    for token in text.split():
        if "@" not in token and "/" not in token:
            for word in _TOKEN.findall(token):
                yield from (piece.lower() for piece in _PIECE.findall(word)) if word[0] == "#" else (word.lower(),)
