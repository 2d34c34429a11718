"""Pages of all sorts read for what they say: letters, tags, structured data, and pages built to do harm."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.pages import CharsetFrom, PageFacts
from planner.exchange.pages import read_page
from planner.exchange.pages.structured import structured_data
from tests.page_sources import ADDRESS, page

_LD = '<script type="application/ld+json">'
_PATIENCE_SECONDS = 1.0


def test_a_page_is_read_for_all_that_it_says() -> None:
    facts = read_page(page(), address=ADDRESS)
    assert (facts.title, facts.heading) == ("Harvest Lantern, our autumn blend", "Harvest Lantern")
    assert facts.said("og:type", "twitter:card") == "article"
    assert (facts.images[0].width, facts.images[0].height) == (1200, 630)
    assert facts.icons == ("apple-touch-icon", "icon")
    assert facts.profiles == ("https://mastodon.example/@ferrow",)
    assert facts.links == ("https://bsky.app/intent/compose?text=Lantern", "https://mastodon.example/@ferrow")
    assert facts.words > 50
    assert (facts.charset, facts.charset_from, facts.cut) == ("utf-8", CharsetFrom.META, False)


def test_pictures_keep_what_is_stated_after_them() -> None:
    facts = read_page(
        b'<meta property="og:image" content="https://a.example/1.jpg"><meta property="og:image:width" content="600px">'
        b'<meta property="og:image:alt" content="One"><meta name="og:image" content="2.jpg">'
        b'<meta property="og:image:secure_url" content="https://a.example/2s.jpg"><meta property="og:image:height" '
        b'content="tall"><meta property="og:image:url" content="3.jpg">',
        address="https://a.example/x/",
    )
    assert [image.address for image in facts.images] == ["https://a.example/1.jpg", "https://a.example/x/2.jpg"]
    assert (facts.images[0].width, facts.images[0].alt, facts.images[1].height) == (600, "One", None)
    assert facts.named == ("og:image",)


def test_addresses_are_meant_from_the_base_of_the_page() -> None:
    source = b'<base href="/de/"><meta property="og:image" content="i.png"><a rel="me" href="//social.example/@a">a</a>'
    facts = read_page(source, address="https://a.example/x")
    assert facts.images[0].address == "https://a.example/de/i.png"
    assert facts.profiles == ("https://social.example/@a",)


@pytest.mark.parametrize(
    ("content", "content_type", "charset", "by"),
    [
        ("﻿<title>Café</title>".encode(), "text/html; charset=latin-1", "utf-8", CharsetFrom.MARK),
        ("<title>Café</title>".encode("utf-16"), "", "utf-16-le", CharsetFrom.MARK),
        ("<title>Café</title>".encode("cp1252"), 'text/html; charset="ISO-8859-1"', "cp1252", CharsetFrom.HTTP),
        ("<meta charset=windows-1252><title>Café</title>".encode("cp1252"), "", "cp1252", CharsetFrom.META),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><title>Кофе</title>'.encode("koi8-r"),
            "text/html",
            "koi8-r",
            CharsetFrom.META,
        ),
        ("<meta charset=shift_jis><title>珈琲</title>".encode("cp932"), "", "cp932", CharsetFrom.META),
        ("<title>Café</title>".encode(), "", "utf-8", CharsetFrom.GUESS),
        ("<title>Café crème, naïve, déjà vu, où êtes-vous</title>".encode("cp1252"), "", "cp1252", CharsetFrom.GUESS),
        ("<meta charset=utf-16><title>Café</title>".encode(), "", "utf-8", CharsetFrom.META),
        ("<meta charset=nonsense><title>Café</title>".encode(), "x; charset=zlib", "utf-8", CharsetFrom.GUESS),
        (b"<meta charset=utf-7><title>+AOk-</title>", "", "utf-8", CharsetFrom.GUESS),
    ],
)
def test_letters_are_read_as_the_mark_the_server_the_page_or_a_guess_says(
    content: bytes, content_type: str, charset: str, by: CharsetFrom
) -> None:
    facts = read_page(content, content_type=content_type)
    assert (facts.charset, facts.charset_from) == (charset, by)
    assert facts.title.startswith(("Café", "Кофе", "珈琲", "+AOk-"))


def test_letters_that_do_not_fit_what_the_page_says_are_replaced() -> None:
    facts = read_page("<meta charset=utf-8><title>Café</title>".encode("cp1252"))
    assert facts.title == "Caf\ufffd"


@pytest.mark.parametrize(
    ("script", "names", "broken"),
    [
        ('{"@type": "Article", "headline": "A"}', ["A"], 0),
        ('[{"@type": "Article", "headline": "A"}, [{"@type": "Event", "name": "B"}]]', ["A", "B"], 0),
        ('{"@graph": [{"@type": ["Thing", "Place"], "name": "A"}, {"@type": "Event", "name": "B"}]}', ["A", "B"], 0),
        ('{"@type": "WebPage", "name": "P", "mainEntity": {"@type": "Product", "name": "A"}}', ["P", "A"], 0),
        ('{"@type": "http://schema.org/Article", "schema:headline": "A &amp; B"}', ["A & B"], 0),
        ('/* ours */ {"@type": "Article", "headline": "a // b, ]",}; // end', ["a // b, ]"], 0),
        ('<!-- {"@type": "Article", "headline": "A"} -->', ["A"], 0),
        ('//<![CDATA[\n{"@type": "Article", "headline": "A"}\n//]]>', ["A"], 0),
        ("{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;A&quot;}", ["A"], 0),
        ('{"@type": "Article", "headline": "two\nlines"}', ["two lines"], 0),
        ('{"@type": "Article", "headline": "A"}{"@type": "Article", "headline": "B"}', ["A", "B"], 0),
        ('{"@type": "Article", "headline": {"@value": "A"}}', ["A"], 0),
        ('{"@type": "Article", "headline": 5, "image": {"url": [1]}, "author": null}', [""], 0),
        ('{"@type": "Article", "headline": "A"', [], 1),
        ("{'@type': 'Article'}", [], 1),
        ("nonsense", [], 1),
        ("[" * 200_000, [], 1),
        ('{"@graph":' * 500 + '{"@type": "A", "name": "deep"}' + "}" * 500, ["deep"], 0),
        ("  \n ", [], 0),
        ("null", [], 0),
        ("9" * 5_000, [], 1),
    ],
)
def test_structured_data_is_read_as_people_write_it(script: str, names: list[str], broken: int) -> None:
    facts = read_page(f"{_LD}{script}</script>".encode(), address=ADDRESS)
    assert [thing.name for thing in facts.things] == names
    assert facts.broken_things == broken


def test_one_broken_script_does_not_hide_another() -> None:
    assert structured_data(['{"a": 1}', "{", "[2, 3]"]) == ([{"a": 1}, 2, 3], 1)


def test_what_elements_say_of_themselves_belongs_to_the_nearest_thing() -> None:
    facts = read_page(
        b'<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Anvil</b><img itemprop="image" '
        b'src="a.jpg"><p itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="price" '
        b'content="9"><i itemprop="name">Sale</i></p></div>',
        address="https://a.example/",
    )
    product, offer = facts.things
    assert (product.type, product.name, product.image) == ("Product", "Anvil", "https://a.example/a.jpg")
    assert (offer.type, offer.name) == ("Offer", "Sale")
    assert set(product.properties) == {"name", "image", "offers"}


@pytest.mark.parametrize(
    "control",
    [
        '<button class="btn Share-it">x</button>',
        '<a href="#" aria-label="Share this">x</a>',
        "<script>navigator.share({})</script>",
    ],
)
def test_ways_to_share_are_seen(control: str) -> None:
    assert read_page(control.encode()).share_controls


@pytest.mark.parametrize(
    "content", [b"", b"<", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<meta", b"<html><frameset>", b"<!--"]
)
def test_next_to_nothing_is_read_too(content: bytes) -> None:
    assert read_page(content).empty


_HOSTILE = {
    "nested": b"<div>" * 300_000,
    "closed in the wrong order": b"<i>" * 10_000 + b"<div>" * 10_000 + b"</i>" * 10_000,
    "unclosed letters": b"".join(b"<p><b id=%d>x" % number for number in range(40_000)),
    "attributes": b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">",
    "choices": b"<select>" + b"<option>" * 100_000,
    "tables": b"<table><td>" * 60_000,
    "templates": b"<template>" * 90_000,
    "tags": b"<meta property=og:title content=x>" * 50_000,
    "quotes": b"<a '" * 400_000,
    "comments": b"<!--" * 400_000,
    "scripts": b"<script></script>" * 100_000,
    "deep data": _LD.encode() + b'{"@graph":' * 60_000,
    "comments in data": _LD.encode() + b"/*" * 900_000,
    "blanks in data": _LD.encode() + b" " * 1_900_000,
    "empty data": _LD.encode() + b"{}" * 900_000,
    "many bases": b'<base href="' + b"a/" * 900 + b'">' + b'<a href="x">' * 40_000,
    "things": b"<p itemscope itemtype=x itemprop=name>" * 500 + b"<p itemprop=a>yy" * 90_000,
    "garbage": random.Random(1).randbytes(20_000_000),
    "zeros": bytes(20_000_000),
    "signs": b"<" * 1_900_000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_pages_that_are_built_to_exhaust_are_read_in_time(name: str) -> None:
    begun = time.process_time()
    facts = read_page(b"<title>First</title>" + _HOSTILE[name], address=ADDRESS)
    assert time.process_time() - begun < _PATIENCE_SECONDS
    assert facts.title == "First"


@settings(max_examples=30)
@given(st.binary(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_no_bytes_make_it_fail(content: bytes, address: str, content_type: str) -> None:
    assert isinstance(read_page(content, address=address, content_type=content_type), PageFacts)
    assert isinstance(read_page(page() + content + page(), address=address), PageFacts)
