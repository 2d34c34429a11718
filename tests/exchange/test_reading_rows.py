"""Rows of a sheet: what belongs to the row above, what repeats another, what is one post, what is left out."""

from __future__ import annotations

from datetime import date

from planner.exchange.reading.model import At, Field, Sort
from planner.exchange.sheets import Record, Sheet
from tests.exchange.readings import a_plan, a_sheet, asked, entries_of, line_of, on, understood, when_and_where

HEADER = "Date;Time;Channel;Type;Campaign;Caption;Link;Image;Hashtags;Status;Notes"


def sheet(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


def test_channels_below_a_post_have_its_day_time_kind_status_campaign_and_picture() -> None:
    reading = understood(
        sheet(
            "1/12/2026;9am;Instagram;bts;Xmas;Hello;https://x.example/a;a.jpg;;scheduled;",
            ";;Facebook;;;Hello Facebook;see above;;;;",
            ";;LinkedIn;;;;;;;;",
        )
    )
    first, second, third = entries_of(reading)
    assert (second.date, second.time, second.kind) == ("2026-12-01", "09:00", "bts")
    assert (second.status, second.campaign, second.media) == ("scheduled", "Xmas", "a.jpg")
    assert second.link == third.link == first.link == "https://x.example/a"
    assert third.text == "Hello"
    assert {cells.post_id for cells in (first, second, third)} == {first.post_id}
    assert (reading.posts, reading.entries) == (1, 3)


def test_a_second_text_on_the_same_channel_without_a_day_is_asked_about() -> None:
    rows = ("28/12/2026;9am;Instagram;;;Hello;;;;ready;", ";;Insta;;;Something else;;;;;reply?")
    reading = understood(sheet(*rows))
    assert line_of(reading, 3).sort is Sort.PROBLEM
    assert [ask.id for ask in reading.open] == ["day:none"]
    assert when_and_where(understood(sheet(*rows), answers={"day:none": "as above"}))[1][:2] == ("2026-12-28", "09:00")
    assert when_and_where(understood(sheet(*rows), answers={"day:none": "2026-12-24"}))[1][0] == "2026-12-24"
    idea = entries_of(understood(sheet(*rows), answers={"day:none": "idea"}))[1]
    assert (idea.date, idea.status, idea.channel) == ("", "idea", "Instagram")


def test_rows_below_a_post_that_is_left_out_go_with_it() -> None:
    reading = understood(sheet("31/11/2026;9am;Instagram;;;Hello;;;;done;", ";;Facebook;;;Hello;;;;;"))
    assert reading.entries == 0
    assert line_of(reading, 3).sort is Sort.LEFT_OUT
    assert "row 2" in line_of(reading, 3).reason


def test_a_time_without_a_day_is_of_the_day_above() -> None:
    reading = understood(sheet("1/12/2026;9am;Instagram;;;Hello;;;;;", ";6 pm;TikTok;;;Evening;;;;;"))
    assert when_and_where(reading)[1] == ("2026-12-01", "18:00", "TikTok")
    assert any("above" in remark.sentence for remark in line_of(reading, 3).remarks)


def test_a_repeated_row_is_skipped_unless_both_are_wanted() -> None:
    rows = ("1/12/2026;9am;FB;;;Hello you;;;;;", "1/12/2026;9.00;Facebook, Insta;;;Hello you;;;;;")
    reading = understood(sheet(*rows))
    assert [cells.channel for cells in entries_of(reading)] == ["Facebook", "Instagram"]
    kept = understood(sheet(*rows), answers={"duplicates": "keep"})
    assert [cells.channel for cells in entries_of(kept)] == ["Facebook", "Facebook", "Instagram"]
    again = understood(sheet(rows[0], rows[0]))
    assert line_of(again, 3).sort is Sort.DUPLICATE
    assert "row 2" in line_of(again, 3).reason


def test_the_same_text_at_another_time_of_the_day_has_to_be_asked_about() -> None:
    reading = understood(sheet("28/12/2026;9am;FB;;;Hello you;;;;;", "28/12/2026;6pm;FB;;;Hello you;;;;;"))
    assert [ask.id for ask in reading.open] == ["duplicates:other time"]


def test_rows_of_one_moment_with_a_near_text_or_the_same_picture_are_one_post() -> None:
    reading = understood(
        sheet(
            "1/12/2026;9am;Facebook;;;Hello to all of you on this fine day;;a.jpg;;;",
            "1/12/2026;9am;Instagram;;;Hello to all of you on this fine morning;;;;;",
            "1/12/2026;9am;LinkedIn;;;Other words;;a.jpg;;;",
            "1/12/2026;9am;Threads;;;Something else;;b.jpg;;;",
        )
    )
    assert (reading.posts, reading.entries) == (2, 4)


def test_hashtags_of_a_column_are_put_below_the_text_once() -> None:
    reading = understood(
        sheet("1/12/2026;9am;Facebook;;;Hello;;;tea #cake;;", "2/12/2026;9am;Facebook;;;Hello #tea;;;#tea;;")
    )
    assert [cells.text for cells in entries_of(reading)] == ["Hello\n\n#tea #cake", "Hello #tea"]


def test_blank_campaigns_are_filled_only_where_the_row_says_so() -> None:
    rows = (
        "1/12/2026;9am;Facebook;offer;Green Friday;One;;;;;",
        "2/12/2026;9am;Facebook;;;Two;https://x.example/?utm_campaign=green-friday;;;;",
        "3/12/2026;9am;Facebook;;;It is green friday;;;;;",
        "1/12/2026;6pm;Facebook;offer;;Four;;;;;",
        "1/12/2026;7pm;Facebook;bts;;Five;;;;;",
    )
    assert [cells.campaign for cells in entries_of(understood(sheet(*rows)))] == [*["Green Friday"] * 4, ""]
    told = understood(sheet(*rows), answers={"campaign:blank": {"6": "above"}, "campaign:same": {"3": "none"}})
    assert [bool(cells.campaign) for cells in entries_of(told)] == [True, False, True, True, True]


def test_notes_sums_errors_and_what_is_dropped_are_told_with_a_reason() -> None:
    reading = understood(
        sheet(
            "1/12/2026;9am;Facebook;;;Hello;;;;;",
            ";;;;;Ask Priya for the photo;;;;;",
            ";;;;;Total posts this week: 7;;;;;",
            ";;;;;;;;;;#REF!",
            "xxx;;IG;promo;;xxx do not post;;;;NO;",
            ";;;;;IDEAS: drip bags on the train / swap with the bakery;;;;;",
        )
    )
    sorts = [line.sort for line in reading.lines[2:]]
    assert sorts == [Sort.NOTE, Sort.TOTAL, Sort.ERROR, Sort.NOTE, Sort.NOTE]
    assert [note.row for note in reading.ignored] == [1, 3, 4, 5, 6, 7]
    assert all(note.sentence for note in reading.ignored)
    assert {"notes", "ideas", "dropped"} <= asked(reading)


def test_several_ideas_in_one_cell_can_be_split() -> None:
    row = ";;;;;IDEAS (no date): drip bags on the train / swap with the bakery;;;;;"
    reading = understood(sheet("1/12/2026;9am;Facebook;;;Hello;;;;;", row), answers={"ideas": "split"})
    ideas = entries_of(reading)[1:]
    assert [cells.text for cells in ideas] == ["drip bags on the train", "swap with the bakery"]
    assert {(cells.date, cells.status) for cells in ideas} == {("", "idea")}
    assert len({cells.post_id for cells in ideas}) == 2


def test_the_same_sheet_read_again_has_the_same_ids() -> None:
    rows = sheet("1/12/2026;lunch;Facebook;;;Hello;;;;;", "2/12/2026;9am;Facebook;;;Hello;;;;;")
    first, again = understood(rows), understood(rows, answers={"time:lunch": "12:30"})
    assert [cells.post_id for cells in entries_of(first)] == [cells.post_id for cells in entries_of(again)]
    assert len({cells.post_id for cells in entries_of(first)}) == 2
    assert {cells.placement_id for cells in entries_of(first)} == {""}


def test_the_channels_of_the_plan_are_named_as_there_and_new_ones_told() -> None:
    plan = a_plan(on("instagram", "Our gram"))
    reading = understood(sheet("1/12/2026;9am;insta + TikTok;;;Hello;;;;;"), plan=plan)
    assert [cells.channel for cells in entries_of(reading)] == ["Our gram", "TikTok"]
    told = [remark.sentence for remark in line_of(reading, 2).remarks if remark.field is Field.CHANNEL]
    assert told == ["“TikTok” is new: the plan gets a channel of this name"]


def test_one_of_several_channels_on_a_network_is_asked_for_once() -> None:
    plan = a_plan(on("instagram", "Shop"), on("instagram", "School"))
    rows = sheet("1/12/2026;9am;IG;;;Hello;;;;;", "2/12/2026;9am;insta;;;Hello again;;;;;")
    assert [ask.id for ask in understood(rows, plan=plan).open] == ["channel:instagram"]
    reading = understood(rows, plan=plan, answers={"channel:instagram": "School"})
    assert {cells.channel for cells in entries_of(reading)} == {"School"}


def test_hidden_rows_and_columns_are_asked_about() -> None:
    records = tuple(
        Record(number, number, tuple(row.split(";")), hidden=number == 3)
        for number, row in enumerate((HEADER, "1/12/2026;9am;FB;;;Hello;;;;;x", "2/12/2026;9am;FB;;;Again;;;;;y"), 1)
    )
    hidden = Sheet("Plan", records, hidden_columns=frozenset({10}))
    assert {"hidden:rows", "hidden:columns:Plan"} <= asked(understood(hidden))
    reading = understood(hidden, answers={"hidden:rows": "leave out", "hidden:columns:Plan": "leave out"})
    assert [(cells.text, cells.notes) for cells in entries_of(reading)] == [("Hello", "")]
    assert line_of(reading, 3).reason == "left out by you"


def test_a_merged_cell_that_begins_further_up_is_no_word_of_the_row_itself() -> None:
    rows = (HEADER, "1/12/2026;9am;Instagram;;;Hello;;;;;", "1/12/2026;9am;Facebook;;;Hello Facebook;;;;;")
    records = tuple(
        Record(number, number, tuple(row.split(";")), frozenset({0, 1}) if number == 3 else frozenset())
        for number, row in enumerate(rows, 1)
    )
    reading = understood(Sheet("Plan", records))
    assert line_of(reading, 3).sort is Sort.CONTINUATION
    assert reading.posts == 1


def test_a_corrected_cell_is_read_in_place_of_what_stands_there() -> None:
    rows = a_sheet([HEADER.split(";"), ["31/11/2026", "9am", "FB", "", "", "Hello", "", "", "", "", ""]])
    reading = understood(rows, cells={(At(0, 2), Field.DATE): "30/11/2026", (At(0, 2), Field.TEXT): "Hi"})
    (entry,) = entries_of(reading)
    assert (entry.date, entry.text) == (date(2026, 11, 30).isoformat(), "Hi")
    assert reading.open == ()
