"""The verb that writes a report of a week or a campaign as a web page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.surroundings import own_facts, own_settings
from planner.cli.wanted import Failed, WrongUsage, chosen_brand, given, in_zone_of, kept, opened, pretended_now, say
from planner.domain.records import Brand, Campaign
from planner.domain.reports import Picture, Report
from planner.domain.span import Week

if TYPE_CHECKING:
    from planner.app.reports import Drawn

_STANDARD_OUTPUT = "-"


def report(wanted: argparse.Namespace) -> None:
    """Writes the report of a week, which is the last one unless said, or of a campaign."""
    with opened(wanted, write=False) as document:
        brand = chosen_brand(document, wanted.brand)
        now = in_zone_of(pretended_now(wanted), brand)
        made = _made(wanted, document, brand, now)
        plan = document.path
    _write(wanted.output, made, plan)


def _made(wanted: argparse.Namespace, document: Document, brand: Brand, now: datetime) -> Report:
    from planner.app.reports import campaign_report, week_report  # noqa: PLC0415  other verbs do without it

    catalogue = Catalogue(own_facts=own_facts())
    if wanted.campaign:
        campaign = _campaign(document, brand, wanted.campaign)
        return campaign_report(document, brand, catalogue, campaign, now=now)
    week = given(Week.parse, wanted.week) if wanted.week else Week.of(now.date()).shifted(-1)
    return kept(week_report, document, brand, catalogue, week, now=now)


def _campaign(document: Document, brand: Brand, name: str) -> Campaign:
    known = document.settings_of(brand).campaigns.values()
    found = [one for one in known if one.name.casefold() == name.strip().casefold()]
    if len(found) != 1:
        names = ", ".join(sorted(one.name for one in known)) or "none"
        raise WrongUsage(f"There is no one campaign “{name}”; the brand has {names}.")
    return found[0]


def _write(output: str, made: Report, plan: Path) -> None:
    from planner.app.reports import NotExported, WrittenFiles, web_page, write_report  # noqa: PLC0415  as above

    content = web_page(made, _drawn(made))
    if output == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        return
    known = WrittenFiles(own_settings().with_name("exported.json"))
    try:
        older = write_report(Path(output), content, plan=plan, known=known)
    except NotExported as error:
        raise Failed(str(error)) from None
    for path in older:
        say(f"The file there had been changed since it was written; it was kept as {path}.")
    print(f"{made.brand}: {made.about} written to {output}.")


def _drawn(made: Report) -> Mapping[Picture, Drawn]:
    """The pictures; none where there is nothing to paint them with, so that tables stand in their place."""
    try:
        from planner.ui.results.reports.without_window import drawn_without_window  # noqa: PLC0415  Qt takes long
    except ImportError:
        return {}
    return drawn_without_window(made)
