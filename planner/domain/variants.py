"""A post said anew: a copy whose words are to be changed before it goes out."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.domain.edits import new_id
from planner.domain.lore import Lore
from planner.domain.plan import name_of, text_of
from planner.domain.records import Placement, Post, Status

MARKER = "[say this in other words]"
"""Begins the copied text; the item on placeholders asks for it to go."""

_ASIDE = re.compile(r"\[[^\]\n]*\]|https?://\S+|[#@]\w+")
"""What is no word of the text: what is marked already, addresses, hashtags and names."""


def ties(text: str, lore: Lore) -> list[tuple[int, int]]:
    """Where words begin and end that tie a text to a day, a season or an offer."""
    aside = [one.span() for one in _ASIDE.finditer(text)]
    found = (one.span() for one in lore.dated.finditer(text))
    return [(start, end) for start, end in found if not any(start < last and end > first for first, last in aside)]


def marked(text: str, lore: Lore) -> str:
    """The text with these words in square brackets."""
    pieces: list[str] = []
    done = 0
    for start, end in ties(text, lore):
        pieces += [text[done:start], "[", text[start:end], "]"]
        done = end
    return "".join((*pieces, text[done:]))


def variant_of(post: Post, last: Placement | None, lore: Lore) -> Post:
    """A copy of a post to be said anew, with the words of its last entry, those to be changed marked."""
    text = text_of(post, last) if last else post.text
    return replace(
        post,
        id=new_id(),
        title=f"Variant of {name_of(post)}",
        text=f"{MARKER} {marked(text, lore)}",
        variant_of=post.id,
        campaign_id=None,
        evergreen=False,
        notes="",
    )


def entry_of(post: Post, last: Placement | None, zone: str) -> Placement:
    """An entry of a variant without a day, on the channel on which the post was seen last."""
    return Placement(
        id=new_id(),
        post_id=post.id,
        channel_id=last.channel_id if last else None,
        zone=zone,
        format=last.format if last else "",
        status=Status.IDEA,
    )
