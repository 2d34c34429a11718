"""What a page lacks, how a link to it shows, and what is proposed for it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest

from planner.app.page_addresses import page_address
from planner.app.page_audit import audited, requirements
from planner.domain.pages import (
    PageFacts,
    PageImage,
    PictureSeen,
    as_table,
    cards_of,
    facts_of,
    share_findings,
    tags_for,
    verdict_of,
)
from planner.domain.pages.cards import seen_part
from planner.domain.pages.findings import ASKED
from planner.domain.pages.proposed import cut
from planner.domain.rules import Severity
from planner.exchange.pages import read_page
from tests.page_sources import ADDRESS, HEAD, page

WIDE = (1.91, 1.0)


def read(*without: str, head: str = "", end: str = "", address: str = ADDRESS) -> PageFacts:
    return read_page(page(*without, head=head, end=end), address=address)


def missing(facts: PageFacts, *accounts: str) -> list[str]:
    return [finding.key for finding in share_findings(facts, requirements(), accounts)]


def with_picture(width: int, height: int, size: int = 90_000, type_: str = "image/jpeg") -> PageFacts:
    seen = PictureSeen(address="https://shop.example/lantern.jpg", width=width, height=height, size=size, type=type_)
    return replace(read(), picture=seen)


def test_a_page_that_says_everything_lacks_nothing() -> None:
    found = audited(read())
    assert found.findings == ()
    assert found.tags == ""
    assert found.verdict.severity is None


@pytest.mark.parametrize(
    ("left_out", "keys"),
    [
        ("og:title", ["og-title"]),
        ("og:image", ["og-image"]),
        ("og:image:width", ["image-size-unsaid"]),
        ("og:image:alt", ["image-alt"]),
        ("og:description", ["og-description"]),
        ("og:url", ["og-url"]),
        ("og:type", ["og-type"]),
        ("og:site_name", ["og-site-name"]),
        ("twitter:card", ["x-card"]),
        ("title", ["page-title"]),
        ("description", ["page-description"]),
        ("canonical", ["canonical"]),
        ("charset", ["charset"]),
        ("viewport", ["viewport"]),
        ("things", ["things"]),
        ("apple-touch-icon", ["touch-icon"]),
    ],
)
def test_what_is_left_out_is_told_with_the_tag_that_says_it(left_out: str, keys: list[str]) -> None:
    facts = read(left_out)
    assert missing(facts) == keys
    (finding,) = share_findings(facts, requirements())
    assert finding.sentence.endswith(".")
    assert finding.tag.startswith("<")
    assert "checked on 2026-" in finding.source


@pytest.mark.parametrize("left_out", [name for name in HEAD if name != "og:image"])
def test_the_tags_that_are_handed_over_are_all_that_was_missing(left_out: str) -> None:
    facts = read(left_out)
    block = tags_for(facts, requirements())
    filled = re.sub(r"\[its height in pixels\]", "630", re.sub(r"\[its width in pixels\]", "1200", block))
    place = {"head": filled} if left_out == "charset" else {"end": filled}
    assert missing(read(left_out, **place)) == []


def test_all_tags_of_an_empty_head_make_a_page_that_lacks_nothing_that_a_tag_can_say() -> None:
    bare = read(*HEAD)
    block = tags_for(bare, requirements()).replace("[picture].jpg", "a.jpg")
    assert len(block.splitlines()) > 15
    assert missing(read(*HEAD, head=block)) == []


def test_what_a_page_says_is_escaped_in_tags() -> None:
    hostile = "\"><script>alert(1)</script>' & <b>"
    said = html.escape(hostile)
    facts = read("title", "og:title", "things", head=f'<meta name="twitter:title" content="{said}">')
    block = tags_for(facts, requirements())
    again = read("title", "og:title", "things", head=block)
    assert again.said("og:title") == hostile
    assert again.title == hostile
    assert again.things[0].name == hostile
    assert "<script>alert" not in block


def test_the_proposed_data_cannot_end_its_script() -> None:
    facts = read("things", "og:title", head='<meta property="og:title" content="&lt;/script&gt;&lt;!--\u2028">')
    tag = next(one.tag for one in share_findings(facts, requirements()) if one.key == "things")
    inner = tag.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inner
    assert json.loads(inner)["headline"] == "</script><!--"


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (read("og:image", head='<meta property="og:image" content="/lantern.jpg">'), "image-relative"),
        (read("og:image", head='<meta property="og:image" content="http://shop.example/a.jpg">'), "image-insecure"),
        (read("og:image", head='<meta name="twitter:image" content="https://shop.example/a.jpg">'), "image-for-x-only"),
        (read("og:image", head='<meta property="og:image" content="https://shop.example/a.svg?v=2">'), "image-type"),
        (with_picture(180, 95), "image-too-small"),
        (with_picture(400, 210), "image-small"),
        (with_picture(1200, 1200), "image-shape"),
        (with_picture(1200, 630, size=1_400_000), "image-heavy"),
        (replace(read(), picture=PictureSeen(address="https://shop.example/lantern.jpg", size=0)), "image-lost"),
        (read("canonical", head='<link rel="canonical" href="/lantern">'), "canonical-relative"),
        (read("canonical", head='<link rel="canonical" href="https://shop.example/other">'), "canonical-differs"),
        (read(head='<link rel="canonical" href="https://shop.example/other">'), "canonical-several"),
        (read(head='<meta name="robots" content="follow, noindex">'), "noindex"),
        (read(head='<meta name="pinterest" content="nopin">'), "nopin"),
        (read(head='<script type="application/ld+json">{"@type": "Article", </script>'), "things-broken"),
        (read("things", head='<script type="application/ld+json">{"@type": "Product"}</script>'), "things-partly"),
        (read("og:title", head=f'<meta property="og:title" content="{"x" * 71}">'), "og-title-long"),
        (read("og:title", head='<meta property="og:title" content="CafÃ© “Lantern”">'), "letters"),
        (read("og:title", head='<meta name="og:title" content="Lantern">'), "og-name"),
        (read("title", head=f"<title>{'x' * 61}</title>"), "page-title-long"),
        (read_page(page(body="<h1>Lantern</h1>"), address=ADDRESS), "share-control"),
        (read("canonical", "og:url", address="http://shop.example/lantern"), "insecure"),
        (read_page(page(language=""), address=ADDRESS), "language"),
    ],
)
def test_other_slips_are_found(facts: PageFacts, key: str) -> None:
    assert key in missing(facts)


def test_an_address_with_tracking_is_not_the_one_to_be_known_by() -> None:
    facts = read("canonical", head=f'<link rel="canonical" href="{ADDRESS}?utm_source=x">')
    assert missing(facts) == ["canonical-tracked"]
    assert tags_for(facts, requirements()) == f'<link rel="canonical" href="{ADDRESS}">'


def test_a_frame_that_a_script_fills_is_told_as_such() -> None:
    facts = read_page(b"<title>Shop</title><div id=root></div><script src=app.js></script>", address=ADDRESS)
    assert missing(facts)[0] == "needs-script"
    assert verdict_of(facts, requirements()).severity is Severity.MUST_FIX


def test_of_a_page_without_anything_nothing_else_is_said() -> None:
    assert missing(read_page(b"", address=ADDRESS)) == ["unreadable"]
    assert "bare address" in verdict_of(PageFacts(), requirements()).words


def test_accounts_are_asked_for_on_the_first_page_of_a_site_alone() -> None:
    mine, other = "https://www.mastodon.example/@ferrow/", "https://bsky.app/profile/ferrow.example"
    home = read("canonical", "og:url", address="https://shop.example/")
    assert "rel-me" in missing(home, mine, other)
    (finding,) = [one for one in share_findings(home, requirements(), [mine, other]) if one.key == "rel-me"]
    assert finding.tag == f'<link rel="me" href="{other}">'
    assert "rel-me" not in missing(read(), mine, other)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (read("og:image"), "This link will show without a picture, or with one that the network picks."),
        (read("og:image", "things"), "This link will show without a picture."),
        (with_picture(120, 90), "This link will show without a picture: the one that is named is too small."),
        (with_picture(390, 205), "This link will show with a small picture."),
        (read("og:description", "description"), "This link will show with a picture and a title, but no description."),
        (
            read("og:image", head='<meta property="og:image" content="https://shop.example/a.svg">'),
            "This link will show without a picture: networks do not show SVG.",
        ),
        (
            replace(read(), picture=PictureSeen(address="https://shop.example/lantern.jpg", size=0)),
            "This link will show without a picture: its file did not come.",
        ),
    ],
)
def test_the_verdict_names_what_a_reader_would_miss_first(facts: PageFacts, words: str) -> None:
    verdict = verdict_of(facts, requirements())
    assert verdict.words == words
    assert verdict.severity in [one.severity for one in share_findings(facts, requirements())]
    assert verdict.severity is not None
    assert all(one.severity.weight <= verdict.severity.weight for one in share_findings(facts, requirements()))


def test_titles_and_descriptions_are_cut_where_the_networks_cut() -> None:
    long = f'<meta property="og:title" content="{"Lantern " * 20}">'
    wide, square = cards_of(read("og:title", head=long), requirements())
    assert (len(wide.title), wide.title[-1]) == (70, "…")
    assert (wide.key, square.key, wide.host) == ("wide", "square", "shop.example")
    assert cut("👩‍👩‍👧‍👦" * 3, 3) == "👩‍👩‍👧‍👦" * 3
    assert cut("👩‍👩‍👧‍👦" * 4, 3) == "👩‍👩‍👧‍👦" * 2 + "…"


def test_of_a_picture_the_middle_is_seen() -> None:
    assert seen_part(1200, 630, (1.0, 1.0)) == pytest.approx((0.2375, 0, 0.525, 1))
    assert seen_part(1000, 1000, WIDE) == pytest.approx((0, 0.2382, 1, 0.5236), abs=1e-4)
    assert cards_of(read(), requirements())[0].part == pytest.approx((0, 0, 1, 1), abs=0.01)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("HTTPS://Shop.Example:443/Lantern?utm_source=x&size=2&fbclid=1#top", "https://shop.example/Lantern?size=2"),
        ("http://shop.example?utm_medium=a", "http://shop.example/"),
        ("https://shop.example/a?b=&&c", "https://shop.example/a?b=&c"),
        ("mailto:a@b.example", ""),
        ("shop.example/a", ""),
        ("https://[::1", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_the_page_of_a_link_is_without_what_tracking_adds(link: str, address: str) -> None:
    assert page_address(link) == address
    assert page_address(address) == address


def test_facts_survive_as_a_table() -> None:
    facts = with_picture(1200, 630)
    assert facts_of(as_table(facts)) == facts
    assert as_table(PageFacts()) == "{}"


@pytest.mark.parametrize(
    "table",
    [
        *("", "[]", "null", "{", "[" * 100_000, '{"title": 3, "metas": [["a"], "b", ["c", "d"]], "new": 1}'),
        *('{"images": {"address": 1}}', '{"images": ["x"], "picture": [], "charset_from": "moon"}', '{"cut": 1}'),
    ],
)
def test_a_table_of_strangers_is_read_as_far_as_it_fits(table: str) -> None:
    facts = facts_of(table)
    assert isinstance(facts, PageFacts)
    assert audited(facts).verdict.words
    assert all(isinstance(image, PageImage) for image in facts.images)


@pytest.mark.parametrize(
    "table",
    [
        f'{{"images": [{{"address": "https://a.example/b", "width": 1{"0" * 400}, "height": 1}}]}}',
        '{"images": [{"address": "https://a.example/b", "width": -5, "height": 3}], "words": -1}',
        r'{"title": "\ud800", "metas": [["og:title", "\ud800"]]}',
    ],
    ids=["huge", "below zero", "half a letter"],
)
def test_impossible_numbers_and_letters_of_strangers_are_left_out(table: str) -> None:
    facts = facts_of(table)
    said = audited(facts)
    assert "\ud800" not in said.tags
    assert said.cards[0].part is None
    assert facts.words == 0


@pytest.mark.parametrize("address", ["//[::1", "https://[x", "http://[", "https://a.example:x/"])
def test_addresses_that_cannot_be_taken_apart_do_no_harm(address: str) -> None:
    tags = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
    for at in (ADDRESS, ""):
        assert audited(read("canonical", "og:url", head=tags, address=at), [address]).verdict.words


def test_every_need_is_asked_and_says_what_to_do() -> None:
    needs = requirements().needs
    assert set(ASKED) == set(needs) - {"unreadable"}
    assert all(need.sentence.endswith((".", "}")) and need.why.endswith((".", "?")) for need in needs.values())
