"""Words that are put into every text of a post: its common one, and those that entries have of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from planner.domain.edits import Change, Edit, fixed
from planner.domain.records import SETTLED, Placement, Post


def reworded(words: str, post: Post, placements: Iterable[Placement], change: Callable[[str], str]) -> Edit:
    """Every text of a post changed as ``change`` says; what is posted or skipped keeps what it went out with."""
    after = replace(post, text=change(post.text))
    return fixed(words, [Change(post, after), *_entries(post, after, placements, change)])


def begun_with(text: str, label: str) -> str:
    """The text with a label as its first word, if it does not begin with it already."""
    begins = text.lstrip().casefold().startswith(label.casefold())
    if not label or (begins and not text.lstrip()[len(label) : len(label) + 1].isalnum()):
        return text
    return f"{label} {text.lstrip()}" if text.strip() else label


def ended_with(text: str, credit: str) -> str:
    """The text with a credit under it, if it does not name it already."""
    if not credit or credit.casefold() in text.casefold():
        return text
    return f"{text.rstrip()}\n\n{credit}" if text.strip() else credit


def _entries(
    post: Post, after: Post, placements: Iterable[Placement], change: Callable[[str], str]
) -> Iterator[Change]:
    for one in placements:
        if one.status in SETTLED:
            if one.text is None and after.text != post.text:
                yield Change(one, replace(one, text=post.text))
        elif one.text is not None:
            yield Change(one, replace(one, text=change(one.text)))
