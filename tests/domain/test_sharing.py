"""Share links: every value percent-encoded, nothing that is not said, and buttons without scripts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.catalogue import RESOURCES, BadData
from planner.app.failures import NotWritten
from planner.app.sharing import NoCode, honesty, qr_code, save_code, share_networks
from planner.domain.plan import Plan
from planner.domain.records import Campaign
from planner.domain.sharing import (
    Shared,
    button_html,
    lacks,
    server_of,
    share_link,
    tags_of,
    tracked_page,
)
from tests.builders import a_brand

NETWORKS = {one.key: one for one in share_networks()}
PAGE = "https://ferrow.com/tea?a=1&b=2#x"
TEXT = "Tea & jam\n100 % ü 🫖"
ENCODED = "https%3A%2F%2Fferrow.com%2Ftea%3Fa%3D1%26b%3D2%23x"


def link(key: str, **values: Any) -> str:
    return share_link(NETWORKS[key], Shared(**{"page": PAGE, "text": TEXT, "server": "mastodon.social"} | values))


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("x", f"https://x.com/intent/tweet?text=Tea%20%26%20jam%0A100%20%25%20%C3%BC%20%F0%9F%AB%96&url={ENCODED}"),
        ("bluesky", f"https://bsky.app/intent/compose?text=Tea%20%26%20jam%0A100%20%25%20%C3%BC%20%F0%9F%AB%96%20{ENCODED}"),
        ("facebook", f"https://www.facebook.com/sharer/sharer.php?u={ENCODED}"),
        ("linkedin", f"https://www.linkedin.com/sharing/share-offsite/?url={ENCODED}"),
        (
            "email",
            "mailto:?subject=Tea%20%26%20jam%20100%20%25%20%C3%BC%20%F0%9F%AB%96&"
            f"body=Tea%20%26%20jam%0D%0A100%20%25%20%C3%BC%20%F0%9F%AB%96%0D%0A%0D%0A{ENCODED}",
        ),
    ],
)  # fmt: skip
def test_values_are_encoded_to_the_letter(key: str, wanted: str) -> None:
    assert link(key) == wanted


def test_what_is_not_said_is_left_out() -> None:
    assert link("x", text="") == f"https://x.com/intent/tweet?url={ENCODED}"
    assert link("x", text="", tags=("tea", "jam")).endswith("&hashtags=tea%2Cjam")
    assert link("bluesky", text="") == f"https://bsky.app/intent/compose?text={ENCODED}"
    assert link("reddit", title="A title").endswith("&title=A%20title")
    assert "media=" not in link("pinterest")
    assert "media=https%3A%2F%2Fferrow.com%2Fcup.jpg&" in link("pinterest", picture="https://ferrow.com/cup.jpg")
    assert link("hatena", title="A title").startswith("https://b.hatena.ne.jp/add?mode=confirm&url=")


def test_what_is_lacking_gives_no_link() -> None:
    assert link("x", page=" ") == ""
    assert link("mastodon", server="") == ""
    assert lacks(NETWORKS["mastodon"], Shared(page=PAGE)) == ("server",)
    assert link("mastodon", server="@jo@mas.to").startswith("https://mas.to/share?text=")


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("mastodon.social", "mastodon.social"),
        (" https://Mastodon.Social/@jo ", "mastodon.social"),
        ("@jo@mas.to", "mas.to"),
        ("jo@mas.to", "mas.to"),
        ("mas.to/@jo", "mas.to"),
        ("mastodon", ""),
        ("mas.to/?a#b c", "mas.to"),
        ("evil.com\\@x.com", "x.com"),
        ("https://[", ""),
        ("a b.com", ""),
        ("", ""),
    ],
)
def test_a_server_is_understood_as_people_type_it(typed: str, host: str) -> None:
    assert server_of(typed) == host


def test_tags_are_understood_as_people_type_them() -> None:
    assert tags_of(" #Tea, jam  ##x ＃お茶 #") == ("Tea", "jam", "x", "お茶")


@settings(max_examples=30)
@given(st.text(max_size=60), st.text(max_size=30), st.sampled_from(sorted(NETWORKS)))
def test_any_text_comes_through_and_leaves_its_place_nowhere(text: str, title: str, key: str) -> None:
    network = NETWORKS[key]
    made = share_link(network, Shared(page=PAGE, text=text, title=title, server="mas.to"))
    assert re.fullmatch(r"[a-z]+:[\x21-\x7e]+", made)
    assert not re.search("[\"'<>\\s]", made)
    values = parse_qs(urlsplit(made).query, strict_parsing=True)
    assert any(PAGE in one for several in values.values() for one in several)
    assert urlsplit(made)[:3] == urlsplit(network.template.replace("{server}", "mas.to"))[:3]


# buttons


def test_a_button_is_a_link_and_nothing_more() -> None:
    network = replace(NETWORKS["x"], name='A <b> & "c"')
    html = button_html(network, link("x"))
    seen: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.append((tag, dict(attrs)))  # type: ignore[method-assign]
    parser.feed(html)
    assert seen == [("a", {"href": link("x"), "target": "_blank", "rel": "noopener noreferrer"})]
    assert html.endswith(">Share on A &lt;b&gt; &amp; &quot;c&quot;</a>")
    assert "target" not in button_html(NETWORKS["email"], link("email"))


# tracking


def test_own_pages_say_from_which_network_readers_come() -> None:
    brand = a_brand(
        domains=("ferrow.com",), tracking="utm_source={channel}&utm_medium={medium}&utm_campaign={campaign}"
    )
    plan = Plan(brand, campaigns={"c": Campaign(id="c", brand_id="brand", name="Winter Tide")})
    assert tracked_page(plan, "https://ferrow.com/tea", "", "x") == (
        "https://ferrow.com/tea?utm_source=x&utm_medium=social"
    )
    assert tracked_page(plan, "https://ferrow.com/tea", "", "x", "c").endswith("&utm_campaign=winter-tide")
    assert tracked_page(plan, "https://other.com/tea", "", "x") == "https://other.com/tea"


# data


def test_every_network_says_its_source() -> None:
    assert len(NETWORKS) > 15
    assert all(one.source and one.checked <= date(2026, 11, 27) and one.takes >= {"page"} for one in NETWORKS.values())
    assert not {"instagram", "tiktok", "youtube", "google_business"} & NETWORKS.keys()
    assert all(re.search("20[0-9]{2}", one.source) and one.words for one in honesty().values())


@pytest.mark.parametrize(
    "text", ["template = 'https://a/{nothing}'", "needs = ['nothing']", "trust = 'sure'", "share = 1"]
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "sharing").mkdir()
    shipped = tomllib.loads((RESOURCES / "sharing/networks.toml").read_text(encoding="utf-8"))["xing"]
    said = shipped | tomllib.loads(text)
    lines = [
        f"{name} = {value!r}" if isinstance(value, str | list) else f"{name} = {value}" for name, value in said.items()
    ]
    (tmp_path / "sharing/networks.toml").write_text("[xing]\n" + "\n".join(lines), encoding="utf-8")
    with pytest.raises(BadData, match="xing"):
        share_networks(tmp_path)


# codes


def test_a_code_is_a_picture_and_can_be_saved(tmp_path: Path) -> None:
    assert qr_code(PAGE, "png").startswith(b"\x89PNG")
    for name, beginning in (("code.png", b"\x89PNG"), ("code.SVG", b"<?xml")):
        save_code(PAGE, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(beginning)
    with pytest.raises(NotWritten, match="could not be written"):
        save_code(PAGE, tmp_path / "nowhere" / "code.png")


@pytest.mark.parametrize(("text", "words"), [("", "nothing to make"), ("x" * 3000, "too long")])
def test_what_has_no_code_is_told(text: str, words: str) -> None:
    with pytest.raises(NoCode, match=words):
        qr_code(text, "png")
