"""Item 15: the words in the brand's own links that say where readers came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.mending import common
from planner.domain.edits import Change
from planner.domain.link_form import corrected, own
from planner.domain.rules import CheckFact, Severity
from planner.domain.tracking import names_channel, tracked, tracking, values_of

_SOURCE = "utm_source"
_UNKNOWN_SITES = "Evenweek does not know which web sites are yours; say so in Brand settings, and links can be built"


def utm(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Own links that do not say where readers came from, name another channel, or are written with capitals.

    Links to others are left alone; while the brand names no address of its own, only what a link says is looked at.
    """
    if not _is_looked_at(case):
        return
    domains = case.plan.brand.domains
    said = tracking(case.link)
    source = said.get(_SOURCE, "")
    if domains and not source.strip():
        yield case.finding(fact, "The link does not say where readers come from", "link", fixes=[_built(case)])
    if source.strip() and case.channel is not None and not names_channel(source, case.channel, case.basis.platforms):
        sentence = f"The link says that readers come from {source}, this is {case.where}"
        yield case.finding(fact, sentence, "link", fixes=[_built(case)])
    odd = [value for value in said.values() if value != value.lower() or any(map(str.isspace, value))]
    if odd:
        words = ", ".join(f"“{value}”" for value in odd)
        sentence = f"{words} in the link has capitals or spaces, and is counted apart from other spellings"
        fix = common(case, "Write it small and with hyphens", lambda: tracked(case.link, "", {}), "link")
        yield case.finding(fact, sentence, "link", fixes=[fix])


def unknown_sites(cases: Sequence[Case], fact: CheckFact) -> Finding | None:
    """Why no link is built: the brand has not said which web sites are its own, and there are links to come."""
    if not any(_is_looked_at(case) and not case.settled and not case.plan.brand.domains for case in cases):
        return None
    return Finding(Severity.HINT, _UNKNOWN_SITES, about="link", source=fact.source, item=fact.key)


def only_tracking_is_odd(case: Case) -> bool:
    """Whether the link would be well-formed if the values of its tracking were written small and with hyphens."""
    return _is_looked_at(case) and corrected(tracked(case.link, "", {})) is None


def _is_looked_at(case: Case) -> bool:
    domains = case.plan.brand.domains
    return bool(case.link.strip()) and case.channel is not None and (not domains or own(case.link, domains))


def _built(case: Case) -> Fix | None:
    """The link of this entry with what the brand's template says; a mistyped link is to be mended first."""
    if corrected(case.link) is not None or not own(case.link, case.plan.brand.domains):
        return None
    template = case.plan.brand.tracking or case.basis.tracking

    def changes() -> tuple[Change, ...]:
        link = tracked(case.link, template, values_of(case.plan, case.post, case.placement))
        return () if link == case.link else (Change(case.placement, replace(case.placement, link=link)),)

    return Fix(f"Build the link for {case.where}", changes) if template else None
