"""The columns of the table of cadences: how each value is written, and how what is typed is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QLocale

from planner.domain.rules import EVERY_DAY, Cadence
from planner.ui.pieces.typed_clock import meant_clock
from planner.ui.when import When
from planner.ui.words import tr

_MONDAY = date(2026, 11, 23)
_RANGE = re.compile(r"\s*[–—-]\s*")
_HIGHEST = 999


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head and help; ``write`` gives the words of a cadence, ``read`` its values of words.

    ``read`` raises ValueError with a sentence.
    """

    head: str
    help: str
    width: int
    write: Callable[[Cadence, When], str]
    read: Callable[[str, When], dict[str, Any]]


def number_words(value: float) -> str:
    """``4``, ``0.5``."""
    return f"{value:g}"


def days_words(days: frozenset[int], when: When) -> str:
    """``every day``, ``Mon–Fri``, ``Tue, Thu``."""
    if days == EVERY_DAY:
        return tr("every day")
    return ", ".join(_run_words(run, when) for run in _runs(sorted(days)))


def read_days(text: str, when: When) -> frozenset[int]:
    """The days of ``Mon–Fri`` or ``Tue, Thu``; raises ValueError for what is none."""
    if not text.strip() or text.strip().casefold() in (tr("every day").casefold(), tr("daily").casefold()):
        return EVERY_DAY
    found: set[int] = set()
    for piece in filter(None, re.split(r"[,;\s]+", _RANGE.sub("-", text.strip()))):
        ends = [_weekday(name, when) for name in piece.split("-")]
        found |= set(_between(ends[0], ends[-1]))
    return frozenset(found)


def read_clock(text: str) -> time:
    """A time of the day; raises ValueError with a sentence."""
    clock = meant_clock(text.strip())
    if clock is None:
        raise ValueError(f"“{text.strip()}” is no time; write it like 09:30")
    return clock


def _weekday(name: str, when: When) -> int:
    wanted = name.strip().casefold()
    for number in range(7):
        day = _MONDAY + timedelta(days=number)
        known = (when.whole_weekday(day), when.weekday(day), QLocale.c().dayName(number + 1))
        if len(wanted) > 1 and any(one.casefold().startswith(wanted) for one in known):
            return number
    raise ValueError(f"“{name}” is no day of the week; write them like Mon–Fri or Tue, Thu")


def _between(first: int, last: int) -> list[int]:
    """The days from one to another, over the end of the week if need be."""
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _runs(days: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run_words(run: list[int], when: When) -> str:
    names = [when.weekday(_MONDAY + timedelta(days=day)) for day in run]
    return f"{names[0]}–{names[-1]}" if len(run) > 2 else ", ".join(names)


def _read_number(text: str, *, whole: bool, empty: float | None = None) -> float | int:
    stripped = re.sub(r"\s*(h|d|days?|hours?)?$", "", text.strip())
    if not stripped and empty is not None:
        return empty
    value, ok = QLocale().toDouble(stripped)
    if not ok:
        value, ok = QLocale.c().toDouble(stripped)
    if not ok or not 0 <= value <= _HIGHEST or (whole and not value.is_integer()):
        what = tr("whole number") if whole else tr("number")
        raise ValueError(f"“{text}” is no {what} from 0 to {_HIGHEST}")
    return int(value) if value.is_integer() else value


def _figure(name: str, *, whole: bool) -> tuple[Callable[[Cadence, When], str], Callable[[str, When], dict[str, Any]]]:
    return (
        lambda one, _when: number_words(getattr(one, name)),
        lambda text, _when: {name: _read_number(text, whole=whole)},
    )


def _or_none(name: str, *, whole: bool) -> tuple[Callable[[Cadence, When], str], Callable[[str, When], dict[str, Any]]]:
    """A figure of which 0 is no limit, written as nothing."""
    return (
        lambda one, _when: number_words(getattr(one, name)) if getattr(one, name) else "",
        lambda text, _when: {name: _read_number(text, whole=whole, empty=0)},
    )


def _read_silence(text: str, _when: When) -> dict[str, Any]:
    days = _read_number(text, whole=False)
    if not days:
        raise ValueError("The longest silence must be above 0 days")
    return {"max_silence_days": days}


def _quiet_words(one: Cadence, when: When) -> str:
    if one.quiet_from is None or one.quiet_until is None:
        return ""
    return f"{when.clock(one.quiet_from)}–{when.clock(one.quiet_until)}"


def _read_quiet(text: str, _when: When) -> dict[str, Any]:
    if not text.strip():
        return {"quiet_from": None, "quiet_until": None}
    ends = _RANGE.split(text.strip())
    if len(ends) != 2:
        raise ValueError("Write quiet hours like 22:00–07:00")
    return {"quiet_from": read_clock(ends[0]), "quiet_until": read_clock(ends[1])}


def _read_slots(text: str, _when: When) -> dict[str, Any]:
    return {"slots": tuple(sorted({read_clock(one) for one in re.split(r"[,;]", text) if one.strip()}))}


COLUMNS = (
    Column("Least", "Fewest a week", 64, *_figure("minimum", whole=True)),
    Column("Target", "What you aim at in a week; 0.5 is every second week", 68, *_figure("target", whole=False)),
    Column("Most", "Most a week", 60, *_figure("maximum", whole=True)),
    Column("Most a day", "Most on one day; nothing is no limit", 96, *_or_none("per_day", whole=True)),
    Column(
        "Hours between", "Least hours between two; nothing is no limit", 116, *_or_none("min_gap_hours", whole=False)
    ),
    Column(
        "Silence",
        "Longest silence in days",
        76,
        lambda one, _when: number_words(one.max_silence_days),
        _read_silence,
    ),
    Column(
        "Days",
        "Days of the week on which it is served, such as Mon–Fri",
        104,
        lambda one, when: days_words(one.active_days, when),
        lambda text, when: {"active_days": read_days(text, when)},
    ),
    Column("Quiet hours", "When nothing goes out, such as 22:00–07:00", 112, _quiet_words, _read_quiet),
    Column(
        "Start times",
        "Times that are offered for new posts, such as 09:00, 18:00",
        150,
        lambda one, when: ", ".join(when.clock(clock) for clock in one.slots),
        _read_slots,
    ),
)
