"""How each state of a week looks: a shape first, a colour second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.balance import Verdict


class State(NamedTuple):
    """The icon of a state, the colour of the icon, and the role of its words."""

    icon: str
    colour: str
    role: str


STATES: Mapping[Verdict, State] = {
    Verdict.BALANCED: State("check-circle-fill", "status.approved", "success"),
    Verdict.OVER: State("warning-fill", "status.ready", "warning"),
    Verdict.UNDER: State("warning-fill", "status.ready", "warning"),
    Verdict.RECOVERING: State("clock-counter-clockwise", "text.secondary", "secondary"),
    Verdict.TOO_FEW: State("circle-dashed", "text.muted", "muted"),
    Verdict.ACCEPTED: State("rocket-launch", "accent.text", "accent"),
    Verdict.NO_RULE: State("info", "text.muted", "muted"),
}
