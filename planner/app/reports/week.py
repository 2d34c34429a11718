"""The report of a week: what went out, what it brought, and what comes next."""

from __future__ import annotations

from datetime import datetime

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reports.accounts import accounts
from planner.app.reports.ahead import planned
from planner.app.reports.findings import answers, trials
from planner.app.reports.mix import mix
from planner.app.reports.numbers import numbers
from planner.app.reports.open_points import open_points
from planner.app.reports.says import days, moment
from planner.app.reports.week_case import WeekCase
from planner.app.reports.went_out import went_out
from planner.domain.records import Brand
from planner.domain.reports import Facts, Report, Section
from planner.domain.span import Week

_PARTS = (went_out, mix, numbers, accounts, answers, trials, open_points, planned)


def week_report(document: Document, brand: Brand, catalogue: Catalogue, week: Week, *, now: datetime) -> Report:
    """The report of a week as the plan stands; ``now`` is an aware moment in the brand's zone."""
    case = WeekCase(document, brand, catalogue, week, now)
    parts = [make(case) for make in _PARTS]
    short = tuple((one.name, one.short) for one in parts if one.name)
    made = f"Made on {moment(now)}."
    return Report(
        brand=brand.name,
        about=week.words.capitalize(),
        days=days(week.span),
        made=made if case.is_over else f"{made} The week is not over yet.",
        name=f"{brand.name} report {week}",
        sections=(Section("In short", (Facts(short),)), *(one.section for one in parts)),
    )
