"""A report as one HTML file: nothing in it is loaded from anywhere, nothing in it runs, every word is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from planner.domain.reports import Bars, Block, Curves, Facts, Grid, Picture, Points, Ratios, Report, Words

_START = b'<!doctype html>\n<html lang="en" data-evenweek="report">'
"""How every page begins."""

_SORTS: Mapping[type[Block], str] = {
    Words: "words",
    Points: "points",
    Facts: "facts",
    Grid: "grid",
    Bars: "picture",
    Curves: "picture",
    Ratios: "picture",
}


class Drawn(NamedTuple):
    """A picture as SVG, for a page and for a phone; what stands in its texts must be escaped already."""

    wide: str
    narrow: str


@dataclass(frozen=True, slots=True)
class ReportLook:
    """How the page looks: its template for Jinja, and colours by name in light and dark.

    ``swapped`` has the dark colour that takes the place of a light one within pictures.
    """

    template: str
    light: Mapping[str, str]
    dark: Mapping[str, str]
    swapped: Mapping[str, str]


def written(report: Report, look: ReportLook, drawn: Mapping[Picture, Drawn]) -> bytes:
    """The page in UTF-8; a picture that is not drawn is a table."""
    said: str = _template(look.template).render(
        report=report,
        sections=[(section.title, [_said(block, drawn) for block in section.blocks]) for section in report.sections],
        light=look.light,
        dark=look.dark,
        swapped=look.swapped,
    )
    return said.encode("utf-8", "replace")


def _said(block: Block, drawn: Mapping[Picture, Drawn]) -> tuple[str, Block, Drawn | None]:
    """A block with how it is said, and its drawing where it is a picture that has one."""
    picture = drawn.get(block) if isinstance(block, (Bars, Curves, Ratios)) else None
    return _SORTS[type(block)], block, picture


def wrote(start: bytes) -> bool:
    """Whether a file that begins with these bytes is such a page."""
    return start.replace(b"\r\n", b"\n").startswith(_START)


@lru_cache(maxsize=2)
def _template(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  the type would import Jinja at the start
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  not for the first frame

    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        text
    )
