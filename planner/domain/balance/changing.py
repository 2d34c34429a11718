"""What changes of records mean for the balance, before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from planner.domain.balance.entries import Entry, entry_of, of_post
from planner.domain.edits.change import Change
from planner.domain.plan import Plan
from planner.domain.records import (
    Answer,
    Campaign,
    Comment,
    Exported,
    Logged,
    Placement,
    Post,
    Question,
    Routine,
    SheetLayout,
)

_COUNTED = {
    Post: attrgetter("kind_id", "stance", "pillar_id", "label_ids", "campaign_id", "partner", "link"),
    Placement: attrgetter("date", "time", "channel_id", "format", "status", "link", "trashed"),
}
"""What of a record the balance hangs on."""

_NOT_COUNTED = (Answer, Campaign, Comment, Exported, Logged, Question, Routine, SheetLayout)


def counts(change: Change) -> bool:
    """Whether a change may change a verdict."""
    counted = _COUNTED.get(type(change.record))
    if counted is None or change.before is None or change.after is None:
        return not isinstance(change.record, _NOT_COUNTED)
    return bool(counted(change.before) != counted(change.after))


def entries_of(plan: Plan, placements: Iterable[Placement]) -> Iterator[Entry]:
    """The placements of the posts of a plan, as far as they count."""
    for placement in placements:
        if placement.post_id in plan.posts and (entry := entry_of(plan, placement)) is not None:
            yield entry


def relabelled(plan: Plan, entries: Iterable[Entry], before: Mapping[str, Post]) -> Iterator[Entry]:
    """The entries with the labels of their posts as these are now, without those whose posts are gone.

    An entry that had a link when its post had one, and none when that had none, is taken to have its post's.
    """
    for entry in entries:
        post, old = plan.posts.get(entry.post_id), before.get(entry.post_id)
        if post is not None:
            inherits = old is not None and bool(old.link) is entry.link
            yield entry._replace(link=bool(post.link) if inherits else entry.link, **of_post(plan, post))
