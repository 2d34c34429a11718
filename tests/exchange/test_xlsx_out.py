"""The plan as a workbook: a sheet for each channel, real days and times, and nothing that could run."""

from __future__ import annotations

import zipfile
from datetime import date, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.plan import Plan
from planner.domain.records import Channel, Placement, Post
from planner.exchange import FORMATS
from planner.exchange.format import NotWritable, SheetStyle
from planner.exchange.out import xlsx
from planner.exchange.out.sheet_names import LONGEST, sheet_names
from planner.exchange.own.controls import escaped
from planner.exchange.own.styles import READABLE_DAY
from tests.exchange.plans import empty_plan
from tests.exchange.ways import CATALOGUE, PLAIN, leaving


def plan_of(*texts: str, channels: tuple[str, ...] = ("Instagram",), **placement: Any) -> Plan:
    plan = empty_plan(CATALOGUE)
    for position, name in enumerate(channels):
        plan.channels[name] = Channel(id=name, brand_id=plan.brand.id, name=name, position=position)
    for number, text in enumerate(texts):
        id_ = f"p{number}"
        plan.posts[id_] = Post(id=id_, brand_id=plan.brand.id, text=text)
        said = {"date": date(2026, 11, 23), "time": time(8, 30), "channel_id": channels[number % len(channels)]}
        plan.placements[id_] = Placement(id=id_, post_id=id_, zone="Europe/London", **said | placement)
    return plan


def sheets_of(plan: Plan, style: SheetStyle = PLAIN) -> list[Worksheet]:
    return openpyxl.load_workbook(BytesIO(xlsx.content(leaving(plan), style))).worksheets


def cell_of(plan: Plan, column: str, style: SheetStyle = PLAIN) -> Any:
    sheet = sheets_of(plan, style)[0]
    names = [cell.value for cell in sheet[1]]
    return sheet[2][names.index(column)]


def test_each_channel_has_a_sheet_in_the_order_of_the_channels() -> None:
    plan = plan_of("a", "b", "c", channels=("Threads", "Instagram"))
    plan.placements["p2"] = Placement(id="p2", post_id="p2", channel_id=None, zone="UTC")
    sheets = sheets_of(plan)
    assert [sheet.title for sheet in sheets] == ["Threads", "Instagram", "No channel"]
    assert [sheet.max_row for sheet in sheets] == [2, 2, 2]
    assert {sheet.freeze_panes for sheet in sheets} == {"A2"}


def test_a_week_without_entries_has_its_header() -> None:
    (sheet,) = sheets_of(plan_of())
    assert [sheet.max_row, sheet["A1"].value, sheet["A1"].font.b] == [1, "placement_id", True]


def test_days_and_times_are_real() -> None:
    plan = plan_of("a")
    day, clock = cell_of(plan, "date"), cell_of(plan, "time")
    assert (day.is_date, day.value.date(), day.number_format) == (True, date(2026, 11, 23), "yyyy-mm-dd")
    assert (clock.is_date, clock.value, clock.number_format) == (True, time(8, 30), "hh:mm")


def test_days_follow_the_style_and_stay_real() -> None:
    style = SheetStyle(days="%d.%m.%Y", columns=(READABLE_DAY, "date", "channel"))
    day = cell_of(plan_of("a"), "date", style)
    assert (day.value.date(), day.number_format) == (date(2026, 11, 23), r"dd\.mm\.yyyy")
    assert cell_of(plan_of("a"), READABLE_DAY, style).value == "Mon 23 Nov 2026"


