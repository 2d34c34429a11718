"""What the balance and the cadences see of a plan: one light row for each dated placement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any, NamedTuple

from planner.domain.plan import Plan, link_of
from planner.domain.records import Placement, Post, Stance, Status


class Entry(NamedTuple):
    """A dated placement that is not skipped, as balance and cadence see it.

    ``clock`` is wall-clock time or None for any time; ``stance`` None means that the post has no kind yet. ``labels``
    are its labels of other sets than kind, each as ``set:key``.
    """

    day: date
    clock: time | None
    placement_id: str
    post_id: str
    channel_id: str | None
    format: str
    kind: str
    stance: Stance | None
    origin: str = ""
    labels: tuple[str, ...] = ()
    campaign_id: str | None = None
    link: bool = False
    partner: bool = False


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries by day, time (any time first) and id, so that nothing hangs on how they were handed over."""
    return sorted(entries, key=moment_key)


def moment_key(entry: Entry) -> tuple[date, time, str]:
    """By day and clock time, any time of the day first, and by id."""
    return entry.day, entry.clock or time.min, entry.placement_id


def entry_of(plan: Plan, placement: Placement) -> Entry | None:
    """The placement as the balance sees it; None when it does not count.

    The post must be in the plan; the entry is what the store would answer.
    """
    post = plan.post_of(placement)
    trashed = placement.trashed or post.trashed
    if placement.date is None or placement.status is Status.SKIPPED or trashed is not None:
        return None
    return Entry(
        placement.date,
        placement.time,
        placement.id,
        post.id,
        placement.channel_id,
        placement.format,
        link=bool(link_of(post, placement)),
        **of_post(plan, post),
    )


def of_post(plan: Plan, post: Post) -> dict[str, Any]:
    """What all entries of a post have in common, by field; the link may be another on each."""
    kind = plan.kind_of(post)
    return {
        "kind": kind.key if kind else "",
        "stance": plan.stance_of(post),
        "origin": kind.origin if kind else "",
        "labels": plan.labels_in(post),
        "campaign_id": post.campaign_id,
        "partner": bool(post.partner),
    }
