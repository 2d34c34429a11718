"""The balance as it would be: the same as the plan says once the change is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app import review
from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.live import LiveBalance
from planner.domain import edits
from planner.domain.balance import Verdict
from planner.domain.edits import Change, Edit
from planner.domain.plan import KIND, Plan
from planner.domain.records import Brand, OwnRule, Placement, Post, RuleSort, Stance, Status
from planner.domain.span import Span, Week
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post, a_waiver, an_answer, moved_by

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
EARLIER_WEEKS = 40
BASE = "base-"
CATALOGUE = Catalogue()


def a_long_plan(document: Document, brand: Brand) -> None:
    """Two channels, an idea without a day, and weeks of eight posts whose verdicts hang on the first of them.

    10 of 32 is off under 80/20; 9 of 32 is neither off nor settled, so every later window leans on the first.
    """
    kinds = document.plan(brand).labels_of(KIND)
    changes = [Change(None, a_channel(id=name, brand_id=brand.id, name=name)) for name in ("one", "two")]
    for weeks in range(EARLIER_WEEKS):
        monday = WEEK.shifted(weeks + 1 - EARLIER_WEEKS).monday
        promotional = 3 if weeks in (0, 3) or weeks % 4 == 3 else 2
        for i in range(8):
            stance = Stance.PROMOTIONAL if i < promotional else Stance.ENGAGEMENT
            post = a_post(brand_id=brand.id, stance=stance, kind_id=kinds[i].id if i % 3 else None)
            changes += _placed(post, monday + timedelta(days=i % 7), ("one", "two") if i % 2 else ("one",))
    changes += _placed(a_post(brand_id=brand.id, kind_id=kinds[0].id), None, ("two",))
    document.do(Edit("A plan", tuple(changes)))


def _placed(post: Post, day: date | None, channels: tuple[str, ...]) -> list[Change]:
    places = [
        a_placement(id=f"{BASE}{post.id}-{name}", post_id=post.id, channel_id=name, date=day) for name in channels
    ]
    return [Change(None, post), *(Change(None, place) for place in places)]


@pytest.fixture(scope="module")
def long_plan(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Document]:
    folder: Path = tmp_path_factory.mktemp("live")
    with new_plan(folder / "plan.evenweek", new_brand("Ferrow", "Europe/London"), catalogue) as store:
        document = Document(store)
        a_long_plan(document, document.brands()[0])
        yield document


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    document.do(edits.add_channel(a_channel(id="channel", brand_id=brand.id)))
    return brand


@pytest.fixture
def live(document: Document, catalogue: Catalogue, brand: Brand) -> LiveBalance:
    live = LiveBalance(document, catalogue)
    live.show_brand(brand)
    return live


def plan_post(document: Document, brand: Brand, stance: Stance, day: date | None = MONDAY) -> tuple[Post, Placement]:
    post = a_post(brand_id=brand.id, stance=stance)
    placement = a_placement(post_id=post.id, date=day)
    document.do(edits.new_post(post, [placement]))
    return post, placement


# what can be done to a plan, drawn


def _near(document: Document, brand: Brand) -> Plan:
    """The plan with what may matter to the week: its neighbours, the ideas, and what lies in the trash."""
    plan = document.plan(brand, Span(MONDAY - timedelta(weeks=14), MONDAY + timedelta(weeks=10)))
    for beside in (document.posts_of(brand, [spot.post_id for spot in document.ideas(brand)]), document.trash(brand)):
        plan.posts.update(beside.posts)
        plan.placements.update(beside.placements)
    return plan


def _moves(data: st.DataObject, plan: Plan, some: list[Placement]) -> Edit:
    day = MONDAY + timedelta(days=data.draw(st.integers(-9, 12)))
    return data.draw(
        st.sampled_from(
            [
                moved_by(some, timedelta(days=data.draw(st.integers(-15, 15)))),
                edits.move_to(some, day, time(12)),
                edits.move_to(some, None, None),
                edits.schedule(some, day),
            ]
        )
    )


def _trash_or_restore(data: st.DataObject, plan: Plan, some: list[Placement]) -> Edit:
    if data.draw(st.booleans()):
        some = [place for place in some if place.trashed is None]
        return edits.trash([], some, AT)
    posts = list({place.post_id: plan.posts[place.post_id] for place in some}.values())
    whole = [place for place in plan.placements.values() if place.post_id in {post.id for post in posts}]
    if posts and posts[0].trashed is not None:
        return edits.restore(posts, whole)
    return edits.trash(posts, whole, AT)


def _labels(data: st.DataObject, plan: Plan, some: list[Placement]) -> Edit:
    posts = {place.post_id: plan.posts[place.post_id] for place in some}.values()
    kind_id = data.draw(st.sampled_from([None, *(kind.id for kind in plan.labels_of(KIND))]))
    stance = data.draw(st.sampled_from([None, *Stance]))
    both = [edits.edit_post(post, "kind_id", kind_id) for post in posts]
    both += [edits.edit_post(post, "stance", stance) for post in posts]
    return data.draw(st.sampled_from(both)) if both else Edit("", ())


def _statuses(data: st.DataObject, plan: Plan, some: list[Placement]) -> Edit:
    return edits.set_status(some, data.draw(st.sampled_from(Status)))


def _new_posts(data: st.DataObject, plan: Plan, some: list[Placement]) -> Edit:
    posts = {place.post_id: plan.posts[place.post_id] for place in some if place.trashed is None}.values()
    copies = edits.duplicate(posts, some, days=data.draw(st.integers(-8, 8)))
    post = a_post(brand_id=plan.brand.id, stance=data.draw(st.sampled_from([None, *Stance])))
    channel = data.draw(st.sampled_from([None, "one", "two"]))
    return data.draw(
        st.sampled_from([copies, edits.new_post(post, [a_placement(post_id=post.id, channel_id=channel)])])
    )


def _deletions(data: st.DataObject, plan: Plan, some: list[Placement]) -> Edit:
    posts = {place.post_id: plan.posts[place.post_id] for place in some}
    whole = [place for place in plan.placements.values() if place.post_id in posts]
    return edits.delete(posts.values(), whole)


def _some(data: st.DataObject, plan: Plan) -> list[Placement]:
    """A few placements of those that were there from the start."""
    days = Span(MONDAY - timedelta(weeks=5), MONDAY + timedelta(weeks=2))
    there = [one for one in plan.in_order() if one.id.startswith(BASE) and (one.date is None or one.date in days)]
    return data.draw(st.lists(st.sampled_from(there), min_size=1, max_size=5, unique_by=lambda place: place.id))


VERBS = (_moves, _trash_or_restore, _labels, _statuses, _new_posts, _deletions)


def _check(document: Document, live: LiveBalance, week: Week, edit: Edit, done: Callable[[], None]) -> None:
    """What is said of the week before the edit is done is what the plan says afterwards, on each channel too."""
    brand = document.brands()[0]
    rule = live.book.main(week)
    before = live.judged(week, edit.changes)
    alone = live.judged_by(rule, week, edit.changes, channel_id="two")
    whole = live.whole(week, edit.changes)
    done()
    overall, channels = review.balance(document, brand, week, CATALOGUE, rule=rule)
    assert before.balance == overall
    assert alone.balance == next(judged for channel, judged in channels if channel.id == "two")
    live.refresh(edit.changes)
    assert live.judged(week) == whole.main == before
    assert live.whole(week) == whole


@settings(max_examples=40)
@given(st.data())
def test_a_week_is_judged_before_a_change_as_it_is_after_it(long_plan: Document, data: st.DataObject) -> None:
    brand = long_plan.brands()[0]
    live = LiveBalance(long_plan, CATALOGUE)
    live.show_brand(brand)
    steps = data.draw(st.lists(st.sampled_from(VERBS), min_size=1, max_size=4))
    week = WEEK.shifted(data.draw(st.integers(-1, 1)))
    first = long_plan.next_undo
    try:
        for verb in steps:
            plan = _near(long_plan, brand)
            edit = verb(data, plan, _some(data, plan))
            _check(long_plan, live, week, edit, lambda edit=edit: long_plan.do(edit))
        while long_plan.next_undo is not first:
            _check(long_plan, live, week, long_plan.next_undo.reversed(), long_plan.undo)
    finally:
        while long_plan.next_undo is not first:
            long_plan.undo()


def test_a_verdict_that_hangs_on_a_far_week_is_found(long_plan: Document, catalogue: Catalogue) -> None:
    live = LiveBalance(long_plan, catalogue)
    live.show_brand(long_plan.brands()[0])
    assert live.judged(WEEK).balance.window.verdict is Verdict.RECOVERING


def test_a_drag_asks_the_plan_only_once(
    document: Document, brand: Brand, live: LiveBalance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An idea is dragged over one day after another; the plan is not read again, nor is it when nothing is dragged."""
    _, idea = plan_post(document, brand, Stance.PROMOTIONAL, day=None)
    for stance in (Stance.PROMOTIONAL, Stance.ENGAGEMENT, Stance.ENGAGEMENT):
        plan_post(document, brand, stance)
    live.show_brand(brand)
    first = live.judged(WEEK, edits.schedule([idea], MONDAY).changes)
    for question in ("plan", "entries", "posts_of", "brands"):
        monkeypatch.setattr(document, question, lambda *_: pytest.fail("the plan was read again"))
    for days in range(7):
        shown = live.judged(WEEK, edits.schedule([idea], MONDAY + timedelta(days=days)).changes)
        assert (shown.sentence, set(shown.concerned)) == (first.sentence, set(first.concerned))
    assert first.balance.own.tally.total == 4
    assert live.judged(WEEK).balance.own.tally.total == 3
    assert live.judged(WEEK.shifted(2), edits.schedule([idea], MONDAY).changes).balance.window.tally.total == 4


