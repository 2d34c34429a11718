"""Files that only the window can write, because they are painted; each is a FileFormat like the others."""

from __future__ import annotations

from functools import partial

from planner.app.targets import FileFormat, Outgoing, SheetStyle
from planner.domain.span import ONE_DAY, Span
from planner.ui.context import Context
from planner.ui.printing.pages import pdf_of
from planner.ui.printing.printed import Printed

_CREATOR = "Evenweek".encode("utf-16-be")
"""As it stands at the beginning of our PDF files."""


def window_formats(context: Context) -> tuple[FileFormat, ...]:
    """What the window adds to the formats of the program."""
    return (FileFormat("pdf", "Paper (PDF)", ".pdf", partial(_pdf, context), _is_ours),)


def _pdf(context: Context, out: Outgoing, _style: SheetStyle) -> bytes:
    return pdf_of(Printed(context, out.plan, out.placements, _days(out), out.now))


def _days(out: Outgoing) -> Span:
    """The days that are asked for, or those of the entries."""
    if out.span is not None:
        return out.span
    days = [one.date for one in out.placements if one.date is not None] or [out.now.date()]
    return Span(min(days), max(days) + ONE_DAY)


def _is_ours(start: bytes) -> bool:
    return start.startswith(b"%PDF-") and _CREATOR in start
