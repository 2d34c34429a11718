"""What the user can do to a plan: one function per verb, each giving an Edit and changing nothing itself.

An Edit is a named bundle of changes, each one record before and after; its reverse needs no code.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from planner.domain.clock import clock_text
from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import (
    Answer,
    Brand,
    Campaign,
    Channel,
    Exported,
    Label,
    LabelSet,
    Media,
    Placement,
    Post,
    Question,
    Record,
    Reply,
    Status,
    Waiver,
)
from planner.domain.span import ONE_DAY, Week

Named = Brand | Channel | Label | Campaign
N = TypeVar("N", bound=Named)

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"

FIELD_WORDS = {
    "title": "title",
    "text": "text",
    "link": "link",
    "media": "pictures",
    "kind_id": "kind",
    "stance": "how it counts",
    "pillar_id": "pillar",
    "campaign_id": "campaign",
    "who": "who",
    "notes": "notes",
    "partner": "partner",
    "disclosure": "disclosure",
    "permission": "permission",
    "channel_id": "channel",
    "zone": "time zone",
    "format": "format",
    "date": "date",
    "time": "time",
    "fold": "time",
    "status": "status",
    "address": "address",
    "trashed": "trash",
}
"""What the user calls the fields of a post and of where it stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None before is a creation, None after a deletion."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it was when it is gone."""
        record = self.after or self.before
        assert record is not None
        return record


@dataclass(frozen=True, slots=True)
class Edit:
    """A step that can be undone: its text for the Undo menu and the changes in it.

    Edits in a row with the same non-empty ``merge_key`` become one step. A step that is not ``undoable`` (a note
    that a week was exported) is carried out without becoming a step. ``said`` is what the user should be told.
    """

    text: str
    changes: tuple[Change, ...]
    merge_key: str = ""
    undoable: bool = True
    said: tuple[str, ...] = ()

    def reversed(self) -> Edit:
        """The edit that takes this one back."""
        changes = tuple(Change(change.after, change.before) for change in reversed(self.changes))
        return replace(self, changes=changes)

    def followed_by(self, later: Edit) -> Edit:
        """Both as one step: the first state of every record before, the last after."""
        firsts: dict[tuple[type, str], Change] = {}
        for change in (*self.changes, *later.changes):
            key = type(change.record), change.record.id
            before = firsts[key].before if key in firsts else change.before
            firsts[key] = Change(before, change.after)
        changes = tuple(change for change in firsts.values() if change.before != change.after)
        return replace(later, changes=changes, said=self.said + later.said)

    def sealed(self) -> Edit:
        """The edit as a step that no later one joins."""
        return replace(self, merge_key="")


def new_id() -> str:
    """A fresh id."""
    return str(uuid.uuid4())


def clean(text: str) -> str:
    """The text as it can be stored: lone surrogates and NUL become U+FFFD, all else stays as typed."""
    return _UNSTORABLE.sub(REPLACEMENT, text)


def add_brand(brand: Brand, kinds: Iterable[Label]) -> Edit:
    """A new brand with its own copies of the given kinds and an empty set of pillars."""
    kind_set = LabelSet(id=new_id(), brand_id=brand.id, key=KIND, name="Kind", required=True)
    pillar_set = LabelSet(id=new_id(), brand_id=brand.id, key=PILLAR, name="Pillar")
    labels = [replace(kind, id=new_id(), set_id=kind_set.id, position=at) for at, kind in enumerate(kinds)]
    return _edit(f"Add brand {brand.name}", _created(brand, kind_set, pillar_set, *labels))


def add_channel(channel: Channel, *, among: Iterable[Channel] = ()) -> Edit:
    """A new channel; raises ValueError when one of the brand's channels has the name already."""
    _refuse_taken(channel.name, among)
    return _edit(f"Add channel {channel.name.strip()}", _created(replace(channel, name=channel.name.strip())))


def add_label(label: Label, *, among: Iterable[Label] = ()) -> Edit:
    """A new kind or pillar; raises ValueError when its set has one of the name or the key already."""
    others = tuple(among)
    _refuse_taken(label.name, others)
    if label.key in {other.key for other in others}:
        raise ValueError(f"Files call another one “{label.key}”; choose another name")
    return _edit(f"Add {label.name.strip()}", _created(replace(label, name=label.name.strip())))