def test_nothing_is_written_by_asking(document: Document, brand: Brand, live: LiveBalance) -> None:
    post, placement = plan_post(document, brand, Stance.PROMOTIONAL)
    live.judged(WEEK, edits.trash([post], [placement], AT).changes)
    assert document.plan(brand, WEEK.span).placements == {placement.id: placement}


def test_a_launch_week_is_known_when_the_plan_was_read_again(
    document: Document, brand: Brand, live: LiveBalance
) -> None:
    for _ in range(3):
        plan_post(document, brand, Stance.PROMOTIONAL)
    assert live.judged(WEEK).balance.own.verdict is Verdict.OVER
    launch = edits.waive(a_waiver(brand_id=brand.id, rule=brand.rule, reason="Autumn menu"))
    document.do(launch)
    assert live.refresh(launch.changes)
    shown = live.judged(WEEK)
    assert shown.balance.own.verdict is Verdict.ACCEPTED
    assert shown.sentence.endswith("Accepted: Autumn menu.")


def test_another_rule_of_the_brand_is_judged_by(document: Document, brand: Brand, live: LiveBalance) -> None:
    live.judged(WEEK)
    other = edits.amend(brand, "Rule", rule="thirds")
    document.do(other)
    assert live.refresh(other.changes)
    rule = live.judged(WEEK).rule
    assert rule is not None
    assert rule.key == "thirds"


