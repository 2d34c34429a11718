"""Answers in words, and what people type in the form in which answers are kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt

from planner.app.intake import Ask, Free
from planner.domain.plan import Plan
from planner.ui.context import Context
from planner.ui.importing.said_moments import said_clock, said_day
from planner.ui.pieces.typed_clock import meant_clock
from planner.ui.pieces.typed_day import example, whole_day
from planner.ui.words import tr

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_open(ask: Ask) -> bool:
    """Whether the question has to be answered and is not yet."""
    return ask.must and ask.answer is None


def value_words(ask: Ask, value: str, context: Context) -> str:
    """An answer as it is offered; a day or time, offered or written, as it is read in the user's country."""
    said = written_words(ask.free, value, context, context.clock().year)
    if said == value:
        said = next((tr(option.words) for option in ask.options if option.value == value), value)
    return said[:1].upper() + said[1:]


def written_words(free: Free, value: str, context: Context, year: int = 0) -> str:
    """A day or time that is an answer as people read and write it; a day of ``year`` without it."""
    if free is Free.DAY:
        return said_day(value, context.when, year)
    return said_clock(value, context.when) if free is Free.TIME else value


def answer_words(ask: Ask, context: Context) -> str:
    """What holds for a question now: what was said, or what is concluded until something is."""
    if ask.answer is None:
        return tr("Suggested: {answer}", answer=value_words(ask, ask.default, context))
    if isinstance(ask.answer, Mapping):
        return tr("Answered row by row")
    return value_words(ask, ask.answer, context)


def by_row(ask: Ask) -> bool:
    """Whether rows of the question may be answered differently."""
    return len(ask.rows) > 1 and (ask.free is not Free.NO or ask.id.startswith("there:"))


def free_name(free: Free, *, others: bool = False) -> str:
    """What a field for another answer is called; ``others``: channels are offered beside it."""
    names: Mapping[Free, str] = {
        Free.DAY: tr("Another day"),
        Free.TIME: tr("Another time"),
        Free.CHANNELS: tr("Others") if others else tr("These channels"),
        Free.KIND: tr("Another kind"),
    }
    return names.get(free, tr("Something else"))


def free_example(free: Free, context: Context, plan: Plan) -> str:
    """What may be typed there."""
    if free is Free.DAY:
        return example(context.when.week_start(context.clock().date()), QLocale())
    if free is Free.TIME:
        return "12:30"
    if free is Free.CHANNELS:
        return ", ".join([channel.name for channel in plan.channels.values()][:2]) or "Instagram, Facebook"
    kinds = [label.name for label in plan.labels.values() if label.stance]
    return kinds[0] if free is Free.KIND and kinds else ""


def kept(free: Free, typed: str) -> str | None:
    """What was typed, in the form of answers; None when it cannot be understood."""
    typed = typed.strip()
    if free is Free.DAY:
        day = whole_day(typed, QLocale())
        return day.isoformat() if day else None
    if free is Free.TIME:
        clock = meant_clock(typed)
        return clock.isoformat("minutes") if clock else None
    return typed or None


def trouble_with(free: Free, context: Context, plan: Plan) -> str:
    """What is said when something cannot be understood."""
    return tr("Write it like {example}", example=free_example(free, context, plan))
