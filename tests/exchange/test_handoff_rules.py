"""What does not go to a tool and why, what is left out, and how files are cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.platforms import Platforms
from planner.domain.records import Campaign, Media, Status
from planner.domain.span import Span
from planner.exchange.handoff import Files, MediaRule, conditions, hand_off, preview
from tests.exchange.handing import (
    BASE,
    LONDON,
    NOW,
    a_plan,
    add,
    channel_on,
    handed,
    leaving,
    losses,
    pictures,
    preset,
    reasons,
)
from tests.exchange.handoff_reading import records


@pytest.fixture(scope="module")
def platforms(catalogue: Catalogue) -> Platforms:
    return catalogue.platforms


def rows(content: bytes) -> list[list[str]]:
    return records(content.decode().removeprefix("\ufeff"))


# files


def test_250_rows_of_a_channel_make_three_files_for_buffer(platforms: Platforms) -> None:
    plan = a_plan()
    for number in range(250):
        add(plan, f"{number:03}", time=time(12, number % 60), date=date(2026, 11, 24) + timedelta(number // 60))
    given = handed(plan, "buffer", platforms)
    assert [(one.name, one.entries, len(rows(one.content)) - 1) for one in given.files] == [
        ("Buffer Instagram 2026-W48.csv", 100, 100),
        ("Buffer Instagram 2026-W48 part 2.csv", 100, 100),
        ("Buffer Instagram 2026-W48 part 3.csv", 50, 50),
    ]
    assert given.goes == 250


def test_each_channel_has_a_file_of_its_own_in_the_order_of_channels(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x", position=1), channel_on("facebook", "Our page", position=0))
    add(plan, channel="x")
    add(plan, channel="facebook")
    assert [(one.name, one.channel) for one in handed(plan, "buffer", platforms).files] == [
        ("Buffer Our page 2026-W48.csv", "Our page"),
        ("Buffer x 2026-W48.csv", "x"),
    ]
    assert [one.channel for one in handed(plan, "metricool", platforms).files] == [""]


def test_names_of_files_work_on_every_system(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x", 'A/B: "c"?'), channel_on("facebook", "a b c"))
    add(plan, channel="x")
    add(plan, channel="facebook")
    span = Span(date(2026, 11, 23), date(2026, 12, 7))
    files = hand_off(leaving(plan, span=span), preset("buffer"), platforms).files
    assert [one.name for one in files] == [
        "Buffer A B c 2026-11-23 to 2026-12-06.csv",
        "Buffer a b c 2026-11-23 to 2026-12-06 (2).csv",
    ]


def test_no_two_files_have_one_name(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x", "Page", position=0), channel_on("facebook", "Page part 2", position=1))
    for number in range(2):
        add(plan, channel="x", time=time(12, number))
    add(plan, channel="facebook")
    files = hand_off(leaving(plan, span=None), replace(preset("buffer"), rows=1), platforms).files
    assert [one.name for one in files] == ["Buffer Page.csv", "Buffer Page part 2.csv", "Buffer Page part 2 (2).csv"]


def test_the_rows_of_a_carousel_stay_in_one_file(platforms: Platforms) -> None:
    plan = a_plan(media_base=BASE)
    for number in range(3):
        add(plan, f"{number}", time=time(12, number), media=pictures("a.jpg", "b.jpg"), format="carousel")
    given = handed(plan, replace(preset("vista_social"), rows=3), platforms)
    assert [(one.entries, one.rows) for one in given.files] == [(1, 2), (1, 2), (1, 2)]
    assert rows(given.files[0].content)[1:] == [
        ["Hello", "image", f"{BASE}/a.jpg", "2026-11-24 12:00"],
        ["Hello", "image", f"{BASE}/b.jpg", "2026-11-24 12:00"],
    ]


def test_a_pinterest_file_for_buffer_has_the_board(platforms: Platforms) -> None:
    plan = a_plan(channel_on("pinterest"))
    add(plan, channel="pinterest", format="pin", extras=(("board", "Autumn"),))
    add(plan, "boardless", channel="pinterest", format="pin")
    given = handed(plan, "buffer", platforms)
    assert [row[-1] for row in rows(given.files[0].content)] == ["Board Name", "Autumn"]
    assert reasons(given) == {"boardless": "it has no board"}


# refused


def test_what_is_past_or_due_too_soon_is_refused(platforms: Platforms) -> None:
    plan = a_plan()
    add(plan, "past", date=NOW.date(), time=time(8, 59))
    add(plan, "now", date=NOW.date(), time=time(9))
    add(plan, "soon", date=NOW.date(), time=time(9, 9))
    add(plan, "later", date=NOW.date(), time=time(9, 10))
    given = handed(plan, "gohighlevel", platforms)
    assert reasons(given) == {
        "past": "it is in the past",
        "now": "it is in the past",
        "soon": "GoHighLevel needs it 10 minutes ahead, and it is due before that",
    }
    assert given.goes == 1


def test_the_moment_counts_in_its_own_zone(platforms: Platforms) -> None:
    plan = a_plan()
    add(plan, "tokyo", date=NOW.date(), time=time(17), zone="Asia/Tokyo")
    add(plan, "lisbon", date=NOW.date(), time=time(9, 30), zone="Europe/Lisbon")
    assert [*reasons(handed(plan, "buffer", platforms))] == ["tokyo"]


@pytest.mark.parametrize(
    ("tool", "values", "reason"),
    [
        ("buffer", {"channel": ""}, "it has no channel yet"),
        ("buffer", {"status": Status.POSTED}, "it is posted already"),
        ("buffer", {"status": Status.SKIPPED}, "it is skipped already"),
        ("buffer", {"channel": "newsletter"}, "Buffer takes nothing for Newsletter in a file"),
        ("zoho_social", {"channel": "newsletter"}, "Zoho Social takes nothing for Newsletter in a file"),
        ("buffer", {"channel": "unknown"}, "it is not said which network its channel is on"),
        ("socialpilot", {"format": "story"}, "SocialPilot takes no story in a file"),
        ("buffer", {"format": "reel"}, "it has a video, which Buffer does not take in a file"),
        ("zoho_social", {"media": pictures("a.MOV")}, "it has a video, which Zoho Social does not take in a file"),
        ("buffer", {"date": None, "time": None}, "it has no day"),
        ("buffer", {"time": None}, "it has no time"),
        ("publer", {"time": None}, "it has no time"),
        ("socialpilot", {}, "its channel has no account id for SocialPilot; add it to the channel"),
        ("postfast", {}, "its channel has no account id for PostFast; add it to the channel"),
        ("buffer", {"text": " "}, "it has no text"),
        ("publer", {"text": ""}, "there is nothing in it yet"),
        ("publer", {"link": "htps://a.example"}, "its link “htps://a.example” is no address"),
        ("metricool", {"channel": "youtube", "format": "video"}, "it has no title for the network"),
        ("buffer", {"channel": "x", "text": "a" * 281}, "its text is too long for X: 281 of at most 280"),
        (
            "buffer",
            {"channel": "x", "text": "a\n---\nb"},
            "it is a thread of 2 parts, and Buffer takes one text in a file",
        ),
        (
            "gohighlevel",
            {"media": pictures("a.jpg", "b.mp4")},
            "it has pictures and videos, and GoHighLevel takes one sort in a row",
        ),
        (
            "publer",
            {"extras": (("first_comment", "this || that"),)},
            "there is “||” in its comments, where Publer would divide it",
        ),
    ],
)
def test_what_a_tool_cannot_take_is_refused_with_its_reason(
    tool: str, values: dict[str, object], reason: str, platforms: Platforms
) -> None:
    names = ("instagram", "newsletter", "youtube", "x")
    plan = a_plan(*map(channel_on, names), channel_on("", "Unknown", id="unknown"), media_base=BASE)
    add(plan, "one", **values)  # type: ignore[arg-type]
    given = handed(plan, tool, platforms)
    assert reasons(given) == {"one": reason}
    assert given.goes == 0
    assert given.files == ()


def test_a_time_that_the_clocks_skip_is_refused(platforms: Platforms) -> None:
    plan = a_plan()
    add(plan, "skipped", date=date(2027, 3, 28), time=time(1, 30))
    assert reasons(handed(plan, "buffer", platforms)) == {
        "skipped": "01:30 does not exist on that day, because the clocks go forward"
    }


def test_the_limit_of_the_account_goes_before_the_one_of_the_network(platforms: Platforms) -> None:
    plan = a_plan(channel_on("mastodon", limit=20))
    add(plan, "long", channel="mastodon", text="a" * 21)
    assert "21 of at most 20" in reasons(handed(plan, "buffer", platforms))["long"]


def test_posts_of_sprout_are_ten_minutes_apart(platforms: Platforms) -> None:
    plan = a_plan(channel_on("instagram"), channel_on("x"))
    add(plan, "first", time=time(12))
    add(plan, "near", time=time(12, 9))
    add(plan, "far", time=time(12, 10))
    add(plan, "elsewhere", channel="x", time=time(12, 5))
    assert reasons(handed(plan, "sprout", platforms)) == {
        "near": "Sprout Social needs 10 minutes between two posts, and “Hello” is nearer"
    }


def test_hootsuite_keeps_350_posts_at_once(platforms: Platforms) -> None:
    plan = a_plan(channel_on("instagram"), channel_on("x"))
    for number in range(352):
        add(plan, f"{number:03}", channel="x" if number % 2 else "instagram", text=f"{number}")
    given = handed(plan, "hootsuite", platforms)
    assert given.goes == 350
    assert [*reasons(given)] == ["350", "351"]
    assert {len(row) for file in given.files for row in rows(file.content)} == {3}


# left out


def test_the_report_counts_what_is_left_out(platforms: Platforms) -> None:
    plan = a_plan(channel_on("instagram"), channel_on("x"), media_base="")
    add(plan, "a", title="Own", notes="Mine", link="https://a.example", media=pictures("C:\\b\\c d.jpg", alt="A cup"))
    add(plan, "b", extras=(("first_comment", "#tags"),), media=pictures("https://a.example/x.gif?size=2#top"))
    add(plan, "c", channel="x", media=pictures("https://a.example/x.png", "https://a.example/y.png"))
    add(plan, "refused", date=None, time=None, notes="not counted")
    rule = MediaRule(sorts=("image", "gif"), most=1, endings=("png",))
    given = handed(plan, replace(preset("buffer"), media=rule), platforms)
    assert losses(given) == {
        "pictures and videos without a public address": 1,
        "links": 1,
        "alt texts": 1,
        "pictures whose address does not end in .png": 1,
        "first comments": 1,
        "further pictures": 1,
        "titles that only you see": 1,
        "notes that only you see": 1,
    }
    assert {one.what: one.placement_ids for one in given.left_out}["first comments"] == ("b",)
    assert given.goes == 3


def test_the_address_of_the_media_fills_what_lies_on_the_computer(platforms: Platforms) -> None:
    plan = a_plan(media_base=f"{BASE}/")
    add(plan, media=(Media("/home/me/Bild & Ton, ä 100%.JPG", "A cup"), Media("", "waits for its file")))
    given = handed(plan, "publer", platforms)
    assert rows(given.files[0].content)[1][3] == f"{BASE}/Bild%20%26%20Ton%2C%20%C3%A4%20100%25.JPG"
    assert losses(given) == {}


def test_metricool_takes_pictures_and_alt_texts_one_by_one(platforms: Platforms) -> None:
    plan = a_plan(media_base=BASE)
    add(plan, media=(Media("a.jpg", "first"), Media("b.jpg", ""), Media("c.jpg", "third")), format="carousel")
    header, row = rows(handed(plan, "metricool", platforms).files[0].content)
    said = dict(zip(header, row, strict=True))
    assert [said[f"Picture Url {n}"] for n in (1, 2, 3, 4)] == [f"{BASE}/{n}.jpg" for n in "abc"] + [""]
    assert [said[f"Alt text picture {n}"] for n in (1, 2, 3, 4)] == ["first", "", "third", ""]
    assert said["Instagram Post Type"] == "CAROUSEL"
    assert (said["Instagram"], said["Facebook"], said["Draft"]) == ("TRUE", "FALSE", "FALSE")
    assert said["Time"] == "12:00:00"


def test_eleven_pictures_are_one_too_many_for_metricool(platforms: Platforms) -> None:
    plan = a_plan(media_base=BASE)
    add(plan, media=pictures(*(f"{n}.jpg" for n in range(11))), format="carousel")
    assert losses(handed(plan, "metricool", platforms)) == {"further pictures": 1}


def test_threads_go_to_publer_as_comments(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x"))
    add(plan, channel="x", text="One\n---\nTwo\n---\nThree", format="text")
    row = rows(handed(plan, "publer", platforms).files[0].content)[1]
    assert (row[0], row[1], row[7]) == ("2026-11-24 12:00", "One", "Two||Three")


def test_alt_texts_for_publer_are_as_many_as_pictures(platforms: Platforms) -> None:
    plan = a_plan(media_base=BASE)
    add(plan, media=(Media("a.jpg", ""), Media("b.jpg", "B")), format="carousel")
    row = rows(handed(plan, "publer", platforms).files[0].content)[1]
    assert (row[3], row[6]) == (f"{BASE}/a.jpg,{BASE}/b.jpg", "||B")


def test_gohighlevel_has_a_column_for_each_sort_and_takes_drafts_without_a_day(platforms: Platforms) -> None:
    plan = a_plan(media_base=BASE)
    add(plan, "a", media=pictures("a.jpg", "b.jpg"))
    add(plan, "b", media=pictures("c.gif"), date=None, time=None)
    given = handed(plan, "gohighlevel", platforms)
    _, first, second = rows(given.files[0].content)
    assert first == ["2026-11-24 12:00:00", "Hello", "", f"{BASE}/a.jpg, {BASE}/b.jpg", "", ""]
    assert second == ["", "Hello", "", "", f"{BASE}/c.gif", ""]
    assert ("b", "it has no day, so the tool makes a draft of it or chooses a time") in given.warnings


def test_a_link_goes_with_media_or_not_as_the_tool_has_it(platforms: Platforms) -> None:
    plan = a_plan(media_base=BASE)
    add(plan, media=pictures("a.jpg"), link="https://a.example")
    wins = "the link wins over the picture, so it becomes a post with a link"
    for tool in ("publer", "socialbee"):
        assert [one.sentence for one in handed(plan, tool, platforms).warnings] == [f"at {preset(tool).name} {wins}"]
    for tool in ("vista_social", "zoho_social"):
        assert losses(handed(plan, tool, platforms)) == {"links": 1}
    assert losses(handed(plan, "gohighlevel", platforms)) == {}


def test_a_link_can_be_added_to_texts_that_lack_it(platforms: Platforms) -> None:
    tool = preset("buffer")
    first, *rest = tool.columns
    with_link = replace(tool, columns=(replace(first, with_link=True), *rest))
    plan = a_plan()
    add(plan, "a", link="https://a.example")
    add(plan, "b", link="https://a.example", text="See https://a.example")
    given = handed(plan, with_link, platforms)
    assert [row[0] for row in rows(given.files[0].content)[1:]] == [
        "Hello\n\nhttps://a.example",
        "See https://a.example",
    ]
    assert losses(given) == {}


# zones


def test_times_are_on_the_clock_that_the_tool_uses(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x", accounts=(("postfast", "id-1"),)))
    add(plan, "winter", channel="x", zone="America/New_York", date=date(2026, 11, 24), time=time(8))
    add(plan, "summer", channel="x", zone="Europe/London", date=date(2027, 7, 1), time=time(8))

    def said(tool: str, at: int) -> list[str]:
        return [row[at] for row in rows(handed(plan, tool, platforms).files[0].content)[1:]]

    assert said("ayrshare", 3) == ["2026-11-24T13:00:00Z", "2027-07-01T07:00:00Z"]
    assert said("postfast", 0) == ["2026-11-24T08:00:00-05:00", "2027-07-01T08:00:00+01:00"]
    assert said("publer", 0) == ["2026-11-24 13:00", "2027-07-01 08:00"]
    assert said("buffer", 3) == ["2026-11-24 08:00", "2027-07-01 08:00"]
    assert said("postfast", 1) == ["id-1", "id-1"]


def test_an_hour_that_comes_twice_is_told_where_the_file_cannot_say_which(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x", accounts=(("postfast", "1"),)))
    add(plan, channel="x", date=date(2026, 10, 25), time=time(1, 30), fold=0)
    before = datetime(2026, 10, 20, tzinfo=LONDON)
    assert "comes twice" in handed(plan, "publer", platforms, before).warnings[0].sentence
    given = handed(plan, "postfast", platforms, before)
    assert given.warnings == ()
    assert rows(given.files[0].content)[1][0] == "2026-10-25T01:30:00+01:00"
    utc = rows(handed(plan, "ayrshare", platforms, before).files[0].content)[1][3]
    assert utc == datetime(2026, 10, 25, 1, 30, tzinfo=LONDON).astimezone(ZoneInfo("UTC")).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )


# what to know


@pytest.mark.parametrize(
    ("tool", "values", "sentence"),
    [
        ("buffer", {"status": Status.DRAFT}, "it is still a draft"),
        ("buffer", {"status": Status.IDEA}, "it is still an idea"),
        ("buffer", {"status": Status.SCHEDULED}, "it is scheduled already, so it could go out twice"),
        ("publer", {"zone": "Asia/Tokyo"}, "its 12:00 in Asia/Tokyo is written as the time in Europe/London"),
        ("buffer", {"zone": "Asia/Tokyo"}, "its time is of Asia/Tokyo, not of Europe/London"),
        ("zoho_social", {"text": 'Say "hi"'}, "Zoho Social cannot take double quotation marks, so ' stands for them"),
    ],
)
def test_what_to_know_of_what_goes(tool: str, values: dict[str, object], sentence: str, platforms: Platforms) -> None:
    plan = a_plan(channel_on("x"))
    add(plan, channel="x", **values)
    assert [one.sentence for one in handed(plan, tool, platforms).warnings] == [sentence]


def test_a_network_that_needs_a_picture_is_told_of(platforms: Platforms) -> None:
    plan = a_plan()
    add(plan, media=pictures("local.jpg"))
    assert [one.sentence for one in handed(plan, "hootsuite", platforms).warnings] == [
        "Instagram needs a picture or video; add it at Hootsuite"
    ]


def test_ayrshare_refuses_a_text_that_comes_again_within_three_days(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x"))
    for day in (24, 26, 29):
        add(plan, f"{day}", channel="x", date=date(2026, 11, day))
    assert handed(plan, "ayrshare", platforms).warnings == (
        ("26", "Ayrshare refuses a text that comes again within 3 days"),
    )


# previews and words


def test_a_preview_shows_the_first_rows_also_of_what_would_be_refused(platforms: Platforms) -> None:
    plan = a_plan(channel_on("instagram"), channel_on("x"))
    add(plan, "past", date=date(2026, 1, 1), text="=1+1\n2")
    add(plan, "other", channel="x")
    for number in range(9):
        add(plan, f"{number}")
    shown = preview(leaving(plan), preset("buffer"), 3)
    assert shown.header == ("Text", "Image URL", "Tags", "Posting Time")
    assert shown.rows[0] == ("=1+1\n2", "", "", "2026-01-01 12:00")
    assert len(shown.rows) == 3
    assert preview(leaving(plan), preset("zoho_social")).header == ()
    assert preview(leaving(a_plan()), preset("buffer")).rows == ()


def test_formulas_and_handles_are_not_guarded(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x"))
    for text in ("=1+1", "@name says", "+1", "-", "'quoted"):
        add(plan, channel="x", text=text)
    assert [row[1] for row in rows(handed(plan, "publer", platforms).files[0].content)[1:]] == [
        *("=1+1", "@name says", "+1", "-", "'quoted"),
    ]


def test_labels_are_joined_without_what_divides_them(platforms: Platforms) -> None:
    plan = a_plan(channel_on("x", accounts=(("socialpilot", "7"),)))
    plan.campaigns["c"] = Campaign(id="c", brand_id="brand", name="Winter; tide")
    add(plan, channel="x", campaign_id="c", text="Hi")
    assert rows(handed(plan, "socialpilot", platforms).files[0].content) == [
        ["Hi", "", "Nov 24, 2026 12:00 PM", "7", "", "Winter tide", ""]
    ]


def test_what_a_tool_asks_is_said_in_sentences(platforms: Platforms) -> None:
    said = conditions(preset("buffer"), platforms)
    assert "At most 100 rows in a file; more make further files" in said
    assert "Takes pictures by public address: one in a row, address ending in .jpg or .png, up to 5 MB each" in said
    assert "One file for all channels" in conditions(replace(preset("buffer"), files=Files.ALL), platforms)
    assert "Pictures and videos are not in the file; add them at the tool" in conditions(preset("hootsuite"), platforms)
