"""What a file is, told from its first bytes and never from its name; and what is said of those that hold no rows."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from planner.exchange.sheets.archive import Archive

ZIP = b"PK\x03\x04"

_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SAVE_AS = "Open it in a spreadsheet program, save it as XLSX, ODS or CSV, and try again."
_NO_ROWS = "It has no rows to read."

_STARTS = (
    (b"%PDF-", f"This is a PDF. {_NO_ROWS} Export the sheet that it was made from as XLSX, ODS or CSV."),
    (b"SQLite format 3\0", "This is a plan or another database, not a sheet. Open a plan with Open."),
    (b"{\\rtf", f"This is a text document (RTF). Copy its table into a spreadsheet. {SAVE_AS}"),
    (b"\x89PNG", f"This is a picture (PNG). {_NO_ROWS}"),
    (b"\xff\xd8\xff", f"This is a picture (JPEG). {_NO_ROWS}"),
    (b"GIF8", f"This is a picture (GIF). {_NO_ROWS}"),
    (b"\x1f\x8b", "This is a packed file (gzip). Unpack it and import the sheet in it."),
    (b"7z\xbc\xaf\x27\x1c", "This is a packed file (7z). Unpack it and import the sheet in it."),
    (b"Rar!", "This is a packed file (RAR). Unpack it and import the sheet in it."),
    (b"ID3", f"This is a recording. {_NO_ROWS}"),
    (_EMPTY_ZIP, "This is a packed file with nothing in it."),
)

_INNER = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), f"This is a picture (WebP). {_NO_ROWS}"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.DOTALL), f"This is a picture (HEIC or AVIF). {_NO_ROWS}"),
    (re.compile(rb"....ftyp", re.DOTALL), f"This is a video. {_NO_ROWS}"),
    (re.compile(rb"\s*(?:<!doctype html|<html|<table)", re.IGNORECASE), f"This is a web page. {SAVE_AS}"),
    (re.compile(rb"\s*<\?xml|\s*<\w+[^>]*xmlns"), f"This is a file in XML. {SAVE_AS}"),
    (
        re.compile(rb'\s*\{\s*"url"\s*:\s*"https://docs\.google\.com/'),
        "This is only a link to a sheet in Google Drive. "
        "Open the sheet there, download it as XLSX or CSV, and import that.",
    ),
)

_OLD = (
    ("EncryptedPackage", "The file is locked with a password. Save it without one and try again."),
    ("Workbook", f"This is an old Excel file (.xls). {SAVE_AS}"),
    ("Book", f"This is an old Excel file (.xls). {SAVE_AS}"),
    ("WordDocument", f"This is a Word document. Copy its table into a spreadsheet. {SAVE_AS}"),
    ("PowerPoint Document", f"These are slides (PowerPoint). {_NO_ROWS}"),
)
"""Names of streams in files of old Office programs (MS-CFB), which are written in UTF-16 there."""

_PACKED = (
    ("xl/workbook.bin", f"This is a binary Excel file (.xlsb). {SAVE_AS}"),
    ("word/document.xml", f"This is a Word document. Copy its table into a spreadsheet. {SAVE_AS}"),
    ("ppt/presentation.xml", f"These are slides (PowerPoint). {_NO_ROWS}"),
    ("index/document.iwa", "This is a document of Numbers, Pages or Keynote. Export it there as Excel or CSV."),
    ("index.zip", "This is a document of Numbers, Pages or Keynote. Export it there as Excel or CSV."),
)

_SPREADSHEETS = (b"application/vnd.oasis.opendocument.spreadsheet",)


def not_a_sheet(content: bytes) -> str:
    """What is said of a file that is neither text nor packed, empty when it may be text."""
    for magic, sentence in _STARTS:
        if content.startswith(magic):
            return sentence
    if content.startswith(_OLE):
        return _old_office(content)
    start = content[:2_000].removeprefix(BOM_UTF8)
    return next((sentence for pattern, sentence in _INNER if pattern.match(start)), "")


def _old_office(content: bytes) -> str:
    for name, sentence in _OLD:
        if name.encode("utf-16-le") in content:
            return sentence
    return f"This is a file of an old Office program. {SAVE_AS}"


def packed_sort(archive: Archive) -> str:
    """``xlsx`` or ``ods``, or the sentence for a packed file of another sort."""
    if archive.head("mimetype", 200).startswith(_SPREADSHEETS):
        return "ods"
    if archive.has("xl/workbook.xml"):
        return "xlsx"
    for name, sentence in _PACKED:
        if archive.has(name):
            return sentence
    if archive.has("mimetype") and archive.has("content.xml"):
        return f"This is an OpenDocument file, but no spreadsheet. {SAVE_AS}"
    if archive.has("[Content_Types].xml"):
        return "xlsx"
    return "This is a packed file (ZIP). Unpack it and import the sheet in it."
