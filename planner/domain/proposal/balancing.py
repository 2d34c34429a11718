"""The search for a proposal: options become a problem, its answer becomes steps, and the judges have the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.proposal import outcome_words as words
from planner.domain.proposal.breach import MIX, WEEK, Breach, Standing, worse
from planner.domain.proposal.breaches import Judge
from planner.domain.proposal.choices import Choices, choices
from planner.domain.proposal.kinds import Kinds
from planner.domain.proposal.mix_rows import MixRows
from planner.domain.proposal.modest import Modesty
from planner.domain.proposal.options import Option, additions, options_of
from planner.domain.proposal.passing import Passing, from_before
from planner.domain.proposal.places import Places
from planner.domain.proposal.problem import Problem, Solver, Unsolved
from planner.domain.proposal.proposal import Proposal
from planner.domain.proposal.rhythm import CADENCE, rhythms
from planner.domain.proposal.rhythm_rows import RhythmRows
from planner.domain.proposal.steps import needed, state_after, steps_of, with_kinds
from planner.domain.proposal.task import Task, state_of
from planner.domain.records import Stance

_ATTEMPTS = 4
"""How often an answer that the judges do not take is ruled out and another one asked for."""

_HALF = 0.5


def propose(task: Task, solve: Solver) -> Proposal:
    """What would make the week keep all its rules with as little change as possible; ``solve`` may raise Unsolved."""
    return _Search(task, solve).proposal()


@dataclass(frozen=True, slots=True)
class _Found:
    """Options that the judges take, how the weeks stand after them, and whether all was tried."""

    options: list[Option]
    after: Standing
    is_best: bool = True


class _Search:
    def __init__(self, task: Task, solve: Solver) -> None:
        self._task = task
        self._solve = solve
        self._rhythms = rhythms(task)
        self._state = state_of(task)
        self._judge = Judge(task, self._rhythms)
        self._kept: list[Option] = []  # so that no other option gets the id of one of them
        self._known: dict[frozenset[int], Standing] = {}
        self._before = self._after([])

    def proposal(self) -> Proposal:
        task, before = self._task, self._before
        if before.holds:
            return Proposal(week=task.week, steps=(), feasible=True, words=words.already_words(task.week), already=True)
        answer = self._best()
        options = needed(answer.options, self._after)
        steps = steps_of(task, options, self._after)
        return Proposal(
            week=task.week,
            steps=steps,
            feasible=self._after(options).holds,
            words=self._words(options, len(steps), is_best=answer.is_best),
            launch=self._launched,
        )

    def _after(self, options: Sequence[Option]) -> Standing:
        """How the weeks stand after options; each set of them is judged once."""
        key = frozenset(map(id, options))
        if key not in self._known:
            self._kept.extend(options)
            self._known[key] = self._judge(state_after(self._state, options))
        return self._known[key]

    def _best(self) -> _Found:
        """With moves within the week where a cadence is broken; with all moves when that does not do."""
        task = self._task
        places, kinds = Places(task, self._rhythms, self._before.week.values()), Kinds(task)
        added = additions(task, places, kinds)
        first = self._answer([*options_of(task, places, kinds, crowded=places.is_crowded), *added], kinds)
        if first.after.holds or all(map(places.is_crowded, places.chips)):
            return first
        try:
            second = self._answer([*options_of(task, places, kinds, crowded=lambda _: True), *added], kinds)
        except Unsolved:
            return replace(first, is_best=False)
        return replace(min(first, second, key=lambda one: one.after.distance), is_best=second.is_best)

    def _answer(self, found: list[list[Option]], kinds: Kinds) -> _Found:
        """The best answer that the judges take; what they refuse is ruled out."""
        problem = Problem()
        made = self._stated(problem, found)
        best = _Found([], self._before)
        for attempt in range(_ATTEMPTS if made.groups else 0):
            try:
                values, is_best = self._solve(problem)
            except Unsolved:
                if attempt == 0:
                    raise
                return replace(best, is_best=False)
            chosen = [(column, option) for column, option in made.options if values[column] > _HALF]
            options = with_kinds(self._task, kinds, [option for _, option in chosen])
            after = self._after(options)
            refused = self._is_refused(after, problem.holds(values))
            if not refused and after.distance < best.after.distance:
                best = _Found(options, after)
            best = replace(best, is_best=is_best)
            if not refused or not chosen:
                break
            problem.keep({column: 1.0 for column, _ in chosen}, most=len(chosen) - 1)
        return best

    def _stated(self, problem: Problem, found: list[list[Option]]) -> Choices:
        """The whole problem: what may be chosen, and all rules."""
        task = self._task
        made = choices(problem, found)
        Modesty(task, problem, self._rhythms, self._state).keep(made)
        MixRows(task, problem, made.groups, from_before(self._before.week)).add()
        for rhythm in self._rhythms:
            RhythmRows(task, problem, rhythm, self._state, made).add()
        return made

    def _is_refused(self, after: Standing, should_hold: bool) -> bool:
        """Whether the judges say otherwise: the next week is worse off, or something is broken that should not be."""
        if worse(after.next_week, self._before.next_week):
            return True
        return should_hold and bool(worse(after.week, self._before.week))

    # words

    def _words(self, options: Sequence[Option], steps: int, *, is_best: bool) -> str:
        task, after = self._task, self._after(options)
        said = [words.launch_words(task.week, name)] if (name := self._launched) else []
        if task.week.span.end <= task.now.date():
            return " ".join([*said, words.over_words(task.week, [one.words for one in after.week.values()])])
        passing = Passing(task, state_after(self._state, options).ledger, after)
        said += [*passing.first_words(self._before), *passing.other_words()]
        if after.holds:
            return " ".join([*said, words.reached_words(task.week, steps)])
        planned = [one for one in after.week.values() if one.planned and one.key not in passing.keys]
        others = [one.words for one in after.week.values() if not one.planned]
        said += self._left(steps, planned, is_best=is_best) if planned else [words.rest_words(steps)]
        return " ".join([*said, *([words.unplanned_words(others)] if others else [])])

    def _left(self, steps: int, left: Sequence[Breach], *, is_best: bool) -> list[str]:
        """What is still broken: past mending, or as near as it gets."""
        week, clauses = self._task.week, [one.words for one in left]
        stuck = all(one.scope.startswith(CADENCE) and one == self._before.week.get(one.key) for one in left)
        if stuck:
            return [words.stuck_words(week, steps, clauses)]
        timed = self._task.plan.brand.minutes is not None
        return [words.nearest_words(week, steps, clauses, is_best=is_best), words.modest_words(timed=timed)]

    @property
    def _launched(self) -> str:
        """The campaign that most of the week's promotional posts belong to, where the main rule is broken."""
        main = self._task.book.main(self._task.week)
        over = (f"{MIX}{main.key}:", WEEK, "") in self._before.week if main else False
        there = self._task.ledger.entries(self._task.week) if over else []
        posts = {entry.post_id: entry.campaign_id for entry in there if entry.stance is Stance.PROMOTIONAL}
        campaign_id, number = next(iter(Counter(posts.values()).most_common(1)), (None, 0))
        campaign = self._task.plan.campaigns.get(campaign_id or "")
        return campaign.name if campaign and number > len(posts) / 2 else ""
