"""Pictures over time: the mix by week, how often channels were served, followers by day."""

from __future__ import annotations

from datetime import date

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.over_time import first_told, followers_over_time, mix_over_time, served_over_time
from planner.domain.edits.change import changed
from planner.domain.records import Age, Brand, Measurement, Record, Stance, Status
from tests.builders import a_channel, a_placement, a_post

TODAY = date(2026, 11, 23)
LAST_MONDAY, BEFORE, LONG_AGO = date(2026, 11, 16), date(2026, 11, 5), date(2025, 11, 5)


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    records: list[Record] = [
        a_channel(id="ig", brand_id=brand.id, name="Instagram", platform="instagram"),
        a_channel(id="fb", brand_id=brand.id, name="Facebook", platform="facebook"),
    ]
    days = {"a": BEFORE, "b": LAST_MONDAY, "c": LAST_MONDAY, "now": TODAY, "old": LONG_AGO}
    for name, day in days.items():
        stance = Stance.PROMOTIONAL if name == "b" else Stance.ENGAGEMENT
        records.append(a_post(id=name, brand_id=brand.id, stance=stance))
        status = Status.POSTED
        records.append(a_placement(id=f"{name}-ig", post_id=name, channel_id="ig", date=day, status=status))
    records.append(a_placement(id="c-fb", post_id="c", channel_id="fb", date=LAST_MONDAY, status=Status.SKIPPED))
    document.do(changed("", [(None, one) for one in records]))
    return document.brands()[0]


def test_the_mix_is_counted_by_the_rule_of_today_in_weeks_that_are_over(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    mix = mix_over_time(document, brand, catalogue, TODAY)
    assert mix.rule is not None
    assert [str(one.week) for one in mix.weeks] == ["2026-W45", "2026-W46", "2026-W47"]
    assert [one.own.tally.total for one in mix.weeks] == [1, 0, 2]
    assert [one.own.groups[0].count for one in mix.weeks] == [0, 0, 1]
    assert mix_over_time(document, brand, catalogue, TODAY, channel="fb").weeks == ()


def test_each_channel_has_its_weeks_with_nothing_that_was_skipped(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    served = served_over_time(document, brand, catalogue, TODAY)
    counts = {(one.channel.id, one.cadence.key if one.cadence else ""): [n for _, n in one.weeks] for one in served}
    assert counts["ig", "instagram"] == [1, 0, 2]
    assert [n for one in served if one.channel.id == "fb" for _, n in one.weeks] == [0, 0, 0]


def test_followers_come_from_accounts_and_from_what_was_noted_with_a_post(document: Document, brand: Brand) -> None:
    def measured(id_: str, day: int, number: str, **of: str) -> Measurement:
        values = (("followers", number, ""),) if number else ()
        captured, age = date(2026, 11, day), Age.LIFE if "placement_id" in of else Age.OVER_WEEK
        return Measurement(id=id_, brand_id=brand.id, age=age, captured=captured, values=values, **of)

    numbers = [
        measured("1", 9, "100", channel_id="ig"),
        measured("2", 16, "120", channel_id="ig"),
        measured("3", 16, "119", placement_id="b-ig"),
        measured("4", 20, "121", placement_id="c-ig"),
    ]
    document.do(changed("", [(None, one) for one in numbers]))
    (found,) = followers_over_time(document, brand)
    assert found.channel.id == "ig"
    assert [(day.day, number) for day, number in found.points] == [(9, 100), (16, 120), (20, 121)]
    assert followers_over_time(document, brand, channel="fb") == ()


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        ([], 0),
        ([0, 0], 2),
        ([0, 1, 0, 3], 1),
        ([1, 0, 0, 0, 1, 0, 0, 3, 4], 7),
        ([2, 0, 0, 0, 1, 0, 0, 3], 0),
        ([0] * 3 + [1, 0, 0] * 7, 11),
    ],
)
def test_a_picture_begins_where_it_tells_something(counts: list[int], first: int) -> None:
    assert first_told(counts) == first
