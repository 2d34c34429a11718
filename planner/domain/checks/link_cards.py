"""Item 17: whether links open and show well, as far as their pages were read; until one was, a person answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planner.domain.amounts import counted
from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding
from planner.domain.checks.item import Outcome, State
from planner.domain.link_form import corrected
from planner.domain.pages.address import page_address
from planner.domain.pages_seen import NETWORK, PageSeen
from planner.domain.quote import shortened
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import day_words

_LONGEST = 60
"""Characters of an address in a sentence."""


def link_card(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """What was seen of the page that an entry leads to, with its day; nothing of a page that nobody read."""
    seen = _seen(case)
    if seen is None:
        return
    day = _day(case, seen)
    if _is_old(case, fact, day):
        sentence = f"{_page(case)} was last read on {_words(case, day)}; read it again to know how it is now"
        yield case.finding(fact, sentence, "link", severity=Severity.HINT)
    elif seen.trouble:
        sentence = f"The link did not open on {_words(case, day)}: {seen.trouble}"
        yield case.finding(fact, sentence, "link")
    elif seen.verdict.severity is not None:
        sentence = f"{seen.verdict.words.removesuffix('.')} ({_read(seen)} on {_words(case, day)})"
        yield case.finding(fact, sentence, "link", severity=seen.verdict.severity)
    elif seen.source != NETWORK:
        sentence = f"{_page(case)} shows well as {_read(seen)} on {_words(case, day)}; whether it opens was not tried"
        yield case.finding(fact, sentence, "link", severity=Severity.HINT)


def is_computed(cases: Sequence[Case]) -> bool:
    """Whether a person need not be asked: pages were read, or what is still to come leads to none."""
    return any(case.basis.page is not None for case in cases) or bool(cases and not _leading(cases))


def link_cards(cases: Sequence[Case], fact: CheckFact) -> tuple[Iterable[tuple[Case, Finding]], Outcome]:
    """What is found in entries that are still to come, each with its entry, and what is said when that is nothing."""
    leading = _leading(cases)
    found = [(case, one) for case in leading for one in (*link_card(case, fact), *_unread(case, fact))]
    days = [_day(case, seen) for case in leading if (seen := _seen(case)) is not None]
    if not days:
        return found, Outcome("No entry to come leads to a page.", state=State.NOT_APPLICABLE)
    oldest = day_words(min(days), cases[0].basis.now.year)
    links = counted(len({page_of(case) for case in leading}), "link")
    return found, Outcome(f"{links} opened and showed a good card when read, at the earliest on {oldest}.")


def _leading(cases: Iterable[Case]) -> list[Case]:
    """The entries to come that lead to a page of the web."""
    return [case for case in cases if not case.settled and page_of(case)]


def page_of(case: Case) -> str:
    """The address of the page that an entry leads to, "" for none of the web."""
    link = case.link.strip()
    return page_address(link, case.basis.added_names) if link and corrected(link) is None else ""


def _seen(case: Case) -> PageSeen | None:
    address = page_of(case)
    return case.basis.page(address) if address and case.basis.page is not None else None


def _unread(case: Case, fact: CheckFact) -> Iterator[Finding]:
    if _seen(case) is None:
        sentence = f"{_page(case)} was not read, so whether it opens is not known"
        yield case.finding(fact, sentence, "link", severity=Severity.HINT)


def _day(case: Case, seen: PageSeen) -> date:
    return seen.at.astimezone(case.basis.now.tzinfo).date()


def _is_old(case: Case, fact: CheckFact, day: date) -> bool:
    return (case.basis.now.date() - day).days > fact.days


def _words(case: Case, day: date) -> str:
    return day_words(day, case.basis.now.year)


def _page(case: Case) -> str:
    """The page as people name it: without scheme, and not its whole length."""
    name = page_of(case).partition("://")[2].removeprefix("www.").removesuffix("/")
    return shortened(name, _LONGEST)


def _read(seen: PageSeen) -> str:
    return "read" if seen.source == NETWORK else "read from a file or text"
