"""What a fix would change, seen before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.checks.finding import Fix
from planner.domain.edits import FIELD_WORDS, Change, Edit
from planner.domain.files import file_name
from planner.domain.plan import Plan, name_of
from planner.domain.records import Media, Placement, Post, Record, Rights
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.differing import Differences
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.scrolled import short_scrolled
from planner.ui.words import tr

_WIDTH = 440
_MOST_HEIGHT = 420
_MOST_SHOWN = 30
"""Fields that are shown; of a fix of more, the rest is only counted."""

_INHERITED = ("text", "link", "media")
_OWN = {True: "Its own from now on, at first the same as the common one", False: "The common one from now on"}


class FieldChange(NamedTuple):
    """A field of a post or entry, what it is called, and its words before and after."""

    name: str
    before: str
    after: str


class FixPreview(EditDialog):
    """Shows a fix field by field; Enter or "Do it" asks for it, Escape does not."""

    def __init__(self, context: Context, fix: Fix, plan: Plan, parent: QWidget | None) -> None:
        super().__init__(context, tr(fix.words), parent, tr("Do it"))
        self._fix = fix
        self.changes = list(field_changes(fix.changes, plan, context))
        self.primary.setEnabled(bool(self.changes))
        self.primary.setToolTip(tr("Do it (Enter); it can be undone"))
        self._show_changes()
        self.primary.setFocus()

    def made(self) -> Edit:
        """The fix as one step."""
        return self._fix.edit()

    def _show_changes(self) -> None:
        if not self.changes:
            self.body.addWidget(words(tr("There is nothing left to change."), role="secondary"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.context.theme.space(1))
        for change in self.changes[:_MOST_SHOWN]:
            self._show_change(change, column)
        if len(self.changes) > _MOST_SHOWN:
            column.addWidget(words(tr("and %n more", len(self.changes) - _MOST_SHOWN), step="label", role="muted"))
        self.body.addWidget(short_scrolled(inside, _WIDTH, _MOST_HEIGHT))

    def _show_change(self, change: FieldChange, column: QVBoxLayout) -> None:
        column.addWidget(words(change.name, step="label", role="secondary"))
        shown = Differences(self.context.theme, change.before, change.after)
        shown.setAccessibleName(change.name)
        shown.fit(_WIDTH)
        column.addWidget(shown)
        column.addSpacing(self.context.theme.space(2))


def field_changes(changes: Iterable[Change], plan: Plan, context: Context) -> Iterator[FieldChange]:
    """Each field that is another afterwards, in the user's words; of what is new, what it is and where it stands."""
    listed = tuple(changes)
    known = _with_made(plan, listed)
    for change in listed:
        before, after = change.before, change.after
        if before is not None and after is not None:
            yield from _fields(before, after, known, context)
        elif isinstance(after, Post | Placement):
            yield from _made(after, known, context)
        else:
            yield FieldChange(_record_name(change.record, known), *_there(before, known), *_there(after, known))


def _with_made(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan with the posts that the changes make."""
    made = {one.after.id: one.after for one in changes if one.before is None and isinstance(one.after, Post)}
    return replace(plan, posts=plan.posts | made) if made else plan


def _made(record: Post | Placement, plan: Plan, context: Context) -> Iterator[FieldChange]:
    if isinstance(record, Post):
        yield FieldChange(tr("New post"), "", name_of(record))
        said = {"kind_id": record.kind_id, "campaign_id": record.campaign_id, "text": record.text}
        for field, value in said.items():
            if value:
                yield FieldChange(
                    tr(FIELD_WORDS[field][:1].upper() + FIELD_WORDS[field][1:]), "", _said(value, plan, context)
                )
        return
    channel = plan.channels.get(record.channel_id or "")
    words = [channel.name if channel else tr("no channel yet")]
    words += [_said(value, plan, context) for value in (record.date, record.time) if value is not None]
    yield FieldChange(tr("Where and when"), "", ", ".join(words))


def _fields(before: Record, after: Record, plan: Plan, context: Context) -> Iterator[FieldChange]:
    seen: set[str] = set()
    for field in before.__slots__:
        old, new = getattr(before, field), getattr(after, field)
        if old == new or field == "trashed":
            continue
        if field == "extras" and isinstance(before, Placement):
            yield from _extras(before, dict(old), dict(new), plan, context)
            continue
        said = [_value(record, field, plan, context) for record in (before, after)]
        if said[0] == said[1] and field in _INHERITED:
            said = ["", tr(_OWN[new is not None])]
        name = _field_name(before, FIELD_WORDS.get(field, field.replace("_", " ")), plan)
        if name not in seen or said[0] != said[1]:
            seen.add(name)
            yield FieldChange(name, *said)


def _extras(
    placement: Placement, old: dict[str, str], new: dict[str, str], plan: Plan, context: Context
) -> Iterator[FieldChange]:
    channel = plan.channels.get(placement.channel_id or "")
    platform = context.catalogue.platforms.named(channel.platform) if channel and channel.platform else None
    names = {extra.key: extra.name for extra in platform.extras} if platform else {}
    for key in dict.fromkeys((*old, *new)):
        if old.get(key, "") != new.get(key, ""):
            name = _field_name(placement, names.get(key, key.replace("_", " ")), plan)
            yield FieldChange(name, old.get(key, ""), new.get(key, ""))


def _field_name(record: Record, field: str, plan: Plan) -> str:
    """The field with the channel that it is of, and the post where there are several."""
    field = tr(field[:1].upper() + field[1:])
    if isinstance(record, Placement):
        channel = plan.channels.get(record.channel_id or "")
        field = tr("{field} on {channel}", field=field, channel=channel.name if channel else tr("no channel yet"))
    post = plan.posts.get(record.post_id if isinstance(record, Placement) else record.id)
    return f"{field} · {_record_name(post, plan)}" if post is not None and len(plan.posts) > 1 else field


def _record_name(record: Record, plan: Plan) -> str:
    if isinstance(record, Placement):
        return plan.describe(record)
    return name_of(record) if isinstance(record, Post) else str(getattr(record, "name", ""))


def _there(record: Record | None, plan: Plan) -> tuple[str]:
    return ("" if record is None else _record_name(record, plan),)


def _value(record: Record, field: str, plan: Plan, context: Context) -> str:
    value = getattr(record, field)
    if value is None and field in _INHERITED and isinstance(record, Placement):
        value = getattr(plan.posts[record.post_id], field)
    return _said(value, plan, context)


def _said(value: Any, plan: Plan, context: Context) -> str:
    """A value as the user knows it; ids are the names of what they stand for."""
    if value is None:
        return ""
    if isinstance(value, bool | StrEnum):
        return tr(str(value)) if isinstance(value, StrEnum) else tr("yes") if value else tr("no")
    if isinstance(value, date):
        return context.when.dated(value)
    if isinstance(value, time):
        return context.when.clock(value)
    if isinstance(value, tuple):
        return "\n".join(_said(one, plan, context) for one in value)
    if isinstance(value, Media):
        return f"{file_name(value.path)}: {value.alt}"
    if isinstance(value, Rights):
        return "\n".join(filter(None, (_said(getattr(value, name), plan, context) for name in value.__slots__)))
    named = plan.labels.get(value) or plan.campaigns.get(value) or plan.channels.get(value)
    return named.name if named is not None else str(value)
