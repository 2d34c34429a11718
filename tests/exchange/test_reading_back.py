"""What comes back from tools and calendars: their channels, their states, and what cannot be so yet."""

from __future__ import annotations

import pytest

from planner.exchange.reading.channel_cells import channel_in_name
from planner.exchange.reading.model import Ask, Likely, Reading, Wishes
from planner.exchange.reading.understand import understand
from planner.exchange.sheets import Record, Sheet, Workbook
from tests.exchange.readings import a_known, a_plan, a_sheet, asked, entries_of, line_of, on, rows_of, understood

PLAN = a_plan(on("instagram", "Instagram"), on("facebook", "Facebook"))
FILE = "Posting Time;Text\n2026-11-24 12:30;The new cups are here\n2026-11-25 09:00;Open late"


def ask_of(reading: Reading, id_: str) -> Ask:
    return next(ask for ask in reading.asks if ask.id == id_)


# channels


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("Buffer Instagram 2026-W48", "Instagram"),
        ("posts_facebook_november", "facebook"),
        ("export threads", "threads"),
        ("Instagram and Facebook", None),
        ("Buffer 2026-W48", None),
        ("", None),
    ],
)
def test_the_channel_in_the_name_of_a_file(name: str, channel: str | None) -> None:
    found = channel_in_name(name, a_known(PLAN))
    assert (found.name if found else None) == channel


@pytest.mark.parametrize("channel", ["Facebook", "Threads"])
def test_a_likely_channel_is_proposed_with_its_reason(channel: str) -> None:
    book = Workbook("csv", (a_sheet(rows_of(FILE), ""),))
    reading = understand(book, a_known(PLAN), Wishes(likely={0: Likely(channel, "The file is called so")}))
    ask = ask_of(reading, "channel:none")
    assert (ask.default, ask.must, ask.options[0].value) == (channel, True, channel)
    assert ask.text.endswith("Which one is it? The file is called so")
    assert len({option.value for option in ask.options}) == len(ask.options)
    assert {cells.channel for cells in entries_of(reading)} == {channel}


def test_each_sheet_may_have_another() -> None:
    book = Workbook("xlsx", (a_sheet(rows_of(FILE), "A"), a_sheet(rows_of(FILE.replace("11", "10")), "B")))
    likely = {0: Likely("Instagram", "Because"), 1: Likely("Facebook", "Because")}
    reading = understand(book, a_known(PLAN), Wishes(likely=likely))
    assert [(ask.id, ask.default) for ask in reading.open if "none" in ask.id] == [
        ("channel:none", "Instagram"),
        ("channel:none:B", "Facebook"),
    ]
    assert [cells.channel for cells in entries_of(reading)] == ["Instagram", "Instagram", "Facebook", "Facebook"]


@pytest.mark.parametrize("name", ["@ferrow (Threads)", "Threads – Ferrow", "Threads: Ferrow Wholesale"])
def test_a_new_channel_has_the_network_in_its_name(name: str) -> None:
    reading = understood(f"Date;Time;Channel;Caption;Image\n24/11/2026;9:00;{name};Hello;a.jpg", plan=PLAN)
    assert ask_of(reading, f"channel:{name.casefold()}").default == "new"
    (cells,) = entries_of(reading)
    assert (cells.channel, cells.format) == (name, "image")


def test_an_account_on_a_network_with_one_channel_is_likely_that_channel() -> None:
    reading = understood("Date;Time;Channel;Caption\n24/11/2026;9:00;Instagram – Ferrow;Hello", plan=PLAN)
    (ask,) = reading.open
    assert (ask.id, ask.default) == ("channel:instagram – ferrow", "Instagram")
    assert [cells.channel for cells in entries_of(reading)] == ["Instagram"]


def test_a_type_beside_formats_is_no_kind() -> None:
    reading = understood(
        """
        message; type; time; instagram_publish_as
        Hello there; image; 2026-11-24 09:30; FEED
        A film; video; 2026-11-25 09:30; REELS
        """,
        answers={"channel:none": "Instagram"},
        plan=PLAN,
    )
    assert asked(reading) == {"channel:none"}
    assert [(cells.kind, cells.format) for cells in entries_of(reading)] == [("", ""), ("", "reel")]


# links


def test_the_address_behind_a_text_is_the_link() -> None:
    here, there = "https://ferrow.example/cups", "file:cups.html"
    header = Record(1, 1, ("Date", "Channel", "Caption", "Link", "Notes"))
    linked = Record(2, 2, ("24/11/2026", "Instagram", "Hello", "see here", "this"), links=((3, here), (4, here)))
    other = Record(3, 3, ("25/11/2026", "Instagram", "Bye", "see here", ""), links=((3, there),))
    reading = understand(Workbook("xlsx", (Sheet("Plan", (header, linked, other)),)), a_known(PLAN))
    assert [(cells.link, cells.notes) for cells in entries_of(reading)] == [(here, "this"), ("see here", "")]
    assert [remark.sentence for remark in line_of(reading, 2).remarks] == [f"“see here” leads to {here}"]


# states


@pytest.mark.parametrize(
    ("cell", "status"),
    [("CONFIRMED", "ready"), ("confirmed", "ready"), ("TENTATIVE", "draft"), ("Cancelled", "skipped")],
)
def test_states_of_calendars_are_known(cell: str, status: str) -> None:
    reading = understood(f"Date;Time;Channel;Caption;Status\n24/11/2026;9:00;Instagram;Hello;{cell}", plan=PLAN)
    assert [cells.status for cells in entries_of(reading)] == [status]
    assert reading.asks == ()


DONE = """Date;Time;Channel;Caption;Done?
20/11/2026;9:00;Instagram;Hello;yes
23/11/2026;9:00;Instagram;The day itself;yes
24/11/2026;9:00;Instagram;Tomorrow;yes
25/11/2026;9:00;Facebook;And then;yes
26/11/2026;9:00;Facebook;Later;no"""


def test_what_is_done_on_a_day_to_come_is_asked_about_once() -> None:
    reading = understood(DONE, plan=PLAN)
    (ask,) = reading.open
    assert (ask.id, [at.record for at in ask.rows], ask.default) == ("status:ahead", [4, 5], "ready")
    assert [cells.status for cells in entries_of(reading)][:4] == ["posted", "posted", "ready", "ready"]
    told = understood(DONE, plan=PLAN, answers={"status:ahead": {"4": "posted", "5": "scheduled"}})
    assert [cells.status for cells in entries_of(told)][:4] == ["posted", "posted", "posted", "scheduled"]
    assert told.open == ()