def add_campaign(campaign: Campaign, *, among: Iterable[Campaign] = ()) -> Edit:
    """A new campaign; raises ValueError when the brand has one of the name already."""
    _refuse_taken(campaign.name, among)
    return _edit(f"Add campaign {campaign.name.strip()}", _created(replace(campaign, name=campaign.name.strip())))


def rename(named: N, name: str, *, among: Iterable[N] = ()) -> Edit:
    """Another name for a brand, channel, kind, pillar or campaign.

    Raises ValueError when the name is empty or another of ``among`` has it.
    """
    _refuse_taken(name, (other for other in among if other.id != named.id))
    return _edit(f"Rename {named.name}", [(named, replace(named, name=name.strip()))])


def recolour(named: Named, hue: str) -> Edit:
    """Another colour for a brand, channel, kind, pillar or campaign, by its name in the theme."""
    return _edit(f"Colour of {named.name}", [(named, replace(named, hue=hue))])


def archive(named: Named) -> Edit:
    """A brand, channel, kind, pillar or campaign that is no longer offered; what has it keeps it."""
    return _edit(f"Archive {named.name}", [(named, replace(named, archived=True))])


def unarchive(named: Named) -> Edit:
    """What was archived is offered again."""
    return _edit(f"Restore {named.name}", [(named, replace(named, archived=False))])


def amend(record: Record, text: str, **values: Any) -> Edit:
    """Other values in the fields of a record, such as the stance of a kind or the days of a campaign."""
    return _edit(text, [(record, replace(record, **values))])


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
    return _edit("New post", _created(post, *placements))


def trash(posts: Iterable[Post], placements: Iterable[Placement], at: datetime) -> Edit:
    """Posts with all their placements, or placements alone, put into the trash at an aware moment."""
    gone, places = tuple(posts), tuple(placements)
    text = _counted("Delete", gone, places)
    moment = at.astimezone(UTC)
    return _edit(text, [(one, replace(one, trashed=moment)) for one in _in_turn(gone, places) if one.trashed is None])


def restore(posts: Iterable[Post], placements: Iterable[Placement]) -> Edit:
    """Posts taken out of the trash, with those of the placements that went there with them; or placements alone.

    A placement that lay in the trash before its post stays there. ``placements`` alone need posts that are not there.
    """
    back, places = tuple(posts), tuple(placements)
    since = {post.id: post.trashed for post in back}
    there = [one for one in places if since.get(one.post_id, one.trashed) == one.trashed]
    return _edit(_counted("Restore", back, there), [(one, replace(one, trashed=None)) for one in _in_turn(back, there)])


def delete(posts: Iterable[Post], placements: Iterable[Placement]) -> Edit:
    """Posts with all their placements, or placements alone, taken out of the plan for good."""
    gone, places = tuple(posts), tuple(placements)
    text = f"{_counted('Delete', gone, places)} for good"
    return _edit(text, [(one, None) for one in _in_turn(places, gone)])


def put_on(post: Post, placements: Iterable[Placement], channel: Channel, zone: str) -> Edit:
    """A post put on one more channel, at the time at which it stands already.

    A placement without a channel takes the channel; else a new one joins the first. ``placements`` are the post's.
    """
    there = [one for one in placements if one.trashed is None]
    waiting = next((one for one in there if one.channel_id is None), None)
    if waiting is not None:
        return _edit(f"Put on {channel.name}", [(waiting, replace(waiting, channel_id=channel.id))])
    fresh = Placement(id=new_id(), post_id=post.id, channel_id=channel.id, zone=zone, status=Status.DRAFT)
    if there:
        like = there[0]
        status = like.status if like.status in (Status.IDEA, Status.DRAFT) else Status.DRAFT
        fresh = replace(
            fresh, date=like.date, time=like.time, fold=like.fold, zone=like.zone, format=like.format, status=status
        )
    return _edit(f"Put on {channel.name}", _created(fresh))


