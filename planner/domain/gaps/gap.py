"""The words of "what to write next": a gap, an idea that may fill it, and what gaps are derived from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from planner.domain.balance import Entry, Ledger
from planner.domain.edits import Edit, draft
from planner.domain.plan import Plan
from planner.domain.records import Stance
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Severity
from planner.domain.span import Week
from planner.domain.special_days import SpecialDay


class GapSort(StrEnum):
    """What asks for a post: a mix rule, a cadence, a silence, a milestone of a campaign, or a starred day."""

    RULE = "rule"
    CADENCE = "cadence"
    SILENCE = "silence"
    MILESTONE = "milestone"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A post that is missing: where it would stand, what it should be, and why.

    ``title`` is what it is about: a milestone, a special day, or the name of its kind. ``kind_id`` and ``stance`` are
    what keeps the mix rules allowed, None where they want different things. ``reason`` is one plain sentence, ``ideas``
    are the placements of ideas that fit, the best first.
    """

    key: str
    sort: GapSort
    title: str
    day: date
    clock: time | None
    reason: str
    severity: Severity
    channel_id: str | None = None
    format: str = ""
    kind_id: str | None = None
    stance: Stance | None = None
    campaign_id: str | None = None
    ideas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Idea:
    """A post without a day, as the balance would see it; the day of its ``entry`` is of no account."""

    entry: Entry
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapScope:
    """What gaps are derived from.

    ``plan`` holds the settings of the brand and, for starred days, the posts of the week. ``now`` is aware, in the
    zone of the brand. ``entries`` reach some weeks before and after the week, and to the last entry of each channel;
    ``days`` are the special days of the week.
    """

    plan: Plan
    week: Week
    now: datetime
    entries: tuple[Entry, ...]
    ledger: Ledger
    book: Rulebook
    days: tuple[SpecialDay, ...] = ()
    ideas: tuple[Idea, ...] = ()


def gap_draft(plan: Plan, gap: Gap) -> Edit:
    """The gap as a draft, whose title says that it is a suggestion; its notes say why."""
    return draft(
        plan.brand,
        title=f"Suggestion: {gap.title}",
        kind_id=gap.kind_id,
        channel_id=gap.channel_id,
        format=gap.format,
        day=gap.day,
        clock=gap.clock,
        campaign_id=gap.campaign_id,
        notes=gap.reason,
    )
