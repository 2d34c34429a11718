"""Answers as interval plots: groups with the ranges that their ratios may lie in, always with how many there are."""

from __future__ import annotations

from planner.domain.results.answer_words import range_words, ratio_words
from planner.domain.results.answered import Answered, GroupAnswer
from planner.domain.results.grouping import STANCE
from planner.domain.results.metrics import Measure
from planner.domain.results.ranges import Range
from planner.domain.results.words import Word
from planner.ui.charts.model import Interval, IntervalChart, Table
from planner.ui.charts.scales import percent
from planner.ui.words import tr

_SMALL = 0.1
"""A rate below it is written with two places."""


def interval_chart(answer: Answered, measure: Measure) -> IntervalChart | None:
    """The plot of an answer; None where no range is known."""
    if answer.question == STANCE:
        return _of_two(answer, measure) if answer.interval95 is not None and not _is_early(answer) else None
    known = [one for one in answer.groups if not _is_early(one)]
    return _of_many(answer, measure) if len(known) > 1 else None


def group_name(group: GroupAnswer) -> str:
    """The name of a group as it begins a line."""
    return tr(group.name)[:1].upper() + tr(group.name)[1:]


def rate_words(rate: float | None, measure: Measure) -> str:
    """``4.2 %``, or a plain number where nothing is divided; "" for what is not known."""
    if rate is None:
        return ""
    if not measure.per:
        return f"{rate:.1f}".rstrip("0").rstrip(".")
    return percent(rate, 2 if rate < _SMALL else 1)


def count_words(group: Answered | GroupAnswer) -> str:
    """``12 entries``."""
    return tr("1 entry") if group.n == 1 else tr("{n} entries", n=group.n)


def _of_two(answer: Answered, measure: Measure) -> IntervalChart:
    name = tr("Engagement ÷ promotional")
    row = Interval(
        "", answer.ratio, answer.interval80, answer.interval95, count_words(answer), answer.words is Word.CLEAR
    )
    headings = (tr("What"), tr("Entries"), tr("Ratio"), "80 %", "95 %", tr("Median"), tr("Pooled"))
    ranges = _range(answer.interval80), _range(answer.interval95)
    ratio = (name, str(answer.n), ratio_words(answer.ratio) if answer.ratio else "", *ranges, "", "")
    groups = (
        (group_name(one), str(one.n), "", "", "", rate_words(one.median, measure), rate_words(one.pooled, measure))
        for one in answer.groups
    )
    return IntervalChart(
        title=tr("{measure}: engagement ÷ promotional", measure=tr(measure.name)),
        rows=(row,),
        table=Table(headings, (ratio, *groups)),
        same=tr("the same"),
        less=tr("promotional more"),
        more=tr("engagement more"),
    )


def _of_many(answer: Answered, measure: Measure) -> IntervalChart:
    """After shrinkage; where no difference is visible only the ranges, without a mark that looks like a winner.

    Groups of which it is too early to speak have no place in the plot, only a row in its table.
    """
    drawn = is_drawn(answer)
    title = tr("{measure}, against the mean of all, after shrinkage", measure=tr(measure.name))
    if not drawn:
        title = tr("{measure}, against the mean of all, before shrinkage", measure=tr(measure.name))
    headings = (tr("Group"), tr("Entries"), tr("Ratio"), "80 %", "95 %", tr("Word"), tr("Median"), tr("Pooled"))
    return IntervalChart(
        title=title,
        rows=tuple(_row(one, drawn=drawn) for one in answer.groups if not _is_early(one)),
        table=Table(headings, tuple(_cells(one, measure, drawn=drawn) for one in answer.groups)),
        same=tr("mean of all"),
        less=tr("less"),
        more=tr("more"),
    )


def is_drawn(answer: Answered) -> bool:
    """Whether something remains of the differences between many groups after shrinkage."""
    return any(one.shrunk80 is not None for one in answer.groups)


def early_words(answer: Answered) -> str:
    """The groups of which nothing can be said yet, with how many posts each has; "" for none."""
    early = [one for one in answer.groups if _is_early(one)]
    return ", ".join(tr("{group} ({n})", group=group_name(one), n=one.posts) for one in early)


def _is_early(group: Answered | GroupAnswer) -> bool:
    return group.words is Word.TOO_EARLY or group.interval95 is None


def _row(group: GroupAnswer, *, drawn: bool) -> Interval:
    if _is_early(group):
        return Interval(group_name(group), None, None, None, count_words(group))
    most, wide = (group.shrunk80, group.shrunk95) if drawn else (group.interval80, group.interval95)
    estimate = group.shrunk if drawn else None
    return Interval(group_name(group), estimate, most, wide, count_words(group), group.words is Word.CLEAR)


def _cells(group: GroupAnswer, measure: Measure, *, drawn: bool) -> tuple[str, ...]:
    row = _row(group, drawn=drawn)
    return (
        row.label,
        str(group.n),
        ratio_words(row.estimate) if row.estimate is not None else "",
        _range(row.most),
        _range(row.wide),
        tr(group.words.value),
        rate_words(group.median, measure),
        rate_words(group.pooled, measure),
    )


def _range(some: Range | None) -> str:
    return range_words(some) if some is not None else ""
