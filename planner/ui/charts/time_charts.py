"""Pictures over time as charts: the mix against the rule, rates, how often channels were served, followers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from planner.app.over_time import Followers, MixOverTime, Served
from planner.domain.balance import WeekBalance
from planner.domain.records import Stance
from planner.domain.results.drift import DriftWeek
from planner.domain.results.metrics import Measure
from planner.domain.rules import MixRule, Mode
from planner.domain.span import Week
from planner.domain.wording import range_words
from planner.ui.charts.answer_charts import rate_words
from planner.ui.charts.model import CountsChart, CurveChart, Part, Series, SharesChart, Table
from planner.ui.charts.scales import percent
from planner.ui.when import When
from planner.ui.words import tr

_SELLS, _OTHERS = "promote", ("educate", "inspire", "community")
"""The hues of parts, as the balance strip has them."""


def mix_chart(mix: MixOverTime) -> SharesChart:
    """The parts of the rule in each week, or of stances without a rule."""
    names = _part_names(mix)
    counts = [_counts(week, mix.rule, len(names)) for week in mix.weeks]
    parts = tuple(
        Part(tr(name), hue, tuple(float(count[at]) for count in counts)) for at, (name, hue) in enumerate(names)
    )
    labels = tuple(week_label(one.week) for one in mix.weeks)
    first = mix.rule.parts[0] if mix.rule and mix.weeks and mix.weeks[-1].own.groups else None
    headings = (tr("Week"), *(tr(name) for name, _ in names), tr("Of"), tr("Your rule allows"))
    rows = (
        (label, *map(str, count), str(week.own.tally.total), _allowed(week) if first else "")
        for label, count, week in zip(labels, counts, mix.weeks, strict=True)
    )
    return SharesChart(
        title=tr("Mix by week, against “{rule}”", rule=tr(mix.rule.name)) if mix.rule else tr("Mix by week"),
        labels=labels,
        parts=parts,
        table=Table(headings, tuple(rows)),
        allowed=_shares(mix.rule) if first else None,
        allowed_words=_share_words(mix.rule) if first else "",
        notes=tuple(tr("{n} of {total}", n=one[0], total=sum(one)) if sum(one) else "" for one in counts),
    )


def rates_chart(weeks: Sequence[DriftWeek], measure: Measure) -> CurveChart:
    """The median of each week, with how many entries it is of."""
    known = [one for one in weeks if one.median is not None]
    scale = 100 if measure.per else 1
    name = tr("median in %") if measure.per else tr("median")
    points = tuple((one.week.monday, (one.median or 0.0) * scale) for one in known)
    rows = (
        (week_label(one.week), str(one.n), rate_words(one.median, measure), rate_words(one.pooled, measure))
        for one in weeks
    )
    return CurveChart(
        title=tr("{measure}, week by week", measure=tr(measure.name)),
        series=(Series(name, "inspire", points),) if points else (),
        table=Table((tr("Week"), tr("Entries"), tr("Median"), tr("Pooled")), tuple(rows)),
        notes=tuple((one.week.monday, tr("n {n}", n=one.n)) for one in known),
    )


def served_chart(served: Served, when: When) -> CountsChart:
    """How often a channel was served, with what its cadence asks for."""
    cadence = served.cadence
    formats = ", ".join(sorted(cadence.formats)) if cadence else ""
    name = f"{served.channel.name} · {formats}" if formats else served.channel.name
    counts = tuple(float(count) for _, count in served.weeks)
    wanted = _wanted_words(served)
    rows = ((week_label(week), when.days(week.span), str(count), wanted) for week, count in served.weeks)
    return CountsChart(
        title=f"{name}: {wanted}" if wanted else name,
        labels=tuple(week_label(week) for week, _ in served.weeks),
        values=counts,
        table=Table((tr("Week"), tr("Days"), tr("Entries"), tr("Wanted")), tuple(rows)),
        least=float(cadence.minimum) if cadence else None,
        target=cadence.target if cadence else None,
        most=float(cadence.maximum) if cadence else None,
    )


def followers_chart(one: Followers, when: When) -> CurveChart:
    """The followers of a channel, from the first day that is known to the last."""
    (first, begun), (last, ended) = one.points[0], one.points[-1]
    title = tr("{channel}: {n} on {day}", channel=one.channel.name, n=when.number(int(ended)), day=when.dated(last))
    if last > first and begun:
        title = tr(
            "{channel}: {begun} on {first}, {ended} on {last} ({growth})",
            channel=one.channel.name,
            begun=when.number(int(begun)),
            first=when.short_dated(first),
            ended=when.number(int(ended)),
            last=when.short_dated(last),
            growth=f"{(ended - begun) / begun * 100:+.1f} %",
        )
    rows = tuple((when.dated(day), when.number(int(number))) for day, number in one.points)
    return CurveChart(
        title=title,
        series=(Series(tr("Followers"), "community", one.points),),
        table=Table((tr("Day"), tr("Followers")), rows),
    )


def week_label(week: Week) -> str:
    """``W42``."""
    return tr("W{number}", number=week.monday.isocalendar().week)


def _part_names(mix: MixOverTime) -> list[tuple[str, str]]:
    """The parts that a week is counted by, with a hue each; what no part of the rule holds comes last."""
    groups = mix.weeks[-1].own.groups if mix.weeks else ()
    hues = cycle(_OTHERS)
    named = [(one.group.capitalize(), _SELLS if _sells(mix, at) else next(hues)) for at, one in enumerate(groups)]
    if not named:
        return [("Promotional", _SELLS), ("Engagement", next(hues))]
    if len(named) > 1:
        return [*named, ("Other", "neutral")]
    return [*named, ("Engagement" if named[0][1] == _SELLS else "Other", next(hues))]


def _sells(mix: MixOverTime, at: int) -> bool:
    groups = mix.weeks[-1].own.groups
    return any(Stance.PROMOTIONAL in clause.stances for clause in groups[at].part.clauses)


def _counts(week: WeekBalance, rule: MixRule | None, parts: int) -> tuple[int, ...]:
    tally = week.own.tally
    if rule is None or not week.own.groups:
        return tally.stances[Stance.PROMOTIONAL], tally.stances[Stance.ENGAGEMENT]
    counts = [group.count for group in week.own.groups][: parts - 1]
    return *counts, max(tally.total - sum(counts), 0)


def _allowed(week: WeekBalance) -> str:
    if not week.own.groups or not week.own.tally.total:
        return ""
    return ", ".join(range_words(group.part, group.allowed) for group in week.own.groups)


def _shares(rule: MixRule | None) -> tuple[float, float] | None:
    """From which share of the first part to which the rule lets a large number pass."""
    if rule is None or rule.parts[0].count is not None:
        return None
    part = rule.parts[0]
    low = 0.0 if part.mode is Mode.CAP else max(float(part.share - rule.tolerance), 0.0)
    high = 1.0 if part.mode is Mode.FLOOR else min(float(part.share + rule.tolerance), 1.0)
    return low, high


def _share_words(rule: MixRule | None) -> str:
    shares = _shares(rule)
    if rule is None or shares is None:
        return ""
    low, high = map(percent, shares)
    passes = {
        Mode.CAP: tr("up to {high}", high=high),
        Mode.FLOOR: tr("from {low} on", low=low),
        Mode.BOTH: tr("{low} to {high}", low=low, high=high),
    }[rule.parts[0].mode]
    if not rule.tolerance:
        return tr("your rule: {passes}", passes=passes)
    own, points = percent(float(rule.parts[0].share)), f"{float(rule.tolerance * 100):g}"
    return tr("{passes}: your {own}, with {points} points of tolerance", passes=passes, own=own, points=points)


def _wanted_words(served: Served) -> str:
    cadence = served.cadence
    if cadence is None:
        return ""
    least, most = cadence.minimum, cadence.maximum
    return tr("{least} to {most} a week wanted", least=least, most=most) if least != most else tr("{n} a week", n=most)
