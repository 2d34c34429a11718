"""What the audit of profiles asks, as data: its checks, their areas, and what the profile of each network has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from planner.domain.rules import refuse_unknown
from planner.domain.rules.reading import positive, text_of, texts_of, yes_or_no


class CheckSort(StrEnum):
    """Who answers a check: the records, the records or else a person, or a person."""

    AUTOMATIC = "automatic"
    HALF = "half"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCheck:
    """One check of a profile, or of the ``whole`` brand.

    ``question`` is what a person is asked. An answer holds for ``interval_days``. What fails may be kept with a reason
    where the check ``accepts`` that. ``offers`` are the things of which a network must have one for the check to apply.
    """

    key: str
    title: str
    sort: CheckSort
    area: str
    why: str
    source: str
    checked: date
    question: str = ""
    interval_days: int = 92
    offers: tuple[str, ...] = ()
    whole: bool = False
    accepts: bool = False

    @property
    def asks(self) -> bool:
        """Whether a person may have to answer it."""
        return self.sort is not CheckSort.AUTOMATIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What checks measure with: what links of a profile say of themselves, and how many days things may be old.

    An audit asks again for what was answered when ``again_share`` of its interval has passed.
    """

    own_link_medium: str
    own_link_content: str
    pinned_days: int
    decision_days: int
    news_days: int
    again_share: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceRules:
    """All checks by key in their order, the words of their areas, and what profiles of networks have, by network.

    ``hours`` are words of posts that tell of other opening hours.
    """

    checks: Mapping[str, AuditCheck]
    areas: Mapping[str, str]
    measures: Measures
    offers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hours: tuple[str, ...] = ()

    def offered(self, platform: str) -> frozenset[str]:
        """What the profile of a network has; one that is not known has the usual."""
        return self.offers.get(platform, self.offers.get("default", frozenset()))

    def of_profiles(self) -> tuple[AuditCheck, ...]:
        """The checks that each profile has."""
        return tuple(check for check in self.checks.values() if not check.whole)

    def of_brand(self) -> tuple[AuditCheck, ...]:
        """The checks that are asked once for the brand."""
        return tuple(check for check in self.checks.values() if check.whole)


def audit_check(key: str, table: Mapping[str, Any], areas: Mapping[str, str]) -> AuditCheck:
    """A check from its table; raises ValueError naming what is wrong."""
    refuse_unknown(table, {one.name for one in fields(AuditCheck)} - {"key"})
    sort, area, checked = CheckSort(table["sort"]), text_of(table, "area"), table["checked"]
    if area not in areas:
        raise ValueError(f"there is no area “{area}”")
    if type(checked) is not date:
        raise ValueError("checked must be a day")
    question = text_of(table, "question", "")
    if bool(question) != (sort is not CheckSort.AUTOMATIC):
        raise ValueError("what a person is asked needs a question, and nothing else has one")
    return AuditCheck(
        key=key,
        title=text_of(table, "title"),
        sort=sort,
        area=area,
        why=text_of(table, "why"),
        source=text_of(table, "source"),
        checked=checked,
        question=question,
        interval_days=positive(table, "interval_days", 92),
        offers=tuple(texts_of(table, "offers")),
        whole=yes_or_no(table, "whole"),
        accepts=yes_or_no(table, "accepts"),
    )


def measures_of(table: Mapping[str, Any]) -> Measures:
    """What checks measure with, from its table; raises ValueError naming what is wrong."""
    refuse_unknown(table, {one.name for one in fields(Measures)})
    return Measures(**table)
