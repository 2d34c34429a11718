"""OpenDocument spreadsheets, made by hand, as rows of text."""

from __future__ import annotations

import time

import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import Sheet, Workbook
from tests.exchange.sheet_files import cells, ods_parts, opened


def cell(text: str, **attributes: str) -> str:
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell office:value-type="string"{said}><text:p>{text}</text:p></table:table-cell>'


def row(*parts: str, **attributes: str) -> str:
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row{said}>{''.join(parts)}</table:table-row>"


def read(*rows: str, columns: str = "") -> Workbook:
    return opened(ods_parts(f'<table:table table:name="Plan">{columns}{"".join(rows)}</table:table>'))


def read_sheet(*rows: str, columns: str = "") -> Sheet:
    return read(*rows, columns=columns).sheets[0]


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('office:value-type="float" office:value="12.0"', "12"),
        ('office:value-type="float" office:value="0.30000000000000004"', "0.3"),
        ('office:value-type="percentage" office:value="0.5"', "0.5"),
        ('office:value-type="currency" office:currency="EUR" office:value="4.5"', "4.5"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="boolean" office:boolean-value="false"', "FALSE"),
        ('office:value-type="date" office:date-value="2026-11-23"', "2026-11-23"),
        ('office:value-type="date" office:date-value="2026-11-23T00:00:00"', "2026-11-23"),
        ('office:value-type="date" office:date-value="2026-11-23T08:30:00"', "2026-11-23T08:30"),
        ('office:value-type="date" office:date-value="nonsense"', "nonsense"),
        ('office:value-type="time" office:time-value="PT08H30M00S"', "08:30"),
        ('office:value-type="time" office:time-value="PT25H30M15.5S"', "25:30:15"),
        ('office:value-type="time" office:time-value="-PT1H"', "-01:00"),
        ('office:value-type="time" office:time-value="P1DT1H"', "25:00"),
        ('office:value-type="time" office:time-value="soon"', "soon"),
        ('office:value-type="string" office:string-value="said"', "said"),
        ('table:formula="of:=SUM([.A1])" office:value-type="float" office:value="3"', "3"),
        ('table:formula="of:=SUM([.A1])"', "=SUM([.A1])"),
        ('table:formula="of:=&quot;&quot;" office:value-type="string"', ""),
    ],
)
def test_values_are_short_text(attributes: str, text: str) -> None:
    assert cells(read_sheet(row(f"<table:table-cell {attributes}/>", cell("end"))))[0] == (text, "end")


def test_errors_are_their_text() -> None:
    error = '<table:table-cell table:formula="of:=[.#REF!]" office:value-type="string" office:string-value="">'
    assert cells(read_sheet(row(f"{error}<text:p>#REF!</text:p></table:table-cell>"))) == [("#REF!",)]


def test_text_has_its_breaks_and_blanks() -> None:
    text = "one<text:s/><text:s text:c='2'/>two<text:tab/><text:span>three</text:span><text:line-break/>four\n  five"
    two = f"<table:table-cell><text:p>{text}</text:p>\n <text:p/>\n<text:p>end</text:p></table:table-cell>"
    assert cells(read_sheet(row(two))) == [("one   two\tthree\nfour five\n\nend",)]


def test_comments_and_drawings_are_no_text() -> None:
    inner = "<office:annotation><text:p>ask Ann</text:p></office:annotation>"
    inner += "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:p>text</text:p>"
    book = read(row(f"<table:table-cell>{inner}</table:table-cell>", cell("x")))
    assert cells(book.sheets[0]) == [("text", "x")]
    assert book.notes == ("Not read: 1 comment.",)


def test_a_link_is_read_where_there_is_no_text() -> None:
    link = '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://a.example/x">{}</text:a>'
    book = read(row(cell(link.format("")), cell(link.format("here")), cell(link.format("a.example/x"))))
    assert cells(book.sheets[0]) == [("https://a.example/x", "here", "a.example/x")]
    assert book.sheets[0].records[0].links == ((1, "https://a.example/x"),)
    where = "The address is read in a column of links, elsewhere the text."
    assert book.notes == (f"A link behind other text: 1 cell. {where}",)


def test_repeated_cells_and_rows() -> None:
    sheet = read_sheet(
        row(cell("a", number_columns_repeated="3"), "<table:table-cell table:number-columns-repeated='2'/>", cell("b")),
        row(cell("c"), number_rows_repeated="2"),
        row(number_rows_repeated="3"),
        row(cell("d")),
    )
    assert cells(sheet) == [("a", "a", "a", "", "", "b"), ("c",), ("c",), (), (), (), ("d",)]


def test_a_sheet_that_goes_on_to_its_last_row_is_cut() -> None:
    blank = row("<table:table-cell table:number-columns-repeated='16384'/>", number_rows_repeated="1048575")
    begun = time.process_time()
    assert cells(read_sheet(row(cell("a")), blank)) == [("a",)]
    assert time.process_time() - begun < 0.5


