"""One advertisement as a check looks at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.item import about
from planner.domain.edits import Change
from planner.domain.paid.flights import flight_name
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Flight, Placement, Post
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import weekday_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightCase:
    """An advertisement with the plan that it hangs on; ``now`` is an aware moment where the brand is.

    ``template`` is the brand's template of tracking, ``who`` says yes to what is approved by a fix. A ``complete`` plan
    holds the boosted entry if there still is one; any other may only not have read it.
    """

    flight: Flight
    plan: Plan
    now: datetime
    template: str = ""
    who: str = ""
    complete: bool = False

    @property
    def present(self) -> date:
        """The day that it is."""
        return self.now.date()

    @property
    def name(self) -> str:
        """What the advertisement is called, in quotation marks."""
        return f"“{flight_name(self.flight)}”"

    @property
    def entry(self) -> Placement | None:
        """The entry that it boosts, as far as it is known."""
        return self.plan.placements.get(self.flight.placement_id or "")

    @property
    def post(self) -> Post | None:
        """The post of that entry."""
        return self.plan.post_of(self.entry) if self.entry is not None else None

    @property
    def campaign(self) -> Campaign | None:
        """Its campaign."""
        return self.plan.campaigns.get(self.flight.campaign_id or "")

    @property
    def currency(self) -> str:
        """What its amounts are in, "" when that was not said."""
        return self.flight.currency or self.plan.brand.currency

    def day(self, day: date) -> str:
        """A day in a sentence."""
        return weekday_words(day, self.present.year)

    def changed(self, words: str, **values: Any) -> Fix:
        """A fix that gives fields of the advertisement other values."""
        return Fix(words, (Change(self.flight, replace(self.flight, **values)),))

    def found(
        self, fact: CheckFact, sentence: str, *, fixes: Iterable[Fix] = (), severity: Severity | None = None
    ) -> Finding:
        """A finding about it, and about the entry that it boosts."""
        ids = (self.entry.id,) if self.entry is not None else ()
        return about(fact, sentence, *ids, fixes=fixes, severity=severity)
