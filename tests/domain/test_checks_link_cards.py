"""Item 17: links open and show a good card: only what was read is said, and always when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.domain.checks import Item, Scope, State, all_good
from planner.domain.checks.case import Basis, Case
from planner.domain.checks.entries import entry_findings
from planner.domain.pages.model import PageVerdict
from planner.domain.pages_seen import FILE, NETWORK, PageSeen, failed_reading, trouble_of
from planner.domain.records import Placement, Post, Status
from planner.domain.rules import Severity
from tests.builders import a_post, an_answer
from tests.scopes import FACTS, NOW, a_scope, item, standing

KEY = "link-card"
TEA, JAM = "https://ferrow.com/tea", "https://ferrow.com/jam"
GOOD = PageVerdict(None, "This link will show with a picture, a title and a description.")
BARE = PageVerdict(Severity.ATTENTION, "This link will show without a picture.")


def seen(verdict: PageVerdict = GOOD, *, day: int = 21, source: str = NETWORK, trouble: str = "") -> PageSeen:
    return PageSeen(datetime(2026, 11, day, 9, tzinfo=UTC), source, verdict, trouble)


def a_week(pages: Mapping[str, PageSeen] | None, *links: str, now: datetime = NOW, **values: Any) -> Scope:
    places: list[tuple[Post, Placement]] = [standing(a_post(link=link), **values) for link in links]
    scope = a_scope(*places, now=now)
    page = None if pages is None else pages.get
    return replace(scope, basis=Basis(plan=scope.plan, now=now, page=page, book=scope.book))


def told(pages: Mapping[str, PageSeen] | None, *links: str, **values: Any) -> Item:
    return item(KEY, a_week(pages, *links, **values))


def in_the_editor(pages: Mapping[str, PageSeen] | None, link: str, **values: Any) -> list[str]:
    scope = a_week(pages, link, **values)
    (placement,) = scope.plan.placements.values()
    return [one.sentence for one in entry_findings(Case(scope.checked, placement), [FACTS[KEY]])]


def test_while_no_page_was_read_a_person_is_asked() -> None:
    asked = told(None, TEA)
    assert (asked.automatic, asked.state, asked.heading) == (False, State.NOT_ANSWERED, "Not answered.")
    assert in_the_editor(None, TEA) == []


@pytest.mark.parametrize("pages", [None, {}])
def test_nobody_is_asked_about_a_week_that_leads_nowhere(pages: Mapping[str, PageSeen] | None) -> None:
    found = told(pages, "", "mailto:jo@ferrow.com", "ferrow,com")
    assert (found.state, found.heading) == (State.NOT_APPLICABLE, "No entry to come leads to a page.")
    assert all_good([found])


def test_links_open_only_when_all_of_them_were_read_and_it_says_when() -> None:
    found = told({TEA: seen(), JAM: seen(day=19)}, TEA, JAM, f"{TEA}?utm_source=x#top")
    assert (found.state, found.automatic) == (State.OK, True)
    assert found.heading == "2 links opened and showed a good card when read, at the earliest on 19 Nov."


def test_a_link_that_nobody_read_is_not_known_to_open() -> None:
    found = told({TEA: seen()}, TEA, JAM)
    assert (found.state, found.half) == (State.HINT, True)
    assert [one.sentence.partition(": ")[2] for one in found.findings] == [
        "ferrow.com/jam was not read, so whether it opens is not known"
    ]
    assert not all_good([found])
    assert in_the_editor({TEA: seen()}, JAM) == []


@pytest.mark.parametrize(
    ("page", "severity", "words"),
    [
        (seen(BARE), Severity.ATTENTION, "This link will show without a picture (read on 21 Nov)"),
        (
            seen(trouble="ferrow.com says that there is no such page (404)."),
            Severity.ATTENTION,
            "The link did not open on 21 Nov: ferrow.com says that there is no such page (404).",
        ),
        (seen(day=8), Severity.HINT, "ferrow.com/tea was last read on 8 Nov; read it again to know how it is now"),
        (
            seen(source=FILE),
            Severity.HINT,
            "ferrow.com/tea shows well as read from a file or text on 21 Nov; whether it opens was not tried",
        ),
        (seen(BARE, source=FILE), Severity.ATTENTION, "without a picture (read from a file or text on 21 Nov)"),
    ],
)
def test_what_was_seen_is_said_with_its_day(page: PageSeen, severity: Severity, words: str) -> None:
    (finding,) = told({TEA: page}, TEA).findings
    assert (finding.severity, finding.about, finding.item) == (severity, "link", KEY)
    assert words in finding.sentence
    assert finding.sentence.endswith(in_the_editor({TEA: page}, TEA)[0])


def test_a_page_that_several_entries_lead_to_is_told_once() -> None:
    found = told({TEA: seen(BARE), JAM: seen(BARE)}, TEA, JAM, f"{TEA}?utm_source=x")
    assert found.heading == "2 links have something to look at"
    finding, other = found.findings
    assert len(other.placements) == 1
    assert len(finding.placements) == 2
    assert ", and 1 more: This link will show without a picture" in finding.sentence


def test_what_was_seen_ages_by_itself() -> None:
    pages = {TEA: seen(day=21)}
    days = [datetime(2026, 11, 23 + later, 9, tzinfo=NOW.tzinfo) for later in (0, 7)]
    assert [told(pages, TEA, now=day).state for day in days] == [State.OK, State.OK]
    late = datetime(2027, 3, 1, 9, tzinfo=NOW.tzinfo)
    assert in_the_editor(pages, TEA, now=late) == [
        "ferrow.com/tea was last read on 21 Nov 2026; read it again to know how it is now"
    ]
    assert in_the_editor({TEA: seen(trouble="Gone.")}, TEA, now=late) == in_the_editor(pages, TEA, now=late)


def test_nothing_is_said_of_what_is_posted() -> None:
    found = told({}, TEA, status=Status.POSTED)
    assert (found.state, found.findings) == (State.NOT_APPLICABLE, ())


def test_a_person_may_answer_what_is_not_known() -> None:
    scope = a_week({}, TEA)
    answered = replace(scope, plan=replace(scope.plan, answers=(an_answer(item=KEY),)))
    assert item(KEY, answered).state is State.OK


def test_long_addresses_are_cut_and_the_day_is_that_of_the_brand() -> None:
    long = f"https://www.ferrow.com/{'a' * 200}"
    (finding,) = told({}, long).findings
    assert len(finding.sentence) < 160
    late = PageSeen(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), NETWORK, BARE)
    tokyo = NOW.astimezone(ZoneInfo("Asia/Tokyo"))
    assert "(read on 21 Nov)" in in_the_editor({TEA: late}, TEA, now=tokyo)[0]


@pytest.mark.parametrize("table", ["", "[]", "{}", "nonsense", '{"trouble": 3}', "[" * 100_000])
def test_a_table_that_says_no_trouble_has_none(table: str) -> None:
    reading = failed_reading("brand", TEA, "It hung up.", NOW, "id")
    assert trouble_of(reading) == "It hung up."
    assert trouble_of(replace(reading, table=table)) == ""


def test_the_trouble_in_a_plan_of_strangers_is_one_short_line_that_steers_nothing() -> None:
    told = trouble_of(failed_reading("brand", TEA, "Red\x1b[31m\n\u202eline " + "x" * 5_000, NOW, "id"))
    assert told.startswith("Red\ufffd[31m \ufffdline x")
    assert len(told) <= 300
