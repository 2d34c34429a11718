"""Pages from the web: only when it is allowed, what is kept of them, and what is said when they do not open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from planner.app.document import Document
from planner.app.page_fetching import NotRead, bounds, links_of, read_from_web
from planner.app.pages_seen import PagesSeen, noted, noted_trouble, seen_of
from planner.app.settings import Settings
from planner.domain.edits.pages import forget_readings
from planner.domain.pages.model import PageFacts, PageImage, PictureSeen
from planner.domain.pages_seen import FILE, NETWORK
from planner.domain.plan import Plan
from planner.domain.records import Status
from planner.domain.span import Span
from tests.builders import MONDAY, a_brand, a_placement, a_post
from tests.net.site import Answer, a_site, said

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEA = "https://ferrow.com/tea"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The web may be read, also that of this computer."""
    made = Settings(tmp_path / "settings.json")
    made.set("network", "on")
    made.set("network_private", "on")
    return made


def a_page(image: str = "", title: str = "Tea") -> bytes:
    picture = f'<meta property="og:image" content="{image}">' if image else ""
    return f'<html><head><meta property="og:title" content="{title}">{picture}</head><body>Tea</body></html>'.encode()


def png(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("1", (width, height)).save(file, "png")
    return file.getvalue()


def refused(address: str, settings: Settings) -> NotRead:
    with pytest.raises(NotRead) as found:
        read_from_web(address, settings)
    return found.value


# reading


def test_nothing_is_read_until_it_was_allowed(tmp_path: Path) -> None:
    fresh = Settings(tmp_path / "settings.json")
    assert (fresh["network"], fresh["network_private"]) == ("off", "off")
    with a_site() as site:
        assert "switched off" in str(refused(site.address(), fresh))
        fresh.set("network", "on")
        told = refused(site.address(), fresh)
        assert "own network" in str(told)
        assert not told.sure
        assert site.asked == []


def test_a_page_is_read_with_what_its_picture_is(settings: Settings) -> None:
    answers: dict[str, Answer] = {"/cup.png": said(png(1200, 630), sort="image/png")}
    with a_site(answers) as site:
        answers["/"] = said(a_page(site.address("/cup.png")), sort="text/html; charset=utf-8")
        facts = read_from_web(site.address(), settings)
    assert facts.said("og:title") == "Tea"
    assert facts.address == site.address()
    assert facts.picture is not None
    assert facts.picture == PictureSeen(
        address=site.address("/cup.png"),
        width=1200,
        height=630,
        size=len(png(1200, 630)),
        type="image/png",
    )


@pytest.mark.parametrize(
    "answer", [said(b"", status="404 Not Found"), b"", said(png(1, 1), "Content-Length: 9999999999")]
)
def test_a_picture_that_does_not_come_has_no_bytes(settings: Settings, answer: bytes) -> None:
    with a_site({"/": said(a_page("/cup.png")), "/cup.png": answer}) as site:
        facts = read_from_web(site.address(), settings)
    assert facts.picture == PictureSeen(address=site.address("/cup.png"), size=0)


def test_a_page_without_a_picture_asks_for_none(settings: Settings) -> None:
    with a_site(said(a_page("file:///etc/passwd"))) as site:
        assert read_from_web(site.address(), settings).picture is None
        assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("answer", "words", "sure"),
    [
        (said(status="404 Not Found"), "says that there is no such page (404)", True),
        (said(status="410 Gone"), "says that there is no such page (410)", True),
        (said(status="403 Forbidden"), "keeps the page from this program (403)", True),
        (said(status="429 Slow down"), "asks for patience (429)", False),
        (said(status="503 Oh"), "has trouble of its own (503)", False),
        (said(b"", status="204 No Content"), "answered without a page (204)", False),
        (said(b"   "), "answered with an empty page", False),
        (said(b"%PDF-1.7", sort="application/pdf"), "answered with a file (application/pdf), not a page", True),
        (said(b"words", sort=""), "answered with a file (of no type), not a page", True),
    ],
)
def test_what_is_no_page_is_said(settings: Settings, answer: bytes, words: str, sure: bool) -> None:
    with a_site(answer) as site:
        told = refused(site.address(), settings)
    assert words in str(told)
    assert str(told).startswith(f"127.0.0.1:{site.port} ")
    assert str(told).endswith(".")
    assert told.sure is sure


