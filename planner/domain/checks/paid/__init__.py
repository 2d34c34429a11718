"""Checks of advertisements: each looks at one of them, and the item of the checklist at all that run in its days."""

from __future__ import annotations

from planner.domain.checks.paid.case import FlightCase
from planner.domain.checks.paid.outcome import flight_findings, paid_ads
from planner.domain.checks.paid.ready import APPROVE

__all__ = ["APPROVE", "FlightCase", "flight_findings", "paid_ads"]
