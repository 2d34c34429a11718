"""Mix rules as rows of a problem: counts are sums over what is chosen, ranges are those that the judges allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from planner.domain.balance import Entry, Tally
from planner.domain.balance.counting import Counting, tally_of
from planner.domain.balance.entries import in_order
from planner.domain.balance.weeks import length_of, number_of
from planner.domain.proposal.breach import Measure
from planner.domain.proposal.breaches import measures
from planner.domain.proposal.options import Option
from planner.domain.proposal.problem import Problem
from planner.domain.proposal.ranges import End, Line, ends
from planner.domain.proposal.task import Task
from planner.domain.rules import Part, Unit
from planner.domain.span import Week

OWN, WINDOW = 600.0, 1000.0
"""What one post too many or too few costs, in the week and in the window of the rule, which decides."""

PASSING = 10.0
"""What it costs when a window stays off because of the weeks before: not more than two or three changes, as it passes
by itself, and no less for coming near."""

_MINUTES_OF_A_POST = 45


@dataclass(frozen=True, slots=True)
class Delta:
    """What an option adds to what is counted."""

    total: int
    number: int
    groups: dict[str, int]

    @property
    def is_nothing(self) -> bool:
        return not self.total and not self.number and not any(self.groups.values())


NOTHING = Delta(0, 0, {})


class MixRows:
    """Puts the rules of both weeks into a problem; the next week keeps what it is off already.

    ``groups`` are the columns of options of which one at most is chosen. ``passing`` are the keys of what is off only
    because of the weeks before.
    """

    def __init__(
        self,
        task: Task,
        problem: Problem,
        groups: Sequence[Sequence[tuple[int, Option]]],
        passing: Collection[str] = (),
    ) -> None:
        self._passing = passing
        self._task = task
        self._problem = problem
        self._groups = groups
        self._countings: dict[int, Counting] = {}
        self._of_posts: dict[tuple[Week, int], dict[str, list[Entry]]] = {}

    def add(self) -> None:
        """All rules of both weeks."""
        for week in (self._task.week, self._task.next_week):
            for one in measures(self._task, week):
                if one.is_planned and not self._is_waived(one):
                    self._measure(one)

    def _is_waived(self, measure: Measure) -> bool:
        span = measure.week.span
        return any(
            waiver.rule == measure.rule.key and waiver.starts < span.end and waiver.ends >= span.start
            for waiver in self._task.plan.waivers
        )

    def _measure(self, measure: Measure) -> None:
        """The week alone, for what a single week can be held to, and the window of the rule."""
        rule, week = measure.rule, measure.week
        weekly = [part for part in rule.parts if part.count is None or (part.window or rule.window).is_week]
        self._judged(measure, 1, [(part, 1) for part in weekly], OWN)
        if not rule.window.is_week or len(weekly) < len(rule.parts):
            number = number_of(week.monday)
            windows = [(part, length_of(part.window or rule.window, number)) for part in rule.parts]
            self._judged(measure, length_of(rule.window, number), windows, WINDOW)

    def _judged(self, measure: Measure, length: int, parts: list[tuple[Part, int]], weight: float) -> None:
        """A stretch judged: too few of all to judge, or every part within the range of what it is counted among."""
        numbers = self._stretch(measure, length)
        least, most = numbers.bounds(lambda delta: delta.number, numbers.base.number)
        if not parts or most < measure.rule.minimum:
            return
        few = None
        if least < measure.rule.minimum:
            few = self._problem.choice(begin=numbers.base.number < measure.rule.minimum)
            terms = numbers.terms(lambda delta: delta.number)
            excess = float(most - (measure.rule.minimum - 1))
            self._problem.keep(terms | {few: excess}, most=most - numbers.base.number)
        for weeks in dict.fromkeys(weeks for _, weeks in parts):
            stretch = numbers if weeks == length else self._stretch(measure, weeks)
            if stretch.groups:
                self._ranges(measure, stretch, [part for part, its in parts if its == weeks], few, weight)

    def _ranges(self, measure: Measure, stretch: _Stretch, parts: list[Part], few: int | None, weight: float) -> None:
        """Every part keeps to its range, or ends at the slack that the week has; the next week has what it is off."""
        ahead = measure.week == self._task.week
        cost = weight / (_MINUTES_OF_A_POST if measure.rule.unit is Unit.MINUTES else 1)
        judged = stretch.base.number >= measure.rule.minimum
        passing = ahead and weight == WINDOW and measure.key in self._passing
        for part in parts:
            for end in ends(part, measure.rule.tolerance):
                off = end.excess(stretch.base.groups.get(part.group, 0), stretch.base.total) if judged else 0
                if passing and off:
                    spare = {self._problem.unmended(PASSING): -float(off)}
                else:
                    spare = {self._problem.slack(cost): -1.0} if ahead else {}
                self._end(stretch, part.group, end, few=few, spare=spare, excess=0 if ahead else off)

    def _end(
        self, stretch: _Stretch, group: str, end: End, *, few: int | None, spare: dict[int, float], excess: int
    ) -> None:
        """A count is at most ``excess`` beyond the more generous line of an end; with two lines one is picked."""
        totals = stretch.bounds(lambda delta: delta.total, stretch.base.total)
        lines = end.lines_within(*totals)
        count = end.sign * stretch.base.groups.get(group, 0)
        free = {few: -end.farthest(*totals)} if few is not None else {}
        second = count - excess > lines[0].at(stretch.base.total)
        picked = self._problem.choice(begin=second) if len(lines) > 1 else None
        for number, line in enumerate(lines):
            room, terms = float(line.at(stretch.base.total)) - count + excess, stretch.beyond(group, end.sign, line)
            if picked is not None:
                further = max(0.0, *(float(lines[1 - number].at(total) - line.at(total)) for total in totals))
                terms[picked] = further if number else -further
                room += further if number else 0.0
            self._problem.keep(terms | free | spare, most=room)

    # counting

    def _stretch(self, measure: Measure, length: int) -> _Stretch:
        """What so many weeks ending with the measure's hold, and what each option changes of it."""
        there = self._entries(measure.week, length)
        groups = []
        for group in self._groups:
            deltas = [
                (column, self._delta(measure, length, option, there.get(option.post.id, [])))
                for column, option in group
                if option.sort != "move"
            ]
            kept = [(column, delta) for column, delta in deltas if not delta.is_nothing]
            if kept:
                groups.append(kept)
        return _Stretch(self._tally(measure, self._task.ledger.entries(measure.week, length)), groups)

    def _delta(self, measure: Measure, length: int, option: Option, there: list[Entry]) -> Delta:
        channel_id = measure.channel.id if measure.channel else None
        if channel_id and all(entry.channel_id != channel_id for entry in (*option.new, *option.gone)):
            return NOTHING
        gone = {entry.placement_id for entry in option.gone}
        first, end = measure.week.shifted(1 - length).span.start, measure.week.span.end
        kept = [entry for entry in there if entry.placement_id not in gone]
        new = [entry for entry in option.new if first <= entry.day < end]
        was, becomes = self._tally(measure, there), self._tally(measure, in_order([*kept, *new]))
        names = {*was.groups, *becomes.groups}
        groups = {name: becomes.groups.get(name, 0) - was.groups.get(name, 0) for name in names}
        return Delta(becomes.total - was.total, becomes.number - was.number, groups)

    def _tally(self, measure: Measure, entries: Iterable[Entry]) -> Tally:
        rule, channel = measure.rule, measure.channel
        counting = self._countings.get(id(rule))
        if counting is None:
            counting = self._countings[id(rule)] = Counting(rule, rule.unit, self._task.book.effort())
        mine = [entry for entry in entries if channel is None or entry.channel_id == channel.id]
        return tally_of(counting.counted(mine))

    def _entries(self, week: Week, length: int) -> dict[str, list[Entry]]:
        if (week, length) not in self._of_posts:
            found: dict[str, list[Entry]] = {}
            for entry in self._task.ledger.entries(week, length):
                found.setdefault(entry.post_id, []).append(entry)
            self._of_posts[week, length] = found
        return self._of_posts[week, length]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Weeks of a rule: what is counted now, and what the options of each post change."""

    base: Tally
    groups: list[list[tuple[int, Delta]]]

    def terms(self, figure: Callable[[Delta], float]) -> dict[int, float]:
        """A figure as a sum over columns."""
        return {column: float(figure(delta)) for group in self.groups for column, delta in group}

    def beyond(self, group: str, sign: int, line: Line) -> dict[int, float]:
        """What each option adds to a count, less what it adds to a line."""
        slope = float(line.slope)
        return self.terms(lambda delta: sign * delta.groups.get(group, 0) - slope * delta.total)

    def bounds(self, figure: Callable[[Delta], int], base: int) -> tuple[int, int]:
        """The least and the most that a figure can become."""
        changes = [[figure(delta) for _, delta in group] for group in self.groups]
        least = base + sum(min(0, *said, 0) for said in changes)
        return max(0, least), base + sum(max(0, *said, 0) for said in changes)
