"""What people say of posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.records import Brand, Comment


def comment(
    brand: Brand, post_id: str, text: str, *, at: datetime, who: str = "", placement_id: str | None = None
) -> Edit:
    """A comment on a post, or on one of its placements, at an aware moment."""
    said = Comment(
        id=new_id(),
        brand_id=brand.id,
        post_id=post_id,
        placement_id=placement_id,
        who=who.strip(),
        text=text.strip(),
        at=at.astimezone(UTC),
    )
    return changed("Add a comment", [(None, said)])


def settle(comments: Iterable[Comment], *, done: bool = True) -> Edit:
    """Comments that were dealt with, or that are open again."""
    text = "Mark comments as done" if done else "Open comments again"
    return changed(text, [(one, replace(one, done=done)) for one in comments])


def delete_comments(comments: Iterable[Comment]) -> Edit:
    """Comments taken out of the plan."""
    return changed("Delete comments", [(one, None) for one in comments])
