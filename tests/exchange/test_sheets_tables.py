"""Text tables of strangers: their separators, quotes and records."""

from __future__ import annotations

import csv
import time
from io import StringIO
from pathlib import Path

import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import read_workbook
from tests.exchange.sheet_files import cells


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    rows = [["Date", "Time", "Text"], *[["23/11/2026", "8,30", "Tea; coffee, cake | bread"]] * 5]
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    book = read_workbook(out.getvalue().encode())
    assert book.separator == separator
    assert cells(book.sheets[0]) == [tuple(row) for row in rows]


def test_prose_with_commas_in_a_file_with_semicolons() -> None:
    text = "Datum;Kanal;Text\n23.11.;Insta;Tee, Kaffee, Kuchen\n24.11.;Insta;Brot\n25.11.;FB;eins, zwei\n"
    assert read_workbook(text.encode()).separator == ";"


def test_decimal_commas_in_a_file_with_semicolons() -> None:
    assert read_workbook(b"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n").separator == ";"


def test_titles_above_the_table_do_not_hide_the_separator() -> None:
    text = "Content plan, autumn\n\nDate;Channel;Text\n" + "23.11.;Insta;Tea, cake\n" * 4
    assert read_workbook(text.encode()).separator == ";"


def test_line_breaks_and_other_separators_within_quotes_count_for_nothing() -> None:
    text = 'Date,Text\n23/11,"one; two;\nthree; four"\n24/11,"a; b;\nc"\n'
    book = read_workbook(text.encode())
    assert book.separator == ","
    assert cells(book.sheets[0])[1] == ("23/11", "one; two;\nthree; four")


def test_one_column_is_one_column() -> None:
    book = read_workbook(b"Text\nHello there\nWhat a day\n")
    assert (book.separator, cells(book.sheets[0])) == (",", [("Text",), ("Hello there",), ("What a day",)])


def test_a_separator_that_was_chosen_holds() -> None:
    assert cells(read_workbook(b"a;b,c\n", separator=",").sheets[0]) == [("a;b", "c")]
    assert cells(read_workbook(b"a~b\n", separator="~").sheets[0]) == [("a", "b")]
    with pytest.raises(BadFile, match="name one character"):
        read_workbook(b"a,b\n", separator="::")


def test_the_first_line_of_excel_that_names_the_separator_is_no_row() -> None:
    book = read_workbook(b"sep=|\r\na|b,c\r\nd|e\r\n")
    assert book.separator == "|"
    assert [(one.number, one.line, one.cells) for one in book.sheets[0].records] == [
        (1, 2, ("a", "b,c")),
        (2, 3, ("d", "e")),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_records_are_counted_as_rows_and_lines_as_lines(end: str) -> None:
    text = end.join(["a,b", f'1,"x{end}y"', "", "2,z", ""])
    records = read_workbook(text.encode()).sheets[0].records
    assert [(one.number, one.line) for one in records] == [(1, 1), (2, 2), (3, 4), (4, 5)]
    assert [one.cells for one in records] == [("a", "b"), ("1", f"x{end}y"), (), ("2", "z")]


def test_blank_rows_at_the_end_are_cut() -> None:
    assert len(read_workbook(b"a,b\n1,2\n,\n,\n\n").sheets[0].records) == 2


def test_quotes_within_cells_are_letters() -> None:
    text = 'a,b\n5" pots,say "hi" now\n"quoted" rest,x\n'
    assert cells(read_workbook(text.encode()).sheets[0])[1:] == [('5" pots', 'say "hi" now'), ("quoted rest", "x")]


def test_a_quote_that_is_never_closed_says_where() -> None:
    with pytest.raises(BadFile, match=r"Row 3, which begins in line 4, cannot be read: a quotation mark"):
        read_workbook(b'a,b\n"1\n2",x\n"never,closed\nmore\n')


def test_the_guard_against_formulas_is_left_in_the_cells() -> None:
    assert cells(read_workbook(b"a\n'=1+1\n").sheets[0])[1] == ("'=1+1",)


def test_the_name_of_the_file_names_the_sheet() -> None:
    assert read_workbook(b"a,b\n", "C:\\plans\\Autumn.csv").sheets[0].name == "Autumn"
    assert read_workbook(b"a,b\n", "plans/Autumn.v2.csv").sheets[0].name == "Autumn.v2"


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file(content: bytes) -> None:
    with pytest.raises(BadFile, match=r"The file is empty\."):
        read_workbook(content)


# limits


def test_too_many_rows_or_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("limits", "separators"):
        monkeypatch.setattr(f"planner.exchange.sheets.{module}.MOST_ROWS", 1_000)
    with pytest.raises(BadFile, match="more than 1,000 rows"):
        read_workbook(b"a,b\n" + b"1,2\n" * 1_001)
    blank = b",\n" * 2_000
    assert len(read_workbook(b"a,b\n" + b"1,2\n" * 1_000 + blank).sheets[0].records) == 1_001
    with pytest.raises(BadFile, match="more than 1,000 rows"):
        read_workbook(b"a,b\n" + blank + b"1,2\n")
    with pytest.raises(BadFile, match="more than 1,000 columns"):
        read_workbook(b"," * 1_000 + b"x\n")


def test_a_very_long_cell_is_there_and_told() -> None:
    book = read_workbook(b"a,b\n1," + b"x" * 150_000 + b"\n")
    assert len(book.sheets[0].records[1].cells[1]) == 150_000
    assert book.notes == ("Row 2 has a cell of more than 100,000 characters.",)


def test_ten_thousand_rows_are_read_quickly() -> None:
    row = "P1,2026-11-23,08:30,Instagram,image,draft,offer,pillar,campaign,título,A text of some length,x,y,1\r\n"
    content = (row * 10_000).encode("cp1252")
    begun = time.process_time()
    assert len(read_workbook(content).sheets[0].records) == 10_000
    assert time.process_time() - begun < 1.0, "0.2 s on a quiet machine"


# the samples


def test_the_untidy_sample_has_the_records_of_its_map(shared: Path) -> None:
    sheet = read_workbook((shared / "samples/plan_untidy.csv").read_bytes(), "plan_untidy.csv").sheets[0]
    with (shared / "samples/plan_untidy_map.csv").open(encoding="utf-8", newline="") as file:
        wanted = [(int(row["record_no"]), int(row["first_physical_line"])) for row in csv.DictReader(file)]
    assert [(record.number, record.line) for record in sheet.records] == wanted
