"""The fields that a network has besides text, link and media: reading them, and moving hashtags into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planner.domain.edits import Change, Edit, fixed
from planner.domain.entities import entities
from planner.domain.plan import Plan, text_of
from planner.domain.records import Placement

FIRST_COMMENT, CONTENT_WARNING, TITLE = "first_comment", "content_warning", "title"
"""Keys of fields that the program knows more about."""


def texts_of(extras: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """What stands in the fields, by their keys."""
    return {pair[0]: pair[1] for pair in extras if len(pair) > 1}


def with_texts(extras: tuple[tuple[str, ...], ...], texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The fields with these texts; the others stay, and those without a text are left out."""
    return tuple((key, text) for key, text in (texts_of(extras) | dict(texts)).items() if text)


def last_hashtags(text: str, manner: str) -> tuple[str, str]:
    """A text without the block of hashtags at its end, and the block; the text itself and "" when there is none."""
    start = len(text.rstrip())
    for found in reversed(entities(text, manner).hashtags):
        if text[found.end : start].strip():
            break
        start = found.start
    return (text[:start].rstrip(), text[start:].strip()) if text[start:].strip() else (text, "")


def hashtags_moved(plan: Plan, placement: Placement, manner: str) -> Edit:
    """The hashtags at the end of an entry's text moved to the end of its first comment; its text becomes its own."""
    text, tags = last_hashtags(text_of(plan.post_of(placement), placement), manner)
    comment = texts_of(placement.extras).get(FIRST_COMMENT, "")
    joined = f"{comment}\n\n{tags}" if comment else tags
    after = replace(placement, text=text, extras=with_texts(placement.extras, {FIRST_COMMENT: joined}))
    return fixed("Move hashtags to the first comment", [Change(placement, after)] if tags else [])
