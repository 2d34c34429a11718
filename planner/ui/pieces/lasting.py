"""What is said of something that lasts for days, such as a campaign or an ad, and how that looks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.domain.running import Lasting, Run, days_left, run_of, starts_in
from planner.domain.span import ONE_DAY, Span
from planner.ui.when import When
from planner.ui.words import tr

RUNS: Mapping[Run, str] = {
    Run.RUNNING: "Running",
    Run.TO_COME: "To come",
    Run.NO_DAYS: "Without days",
    Run.OVER: "Over",
}

RUN_LOOKS: Mapping[Run, tuple[str, str]] = {
    Run.RUNNING: ("circle-half", "accent.text"),
    Run.TO_COME: ("clock", "text.secondary"),
    Run.NO_DAYS: ("circle-dashed", "text.muted"),
    Run.OVER: ("check-circle", "text.muted"),
}
"""The icon by where it is in time, and its colour."""


def days_words(one: Lasting, when: When) -> str:
    """``12 – 29 Nov 2026``, ``from Mon 2 Nov 2026``, ``until …``; "" without any day."""
    if one.starts and one.ends and one.starts <= one.ends:
        return when.days(Span(one.starts, one.ends + ONE_DAY))
    if one.starts:
        return tr("from {day}", day=when.dated(one.starts))
    return tr("until {day}", day=when.dated(one.ends)) if one.ends else ""


def left_words(one: Lasting, today: date) -> str:
    """``7 days left`` or ``in 5 days``; "" where there is nothing to count."""
    left, ahead = days_left(one, today), starts_in(one, today)
    if left is not None:
        return tr("last day today") if left == 1 else tr("%n day(s) left", left)
    return tr("in %n day(s)", ahead) if ahead is not None else ""


def run_words(one: Lasting, today: date) -> str:
    """The same, and where there is nothing to count, where it is in time."""
    return left_words(one, today) or tr(RUNS[run_of(one, today)])
