"""What a report of a campaign is made of, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from planner.app.campaigns import CampaignLook
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reports.says import figure
from planner.domain.paid import money_words
from planner.domain.records import Brand, Measurement
from planner.domain.results.metrics import Metric, Unit


@dataclass(frozen=True)
class CampaignCase:
    """A campaign with all that belongs to it; ``now`` is an aware moment in the brand's zone."""

    document: Document
    brand: Brand
    catalogue: Catalogue
    look: CampaignLook
    now: datetime

    @property
    def metric(self) -> Metric | None:
        """What its goal is counted in."""
        return self.catalogue.metrics.get(self.look.campaign.measure)

    @cached_property
    def beside(self) -> list[Measurement]:
        """What was measured of campaigns, advertisements and creators of the brand, by day."""
        return self.document.measurements_beside(self.brand)

    def figure(self, key: str, number: float, currency: str) -> str:
        """A number of a metric: as money where it is some."""
        metric = self.catalogue.metrics.get(key)
        is_money = metric is not None and metric.unit is Unit.MONEY
        return money_words(Decimal(str(number)), currency) if is_money else figure(number)

    def network(self, key: str) -> str:
        """What a network is called."""
        platform = self.catalogue.platforms.named(key) if key else None
        return platform.name if platform else key
