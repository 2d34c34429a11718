"""Links, mentions, hashtags and cashtags in texts, by the manners of the networks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.entities import MANNERS, Entities, Found, entities
from planner.domain.entities.tlds import current, of_2021

TEXT = "Über uns: https://example.com/a_(b), example.org/x und @anna auf #Bühne 🎉"


def texts(found: tuple[Found, ...]) -> list[str]:
    return [one.text for one in found]


@pytest.mark.parametrize("manner", MANNERS)
def test_every_manner_finds_links_and_tags_where_they_stand(manner: str) -> None:
    found = entities(TEXT, manner)
    assert texts(found.links)[0] == "https://example.com/a_(b)"
    assert texts(found.hashtags) == ["#Bühne"]
    assert all(TEXT[one.start : one.end] == one.text for one in (*found.links, *found.hashtags, *found.mentions))


def test_an_unknown_manner_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        entities("text", "myspace")


def test_only_some_networks_see_links_without_a_scheme() -> None:
    found = {manner: texts(entities(TEXT, manner).links) for manner in MANNERS}
    assert "example.org/x" in found["twitter"]
    assert "example.org/x" in found["bluesky"]
    assert "example.org/x" in found["plain"]
    assert found["mastodon"] == ["https://example.com/a_(b)"]


def test_a_name_is_a_mention_but_on_bluesky_needs_a_domain() -> None:
    found = {manner: texts(entities("Ask @anna or @ben.example.com", manner).mentions) for manner in MANNERS}
    assert found["twitter"] == ["@anna", "@ben"]
    assert found["mastodon"] == ["@anna", "@ben.example.com"]
    assert found["bluesky"] == ["@ben.example.com"]
    assert found["plain"] == ["@anna", "@ben.example.com"]


def test_a_name_on_another_server_is_one_mention_on_mastodon() -> None:
    assert texts(entities("Hi @anna@example.social!", "mastodon").mentions) == ["@anna@example.social"]
    assert entities(f"Hi @anna@{'a' * 254}", "mastodon").mentions == ()


def test_an_address_of_mail_is_neither_link_nor_mention_on_x() -> None:
    assert entities("anna@example.com", "twitter") == Entities()


def test_a_tag_inside_a_link_is_part_of_the_link() -> None:
    for manner in MANNERS:
        found = entities("see https://example.com/#top and #this", manner)
        assert texts(found.links) == ["https://example.com/#top"]
        assert texts(found.hashtags) == ["#this"]


def test_a_scheme_glued_to_a_mastodon_tag_is_not_part_of_it() -> None:
    assert texts(entities("#onehttps://example.com", "mastodon").hashtags) == ["#one"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#a #b", ["#a", "#b"]),
        ("#1 #1a", ["#1a"]),
        ("a #double#rainbow", ["#double#rainbow"]),
        ("##hashash", ["##hashash"]),
        ("## and #?", []),
        ("some #n0n3s@n5e!", ["#n0n3s@n5e"]),
        ("strips #multi_trailing___...", ["#multi_trailing"]),
        ("works with #🦋 emoji, and #butter🦋fly", ["#🦋", "#butter🦋fly"]),
        ("#️⃣tag and ##️⃣tag", ["##️⃣tag"]),
        ("#⃣ alone", ["#⃣"]),
        ("#a\u200bb #\u200bc", ["#a"]),
        ("＃full width", ["＃full"]),
        (f"#{'a' * 64}..!", [f"#{'a' * 64}"]),
        (f"#{'a' * 65}", []),
    ],
)
def test_tags_of_bluesky(text: str, tags: list[str]) -> None:
    assert texts(entities(text, "bluesky").hashtags) == tags


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("a.com_b.org", ["a.com"]),
        ("日本語example.com中国語", ["example.com"]),
        ("twitter.한국어", ["twitter.한국"]),
        ("https://twitter.한국어", ["https://twitter.한국"]),
        ("www.example.co.uk/", ["www.example.co.uk/"]),
        ("-example.com", []),
        ("example.com.jpg", ["example.com"]),
        ("https://t.co/abc/def", ["https://t.co/abc"]),
        (f"https://example.com/{'a' * 4096}", []),
        ("xhttp://example.com", []),
        ("https://example.com/?q=aſ", ["https://example.com/?q=a"]),
    ],
)
def test_addresses_by_the_rules_of_x(text: str, links: list[str]) -> None:
    assert texts(entities(text, "twitter").links) == links


def test_top_level_domains_that_have_gone_are_links_on_x_only() -> None:
    gone = of_2021() - current()
    assert {"mcdonalds", "afamilycompany"} <= gone
    assert current() - of_2021() >= {"music", "kids"}
    assert len(current()) > 1400


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([*"ab. /:@#$()_-?é日1\u200d\ufe0f\ud800\u202a🎉", "http://", ".com", "xn--"])).map("".join)
)
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str) -> None:
    for manner in MANNERS:
        found = entities(text, manner)
        every = sorted((*found.links, *found.mentions, *found.hashtags, *found.cashtags))
        assert all(one.text and text[one.start : one.end] == one.text for one in every)
        assert all(one.end <= other.start for one, other in zip(every, every[1:], strict=False))


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("seed", ["#1", "a.com_", "#a· ", "http://a.co/("])
def test_a_pasted_megabyte_does_not_hang(manner: str, seed: str) -> None:
    assert entities(seed * (1_000_000 // len(seed)), manner)
