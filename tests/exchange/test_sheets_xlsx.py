"""Workbooks of Excel, made by openpyxl or by hand, as rows of text."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import time as clock
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.utils.datetime import MAC_EPOCH

from planner.exchange.sheets import Workbook, read_workbook
from planner.exchange.sheets.xlsx_values import Shown, shown_as
from tests.exchange.sheet_files import PACKAGE, RELATED, STRICT_MAIN, STRICT_RELATED, cells, opened, xlsx_parts


def read(book: openpyxl.Workbook) -> Workbook:
    out = BytesIO()
    book.save(out)
    return read_workbook(out.getvalue(), "plan.xlsx")


def read_values(*values: object, number_format: str = "") -> tuple[str, ...]:
    book = openpyxl.Workbook()
    book.active.append(values)
    for cell in book.active[1]:
        if number_format:
            cell.number_format = number_format
    return read(book).sheets[0].records[0].cells


def rows_of(*rows: str, **more: str) -> list[tuple[str, ...]]:
    sheet = "".join(f"<row>{row}</row>" for row in rows)
    return cells(opened(xlsx_parts(f"<sheetData>{sheet}</sheetData>", **more)).sheets[0])


def test_values_are_short_text() -> None:
    assert read_values("Text", 12, 12.0, 0.1 + 0.2, -3.5, 1e15, True, False, None, "#REF!") == (
        *("Text", "12", "12", "0.3", "-3.5", "1000000000000000", "TRUE", "FALSE", "", "#REF!"),
    )


def test_days_times_and_moments_are_iso() -> None:
    moment = datetime(2026, 11, 23, 8, 30)
    assert read_values(date(2026, 11, 23), moment, clock(8, 30), clock(8, 30, 15), datetime(2026, 11, 23)) == (
        *("2026-11-23", "2026-11-23T08:30", "08:30", "08:30:15", "2026-11-23"),
    )


def test_lengths_of_time_are_hours() -> None:
    assert read_values(timedelta(hours=25, minutes=30), timedelta(hours=8, minutes=30)) == ("25:30", "08:30")


@pytest.mark.parametrize(
    ("number", "pattern", "text"),
    [
        (46349, "dd/mm/yyyy", "2026-11-23"),
        (46349, "General", "46349"),
        (46349, '"Day "0', "46349"),
        (46349.354166666664, "dd.mm.yy hh:mm", "2026-11-23T08:30"),
        (46349.354166666664, "d/m/yyyy", "2026-11-23T08:30"),
        (46349.354166666664, "h:mm AM/PM", "08:30"),
        (0.354166666, "hh:mm", "08:30"),
        (0.99999999, "hh:mm", "00:00"),
        (46349.9999999, "yyyy-mm-dd", "2026-11-24"),
        (46349, "mmm yyyy", "2026-11-23"),
        (46349, "[$-407]d. mmmm yyyy", "2026-11-23"),
        (1.25, "[h]:mm", "30:00"),
        (99999999, "dd/mm/yyyy", "99999999"),
        (-1.5, "dd/mm/yyyy", "-1.5"),
        (-0.5, "[h]:mm", "-12:00"),
        (0.5, "0%", "0.5"),
    ],
)
def test_the_number_format_says_what_a_number_is(number: float, pattern: str, text: str) -> None:
    assert read_values(number, number_format=pattern) == (text,)


def test_a_number_format_without_end_takes_no_time() -> None:
    assert shown_as("yyyy" + "[" * 1_000_000) is Shown.NUMBER


def test_days_are_counted_from_1904_where_the_file_says_so() -> None:
    book = openpyxl.Workbook()
    book.epoch = MAC_EPOCH
    book.active.append([date(2026, 11, 23), datetime(2026, 11, 23, 8, 30)])
    assert read(book).sheets[0].records[0].cells == ("2026-11-23", "2026-11-23T08:30")


def test_days_that_are_written_as_iso_in_the_file() -> None:
    row = "".join(
        f'<c t="d"><v>{text}</v></c>' for text in ("2026-11-23T00:00:00", "2026-11-23T08:30", "08:30:00", "x")
    )
    assert rows_of(row) == [("2026-11-23", "2026-11-23T08:30", "08:30", "x")]


def test_formulas_give_their_last_value_or_their_text() -> None:
    row = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>'
        '<c r="C1" t="str"><f>IF(1,"","")</f><v></v></c><c r="D1"><f>SUM(A1:A9)</f></c><c r="E1"><f>1</f><v/></c>'
        '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )
    book = opened(xlsx_parts(f"<sheetData><row>{row}</row></sheetData>"))
    assert cells(book.sheets[0]) == [("2", "2x", "", "=SUM(A1:A9)", "=1", "#DIV/0!")]
    assert book.notes == ("No value in the file: 2 formulas. Nothing is worked out; the formula is shown.",)


def test_a_formula_that_is_written_out_once_for_many_cells() -> None:
    first = '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f></c>'
    assert rows_of(first, '<c r="A2"><f t="shared" si="0"/></c>') == [("=B1*2",), ("=B1*2",)]


def test_formulas_are_never_run() -> None:
    assert read_values('=HYPERLINK("http://evil.example","x")', "=cmd|'/c calc'!A1") == (
        *('=HYPERLINK("http://evil.example","x")', "=cmd|'/c calc'!A1"),
    )


def test_rich_text_is_flattened_and_reading_aids_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText("Plain ", TextBlock(InlineFont(b=True), "bold"), " end")
    assert read(book).sheets[0].records[0].cells == ("Plain bold end",)
    strings = "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si><r><t>a</t></r><r><t> b</t></r></si>"
    assert rows_of('<c t="s"><v>0</v></c><c t="s"><v>1</v></c>', strings=strings) == [("東京", "a b")]


def test_escapes_of_excel_become_characters() -> None:
    strings = "<si><t>a_x000D_\nb_x005F_x000D_ _xD83D__xDE00_ _x0000_</t></si>"
    row = '<c t="s"><v>0</v></c><c t="inlineStr"><is><t>_x0009_tab</t></is></c>'
    assert rows_of(row, strings=strings) == [("a\r\nb_x000D_ 😀 \ufffd", "\ttab")]


def test_links_are_read_where_a_cell_has_no_text() -> None:
    row = "<row r='1'>" + "".join(
        f'<c r="{cell}1" t="str"><v>{text}</v></c>'
        for cell, text in {"A": "Post", "B": "https://a.example/x", "C": "here", "D": "a.example/x"}.items()
    )
    links = "".join(f'<hyperlink ref="{cell}" r:id="h"/>' for cell in ("B1", "C1", "D1", "E1:F2"))
    sheet = f'<sheetData>{row}</row></sheetData><hyperlinks>{links}<hyperlink ref="G1" location="S1!A1"/></hyperlinks>'
    rels = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="h" Type="{RELATED}/hyperlink" '
    rels += 'Target="https://a.example/x" TargetMode="External"/></Relationships>'
    found = opened(xlsx_parts(sheet) | {"xl/worksheets/_rels/sheet1.xml.rels": rels})
    target = "https://a.example/x"
    assert cells(found.sheets[0]) == [("Post", target, "here", "a.example/x", target, "", "S1!A1")]
    assert found.sheets[0].records[0].links == ((2, target),)
    where = "The address is read in a column of links, elsewhere the text."
    assert found.notes == (f"A link behind other text: 1 cell. {where}",)


def test_merged_cells_are_filled_downwards_in_their_first_column() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Week 1", "", "a"], ["", "", "b"], ["", "", "c"], ["Title", "", ""], ["x"]):
        sheet.append(row)
    sheet.merge_cells("A1:B3")
    sheet.merge_cells("A4:C4")
    records = read(book).sheets[0].records
    assert [one.cells for one in records] == [
        ("Week 1", "", "a"),
        ("Week 1", "", "b"),
        ("Week 1", "", "c"),
        ("Title",),
        ("x",),
    ]
    assert [one.filled for one in records] == [frozenset(), frozenset({0}), frozenset({0}), frozenset(), frozenset()]


def test_merged_cells_below_the_last_row_make_no_rows() -> None:
    sheet = '<sheetData><row r="1"><c t="str"><v>a</v></c></row></sheetData>'
    merged = (
        '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B7:C9"/><mergeCell ref="nonsense"/></mergeCells>'
    )
    assert cells(opened(xlsx_parts(sheet + merged)).sheets[0]) == [("a",)]


def test_what_is_hidden_is_there_and_marked() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["a", "b", "c", "d"], ["e", "f", "g", "h"], ["i"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    other = book.create_sheet("Old")
    other.append(["x"])
    other.sheet_state = "hidden"
    book.create_sheet("Lists").sheet_state = "veryHidden"
    found = read(book)
    assert [(one.name, one.hidden) for one in found.sheets] == [("Sheet", False), ("Old", True), ("Lists", True)]
    assert [one.hidden for one in found.sheets[0].records] == [False, True, False]
    assert found.sheets[0].hidden_columns == {1, 2}
    assert found.sheets[0].records[1].cells == ("e", "f", "g", "h")


def test_blank_rows_between_are_kept_and_blank_ends_are_cut() -> None:
    sheet = (
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="C2" t="str"><v>x</v></c><c r="ZZ2" s="1"/></row>'
        '<row r="4"><c r="A4"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    records = opened(xlsx_parts(sheet)).sheets[0].records
    assert [(one.number, one.line, one.cells) for one in records] == [
        (1, 1, ()),
        (2, 2, ("", "", "x")),
        (3, 3, ()),
        (4, 4, ("1",)),
    ]


def test_cells_without_addresses_follow_each_other() -> None:
    assert rows_of("<c><v>1</v></c><c><v>2</v></c>", '<c r="C2"><v>3</v></c><c><v>4</v></c>') == [
        ("1", "2"),
        ("", "", "3", "4"),
    ]


def test_charts_pictures_and_comments_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["x", 1])
    book.active.add_chart(BarChart(), "D4")
    book.active["A1"].comment = Comment("ask Ann", "Bo")
    assert set(read(book).notes) == {"Not read: 1 chart.", "Not read: comments on 1 sheet."}


def test_sheets_of_charts_are_no_sheets() -> None:
    book = openpyxl.Workbook()
    book.active.append(["x"])
    book.create_chartsheet("Chart")
    assert [one.name for one in read(book).sheets] == ["Sheet"]


def test_macros_and_other_files_are_told_and_left_alone() -> None:
    parts = xlsx_parts('<sheetData><row><c t="str"><f>[1]S!A1</f><v>old</v></c></row></sheetData>')
    parts |= {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    book = opened(parts)
    assert cells(book.sheets[0]) == [("old",)]
    assert book.notes == (
        "Some cells take their values from other files; the values they had last are shown.",
        "The file has macros; they are not run.",
    )


def test_a_workbook_that_was_saved_as_strict() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    book = opened(xlsx_parts(sheet, main=STRICT_MAIN, related=STRICT_RELATED))
    assert cells(book.sheets[0]) == [("x",)]


def test_styles_that_openpyxl_refuses_do_no_harm() -> None:
    styles = '<xf numFmtId="14"/><xf numFmtId="nonsense"/><xf numFmtId="30"/>'
    row = '<c s="0"><v>46349</v></c><c s="1"><v>5</v></c><c s="2"><v>46349</v></c><c s="77"><v>5</v></c>'
    assert rows_of(row, styles=styles) == [("2026-11-23", "5", "2026-11-23", "5")]


def test_several_sheets_in_their_order() -> None:
    book = openpyxl.Workbook()
    book.active.title = "September"
    book.active.append(["a"])
    book.create_sheet("Empty")
    book.create_sheet("October").append(["b"])
    assert [(one.name, cells(one)) for one in read(book).sheets] == [
        ("September", [("a",)]),
        ("Empty", []),
        ("October", [("b",)]),
    ]


def test_openpyxl_reads_the_same_values() -> None:
    book = openpyxl.Workbook()
    values = [f"text {n}" if n % 3 else n * 1.25 for n in range(200)]
    for start in range(0, 200, 10):
        book.active.append(values[start : start + 10])
    out = BytesIO()
    book.save(out)
    ours = [cell for row in cells(read_workbook(out.getvalue()).sheets[0]) for cell in row]
    sheet = openpyxl.load_workbook(out).active
    assert ours == [f"{value:g}" if not isinstance(value, str) else value for row in sheet.values for value in row]
