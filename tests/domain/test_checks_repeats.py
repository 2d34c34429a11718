"""Distance on a channel, the same text, the same link, and what is not complete a week ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from planner.domain.balance import Entry
from planner.domain.checks import Elsewhere, Scope, State
from planner.domain.checks.pages import address_of
from planner.domain.records import Placement, Post, Stance, Status
from planner.domain.rules import Severity
from planner.domain.span import ONE_WEEK, Span
from tests.builders import MONDAY, WEEK, a_post, an_entry
from tests.scopes import LONDON, MEDIA, a_scope, an_instagram, done, item, pictures, standing

SPACING, TEXT, LINK = "spacing-and-collisions", "same-text-again", "same-link-again"
ASSETS, AHEAD = "assets-ready", "approval-ahead"
HOUR = an_instagram(min_gap_hours=1)


# distance


def spaced(*places: tuple[Post, Placement], entries: tuple[Entry, ...] = (), **values: Any) -> Scope:
    known = [
        an_entry(
            post.stance,
            place.date or MONDAY,
            clock=place.time,
            placement_id=place.id,
            post_id=post.id,
            format=place.format,
        )
        for post, place in places
    ]
    return a_scope(*places, entries=(*known, *entries), cadences=(HOUR,), **values)


def test_two_entries_within_the_gap_are_one_finding_that_moves_the_later_one() -> None:
    first, second = standing(time=time(8)), standing(time=time(8, 15))
    told = item(SPACING, spaced(first, second))
    (one,) = told.findings
    assert one.placements == (first[1].id, second[1].id)
    assert "15 minutes after" in one.sentence
    assert told.heading == "Two entries stand close on their channel"
    assert done(one.fixes[0]) == {second[1].id: replace(second[1], time=time(9))}


def test_the_free_time_keeps_its_distance_from_all_others() -> None:
    places = [standing(time=clock) for clock in (time(8), time(8, 15), time(9), time(9, 45))]
    scope = spaced(*places)
    free = {one.placements: done(one.fixes[0]) for one in item(SPACING, scope).findings}
    moved = free[places[0][1].id, places[1][1].id][places[1][1].id]
    assert isinstance(moved, Placement)
    assert moved.time == time(10, 45)


def test_late_in_the_evening_the_next_day_is_tried_at_the_same_time() -> None:
    first, second = standing(time=time(23, 30)), standing(time=time(23, 45))
    (one,) = item(SPACING, spaced(first, second)).findings
    after = done(one.fixes[0])[second[1].id]
    assert isinstance(after, Placement)
    assert (after.date, after.time) == (MONDAY + timedelta(days=1), time(23, 45))


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ((Status.POSTED, Status.DRAFT), 1),
        ((Status.DRAFT, Status.POSTED), 0),
        ((Status.POSTED, Status.POSTED), None),
    ],
)
def test_what_is_out_is_not_moved(statuses: tuple[Status, Status], moved: int | None) -> None:
    places = [standing(time=time(8, 15 * at), status=status) for at, status in enumerate(statuses)]
    (one,) = item(SPACING, spaced(*places)).findings
    assert [list(done(fix)) for fix in one.fixes] == ([] if moved is None else [[places[moved][1].id]])


@pytest.mark.parametrize(
    "values", [{"time": time(9)}, {"format": "story", "time": time(8, 5)}, {"time": None}, {"channel_id": "other"}]
)
def test_other_entries_keep_their_distance(values: dict[str, Any]) -> None:
    first, second = standing(time=time(8)), standing(**values)
    scope = a_scope(
        first,
        second,
        entries=[
            an_entry(day=MONDAY, clock=one.time, placement_id=one.id, channel_id=one.channel_id, format=one.format)
            for _, one in (first, second)
        ],
        cadences=(HOUR,),
    )
    assert item(SPACING, scope).findings == ()


def test_two_promotions_in_a_row_are_a_hint() -> None:
    sells = [standing(a_post(stance=Stance.PROMOTIONAL), time=time(8 + 3 * at)) for at in range(2)]
    told = item(SPACING, spaced(*sells))
    assert told.state is State.HINT
    assert told.placements == (sells[1][1].id,)
    between = standing(a_post(stance=Stance.ENGAGEMENT), time=time(9, 30))
    assert item(SPACING, spaced(*sells, between)).findings == ()


def test_the_promotion_before_may_lie_weeks_back() -> None:
    sells = [standing(a_post(stance=Stance.PROMOTIONAL), date=MONDAY - at * ONE_WEEK) for at in (3, 0)]
    assert item(SPACING, spaced(*sells, span=WEEK.span)).placements == (sells[1][1].id,)


# the same text


def repeated(*days: int, texts: tuple[str, str] = ("Hello there", "Hello there"), **values: Any) -> Scope:
    places = [
        standing(a_post(text=text), date=MONDAY + timedelta(days=day), **values)
        for day, text in zip(days, texts, strict=True)
    ]
    return a_scope(*places, span=WEEK.span)


@pytest.mark.parametrize(
    ("days", "found"), [((-30, 0), True), ((-31, 0), False), ((0, 3), True), ((0, 0), True), ((-9, -8), False)]
)
def test_the_same_text_within_30_days_is_found_where_it_comes_again(days: tuple[int, int], found: bool) -> None:
    assert bool(item(TEXT, repeated(*days)).findings) is found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Milk first? Discuss!", "milk FIRST discuss"), True),
        (("Milk first", "Milk last"), False),
        (("☕", "☕"), False),
        (("", ""), False),
        (("STRASSE", "straße"), True),
    ],
)
def test_marks_and_capitals_make_no_other_text(texts: tuple[str, str], found: bool) -> None:
    assert bool(item(TEXT, repeated(0, 1, texts=texts)).findings) is found


def test_a_story_and_the_feed_may_say_the_same() -> None:
    post = a_post(text="Hello")
    assert item(TEXT, a_scope(standing(post), standing(post, format="story", time=time(10)))).findings == ()
    assert len(item(TEXT, a_scope(standing(post), standing(post, format="image", time=time(10)))).findings) == 1


def test_skipped_entries_and_other_channels_may_say_the_same() -> None:
    post = a_post()
    for values in ({"status": Status.SKIPPED}, {"channel_id": None}):
        assert item(TEXT, a_scope(standing(post), standing(post, **{"time": time(10)} | values))).findings == ()


def test_a_repeated_text_names_both_and_can_be_detached() -> None:
    scope = repeated(-2, 0)
    earlier, later = scope.ordered
    (one,) = item(TEXT, scope).findings
    assert one.placements == (earlier.id, later.id)
    assert one.sentence.endswith("2 days before")
    assert done(one.fixes[0]) == {later.id: replace(later, text="Hello there")}


# the same link


def linked(*links: str, **values: Any) -> Scope:
    places = [standing(a_post(link=link), date=MONDAY + timedelta(days=at), **values) for at, link in enumerate(links)]
    return a_scope(*places, span=Span(MONDAY, MONDAY + ONE_WEEK))


@pytest.mark.parametrize(("number", "found"), [(3, False), (4, True)])
def test_one_address_may_be_linked_three_times_a_week(number: int, found: bool) -> None:
    told = item(LINK, linked(*(f"https://www.ferrow.com/shop/?n={at}#x" for at in range(number)), channel_id=None))
    assert [len(one.placements) for one in told.findings] == ([number] if found else [])
    assert not found or "ferrow.com/shop is linked 4 times in this week" in told.findings[0].sentence.replace(
        WEEK.words, "this week"
    )


def test_on_one_channel_it_may_be_linked_twice() -> None:
    (one,) = item(LINK, linked("https://ferrow.com/a", "https://ferrow.com/a", "http://ferrow.com/a/")).findings
    assert "3 times on Instagram" in one.sentence


def test_a_page_that_was_not_linked_for_a_month_is_offered_in_its_place() -> None:
    scope = linked(*[f"https://ferrow.com/shop?utm_source={n}" for n in range(4)], channel_id=None)
    old = [a_post(id=f"old {n}", link=link) for n, link in enumerate(OLD_LINKS)]
    entries = [an_entry(day=MONDAY - timedelta(days=60 + n), post_id=post.id, link=True) for n, post in enumerate(old)]
    known = replace(scope.plan, posts={post.id: post for post in old})
    plan = replace(scope.plan, brand=replace(scope.plan.brand, domains=("ferrow.com",)))
    elsewhere = Elsewhere(records=lambda _: known)
    told = item(LINK, replace(scope, plan=plan, entries=tuple(entries), elsewhere=elsewhere))
    (finding,) = told.findings
    assert [fix.words for fix in finding.fixes] == ["Replace by ferrow.com/beans in “A post”"]
    last = scope.ordered[-1]
    assert done(finding.fixes[0]) == {last.id: replace(last, link="https://ferrow.com/beans")}


OLD_LINKS = ("https://ferrow.com/beans?utm_source=x#top", "https://ferrow.com/shop", "https://other.org/page")


def test_weeks_are_counted_apart_and_skipped_entries_are_not() -> None:
    same = ["https://ferrow.com/a"] * 8
    assert item(LINK, linked(*same[:2], channel_id=None)).findings == ()
    assert item(LINK, linked(*same, channel_id=None, status=Status.SKIPPED)).findings == ()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("", ""),
        ("not a link", ""),
        ("https://WWW.Ferrow.com/Shop/?a=b", "ferrow.com/Shop"),
        ("htps://ferrow.com", "ferrow.com"),
        ("https://[::1", ""),
        ("https://ferrow.com/[page]", ""),
    ],
)
def test_an_address_is_compared_without_what_follows_it(link: str, address: str) -> None:
    assert address_of(link) == address


# ready a week ahead


AFTER_A_WEEK = {"date": MONDAY + timedelta(days=7), "time": time(9)}


@pytest.mark.parametrize(
    ("values", "post", "words"),
    [
        ({"format": "image"}, a_post(), []),
        ({"format": "image"}, a_post(text=" "), ["no text yet"]),
        ({"format": "story"}, a_post(text="", media=pictures("")), []),
        ({"format": "text"}, a_post(), []),
        ({"format": "image", "status": Status.POSTED}, a_post(), []),
        ({"format": "image", "status": Status.APPROVED}, a_post(text=""), ["no text yet"]),
        ({"format": "image", **AFTER_A_WEEK}, a_post(text=""), ["no text yet", "no file yet"]),
        ({"format": "image", "date": MONDAY + timedelta(days=7), "time": time(9, 1)}, a_post(), []),
    ],
)
def test_texts_and_files_are_there_a_week_ahead(values: dict[str, Any], post: Post, words: list[str]) -> None:
    told = item(ASSETS, a_scope(standing(post, **values), span=WEEK.span))
    assert [one.sentence.rpartition(" has ")[2] for one in told.findings] == words


@pytest.mark.parametrize("place", [standing(format="image"), standing(format="image", **AFTER_A_WEEK)])
def test_a_missing_file_is_told_once(place: tuple[Post, Placement]) -> None:
    scope = a_scope(place, span=WEEK.span)
    assert len(item(ASSETS, scope).findings) + len(item(MEDIA, scope).findings) == 1


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        (date(2026, 11, 22), time(9), False),
        (date(2026, 11, 23), time(9), True),
        (date(2026, 11, 25), time(9), True),
        (date(2026, 11, 30), time(9), True),
        (date(2026, 11, 30), time(9, 1), False),
    ],
)
def test_what_is_due_within_a_week_and_not_approved_is_a_hint(day: date, clock: time, found: bool) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=LONDON)
    told = item(AHEAD, a_scope(standing(date=day, time=clock), span=WEEK.span, now=now))
    assert told.state is (State.HINT if found else State.OK)
    for one in told.findings:
        assert one.severity is Severity.HINT
        (after,) = done(one.fixes[0]).values()
        assert isinstance(after, Placement)
        assert (after.status, after.approved_at) == (Status.APPROVED, now)
