"""What may be tried because of an answer: a few posts until a day, and a day to look again. No rule changes by it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from planner.domain.plan import Plan
from planner.domain.records import Experiment, Label, Stance, Trial
from planner.domain.results.answered import Answered, Asked, GroupAnswer
from planner.domain.results.grouping import FORMAT, KIND, SLOT, STANCE, WEEKDAYS, cell_of
from planner.domain.results.observed import Observation, Observed
from planner.domain.span import ONE_DAY, ONE_WEEK, Week, weekday_words

_WEEKEND = 5
"""The first day of the weekend, Monday being 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A trial that is offered: posts on ``days``, from ``starts`` to ``ends``, to be looked at on ``look_again``.

    What the posts are is said by at most one of ``kind_id``, ``label`` (of another set), ``stance`` and ``format``;
    ``clock`` None is any time. ``group`` is what the trial is about in words. ``basis`` is JSON with the answer as it
    was.
    """

    question: str
    about: str
    title: str
    name: str
    group: str
    why: str
    starts: date
    ends: date
    look_again: date
    days: tuple[date, ...]
    times: int
    clock: time | None = None
    channel_id: str | None = None
    kind_id: str | None = None
    label: Label | None = None
    stance: Stance | None = None
    format: str = ""
    basis: str = "{}"


def suggested(answer: Answered, seen: Observed, plan: Plan, asked: Asked, channel_id: str = "") -> Suggestion | None:
    """What an answer suggests to try; None below *leaning*, and for what was declined or is being tried.

    ``plan`` holds the settings of the brand. Posts that are meant to sell are only suggested by a measure that they
    are meant for.
    """
    group = _leading(answer)
    if group is None or not _may_be_offered(group.key, answer.question, plan, asked, channel_id):
        return None
    starts = _first_monday(asked.today)
    ends = starts + asked.limits.trial_weeks * ONE_WEEK - ONE_DAY
    look_again = ends + timedelta(days=asked.settled) + ONE_DAY
    weekdays = _weekdays(group.key, answer.question, seen.observations)
    weeks = range(asked.limits.trial_weeks)
    days = tuple(starts + week * ONE_WEEK + timedelta(days=weekdays[week % len(weekdays)]) for week in weeks)
    what, when = _what(group, answer.question), _when(group, answer.question, weekdays)
    return Suggestion(
        question=answer.question,
        about=group.key,
        title=f"Try {len(days) * asked.limits.trial_times} {what}{when} until {weekday_words(ends)}; "
        f"look again on {weekday_words(look_again)}",
        name=f"{what[:1].upper()}{what[1:]}{when}",
        group=group.name,
        why=answer.sentence,
        starts=starts,
        ends=ends,
        look_again=look_again,
        days=days,
        times=asked.limits.trial_times,
        clock=_usual_clock(group.key, seen.observations, asked) if answer.question == SLOT else None,
        channel_id=channel_id or None,
        kind_id=getattr(_label(plan, KIND, group.key), "id", None) if answer.question == KIND else None,
        label=None if answer.question in (KIND, STANCE, SLOT, FORMAT) else _label(plan, answer.question, group.key),
        stance=Stance(group.key) if answer.question == STANCE else None,
        format=group.key if answer.question == FORMAT else "",
        basis=json.dumps(basis_of(answer), ensure_ascii=False),
    )


def basis_of(answer: Answered) -> dict[str, object]:
    """The answer as it is kept with an experiment."""
    return {
        "question": answer.question,
        "measure": answer.measure,
        "n": answer.n,
        "ratio": answer.ratio,
        "interval80": answer.interval80,
        "interval95": answer.interval95,
        "words": answer.words.value,
        "sentence": answer.sentence,
        "definition": answer.definition,
        "period": str(answer.period) if answer.period else "",
    }


def said_in_basis(experiment: Experiment, name: str) -> str:
    """A text of the answer that led to a trial, such as its ``sentence``; "" where it says none."""
    try:
        basis = json.loads(experiment.basis)
    except ValueError:
        return ""
    said = basis.get(name) if isinstance(basis, dict) else None
    return said if isinstance(said, str) else ""


def to_look_at(experiments: Iterable[Experiment], today: date) -> tuple[Experiment, ...]:
    """The trials whose day to look again has come, in the order of these days."""
    due = [one for one in experiments if one.state is Trial.ACCEPTED and one.look_again and one.look_again <= today]
    return tuple(sorted(due, key=lambda one: (one.look_again or date.max, one.id)))


def _leading(answer: Answered) -> GroupAnswer | None:
    """The group above the others of which most may be said."""
    if not answer.words.may_suggest:
        return None
    if answer.question == STANCE:
        return next((one for one in answer.groups if one.key == answer.about), None)
    above = [one for one in answer.groups if one.words.may_suggest and (one.shrunk or 0) > 1]
    return max(above, key=lambda one: (one.words.strength, one.shrunk or 0), default=None)


def _may_be_offered(about: str, question: str, plan: Plan, asked: Asked, channel_id: str) -> bool:
    same = [one for one in plan.experiments if (one.question, one.about) == (question, about)]
    of_channel = [one for one in same if (one.channel_id or "") == channel_id]
    if any(one.state is Trial.DECLINED or (one.state is Trial.ACCEPTED and _lasts(one, asked)) for one in of_channel):
        return False
    if question == STANCE:
        return _is_meant(Stance(about), asked)
    label = _label(plan, question, about)
    if question in (SLOT, FORMAT):
        return True
    if label is None or label.archived:
        return False
    return question != KIND or _is_meant(label.stance, asked)


def _is_meant(stance: Stance | None, asked: Asked) -> bool:
    """Whether posts of a stance are judged by the measure; by one of no stance, those that are not meant to sell."""
    meant = asked.measure.stances
    return stance in meant if meant else stance is not Stance.PROMOTIONAL


def _lasts(experiment: Experiment, asked: Asked) -> bool:
    return experiment.look_again is None or experiment.look_again >= asked.today


def _label(plan: Plan, set_key: str, key: str) -> Label | None:
    found = (one for one in plan.labels.values() if one.key == key and one.set_id in plan.sets)
    return next((one for one in found if plan.sets[one.set_id].key == set_key), None)


def _first_monday(today: date) -> date:
    """Today where it is a Monday, else the next one: a trial lasts whole weeks."""
    monday = Week.of(today).monday
    return monday if monday == today else monday + ONE_WEEK


def _weekdays(about: str, question: str, observations: Iterable[Observation]) -> Sequence[int]:
    """One weekday on which the group stood least so far; of a part of the day its days in turn, least used first.

    A trial on other days than usual takes apart what always went together until now.
    """
    used = Counter(one.day.weekday() for one in observations if _is_of(one, about, question))
    days = range(len(WEEKDAYS)) if question == SLOT else range(_WEEKEND)
    if question == SLOT:
        head = about.partition("-")[0]
        days = {"weekday": range(_WEEKEND), "weekend": range(_WEEKEND, len(WEEKDAYS))}.get(head) or range(
            int(head) - 1, int(head)
        )
    ordered = sorted(days, key=lambda day: (used[day], -day))
    return ordered if question == SLOT else ordered[:1]


def _is_of(observation: Observation, about: str, question: str) -> bool:
    return question == SLOT or observation.groups.get(question, ("", ""))[0] == about


def _what(group: GroupAnswer, question: str) -> str:
    if question == SLOT:
        return "posts"
    if question == STANCE:
        return f"{group.name} posts"
    return f"“{group.name}” posts"


def _when(group: GroupAnswer, question: str, weekdays: Sequence[int]) -> str:
    if question == SLOT:
        return f" on a {group.name}"
    return f" on {WEEKDAYS[weekdays[0]]}s"


def _usual_clock(about: str, observations: Iterable[Observation], asked: Asked) -> time | None:
    """The clock time that entries of a part of the day have most often, the earlier of two."""
    of_cell = (
        one.clock
        for one in observations
        if about in {cell[0] for fine in (False, True) if (cell := cell_of(one, asked.limits, fine=fine))}
    )
    counts = Counter(clock for clock in of_cell if clock is not None)
    return min(counts, key=lambda clock: (-counts[clock], clock), default=None)
