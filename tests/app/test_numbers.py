"""The table of numbers: which rows and columns there are, with what is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.numbers import Grouping, NumberBook, NumberRow, NumberSheet, Sort, Wanted, table_facts
from planner.app.review import check
from planner.app.weekly import week_numbers
from planner.domain import edits
from planner.domain.edits.results import record_numbers
from planner.domain.records import Age, Brand, Campaign, Measurement, Status
from planner.domain.results.due import Standing
from planner.domain.span import Week
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
LAST = WEEK.shifted(-1)


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    for at, name in enumerate(("instagram", "facebook", "linkedin")):
        document.do(edits.add_channel(a_channel(id=name, brand_id=brand.id, name=name, platform=name, position=at)))
    return brand


@pytest.fixture
def book(document: Document, catalogue: Catalogue) -> NumberBook:
    return NumberBook(document, catalogue)


def put(document: Document, brand: Brand, days_ago: int, *channels: str, **values: Any) -> None:
    post = a_post(id=f"post {days_ago}", brand_id=brand.id, title=f"Post {days_ago}")
    day = MONDAY - timedelta(days=days_ago)
    defaults: dict[str, Any] = {"post_id": post.id, "date": day, "time": time(8), "status": Status.POSTED} | values
    places = [a_placement(id=f"{one} {days_ago}", channel_id=one, **defaults) for one in channels]
    document.do(edits.new_post(post, places))


def numbers(brand: Brand, of: str, values: dict[str, str], **more: Any) -> Measurement:
    defaults: dict[str, Any] = {"placement_id": of, "age": Age.AFTER_WEEK, "captured": MONDAY} | more
    rows = tuple((key, value, "") for key, value in values.items())
    return Measurement(id=f"numbers of {of}", brand_id=brand.id, values=rows, **defaults)


def keep(document: Document, *measured: Measurement) -> None:
    document.do(record_numbers((None, one) for one in measured))


def names(sheet: NumberSheet) -> list[tuple[str, list[str]]]:
    return [(section.name or str(section.day), [row.name for row in section.rows]) for section in sheet.sections]


def entries(sheet: NumberSheet) -> list[NumberRow]:
    return [row for row in sheet.rows if row.sort is Sort.ENTRY]


def test_what_is_due_stands_by_channel_in_order(document: Document, brand: Brand, book: NumberBook) -> None:
    put(document, brand, 7, "instagram", "facebook")
    put(document, brand, 9, "instagram")
    for days in (6, 14):
        put(document, brand, days, "instagram")
    put(document, brand, 8, "facebook", status=Status.SKIPPED)
    book.read(brand, NOW)
    sheet = book.sheet(Wanted())
    assert names(sheet)[:2] == [("instagram", ["Post 9", "Post 7"]), ("facebook", ["Post 7"])]
    assert [book.due(age) for age in (Age.AFTER_DAY, Age.AFTER_WEEK, Age.AFTER_MONTH)] == [0, 3, 0]
    assert (book.next_due(Age.AFTER_WEEK), book.last_missed(Age.AFTER_WEEK)) == (date(2026, 11, 24), WEEK.shifted(-2))


def test_a_week_has_all_that_went_out_whether_due_or_not(document: Document, brand: Brand, book: NumberBook) -> None:
    put(document, brand, 7, "instagram")
    put(document, brand, 3, "instagram")
    put(document, brand, 2, "facebook", status=Status.DRAFT)
    put(document, brand, -1, "instagram")
    book.read(brand, NOW, LAST)
    rows = entries(book.sheet(Wanted(week=LAST, grouping=Grouping.DAY)))
    assert [(row.name, row.standing, row.posted) for row in rows] == [
        ("Post 7", Standing.DUE, True),
        ("Post 3", Standing.AHEAD, True),
        ("Post 2", Standing.AHEAD, False),
    ]
    assert rows[1].opens == date(2026, 11, 27)
    assert book.sheet(Wanted(week=WEEK)).rows[0].sort is Sort.ACCOUNT


def test_each_network_has_its_own_numbers_in_its_own_words(document: Document, brand: Brand, book: NumberBook) -> None:
    put(document, brand, 7, "instagram", "facebook", "linkedin")
    book.read(brand, NOW)
    instagram, facebook, linkedin = book.sheet(Wanted()).sections[:3]
    assert instagram.titles[:3] == ("Views", "Reach", "Likes")
    assert facebook.titles[:3] == ("Views", "Reach", "Reactions")
    assert linkedin.titles[:2] == ("Impressions", "Members reached")
    saves = instagram.rows[0].keys.index("saves")
    assert (facebook.rows[0].keys[saves], linkedin.rows[0].keys[0]) == (None, "impressions")
    day = book.sheet(Wanted(grouping=Grouping.DAY)).sections[0]
    assert day.titles[0] == "Views / Impressions"


def test_all_numbers_are_more_and_what_is_there_is_never_hidden(
    document: Document, brand: Brand, book: NumberBook
) -> None:
    put(document, brand, 7, "instagram", "facebook")
    keep(document, numbers(brand, "facebook 7", {"plays": "9", "paid.reach": "3"}))
    book.read(brand, NOW)
    usual = book.sheet(Wanted(keep=frozenset({"entry/facebook 7"})))
    assert {row.channel: row.keys[-1] for row in entries(usual)} == {"instagram": "plays", "facebook": "plays"}
    whole = book.sheet(Wanted(everything=True))
    assert whole.columns > usual.columns
    instagram = whole.rows[0]
    assert len(instagram.keys) == whole.columns
    assert len({key for key in instagram.keys if key}) == sum(key is not None for key in instagram.keys)
    assert {"views", "impressions", "watch_seconds"} <= set(instagram.keys)


def test_what_is_entered_leaves_unless_it_is_kept(document: Document, brand: Brand, book: NumberBook) -> None:
    put(document, brand, 7, "instagram")
    book.read(brand, NOW)
    (row,) = entries(book.sheet(Wanted()))
    edit = record_numbers([(None, numbers(brand, "instagram 7", {"reach": "0"}))])
    book.take(edit.changes)
    assert (book.due(Age.AFTER_WEEK), entries(book.sheet(Wanted()))) == (0, [])
    (kept,) = entries(book.sheet(Wanted(keep=frozenset({row.key}))))
    assert (kept.standing, kept.record and kept.record.values) == (Standing.ENTERED, (("reach", "0", ""),))
    book.take(edit.reversed().changes)
    assert [one.record for one in entries(book.sheet(Wanted()))] == [None]


def test_numbers_that_were_read_too_early_stand_beside(document: Document, brand: Brand, book: NumberBook) -> None:
    put(document, brand, 7, "instagram")
    early = numbers(brand, "instagram 7", {"reach": "50"}, captured=MONDAY - timedelta(days=4))
    keep(document, early)
    book.read(brand, NOW)
    (row,) = entries(book.sheet(Wanted()))
    assert (row.record, row.earlier, row.standing) == (None, early, Standing.DUE)
    assert row.blank.captured == MONDAY


def test_accounts_are_asked_for_once_a_week(document: Document, brand: Brand, book: NumberBook) -> None:
    def of_week(channel: str, week: Week) -> Measurement:
        owner: dict[str, Any] = {"placement_id": None, "channel_id": channel, "age": Age.OVER_WEEK}
        return numbers(brand, channel, {"followers": "90"}, captured=week.monday, **owner)

    before = of_week("instagram", LAST.shifted(-1))
    keep(document, before, of_week("facebook", LAST))
    book.read(brand, NOW)
    rows = [row for row in book.sheet(Wanted()).rows if row.sort is Sort.ACCOUNT]
    assert [(row.name, row.record, row.earlier) for row in rows] == [
        ("instagram", None, before),
        ("linkedin", None, None),
    ]
    assert (rows[0].blank.channel_id, rows[0].blank.captured) == ("instagram", LAST.monday)


def test_campaigns_are_listed_while_they_run_and_some_weeks_longer(
    document: Document, brand: Brand, book: NumberBook
) -> None:
    ended = {"Now": (MONDAY, None), "Lately": (None, MONDAY - 20 * DAY), "Long ago": (None, MONDAY - 60 * DAY)}
    for name, (starts, ends) in ended.items():
        campaign = Campaign(id=name, brand_id=brand.id, name=name, starts=starts, ends=ends)
        document.do(edits.add_campaign(campaign))
    document.do(edits.add_campaign(Campaign(id="Never", brand_id=brand.id, name="Never")))
    book.read(brand, NOW)
    (section,) = [one for one in book.sheet(Wanted()).sections if one.sort is Sort.CAMPAIGN]
    assert {row.name for row in section.rows} == {"Now", "Lately"}
    assert section.titles[:2] == ("Spend", "Hours")
    assert section.rows[0].blank.age is Age.LIFE


def test_ages_and_first_columns_are_data(catalogue: Catalogue) -> None:
    facts = table_facts()
    assert list(facts.ages) == [Age.AFTER_DAY, Age.AFTER_WEEK, Age.AFTER_MONTH]
    assert all(window.opens < window.closes and window.source for window in facts.ages.values())
    for sort, groups in facts.first.items():
        keys = {key for group in groups for key in group}
        assert all(str(sort) in catalogue.metrics[key].of for key in keys)


# the checklist and the week before


def test_the_checklist_knows_what_is_entered(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    put(document, brand, 8, "instagram", "facebook")
    keep(document, numbers(brand, "instagram 8", {"reach": "1"}))
    keep(document, numbers(brand, "facebook 8", {"reach": "1"}, age=Age.AFTER_DAY, captured=MONDAY - 7 * DAY))
    items = check(document, brand, WEEK.span, now=NOW, catalogue=catalogue)
    (item,) = [one for one in items if one.key == "numbers-entered"]
    assert item.placements == ("facebook 8",)


def rates(document: Document, brand: Brand, values: Iterable[tuple[str, str]], age: Age) -> None:
    for days, (reach, likes) in enumerate(values, 1):
        known = {"reach": reach, "reactions": likes, "comments": "0", "shares": "0", "saves": "0"}
        of = f"instagram {days}"
        measured = Measurement(
            id=f"{age} {of}",
            brand_id=brand.id,
            placement_id=of,
            age=age,
            captured=MONDAY,
            values=tuple((key, value, "") for key, value in known.items() if value),
        )
        keep(document, measured)


def test_the_week_before_is_told_by_its_middle_and_by_all_together(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    for days in range(1, 6):
        put(document, brand, days, "instagram")
    plan = document.plan(brand, LAST.span)
    assert week_numbers(document, brand, plan, catalogue) is None
    rates(document, brand, [("100", "1"), ("100", "3"), ("1000", "100"), ("", "5")], Age.AFTER_DAY)
    told = week_numbers(document, brand, plan, catalogue)
    assert told is not None
    assert (told.age, told.rated, told.posted) == (Age.AFTER_DAY, 3, 5)
    assert told.middle == pytest.approx(0.03)
    assert told.pooled == pytest.approx(104 / 1200)
    assert (told.measure, told.per) == ("Engagement rate by reach", "Reach")
    assert told.counted == ("Reactions", "Comments", "Shares", "Saves")


def test_numbers_after_a_week_are_told_where_they_are_as_many(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    put(document, brand, 1, "instagram")
    rates(document, brand, [("100", "1")], Age.AFTER_DAY)
    rates(document, brand, [("100", "8")], Age.AFTER_WEEK)
    told = week_numbers(document, brand, document.plan(brand, Week.of(MONDAY - DAY).span), catalogue)
    assert told is not None
    assert (told.age, told.middle) == (Age.AFTER_WEEK, pytest.approx(0.08))


DAY = timedelta(days=1)
