"""Addresses of the web: how they are asked for, which are none, and in whose network they lie."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.web.networks import Reach, is_read, reach_of
from planner.domain.web.web_address import WebAddress, followed, web_address


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://ferrow.com", "https://ferrow.com/"),
        (" HTTPS://Ferrow.COM:443/Tea ", "https://ferrow.com/Tea"),
        ("http://ferrow.com.:8080/?a=1#top", "http://ferrow.com:8080/?a=1"),
        ("https://ferrow.com/a%20b/ü?q=ö", "https://ferrow.com/a%20b/%C3%BC?q=%C3%B6"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://日本。example/", "https://xn--wgv71a.example/"),
        ("http://[::1]:3000/", "http://[::1]:3000/"),
        ("http://１９２.１６８.0.1/", "http://192.168.0.1/"),
        ("https://_a.my-site.example", "https://_a.my-site.example/"),
    ],
)
def test_how_an_address_is_asked_for(typed: str, asked: str) -> None:
    assert str(web_address(typed)) == asked


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "does not begin with"),
        ("ferrow.com", "does not begin with"),
        ("/etc/passwd", "does not begin with"),
        ("file:///etc/passwd", "not file"),
        ("gopher://ferrow.com", "not gopher"),
        ("mailto:jo@ferrow.com", "does not begin with"),
        ("https://jo@ferrow.com/", "name or password"),
        ("https://jo:secret@ferrow.com/", "name or password"),
        ("https://ferrow.com@127.0.0.1/", "name or password"),
        ("https://", "no address"),
        ("https://ferrow.com:0/", "no address"),
        ("https://ferrow.com:99999/", "no address"),
        ("https://ferrow.com:x/", "no address"),
        ("https://ferrow..com/", "no address"),
        ("https://ferrow.com../", "no address"),
        ("https://-ferrow.com/", "no address"),
        ("https://fer row.com/", "blanks"),
        ("https://ferrow.com/a\r\nHost: b", "blanks"),
        ("https://ferrow\u200b.com/", "blanks"),
        ("https://ferrow.com\\@b.com/", "name or password"),
        ("https://ferrow.com\\b/", "no address"),
        ("https://ferrow℀.com/", "no address"),
        ("https://" + "a" * 64 + ".com/", "no address"),
        ("https://" + "a." * 130 + "com/", "no address"),
        ("https://ferrow.com/" + "a" * 5000, "longer than 4096"),
        ("https://[fe80::1%25eth0]/", "no address"),
        ("https://[::1/", "no address"),
        # a number in one of the ways in which some programs take an address
        ("http://2130706433/", "no address"),
        ("http://0x7f000001/", "no address"),
        ("http://0x7f.1/", "no address"),
        ("http://0177.0.0.1/", "no address"),
        ("http://127.0.0.01/", "no address"),
        ("http://127.1/", "no address"),
        ("http://127.0.0.1.1/", "no address"),
        ("http://256.0.0.1/", "no address"),
        ("http://①②⑦.⓪.0.⑴/", "no address"),
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        web_address(typed)
    assert words in str(refused.value)
    assert len(str(refused.value)) < 160


def test_where_an_answer_leads() -> None:
    here = web_address("https://ferrow.com/shop/tea?a=1")
    assert str(followed(here, "../jam")) == "https://ferrow.com/jam"
    assert str(followed(here, "//other.com/x y")) == "https://other.com/x%20y"
    assert str(followed(here, "http://other.com")) == "http://other.com/"


@settings(max_examples=30)
@given(st.text(max_size=40), st.sampled_from(["", "https://", "http://ferrow.com", "//"]))
def test_any_text_is_an_address_or_refused(text: str, before: str) -> None:
    try:
        made = web_address(before + text)
    except ValueError:
        return
    assert isinstance(made, WebAddress)
    assert str(made).isascii()
    assert not any(one.isspace() for one in str(made))
    assert web_address(str(made)) == made


@pytest.mark.parametrize(
    ("number", "reach"),
    [
        ("93.184.215.14", Reach.PUBLIC),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", Reach.PUBLIC),
        ("::ffff:93.184.215.14", Reach.PUBLIC),
        ("64:ff9b::5db8:d70e", Reach.PUBLIC),
        ("127.0.0.1", Reach.OWN),
        ("127.255.0.9", Reach.OWN),
        ("10.1.2.3", Reach.OWN),
        ("172.16.0.1", Reach.OWN),
        ("172.32.0.1", Reach.PUBLIC),
        ("192.168.178.1", Reach.OWN),
        ("100.64.0.1", Reach.OWN),
        ("::1", Reach.OWN),
        ("fd12:3456::1", Reach.OWN),
        ("::ffff:127.0.0.1", Reach.OWN),
        ("::ffff:7f00:1", Reach.OWN),
        ("64:ff9b::7f00:1", Reach.OWN),
        ("64:ff9b::a9fe:a9fe", Reach.NONE),
        ("64:ff9b:1::1", Reach.NONE),
        ("::127.0.0.1", Reach.NONE),
        ("::", Reach.NONE),
        ("0.0.0.0", Reach.NONE),
        ("169.254.169.254", Reach.NONE),
        ("::ffff:169.254.169.254", Reach.NONE),
        ("168.63.129.16", Reach.NONE),
        ("100.100.100.200", Reach.NONE),
        ("192.0.0.192", Reach.NONE),
        ("fd00:ec2::254", Reach.NONE),
        ("fe80::1", Reach.NONE),
        ("fe80::1%eth0", Reach.NONE),
        ("224.0.0.1", Reach.NONE),
        ("240.0.0.1", Reach.NONE),
        ("255.255.255.255", Reach.NONE),
        ("ff02::1", Reach.NONE),
        ("198.18.0.1", Reach.NONE),
        ("203.0.113.9", Reach.NONE),
        ("2001:db8::1", Reach.NONE),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", Reach.NONE),
        ("2002:7f00:1::", Reach.NONE),
        ("5f00::1", Reach.NONE),
        ("somewhere", Reach.NONE),
        ("0177.0.0.1", Reach.NONE),
    ],
)
def test_in_whose_network_an_address_lies(number: str, reach: Reach) -> None:
    assert reach_of(number) is reach


@settings(max_examples=30)
@given(st.ip_addresses())
def test_what_the_standard_library_calls_special_is_never_public(address: object) -> None:
    if reach_of(str(address)) is Reach.PUBLIC and not str(address).startswith(("64:ff9b::", "::ffff:")):
        assert address.is_global  # type: ignore[attr-defined]
        assert not address.is_multicast  # type: ignore[attr-defined]


def test_at_which_ports_pages_are_read() -> None:
    assert [port for port in (22, 80, 443, 3000, 8080) if is_read(port, Reach.PUBLIC)] == [80, 443, 8080]
    assert [port for port in (22, 80, 443, 3000, 8080) if is_read(port, Reach.OWN)] == [80, 443, 3000, 8080]
