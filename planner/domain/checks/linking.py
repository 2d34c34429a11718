"""Items 14 and 16: links where they do not work, and links that are mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planner.domain.checks.case import Case, since
from planner.domain.checks.finding import Changes, Finding, Fix
from planner.domain.checks.mending import common, own, without
from planner.domain.checks.remembering import Spot, remembered_by_line
from planner.domain.checks.utm import only_tracking_is_odd
from planner.domain.edits import Change
from planner.domain.link_form import corrected
from planner.domain.lore import Lore
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import weekday_words

_MISTYPED = re.compile(r"(?<!\w)(?!https?://)h[htps]{1,7}[:;]/{1,3}[^\s]*[^\s.,;:!?)\]}'\"’”]", re.IGNORECASE)


def dead_links(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Addresses in a text where the network makes no links, more of them than it takes, and words on the profile."""
    links = case.entities.links
    dead = case.facts.get("links.clickable")
    if links and dead is not None and dead.value is False:
        sentence = f"{links[0].text} cannot be tapped in a text on {case.where}"
        fix = own(case, "Take the address out", lambda: without(case.text, [one[:2] for one in links]))
        yield case.finding(fact, sentence, "text", at=links[0][:2], broken=dead, fixes=[fix])
    most = case.facts.get("links.max")
    if most is not None and most.number is not None and len(links) > most.number:
        over = links[int(most.number)]
        sentence = f"{len(links)} links, {case.where} takes {most.number:g}{since(most)}"
        yield case.finding(fact, sentence, "text", at=over[:2], broken=most)
    spots = _profile_words(case.text, case.basis.lore) if case.link.strip() else ()
    if spots and _profile_note(case) not in case.post.notes:
        words = case.text[slice(*spots[0].at)]
        sentence = f"“{words}”: the link in the profile has to lead to {case.link.strip()} by then"
        yield case.finding(fact, sentence, "text", at=spots[0].at, severity=Severity.HINT, fixes=[_noted(case)])


def _profile_note(case: Case) -> str:
    """What the notes of a post say when somebody means to change the link in the profile."""
    return f"Change the link in the profile to {case.link.strip()}"


def _noted(case: Case) -> Fix:
    """The task noted in the post, with the day by which it is to be done."""
    by = f" by {weekday_words(case.day, case.basis.now.year)}"

    def changes() -> Changes:
        notes = "\n".join(filter(None, (case.post.notes.rstrip(), f"{_profile_note(case)}{by}")))
        return (Change(case.post, replace(case.post, notes=notes)),)

    return Fix("Note it in the post as a task", changes)


def well_formed(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """A link that is no address, and addresses in the text whose beginning is mistyped.

    Where only the values of its tracking are odd, item 15 says so.
    """
    proposal = corrected(case.link)
    if proposal is not None and not only_tracking_is_odd(case):
        fix = common(case, f"Write {proposal}", lambda: proposal, "link")
        sentence = f"{case.link.strip()} is no address that opens"
        yield case.finding(fact, sentence, "link", fixes=[fix] if proposal else ())
    for spot in _mistyped(case.text, None):
        yield from _mistyped_in_text(case, fact, *spot.at)


def _mistyped_in_text(case: Case, check: CheckFact, start: int, end: int) -> Iterator[Finding]:
    written = case.text[start:end]
    meant = corrected(written)
    fix = common(case, f"Write {meant}", lambda: case.text[:start] + (meant or written) + case.text[end:])
    sentence = f"{written} in the text is no address that opens"
    yield case.finding(check, sentence, "text", at=(start, end), fixes=[fix] if meant else ())


@remembered_by_line
def _mistyped(text: str, _: None) -> Iterator[Spot]:
    return (Spot(*one.span()) for one in _MISTYPED.finditer(text))


@remembered_by_line
def _profile_words(text: str, lore: Lore) -> Iterator[Spot]:
    return (Spot(*one.span()) for one in lore.bio.finditer(text))
