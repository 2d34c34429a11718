"""Exports of results into a plan: matched, unmatched or left out, taken once, and undone in one step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.merging import read_plan
from planner.app.results_intake import LEAVE_OUT, Fate, How, Incoming, IncomingWishes, ResultsIntake
from planner.domain.edits import add_channel
from planner.domain.edits.change import changed
from planner.domain.records import Age, Brand, Channel, Placement, Post
from tests.builders import a_channel, a_placement, a_post
from tests.exchange.analytics import exports

TODAY = date(2026, 11, 23)


class Desk:
    """A brand with channels on three networks, and what comes in."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document, self.catalogue = document, catalogue
        self.brand: Brand = document.brands()[0]
        for at, platform in enumerate(("instagram", "x", "tiktok")):
            self.channel(platform, platform, position=at)

    def channel(self, id_: str, platform: str, **values: Any) -> Channel:
        channel = a_channel(id=id_, brand_id=self.brand.id, name=id_.capitalize(), platform=platform, **values)
        self.document.do(add_channel(channel))
        return channel

    def entry(self, id_: str, channel: str, day: date, clock: time | None = time(9), **values: Any) -> Placement:
        words = {name: values.pop(name) for name in ("text", "title") if name in values}
        post: Post = a_post(
            id=f"post-{id_}", brand_id=self.brand.id, **{"title": "", "text": f"Words of {id_}"} | words
        )
        placement = a_placement(id=id_, post_id=post.id, channel_id=channel, date=day, time=clock, **values)
        self.document.do(changed("", [(None, post), (None, placement)]))
        return placement

    def read(self, content: str, came: date | None = None, **wishes: Any) -> Incoming:
        intake = ResultsIntake(self.document, self.brand, self.catalogue, TODAY, came)
        intake.open(content.encode(), "folder/export.csv")
        return intake.read(IncomingWishes(**wishes))

    def take(self, content: str, came: date | None = None, **wishes: Any) -> Incoming:
        incoming = self.read(content, came, **wishes)
        self.document.do(incoming.edit)
        return incoming

    @property
    def kept(self) -> list[Any]:
        return self.document.measurements(self.brand)


@pytest.fixture
def desk(document: Document, catalogue: Catalogue) -> Desk:
    return Desk(document, catalogue)


def fates(incoming: Incoming) -> list[str]:
    return [f"{line.fate}{' by ' + line.how if line.how else ''}" for line in incoming.lines]


def x_post(text: str, id_: str = "2088514913140417004", day: str = "Sat, Aug 15, 2026") -> str:
    return (
        "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts,Bookmarks\n"
        f'{id_},"{day}",{text},https://x.com/me/status/{id_},100,1,0,,--\n'
    )


def test_a_post_is_found_by_its_address_however_that_is_written_and_wherever_it_stands(desk: Desk) -> None:
    desk.entry("a", "x", date(2026, 1, 1), address="https://twitter.com/other/status/2088514913140417004?s=20")
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee")
    incoming = desk.take(x_post("Coffee"))
    assert fates(incoming) == ["left-out", "new by address"]
    assert incoming.lines[1].placement_id == "a"


