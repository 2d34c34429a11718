"""What the user can do to the work with creators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.domain.creators.stages import raised
from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.records import Collaboration, Deliverable, Measurement, Record, Stage

Pair = tuple[Record | None, Record | None]


def keep_collaboration(
    collaboration: Collaboration, *, before: Collaboration | None = None, merge_key: str = ""
) -> Edit:
    """Work with a creator added or changed; what cannot be right is found by the checks, and kept as typed."""
    new = f"Add creator {collaboration.creator.strip()}" if collaboration.creator.strip() else "Add a creator"
    text = new if before is None else f"Change {_name(before)}"
    return changed(text, [(before, collaboration)], merge_key=merge_key)


def set_stage(collaboration: Collaboration, stage: Stage) -> Edit:
    """How far the work is."""
    words = str(stage).replace("-", " ")
    return changed(f"Mark {_name(collaboration)} as {words}", [(collaboration, replace(collaboration, stage=stage))])


def add_deliverable(collaboration: Collaboration, deliverables: Iterable[Deliverable]) -> Edit:
    """One more thing that the creator makes, on the network of the one before."""
    mine = sorted((one for one in deliverables if one.collaboration_id == collaboration.id), key=_position)
    last = mine[-1] if mine else None
    made = Deliverable(
        id=new_id(),
        brand_id=collaboration.brand_id,
        collaboration_id=collaboration.id,
        platform=last.platform if last else next((handle[0] for handle in collaboration.handles), ""),
        position=last.position + 1 if last else 0,
    )
    return changed(f"Add a piece by {_name(collaboration)}", [(None, made)])


def keep_deliverable(deliverable: Deliverable, *, before: Deliverable, merge_key: str = "") -> Edit:
    """Something about a thing that a creator makes changed."""
    return changed("Change what a creator makes", [(before, deliverable)], merge_key=merge_key)


def note_draft(collaboration: Collaboration, deliverable: Deliverable, day: date) -> Edit:
    """The draft came; the work is at least so far then."""
    pairs: list[Pair] = [(deliverable, replace(deliverable, draft_in=day))]
    return changed(f"Note a draft by {_name(collaboration)}", [*pairs, _at_least(collaboration, Stage.DRAFT_IN)])


def note_live(
    collaboration: Collaboration, deliverable: Deliverable, deliverables: Iterable[Deliverable], day: date
) -> Edit:
    """It went live; when all is, so is the work."""
    others = [one for one in deliverables if one.collaboration_id == collaboration.id and one.id != deliverable.id]
    stage = Stage.LIVE if all(one.done_on is not None for one in others) else Stage.APPROVED
    pairs: list[Pair] = [(deliverable, replace(deliverable, done_on=day))]
    return changed(f"Note what {_name(collaboration)} has live", [*pairs, _at_least(collaboration, stage)])


def delete_deliverable(deliverable: Deliverable, measurements: Iterable[Measurement] = ()) -> Edit:
    """A thing that a creator makes taken out, with its numbers; a post that shows it stays."""
    return changed("Delete what a creator makes", [*_numbers([deliverable], measurements), (deliverable, None)])


def delete_collaboration(
    collaboration: Collaboration, deliverables: Iterable[Deliverable], measurements: Iterable[Measurement] = ()
) -> Edit:
    """Work with a creator taken out with all that it holds; posts that show something of it stay."""
    mine = [one for one in deliverables if one.collaboration_id == collaboration.id]
    gone: list[Pair] = [*_numbers(mine, measurements), *((one, None) for one in mine), (collaboration, None)]
    return changed(f"Delete {_name(collaboration)}", gone)


def _at_least(collaboration: Collaboration, stage: Stage) -> Pair:
    return collaboration, raised(collaboration, stage)


def _numbers(deliverables: Iterable[Deliverable], measurements: Iterable[Measurement]) -> list[Pair]:
    ids = {one.id for one in deliverables}
    return [(one, None) for one in measurements if one.deliverable_id in ids]


def _position(deliverable: Deliverable) -> int:
    return deliverable.position


def _name(collaboration: Collaboration) -> str:
    return collaboration.creator.strip() or "a creator"
