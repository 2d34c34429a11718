"""The parts of an XLSX file around its sheets: which there are, its texts, and how numbers are shown."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from planner.exchange.own.controls import unescaped
from planner.exchange.sheets.archive import Archive
from planner.exchange.sheets.cell_text import storable
from planner.exchange.sheets.xlsx_values import Shown, shown_as
from planner.exchange.sheets.xml_stream import Attributes, XmlStream

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Namespaces of spreadsheets, the usual one and that of files saved as “Strict” (ISO/IEC 29500)."""

_RELATED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Link:
    """Where one part points: the last word of its sort, and the name of a part, or an address outside."""

    sort: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


def is_true(attributes: Attributes, name: str) -> bool:
    """Whether a switch is on."""
    return attributes.get(name, "") in _TRUE


def related(attributes: Attributes) -> str:
    """The id of the link that an element names."""
    return next((attributes[f"{uri} id"] for uri in _RELATED if f"{uri} id" in attributes), "")


def links_of(archive: Archive, part: str) -> dict[str, Link]:
    """Where a part points, by id; for the whole file when ``part`` is empty."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, Link] = {}

    def take(attributes: Attributes) -> None:
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
        sort = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Link(sort, target)

    if archive.has(rels):
        stream = XmlStream()
        stream.starts[_RELATIONSHIP] = take
        with archive.part(rels) as source:
            stream.read(source)
    return found


def target_of(links: dict[str, Link], sort: str) -> str:
    """The first part of a sort, empty when there is none."""
    return next((link.target for link in links.values() if link.sort == sort), "")


class BookStream(XmlStream):
    """Reads which sheets there are and from when days are counted."""

    def __init__(self, links: dict[str, Link]) -> None:
        super().__init__()
        self.links = links
        self.sheets: list[SheetPart] = []
        self.charts = 0
        self.since_1904 = False
        for uri in MAIN:
            self.starts[f"{uri} sheet"] = self._sheet
            self.starts[f"{uri} workbookPr"] = self._properties

    def _properties(self, attributes: Attributes) -> None:
        self.since_1904 = is_true(attributes, "date1904")

    def _sheet(self, attributes: Attributes) -> None:
        link = self.links.get(related(attributes))
        if link is None or link.sort != "worksheet":
            self.charts += 1
            return
        hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append(SheetPart(storable(unescaped(attributes.get("name", ""))), link.target, hidden))


class StringStream(XmlStream):
    """Reads texts, without their looks and without the reading aids above Japanese ones."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._runs: list[str] = []
        self._aids = 0
        for uri in MAIN:
            self.starts[f"{uri} si"] = self._begin
            self.starts[f"{uri} t"] = self._run
            self.ends[f"{uri} t"] = self._end_run
            self.starts[f"{uri} rPh"] = self._aid
            self.ends[f"{uri} rPh"] = self._end_aid
            self.ends[f"{uri} si"] = self._item

    def _begin(self, _: Attributes) -> None:
        self._runs = []

    def _run(self, _: Attributes) -> None:
        self.text = []

    def _end_run(self) -> None:
        run = self.taken()
        if not self._aids:
            self._runs.append(run)

    def _aid(self, _: Attributes) -> None:
        self._aids += 1

    def _end_aid(self) -> None:
        self._aids -= 1

    def _item(self) -> None:
        self.found.append(storable(unescaped("".join(self._runs))))


class StyleStream(XmlStream):
    """Reads what the numbers of each cell style are shown as."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Shown] = []
        self._patterns: dict[str, Shown] = {}
        self._own: dict[str, str] = {}
        self._in_cells = False
        for uri in MAIN:
            self.starts[f"{uri} numFmt"] = self._pattern
            self.starts[f"{uri} cellXfs"] = self._begin
            self.ends[f"{uri} cellXfs"] = self._end_cells
            self.starts[f"{uri} xf"] = self._style

    def _pattern(self, attributes: Attributes) -> None:
        self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def _begin(self, _: Attributes) -> None:
        self._in_cells = True

    def _end_cells(self) -> None:
        self._in_cells = False

    def _style(self, attributes: Attributes) -> None:
        if self._in_cells:
            self.shown.append(self._shown(attributes.get("numFmtId", "0")))

    def _shown(self, key: str) -> Shown:
        if key not in self._patterns:
            self._patterns[key] = shown_as(self._own.get(key) or _built_in(key))
        return self._patterns[key]


_EAST_ASIAN_DAYS = frozenset(("27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "57", "58"))
"""Formats of days without a pattern in the file; ECMA-376 part 1, 18.8.30."""


def _built_in(key: str) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415  costs start-up time

    if key in _EAST_ASIAN_DAYS:
        return "yyyy/m/d"
    return str(BUILTIN_FORMATS.get(int(key), "General")) if key.isdecimal() else "General"
