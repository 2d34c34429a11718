"""Files that are no sheets, and files built to do harm: each with a sentence, none read."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_LZMA, ZipFile

import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import limits, read_workbook
from tests.exchange.sheet_files import cells, packed, xlsx_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def old(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", r"a picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0....", r"a picture \(JPEG\)"),
        (b"GIF89a....", r"a picture \(GIF\)"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", r"a picture \(WebP\)"),
        (b"\0\0\0\x18ftypheic\0\0", r"a picture \(HEIC or AVIF\)"),
        (b"\0\0\0\x18ftypmp42\0\0", "a video"),
        (b"{\\rtf1 hello}", "a text document"),
        (b"SQLite format 3\0....", "Open a plan with Open"),
        (b"\x1f\x8b\x08....", "Unpack it"),
        (b"7z\xbc\xaf\x27\x1c..", "Unpack it"),
        (b"Rar!\x1a\x07..", "Unpack it"),
        (b"  <!DOCTYPE HTML><table><tr><td>x", "a web page"),
        (b"\xef\xbb\xbf<html><body>", "a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "a file in XML"),
        (b'{"url": "https://docs.google.com/open?id=1"}', "only a link"),
        (old("Workbook"), "an old Excel file"),
        (old("Book"), "an old Excel file"),
        (old("EncryptedPackage"), "locked with a password"),
        (old("WordDocument"), "a Word document"),
        (old("PowerPoint Document"), "slides"),
        (OLE, "an old Office program"),
        (b"PK\x05\x06" + bytes(18), "nothing in it"),
        (b"PK\x03\x04", "damaged"),
        (b"PK\x03\x04" + bytes(400), "damaged"),
    ],
)
def test_what_it_is_and_what_to_do_is_said(content: bytes, word: str) -> None:
    with pytest.raises(BadFile, match=word):
        read_workbook(content, "plan.csv")


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (["xl/workbook.bin", "[Content_Types].xml"], "a binary Excel file"),
        (["word/document.xml", "[Content_Types].xml"], "a Word document"),
        (["ppt/presentation.xml"], "slides"),
        (["Index/Document.iwa", "Metadata/Properties.plist"], "of Numbers"),
        (["plan.csv", "picture.png"], r"a packed file \(ZIP\)"),
        (["mimetype", "content.xml"], "no spreadsheet"),
        (["[Content_Types].xml"], "damaged"),
    ],
)
def test_packed_files_that_are_no_sheets(names: list[str], word: str) -> None:
    with pytest.raises(BadFile, match=word):
        read_workbook(packed(dict.fromkeys(names, "application/vnd.oasis.opendocument.text")))


def test_the_ending_of_the_name_counts_for_nothing() -> None:
    content = packed(xlsx_parts('<sheetData><row><c t="str"><v>x</v></c></row></sheetData>'))
    assert read_workbook(content, "plan.csv").sort == "xlsx"
    assert read_workbook(b"a,b\n1,2\n", "plan.xlsx").sort == "csv"


# harmful


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.sheets.opening.LARGEST_FILE", 10)
    with pytest.raises(BadFile, match="is larger than"):
        read_workbook(b"a,b\n" * 5)


def test_a_part_that_unpacks_to_very_much() -> None:
    parts = xlsx_parts("<sheetData/>") | {"xl/worksheets/sheet1.xml": " " * 50_000_000}
    with pytest.raises(BadFile, match="unpacks to far more"):
        read_workbook(packed(parts))


def test_all_parts_together_may_not_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.sheets.archive.LARGEST_UNPACKED", 100)
    with pytest.raises(BadFile, match="unpacks to far more"):
        read_workbook(packed(xlsx_parts("<sheetData/>")))


def test_a_part_that_lies_about_its_size() -> None:
    content = packed(xlsx_parts("<sheetData>" + "<row><c><v>1</v></c></row>" * 500 + "</sheetData>"))
    place = content.rindex(b"xl/worksheets/sheet1.xml") - 46
    lie = content[: place + 24] + (300).to_bytes(4, "little") + content[place + 28 :]
    with pytest.raises(BadFile, match="damaged"):
        read_workbook(lie)


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.sheets.archive.MOST_PARTS", 3)
    with pytest.raises(BadFile, match="unpacks to far more"):
        read_workbook(packed(xlsx_parts("<sheetData/>")))


def test_parts_in_other_packings_are_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_LZMA) as archive:
        for name, content in xlsx_parts("<sheetData/>").items():
            archive.writestr(name, content)
    with pytest.raises(BadFile, match="damaged"):
        read_workbook(out.getvalue())


def test_a_packed_file_within_an_encrypted_one() -> None:
    content = bytearray(packed(xlsx_parts("<sheetData/>")))
    name = b"xl/workbook.xml"
    content[content.rindex(name) - 46 + 8] |= 1
    with pytest.raises(BadFile, match="locked with a password|damaged"):
        read_workbook(bytes(content))


def test_names_of_parts_with_capitals_and_backslashes() -> None:
    parts = xlsx_parts('<sheetData><row><c t="str"><v>x</v></c></row></sheetData>')
    renamed = {name.replace("xl/w", "XL\\W"): content for name, content in parts.items()}
    assert cells(read_workbook(packed(renamed)).sheets[0]) == [("x",)]


def test_a_file_that_breaks_off() -> None:
    content = packed(xlsx_parts("<sheetData>" + "<row><c><v>1</v></c></row>" * 500 + "</sheetData>"))
    with pytest.raises(BadFile, match="damaged"):
        read_workbook(content[: len(content) // 2])


def test_a_damaged_part() -> None:
    sheet = zlib.crc32(b"x").to_bytes(4, "little").hex() * 3_000
    content = bytearray(packed(xlsx_parts(f"<sheetData><row><c t='str'><v>{sheet}</v></c></row></sheetData>")))
    start = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[start : start + 8] = bytes(8)
    with pytest.raises(BadFile, match="damaged"):
        read_workbook(bytes(content))


def test_every_limit_is_a_number() -> None:
    names = [name for name in limits.__all__ if name.isupper()]
    assert all(isinstance(getattr(limits, name), int) for name in names)
