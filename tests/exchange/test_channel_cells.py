"""Cells that name channels: spellings, formats, lists, all but some, and names that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from planner.app.catalogue import Catalogue
from planner.exchange.reading.channel_cells import ChannelsText, ChannelText, channel_column, read_channels, read_format
from tests.builders import a_channel
from tests.exchange.plans import TEXT
from tests.exchange.strange_sheets import known_with, untidy_rows

CATALOGUE = Catalogue()
KNOWN = known_with(CATALOGUE)


def named(text: str) -> list[tuple[str, str]]:
    """Networks and formats of a cell in which everything is known."""
    said = read_channels(text, KNOWN)
    assert not said.unknown, said
    return [(channel.platform, channel.format) for channel in said.channels]


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        *((text, "instagram") for text in ("IG", "Insta", "insta ", "Instagram", "instagram feed", "IG post", "ＩＧ")),
        *((text, "facebook") for text in ("FB", "fb", "Facebook", "facebook page", "Facebook-Seite")),
        *((text, "tiktok") for text in ("TikTok", "Tik Tok", "TT", "tik-tok", "TIKTOK")),
        *((text, "google_business") for text in ("Google", "GBP", "GMB", "Google Business", "Google Business Profile")),
        *((text, "linkedin") for text in ("LinkedIn", "Linked In", "LI", "linkedin_page", "LinkedIn company page")),
        *((text, "x") for text in ("X", "Twitter", "X / Twitter", "Twitter/X", "X (formerly Twitter)", "Twitter / X")),
        *((text, "pinterest") for text in ("Pin", "Pinterest")),
        *((text, "newsletter") for text in ("Newsletter", "e-mail", "email")),
        ("Threads", "threads"),
        ("Mastodon", "mastodon"),
        ("YouTube", "youtube"),
        ("IG ✅", "instagram"),
        ("@Instagram", "instagram"),
    ],
)
def test_spellings_of_networks(text: str, platform: str) -> None:
    assert named(text) == [(platform, "")]


@pytest.mark.parametrize(
    ("text", "platform", "form"),
    [
        *((text, "instagram", "story") for text in ("Insta story", "IG Stories", "Instagram Stories", "IG-Story")),
        *((text, "instagram", "story") for text in ("instagram_story", "Instastory", "Story Insta", "Story (IG)")),
        *(
            (text, "instagram", "reel")
            for text in ("insta (reel)", "IG: Reel", "Instagram - Reels", "Reel auf Instagram")
        ),
        ("Instagram / Reel", "instagram", "reel"),
        ("Facebook Reel", "facebook", "reel"),
        ("YouTube Shorts", "youtube", "short"),
        ("Shorts", "youtube", "short"),
        ("FB carousel", "facebook", "album"),
        ("LinkedIn PDF", "linkedin", "document"),
        ("TikTok photo", "tiktok", "photo"),
        ("Google offer", "google_business", "offer"),
        ("GBP photo", "google_business", "update"),
    ],
)
def test_formats_beside_a_name(text: str, platform: str, form: str) -> None:
    assert named(text) == [(platform, form)]


@pytest.mark.parametrize(
    "text",
    [
        *("IG, FB", "IG/FB", "IG & FB", "IG + FB", "IG+FB", "IG;FB", "IG | FB", "IG · FB", "IG\nFB", "IG \r\nFB"),
        *(
            "IG and FB",
            "IG und FB",
            "IG et FB",
            "IG y FB",
            "insta  & fb",
            "IG FB",
            "Meta (IG + FB)",
            "ＩＧ／ＦＢ",
            "IG,\nFB,",
        ),
        *("all (IG, FB)", "IG, FB, IG"),
    ],
)
def test_separators(text: str) -> None:
    assert named(text) == [("instagram", ""), ("facebook", "")]


def test_a_format_belongs_to_the_name_beside_it() -> None:
    assert named("TT/Insta (reel)") == [("tiktok", ""), ("instagram", "reel")]
    assert named("insta (reel)/FB/TikTok") == [("instagram", "reel"), ("facebook", ""), ("tiktok", "")]
    assert named("IG story & FB") == [("instagram", "story"), ("facebook", "")]


def test_several_formats_of_one_name() -> None:
    assert named("insta story\nInstagram") == [("instagram", "story"), ("instagram", "")]
    assert named("Instagram (reel, story)") == [("instagram", "reel"), ("instagram", "story")]
    assert named("IG reel + story, FB") == [("instagram", "reel"), ("instagram", "story"), ("facebook", "")]
    assert named("Instagram + story") == [("instagram", ""), ("instagram", "story")]


@pytest.mark.parametrize(
    "text",
    ["all", "ALL", "All channels", "alle", "alle Kanäle", "tous", "todos", "todas las redes", "everywhere", "überall"],
)
def test_all_channels(text: str) -> None:
    assert read_channels(text, KNOWN) == ChannelsText(every=True)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "all (not LinkedIn)",
            "all except LinkedIn",
            "all but LinkedIn",
            "all w/o LinkedIn",
            "all - not LI",
            "not LinkedIn",
        ),
        *(
            "alle außer LinkedIn",
            "alle ohne LinkedIn",
            "tous sauf LinkedIn",
            "todos menos LinkedIn",
            "everywhere but LI",
        ),
    ],
)
def test_all_but_one(text: str) -> None:
    assert read_channels(text, KNOWN) == ChannelsText(every=True, but=("linkedin",))


def test_all_but_several() -> None:
    assert read_channels("all except LinkedIn, X and Pin", KNOWN).but == ("linkedin", "x", "pinterest")


def test_all_and_one_more() -> None:
    said = read_channels("all + newsletter", KNOWN)
    assert said.every
    assert [channel.platform for channel in said.channels] == ["newsletter"]


def test_names_are_kept_as_written() -> None:
    assert [one.name for one in read_channels("insta (reel) / Linked\u00a0In", KNOWN).channels] == [
        "insta",
        "Linked In",
    ]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Reel", "Reel"),
        ("IG live", "IG live"),
        ("FB group", "FB group"),
        ("Meta", "Meta"),
        ("TikTok story", "TikTok story"),
        ("notice board", "notice board"),
        ("all (not stories)", "all (not stories)"),
        ("((((", "(((("),
    ],
)
def test_unknown_names_are_told(text: str, unknown: str) -> None:
    said = read_channels(text, KNOWN)
    assert (said.channels, said.unknown) == ((), (unknown,))


def test_what_is_known_beside_an_unknown_name_is_taken() -> None:
    said = read_channels("IG, notice board, FB", KNOWN)
    assert ([one.platform for one in said.channels], said.unknown) == (["instagram", "facebook"], ("notice board",))


@pytest.mark.parametrize("text", ["", " ", "-", "✅", "\u00a0"])
def test_blank_cells_say_nothing(text: str) -> None:
    assert read_channels(text, KNOWN) == ChannelsText()


def test_names_of_the_plan_win_over_taking_them_apart() -> None:
    wholesale = a_channel(name="Ferrow Wholesale LinkedIn", platform="linkedin")
    bread = a_channel(name="Bread & Butter FB", platform="facebook")
    board = a_channel(name="Notice board", platform="")
    known = known_with(CATALOGUE, wholesale, bread, board)
    said = read_channels("ferrow wholesale linkedin, Bread & Butter FB + notice board / IG", known)
    assert [one.channel_id for one in said.channels] == [wholesale.id, bread.id, board.id, None]
    assert said.unknown == ()


def test_the_only_channel_of_a_network_is_meant() -> None:
    one, two = a_channel(name="Ferrow", platform="instagram"), a_channel(name="Ilse", platform="linkedin")
    old = a_channel(name="Old", platform="instagram", archived=True)
    known = known_with(CATALOGUE, one, two, old)
    assert [found.channel_id for found in read_channels("IG story, LI, FB", known).channels] == [one.id, two.id, None]


def test_one_of_two_channels_of_a_network_is_not_guessed() -> None:
    known = known_with(CATALOGUE, *(a_channel(name=name, platform="linkedin") for name in ("Ilse", "Ferrow")))
    assert read_channels("LinkedIn", known).channels == (ChannelText("LinkedIn", "linkedin"),)
    assert read_channels("ilse", known).channels[0].channel_id is not None


@pytest.mark.parametrize(
    ("text", "platform", "form"),
    [
        ("CAROUSEL", "instagram", "carousel"),
        ("CAROUSEL", "facebook", "album"),
        ("REEL", "", "reel"),
        ("Reels", "youtube", "short"),
        ("Photo", "tiktok", "photo"),
        ("Bild", "instagram", "image"),
        ("POST", "instagram", ""),
        ("story", "linkedin", ""),
        ("nonsense", "instagram", ""),
        ("", "", ""),
    ],
)
def test_words_for_formats(text: str, platform: str, form: str) -> None:
    assert read_format(text, platform, KNOWN) == form


@pytest.mark.parametrize(
    ("heading", "platform"),
    [
        ("Facebook", "facebook"),
        ("Twitter/X", "x"),
        ("GBP", "google_business"),
        ("Youtube", "youtube"),
        ("GMB", "google_business"),
    ],
)
def test_a_column_for_each_network(heading: str, platform: str) -> None:
    found = channel_column(heading, KNOWN)
    assert found is not None
    assert found.platform == platform


@pytest.mark.parametrize(
    "heading", ["", "Text", "Website", "Instagram Post Type", "TikTok Title", "IG + FB", "all", "Foo"]
)
def test_other_columns_are_not_for_a_network(heading: str) -> None:
    assert channel_column(heading, KNOWN) is None


@given(TEXT)
def test_no_text_is_too_strange(text: str) -> None:
    said = read_channels(text, KNOWN)
    assert all(one.platform for one in said.channels)
    read_format(text, "instagram", KNOWN)
    channel_column(text, KNOWN)


def test_every_network_is_found_by_its_key_and_name() -> None:
    for platform in CATALOGUE.platforms:
        assert named(platform.key) == named(platform.name) == [(platform.key, "")]


def test_the_channels_of_the_untidy_sheet(shared: Path) -> None:
    """Formats that a cell does not say come from elsewhere; the one cell that says *all* has to be asked about."""
    rows = [row for row in untidy_rows(shared) if row.entries]
    asked = [row.number for row in rows if read_channels(row.cells["Where"], KNOWN).every]
    assert asked == [8]
    assert read_channels(rows[3].cells["Where"], KNOWN).but == ("google_business",)
    for row in rows:
        if row.number not in asked:
            said = named(row.cells["Where"])
            assert [platform for platform, _ in said] == [entry["channel"] for entry in row.entries], row
            assert all(form in {"", entry["format"]} for (_, form), entry in zip(said, row.entries, strict=True)), row
    stories = [row for row in rows if any(entry["format"] == "story" for entry in row.entries)]
    assert all(("instagram", "story") in named(row.cells["Where"]) for row in stories)
