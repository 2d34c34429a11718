"""Days of exports: years that are left out are found by walking the rows, by ids, or asked for."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.exchange.analytics.days import SaidDay, first_after, last_before, order_of, read_said, walked, years_for
from planner.exchange.analytics.ids import address_key, id_in, is_destroyed, moment_of, network_of
from tests.exchange.analytics.exports import CAME, FORMATS, export_of

LEXICON = FORMATS.lexicon


def said(*cells: str) -> list[SaidDay]:
    return [read_said(cell, LEXICON) for cell in cells]


def test_rows_are_walked_from_the_latest_on_and_a_year_begins_where_the_month_wraps() -> None:
    days = walked(said("December 30", "December 31", "January 1", "January 2"), 2026)
    assert days == [date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2)]


def test_rows_with_the_latest_first_are_walked_the_other_way() -> None:
    days = walked(said("January 2", "January 1", "", "December 31"), 2026)
    assert days == [date(2026, 1, 2), date(2026, 1, 1), None, date(2025, 12, 31)]


def test_years_are_offered_in_which_all_days_exist_and_none_is_to_come() -> None:
    assert years_for(said("November 22"), CAME)[0] == 2026
    assert years_for(said("December 24"), CAME)[0] == 2025
    assert years_for(said("February 28", "February 29"), CAME)[:2] == [2024, 2020]


def test_a_day_without_a_year_is_the_last_before_or_the_first_after() -> None:
    (day,) = said("July 16")
    assert last_before(day, date(2026, 7, 15)) == date(2025, 7, 16)
    assert first_after(day, date(2026, 7, 15)) == date(2026, 7, 16)


def test_utc_is_understood_behind_a_time() -> None:
    (day,) = said("2026-10-01 10:00 +0000")
    assert (day.clock, day.utc) == (time(10), True)


@pytest.mark.parametrize(
    ("cells", "order"),
    [(("03/27/2026", "03/04/2026"), "month-first"), (("27/03/2026",), "day-first"), (("03/04/2026",), "")],
)
def test_one_day_proves_the_order_of_all(cells: tuple[str, ...], order: str) -> None:
    assert order_of(said(*cells)) == order


def test_the_year_of_account_days_is_asked_for_and_proposed() -> None:
    content = (
        '\ufeff"Date","Followers","Difference in followers from previous day"\n'
        '"December 31","undefined","0"\n"January 1","37","0"\n'
    )
    export = export_of(content)
    (ask,) = export.asks
    assert (ask.id, ask.value, ask.open) == ("year", "2026", True)
    assert export_of(content, year="2025").rows[0].day == date(2025, 1, 1)
    assert not export_of(content, year="2025").asks[0].open


def test_the_year_of_videos_is_read_in_their_ids() -> None:
    content = (
        '"Time","Video title","Video link","Post time","Total likes","Total comments","Total shares","Total views"\n'
        '"February 28","Brush","https://www.tiktok.com/@a/video/7527623000473079054","July 16","533","32","16","19"\n'
    )
    export = export_of(content)
    assert export.asks == ()
    assert (export.rows[0].published, export.rows[0].captured) == (date(2025, 7, 16), date(2026, 2, 28))


def test_without_ids_the_year_of_videos_is_asked_for() -> None:
    content = '"Time","Video title","Video link","Post time","Total likes"\n"February 28","Brush","","July 16","533"\n'
    assert [ask.id for ask in export_of(content).asks if ask.open] == ["year"]
    export = export_of(content, year="2026")
    assert (export.rows[0].published, export.rows[0].captured) == (date(2025, 7, 16), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://x.com/me/status/2088707180694323466?s=20", "x:2088707180694323466"),
        ("http://twitter.com/other/status/2088707180694323466/photo/1", "x:2088707180694323466"),
        ("https://youtu.be/9rU6Jf1EpLg", "youtube:9rU6Jf1EpLg"),
        ("https://www.youtube.com/shorts/9rU6Jf1EpLg", "youtube:9rU6Jf1EpLg"),
        ("https://m.youtube.com/watch?app=m&v=9rU6Jf1EpLg", "youtube:9rU6Jf1EpLg"),
        ("https://www.instagram.com/reel/AbC_1/?igsh=x", "instagram:AbC_1"),
        (
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7406535690785632256",
            "linkedin:7406535690785632256",
        ),
        ("https://www.linkedin.com/posts/jo_hello-activity-7406535690785632256-AbCd", "linkedin:7406535690785632256"),
        ("https://blog.example/post/?utm_source=x#top", "blog.example/post"),
        ("", ""),
    ],
)
def test_an_address_is_the_same_however_it_is_written(address: str, key: str) -> None:
    assert address_key(address, FORMATS.networks) == key


def test_ids_tell_when_they_were_made() -> None:
    tiktok, x = (next(one for one in FORMATS.networks if one.key == key) for key in ("tiktok", "x"))
    assert str(moment_of("7527623000473079054", tiktok)) == "2025-07-16 10:21:48+00:00"
    assert str(moment_of("2088707180694323466", x))[:19] == "2026-08-15 19:19:32"
    assert moment_of("12", tiktok) is None


def test_rounded_ids_are_known() -> None:
    assert is_destroyed("6.49E+17")
    assert is_destroyed("1,22158e+17")
    assert not is_destroyed("649000000000000123")
    network = network_of("https://x.com/a", FORMATS.networks)
    assert network is not None
    assert id_in("https://x.com/a", network) == ""
