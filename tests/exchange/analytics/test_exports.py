"""The networks' exports with their traps; that every record is told of is asserted in ``export_of`` each time."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from random import Random

import pytest

from planner.app.catalogue import RESOURCES
from planner.app.data_files import read_table
from planner.domain.records.results import NOT_OFFERED
from planner.exchange.analytics import About, read_sheets
from planner.exchange.format import BadFile
from tests.exchange.analytics import exports
from tests.exchange.analytics.exports import FORMATS, a_book, export_of, numbers, reasons
from tests.exchange.sheet_files import packed

REAL = {
    "tiktok_studio_Content.csv": ("tiktok.content", 13, {"Headings": 1}),
    "tiktok_studio_FollowerHistory.csv": ("tiktok.followers", 340, {"Headings": 1, "No number in it": 25}),
    "tiktok_studio_Viewers.csv": ("tiktok.viewers", 340, {"Headings": 1, "No number in it": 25}),
    "x_content_2026-08.csv": ("x.content", 40, {"Headings": 1}),
    "youtube_studio_Content.csv": ("youtube.videos", 238, {"Headings": 1, "A total": 1}),
    "youtube_studio_table_b.csv": ("youtube.videos", 498, {"Headings": 1, "A total": 1}),
}


@pytest.mark.parametrize("name", REAL)
def test_every_row_of_a_real_export_is_read_or_left_out_for_a_reason(shared: Path, name: str) -> None:
    export = export_of((shared / "samples" / "analytics" / name).read_bytes())
    assert (export.format, len(export.rows), Counter(reasons(export))) == REAL[name]


def test_posts_of_x_keep_their_long_ids_and_say_which_are_replies() -> None:
    reply, post = export_of(exports.X_POSTS).rows
    assert (reply.is_reply, post.is_reply) == (True, False)
    assert post.native_id == "2088514913140417004"
    assert numbers(post)["impressions"] == "12400"
    assert "reactions" in post.blank
    assert numbers(reply)["saves"] == "0"


def test_an_id_that_a_spreadsheet_rounded_is_recovered_from_the_link() -> None:
    first, second = export_of(exports.X_CLASSIC).rows
    assert first.native_id == "649000000000000123"
    assert "rounded" in first.remarks[0]
    assert (second.native_id, second.zone, second.clock) == ("", "UTC", time(10))
    assert (second.published, numbers(second)["shares"]) == (date(2026, 10, 1), "1")


def test_two_tables_below_each_other_are_two() -> None:
    export = export_of(exports.X_VIDEOS)
    days = [row for row in export.rows if row.about is About.ACCOUNT]
    (video,) = [row for row in export.rows if row.about is About.ENTRY]
    assert [numbers(row) for row in days] == [{"views": "10"}, {"views": "12"}]
    assert numbers(video) == {"plays": "22", "watch_seconds": "2.5"}
    assert len(reasons(export)) == 5


def test_instagram_is_read_in_us_order_and_pacific_time() -> None:
    export = export_of(exports.INSTAGRAM)
    first, second = export.rows
    asks = {ask.id: ask for ask in export.asks}
    assert (first.published, first.clock, first.zone) == (date(2026, 3, 4), time(23, 30), "America/Los_Angeles")
    assert (asks["order"].value, asks["order"].open, asks["zone"].value) == (
        "month-first",
        False,
        "America/Los_Angeles",
    )
    assert (numbers(first)["views"], first.blank) == ("1200", ("saves",))
    assert (numbers(second)["views"], numbers(second)["reach"], second.form) == ("1200", "0", "reel")
    assert "one day only" in reasons(export)[1]


def test_the_zone_and_order_can_be_said() -> None:
    row = export_of(exports.INSTAGRAM, zone="Europe/London", order="day-first").rows[0]
    assert (row.published, row.zone) == (date(2026, 4, 3), "Europe/London")


def test_a_german_export_is_the_same() -> None:
    (row,) = export_of(exports.INSTAGRAM_GERMAN).rows
    assert (row.published, row.form, row.native_id) == (date(2026, 3, 27), "carousel", "AbC_1")
    assert numbers(row) == {
        "views": "1200", "reach": "900", "reactions": "50", "shares": "1", "follows": "0", "comments": "4",
        "saves": "2",
    }  # fmt: skip
    (video,) = export_of(exports.YOUTUBE_GERMAN).rows
    assert (video.published, numbers(video)["views"]) == (date(2026, 9, 9), "10")


def test_facebook_posts_and_videos() -> None:
    (post,) = export_of(exports.FACEBOOK).rows
    assert (post.platform, post.native_id) == ("facebook", "122158000000000123")
    assert (numbers(post)["reactions"], post.blank) == ("10", ("watch_seconds",))
    (video,) = export_of(exports.FACEBOOK_VIDEOS).rows
    assert numbers(video)["plays_3s"] == "80"


def test_a_video_has_its_address_from_its_id_and_the_total_is_left_out() -> None:
    export = export_of(exports.YOUTUBE)
    video, live = export.rows
    assert video.address == "https://www.youtube.com/watch?v=9rU6Jf1EpLg"
    assert numbers(video) == {"views": "1348535", "follows": "604", "watch_seconds": "86", "impressions": "12336850"}
    assert (numbers(live), live.blank) == ({"impressions": "97"}, ("views", "follows", "watch_seconds"))
    assert reasons(export) == ["Headings", "A total"]


def test_a_packed_export_of_youtube_is_opened() -> None:
    chart = (
        'Date,Content,Video title,Video publish time,Duration,Views\n2026-11-20,9rU6Jf1EpLg,Latte,"Sep 9, 2026",31,5\n'
    )
    files = {"Table data.csv": exports.YOUTUBE, "Chart data.csv": chart, "Totals.csv": "Date,Views\n2026-11-20,50\n"}
    export = export_of(packed(files))
    assert [row.about for row in export.rows] == [About.ENTRY, About.ENTRY, About.ACCOUNT]
    assert any("single days" in why for why in reasons(export))


def test_tables_beside_each_other_are_one_row_for_each_post() -> None:
    export = export_of(a_book(DISCOVERY=[["Overall Performance", "10/8/2026"]], TOP_POSTS=exports.LINKEDIN_TOP))
    found = {row.native_id[-1]: numbers(row).get("impressions") for row in export.rows}
    assert found == {"1": "1500", "2": "3000"}
    assert export.rows[0].published == date(2026, 10, 9)
    assert Counter(reasons(export))["Stands above the table"] == 1


def test_a_notice_above_the_headings_is_left_out() -> None:
    export = export_of(a_book(Metrics=[["Date", "Clicks"], ["10/16/2026", "3"]], All_posts=exports.LINKEDIN_PAGE))
    (row,) = [row for row in export.rows if row.about is About.ENTRY]
    assert numbers(row) == {"impressions": "120", "clicks": "5", "reactions": "3", "comments": "0"}
    assert row.blank == ("plays", "shares", "follows")


def test_headings_with_their_values_below_each_other_are_one_post() -> None:
    export = export_of(a_book(PERFORMANCE=exports.LINKEDIN_SINGLE))
    (row,) = export.rows
    assert numbers(row) == {"impressions": "1234", "reach": "987", "reactions": "40", "comments": "0"}
    assert (row.published, row.blank) == (date(2026, 10, 16), ("saves",))
    assert any("no exact number" in remark for remark in row.remarks)


def test_our_own_numbers_have_three_states() -> None:
    export = export_of("placement_id,captured_on,impressions,saves,link_clicks\nP001-fb,2026-10-05,0,,-\n")
    (row,) = export.rows
    assert numbers(row) == {"impressions": "0", "clicks": NOT_OFFERED}
    assert (row.own_id, row.captured, row.blank) == ("P001-fb", date(2026, 10, 5), ("saves",))
    assert export.asks == ()


def test_other_tables_are_known_by_their_links() -> None:
    export = export_of("Link;Gefällt mir;Kommentare\nhttps://www.tiktok.com/@a/video/7527623000473079054;5;\n")
    assert (export.rows[0].platform, numbers(export.rows[0])) == ("tiktok", {"reactions": "5"})


def test_a_table_of_other_links_is_no_export_of_a_network() -> None:
    content = "Link,Text,Published,Likes,Comments\nhttps://blog.example/a,Hello,2026-10-01,5,1\n"
    export = export_of(content + "https://x.com/me/status/2088514913140417004,Hello,2026-10-01,5,1\n")
    assert export.format == "other.posts"
    assert [row.platform for row in export.rows] == ["", "x"]


def test_columns_can_be_named_by_hand() -> None:
    content = "Kde,Kdy,Srdíčka\nhttps://pin.it/pin/77,2026-10-01,5\n"
    unknown = export_of(content)
    assert unknown.rows == ()
    assert [column.heading for column in unknown.columns] == ["Kde", "Kdy", "Srdíčka"]
    named = export_of(content, columns={"kde": "address", "kdy": "published", "srdicka": "reactions"})
    assert (numbers(named.rows[0]), named.rows[0].published) == ({"reactions": "5"}, date(2026, 10, 1))


def test_what_is_no_table_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadFile, match="empty"):
        read_sheets(b"", "a.csv")
    with pytest.raises(BadFile, match="picture"):
        read_sheets(b"\x89PNG\r\n\x1a\n", "a.png")


def test_all_numbers_of_the_formats_are_numbers_that_can_be_kept() -> None:
    kept = read_table(RESOURCES / "results" / "metrics.toml")
    assert {key for table in FORMATS.tables for key in table.numbers.values()} <= kept.keys()


def test_every_heading_is_spelled_once_and_used() -> None:
    used = {key for table in FORMATS.tables for key in (*table.numbers, *table.roles, *frozenset().union(*table.needs))}
    assert {*FORMATS.words.roles} <= {*FORMATS.words.headings.values()}
    assert used <= {*FORMATS.words.headings.values()}


def test_broken_exports_never_break_the_reading() -> None:
    random = Random(7)
    sources = [exports.X_POSTS, exports.X_VIDEOS, exports.INSTAGRAM, exports.YOUTUBE, exports.X_CLASSIC]
    signs = [",", '"', "\n", ";", "\t", "E+17", "undefined", "٣", "﻿", "-", "99999999999999999999", "31/02/2026"]
    for number in range(60):
        text = sources[number % len(sources)]
        for _ in range(random.randrange(1, 12)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice(signs) + text[at + random.randrange(0, 9) :]
        with suppress(BadFile):
            export_of(text)
