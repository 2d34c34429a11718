"""What makes a web page ready to be shared: what it says of itself, what it lacks, and how a link to it will show."""

from __future__ import annotations

from planner.domain.pages.cards import cards_of
from planner.domain.pages.findings import share_findings, tags_for
from planner.domain.pages.model import (
    Card,
    CharsetFrom,
    PageFacts,
    PageFinding,
    PageImage,
    PageThing,
    PageVerdict,
    PictureSeen,
    Shown,
)
from planner.domain.pages.requirements import Requirements
from planner.domain.pages.shown import shown_of
from planner.domain.pages.table import as_table, facts_of
from planner.domain.pages.verdict import verdict_of

__all__ = [
    "Card",
    "CharsetFrom",
    "PageFacts",
    "PageFinding",
    "PageImage",
    "PageThing",
    "PageVerdict",
    "PictureSeen",
    "Requirements",
    "Shown",
    "as_table",
    "cards_of",
    "facts_of",
    "share_findings",
    "shown_of",
    "tags_for",
    "verdict_of",
]
