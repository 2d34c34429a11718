"""What is against a rule or a cadence, found by the judges that draw the strip and answer the checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.balance import OFF, Judgement
from planner.domain.proposal.breach import WEEK, WINDOW, Breach, Standing
from planner.domain.proposal.rhythm import Rhythm
from planner.domain.proposal.task import State, Task
from planner.domain.proposal.words import channel_mix_words, mix_words
from planner.domain.records import Channel
from planner.domain.rules import MixRule, Reach
from planner.domain.span import Week

MIX = "mix:"
"""Begins the keys of mix rules."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A rule over all channels, or on one, in a week."""

    rule: MixRule
    channel: Channel | None
    week: Week

    @property
    def key(self) -> str:
        """What tells it from others of its week."""
        return f"{MIX}{self.rule.key}:{self.channel.id if self.channel else ''}"

    @property
    def is_planned(self) -> bool:
        """True when all that it looks at are calendar weeks."""
        windows = {self.rule.window, *(part.window for part in self.rule.parts if part.window)}
        return all(window.reach in (Reach.WEEKS, Reach.MONTH) for window in windows)


def measures(task: Task, week: Week) -> list[Measure]:
    """What a week is held to: the main rule, the watched ones, and those of every channel apart."""
    main = task.book.main(week)
    rules = dict.fromkeys((*([main] if main else []), *task.book.watched(week)))
    found = [Measure(rule, None, week) for rule in rules]
    for rule in task.book.of_channels(week):
        found += [Measure(rule, one, week) for one in task.channels if not rule.channels or one.id in rule.channels]
    return found


def mix_breaches(task: Task, state: State, week: Week) -> Iterator[Breach]:
    """What is over or under, in the week itself and in the window of each rule."""
    main = task.book.main(week)
    for one in measures(task, week):
        channel_id = one.channel.id if one.channel else None
        balance = state.ledger.judge(one.rule, week, channel_id=channel_id, waivers=task.plan.waivers)
        whose = "your rule" if one.rule == main else f"“{one.rule.name}”"
        if balance.own.verdict in OFF:
            yield _breach(one, balance.own, whose, own=True)
        if balance.window.verdict in OFF and not one.rule.window.is_week:
            yield _breach(one, balance.window, whose, own=False)


def _breach(measure: Measure, judged: Judgement, whose: str, *, own: bool) -> Breach:
    name = measure.channel.name if measure.channel else None
    words = (
        channel_mix_words(name, measure.rule, judged, whose, own=own)
        if name is not None
        else mix_words(measure.rule, judged, whose, measure.week, own=own)
    )
    sort = WEEK if own else WINDOW
    return Breach(scope=measure.key, sort=sort, amount=judged.change, words=words, planned=own or measure.is_planned)


class Judge:
    """Says how the week and the next one stand; remembers what a cadence says of the same entries."""

    def __init__(self, task: Task, rhythms: Sequence[Rhythm]) -> None:
        self._task = task
        self._rhythms = rhythms
        self._known: dict[tuple[object, ...], list[Breach]] = {}

    def __call__(self, state: State) -> Standing:
        """How a state stands."""
        found = [
            [*mix_breaches(self._task, state, week), *self._of_cadences(state, week)]
            for week in (self._task.week, self._task.next_week)
        ]
        return Standing(*({one.key: one for one in broken} for broken in found))

    def _of_cadences(self, state: State, week: Week) -> Iterator[Breach]:
        for rhythm in self._rhythms:
            there = rhythm.entries(state)
            key = rhythm.key, week, *((one.placement_id, one.day, one.clock) for one in there)
            if key not in self._known:
                self._known[key] = list(rhythm.broken(there, week))
            yield from self._known[key]