def test_an_unknown_rule_is_said(document: Document, brand: Brand, live: LiveBalance) -> None:
    document.do(edits.amend(brand, "Rule", rule="no-such-rule"))
    live.show_brand(brand)
    for judge in (live.judged, live.whole):
        with pytest.raises(ValueError, match="no-such-rule"):
            judge(WEEK)


def test_posts_of_another_brand_do_not_count(document: Document, brand: Brand, live: LiveBalance) -> None:
    post = a_post(brand_id="another", stance=Stance.PROMOTIONAL)
    foreign = edits.new_post(post, [a_placement(post_id=post.id)])
    assert live.judged(WEEK, foreign.changes) == live.judged(WEEK)


def test_words_and_answers_are_no_reason_to_read_again(document: Document, brand: Brand, live: LiveBalance) -> None:
    post, placement = plan_post(document, brand, Stance.PROMOTIONAL)
    assert not live.refresh(edits.edit_post(post, "text", "Another text").changes)
    assert not live.refresh(edits.edit_placement(placement, "address", "https://example.com/1").changes)
    assert not live.refresh(edits.answer(an_answer(brand_id=brand.id)).changes)
    assert live.refresh(edits.edit_post(post, "stance", None).changes)
    assert live.refresh(edits.new_post(post).changes)


