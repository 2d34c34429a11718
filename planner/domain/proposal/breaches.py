"""What is against a rule or a cadence, found by the judges that draw the strip and answer the checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.balance import OFF
from planner.domain.proposal.breach import WEEK, WINDOW, Breach, Judged, Measure, Standing
from planner.domain.proposal.rhythm import Rhythm
from planner.domain.proposal.task import State, Task
from planner.domain.proposal.words import channel_mix_words, mix_words
from planner.domain.span import Week


def measures(task: Task, week: Week) -> list[Measure]:
    """What a week is held to: the main rule, the watched ones, and those of every channel apart."""
    main = task.book.main(week)
    rules = dict.fromkeys((*([main] if main else []), *task.book.watched(week)))
    found = [Measure(rule, None, week) for rule in rules]
    for rule in task.book.of_channels(week):
        found += [Measure(rule, one, week) for one in task.channels if not rule.channels or one.id in rule.channels]
    return found


def judged_mixes(task: Task, state: State, week: Week) -> Iterator[Judged]:
    """Every rule of a week, as the week itself and, where it is another, as its window is judged."""
    main = task.book.main(week)
    for one in measures(task, week):
        channel_id = one.channel.id if one.channel else None
        balance = state.ledger.judge(one.rule, week, channel_id=channel_id, waivers=task.plan.waivers)
        whose = "your rule" if one.rule == main else f"“{one.rule.name}”"
        yield Judged(one, WEEK, balance.own, whose)
        if not one.rule.window.is_week:
            yield Judged(one, WINDOW, balance.window, whose)


def _breach(judged: Judged) -> Breach:
    measure, own = judged.measure, judged.sort == WEEK
    words = channel_mix_words(judged) if measure.channel else mix_words(judged)
    return Breach(
        scope=measure.key,
        sort=judged.sort,
        amount=judged.judgement.change,
        words=words,
        planned=own or measure.is_planned,
    )


class Judge:
    """Says how the week and the next one stand; remembers what a cadence says of the same entries."""

    def __init__(self, task: Task, rhythms: Sequence[Rhythm]) -> None:
        self._task = task
        self._weeks = task.week, task.next_week
        self._rhythms = rhythms
        self._known: dict[tuple[object, ...], list[Breach]] = {}

    def __call__(self, state: State) -> Standing:
        """How a state stands."""
        mixes = [list(judged_mixes(self._task, state, week)) for week in self._weeks]
        broken = [
            [*(_breach(one) for one in judged if one.judgement.verdict in OFF), *self._of_cadences(state, week)]
            for judged, week in zip(mixes, self._weeks, strict=True)
        ]
        here, there = ({one.key: one for one in listed} for listed in broken)
        return Standing(here, there, {one.key: one for one in mixes[0]})

    def _of_cadences(self, state: State, week: Week) -> Iterator[Breach]:
        for rhythm in self._rhythms:
            there = rhythm.entries(state)
            key = rhythm.key, week, *((one.placement_id, one.day, one.clock) for one in there)
            if key not in self._known:
                self._known[key] = list(rhythm.broken(there, week))
            yield from self._known[key]
