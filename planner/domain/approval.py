"""Approvals that a change takes away: who said yes said it to what would have been posted then.

What lost its approval is ready again, and still says who approved it and when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.domain.edits import Change, Edit
from planner.domain.plan import Plan, link_of, media_of, text_of
from planner.domain.records import Placement, Post, Status


def questioned(edit: Edit) -> tuple[set[str], set[str]]:
    """The posts and placements whose approvals an edit may take away, by id; none for most edits."""
    if edit.brings_approvals:
        return set(), set()
    posts = {change.record.id for change in edit.changes if _says_other_words(change)}
    return posts, {change.record.id for change in edit.changes if _stays_approved(change)}


def without_lost(edit: Edit, plan: Plan) -> Edit:
    """The edit with a change more for each approval that it takes away, and a word on them.

    ``plan`` holds what ``questioned`` named, as it is before the edit.
    """
    after: dict[tuple[type, str], object] = {(type(one.record), one.record.id): one.after for one in edit.changes}
    lost = [
        placement
        for placement in plan.placements.values()
        if placement.status is Status.APPROVED and _differs(plan, placement, after)
    ]
    if not lost:
        return edit
    changes = list(edit.changes)
    for placement in lost:
        changes = _without(changes, placement)
    return replace(edit, changes=tuple(changes), said=(*edit.said, _sentence(plan, lost)))


def was_approved(placement: Placement) -> bool:
    """Whether somebody said yes to an entry that was changed since then."""
    return placement.status is Status.READY and placement.approved_at is not None


def _says_other_words(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(before, Post) or not isinstance(after, Post):
        return False
    return (before.text, before.link, before.media) != (after.text, after.link, after.media)


def _stays_approved(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(before, Placement) or not isinstance(after, Placement):
        return False
    return before.status is after.status is Status.APPROVED


def _differs(plan: Plan, placement: Placement, after: Mapping[tuple[type, str], object]) -> bool:
    """Whether something else would be posted, by a placement that would still be approved."""
    post = plan.posts[placement.post_id]
    new_post = after.get((Post, post.id), post)
    new = after.get((Placement, placement.id), placement)
    if not isinstance(new, Placement) or not isinstance(new_post, Post) or new.status is not Status.APPROVED:
        return False
    return _posted(post, placement) != _posted(new_post, new)


def _posted(post: Post, placement: Placement) -> Sequence[object]:
    """What somebody said yes to; the day and the time are not part of it."""
    words = text_of(post, placement), link_of(post, placement), media_of(post, placement)
    return *words, placement.extras, placement.format, placement.channel_id


def _without(changes: list[Change], placement: Placement) -> list[Change]:
    """The changes, with the approval of the placement taken away by its own one or by one more."""
    of_it = next((one for one in changes if one.before == placement), Change(placement, placement))
    assert isinstance(of_it.after, Placement)
    after = replace(of_it.after, status=Status.READY)
    others = [one for one in changes if one is not of_it]
    return [*others, Change(placement, after)]


def _sentence(plan: Plan, lost: Sequence[Placement]) -> str:
    names = dict.fromkeys(_names(plan, lost))
    where = f" on {' and '.join(names)}" if len(names) <= 2 else f" on {len(names)} channels"
    return f"It was approved{where}, and waits for approval again"


def _names(plan: Plan, placements: Sequence[Placement]) -> Iterator[str]:
    for placement in placements:
        yield plan.channels[placement.channel_id].name if placement.channel_id else "no channel yet"
