"""Reports of weeks and campaigns: what they count, what they leave blank, and the page that is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reports import (
    Drawn,
    NotExported,
    WrittenFiles,
    campaign_report,
    file_name_of,
    web_page,
    week_report,
    write_report,
)
from planner.domain import edits
from planner.domain.edits.change import changed
from planner.domain.edits.results import record_numbers
from planner.domain.records import (
    Age,
    Brand,
    Campaign,
    Collaboration,
    Experiment,
    Flight,
    Measurement,
    Stage,
    Stance,
    Status,
    Trial,
)
from planner.domain.reports import Bars, Curves, Facts, Grid, Points, Report, Section, Words, text_lines
from planner.domain.span import Week
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/London"))
LAST = WEEK.shifted(-1)
GOOD = {"reach": "400", "reactions": "10", "comments": "4", "shares": "3", "saves": "3"}


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    for at, name in enumerate(("instagram", "facebook", "x")):
        document.do(edits.add_channel(a_channel(id=name, brand_id=brand.id, name=name, platform=name, position=at)))
    return brand


def put(document: Document, brand: Brand, name: str, days: int, *channels: str, **values: Any) -> None:
    """A post so many days after the Monday of this week, with an entry ``name channel`` on each channel."""
    of_post = {key: values.pop(key) for key in ("title", "campaign_id") if key in values}
    post = a_post(**{"id": name, "brand_id": brand.id, "title": name, "stance": Stance.ENGAGEMENT} | of_post)
    defaults = {"date": MONDAY + timedelta(days=days), "time": time(8), "status": Status.POSTED} | values
    places = [a_placement(id=f"{name} {one}", post_id=name, channel_id=one, **defaults) for one in channels]
    document.do(edits.new_post(post, places))


def numbers(brand: Brand, values: Mapping[str, str], **about: Any) -> Measurement:
    rows = tuple((key, value, "") for key, value in values.items())
    defaults: dict[str, Any] = {"age": Age.AFTER_WEEK, "captured": MONDAY} | about
    return Measurement(id="/".join(map(str, about.values())), brand_id=brand.id, values=rows, **defaults)


def keep(document: Document, measured: Iterable[Measurement]) -> None:
    document.do(record_numbers((None, one) for one in measured))


def made(document: Document, brand: Brand, catalogue: Catalogue, week: Week = LAST) -> Report:
    return week_report(document, brand, catalogue, week, now=NOW)


def section(report: Report, title: str) -> Section:
    return next(one for one in report.sections if one.title.startswith(title))


def grid(some: Section, title: str = "") -> dict[str, tuple[str, ...]]:
    """The rows of a table by their first cell."""
    found = next(block for block in some.blocks if isinstance(block, Grid) and block.title == title)
    return {row[0]: row[1:] for row in found.rows}


def said(some: Section) -> str:
    return "\n".join(block.text for block in some.blocks if isinstance(block, Words))


# a week


def test_a_week_counts_its_entries_by_channel_and_status(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    put(document, brand, "one", -7, "instagram", "facebook")
    put(document, brand, "two", -6, "instagram", status=Status.SKIPPED)
    put(document, brand, "three", -5, "instagram", status=Status.SCHEDULED)
    put(document, brand, "earlier", -14, "facebook")
    out = section(made(document, brand, catalogue), "What went out")
    assert said(out).startswith("4 entries of 3 posts: 2 posted, 1 skipped, 1 not marked.")
    assert "The week before: 1 posted." in said(out)
    rows = grid(out, "Entries by channel")
    assert rows == {
        "instagram": ("1", "1", "1", "3"),
        "facebook": ("1", "0", "0", "1"),
        "x": ("0", "0", "0", "0"),
        "All": ("2", "1", "1", "4"),
    }
    (points,) = (block for block in out.blocks if isinstance(block, Points))
    assert points.said == ("“three” on instagram, Wed 18 Nov 08:00",)


def test_the_mix_is_told_in_the_words_of_the_strip_with_the_week_before(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    for number in range(4):
        put(document, brand, f"post {number}", -7 + number, "instagram")
    put(document, brand, "before", -14, "instagram")
    mix = section(made(document, brand, catalogue), "The mix")
    assert said(mix).startswith("This week: 0 promotional of 4 posts. Your rule allows at most 1 – balanced.")
    assert grid(mix, "Counted in posts")["Engagement"] == ("4", "", "1")
    (bars,) = (block for block in mix.blocks if isinstance(block, Bars))
    assert (bars.labels, bars.parts[1].values) == (("46", "47"), (1.0, 4.0))
    assert bars.allowed == pytest.approx((0, 0.3))


def test_numbers_have_n_and_blank_is_neither_zero_nor_not_offered(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    put(document, brand, "one", -7, "instagram", "facebook", "x")
    put(document, brand, "two", -6, "instagram")
    put(document, brand, "before", -14, "instagram")
    keep(
        document,
        [
            numbers(brand, GOOD, placement_id="one instagram"),
            numbers(brand, {"reactions": "5"}, placement_id="one x"),
            numbers(brand, GOOD | {"reach": "800"}, placement_id="before instagram"),
            numbers(brand, GOOD, placement_id="two instagram", age=Age.AFTER_DAY),
        ],
    )
    report = made(document, brand, catalogue)
    brought = section(report, "What it brought")
    assert grid(brought, "By channel") == {
        "instagram": ("1 of 2", "400", "20", "5.0 %", "5.0 %"),
        "facebook": ("0 of 1", "not entered", "not entered", "not entered", "not entered"),
        "x": ("1 of 1", "not offered", "5", "not offered", "not offered"),
        "All": ("2 of 4", "400 (n 1)", "25", "5.0 % (n 1)", "5.0 % (n 1)"),
    }
    beside = grid(brought, "Beside the week before")
    assert beside["Median"] == ("5.0 % (n 1)", "2.5 %")
    assert "7 days after they went out" in said(brought)
    assert "(reactions + comments + shares + saves) ÷ reach" in said(brought)
    assert not re.search("[↑↓▲▼]|best", "\n".join(text_lines(report)))


def test_accounts_stand_beside_the_week_before(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    weeks = {LAST: "820", LAST.shifted(-1): "800"}
    keep(
        document,
        [
            *(
                numbers(brand, {"followers": one}, channel_id="instagram", age=Age.OVER_WEEK, captured=week.monday)
                for week, one in weeks.items()
            ),
            numbers(brand, {"reach": "-"}, channel_id="x", age=Age.OVER_WEEK, captured=LAST.monday),
        ],
    )
    accounts = section(made(document, brand, catalogue), "The accounts")
    assert grid(accounts, "Over the week") == {
        "instagram": ("Followers", "820", "800"),
        "x": ("Reach", "not offered", "not entered"),
    }
    assert said(accounts) == "No weekly numbers are entered for facebook."
    assert any(isinstance(block, Curves) for block in accounts.blocks)


def test_trials_open_points_and_the_next_week_are_told(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    put(document, brand, "next", 2, "instagram", "x", status=Status.DRAFT)
    trial = Experiment(
        id="e",
        brand_id=brand.id,
        question="kind",
        title="Try 4 questions",
        starts=LAST.monday,
        ends=date(2026, 12, 20),
        look_again=date(2026, 12, 28),
        state=Trial.ACCEPTED,
        at=NOW,
    )
    document.do(changed("", [(None, trial)]))
    report = made(document, brand, catalogue)
    (tried,) = section(report, "What is being tried").blocks
    assert isinstance(tried, Facts)
    assert tried.rows[0][1].endswith("To be looked at again on Mon 28 Dec 2026.")
    assert "checked automatically" in said(section(report, "Open points"))
    ahead = section(report, "Planned for next week, week 48")
    assert said(ahead).startswith("2 entries of 1 post: 2 draft.")
    assert grid(ahead)["Wed 25 Nov"] == ("08:00", "next", "instagram, x", "draft")
    assert "No data" in said(section(report, "What the numbers say"))


def test_a_week_without_anything_says_so(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    report = made(document, brand, catalogue, WEEK)
    assert report.made.endswith("The week is not over yet.")
    assert said(section(report, "What is out")).startswith("Nothing was planned in this week.")
    assert said(section(report, "Planned for")) == "Nothing is planned yet."


# a campaign


def test_a_campaign_tells_its_goal_posts_money_and_what_was_learnt(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    campaign = Campaign(
        id="c",
        brand_id=brand.id,
        name="Launch",
        starts=date(2026, 11, 16),
        ends=date(2026, 11, 30),
        measure="conversions",
        target=Decimal(400),
        budget=Decimal(100),
        currency="GBP",
        costs=(("Photos", "60"),),
        learnt="Begin earlier.\n\nShorter films.",
    )
    flight = Flight(
        id="f", brand_id=brand.id, campaign_id="c", name="Ad", platform="instagram", total=Decimal(70), currency="GBP"
    )
    creator = Collaboration(id="k", brand_id=brand.id, campaign_id="c", creator="Nela", stage=Stage.AGREED)
    document.do(changed("", [(None, one) for one in (campaign, flight, creator)]))
    put(document, brand, "launch", -3, "instagram", "x", campaign_id="c")
    keep(
        document,
        [
            numbers(brand, {"conversions": "50"}, campaign_id="c", age=Age.LIFE),
            numbers(brand, GOOD, placement_id="launch instagram"),
        ],
    )
    report = campaign_report(document, brand, catalogue, campaign, now=NOW)
    (short,) = section(report, "In short").blocks
    assert isinstance(short, Facts)
    assert dict(short.rows) == {
        "When": "running, 8 days left",
        "The goal": "50 of 400 conversions (12 %) until Mon 30 Nov 2026",
        "Posts": "1 post: 1 engagement",
        "Money": "60 GBP spent of 100 GBP, 70 GBP promised, 30 GBP over; each result cost 1.20 GBP",
    }
    assert grid(section(report, "What it brought"), "Its posts")["Engagement rate by reach"][0] == "1 of 2"
    assert grid(section(report, "Paid"))["Ad · Instagram"] == ("no days", "70 GBP")
    assert grid(section(report, "Creators"))["Nela"] == ("agreed", "0 of 0", "nothing is due")
    assert said(section(report, "What was learnt")) == "Begin earlier.\nShorter films."


# the page


def test_the_page_loads_nothing_runs_nothing_and_escapes_all(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    put(document, brand, "evil", 1, "instagram", title="<script>alert('x')</script><img src=//a.example/b.png>\ud800")
    report = made(document, brand, catalogue)
    page = web_page(report, {one: Drawn("<svg>wide</svg>", "<svg>narrow</svg>") for one in report.pictures}).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"<(img|link|iframe|object|embed|form|base|a)\b|\bon\w+=|url\(|@import", page)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "prefers-color-scheme: dark" in page
    assert "@page" in page


def test_pictures_that_cannot_be_painted_are_tables(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    for number in range(2):
        put(document, brand, f"post {number}", -7 - 7 * number, "instagram")
    report = made(document, brand, catalogue)
    picture = report.pictures[0]
    assert "<svg" not in web_page(report).decode()
    assert "Week by week, in posts" in web_page(report).decode()
    assert "<svg>wide</svg>" in web_page(report, {picture: Drawn("<svg>wide</svg>", "")}).decode()


def test_a_report_replaces_an_earlier_one_and_nothing_else(
    document: Document, brand: Brand, catalogue: Catalogue, tmp_path: Path
) -> None:
    content, known = web_page(made(document, brand, catalogue)), WrittenFiles(tmp_path / "known.json")
    file, foreign = tmp_path / "report.html", tmp_path / "mine.html"
    foreign.write_text("<!doctype html>mine", encoding="utf-8")
    for _ in range(2):
        assert write_report(file, content, plan=document.path, known=known) == ()
    file.write_bytes(content + b"<!-- mine -->")
    (older,) = write_report(file, content, plan=document.path, known=known)
    assert older.read_bytes().endswith(b"<!-- mine -->")
    for there in (foreign, document.path):
        with pytest.raises(NotExported):
            write_report(there, content, plan=document.path, known=known)


def test_the_name_of_a_file_is_one_that_every_disk_takes() -> None:
    report = Report(brand="", about="", days="", made="", name='a/b: "c"', sections=())
    assert file_name_of(report, ".pdf") == "a b c.pdf"
