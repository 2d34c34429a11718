"""Files that other programs understand: one file, one format, listed here."""

from __future__ import annotations

from planner.exchange.format import FileFormat, Outgoing, SheetStyle
from planner.exchange.out import earlier, telling
from planner.exchange.own import week_csv


def _xlsx(outgoing: Outgoing, style: SheetStyle) -> bytes:
    from planner.exchange.out import xlsx  # noqa: PLC0415  its library takes a quarter of a second

    return xlsx.content(outgoing, style)


def _ics(outgoing: Outgoing, _style: SheetStyle) -> bytes:
    from planner.exchange.out import ics  # noqa: PLC0415  its library takes a tenth of a second

    return ics.content(outgoing)


def _markdown(outgoing: Outgoing, _style: SheetStyle) -> bytes:
    from planner.exchange.out import markdown  # noqa: PLC0415  like the others

    return markdown.content(outgoing)


FORMATS: tuple[FileFormat, ...] = (
    FileFormat("week-csv", "Week as CSV", ".csv", week_csv.content, week_csv.wrote, styled=True, told=telling.of_csv),
    FileFormat("xlsx", "Excel workbook", ".xlsx", _xlsx, earlier.is_workbook, styled=True, told=telling.of_workbook),
    FileFormat("ics", "Calendar (iCalendar)", ".ics", _ics, earlier.is_calendar, told=telling.of_calendar),
    FileFormat("markdown", "Text (Markdown)", ".md", _markdown, earlier.is_markdown),
)
"""What entries can leave as, the first when nothing is chosen."""