def test_a_page_without_a_type_is_one_when_it_looks_like_one(settings: Settings) -> None:
    with a_site(b"HTTP/1.1 200 OK\r\n\r\n" + a_page()) as site:
        assert read_from_web(site.address(), settings).said("og:title") == "Tea"


def test_a_type_is_said_as_far_as_it_may_be_one(settings: Settings) -> None:
    with a_site(said(b"words", sort="a/\x9b31m" + "b" * 60_000)) as site:
        told = str(refused(site.address(), settings))
    assert "(a/31mbbb" in told
    assert len(told) < 250


def test_how_much_is_read_says_who_says_so() -> None:
    assert {*bounds()} == {"page", "picture"}
    assert all("20" in one.source and one.seconds <= 15 for one in bounds().values())


# which pages


def test_the_pages_that_a_week_leads_to() -> None:
    links = [f"{TEA}?utm_source=x", f"{TEA}#top", "https://ferrow.com/jam", "htps://ferrow.com", "", "mailto:a@b.com"]
    posts = [a_post(id=f"post {number}", link=link) for number, link in enumerate(links)]
    places = [a_placement(post_id=post.id) for post in posts]
    places += [
        a_placement(post_id="post 0", link="https://ferrow.com/late", date=date(2026, 12, 24)),
        a_placement(post_id="post 0", link="https://ferrow.com/idea", date=None, time=None),
        a_placement(post_id="post 0", link="https://ferrow.com/posted", status=Status.POSTED),
        a_placement(post_id="post 0", link="https://ferrow.com/away", trashed=AT),
    ]
    plan = Plan(a_brand(), posts={one.id: one for one in posts}, placements={one.id: one for one in places})
    week = links_of(plan, Span(MONDAY, date(2026, 11, 30)))
    assert set(week) == {TEA, "https://ferrow.com/jam"}
    assert set(links_of(plan)) == {*week, "https://ferrow.com/late", "https://ferrow.com/idea"}


# what is kept


def test_what_was_read_is_kept_once_for_each_page_and_is_no_step(document: Document) -> None:
    brand = document.brands()[0]
    pages = PagesSeen(document)
    assert pages.of(brand) is None
    document.do(noted(document, brand, TEA, PageFacts(title="Tea"), AT))
    seen = pages.of(brand)
    assert seen is not None
    assert seen(TEA) is seen(TEA)
    assert seen("https://ferrow.com/jam") is None
    document.do(noted_trouble(document, brand, TEA, "It is gone.", AT.replace(hour=10)))
    (kept,) = document.page_readings(brand)
    assert (kept.at.hour, kept.source, document.undo_text) == (10, NETWORK, "")
    again = pages.of(brand)
    assert again is not None
    assert again is not seen
    told = again(TEA)
    assert told is not None
    assert (told.trouble, told.verdict.severity) == ("It is gone.", None)
    document.do(forget_readings([kept]))
    assert pages.of(brand) is None
    assert document.undo_text == "Forget page"


@pytest.mark.parametrize("size", [0, 90_000])
def test_a_picture_that_did_not_come_is_no_picture(document: Document, size: int) -> None:
    brand = document.brands()[0]
    image = "https://ferrow.com/cup.png"
    metas = (("og:title", "Tea"), ("og:description", "A cup of tea"))
    picture = PictureSeen(address=image, width=1200, height=630, size=size, type="image/png")
    images = (PageImage(address=image, width=1200, height=630),)
    facts = PageFacts(address=TEA, metas=metas, images=images, picture=picture, words=300)
    document.do(noted(document, brand, TEA, facts, AT, source=FILE))
    seen = seen_of(document.page_readings(brand))
    assert seen is not None
    told = seen(TEA)
    assert told is not None
    assert told.source == FILE
    assert ("its file did not come" in told.verdict.words) is (size == 0)


def test_a_site_of_this_computer_is_only_for_who_asked(settings: Settings) -> None:
    settings.set("network_private", "off")
    with a_site() as site:
        assert "own network" in str(refused(site.address(host="localhost"), settings))
