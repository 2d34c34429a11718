"""CSV, XLSX, ODS and ICS files, and HTML of the clipboard, damaged in one to three ways."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from tests.exchange.sheet_files import ods_parts, packed, xlsx_parts
from tests.fuzz.rounds import BYTE_HARMS, HOSTILE_CELLS

ROWS = [
    ["Week", "Date", "Time", "Where", "Caption", "Link"],
    ["W1", "Mon 28 Sep", "8:30 AM", "IG, FB", "It’s here – “Harvest” … only £4.50", "https://a.example/x"],
    ["", "29.9.2026", "9h", "Instagram", "Grüße; schöne Öfen\nzwei Zeilen\tund mehr", "see above"],
    ["W2", "46335", "noon", "all (not Google)", "Привет, свежий кофе ☕", '"'],
    ["", "", "", "", "=COUNTA(E2:E4)", "#REF!"],
]

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp1251", "cp932", "utf-7")
NUMBERS = (
    "0",
    "-1",
    "1",
    "7",
    "16384",
    "1048576",
    "99999999",
    "999999999999999999999",
    "1e309",
    "NaN",
    "",
    "x",
    "0.5",
)
_PIECES = (
    *("<", ">", "&", "&amp;", "&#0;", "&#55296;", "&x;", "]]>", "<![CDATA[", "<!--", "<?x?>", "<!DOCTYPE a>", "\x00"),
    *(
        "<row>",
        "</row>",
        "<c>",
        "</c>",
        '<c r="XFD1048576">',
        '<c r="A0"/>',
        "<v>",
        "<t>",
        "_x0000_",
        "_xD800_",
        "\uffff",
    ),
    *("<table:table-row>", "<table:table>", "<text:p>", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VCALENDAR\r\n"),
    *("RRULE:FREQ=SECONDLY\r\n", "DTSTART:99991231T235959Z\r\n", "DTSTART:00010101\r\n", "DURATION:P9999999999D\r\n"),
    *("<a>" * 300, '"', '""', "\r", "\n ", ";", "\t", "\u2028", "﻿", "sep=;\n", 'sep="\n', "," * 1_200, "x" * 120_000),
    *HOSTILE_CELLS,
)

_VALUE = re.compile('"[^"<>]{0,60}"|>[^<>]{0,60}<')
_QUOTES = {'"': "&quot;"}

CALENDAR = "\r\n".join(
    (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Plan", "X-WR-TIMEZONE:Europe/London", "BEGIN:VTIMEZONE"),
        *("TZID:Ours", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0300"),
        *("END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1@x", "DTSTART;TZID=Ours:20261123T083000"),
        *("SUMMARY:Tea\\, cake", "DESCRIPTION:one\\ntwo", "CATEGORIES:a,b", "RRULE:FREQ=WEEKLY;COUNT=3"),
        *("BEGIN:VALARM", "TRIGGER:-PT10M", "END:VALARM", "END:VEVENT", "BEGIN:VEVENT", "UID:2@x"),
        *("DTSTART:20261025T013000Z", "SUMMARY:Instagram: Tea", "DESCRIPTION:Come in", "STATUS:CONFIRMED"),
        *("X-EVENWEEK-CHANNEL;VALUE=TEXT:Instagram", "X-EVENWEEK-TIMEZONE:Europe/London"),
        *("X-EVENWEEK-TEXT-HASH:0123456789abcdef", "X-EVENWEEK-TEXT:Come in", "END:VEVENT", "END:VCALENDAR", ""),
    )
)

HTML = (
    "<html><style>x</style><table><col span=2><col style='display:none'><tr><td rowspan=3>Week<td>a<br>b<td>c</tr>"
    "<tr style='display:none'><td colspan=2><p>d</p></tr><tr><td>e &amp; f<td>g</table>"
)


# text


def mutated_text(chance: random.Random) -> bytes:
    """A table as text, damaged in one to three ways."""
    separator = chance.choice(",;\t|")
    quoted = (['"' + cell.replace('"', '""') + '"' if chance.random() < 0.7 else cell for cell in row] for row in ROWS)
    text = chance.choice(("\r\n", "\n", "\r")).join(separator.join(row) for row in quoted)
    content = harmed(text, chance).encode(chance.choice(ENCODINGS), "replace")
    return harmed_bytes(content, chance) if chance.random() < 0.4 else content


def mutated_calendar(chance: random.Random) -> bytes:
    """A calendar, damaged in one to three ways."""
    lines = CALENDAR.split("\r\n")
    if chance.random() < 0.3:
        chance.shuffle(lines)
        lines = ["BEGIN:VCALENDAR", *lines]
    content = harmed("\r\n".join(lines), chance).encode("utf-8", "replace")
    return harmed_bytes(content, chance) if chance.random() < 0.4 else content


def harmed(text: str, chance: random.Random) -> str:
    """The text, damaged in one to three ways."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = chance.choice(_TEXT_HARMS)(text, chance)
    return text


