"""Work with creators: what is due, what was agreed, and where their content is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.checks import Elsewhere, State
from planner.domain.creators import DueSort, cost_of, dues, is_agreed, payment_due, raised
from planner.domain.edits.creators import (
    add_deliverable,
    delete_collaboration,
    delete_deliverable,
    keep_collaboration,
    note_draft,
    note_live,
    set_stage,
)
from planner.domain.records import Age, Collaboration, Deliverable, Measurement, Media, Post, Rights, Stage, Status
from planner.domain.rules import Severity
from planner.domain.span import Span
from tests.builders import MONDAY, WEEK, a_brand, a_placement, a_post
from tests.domain.paid_cases import CONTENT, CREATORS, a_collaboration, a_piece, a_plan, days, sentences, work_findings
from tests.scopes import FACTS, a_case, a_scope, done, found, item, standing

# what is due


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"draft_due": days(-1)}, [(DueSort.DRAFT, True)]),
        ({"draft_due": days(0)}, [(DueSort.DRAFT, False)]),
        ({"draft_due": days(-1), "draft_in": days(-2)}, []),
        ({"opens": days(2), "closes": days(5)}, [(DueSort.OPENS, False)]),
        ({"opens": days(0), "closes": days(5)}, [(DueSort.LIVE, False)]),
        ({"opens": days(-5), "closes": days(-1)}, [(DueSort.LIVE, True)]),
        ({"draft_due": days(-1), "closes": days(-1), "done_on": days(-1)}, []),
    ],
)
def test_what_is_due_of_a_piece(values: dict[str, Any], expected: list[tuple[DueSort, bool]]) -> None:
    work = a_collaboration()
    assert [(due.sort, due.late) for due in dues(work, [a_piece(work, **values)], MONDAY)] == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"report_due": days(3)}, [(DueSort.REPORT, False)]),
        ({"report_due": days(-3)}, [(DueSort.REPORT, True)]),
        ({"report_due": days(-3), "report": "numbers.pdf"}, []),
        ({"report_due": days(-3), "stage": Stage.REPORTED}, []),
        ({"invoiced_on": days(-20), "net_days": 14}, [(DueSort.PAYMENT, True)]),
        ({"invoiced_on": days(-20), "net_days": 30}, [(DueSort.PAYMENT, False)]),
        ({"invoiced_on": days(-20), "paid_on": days(-3)}, []),
        ({"invoiced_on": days(-20), "stage": Stage.PAID}, []),
        ({"rights_until": days(5)}, [(DueSort.RIGHTS, False)]),
        ({"rights_until": days(-5)}, []),
    ],
)
def test_what_is_due_of_the_work(values: dict[str, Any], expected: list[tuple[DueSort, bool]]) -> None:
    assert [(due.sort, due.late) for due in dues(a_collaboration(**values), [], MONDAY)] == expected


def test_the_earliest_is_due_first() -> None:
    work = a_collaboration(rights_until=days(1), report_due=days(9))
    pieces = [a_piece(work, draft_due=days(4)), a_piece(work, opens=days(2))]
    assert [due.day for due in dues(work, pieces, MONDAY)] == [days(1), days(2), days(4), days(9)]


def test_what_work_costs_and_until_when_it_is_paid() -> None:
    assert cost_of(a_collaboration()) is None
    assert cost_of(a_collaboration(fee=Decimal(300), product_value=Decimal(40))) == 340
    assert payment_due(a_collaboration(invoiced_on=date(2026, 11, 1))) == date(2026, 11, 1)


def test_stages_only_go_up_by_themselves() -> None:
    assert not is_agreed(a_collaboration(stage=Stage.ASKED))
    assert raised(a_collaboration(), Stage.LIVE).stage is Stage.LIVE
    assert raised(a_collaboration(stage=Stage.PAID), Stage.LIVE).stage is Stage.PAID


# findings about what is due


def test_nothing_is_found_in_work_that_is_in_order() -> None:
    work = a_collaboration(rights_until=days(60), report_due=days(20), invoiced_on=days(-3), net_days=30)
    piece = a_piece(work, draft_due=days(3), opens=days(9), closes=days(12))
    assert work_findings(work, piece) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"draft_due": days(-2)}, "Nela: the draft of the reel was due on Sat 21 Nov"),
        (
            {"draft_due": days(9), "opens": days(9)},
            "Nela: the draft of the reel is due no earlier than it may appear on Wed 2 Dec",
        ),
        ({"closes": days(-1), "pieces": 3, "format": "story"}, "Nela: the 3 stories should be live since Sun 22 Nov"),
        (
            {"opens": days(7), "closes": days(9)},
            "Nela: the reel may appear from Mon 30 Nov on, until Wed 2 Dec",
        ),
        ({"opens": days(0), "format": ""}, "Nela: the piece may appear from Mon 23 Nov on"),
    ],
)
def test_what_is_late_or_comes_soon_is_told(values: dict[str, Any], sentence: str) -> None:
    work = a_collaboration()
    assert sentences(work_findings(work, a_piece(work, **values))) == [sentence]


def test_days_to_appear_that_end_before_they_begin_are_changed_over() -> None:
    work = a_collaboration()
    piece = a_piece(work, opens=days(9), closes=days(7))
    (one,) = work_findings(work, piece)
    assert done(one.fixes[0]) == {piece.id: replace(piece, opens=days(7), closes=days(9))}


def test_what_is_live_is_not_waited_for() -> None:
    work = a_collaboration()
    assert work_findings(work, a_piece(work, draft_due=days(-9), closes=days(-2), done_on=days(-3))) == []


def test_a_report_and_an_invoice_that_are_late() -> None:
    work = a_collaboration(report_due=days(-1), invoice="17/26", invoiced_on=days(-30), net_days=14)
    found_ = work_findings(work)
    assert sentences(found_) == [
        "Nela: the report was due on Sun 22 Nov",
        "Nela: the invoice 17/26 was to be paid by Sat 7 Nov",
    ]
    assert done(found_[1].fixes[0]) == {work.id: replace(work, paid_on=MONDAY)}


# wording


@pytest.mark.parametrize(
    ("words", "jurisdiction", "sentence", "wanted"),
    [
        ("#ad with Nela", "uk", "", ""),
        ("Sponsored by us", "us", "", ""),
        ("", "uk", "Nela: no words of disclosure are agreed, such as “#ad” at the very beginning", "#ad"),
        ("#collab", "uk", "Nela: “#collab” is unclear", "#ad"),
        ("#partner", "us", "Nela: “#partner” is unclear", "#ad"),
        (
            "A present from Ferrow",
            "us",
            "Nela: the agreed words do not begin with a label such as “#ad”",
            "#ad A present from Ferrow",
        ),
        ("Sponsored", "uk", "Nela: the agreed words do not begin with a label such as “#ad”", "#ad Sponsored"),
    ],
)
def test_words_of_disclosure_fit_the_country(words: str, jurisdiction: str, sentence: str, wanted: str) -> None:
    work = a_collaboration(disclosure=words)
    plan = a_plan(brand=a_brand(jurisdiction=jurisdiction), collaborations=(work,))
    found_ = work_findings(work, plan=plan)
    assert sentences(found_) == ([sentence] if sentence else [])
    for one in found_:
        assert one.source.endswith("A reminder, not legal advice.")
        assert done(one.fixes[0]) == {work.id: replace(work, disclosure=wanted)}


@pytest.mark.parametrize("stage", [Stage.FOUND, Stage.ASKED, Stage.REPORTED, Stage.PAID])
def test_words_are_asked_for_while_the_work_lasts(stage: Stage) -> None:
    assert work_findings(a_collaboration(stage=stage, disclosure="", platform_label="")) == []


def test_the_label_of_the_network_is_a_hint() -> None:
    (one,) = work_findings(a_collaboration(platform_label=""))
    assert one.severity is Severity.HINT
    assert "not legal advice" in one.source


# exclusivity


def a_pair(first: dict[str, Any], second: dict[str, Any]) -> list[list[str]]:
    works = a_collaboration(**first), a_collaboration(**{"creator": "Bea"} | second)
    plan = a_plan(collaborations=works)
    return [sentences(work_findings(one, plan=plan)) for one in works]


@pytest.mark.parametrize(
    ("first", "second", "days_said"),
    [
        ({}, {}, ""),
        ({"exclusive_until": days(9)}, {"exclusive_from": days(9)}, " from Wed 2 Dec until Wed 2 Dec"),
        ({"exclusive_from": days(1)}, {"exclusive_from": days(3)}, " from Thu 26 Nov"),
    ],
)
def test_two_creators_cannot_both_be_the_only_one(first: Any, second: Any, days_said: str) -> None:
    said = f"Both Bea and Nela were promised to be the only one for coffee{days_said}"
    both = a_pair({"exclusive_in": "Tea, Coffee"} | first, {"exclusive_in": "coffee"} | second)
    assert both == [[said], [said]]


@pytest.mark.parametrize(
    "second",
    [{"exclusive_in": "tea"}, {"exclusive_from": days(20)}, {"archived": True}, {"exclusive_in": ""}],
)
def test_other_sorts_and_other_days_do_not_clash(second: dict[str, Any]) -> None:
    first = {"exclusive_in": "coffee", "exclusive_until": days(9)}
    assert a_pair(first, {"exclusive_in": "coffee"} | second)[0] == []


# rights


def test_rights_that_end_soon_are_a_hint_and_later_ones_are_not_told() -> None:
    (one,) = work_findings(a_collaboration(rights_until=days(14)))
    assert (one.severity, one.sentence) == (Severity.HINT, "Nela: the rights end on Mon 7 Dec")
    assert work_findings(a_collaboration(rights_until=days(15))) == []
    assert work_findings(a_collaboration(rights_until=days(-1))) == []


@pytest.mark.parametrize(("until", "ends"), [(days(10), "end on Thu 3 Dec"), (days(-3), "ended on Fri 20 Nov")])
def test_entries_after_the_end_of_the_rights_are_named(until: date, ends: str) -> None:
    late, posted, early = (
        a_placement(date=days(12)),
        a_placement(date=days(12), status=Status.POSTED),
        a_placement(date=days(-9)),
    )
    (one,) = work_findings(a_collaboration(rights_until=until), entries=[late, posted, early])
    assert one.sentence == f"Nela: the rights {ends}, and the post of Sat 5 Dec still shows the content"
    assert (one.severity, one.placements) == (Severity.ATTENTION, (late.id,))


def test_rights_that_end_before_they_begin_are_changed_over() -> None:
    work = a_collaboration(rights_from=days(9), rights_until=days(2))
    (one,) = work_findings(work)
    assert done(one.fixes[0]) == {work.id: replace(work, rights_from=days(2), rights_until=days(9))}


# content in entries


def shown(work: Collaboration, post: Post | None = None, *, asset: str = "", **values: Any) -> Any:
    """The case of an entry that shows a piece of the work."""
    one = post or a_post(partner="Nela")
    case = a_case(one, **values)
    piece = a_piece(work, asset=asset, post_id=None if asset else one.id)
    plan = replace(case.plan, collaborations=(work,), deliverables=(piece,))
    case.basis.plan = plan
    return case


@pytest.mark.parametrize("until", [days(-1), days(0)])
def test_rights_end_before_an_entry_goes_out(until: date) -> None:
    case = shown(a_collaboration(rights_until=until), date=days(3))
    (one,) = found(CONTENT, case)
    assert one.severity is Severity.MUST_FIX
    assert one.sentence.startswith("The rights to the content of Nela end on")
    assert [fix.words for fix in one.fixes] == ["Mark it as skipped"]


def test_an_entry_is_moved_to_the_last_day_of_the_rights() -> None:
    case = shown(a_collaboration(rights_until=days(2)), date=days(3))
    (one,) = found(CONTENT, case)
    assert one.fixes[0].words == "Move it to Wed 25 Nov"
    assert done(one.fixes[0]) == {case.placement.id: replace(case.placement, date=days(2))}


def test_an_entry_before_the_rights_begin_is_moved_to_their_first_day() -> None:
    case = shown(a_collaboration(rights_from=days(5)), date=days(3))
    (one,) = found(CONTENT, case)
    assert done(one.fixes[0]) == {case.placement.id: replace(case.placement, date=days(5))}


def test_the_file_of_a_piece_is_known_by_its_name() -> None:
    post = a_post(partner="Nela", media=(Media("C:\\ads\\Reel.MP4"),))
    case = shown(a_collaboration(rights_until=days(1)), post, asset="/in/reel.mp4", date=days(3))
    assert len(found(CONTENT, case)) == 1
    other = a_post(partner="Nela", media=(Media("other.mp4"),))
    assert found(CONTENT, shown(a_collaboration(rights_until=days(1)), other, asset="/in/reel.mp4")) == []


@pytest.mark.parametrize(("uses", "number"), [(("paid",), 1), (("organic",), 0), ((), 0)])
def test_content_is_shown_on_own_channels_only_where_agreed(uses: tuple[str, ...], number: int) -> None:
    assert len(found(CONTENT, shown(a_collaboration(uses=uses)))) == number


def test_a_creator_is_named_as_partner() -> None:
    post = a_post()
    case = shown(a_collaboration(creator="Nela (@nelabrews)"), post)
    (one,) = found(CONTENT, case)
    assert one.severity is Severity.ATTENTION
    assert done(one.fixes[0]) == {post.id: replace(post, partner="Nela (@nelabrews)")}


def test_the_agreed_credit_is_in_the_text() -> None:
    post = a_post(partner="Nela", text="Hello")
    (one,) = found(CONTENT, shown(a_collaboration(credit="Film: @nela"), post))
    assert done(one.fixes[0]) == {post.id: replace(post, text="Hello\n\nFilm: @nela")}
    assert found(CONTENT, shown(a_collaboration(credit="Film: @nela"), a_post(partner="N", text="FILM: @Nela"))) == []


def test_what_is_posted_is_offered_nothing() -> None:
    case = shown(a_collaboration(rights_until=days(1)), date=days(3), status=Status.POSTED)
    assert [one.fixes for one in found(CONTENT, case)] == [()]


def test_withdrawn_content_says_where_it_is_still_out() -> None:
    post = a_post(permission="yes", rights=Rights(owner="@bea", withdrawn=True))
    out = a_placement(channel_id="channel", date=days(-30), status=Status.POSTED)
    (one,) = found("permission", a_case(post, others=[out]))
    assert one.sentence == "@bea took the permission back; take it down on The channel (24 Oct)"


# the item


def test_the_item_tells_of_the_week_that_it_is() -> None:
    work = a_collaboration(report_due=days(-1))
    assert item(CREATORS, a_scope(span=WEEK.span, collaborations=(work,))).state is State.ATTENTION
    later = Span(days(7), days(14))
    assert item(CREATORS, a_scope(span=later, collaborations=(work,))).state is State.NOT_APPLICABLE
    assert item(CREATORS, a_scope(span=WEEK.span)).state is State.NOT_APPLICABLE


def test_a_clash_is_told_once_for_both() -> None:
    works = tuple(a_collaboration(creator=name, exclusive_in="coffee") for name in ("Nela", "Bea"))
    assert len(item(CREATORS, a_scope(span=WEEK.span, collaborations=works)).findings) == 1


def test_entries_beyond_the_week_are_asked_for_when_rights_end() -> None:
    work = a_collaboration(rights_until=days(3))
    post, entry = standing(date=days(40))
    scope = a_scope(span=WEEK.span, collaborations=(work,), deliverables=(a_piece(work, post_id=post.id),))
    scope = replace(
        scope,
        elsewhere=Elsewhere(
            records=lambda ids: a_plan((post, entry), deliverables=scope.plan.deliverables, collaborations=(work,))
        ),
    )
    assert item(CREATORS, scope).findings[0].placements == (entry.id,)


def test_every_item_has_its_facts() -> None:
    assert {CREATORS, CONTENT} <= set(FACTS)
    assert (FACTS[CREATORS].hours, FACTS[CREATORS].days) == (168, 14)


# edits


def test_a_piece_begins_on_the_network_of_the_one_before() -> None:
    work = a_collaboration(handles=(("tiktok", "@nela"),))
    first = add_deliverable(work, []).changes[0].after
    assert isinstance(first, Deliverable)
    assert (first.platform, first.position, first.collaboration_id) == ("tiktok", 0, work.id)
    second = add_deliverable(work, [replace(first, platform="instagram")]).changes[0].after
    assert isinstance(second, Deliverable)
    assert (second.platform, second.position) == ("instagram", 1)


def test_a_draft_and_going_live_take_the_work_along() -> None:
    work = a_collaboration()
    one, two = a_piece(work), a_piece(work, done_on=MONDAY)
    drafted = {change.record.id: change.after for change in note_draft(work, one, MONDAY).changes}
    assert drafted == {one.id: replace(one, draft_in=MONDAY), work.id: replace(work, stage=Stage.DRAFT_IN)}
    live = {change.record.id: change.after for change in note_live(work, one, [one, two], MONDAY).changes}
    assert live == {one.id: replace(one, done_on=MONDAY), work.id: replace(work, stage=Stage.LIVE)}
    partly = note_live(work, two, [one, two], MONDAY)
    assert replace(work, stage=Stage.APPROVED) in [change.after for change in partly.changes]


def test_work_takes_all_along_that_it_holds() -> None:
    work, other = a_collaboration(), a_collaboration()
    mine, others = a_piece(work), a_piece(other)
    numbers = Measurement(id="m", brand_id="brand", deliverable_id=mine.id, age=Age.LIFE, captured=MONDAY)
    gone = [change.before for change in delete_collaboration(work, [mine, others], [numbers]).changes]
    assert gone == [numbers, mine, work]
    assert [change.before for change in delete_deliverable(mine, [numbers]).changes] == [numbers, mine]


def test_edits_say_whom_they_are_about() -> None:
    work = a_collaboration()
    assert keep_collaboration(work).text == "Add creator Nela"
    assert keep_collaboration(replace(work, creator="")).text == "Add a creator"
    assert keep_collaboration(replace(work, brief="x"), before=work).text == "Change Nela"
    assert set_stage(work, Stage.PRODUCT_SENT).text == "Mark Nela as product sent"
