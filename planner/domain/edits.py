"""What the user can do to a plan: one function per verb, each giving an Edit and changing nothing itself.

An Edit is a named bundle of changes, each one record before and after; its reverse needs no code.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from planner.domain.plan import KIND, PILLAR
from planner.domain.records import (
    Answer,
    Brand,
    Channel,
    Exported,
    Label,
    LabelSet,
    Media,
    Placement,
    Post,
    Record,
    Reply,
    Status,
    Waiver,
)

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


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
    labels = [replace(kind, id=new_id(), set_id=kind_set.id) for kind in kinds]
    return _edit(f"Add brand {brand.name}", _created(brand, kind_set, pillar_set, *labels))


def add_channel(channel: Channel, *, among: Iterable[Channel] = ()) -> Edit:
    """A new channel; raises ValueError when one of the brand's channels has the name already."""
    if channel.name.casefold() in {other.name.casefold() for other in among}:
        raise ValueError(f"There is a channel “{channel.name}” already")
    return _edit(f"Add channel {channel.name}", _created(channel))


def rename_brand(brand: Brand, name: str) -> Edit:
    """Gives a brand another name."""
    return _edit(f"Rename brand {brand.name}", [(brand, replace(brand, name=name))])


def new_post(post: Post, placements: Iterable[Placement] = ()) -> Edit:
    """A new post and where it stands."""
    return _edit("New post", _created(post, *placements))


def delete_posts(posts: Iterable[Post], placements: Iterable[Placement]) -> Edit:
    """Posts with all their placements taken out of the plan."""
    gone = tuple(posts)
    records: tuple[Record, ...] = (*placements, *gone)
    return _edit("Delete post" if len(gone) == 1 else f"Delete {len(gone)} posts", [(one, None) for one in records])


def add_placement(placement: Placement) -> Edit:
    """A post put on one more channel or time."""
    return _edit("Add to channel", _created(placement))


def remove_placement(placement: Placement) -> Edit:
    """A post taken from one channel and time."""
    return _edit("Remove from channel", [(placement, None)])


def edit_post(post: Post, field: str, value: Any) -> Edit:
    """One field of a post changed; typing in one field of one post in a row is one step."""
    return _edit(f"Edit {field}", [(post, replace(post, **{field: value}))], merge_key=f"post {post.id} {field}")


def edit_placement(placement: Placement, field: str, value: Any) -> Edit:
    """One field of a placement changed; typing in one field in a row is one step."""
    after = replace(placement, **{field: value})
    return _edit(f"Edit {field}", [(placement, after)], merge_key=f"placement {placement.id} {field}")


def move_to_day(placements: Iterable[Placement], day: date) -> Edit:
    """Placements moved to a day; the clock time stays, and which of two equal times is meant is asked anew."""
    moved = [(one, replace(one, date=day, fold=None)) for one in placements if one.date != day]
    return _edit(f"Move to {day.isoformat()}", moved)


def move_to_time(placements: Iterable[Placement], day: date, clock: time | None) -> Edit:
    """Placements moved to a day and clock time (None is any time)."""
    moved = [(one, replace(one, date=day, time=clock, fold=None)) for one in placements]
    return _edit(f"Move to {day.isoformat()}", moved)


def set_status(placements: Iterable[Placement], status: Status) -> Edit:
    """Placements set to a status."""
    return _edit(f"Mark as {status}", [(one, replace(one, status=status)) for one in placements])


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
            replaced.update(dict.fromkeys(unstorable))
        if before != after:
            changes.append(Change(before, after))
    said = (f"Characters that cannot be stored were replaced by {REPLACEMENT} ({', '.join(replaced)})",)
    return Edit(clean(text), tuple(changes), merge_key=merge_key, said=said if replaced else ())


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