# all rules of a week


def test_a_week_is_judged_by_all_rules_at_once(document: Document, brand: Brand, live: LiveBalance) -> None:
    document.do(edits.amend(brand, "Rule", also=("thirds", "channel-cap-40")))
    live.show_brand(brand)
    for stance in (*4 * [Stance.PROMOTIONAL], *2 * [Stance.ENGAGEMENT]):
        plan_post(document, brand, stance)
    whole = live.whole(WEEK)
    assert whole.main == live.judged(WEEK)
    assert [shown.rule.key for shown in whole.watched if shown.rule] == ["thirds"]
    ((channel, shown),) = whole.channels
    assert (channel.id, shown.off, shown.state) == ("channel", True, Verdict.OVER)
    assert len(shown.concerned) == 4
    assert whole.off


def test_an_archived_channel_is_not_judged(document: Document, brand: Brand, live: LiveBalance) -> None:
    other = a_channel(id="other", brand_id=brand.id, archived=True)
    document.do(edits.add_channel(other))
    live.show_brand(brand)
    assert [channel.id for channel, _ in live.whole(WEEK).channels] == ["channel"]


def test_a_week_that_is_over_in_a_balanced_window_is_said_to_be_over(
    document: Document, brand: Brand, live: LiveBalance
) -> None:
    for stance in (*2 * [Stance.PROMOTIONAL], *2 * [Stance.ENGAGEMENT]):
        plan_post(document, brand, stance)
    for _ in range(6):
        plan_post(document, brand, Stance.ENGAGEMENT, MONDAY - timedelta(weeks=1))
    live.show_brand(brand)
    shown = live.judged(WEEK)
    assert (shown.balance.window.verdict, shown.state, shown.off) == (Verdict.BALANCED, Verdict.OVER, False)
    assert live.whole(WEEK).off


def test_a_week_says_until_when_its_rule_held(document: Document, brand: Brand, live: LiveBalance) -> None:
    earlier = (("2026-10-05", "thirds"), ("2026-11-02", "80-20", "thirds"))
    document.do(edits.amend(brand, "Rule", earlier=earlier))
    live.show_brand(brand)
    assert live.whole(Week(date(2026, 9, 21))).until == Week(date(2026, 9, 28))
    assert live.whole(Week(date(2026, 10, 12))).until is None  # only what is watched was another
    assert live.whole(WEEK).until is None


def test_a_rule_of_ones_own_says_until_when_it_was_another(
    document: Document, brand: Brand, live: LiveBalance, catalogue: Catalogue
) -> None:
    table = dict(catalogue.rulebook(document.settings_of(brand)).mix_table("80-20"))
    stricter = json.dumps(table | {"parts": [{"group": "promotional", "share": 10, "mode": "cap"}]})
    own = OwnRule(id="own", brand_id=brand.id, sort=RuleSort.MIX, key="80-20", table=stricter, since=MONDAY)
    document.do(Edit("Own rule", (Change(None, own),)))
    live.show_brand(brand)
    assert live.whole(WEEK.shifted(-3)).until == WEEK.shifted(-1)
    assert live.whole(WEEK).until is None