@pytest.mark.parametrize(
    ("placement", "column", "said"),
    [
        ({"date": date(2026, 10, 25), "time": time(1, 30), "fold": 1}, "time", "01:30+00:00"),
        ({"date": date(2026, 10, 25), "time": time(1, 30), "fold": 0}, "time", "01:30+01:00"),
        ({"date": date(1900, 2, 28)}, "date", "1900-02-28"),
        ({"time": time(8, 30, 15)}, "time", time(8, 30, 15)),
        ({"time": None}, "time", None),
    ],
)
def test_times_that_come_twice_and_very_early_days_are_text(
    placement: dict[str, Any], column: str, said: object
) -> None:
    assert cell_of(plan_of("a", **placement), column).value == said


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(A1)", "@SUM(1)", "+1", "-1", "#REF!", "#N/A", "0001", "TRUE", "1e5", "2026-11-23", "="]
)
def test_texts_are_texts(text: str) -> None:
    cell = cell_of(plan_of(text), "text")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_no_formula_and_no_link_is_in_the_file() -> None:
    content = xlsx.content(leaving(plan_of("=1+1", "=cmd|' /c calc'!A0", "https://e.example")), PLAIN)
    parts = zipfile.ZipFile(BytesIO(content))
    pages = [parts.read(name) for name in parts.namelist() if "worksheets" in name]
    assert pages
    assert not any(mark in page for page in pages for mark in (b"<f>", b"<f ", b"hyperlink"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x0bb", "a_x000B_b"),
        ("a\r\nb", "a_x000D_\nb"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041\x0b", "_x005F_x0041_x000B_"),
        ("\uffff", "_xFFFF_"),
        (" ", "_x0020_"),
        ("a\tb\nc", "a\tb\nc"),
        ("'=1", "''=1"),
        ("' =1", "' =1"),
    ],
)
def test_what_xml_cannot_hold_is_written_as_excel_writes_it(text: str, said: str) -> None:
    assert cell_of(plan_of(text), "text").value == said


@given(st.text(alphabet="_x0041F\x0b\r\n\uffffZ"))
def test_an_escape_can_be_taken_back(text: str) -> None:
    codes = escaped(text).split("_")
    plain, place = codes[0], 1
    while place < len(codes):
        is_code = len(codes[place]) == 5 and codes[place][0] == "x" and place + 1 < len(codes)
        is_code = is_code and set(codes[place][1:]) <= set("0123456789ABCDEF")
        plain += chr(int(codes[place][1:], 16)) + codes[place + 1] if is_code else "_" + codes[place]
        place += 2 if is_code else 1
    assert plain == text
    assert not set(escaped(text)) & set("\x0b\r\uffff")


def test_a_text_that_no_cell_holds_is_refused_and_never_cut() -> None:
    assert len(cell_of(plan_of("x" * 32_767), "text").value) == 32_767
    with pytest.raises(NotWritable, match="“text” of the entry on Instagram 2026-11-23 08:30 has 32,768"):
        xlsx.content(leaving(plan_of("x" * 32_768)), PLAIN)
    with pytest.raises(NotWritable, match="has 16,384"):
        xlsx.content(leaving(plan_of("😀" * 16_384)), PLAIN)


def test_the_file_names_nobody() -> None:
    about = openpyxl.load_workbook(BytesIO(xlsx.content(leaving(plan_of("a")), PLAIN))).properties
    assert (about.creator, about.lastModifiedBy, about.title) == ("Evenweek", "Evenweek", "Brand")


def test_how_it_is_made_up_is_told() -> None:
    assert "sheet of its own" in FORMATS[1].told(leaving(plan_of()))[0]


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["a/b", "a:b", "[x]"], ["a b", "a b (2)", "x"]),
        (["Insta", "INSTA", "insta"], ["Insta", "INSTA (2)", "insta (3)"]),
        (["History", "", "'quoted'"], ["History (2)", "Sheet", "quoted"]),
        (["x" * 40, "x" * 41], ["x" * 31, "x" * 27 + " (2)"]),
        (["😀" * 20], ["😀" * 15]),
        (["No channel", "No channel"], ["No channel", "No channel (2)"]),
    ],
)
def test_names_of_sheets(names: list[str], sheets: list[str]) -> None:
    assert sheet_names(names) == sheets


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_of_sheets_are_always_such_as_excel_takes(names: list[str]) -> None:
    sheets = sheet_names(names)
    assert len({name.casefold() for name in sheets}) == len(names)
    for name in sheets:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(60), b"PK\x05\x06" + bytes(18)])
def test_other_archives_are_no_export(start: bytes) -> None:
    assert not FORMATS[1].wrote(start)


def test_a_workbook_of_somebody_else_is_no_export() -> None:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    assert not FORMATS[1].wrote(out.getvalue()[:4096])
