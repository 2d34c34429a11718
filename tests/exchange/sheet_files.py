"""Files of other programs, made by hand: XLSX and ODS as their bare parts."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from planner.exchange.sheets import Sheet, Workbook, read_workbook

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "draw": "drawing",
    }.items()
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx_parts(
    *sheets: str,
    strings: str = "",
    formats: str = "",
    styles: str = "",
    book: str = "",
    main: str = MAIN,
    related: str = RELATED,
) -> dict[str, str | bytes]:
    """The parts of a workbook; ``sheets`` are what stands within their ``worksheet`` elements."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{related}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{related}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    links += f'<Relationship Id="t" Type="{related}/styles" Target="styles.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="b" Type="{related}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{main}" xmlns:r="{related}">{book}<sheets>{names}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{main}">{strings}</sst>',
        "xl/styles.xml": f'{XML}<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>'
        "</styleSheet>",
    }
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{XML}<worksheet xmlns="{main}" xmlns:r="{related}">{sheet}</worksheet>'
        )
    return parts


def ods_parts(body: str, styles: str = "") -> dict[str, str | bytes]:
    """The parts of an OpenDocument spreadsheet; ``body`` is what stands within ``office:spreadsheet``."""
    return {
        "mimetype": ODS_TYPE,
        "content.xml": f"{XML}<office:document-content {ODS_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>",
    }


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    """The cells of all records."""
    return [record.cells for record in sheet.records]


def opened(parts: Mapping[str, str | bytes]) -> Workbook:
    """The packed parts, read."""
    return read_workbook(packed(parts))


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar with these events; ``head`` stands above them."""
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read_events(*events: str, head: str = "") -> Workbook:
    """A calendar with these events, read."""
    return read_workbook(calendar(*events, head=head), "holidays.ics")
