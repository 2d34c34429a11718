"""What is planned for the week after the one that a report is about."""

from __future__ import annotations

from planner.app.reports.entry_rows import entries_grid
from planner.app.reports.says import counted, entries, statuses
from planner.app.reports.week_case import Part, WeekCase
from planner.domain.reports import Block, Section, Words


def planned(case: WeekCase) -> Part:
    """The next week by day and time, and how its mix stands."""
    plan, week = case.after, case.week.shifted(1)
    over = week.span.end <= case.now.date()
    title, found = f"{'The next week' if over else 'Planned for next week'}, {week.words}", plan.in_order()
    if not found:
        return Part(
            Section(title, (Words("Nothing was planned." if over else "Nothing is planned yet."),)),
            "Next week",
            "nothing is planned yet" if not over else "nothing",
        )
    short = f"{entries(len(found))} of {counted(len({one.post_id for one in found}), 'post')}"
    said = Words(f"{short}: {statuses(found)}.")
    return Part(Section(title, (said, *_mix(case), entries_grid(plan, "", found))), "Next week", short)


def _mix(case: WeekCase) -> list[Block]:
    try:
        shown = case.live.judged(case.week.shifted(1)).sentence
    except ValueError:  # the mix of the week itself says why
        return []
    return [Words(shown.replace("This week:", "Next week:", 1))]
