"""What the user can do to posts and placements, apart from moving them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from planner.domain.edits.change import FIELD_WORDS, Change, Edit, changed, created, new_id
from planner.domain.edits.moves import moved
from planner.domain.records import (
    UNAPPROVED,
    Brand,
    Channel,
    Placement,
    Post,
    Record,
    Status,
)


def a_post(brand: Brand, text: str) -> Post:
    """A post of the brand with a fresh id, to be handed to ``new_post``."""
    return Post(id=new_id(), brand_id=brand.id, text=text)


def a_placement(post: Post, brand: Brand, day: date | None, clock: time | None = None) -> Placement:
    """A place for a post at a time in the brand's zone, on no channel yet; without a day it is an idea."""
    status = Status.DRAFT if day else Status.IDEA
    return Placement(
        id=new_id(), post_id=post.id, channel_id=None, zone=brand.zone, date=day, time=clock, status=status
    )


def new_post(post: Post, placements: Iterable[Placement] = ()) -> Edit:
    """A new post and where it stands."""
    return changed("New post", created(post, *placements))


def trash(posts: Iterable[Post], placements: Iterable[Placement], at: datetime) -> Edit:
    """Posts with all their placements, or placements alone, put into the trash at an aware moment."""
    gone, places = tuple(posts), tuple(placements)
    text = _counted("Delete", gone, places)
    moment = at.astimezone(UTC)
    return changed(text, [(one, replace(one, trashed=moment)) for one in _in_turn(gone, places) if one.trashed is None])


def restore(posts: Iterable[Post], placements: Iterable[Placement]) -> Edit:
    """Posts taken out of the trash, with those of the placements that went there with them; or placements alone.

    A placement that lay in the trash before its post stays there. ``placements`` alone need posts that are not there.
    """
    back, places = tuple(posts), tuple(placements)
    since = {post.id: post.trashed for post in back}
    there = [one for one in places if since.get(one.post_id, one.trashed) == one.trashed]
    return changed(
        _counted("Restore", back, there), [(one, replace(one, trashed=None)) for one in _in_turn(back, there)]
    )


def delete(posts: Iterable[Post], placements: Iterable[Placement], about: Iterable[Record] = ()) -> Edit:
    """Posts with all their placements, or placements alone, gone for good; ``about`` is what was said or measured."""
    gone, places = tuple(posts), tuple(placements)
    every: list[Record] = [*about, *places, *gone]
    return changed(f"{_counted('Delete', gone, places)} for good", [(one, None) for one in every])


def put_on(post: Post, placements: Iterable[Placement], channel: Channel, zone: str) -> Edit:
    """A post put on one more channel, at the time at which it stands already.

    A placement without a channel takes the channel; else a new one joins the first. ``placements`` are the post's.
    """
    there = [one for one in placements if one.trashed is None]
    waiting = next((one for one in there if one.channel_id is None), None)
    if waiting is not None:
        return changed(f"Put on {channel.name}", [(waiting, replace(waiting, channel_id=channel.id))])
    fresh = Placement(id=new_id(), post_id=post.id, channel_id=channel.id, zone=zone, status=Status.DRAFT)
    if there:
        like = there[0]
        status = like.status if like.status in (Status.IDEA, Status.DRAFT) else Status.DRAFT
        fresh = replace(
            fresh, date=like.date, time=like.time, fold=like.fold, zone=like.zone, format=like.format, status=status
        )
    return changed(f"Put on {channel.name}", created(fresh))


def take_off(placement: Placement, placements: Iterable[Placement], at: datetime) -> Edit:
    """A post taken from a channel: the placement goes into the trash, but the last one only loses its channel.

    ``placements`` are the post's, ``at`` is an aware moment.
    """
    others = [one for one in placements if one.id != placement.id and one.trashed is None]
    after = replace(placement, trashed=at.astimezone(UTC)) if others else replace(placement, channel_id=None)
    return changed("Take off the channel", [(placement, after)])


