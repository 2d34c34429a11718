"""How far the work with a creator is, in its order."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.records import Collaboration, Stage

_ORDER = {stage: number for number, stage in enumerate(Stage)}


def is_at_least(collaboration: Collaboration, stage: Stage) -> bool:
    """Whether the work is at this stage or beyond."""
    return _ORDER[collaboration.stage] >= _ORDER[stage]


def is_agreed(collaboration: Collaboration) -> bool:
    """Whether both sides said yes."""
    return is_at_least(collaboration, Stage.AGREED)


def raised(collaboration: Collaboration, stage: Stage) -> Collaboration:
    """The work at this stage, or where it is when that is further."""
    return collaboration if is_at_least(collaboration, stage) else replace(collaboration, stage=stage)
