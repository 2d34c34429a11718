"""Where the content of creators is shown: by the post that was made of it, or by the file that came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.domain.files import file_name
from planner.domain.plan import Plan, media_of
from planner.domain.records import Collaboration, Deliverable, Flight, Media, Placement


class Shown(NamedTuple):
    """A deliverable that is shown, and what was agreed about it."""

    collaboration: Collaboration
    deliverable: Deliverable


def shown_in(plan: Plan, post_id: str | None, media: Iterable[Media]) -> Iterator[Shown]:
    """The content of creators in a post or in files; archived work counts, as rights outlive it."""
    if not plan.deliverables:
        return
    names = {file_name(one.path).casefold() for one in media if one.path}
    collaborations = {one.id: one for one in plan.collaborations}
    for one in plan.deliverables:
        shown = (one.post_id is not None and one.post_id == post_id) or _asset(one) in names
        if shown and one.collaboration_id in collaborations:
            yield Shown(collaborations[one.collaboration_id], one)


def shown_by(plan: Plan, flight: Flight) -> Iterator[Shown]:
    """The content of creators in an advertisement: in its own files, or in the entry that it boosts."""
    placement = plan.placements.get(flight.placement_id or "")
    post = plan.post_of(placement) if placement else None
    media = (*flight.media, *(media_of(post, placement) if post and placement else ()))
    return shown_in(plan, post.id if post else None, media)


def entries_with(plan: Plan, deliverables: Iterable[Deliverable]) -> Iterator[Placement]:
    """The entries of the plan that show one of these, in order."""
    ids = {one.id for one in deliverables}
    for placement in plan.in_order():
        post = plan.post_of(placement)
        if any(shown.deliverable.id in ids for shown in shown_in(plan, post.id, media_of(post, placement))):
            yield placement


def _asset(deliverable: Deliverable) -> str:
    """The name of the file that came; a name that no file has where none came."""
    return file_name(deliverable.asset).casefold() or "\0"
