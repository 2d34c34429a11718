"""The brand's library: what it is called and how it is ordered, and posts that begin with a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from itertools import count

from planner.domain import edits
from planner.domain.edits import Change, Edit, fixed, keep_snippet, new_id
from planner.domain.plan import Plan
from planner.domain.records import Placement, Post, Snippet, SnippetSort, Status
from planner.domain.variables import Written, filled, values_of

_LOOKED_AT = 2_000
"""Characters of a text in which words are looked for."""

# the library


def of_sort(library: Iterable[Snippet], sort: SnippetSort) -> list[Snippet]:
    """The parts of one sort that are not archived, in their order."""
    return sorted((one for one in library if one.sort is sort and not one.archived), key=lambda one: one.position)


def keep(snippet: Snippet, library: Iterable[Snippet], *, before: Snippet | None = None) -> Edit:
    """A part of the library added at the end of its sort, or changed; raises ValueError without a name of its own.

    Names are compared within their sort and without case. A part that changes its sort goes to the end of the other.
    """
    others = [one for one in of_sort(library, snippet.sort) if one.id != snippet.id]
    if _compared(snippet.name) in {_compared(one.name) for one in others}:
        raise ValueError(f"“{snippet.name.strip()}” is there already")
    if before is None or before.sort is not snippet.sort:
        snippet = replace(snippet, position=max((one.position for one in others), default=-1) + 1)
    return keep_snippet(snippet, before=before)


def free_name(name: str, sort: SnippetSort, library: Iterable[Snippet]) -> str:
    """The name, with a number after it when a part of this sort has it already."""
    taken = {_compared(one.name) for one in of_sort(library, sort)}
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(one for one in names if _compared(one) not in taken)


def shifted(snippet: Snippet, library: Iterable[Snippet], by: int) -> Edit:
    """A part put so many places further down in its sort, or up when negative; it stays at the ends."""
    row = of_sort(library, snippet.sort)
    at = next(index for index, one in enumerate(row) if one.id == snippet.id)
    one = row.pop(at)
    row.insert(min(max(at + by, 0), len(row)), one)
    changes = (Change(part, replace(part, position=index)) for index, part in enumerate(row))
    return fixed(f"Move {snippet.name}", changes)


def found_in(library: Iterable[Snippet], asked: str) -> list[Snippet]:
    """The parts in which each asked word begins a word, those that have them in their name first; all when none is."""
    words = _words_of(asked)
    if asked.strip() and not words:
        return []
    parts = list(library)
    named = [one for one in parts if _has_all(words, one.name)]
    said = [one for one in parts if _has_all(words, f"{one.name} {one.title} {one.text[:_LOOKED_AT]}")]
    return list(dict.fromkeys([*named, *said]))


# templates


def template_of(post: Post, placements: Iterable[Placement], name: str) -> Snippet:
    """A post as a template with this name: its words, labels and channels, without a day."""
    channels = dict.fromkeys(one.channel_id for one in placements if one.channel_id and one.trashed is None)
    return Snippet(
        id=new_id(),
        brand_id=post.brand_id,
        sort=SnippetSort.TEMPLATE,
        name=name,
        text=post.text,
        title=post.title,
        link=post.link,
        kind_id=post.kind_id,
        pillar_id=post.pillar_id,
        channel_ids=tuple(channels),
    )


def post_of(
    template: Snippet, plan: Plan, day: date | None, clock: time | None, written: Written
) -> tuple[Post, list[Placement]]:
    """A new post that begins with a template, on its channels at this time, for ``new_post``; no day is an idea.

    Channels and labels that are archived or gone are left out. Variables that have no value yet stay.
    """
    post = Post(id=new_id(), brand_id=plan.brand.id)
    channels: list[str | None] = [*_channels(template, plan)] or [None]
    places = [_entry(post, plan, channel_id, day, clock) for channel_id in channels]
    return _begun(post, template, plan, places, written), places


def begun(template: Snippet, post: Post, placements: Iterable[Placement], plan: Plan, written: Written) -> Edit:
    """A post given what a template has and the post has not, and put on its channels too, as one step.

    ``placements`` are the post's. What the post says already stays.
    """
    places = [one for one in placements if one.trashed is None]
    edit = fixed(f"Begin with {template.name}", ())
    for channel_id in _channels(template, plan):
        if channel_id not in {one.channel_id for one in places}:
            step = edits.put_on(post, places, plan.channels[channel_id], plan.brand.zone)
            places = _after(places, step)
            edit = edit.followed_by(step)
    after = _begun(post, template, plan, places, written)
    return edit.followed_by(fixed(f"Begin with {template.name}", [Change(post, after)]))


_GIVEN = ("link", "title", "text", "kind_id", "pillar_id")


def _begun(post: Post, template: Snippet, plan: Plan, places: list[Placement], written: Written) -> Post:
    """The post with what it lacks; link, title and text in this order, so that each is filled in from those before."""
    known = replace(plan, placements={one.id: one for one in places})
    labels = {one.id for one in plan.labels.values() if not one.archived}
    for name in _GIVEN:
        given = getattr(template, name)
        if getattr(post, name) or (name.endswith("_id") and given not in labels):
            continue
        if not name.endswith("_id"):
            given = filled(given, values_of(known, post, None, written))
        post = replace(post, **{name: given})
    return post


def _entry(post: Post, plan: Plan, channel_id: str | None, day: date | None, clock: time | None) -> Placement:
    place = edits.a_placement(post, plan.brand, day, clock if day else None)
    return replace(place, channel_id=channel_id, status=Status.DRAFT if day else Status.IDEA)


def _channels(template: Snippet, plan: Plan) -> list[str]:
    there = (plan.channels.get(id_) for id_ in template.channel_ids)
    return [one.id for one in there if one is not None and not one.archived]


def _after(places: list[Placement], step: Edit) -> list[Placement]:
    by_id = {one.id: one for one in places}
    by_id |= {one.id: one for change in step.changes if isinstance(one := change.after, Placement)}
    return list(by_id.values())


# names


def _has_all(words: Iterable[str], text: str) -> bool:
    """Whether each word begins one of the text; in scripts other than Latin, which may not part words, is in it."""
    begins, whole = _words_of(text), _compared(text)
    return all(any(one.startswith(word) for one in begins) or (not word.isascii() and word in whole) for word in words)


@lru_cache(maxsize=1024)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"[^\W_]+", _compared(text))))


@lru_cache(maxsize=1024)
def _compared(name: str) -> str:
    """A name without what does not tell two apart: case, width, and spaces at its ends."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