def test_numbers_are_kept_as_they_are_with_blanks_blank(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee, all day")
    desk.take(x_post('"Coffee, all day https://t.co/xYz"'), came=date(2026, 8, 22))
    (kept,) = desk.kept
    assert kept.values == (
        ("impressions", "100", "Impressions"),
        ("reactions", "1", "Likes"),
        ("comments", "0", "Replies"),
    )
    assert (kept.placement_id, kept.age, kept.captured, kept.source) == (
        "b",
        Age.AFTER_WEEK,
        date(2026, 8, 22),
        "x.content",
    )


def test_importing_twice_changes_nothing_and_one_step_takes_it_back(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee")
    first = desk.take(x_post("Coffee"))
    assert first.edit.text == "Take numbers from export.csv"
    assert desk.document.plan(desk.brand).placements["b"].address == "https://x.com/me/status/2088514913140417004"
    again = desk.read(x_post("Coffee"))
    assert fates(again)[1] == "same by address"
    assert not again.edit.changes
    desk.document.undo()
    assert desk.kept == []
    assert desk.document.plan(desk.brand).placements["b"].address == ""


def test_ages_come_from_the_day_of_publishing_and_the_day_of_download(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee")
    for day in (date(2026, 8, 16), date(2026, 8, 22), date(2026, 8, 25), date(2026, 9, 12), date(2026, 11, 1)):
        desk.take(x_post("Coffee").replace(",100,", f",{100 + day.toordinal() % 100},"), came=day)
    found = {(one.age, one.captured) for one in desk.kept}
    assert found == {
        (Age.AFTER_DAY, date(2026, 8, 16)),
        (Age.AFTER_WEEK, date(2026, 8, 22)),
        (Age.AFTER_MONTH, date(2026, 9, 12)),
        (Age.LIFE, date(2026, 11, 1)),
    }
    older = desk.read(x_post("Coffee"), came=date(2026, 10, 20))
    assert fates(older)[1] == "same by address"
    assert "Newer" in older.lines[1].sentence


def test_numbers_that_were_typed_are_kept_where_the_file_says_nothing(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee")
    desk.take(x_post("Coffee"), came=date(2026, 8, 22))
    (kept,) = desk.kept
    typed = replace(kept, values=(("sales", "3", ""), ("impressions", "90", "")), note="typed")
    desk.document.do(changed("", [(kept, typed)]))
    incoming = desk.take(x_post("Coffee"), came=date(2026, 8, 22))
    assert fates(incoming)[1] == "changed by address"
    (now,) = desk.kept
    assert ({row[0]: row[1] for row in now.values}, now.note, now.id) == (
        {"sales": "3", "impressions": "100", "reactions": "1", "comments": "0"},
        "typed",
        kept.id,
    )


def test_replies_are_left_out_unless_they_are_entries(desk: Desk) -> None:
    assert desk.read(x_post("@jo thanks")).lines[1].sentence == "A reply to somebody, not a post"
    desk.entry("b", "x", date(2026, 8, 15), text="@jo thanks")
    assert fates(desk.read(x_post("@jo thanks")))[1] == "new by text"


def test_a_row_without_its_entry_is_unmatched_and_can_be_assigned(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), time(16, 10), text="Something else that we planned")
    intake = ResultsIntake(desk.document, desk.brand, desk.catalogue, TODAY)
    intake.open(x_post("Quite other words").encode(), "export.csv")
    line = intake.read().lines[1]
    assert (line.fate, line.sentence) == (Fate.UNMATCHED, "No entry has this address or text near Sat 15 Aug 2026")
    assert [one.placement_id for one in intake.candidates(line)] == ["b"]
    assert [one.placement_id for one in intake.candidates(line, "planned")] == ["b"]
    assigned = intake.read(IncomingWishes(assigned={line.at.key: "b"}))
    assert (assigned.lines[1].fate, assigned.lines[1].how) == (Fate.NEW, How.BY_HAND)
    left = intake.read(IncomingWishes(assigned={line.at.key: LEAVE_OUT}))
    assert (left.lines[1].fate, left.edit.changes) == (Fate.LEFT_OUT, ())


def test_an_entry_at_that_minute_is_offered_and_not_taken(desk: Desk) -> None:
    content = exports.INSTAGRAM.replace("Cups are back", "")
    desk.entry("b", "instagram", date(2026, 3, 5), time(7, 30), text="Cups")  # 23:30 of the day before in California
    line = desk.read(content).lines[1]
    assert (line.fate, line.suggestion) == (Fate.UNMATCHED, "b")
    assert "Cups" in line.suggested


def test_times_of_meta_are_those_of_california(desk: Desk) -> None:
    desk.entry("early", "instagram", date(2026, 3, 4), time(23, 30), text="Cups are back")
    desk.entry("late", "instagram", date(2026, 3, 5), time(7, 30), text="Cups are back")
    assert desk.read(exports.INSTAGRAM).lines[1].placement_id == "late"
    assert desk.read(exports.INSTAGRAM, answers={"zone": "Europe/London"}).lines[1].placement_id == "early"


def test_of_two_entries_that_fit_equally_none_is_taken(desk: Desk) -> None:
    for id_ in ("a", "b"):
        desk.entry(id_, "x", date(2026, 8, 15), text="Coffee")
    line = desk.read(x_post("Coffee")).lines[1]
    assert (line.fate, line.sentence) == (Fate.UNMATCHED, "Two entries fit. Choose one.")


def test_a_text_that_the_network_cut_is_found(desk: Desk) -> None:
    desk.entry(
        "b", "x", date(2026, 8, 15), text="A long story about coffee that goes on and on until the end of the day"
    )
    assert fates(desk.read(x_post("A long story about coffee that goes on…")))[1] == "new by text"


def test_a_row_that_says_the_very_same_comes_before_one_that_says_nearly_the_same(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="The new cups are here at last, come in")
    near, same = "The new cups are here at last, come", "The new cups are here at last, come in"
    content = x_post(f'"{near}"') + x_post(f'"{same}"', "2088514913140417005").splitlines()[1] + "\n"
    assert fates(desk.read(content))[1:] == ["unmatched", "new by text"]


def test_two_rows_do_not_share_an_entry(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee")
    content = x_post("Coffee") + x_post("Coffee", "2088514913140417005").splitlines()[1] + "\n"
    assert Counter(fates(desk.read(content))) == {"left-out": 1, "new by text": 1, "unmatched": 1}


def test_the_year_and_the_channel_must_be_said_before_days_of_an_account_are_taken(desk: Desk) -> None:
    content = "Date,Followers,Difference in followers from previous day\nDecember 31,undefined,0\nJanuary 1,37,0\n"
    desk.channel("second", "tiktok", position=9)
    open_ = desk.read(content)
    assert ([ask.id for ask in open_.open], open_.edit.changes) == (["year", "channel"], ())
    answers = {"year": "2026", "channel": "second"}
    desk.take(content, answers=answers)
    (kept,) = desk.kept
    assert (kept.channel_id, kept.age, kept.captured) == ("second", Age.OVER_DAY, date(2026, 1, 1))
    assert not desk.read(content, answers=answers).edit.changes


def test_other_numbers_of_the_same_day_join_it(desk: Desk) -> None:
    desk.take("Date,Followers\n2026-11-01,37\n", answers={"channel": "tiktok"})
    desk.take("Date,Total Viewers,New Viewers\n2026-11-01,9,\n")
    (kept,) = desk.kept
    assert {row[0]: row[1] for row in kept.values} == {"followers": "37", "reach": "9"}


def test_a_post_that_is_younger_than_its_numbers_is_left_out(desk: Desk) -> None:
    desk.entry("b", "x", date(2026, 8, 15), text="Coffee")
    line = desk.read(x_post("Coffee"), answers={"captured": "2026-08-01"}).lines[1]
    assert (line.fate, line.sentence) == (Fate.LEFT_OUT, "It was published after Sat 1 Aug, the day of the numbers")


def test_the_synthetic_numbers_are_111_with_blanks_blank(
    shared: Path, document: Document, catalogue: Catalogue
) -> None:
    brand = document.brands()[0]
    plan = (shared / "samples" / "plan_tidy.csv").read_bytes()
    document.do(read_plan(document, brand, plan, catalogue).edit)
    content = (shared / "samples" / "metrics_synthetic.csv").read_bytes()
    intake = ResultsIntake(document, brand, catalogue, TODAY)
    intake.open(content, "metrics_synthetic.csv")
    document.do(intake.read().edit)
    kept = {one.placement_id: {row[0]: row[1] for row in one.values} for one in document.measurements(brand)}
    assert len(kept) == len(document.measurements(brand)) == 111
    assert kept["P001-fb"] == {
        "impressions": "392", "reach": "256", "reactions": "4", "comments": "0", "shares": "0", "followers": "2310",
    }  # fmt: skip
    filled = sum(len([cell for cell in line.split(",")[2:] if cell]) for line in content.decode().splitlines()[1:])
    assert sum(map(len, kept.values())) == filled
    assert not intake.read().edit.changes


def test_real_exports_leave_no_row_unexplained(shared: Path, desk: Desk) -> None:
    for file in sorted((shared / "samples" / "analytics").glob("*.csv")):
        intake = ResultsIntake(desk.document, desk.brand, desk.catalogue, TODAY)
        intake.open(file.read_bytes(), file.name)
        lines = intake.read(IncomingWishes(answers={"year": "2026"})).lines
        assert len(lines) == sum(len(sheet.records) for sheet in intake.sheets)
        assert all(line.sentence for line in lines if line.fate in (Fate.UNMATCHED, Fate.LEFT_OUT))


@pytest.mark.parametrize("day", ["9999-12-31 23:59", "2101-01-01"])
@pytest.mark.parametrize(
    "heads", ["Post text,Date,Impressions", "Post text,Date,Captured,Impressions", "Date,Followers"]
)
def test_days_at_the_end_of_time_are_none(desk: Desk, day: str, heads: str) -> None:
    cells = {"Post text": "Words of nobody", "Date": day, "Captured": day, "Impressions": "5", "Followers": "7"}
    row = ",".join(cells[head] for head in heads.split(","))
    (_, line) = desk.read(f"{heads}\n{row}\n").lines
    assert line.fate in (Fate.UNMATCHED, Fate.LEFT_OUT)
    assert line.row is None or (line.row.published, line.row.day) == (None, None)
