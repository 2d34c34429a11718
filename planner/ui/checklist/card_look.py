"""What a card of the checklist shows: the shape and word of each state, and what is said of one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.domain.checks import Item, State
from planner.domain.records import Answer
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import Week
from planner.ui.pieces.looks import SEVERITY_LOOKS, Look

LOOKS: Mapping[State, Look] = {
    State.MUST_FIX: SEVERITY_LOOKS[Severity.MUST_FIX],
    State.ATTENTION: SEVERITY_LOOKS[Severity.ATTENTION],
    State.HINT: SEVERITY_LOOKS[Severity.HINT],
    State.NOT_ANSWERED: Look("Not answered", "circle", "text.secondary"),
    State.ACCEPTED: Look("Accepted", "check-circle", "status.approved"),
    State.SNOOZED: Look("Later", "clock-clockwise", "text.secondary"),
    State.OK: Look("Fine", "check-circle-fill", "status.posted"),
    State.TOO_FEW: Look("Too few to judge", "circle-dashed", "text.muted"),
    State.NOT_APPLICABLE: Look("Does not apply", "minus-circle", "text.muted"),
}


@dataclass(frozen=True, kw_only=True)
class CardLook:
    """What a card shows: the item, what was said to it, why it is asked, and the names of entries it is about."""

    item: Item
    week: Week
    today: date
    answer: Answer | None = None
    fact: CheckFact | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    opened: bool = False
    """Whether the reason for the item is shown."""
