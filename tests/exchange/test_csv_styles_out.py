"""The week's CSV as it leaves: byte for byte as ever, or in a style."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.domain.plan import Plan
from planner.domain.records import Channel, Placement, Post, Status
from planner.exchange import FORMATS
from planner.exchange.format import NotWritable, SheetStyle
from planner.exchange.own import week_csv
from planner.exchange.own.styles import READABLE_DAY, plain_day
from planner.exchange.own.week_csv import COLUMNS
from tests.exchange.plans import empty_plan
from tests.exchange.ways import CATALOGUE, all_cells, csv_rows, leaving, merged, table_of


@pytest.fixture
def plan() -> Plan:
    plan = empty_plan(CATALOGUE)
    plan.channels["ig"] = Channel(id="ig", brand_id=plan.brand.id, name="Instagram", platform="instagram")
    plan.posts["p"] = Post(id="p", brand_id=plan.brand.id, title="Fog", text='=SUM(1)\n"Fog", he said')
    for number, day in enumerate((date(2026, 9, 28), date(2026, 12, 1), None)):
        plan.placements[f"p-{number}"] = Placement(
            id=f"p-{number}",
            post_id="p",
            channel_id="ig",
            zone="Europe/London",
            format="image",
            date=day,
            time=time(8, 30) if day else None,
            status=Status.READY,
        )
    return plan


def lines(plan: Plan, **style: object) -> list[str]:
    content = week_csv.content(leaving(plan), SheetStyle(**style))  # type: ignore[arg-type]
    return content.decode("utf-8-sig").split("\r\n")


def test_without_a_style_it_is_as_ever(plan: Plan) -> None:
    first = (
        "p-0,p,2026-09-28,2026-09-28,08:30,Europe/London,Instagram,image,ready,,,,,Fog,"
        '"\'=SUM(1)\n""Fog"", he said",,,,,,,,\r\n'
    )
    content = week_csv.content(leaving(plan))
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n" + first.encode())
    assert content.count(b"\r\n") == 4


def test_chosen_columns_in_the_chosen_order_with_days_for_people(plan: Plan) -> None:
    written = lines(plan, separator=";", days="%d.%m.%Y", columns=("channel", READABLE_DAY, "date", "time", "title"))
    assert written == [
        "channel;day;date;time;title",
        "Instagram;Mon 28 Sep 2026;28.09.2026;08:30;Fog",
        "Instagram;Tue 1 Dec 2026;01.12.2026;08:30;Fog",
        "Instagram;;;;Fog",
        "",
    ]


def test_the_guard_stays_in_every_style(plan: Plan) -> None:
    assert lines(plan, separator="\t", columns=("text",))[1] == '"\'=SUM(1)\n""Fog"", he said"'


@pytest.mark.parametrize("days", ["%d/%m/%Y", "%m/%d/%Y"])
def test_the_first_of_december_is_never_the_twelfth_of_january(plan: Plan, days: str) -> None:
    table = week_csv.read(week_csv.content(leaving(plan), SheetStyle(days=days)))
    assert [cells.date for _, cells in table.rows] == ["2026-09-28", "2026-12-01", ""]


def test_without_ids_rows_are_found_again_by_channel_time_and_text(plan: Plan) -> None:
    style = SheetStyle(columns=("date", "time", "channel", "text"))
    table = table_of(csv_rows(week_csv.content(leaving(plan), style)), style.columns)
    again = merged(empty_plan(CATALOGUE, "Other"), table)
    told = [(one.date, one.time, one.channel, one.text) for one in all_cells(plan)]
    assert [(one.date, one.time, one.channel, one.text) for one in all_cells(again)] == told


def test_a_day_for_people_is_left_out_without_a_word(plan: Plan) -> None:
    table = week_csv.read(week_csv.content(leaving(plan), SheetStyle(columns=(READABLE_DAY, *COLUMNS))))
    assert table.notes == []


@pytest.mark.parametrize(
    ("style", "word"),
    [
        (SheetStyle(separator="|"), "separated"),
        (SheetStyle(separator=""), "separated"),
        (SheetStyle(days="%Y-%m"), "no way to write days"),
        (SheetStyle(days="%d %b %Y"), "no way to write days"),
        (SheetStyle(days="%d.%m.%Y%"), "no way to write days"),
        (SheetStyle(columns=("date", "likes")), "likes"),
        (SheetStyle(columns=("date", "date")), "twice"),
    ],
)
def test_a_style_that_cannot_be_followed_is_refused(plan: Plan, style: SheetStyle, word: str) -> None:
    with pytest.raises(NotWritable, match=word):
        week_csv.content(leaving(plan), style)


@pytest.mark.parametrize(
    "style",
    [
        SheetStyle(),
        SheetStyle(separator=";"),
        SheetStyle(separator="\t", columns=("text", "date")),
        SheetStyle(columns=("text",)),
    ],
)
def test_an_earlier_export_is_known_in_any_style(plan: Plan, style: SheetStyle) -> None:
    assert week_csv.wrote(week_csv.content(leaving(plan), style)[:4096])


@pytest.mark.parametrize(
    "start", [b"", b"date,channel,text\r\n", b"\xef\xbb\xbfname,text\r\n", b"\xef\xbb\xbftext\n", b"\xef\xbb\xbf\r\n"]
)
def test_other_files_are_no_export(start: bytes) -> None:
    assert not week_csv.wrote(start)


def test_no_format_takes_the_file_of_another_for_its_own(plan: Plan) -> None:
    starts = {form.key: form.written(leaving(plan), SheetStyle())[:4096] for form in FORMATS}
    assert [form.key for form in FORMATS] == ["week-csv", "xlsx", "ics", "markdown"]
    for form in FORMATS:
        assert [key for key, start in starts.items() if form.wrote(start)] == [form.key]


def test_the_guard_is_told_before_writing(plan: Plan) -> None:
    assert "apostrophe" in FORMATS[0].told(leaving(plan))[0]


@pytest.mark.parametrize(
    ("day", "monday", "read"),
    [
        ("01.12.2026", "30.11.2026", "2026-12-01"),
        ("12/1/2026", "11/30/2026", "2026-12-01"),
        ("01/12/2026", "30/11/2026", "2026-12-01"),
        ("12/01/2026", "2026-01-12", "2026-01-12"),
        ("01.12.2026", "soon", "01.12.2026"),
    ],
)
def test_days_that_a_spreadsheet_wrote_anew_are_read_by_their_week(day: str, monday: str, read: str) -> None:
    assert plain_day(day, monday) == read