def take_off(placement: Placement, placements: Iterable[Placement], at: datetime) -> Edit:
    """A post taken from a channel: the placement goes into the trash, but the last one only loses its channel.

    ``placements`` are the post's, ``at`` is an aware moment.
    """
    others = [one for one in placements if one.id != placement.id and one.trashed is None]
    after = replace(placement, trashed=at.astimezone(UTC)) if others else replace(placement, channel_id=None)
    return _edit("Take off the channel", [(placement, after)])


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
            address="",
            trashed=None,
        )
        for one in placements
        if one.post_id in ids
    ]
    return _edit(_counted("Copy", copies, places), _created(*copies, *places))


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
    return _edit(_counted("Repeat the frame of", frames, slots), _created(*frames, *slots))


def edit_post(post: Post, field: str, value: Any) -> Edit:
    """One field of a post changed; typing in one field of one post in a row is one step."""
    after = replace(post, **{field: value})
    return _edit(f"Edit {FIELD_WORDS[field]}", [(post, after)], merge_key=f"post {post.id} {field}")


def edit_placement(placement: Placement, field: str, value: Any) -> Edit:
    """One field of a placement changed; typing in one field in a row is one step."""
    after = replace(placement, **{field: value})
    return _edit(f"Edit {FIELD_WORDS[field]}", [(placement, after)], merge_key=f"placement {placement.id} {field}")


def moved(placement: Placement, by: timedelta) -> Placement:
    """A placement so many days later, or days and minutes when ``by`` is not whole days; one without a day stays.

    With whole days the clock time stays. A placement at any time keeps having none, and moves by whole days. Which of
    two equal clock times is meant is asked anew.
    """
    if placement.date is None or not by:
        return placement
    if placement.time is None or not by % timedelta(days=1):
        return replace(placement, date=placement.date + timedelta(days=round(by / timedelta(days=1))), fold=None)
    moment = datetime.combine(placement.date, placement.time) + by
    return replace(placement, date=moment.date(), time=moment.time(), fold=None)


def move_to(placements: Iterable[Placement], day: date | None, clock: time | None) -> Edit:
    """Placements moved to a day and clock time; no clock time is any time, no day is an idea without one."""
    return move_each((one, replace(one, date=day, time=clock if day else None, fold=None)) for one in placements)


def schedule(placements: Iterable[Placement], day: date) -> Edit:
    """Placements put on a day; the clock times that they have stay."""
    return move_each((one, replace(one, date=day, fold=None)) for one in placements if one.date != day)


def move_each(before_and_after: Iterable[tuple[Placement, Placement]]) -> Edit:
    """Placements before and after a move."""
    pairs = list(before_and_after)
    return _edit(_moved_text(after for _, after in pairs), pairs)


def set_status(placements: Iterable[Placement], status: Status) -> Edit:
    """Placements set to a status."""
    return _edit(f"Mark as {status}", [(one, replace(one, status=status)) for one in placements])


def mark_posted(placements: Iterable[Placement], address: str = "") -> Edit:
    """Placements marked as posted, with the address where it can be seen."""
    return _edit(
        "Mark as posted",
        [(one, replace(one, status=Status.POSTED, address=address.strip() or one.address)) for one in placements],
    )


def ask(question: Question, *, before: Question | None = None) -> Edit:
    """A manual item of the checklist added or changed; raises ValueError when it says nothing."""
    if not question.title.strip():
        raise ValueError("An item needs a name")
    text = "Add checklist item" if before is None else "Change checklist item"
    return _edit(text, [(before, replace(question, id=before.id) if before else question)])


def take_back(given: Answer) -> Edit:
    """An answer to a checklist item taken back."""
    return _edit("Take back answer", [(given, None)])


def waive(waiver: Waiver, *, before: Waiver | None = None) -> Edit:
    """A rule broken on purpose for a stretch of time, in place of an earlier word on it.

    Raises ValueError without a reason or with the days reversed.
    """
    if not waiver.reason.strip():
        raise ValueError("A waiver needs a reason")
    if waiver.ends < waiver.starts:
        raise ValueError("The waiver ends before it starts")
    after = replace(waiver, id=before.id) if before else waiver
    return _edit(f"Accept: {waiver.reason}", [(before, after)])