def duplicate(posts: Iterable[Post], placements: Iterable[Placement], *, days: int = 0) -> Edit:
    """Copies of posts with their placements, so many days later, as drafts with ids of their own."""
    ids: dict[str, str] = {}
    copies = [replace(post, id=ids.setdefault(post.id, new_id()), trashed=None) for post in posts]
    places = [
        replace(
            moved(one, timedelta(days=days)),
            id=new_id(),
            post_id=ids[one.post_id],
            status=one.status if one.status is Status.IDEA else Status.DRAFT,
            approved_by="",
            approved_at=None,
            address="",
            trashed=None,
        )
        for one in placements
        if one.post_id in ids
    ]
    return changed(_counted("Copy", copies, places), created(*copies, *places))


def repeat_frame(posts: Iterable[Post], placements: Iterable[Placement], *, days: int) -> Edit:
    """The slots of posts so many days later as empty drafts: kind, pillar, channels and times stay, words do not."""
    ids: dict[str, str] = {}
    frames = [
        Post(
            id=ids.setdefault(post.id, new_id()),
            brand_id=post.brand_id,
            kind_id=post.kind_id,
            stance=post.stance,
            pillar_id=post.pillar_id,
        )
        for post in posts
    ]
    slots = [
        Placement(
            id=new_id(),
            post_id=ids[one.post_id],
            channel_id=one.channel_id,
            zone=one.zone,
            format=one.format,
            date=None if one.date is None else one.date + timedelta(days=days),
            time=one.time,
            status=Status.DRAFT,
        )
        for one in placements
        if one.post_id in ids
    ]
    return changed(_counted("Repeat the frame of", frames, slots), created(*frames, *slots))


def edit_post(post: Post, field: str, value: Any) -> Edit:
    """One field of a post changed; typing in one field of one post in a row is one step."""
    after = replace(post, **{field: value})
    return changed(f"Edit {FIELD_WORDS[field]}", [(post, after)], merge_key=f"post {post.id} {field}")


def edit_placement(placement: Placement, field: str, value: Any) -> Edit:
    """One field of a placement changed; typing in one field in a row is one step."""
    after = replace(placement, **{field: value})
    return changed(f"Edit {FIELD_WORDS[field]}", [(placement, after)], merge_key=f"placement {placement.id} {field}")


def mark(placements: Iterable[Placement], status: Status, at: datetime, who: str = "") -> Edit:
    """Placements set to a status by somebody at an aware moment; of approved ones that is remembered."""
    return approve(placements, at, who) if status is Status.APPROVED else set_status(placements, status)


def set_status(placements: Iterable[Placement], status: Status) -> Edit:
    """Placements set to a status; those that wait for an approval, again or still, say nothing of an earlier one."""
    return changed(f"Mark as {status}", [(one, _in_status(one, status)) for one in placements])


def approve(placements: Iterable[Placement], at: datetime, who: str = "") -> Edit:
    """Placements that somebody said yes to at an aware moment."""
    moment, name = at.astimezone(UTC), who.strip()
    said = [(one, replace(one, status=Status.APPROVED, approved_by=name, approved_at=moment)) for one in placements]
    return changed(f"Mark as approved by {name}" if name else "Mark as approved", said)


def mark_posted(placements: Iterable[Placement], address: str = "") -> Edit:
    """Placements marked as posted, with the address where it can be seen."""
    return changed(
        "Mark as posted",
        [(one, replace(_in_status(one, Status.POSTED), address=address.strip() or one.address)) for one in placements],
    )


def fixed(words: str, changes: Iterable[Change]) -> Edit:
    """What a check offers to change, as one step."""
    return changed(words, [(change.before, change.after) for change in changes])


def _in_turn(*groups: Iterable[Post | Placement]) -> Iterator[Post | Placement]:
    for group in groups:
        yield from group


def _in_status(placement: Placement, status: Status) -> Placement:
    if status in UNAPPROVED or placement.status in UNAPPROVED:
        return replace(placement, status=status, approved_by="", approved_at=None)
    return replace(placement, status=status)


def _counted(verb: str, posts: Sized, placements: Sized) -> str:
    """What happens to posts, or to entries where there is no post: “Delete post”, “Delete 3 entries”."""
    number, one, many = (len(posts), "post", "posts") if posts else (len(placements), "entry", "entries")
    return f"{verb} {one}" if number == 1 else f"{verb} {number} {many}"
