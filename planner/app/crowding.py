"""What a drop would put too close to something else; small, so that the first step of a drag need not wait for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.edits import Change
from planner.domain.records import Brand, Placement, Post
from planner.domain.spacing import closeness_sentence, farthest, too_close
from planner.domain.span import ONE_DAY, Span


def crowding(document: Document, brand: Brand, changes: Iterable[Change], catalogue: Catalogue) -> list[str]:
    """What would stand too close on its channel after changes that are not made yet, in sentences."""
    listed = list(changes)
    placements = [change.after for change in listed if isinstance(change.after, Placement)]
    days = [placement.date for placement in placements if placement.date is not None]
    if not days:
        return []
    plan = document.settings_of(brand)
    book, touched = catalogue.rulebook(plan), Span(min(days), max(days) + ONE_DAY)
    reach = timedelta(days=farthest(book.cadences_within(touched)).days + 1)  # a started day more
    around = touched.widened(before=reach, after=reach)
    gone = {change.record.id for change in listed}
    entries = [entry for entry in document.entries(brand, around) if entry.placement_id not in gone]
    close = too_close(placements, entries, plan.channels, book.cadences_on)
    plan.posts.update(document.posts_of(brand, {one.other.post_id for one in close}).posts if close else {})
    plan.posts.update((change.after.id, change.after) for change in listed if isinstance(change.after, Post))
    return [closeness_sentence(one, plan) for one in close]
