"""Workbooks of Excel that are damaged, built to do harm, or large."""

from __future__ import annotations

import time
import tracemalloc
from io import BytesIO

import openpyxl
import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import read_workbook
from tests.exchange.sheet_files import opened, xlsx_parts


@pytest.mark.parametrize(
    ("sheet", "word"),
    [
        ('<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>', "damaged"),
        ('<sheetData><row r="1"><c r="11" t="s"><v>7</v></c></row></sheetData>', "damaged"),
        ("<sheetData><row></sheetData>", "damaged"),
        ('<sheetData><row r="200000"><c><v>1</v></c></row></sheetData>', "more than 100,000 rows"),
        ('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>', "more than 1,000 columns"),
        ("<a>" * 200 + "</a>" * 200, "too many parts within each other"),
    ],
)
def test_a_sheet_that_cannot_be_read(sheet: str, word: str) -> None:
    with pytest.raises(BadFile, match=word):
        opened(xlsx_parts(sheet))


def test_entities_are_refused() -> None:
    parts = xlsx_parts("<sheetData/>")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with pytest.raises(BadFile, match="defines a document type"):
        opened(parts | {"xl/worksheets/sheet1.xml": bomb})


def test_too_many_merged_cells_are_refused() -> None:
    sheet = "<sheetData>" + "<row><c><v>1</v></c></row>" * 1_000 + "</sheetData>"
    merged = "".join(f'<mergeCell ref="A{n}:A99999"/>' for n in range(1, 1_000))
    with pytest.raises(BadFile, match="too many merged cells"):
        opened(xlsx_parts(f"{sheet}<mergeCells>{merged * 10}</mergeCells>"))


def test_too_many_sheets_are_refused() -> None:
    with pytest.raises(BadFile, match="more than 100 sheets"):
        opened(xlsx_parts(*["<sheetData/>"] * 101))


def test_a_file_without_sheets() -> None:
    with pytest.raises(BadFile, match="no sheet with cells"):
        opened(xlsx_parts())


def test_a_missing_part_is_told() -> None:
    parts = xlsx_parts("<sheetData/>")
    del parts["xl/worksheets/sheet1.xml"]
    with pytest.raises(BadFile, match="damaged"):
        opened(parts)


# speed


def test_ten_thousand_rows_would_take_less_than_three_seconds() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    for number in range(2_500):
        sheet.append([f"P{number}", *["text of some length"] * 12, number])
    out = BytesIO()
    book.save(out)
    begun = time.process_time()
    assert len(read_workbook(out.getvalue()).sheets[0].records) == 2_500
    assert time.process_time() - begun < 0.75, "0.2 s on a quiet machine"


def test_a_large_sheet_takes_little_memory() -> None:
    row = "<row>" + "<c t='inlineStr'><is><t>some text of a cell</t></is></c>" * 14 + "</row>"
    content = xlsx_parts(f"<sheetData>{row * 500}</sheetData>")
    tracemalloc.start()
    opened(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000, "for 7,000 cells"
