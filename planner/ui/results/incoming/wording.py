"""How rows of an export are told: their state, their numbers, what their columns are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planner.app.results_intake import Fate, Line
from planner.domain.records.results import NOT_OFFERED, Age
from planner.domain.results.metrics import Metric
from planner.ui.context import Context
from planner.ui.words import tr


class Sign(NamedTuple):
    """The words of a state, its icon, and the colour of that."""

    words: str
    icon: str
    colour: str


SIGNS: Mapping[Fate, Sign] = {
    Fate.NEW: Sign("New", "plus", "status.approved"),
    Fate.CHANGED: Sign("Changed", "pencil-simple", "accent.text"),
    Fate.SAME: Sign("There already", "check", "text.muted"),
    Fate.UNMATCHED: Sign("No entry found", "question", "status.ready"),
    Fate.LEFT_OUT: Sign("Left out", "minus-circle", "text.muted"),
}

_AGES: Mapping[Age, str] = {
    Age.AFTER_DAY: "after 24 hours",
    Age.AFTER_WEEK: "after 7 days",
    Age.AFTER_MONTH: "after 28 days",
    Age.LIFE: "so far",
    Age.OVER_DAY: "of the day",
    Age.OVER_WEEK: "of the week",
}

MEANINGS: Mapping[str, str] = {
    "address": "Where the post can be seen (link)",
    "id": "Id of the post",
    "own_id": "Id of the entry in this plan",
    "text": "Text of the post",
    "title": "Title of the post",
    "published": "When it was published",
    "captured": "When the numbers were read",
    "day": "Day of the account's numbers",
    "stretch": "Time that the numbers are about",
    "form": "Sort of post",
    "account": "Account",
}
"""What columns may be besides numbers."""


def numbers_words(line: Line, metrics: Mapping[str, Metric], platform: str, context: Context) -> str:
    """The numbers of a row: “Impressions 1,200 · Likes 0”."""
    values = line.row.values if line.row is not None else ()
    return " · ".join(f"{_name(one.key, metrics, platform)} {_number(one.value, context)}" for one in values)


def blank_words(keys: Iterable[str], metrics: Mapping[str, Metric], platform: str) -> str:
    """The names of numbers that are not said."""
    return ", ".join(_name(key, metrics, platform) for key in keys)


def age_words(line: Line) -> str:
    """Of which age the numbers are, "" where none are taken."""
    return tr(_AGES[line.numbers.age]) if line.numbers is not None else ""


def says_words(line: Line, context: Context) -> str:
    """How the row begins: its text, its address, or its day."""
    day = line.row.day if line.row is not None else None
    return context.when.dated(day) if day is not None else line.says


def said_of(line: Line) -> str:
    """What becomes of the row, in one line; why, where nothing does."""
    age = age_words(line)
    state = tr(SIGNS[line.fate].words) + (f", {age}" if age else "")
    if line.fate in (Fate.UNMATCHED, Fate.LEFT_OUT, Fate.SAME):
        return tr(line.sentence) or state
    return f"{state}. {tr(line.sentence)}" if line.sentence else state


def _name(key: str, metrics: Mapping[str, Metric], platform: str) -> str:
    return tr(metrics[key].name_on(platform)) if key in metrics else key


def _number(value: str, context: Context) -> str:
    if value == NOT_OFFERED:
        return tr("not offered")
    return context.when.number(int(value)) if value.isdecimal() else value
