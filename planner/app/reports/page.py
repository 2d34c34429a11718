"""Reports as web pages: the shipped template, the colours of the theme, and the file that is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from planner.app.catalogue import RESOURCES
from planner.app.data_files import read_table
from planner.app.written_files import NewFile, NotExported, WrittenFiles, write_files
from planner.domain.reports import Picture, Report
from planner.exchange.out.file_names import safe_name
from planner.exchange.reports import Drawn, ReportLook, written, wrote

__all__ = ["Drawn", "NotExported", "WrittenFiles", "web_page", "write_report"]

_CREATOR = "Evenweek".encode("utf-16-be")
"""As it stands at the beginning of PDF files of ours."""

_COLOURS = {
    "app": "bg.window",
    "surface": "bg.surface",
    "border": "border.subtle",
    "control": "border.control",
    "text": "text.primary",
    "secondary": "text.secondary",
    "muted": "text.muted",
    "accent": "accent.text",
}
"""What the page calls a colour, and what the theme calls it."""

_HUES = ("promote", "educate", "inspire", "community", "neutral")


def web_page(report: Report, drawn: Mapping[Picture, Drawn] = {}) -> bytes:
    """The report as one HTML file that loads nothing; pictures that are not ``drawn`` stand in it as tables."""
    return written(report, ReportLook(_template(), _colours("light"), _colours("dark"), _swapped()), drawn)


def write_report(file: Path, content: bytes, *, plan: Path, known: WrittenFiles) -> tuple[Path, ...]:
    """Writes a report whole or not at all, in place of an earlier report but of nothing else; raises NotExported.

    One that was changed since is kept beside it; its path is given back. ``plan`` is the open plan.
    """
    return write_files([NewFile(file, content)], _is_ours, plan=plan, known=known)


def file_name_of(report: Report, suffix: str) -> str:
    """A name for a file of the report that every disk takes."""
    return f"{safe_name(report.name)}{suffix}"


def _is_ours(start: bytes) -> bool:
    return wrote(start) or (start.startswith(b"%PDF-") and _CREATOR in start)


@cache
def _template() -> str:
    return (RESOURCES / "reports" / "report.html").read_text(encoding="utf-8")


@cache
def _colours(look: str) -> Mapping[str, str]:
    """The colours of the page in "light" or "dark"."""
    of_theme = read_table(RESOURCES / "style" / "tokens.toml")["color"][look]
    return {name: of_theme[key] for name, key in _COLOURS.items()}


@cache
def _swapped() -> Mapping[str, str]:
    """What takes the place of each light colour of a picture in a dark page."""
    table = read_table(RESOURCES / "style" / "tokens.toml")["color"]
    keys = ("bg.surface", "border.subtle", "border.control", "accent.solid", "accent.soft", "accent.text")
    names = (*keys, "text.muted", "text.secondary", "text.primary", *(f"kind.{hue}" for hue in _HUES))
    return {table["light"][name].lower(): table["dark"][name] for name in names}
