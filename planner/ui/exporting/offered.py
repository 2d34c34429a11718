"""The files that can be chosen on the page."""

from __future__ import annotations

from planner.app.reviewing import REVIEW
from planner.app.targets import FORMATS, PLAIN, SheetStyle, Target, file_target
from planner.ui.context import Context
from planner.ui.exporting.window_formats import window_formats


def file_targets(context: Context, style: SheetStyle = PLAIN) -> list[Target]:
    """All files of this program, in this style where they follow one."""
    return [file_target(form, style) for form in (*FORMATS, REVIEW, *window_formats(context))]
