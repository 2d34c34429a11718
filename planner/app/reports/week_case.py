"""What a weekly report is made of, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance
from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.reports import Section
from planner.domain.span import Week


class Part(NamedTuple):
    """A section, and what it comes to in a few words under a name; both "" for nothing to say in short."""

    section: Section
    name: str = ""
    short: str = ""


@dataclass(frozen=True)
class WeekCase:
    """A week of a brand; ``now`` is an aware moment in the brand's zone."""

    document: Document
    brand: Brand
    catalogue: Catalogue
    week: Week
    now: datetime

    @cached_property
    def plan(self) -> Plan:
        """The plan with the entries of the week."""
        return self.document.plan(self.brand, self.week.span)

    @cached_property
    def before(self) -> Plan:
        """The plan with the entries of the week before."""
        return self.document.plan(self.brand, self.week.shifted(-1).span)

    @cached_property
    def after(self) -> Plan:
        """The plan with the entries of the next week."""
        return self.document.plan(self.brand, self.week.shifted(1).span)

    @cached_property
    def live(self) -> LiveBalance:
        """Judges weeks of the brand."""
        live = LiveBalance(self.document, self.catalogue, lambda _: self.now.date())
        live.show_brand(self.brand)
        return live

    @property
    def is_over(self) -> bool:
        """Whether the week lies behind."""
        return self.week.span.end <= self.now.date()
