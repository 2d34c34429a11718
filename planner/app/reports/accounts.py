"""The numbers of accounts over a week, with those of the week before, and their followers as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planner.app.over_time import Followers, followers_over_time
from planner.app.reports.says import NOT_ENTERED, NOT_GIVEN, channel_name, figure, listed
from planner.app.reports.week_case import Part, WeekCase
from planner.domain.records import NOT_OFFERED, Age, Channel, Measurement
from planner.domain.reports import Block, Column, Curves, Grid, Line, Section, Words
from planner.domain.results.entering import value_of
from planner.domain.results.metrics import Metric, Together
from planner.domain.results.observed import numbers_of
from planner.domain.span import ONE_DAY, Span, Week, day_words

_FOLLOWERS = "followers"
_WEEKS = 12
"""Weeks of the picture."""

_HUES = ("educate", "promote", "community", "inspire", "neutral")
_MOST_LINES = len(_HUES)


def accounts(case: WeekCase) -> Part:
    """A row for each number of an account that is known of this week or the one before."""
    title, before = "The accounts", case.week.shifted(-1)
    measured = case.document.measurements(case.brand, Span(before.monday, case.week.span.end))
    used = [one for one in case.plan.channels.values() if not one.archived]
    rows = [row for one in used for row in _rows(case, one, measured)]
    silent = [channel_name(case.plan, one.id) for one in used if not any(_of(measured, one.id))]
    blocks: list[Block] = [_grid(rows)] if rows else []
    if silent:
        blocks.append(Words(f"No weekly numbers are entered for {listed(silent) if rows else 'any account'}."))
    return Part(Section(title, (*blocks, *_picture(case))))


def _of(measured: Iterable[Measurement], channel_id: str) -> Iterator[Measurement]:
    return (one for one in measured if one.channel_id == channel_id and one.values)


def _rows(case: WeekCase, channel: Channel, measured: Iterable[Measurement]) -> Iterator[tuple[str, ...]]:
    own = list(_of(measured, channel.id))
    held = {row[0] for one in own for row in one.values}
    metrics = [one for one in case.catalogue.metrics.values() if "account" in one.of and one.key in held]
    name = channel_name(case.plan, channel.id)
    for metric in sorted(metrics, key=lambda one: one.key != _FOLLOWERS):
        week, before = (_value(own, metric, one) for one in (case.week, case.week.shifted(-1)))
        yield name, metric.name, week, before
        name = ""  # an account is named once


def _value(own: Sequence[Measurement], metric: Metric, week: Week) -> str:
    """What was noted over the week, else what its days come to where that can be said."""
    over = next((one for one in own if one.age is Age.OVER_WEEK and one.captured == week.monday), None)
    said = value_of(over, metric.key)
    if said == NOT_OFFERED:
        return NOT_GIVEN
    number = numbers_of(over).get(metric.key) if over is not None else None
    if number is None:
        number = _of_days([one for one in own if one.age is Age.OVER_DAY and one.captured in week.span], metric)
    return NOT_ENTERED if number is None else figure(number)


def _of_days(days: Sequence[Measurement], metric: Metric) -> float | None:
    known = [number for one in days if (number := numbers_of(one).get(metric.key)) is not None]
    if not known or metric.together not in (Together.SUM, Together.LAST):
        return None
    return known[-1] if metric.together is Together.LAST else sum(known)


def _grid(rows: Sequence[tuple[str, ...]]) -> Grid:
    numbers = (Column("This week", number=True), Column("The week before", number=True))
    return Grid(title="Over the week", columns=(Column("Account"), Column("Number"), *numbers), rows=tuple(rows))


def _picture(case: WeekCase) -> Iterator[Block]:
    """The followers of the last weeks, where more than one number of them is known."""
    span = Span(case.week.shifted(1 - _WEEKS).monday, case.week.span.end)
    found = [_within(one, span) for one in followers_over_time(case.document, case.brand)]
    shown = [one for one in found if len(one.points) > 1][:_MOST_LINES]
    if shown:
        names = [channel_name(case.plan, one.channel.id) for one in shown]
        lines = tuple(Line(name, hue, one.points) for name, hue, one in zip(names, _HUES, shown, strict=False))
        yield Curves(lines=lines, grid=_followers(lines))


def _within(one: Followers, span: Span) -> Followers:
    return Followers(one.channel, tuple(point for point in one.points if point[0] in span))


def _followers(lines: Sequence[Line]) -> Grid:
    """The last number of each week and line."""
    weeks = sorted({Week.of(day) for line in lines for day, _ in line.points})
    rows = tuple((_ends(week), *(_last(line, week) for line in lines)) for week in weeks)
    columns = (Column("Week to"), *(Column(line.name, number=True) for line in lines))
    return Grid(title="Followers", columns=columns, rows=rows)


def _ends(week: Week) -> str:
    last: date = week.span.end - ONE_DAY
    return day_words(last)


def _last(line: Line, week: Week) -> str:
    known = [number for day, number in line.points if day in week.span]
    return figure(known[-1]) if known else ""