def _piece_put_in(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(_PIECES) + text[place:]


def _piece_taken_out(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + text[place + chance.choice((1, 3, 20, 200)) :]


def _piece_repeated(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    piece = text[place : place + chance.choice((5, 40, 400))]
    return text[:place] + piece * chance.choice((2, 2, 10, 200)) + text[place:]


def _number_changed(text: str, chance: random.Random) -> str:
    places = list(re.finditer(r"\d+", text))
    if not places:
        return text
    found = chance.choice(places)
    return text[: found.start()] + chance.choice(NUMBERS) + text[found.end() :]


def _words_swapped(text: str, chance: random.Random) -> str:
    words = list(re.finditer(r"[A-Za-z]{1,20}", text))
    if len(words) < 2:
        return text
    one, other = (chance.choice(words) for _ in range(2))
    return text[: one.start()] + other[0] + text[one.end() :]


_TEXT_HARMS = (
    *(_piece_put_in, _piece_put_in, _piece_taken_out, _piece_repeated),
    *(_number_changed, _number_changed, _words_swapped),
)


def harmed_bytes(content: bytes, chance: random.Random) -> bytes:
    """The bytes, damaged in one way."""
    return chance.choice(BYTE_HARMS)(content, chance)


# packed files


@lru_cache(maxsize=1)
def excel_parts() -> dict[str, bytes]:
    """The parts of a workbook with all that a sheet can have, from a program that writes them well."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    sheet.append([date(2026, 11, 23), datetime(2026, 11, 23, 8, 30), timedelta(hours=25), 1.5, True, "=1+1"])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C1:D4")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet["F2"].hyperlink = "https://a.example/x"
    book.create_sheet("Hidden").sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return parts_of(out.getvalue())


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a packed file."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@lru_cache(maxsize=1)
def bare_parts() -> dict[str, bytes]:
    """The parts of a workbook of the barest sort."""
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a_x000D_</t></r></is></c><c s="1"><v>46349.5</v></c>'
    )
    cells += '<c t="d"><v>2026-11-23</v></c><c><f t="shared" ref="E1:E2" si="0">A1</f></c>'
    sheet = f'<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1">{cells}</row><row r="2" hidden="1">'
    sheet += '<c r="E2"><f t="shared" si="0"/></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    strings = "<si><r><t>Tea</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    return parts_of(packed(xlsx_parts(sheet, strings=strings, styles='<xf numFmtId="0"/><xf numFmtId="22"/>')))


@lru_cache(maxsize=1)
def open_document_parts() -> dict[str, bytes]:
    """The parts of an OpenDocument spreadsheet."""
    rows = "".join(
        "<table:table-row>" + "".join(_ods_cell(cell) for cell in row) + "</table:table-row>" for row in ROWS
    )
    values = '<table:table-cell office:value-type="date" office:date-value="2026-11-23T08:30:00"/>'
    values += '<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>'
    values += '<table:table-cell table:number-rows-spanned="2" office:value-type="float" office:value="12.0"/>'
    rows += f'<table:table-row table:visibility="collapse">{values}</table:table-row>'
    rows += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    columns = '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    return parts_of(packed(ods_parts(f'<table:table table:name="A">{columns}{rows}</table:table>')))


def _ods_cell(text: str) -> str:
    said = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<text:line-break/>")
    return (
        f'<table:table-cell office:value-type="string"><text:p>{said}<text:s text:c="2"/></text:p></table:table-cell>'
    )


def mutated_xlsx(chance: random.Random) -> bytes:
    """A workbook, damaged in one to three ways."""
    return mutated_parts(chance.choice((excel_parts, bare_parts))(), chance)


def mutated_ods(chance: random.Random) -> bytes:
    """An OpenDocument spreadsheet, damaged in one to three ways."""
    return mutated_parts(open_document_parts(), chance)


def mutated_parts(sound: Mapping[str, bytes], chance: random.Random) -> bytes:
    """A packed file of these parts, damaged in one to three ways."""
    parts = dict(sound)
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(_PART_HARMS)(parts, chance)
    content = _repacked(parts)
    return harmed_bytes(content, chance) if chance.random() < 0.2 else content


def other_values(sound: Mapping[str, bytes], chance: random.Random) -> bytes:
    """A packed file of these parts, all well-formed, in which other values stand."""
    parts = dict(sound)
    for _ in range(chance.choice((1, 2, 5))):
        _part_values(parts, chance)
    return _repacked(parts)


def _repacked(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _a_part(parts: dict[str, bytes], chance: random.Random) -> str:
    telling = [name for name in parts if "sheet" in name.lower() or "content" in name or "workbook" in name]
    return chance.choice(telling if telling and chance.random() < 0.7 else list(parts) or ["x"])


def _part_text(parts: dict[str, bytes], chance: random.Random) -> None:
    name = _a_part(parts, chance)
    parts[name] = harmed(parts.get(name, b"").decode("utf-8", "replace"), chance).encode("utf-8", "replace")


def _part_values(parts: dict[str, bytes], chance: random.Random) -> None:
    """Other values and texts in a part that stays well-formed."""
    name = _a_part(parts, chance)
    text = parts.get(name, b"").decode("utf-8", "replace")
    for _ in range(chance.choice((1, 3, 10))):
        text = _value_changed(text, chance)
    parts[name] = text.encode("utf-8", "replace")


def _value_changed(text: str, chance: random.Random) -> str:
    values = [found for found in _VALUE.finditer(text) if ":" not in found[0]]
    if not values:
        return text
    found, other = chance.choice(values), chance.choice(values)
    inner = chance.choice((other[0][1:-1], chance.choice(NUMBERS), escape(chance.choice(HOSTILE_CELLS), _QUOTES)))
    return text[: found.start() + 1] + inner + text[found.end() - 1 :]


def _part_bytes(parts: dict[str, bytes], chance: random.Random) -> None:
    name = _a_part(parts, chance)
    parts[name] = harmed_bytes(parts.get(name, b""), chance)


def _part_gone(parts: dict[str, bytes], chance: random.Random) -> None:
    parts.pop(_a_part(parts, chance), None)


def _parts_swapped(parts: dict[str, bytes], chance: random.Random) -> None:
    one, other = _a_part(parts, chance), _a_part(parts, chance)
    parts[one], parts[other] = parts.get(other, b""), parts.get(one, b"")


_PART_HARMS = (*(_part_text,) * 3, *(_part_values,) * 6, _part_bytes, _part_gone, _parts_swapped)