def launch(plan: Plan, week: Week, rule: str, reason: str, author: str = "") -> Edit:
    """A week that may break the rule of this key on purpose, in place of an earlier reason; ValueError without one."""
    days = week.span
    waiver = Waiver(
        id=new_id(),
        brand_id=plan.brand.id,
        rule=rule,
        starts=days.start,
        ends=days.end - ONE_DAY,
        reason=reason.strip(),
        author=author,
    )
    before = next((one for one in plan.waivers if (one.rule, one.starts) == (rule, days.start)), None)
    return waive(waiver, before=before)


def withdraw(waiver: Waiver) -> Edit:
    """A waiver taken back."""
    return _edit("Withdraw acceptance", [(waiver, None)])


def answer(given: Answer, *, before: Answer | None = None) -> Edit:
    """A checklist item answered for a week, in place of an earlier answer; accepting needs a reason (ValueError)."""
    if given.reply is Reply.ACCEPTED and not given.reason.strip():
        raise ValueError("Accepting needs a reason")
    return _edit("Answer checklist item", [(before, replace(given, id=before.id) if before else given)])


def note_export(exported: Exported, *, before: Exported | None = None) -> Edit:
    """The note that a week was exported, in place of the earlier one; no step to undo."""
    after = replace(exported, id=before.id) if before else exported
    return replace(_edit("Export week", [(before, after)]), undoable=False)


def _edit(text: str, pairs: Iterable[tuple[Record | None, Record | None]], *, merge_key: str = "") -> Edit:
    """An edit of all pairs that differ, with every text in them made storable, and a word on what was replaced."""
    changes: list[Change] = []
    replaced: dict[str, None] = {}
    for before, wanted in pairs:
        after = wanted
        if wanted is not None:
            unstorable = dict(_cleaned_fields(wanted))
            after = replace(wanted, **unstorable) if unstorable else wanted
            replaced.update(dict.fromkeys(FIELD_WORDS.get(name, name) for name in unstorable))
        if before != after:
            changes.append(Change(before, after))
    said = (f"Characters that cannot be stored were replaced by {REPLACEMENT} ({', '.join(replaced)})",)
    return Edit(clean(text), tuple(changes), merge_key=merge_key, said=said if replaced else ())


def _in_turn(*groups: Iterable[Post | Placement]) -> Iterator[Post | Placement]:
    for group in groups:
        yield from group


def _moved_text(placements: Iterable[Placement]) -> str:
    """What a move is called: by its day when there is only one, and its time when there is only one."""
    listed = list(placements)
    days = {one.date for one in listed}
    day = days.pop() if len(days) == 1 else None
    if day is not None:
        clocks = {one.time for one in listed}
        clock = clocks.pop() if len(clocks) == 1 else None
        at = f" {clock_text(clock)}" if clock is not None else ""
        return f"Move to {day:%a} {day.day} {day:%b}{at}"
    return "Move to ideas" if not days else "Move posts"


def _counted(verb: str, posts: Sized, placements: Sized) -> str:
    """What happens to posts, or to entries where there is no post: “Delete post”, “Delete 3 entries”."""
    number, one, many = (len(posts), "post", "posts") if posts else (len(placements), "entry", "entries")
    return f"{verb} {one}" if number == 1 else f"{verb} {number} {many}"


def _refuse_taken(name: str, others: Iterable[Named]) -> None:
    if not name.strip():
        raise ValueError("A name is needed")
    if name.strip().casefold() in {other.name.strip().casefold() for other in others}:
        raise ValueError(f"“{name.strip()}” is there already")


def _created(*records: Record) -> list[tuple[None, Record]]:
    return [(None, record) for record in records]


def _cleaned_fields(record: Record) -> Iterator[tuple[str, Any]]:
    """The fields of a record whose text cannot be stored as it is, and what is stored instead."""
    for name in record.__slots__:
        value = getattr(record, name)
        cleaned = _storable(value)
        if cleaned != value:
            yield name, cleaned


def _storable(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if isinstance(value, Media):
        return Media(clean(value.path), clean(value.alt))
    return tuple(_storable(part) for part in value) if isinstance(value, tuple) else value
