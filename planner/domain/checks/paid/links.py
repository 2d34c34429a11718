"""The link of an advertisement: its readers are counted apart from those who were not paid for."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.paid.case import FlightCase
from planner.domain.edits import Change
from planner.domain.link_form import corrected, own
from planner.domain.paid.links import PAID_MEDIUM, entry_link, medium_of, paid_link, unpaid_mediums
from planner.domain.rules import CheckFact, Severity


def medium(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """A link that is mistyped, or says the same as those of posts that are not paid for, or nothing."""
    link, domains = case.flight.link, case.plan.brand.domains
    meant = corrected(link)
    if meant is not None:
        fixes = [case.changed(f"Correct it to {meant}", link=meant)] if meant else []
        yield case.found(fact, f"{case.name}: the link is mistyped", fixes=fixes, severity=Severity.MUST_FIX)
        return
    said = medium_of(link)
    if said.casefold() in unpaid_mediums(case.template):
        sentence = f"{case.name}: the link says “{said}”, as the links of posts that are not paid for"
        yield case.found(fact, sentence, fixes=[_built(case)])
    elif link and not said and own(link, domains):
        yield case.found(
            fact, f"{case.name}: the link does not say that its readers were paid for", fixes=[_built(case)]
        )


def shared_link(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """A boost with the link of its post, which counts all readers together."""
    link = entry_link(case.plan, case.flight)
    if case.flight.link or not link or not own(link, case.plan.brand.domains):
        return
    sentence = f"{case.name} has the link of its post, so readers who were paid for are counted with the others"
    yield case.found(fact, sentence, fixes=[_built(case)], severity=Severity.HINT)


def _built(case: FlightCase) -> Fix:
    def changes() -> tuple[Change, ...]:
        return case.changed("", link=paid_link(case.plan, case.flight, case.template)).changes

    return Fix(f"Build the link with “{PAID_MEDIUM}”", changes)
