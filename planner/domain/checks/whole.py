"""The checks of the plan as a whole, by the key of their item; those of single entries are in ``entries``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from planner.domain.checks.audit_due import audit_due
from planner.domain.checks.campaigns import milestones
from planner.domain.checks.creators.outcome import creators
from planner.domain.checks.crowding import spacing
from planner.domain.checks.days import special_days
from planner.domain.checks.evergreen import evergreen
from planner.domain.checks.handover import approval, assets_ready, exported
from planner.domain.checks.item import Finding, Outcome, Scope
from planner.domain.checks.mix import channel_mix, whole_mix
from planner.domain.checks.numbers_entered import numbers_entered
from planner.domain.checks.paid.outcome import paid_ads
from planner.domain.checks.pausing import ahead
from planner.domain.checks.repeats import same_link, same_text
from planner.domain.checks.rhythm import rhythm
from planner.domain.checks.routines import has_routines, routines
from planner.domain.checks.silence import longest_silence
from planner.domain.plan import Plan
from planner.domain.rules import CheckFact
from planner.domain.span import ONE_DAY, ONE_WEEK

Check = Callable[[Scope, CheckFact], Outcome]

CHECKS: Mapping[str, Check] = {
    "mix-this-week-and-rolling-4-weeks": whole_mix,
    "mix-per-channel": channel_mix,
    "cadence-per-channel": rhythm,
    "longest-silence": longest_silence,
    "spacing-and-collisions": spacing,
    "same-text-again": same_text,
    "same-link-again": same_link,
    "approval": approval,
    "approval-ahead": approval,
    "assets-ready": assets_ready,
    "special-days": special_days,
    "campaign-milestones": milestones,
    "creators": creators,
    "paid-ads": paid_ads,
    "evergreen-refresh": evergreen,
    "numbers-entered": numbers_entered,
    "profile-audit": audit_due,
    "week-exported-handed-over": exported,
}

MIXES = frozenset({"mix-this-week-and-rolling-4-weeks", "mix-per-channel"})
"""Items that keep their verdict in weeks that are over; what others find there is a hint."""

OF_A_PLAN: Mapping[str, tuple[Check, Callable[[Plan], bool]]] = {
    "replies-and-community-time": (routines, has_routines),
}
"""Checks in place of a question to a person, and whether a plan says enough for them."""

NOTES: Mapping[str, Callable[[Scope, CheckFact], Iterable[Finding]]] = {"anything-unsuitable-today": ahead}
"""What is shown beside a question to a person, to answer it by."""

_LOOKING_BACK = frozenset({"same-text-again"})
"""Items whose ``days`` are days of the plan before the span; others ask for what lies so far back themselves."""


def reach(facts: Iterable[CheckFact]) -> tuple[timedelta, timedelta]:
    """How far before and after a span its plan has to hold placements for these items."""
    listed = list(facts)
    days = max((fact.days for fact in listed if fact.key in _LOOKING_BACK), default=0.0)
    hours = max((fact.hours for fact in listed), default=0.0)
    return max(timedelta(days=days), ONE_WEEK), timedelta(hours=hours) + 2 * ONE_DAY
