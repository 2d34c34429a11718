"""Links: mended when they are mistyped, known as the brand's own, and given tracking without harm to anything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.link_form import corrected, own
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Placement, Status
from planner.domain.tracking import (
    TEMPLATE_NAMES,
    Left,
    slug,
    tracked,
    tracking,
    trackings,
    unknown_names,
    values_of,
    with_tracking,
)
from tests.builders import a_brand, a_channel, a_placement, a_post

TEMPLATE = "utm_source={channel}&utm_medium=social&utm_campaign={campaign}&utm_content={entry}"
VALUES = {"channel": "instagram", "campaign": "winter-tide", "entry": "P1"}
ANY_TEXT = st.text(st.characters())
WEB = st.builds("https://{}.example/{}".format, st.from_regex(r"[a-z]{1,8}", fullmatch=True), ANY_TEXT)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://lumenoak.example",
        "http://shop.lumenoak.example:8080/a/b?x=1&y=%20#top",
        "HTTPS://Lumenoak.Example/Shop",
        "https://müller.example/käse",
        "https://例え.example/道",
        "https://नमस्ते.example",
        "https://en.example/wiki/Mug_(cup)",
        "https://archive.example/2020/https://x.example/",
        "https://[::1]:80/x",
        "https://name:word@a.example/",
        "https://a.example/?utm_campaign=Wholesale Q4&x=1",
        "mailto:hello@lumenoak.example",
        "tel:+441234",
    ],
)
def test_a_well_formed_link_is_left_alone(link: str) -> None:
    assert corrected(link) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("htps://a.example", "https://a.example"),
        ("hhtps://a.example", "https://a.example"),
        ("ttps://a.example", "https://a.example"),
        ("htttp://a.example", "http://a.example"),
        ("http:/ /a.example/x", "http://a.example/x"),
        ("http//a.example", "http://a.example"),
        ("https:a.example", "https://a.example"),
        ("http;//a.example", "http://a.example"),
        ("ht tps://a.example", "https://a.example"),
        ("https:\\\\a.example\\x", "https://a.example/x"),
        ("a.example/shop", "https://a.example/shop"),
        ("//a.example/shop", "https://a.example/shop"),
        ("www.a.example", "https://www.a.example"),
        (" https://a.example\n", "https://a.example"),
        ("https://a .example/ x", "https://a.example/x"),
        ("https://a.example/winter sale", "https://a.example/winter%20sale"),
        ("https://a,example/x", "https://a.example/x"),
        ("https://a..example", "https://a.example"),
        ("https://a.example/x.", "https://a.example/x"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("see https://a.example/x now", "https://a.example/x"),
        ("https://a.example https://b.example", "https://a.example"),
        ("https://a.examplehttps://b.example", "https://a.example"),
        ("https://https://a.example", "https://a.example"),
        ("hello@a.example", "mailto:hello@a.example"),
    ],
)
def test_a_mistyped_link_is_mended(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize("link", ["https://localhost", "lumenoak", "link in bio", "javascript:alert(1)", "https://"])
def test_without_a_host_nothing_is_proposed(link: str) -> None:
    assert corrected(link) == ""


@given(st.one_of(ANY_TEXT, WEB))
@settings(max_examples=200)
def test_what_is_proposed_is_always_well_formed(link: str) -> None:
    proposal = corrected(link)
    assert not proposal or corrected(proposal) is None


@pytest.mark.parametrize("piece", [" ", ".", ")", "/", ": ", "&", "é", "http:", "\ud800"])
def test_a_very_long_link_is_none_that_can_be_mended(piece: str) -> None:
    assert corrected(f"http:{piece * 200_000}") == ""
    assert not own(piece * 200_000, ["a.example"])


@pytest.mark.parametrize(
    "link",
    [
        "https://lumenoak.example/x",
        "https://shop.lumenoak.example",
        "htps://lumenoak.example",
        "lumenoak.example:80/x",
        "https://WWW.Lumenoak.example./",
    ],
)
def test_the_brands_hosts_and_those_below_are_its_own(link: str) -> None:
    assert own(link, ["www.lumenoak.example"])


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://notlumenoak.example",
        "https://lumenoak.example.evil.example",
        "https://lumenoak.example@evil.example/",
        "https://evil.example\\@lumenoak.example",
        "https://evil.example/lumenoak.example",
        "mailto:a@lumenoak.example",
    ],
)
def test_other_hosts_are_not_its_own(link: str) -> None:
    assert not own(link, ["lumenoak.example"])


def test_a_host_is_the_same_in_letters_of_any_script_and_in_ascii() -> None:
    assert own("https://xn--mller-kva.example", ["müller.example"])
    assert own("https://MÜLLER.example", ["xn--mller-kva.example"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Winter Tide", "winter-tide"),
        ("  Q4: Sale!  ", "q4-sale"),
        ("Größe & Maß", "grosse-mass"),
        ("Łódź Øl Æther", "lodz-ol-aether"),
        ("İstanbul", "istanbul"),
        ("Зимний прилив", "зимний-прилив"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("…", ""),
    ],
)
def test_a_name_becomes_a_slug(name: str, said: str) -> None:
    assert slug(name) == said


@given(ANY_TEXT)
def test_a_slug_stays_a_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_tracking_is_read_as_it_is_written() -> None:
    link = "https://a.example/?utm_source=LinkedIn&x=1&UTM_campaign=Wholesale+Q4&utm_source=again#utm_term=no"
    assert tracking(link) == {"utm_source": "LinkedIn", "utm_campaign": "Wholesale Q4"}


def test_tracking_is_added_before_the_fragment_and_after_what_is_there() -> None:
    link = tracked("https://a.example/x?b=2&c#top?x", TEMPLATE, VALUES)
    added = "utm_source=instagram&utm_medium=social&utm_campaign=winter-tide&utm_content=p1"
    assert link == f"https://a.example/x?b=2&c&{added}#top?x"


def test_tracking_is_replaced_in_its_place_and_never_doubled() -> None:
    link = tracked("https://a.example/?utm_source=LinkedIn&b=2&utm_source=x&utm_term=Big+Mug", TEMPLATE, VALUES)
    assert link.startswith("https://a.example/?utm_source=instagram&b=2&utm_term=big-mug&utm_medium=social&")
    assert link.count("utm_source") == 1


def test_what_has_no_value_is_left_out_and_what_was_there_kept() -> None:
    assert (
        tracked("https://a.example", TEMPLATE, {"channel": "x"}) == "https://a.example?utm_source=x&utm_medium=social"
    )
    link = tracked("https://a.example?utm_campaign=Wholesale%20Q4", TEMPLATE, {"channel": "x"})
    assert tracking(link)["utm_campaign"] == "wholesale-q4"


def test_values_are_encoded() -> None:
    link = tracked("https://a.example", "utm_source={channel}", {"channel": "a&b=c #é"})
    assert link == "https://a.example?utm_source=a%26b%3Dc-%23%C3%A9"
    assert tracking(link) == {"utm_source": "a&b=c-#é"}


@given(st.one_of(WEB, ANY_TEXT), st.dictionaries(st.sampled_from(TEMPLATE_NAMES), ANY_TEXT))
@settings(max_examples=200)
def test_adding_tracking_twice_changes_nothing_more(link: str, values: dict[str, str]) -> None:
    once = tracked(link, TEMPLATE, values)
    assert tracked(once, TEMPLATE, values) == once
    assert once.split("?")[0].split("#")[0] == link.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]


def test_unknown_names_of_a_template_are_named() -> None:
    assert unknown_names("a={channel}&b={chanel}&c={chanel}&d={}") == ["chanel", ""]


def test_the_shipped_template_knows_all_its_names(catalogue: Catalogue) -> None:
    assert unknown_names(catalogue.tracking) == []
    assert tracked("https://a.example", catalogue.tracking, VALUES).endswith("&utm_content=p1")


Made = Callable[..., tuple[Plan, list[Placement]]]


@pytest.fixture
def made() -> Made:
    """Makes a plan of one post on Instagram and LinkedIn, with these values."""

    def made_plan(link: str = "https://lumenoak.example/x", **values: Any) -> tuple[Plan, list[Placement]]:
        brand = a_brand(domains=("lumenoak.example",))
        channels = [a_channel(id=one, platform=one, name=one.title()) for one in ("instagram", "linkedin")]
        campaign = Campaign(id="c", brand_id=brand.id, name="Winter Tide")
        post = a_post(id="p", link=link, campaign_id="c", title="First Snow")
        places = [a_placement(id=f"p-{one.id}", post_id="p", channel_id=one.id, **values) for one in channels]
        plan = Plan(
            brand,
            channels={one.id: one for one in channels},
            campaigns={"c": campaign},
            posts={"p": post},
            placements={one.id: one for one in places},
        )
        return plan, places

    return made_plan


def test_the_names_of_a_template_have_their_values_from_the_plan(made: Made) -> None:
    plan, places = made(format="reel")
    values = values_of(plan, plan.posts["p"], places[1])
    assert set(values) == set(TEMPLATE_NAMES)
    assert (values["channel"], values["campaign"], values["post"]) == ("linkedin", "winter-tide", "p")
    assert (values["entry"], values["format"], values["medium"], values["kind"]) == (
        "p-linkedin",
        "reel",
        "social",
        "",
    )


def test_each_entry_gets_a_link_of_its_own_and_the_common_one_stays(made: Made) -> None:
    plan, places = made()
    edit = with_tracking(trackings(plan, places, TEMPLATE))
    links = [change.after.link for change in edit.changes if isinstance(change.after, Placement)]
    assert [tracking(link or "")["utm_source"] for link in links] == ["instagram", "linkedin"]
    assert edit.text == "Add tracking to 2 links"


def test_blanks_in_the_tracking_go_when_it_is_built(made: Made) -> None:
    plan, places = made("https://lumenoak.example/x?utm_source=LinkedIn&utm_term=Big Mug")
    after = trackings(plan, places, TEMPLATE)[1].after
    assert tracking(after) == {"utm_source": "linkedin", "utm_term": "big-mug"} | {
        "utm_medium": "social",
        "utm_campaign": "winter-tide",
        "utm_content": "p-linkedin",
    }


def test_what_is_right_already_changes_nothing(made: Made) -> None:
    plan, places = made()
    edit = with_tracking(trackings(plan, places, TEMPLATE))
    after = [change.after for change in edit.changes if isinstance(change.after, Placement)]
    assert not any(row.changes for row in trackings(plan, after, TEMPLATE))
    assert with_tracking(trackings(plan, after, TEMPLATE)).changes == ()


@pytest.mark.parametrize(
    ("link", "values", "why"),
    [
        ("https://elsewhere.example", {}, Left.FOREIGN),
        ("htps://lumenoak.example", {}, Left.MALFORMED),
        ("https://lumenoak.example", {"status": Status.POSTED}, Left.SETTLED),
        ("https://lumenoak.example", {"status": Status.SKIPPED}, Left.SETTLED),
    ],
)
def test_some_links_are_left_alone_and_it_is_said_why(made: Made, link: str, values: dict[str, Any], why: Left) -> None:
    plan, places = made(link, **values)
    rows = trackings(plan, places, TEMPLATE)
    assert [(row.before, row.after, row.left) for row in rows] == [(link, link, why)] * 2


def test_a_post_without_a_channel_or_a_link_gets_none(made: Made) -> None:
    plan, places = made()
    assert trackings(plan, [replace(places[0], channel_id=None)], TEMPLATE)[0].left is Left.NO_CHANNEL
    assert trackings(plan, [replace(places[0], link="")], TEMPLATE) == []


UUID = "0B5E1C2D-7a1f-4c1e-9d52-3f1f6f0a9b11"


@pytest.mark.parametrize(
    ("id_", "title", "text", "said"),
    [
        ("P064-fb", "First Snow", "", "P064-fb"),
        (UUID, "First Snow", "Other words", "first-snow-0b5e1c2d"),
        (UUID, "", "Snow is here. Come in and warm your fingers today", "snow-is-here-come-in-and-warm-your-0b5e1c2d"),
        (UUID, "A" * 90, "", f"{'a' * 40}-0b5e1c2d"),
        (UUID, "", "☃", "0b5e1c2d"),
    ],
)
def test_ids_that_nobody_can_read_get_words(id_: str, title: str, text: str, said: str) -> None:
    post, entry = a_post(id=id_, title=title, text=text), a_placement(id=id_, post_id=id_)
    values = values_of(Plan(a_brand(), posts={id_: post}, placements={id_: entry}), post, entry)
    assert (values["post"], values["entry"]) == (said, said)


def test_what_a_template_says_is_written_small_and_without_blanks() -> None:
    link = tracked("https://ferrow.com/", "utm_source={channel}&utm_content=Winter Tide", {"channel": "Big Net"})
    assert tracking(link) == {"utm_source": "big-net", "utm_content": "winter-tide"}
