"""Drafts in places where something is missing, and ideas put there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from functools import reduce

from planner.domain.clock import clock_text
from planner.domain.edits.change import Edit, changed, created, new_id
from planner.domain.records import Brand, Placement, Post, Status
from planner.domain.span import weekday_words


def draft(
    brand: Brand,
    *,
    title: str,
    kind_id: str | None,
    channel_id: str | None,
    format: str = "",
    day: date,
    clock: time | None,
    campaign_id: str | None = None,
    notes: str = "",
) -> Edit:
    """A new post without words, with one draft entry at a time in the brand's zone."""
    post = Post(id=new_id(), brand_id=brand.id, title=title, kind_id=kind_id, campaign_id=campaign_id, notes=notes)
    place = Placement(
        id=new_id(),
        post_id=post.id,
        channel_id=channel_id,
        zone=brand.zone,
        format=format,
        date=day,
        time=clock,
        status=Status.DRAFT,
    )
    return changed(f"Add a draft on {_when(day, clock)}", created(post, place))


def drafts(edits: Iterable[Edit], text: str) -> Edit:
    """Several edits as one step with a text of its own."""
    whole = reduce(Edit.followed_by, edits, Edit(text, ()))
    return replace(whole, text=text, merge_key="")


def schedule_idea(post: Post, placement: Placement, *, channel_id: str | None, day: date, clock: time | None) -> Edit:
    """An idea put on a day as a draft; None is the channel that it has."""
    status = Status.DRAFT if placement.status is Status.IDEA else placement.status
    after = replace(
        placement, channel_id=channel_id or placement.channel_id, date=day, time=clock, fold=None, status=status
    )
    name = f"“{post.title}”" if post.title else "an idea"
    return changed(f"Put {name} on {_when(day, clock)}", [(placement, after)])


def _when(day: date, clock: time | None) -> str:
    at = f" {clock_text(clock)}" if clock is not None else ""
    return f"{weekday_words(day)}{at}"
