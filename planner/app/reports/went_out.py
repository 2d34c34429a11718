"""What went out in a week, and what nobody has marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.app.reports.says import STATUS_WORDS, brief, channel_name, counted, entries
from planner.app.reports.week_case import Part, WeekCase
from planner.app.weekly import LastWeek, last_week
from planner.domain.plan import Plan
from planner.domain.reports import Block, Column, Grid, Points, Section, Tone, Words

_UNMARKED = "not marked"
_MOST_NAMED = 12


def went_out(case: WeekCase) -> Part:
    """The entries of the week by channel and status."""
    plan, week = case.plan, last_week(case.plan, case.week, case.now)
    title = "What went out" if case.is_over else "What is out and what is to come"
    blocks: list[Block] = [Words(_sentence(plan, week))]
    if plan.placements:
        blocks.append(_table(plan, frozenset(week.unmarked)))
    blocks += _unmarked(plan, week)
    before = last_week(case.before, case.week.shifted(-1), case.now)
    blocks.append(Words(f"The week before: {_counts(before)}.", Tone.QUIET))
    return Part(Section(title, tuple(blocks)), "Went out", _counts(week))


def _sentence(plan: Plan, week: LastWeek) -> str:
    if week.is_empty:
        return "Nothing was planned in this week."
    posts = len({one.post_id for one in plan.placements.values()})
    return f"{entries(len(plan.placements))} of {counted(posts, 'post')}: {_counts(week)}."


def _counts(week: LastWeek) -> str:
    said = (
        (week.posted, "posted"),
        (week.skipped, "skipped"),
        (len(week.unmarked), _UNMARKED),
        (week.ahead, "to come"),
    )
    return ", ".join(f"{number:,} {words}" for number, words in said if number) or "nothing"


def _table(plan: Plan, unmarked: frozenset[str]) -> Grid:
    """A row for every channel in use, also for one without entries, and one for all."""
    found: dict[str | None, Counter[str]] = {one.id: Counter() for one in plan.channels.values() if not one.archived}
    for one in plan.placements.values():
        words = _UNMARKED if one.id in unmarked else STATUS_WORDS[one.status]
        found.setdefault(one.channel_id, Counter())[words] += 1
    all_ = sum(found.values(), Counter[str]())
    shown = [words for words in (*STATUS_WORDS.values(), _UNMARKED) if all_[words]]
    rows = [(channel_name(plan, id_), *_cells(counts, shown)) for id_, counts in found.items()]
    columns = (Column("Channel"), *(Column(words.capitalize(), number=True) for words in (*shown, "all")))
    return Grid(title="Entries by channel", columns=columns, rows=(*rows, ("All", *_cells(all_, shown))), summed=True)


def _cells(counts: Mapping[str, int], shown: Iterable[str]) -> list[str]:
    return [f"{counts[words]:,}" for words in shown] + [f"{sum(counts.values()):,}"]


def _unmarked(plan: Plan, week: LastWeek) -> list[Block]:
    if not week.unmarked:
        return []
    said = "Their time is past, and nobody has marked whether they were posted or skipped:"
    named = [brief(plan.describe(plan.placements[id_])) for id_ in week.unmarked[:_MOST_NAMED]]
    rest = len(week.unmarked) - len(named)
    return [Words(said), Points((*named, *([f"and {rest:,} more"] if rest else [])))]
