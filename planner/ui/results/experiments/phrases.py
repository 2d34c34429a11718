"""What is said of a trial: where it stands, and how long it lasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from planner.domain.records import Experiment, Trial
from planner.domain.results.experiments import to_look_at
from planner.ui.when import When
from planner.ui.words import tr


class Standing(Enum):
    """Where a trial stands on a day."""

    DUE = "To be looked at"
    RUNNING = "Running"
    WAITING = "Over, not to be looked at yet"
    ENDED = "Ended"
    DECLINED = "Declined"


LOOKS: Mapping[Standing, tuple[str, str]] = {
    Standing.DUE: ("eye", "accent.text"),
    Standing.RUNNING: ("circle-half", "accent.text"),
    Standing.WAITING: ("clock", "text.secondary"),
    Standing.ENDED: ("check-circle", "text.muted"),
    Standing.DECLINED: ("minus-circle", "text.muted"),
}
"""The icon of a trial by where it stands, and its colour."""


def standing_of(trial: Experiment, today: date) -> Standing:
    """Where a trial stands."""
    if trial.state is Trial.DECLINED:
        return Standing.DECLINED
    if trial.state is Trial.ENDED:
        return Standing.ENDED
    if to_look_at([trial], today):
        return Standing.DUE
    return Standing.WAITING if trial.ends is not None and trial.ends < today else Standing.RUNNING


def standing_words(trial: Experiment, when: When, today: date) -> str:
    """``Running · until Sun 20 Dec 2026``."""
    standing = standing_of(trial, today)
    said = {
        Standing.DUE: _day(when, "since {day}", trial.look_again),
        Standing.RUNNING: _day(when, "until {day}", trial.ends),
        Standing.WAITING: _day(when, "looked at again on {day}", trial.look_again),
        Standing.ENDED: _day(when, "on {day}", trial.ends),
        Standing.DECLINED: tr("on {day}", day=when.dated(trial.at.date())),
    }[standing]
    who = tr("by {who}", who=trial.who) if trial.who else ""
    return " · ".join(filter(None, (tr(standing.value), said, who)))


def short_title(trial: Experiment) -> str:
    """What is tried, without its days, which stand beside it in a list."""
    what = " ".join(trial.title.split()).partition("; look again on ")[0]
    return ((what.rpartition(" until ")[0] or what) if trial.ends else what).rstrip(",")


def days_words(trial: Experiment, when: When) -> str:
    """``Mon 23 Nov 2026 – Sun 20 Dec 2026``."""
    return " – ".join(when.dated(day) for day in (trial.starts, trial.ends) if day is not None)


def _day(when: When, said: str, day: date | None) -> str:
    return tr(said, day=when.dated(day)) if day is not None else ""
