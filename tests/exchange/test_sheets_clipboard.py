"""What spreadsheets put on the clipboard: tabs and quotes, and the table in HTML where it says more."""

from __future__ import annotations

import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import from_clipboard
from tests.exchange.sheet_files import cells


def pasted(text: str, html: str = "") -> list[tuple[str, ...]]:
    return cells(from_clipboard(text, html).sheets[0])


def test_cells_with_line_breaks_tabs_and_quotes() -> None:
    text = 'Date\tText\r\n23/11\t"two\nlines, a\ttab and ""quotes"""\r\n24/11\tplain "quote"\r\n'
    assert pasted(text) == [
        ("Date", "Text"),
        ("23/11", 'two\nlines, a\ttab and "quotes"'),
        ("24/11", 'plain "quote"'),
    ]


def test_the_workbook_says_what_it_is() -> None:
    book = from_clipboard("a\tb\n1\t2\n")
    assert (book.sort, book.separator, book.encodings, book.notes) == ("clipboard", "\t", (), ())
    assert [(one.number, one.line) for one in book.sheets[0].records] == [(1, 1), (2, 2)]


def test_a_quote_that_is_never_closed_is_a_letter() -> None:
    book = from_clipboard('a\tb\n"open\tx\n1\t2\n')
    assert cells(book.sheets[0]) == [("a", "b"), ('"open', "x"), ("1", "2")]
    assert "never closed" in book.notes[0]


def test_text_with_other_separators() -> None:
    assert pasted("a;b\n1;2\n") == [("a", "b"), ("1", "2")]
    assert pasted("only\nlines\n") == [("only",), ("lines",)]


@pytest.mark.parametrize(("text", "html"), [("", ""), (" \n", ""), ("", "<p>no table</p>"), ("", "<table></table>")])
def test_nothing_to_paste(text: str, html: str) -> None:
    with pytest.raises(BadFile, match="no cells to paste"):
        from_clipboard(text, html)


def test_nul_and_half_characters_are_replaced() -> None:
    book = from_clipboard("a\0\ud800\tb\n")
    assert cells(book.sheets[0]) == [("a\ufffd\ufffd", "b")]
    assert "cannot be stored" in book.notes[0]


def test_plain_html_adds_nothing() -> None:
    html = "<table><tr><td>a  b</td><td>c</td></tr></table>"
    assert pasted("a  b\tc\n", html) == [("a  b", "c")]


def test_html_alone_is_read() -> None:
    html = (
        "<html><head><style>td{color:red}</style></head><body><!--StartFragment--><table>"
        "<tr><th>Date</th><th>Text</th></tr><tr><td>23/11</td><td>two<br>\n  lines &amp; <b>bold</b></td></tr>"
        "<tr><td></td><td><p>one</p><p>two</p></td></tr></table><p>after</p><table><tr><td>other</td></tr></table>"
    )
    assert pasted("", html) == [("Date", "Text"), ("23/11", "two\nlines & bold"), ("", "one\ntwo")]


def test_merged_cells_are_filled_downwards() -> None:
    html = (
        "<table><tr><td rowspan=3>Week</td><td rowspan=2 colspan=2>x</td><td>a</td></tr><tr><td>b</td></tr>"
        "<tr><td>c</td><td>d</td><td>e</td></tr></table>"
    )
    sheet = from_clipboard("Week\tx\t\ta\n\t\t\tb\n\tc\td\te\n", html).sheets[0]
    assert cells(sheet) == [("Week", "x", "", "a"), ("Week", "x", "", "b"), ("Week", "c", "d", "e")]
    assert [one.filled for one in sheet.records] == [frozenset(), {0, 1}, {0}]


def test_hidden_rows_and_columns_are_marked() -> None:
    html = (
        "<table><col><col style='display:none' span=2><tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>"
        "<tr style='height:0; Display : NONE'><td>e</td></tr><tr><td>f</td></tr></table>"
    )
    sheet = from_clipboard("a\tb\tc\td\ne\nf\n", html).sheets[0]
    assert [one.hidden for one in sheet.records] == [False, True, False]
    assert sheet.hidden_columns == {1, 2}


def test_html_that_is_not_closed_or_built_to_do_harm() -> None:
    assert pasted("", "<table><tr><td>a<td>b<tr><td>c") == [("a", "b"), ("c",)]
    assert pasted("", "<table><tr><td rowspan=99999999>a<td rowspan=x>b") == [("a", "b")]
    assert pasted("a\tb", "<table><tr><td rowspan=99999999 colspan=99999999>a<td>b") == [("a", "b")]
    assert pasted("x", "<table>" * 5_000 + "<tr><td>deep") == [("x",)]
    assert pasted("", "<table><tr><td>a<script>evil()</script><img src='http://evil.example/x.png'>") == [("a",)]


def test_too_much_is_refused() -> None:
    with pytest.raises(BadFile, match="more than 1,000 columns"):
        from_clipboard("", "<table><tr>" + "<td>x" * 1_001)
