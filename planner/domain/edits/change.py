"""Change and Edit: records before and after, in named bundles whose reverse needs no code."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from planner.domain.records import (
    Media,
    Milestone,
    Record,
    Rights,
)

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
    "label_ids": "labels",
    "campaign_id": "campaign",
    "evergreen": "evergreen",
    "variant_of": "variant",
    "who": "who",
    "notes": "notes",
    "partner": "partner",
    "disclosure": "disclosure",
    "permission": "permission",
    "rights": "permission",
    "extras": "fields of the network",
    "approved_by": "approval",
    "approved_at": "approval",
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
    One that ``brings_approvals`` (an import) says itself what is approved.
    """

    text: str
    changes: tuple[Change, ...]
    merge_key: str = ""
    undoable: bool = True
    brings_approvals: bool = False
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


def changed(text: str, pairs: Iterable[tuple[Record | None, Record | None]], *, merge_key: str = "") -> Edit:
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


def created(*records: Record) -> list[tuple[None, Record]]:
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
    if isinstance(value, Milestone):
        return replace(value, name=clean(value.name))
    if isinstance(value, Rights):
        return replace(value, **{name: _storable(getattr(value, name)) for name in Rights.__slots__})
    return tuple(_storable(part) for part in value) if isinstance(value, tuple) else value
