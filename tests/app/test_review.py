"""Balance and checklist asked of an open plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.app import review
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.balance import Verdict
from planner.domain.checks import Item, State
from planner.domain.edits import Change, Edit, add_channel, answer, approve, edit_post, new_post, set_status, trash
from planner.domain.plan import KIND
from planner.domain.records import Brand, Reply, Stance, Status
from planner.domain.span import Span, Week
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post, an_answer
from tests.scopes import MIX

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    document.do(add_channel(a_channel(id="channel", brand_id=brand.id)))
    return brand


def plan_post(document: Document, brand: Brand, day: date, stance: Stance = Stance.ENGAGEMENT, **values: object) -> str:
    post = a_post(brand_id=brand.id, stance=stance)
    document.do(new_post(post, [a_placement(post_id=post.id, date=day, **values)]))
    return post.id


def state_of(items: list[Item], key: str) -> State:
    return next(item.state for item in items if item.key == key)


def test_stances_count_as_records_say(document: Document, brand: Brand) -> None:
    kinds = document.plan(brand).labels_of(KIND)
    for kind in (None, *kinds):
        for stance in (None, *Stance):
            post = a_post(brand_id=brand.id, kind_id=kind.id if kind else None, stance=stance)
            document.do(new_post(post, [a_placement(post_id=post.id)]))
    plan = document.plan(brand, WEEK.span)
    counted = {entry.post_id: (entry.kind, entry.stance) for entry in document.entries(brand, WEEK.span)}
    said = {
        post.id: (kind.key if (kind := plan.kind_of(post)) else "", plan.stance_of(post))
        for post in plan.posts.values()
    }
    assert counted == said
    assert len(said) == 4 * (len(kinds) + 1)


def test_skipped_and_undated_are_not_counted(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    plan_post(document, brand, MONDAY)
    plan_post(document, brand, MONDAY, status=Status.SKIPPED)
    post = a_post(brand_id=brand.id, stance=Stance.ENGAGEMENT)
    document.do(new_post(post, [a_placement(post_id=post.id, date=None, time=None, status=Status.IDEA)]))
    overall, _ = review.balance(document, brand, WEEK, catalogue, rule=catalogue.mix_rules[brand.rule])
    assert overall.own.tally.total == 1


def test_a_rule_long_off_is_still_remembered_after_years(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    """10 of 32 is off under 80/20; 9 of 32 is neither off nor settled, so every later window leans on the first."""
    rule = catalogue.mix_rules["80-20"]
    first = Week(date(2024, 1, 1))
    promotional = [3, 2, 2, 3] + [2, 2, 2, 3] * 30
    changes: list[Change] = []
    for number, count in enumerate(promotional):
        for i in range(8):
            post = a_post(brand_id=brand.id, stance=Stance.PROMOTIONAL if i < count else Stance.ENGAGEMENT)
            placement = a_placement(post_id=post.id, date=first.shifted(number).monday)
            changes += [Change(None, post), Change(None, placement)]
    document.do(Edit("Two years", tuple(changes)))
    last = first.shifted(len(promotional) - 1)
    overall, _ = review.balance(document, brand, last, catalogue, rule=rule)
    assert overall.window.tally.groups["promotional"] == 9
    assert overall.window.verdict is Verdict.RECOVERING


def test_a_brand_without_a_rule(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    free = replace(document.brands()[0], rule="", also=())
    document.do(Edit("No rule", (Change(document.brands()[0], free),)))
    plan_post(document, brand, MONDAY)
    overall, _ = review.balance(document, free, WEEK, catalogue, rule=None)
    assert overall.window.verdict is Verdict.NO_RULE
    items = review.check(document, free, WEEK.span, now=NOW, catalogue=catalogue)
    assert state_of(items, MIX) is State.NOT_APPLICABLE


def test_a_rule_that_is_not_known_is_named(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    unknown = replace(brand, rule="fourths")
    document.do(Edit("Another rule", (Change(brand, unknown),)))
    with pytest.raises(ValueError, match="fourths"):
        review.check(document, unknown, WEEK.span, now=NOW, catalogue=catalogue)


def test_answers_hold_for_their_week_only(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    document.do(answer(an_answer(brand_id=brand.id, item="spelling-tone")))

    def state(week: Week) -> State:
        items = review.check(document, brand, week.span, now=NOW, catalogue=catalogue)
        return next(item.state for item in items if item.key == "spelling-tone")

    assert [state(WEEK), state(WEEK.shifted(1))] == [State.OK, State.NOT_ANSWERED]


def test_an_automatic_item_is_accepted_with_a_reason(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    plan_post(document, brand, MONDAY + timedelta(days=1), format="reel")
    given = an_answer(brand_id=brand.id, item="media-present-and-usable", reply=Reply.ACCEPTED, reason="comes tomorrow")
    key = "media-present-and-usable"

    def item_now() -> tuple[State, str]:
        items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
        return next((item.state, item.sentence) for item in items if item.key == key)

    assert item_now()[0] is State.MUST_FIX
    document.do(answer(given))
    state, sentence = item_now()
    assert state is State.ACCEPTED
    assert "comes tomorrow" in sentence
    document.undo()
    assert item_now()[0] is State.MUST_FIX


def test_approving_settles_what_is_due(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    plan_post(document, brand, MONDAY + timedelta(days=1))

    def due() -> tuple[str, ...]:
        items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
        return next(item.placements for item in items if item.key == "approval")

    placement = next(iter(document.plan(brand, WEEK.span).placements.values()))
    assert due() == (placement.id,)
    document.do(set_status([placement], Status.APPROVED))
    assert due() == ()


def test_a_span_without_entries_is_no_trouble(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    items = review.check(document, brand, Span(date(1900, 1, 1), date(1900, 1, 2)), now=NOW, catalogue=catalogue)
    assert state_of(items, MIX) is State.TOO_FEW


@pytest.mark.parametrize(("last", "following"), [(date(2025, 1, 1), None), (date(2026, 11, 1), date(2027, 3, 1))])
def test_a_silence_is_found_however_long_it_is(
    last: date, following: date | None, document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    for day in filter(None, (last, following)):
        plan_post(document, brand, day, format="image")
    items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
    silence = next(item for item in items if item.key == "longest-silence")
    assert silence.state is State.ATTENTION
    assert ("1 Jan 2025" if following is None else "1 Nov to 1 Mar 2027") in silence.sentence
    assert len(silence.placements) == (2 if following else 1)


# what lies elsewhere


def test_posts_that_may_come_again_are_known_with_their_last_day(document: Document, brand: Brand) -> None:
    def stand(day: date, **values: object) -> str:
        post = a_post(brand_id=brand.id, **values)
        document.do(new_post(post, [a_placement(post_id=post.id, date=day, id=f"{post.id} {day}")]))
        return post.id

    stand(MONDAY)
    seen = stand(date(2026, 5, 1), evergreen=True, title="seen")
    anew = stand(date(2026, 5, 2), evergreen=True, title="anew")
    stand(date(2026, 10, 1), variant_of=anew)
    gone = stand(date(2026, 5, 3), evergreen=True)
    document.do(trash([document.posts_of(brand, [gone]).posts[gone]], [], NOW))
    never = a_post(brand_id=brand.id, evergreen=True)
    document.do(new_post(never, [a_placement(post_id=never.id, date=None, time=None)]))
    last = {post.id: day for post, day, *_ in document.evergreens(brand)}
    assert last == {seen: date(2026, 5, 1), anew: date(2026, 10, 1), never.id: None}


def test_the_checklist_offers_an_idea_and_a_variant(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    idea = a_post(brand_id=brand.id, title="Latte art")
    document.do(
        new_post(idea, [a_placement(post_id=idea.id, channel_id=None, date=None, time=None, status=Status.IDEA)])
    )
    old = a_post(brand_id=brand.id, title="Beans", evergreen=True)
    document.do(new_post(old, [a_placement(post_id=old.id, date=date(2026, 6, 1), format="image")]))
    items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
    fixes = {fix.words: fix for item in items for finding in item.findings for fix in finding.fixes}
    for words in ("Move the idea “Latte art” here", "Make a variant of “Beans”", "Add 2 empty drafts in start slots"):
        document.do(fixes[words].edit())
    after = {item.key: item for item in review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)}
    assert after["evergreen-refresh"].state is State.OK
    assert after["cadence-per-channel"].state is State.OK


def test_starred_days_are_looked_for_where_the_brand_is(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    starred = replace(brand, country="GB", region="ENG", starred=("holiday:GB:Boxing Day",))
    document.do(Edit("Star", (Change(brand, starred),)))
    week = Week.of(date(2026, 12, 26))
    items = review.check(document, starred, week.span, now=NOW, catalogue=catalogue)
    days = next(item for item in items if item.key == "special-days")
    assert [finding.sentence for finding in days.findings] == ["“Boxing Day” is on Sat 26 Dec, without a post"]


def test_what_is_approved_by_a_fix_is_approved_by_who_is_named(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    plan_post(document, brand, MONDAY)
    items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue, who="Maeve")
    (finding,) = next(item.findings for item in items if item.key == "approval")
    document.do(finding.fixes[0].edit())
    (entry,) = document.plan(brand).placements.values()
    assert (entry.status, entry.approved_by, entry.approved_at) == (Status.APPROVED, "Maeve", NOW)


def test_an_approval_that_was_lost_is_told_until_somebody_says_something_of_it(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    post_id = plan_post(document, brand, MONDAY)
    plan = document.plan(brand)
    document.do(approve(plan.placements.values(), NOW, "Maeve"))
    approved, named = document.plan(brand), "“A post” on instagram, Mon 23 Nov 09:00"
    document.do(edit_post(plan.posts[post_id], "text", "Other words"))

    def told() -> list[str]:
        items = review.check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
        return [finding.sentence for item in items for finding in item.findings if item.key == "approval"]

    assert told() == [f"{named} was approved by Maeve on Mon 23 Nov and has changed since"]
    document.undo()
    assert (document.plan(brand), told()) == (approved, [])
    document.redo()
    document.do(set_status(document.plan(brand).placements.values(), Status.READY))
    assert told() == [f"{named} is still ready"]