def test_text_is_taken_as_it_was_typed_where_the_file_says_it() -> None:
    said = '<table:table-cell office:value-type="string" office:string-value="one&#10;two  blanks">'
    sheet = read_sheet(row(f"{said}<text:p>one</text:p><text:p>two blanks</text:p></table:table-cell>"))
    assert cells(sheet) == [("one\ntwo  blanks",)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (row(cell("x"), number_rows_repeated="1048576"), "more than 100,000 rows"),
        (row(cell("x", number_columns_repeated="16384")), "more than 1,000 columns"),
        (row("<table:table-cell table:number-columns-repeated='9999'/>", cell("x")), "more than 1,000 columns"),
        (row(cell("x", number_columns_repeated="900"), number_rows_repeated="90000"), "more than 3,000,000 cells"),
    ],
)
def test_what_is_repeated_too_often_is_refused(text: str, word: str) -> None:
    with pytest.raises(BadFile, match=word):
        read(text)


def test_hidden_rows_and_columns_are_marked() -> None:
    columns = (
        "<table:table-column/><table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>"
        "<table:table-column table:visibility='collapse' table:number-columns-repeated='16000'/>"
    )
    sheet = read_sheet(
        row(cell("a"), cell("b"), cell("c")),
        row(cell("d"), visibility="collapse"),
        row(cell("e"), visibility="filter", number_rows_repeated="2"),
        row(cell("f")),
        columns=columns,
    )
    assert [one.hidden for one in sheet.records] == [False, True, True, True, False]
    assert sheet.hidden_columns == {1, 2}


def test_hidden_sheets_are_marked() -> None:
    styles = '<style:style style:name="ta1"><style:table-properties table:display="{}"/></style:style>'
    body = '<table:table table:name="A"/><table:table table:name="B" table:style-name="ta1"/>'
    book = opened(ods_parts(body, styles.format("false")))
    assert [(one.name, one.hidden) for one in book.sheets] == [("A", False), ("B", True)]
    assert not opened(ods_parts(body, styles.format("true"))).sheets[1].hidden


def test_merged_cells_are_filled_downwards() -> None:
    covered = "<table:covered-table-cell/>"
    sheet = read_sheet(
        row(cell("Week", number_rows_spanned="3", number_columns_spanned="2"), covered, cell("a")),
        row(covered, covered, cell("b")),
        row("<table:covered-table-cell table:number-columns-repeated='2'/>", cell("c")),
        row(cell("d")),
    )
    assert cells(sheet) == [("Week", "", "a"), ("Week", "", "b"), ("Week", "", "c"), ("d",)]
    assert [one.filled for one in sheet.records] == [frozenset(), {0}, {0}, frozenset()]


def test_changes_that_were_tracked_are_not_in_the_sheet() -> None:
    deleted = f"<table:tracked-changes><table:deletion>{row(cell('gone'))}</table:deletion></table:tracked-changes>"
    book = opened(ods_parts(f"{deleted}<table:table table:name='A'>{row(cell('x'))}</table:table>"))
    assert cells(book.sheets[0]) == [("x",)]


def test_tables_within_cells_are_left_alone() -> None:
    inner = f"<table:table-cell><table:table>{row(cell('inner'))}</table:table></table:table-cell>"
    assert cells(read_sheet(row(cell("a"), inner, cell("b")))) == [("a", "", "b")]


def test_groups_and_header_rows_hold_rows() -> None:
    rows = f"<table:table-header-rows>{row(cell('h'))}</table:table-header-rows>"
    rows += f"<table:table-row-group>{row(cell('a'))}{row(cell('b'))}</table:table-row-group>"
    assert cells(read_sheet(rows)) == [("h",), ("a",), ("b",)]


def test_locked_damaged_and_empty_files() -> None:
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    with pytest.raises(BadFile, match="locked with a password"):
        opened(ods_parts("") | manifest)
    with pytest.raises(BadFile, match="no sheet with cells"):
        opened(ods_parts(""))
    with pytest.raises(BadFile, match="damaged"):
        opened(ods_parts("<table:table>"))
    with pytest.raises(BadFile, match="more than 100 sheets"):
        opened(ods_parts("<table:table/>" * 101))
    with pytest.raises(BadFile, match="defines a document type"):
        opened(ods_parts("") | {"content.xml": '<!DOCTYPE a SYSTEM "http://evil.example/"><a/>'})


def test_charts_pictures_and_macros_are_told() -> None:
    parts = ods_parts(f"<table:table>{row(cell('x'))}</table:table>")
    parts |= {"Object 1/content.xml": "<x/>", "Pictures/a.png": "x", "Basic/Standard/Module1.xml": "<x/>"}
    assert opened(parts).notes == (
        "Not read: 1 chart.",
        "Not read: 1 picture.",
        "The file has macros; they are not run.",
    )
