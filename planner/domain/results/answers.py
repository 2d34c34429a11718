"""Honest answers: which groups of entries differ by a measure, how surely, and whether that may be said at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planner.domain.records import Stance
from planner.domain.results.answer_words import definition_words, notes_of, sentence_of
from planner.domain.results.answered import Answered, Asked, GroupAnswer
from planner.domain.results.comparing import Compared, compared
from planner.domain.results.fitting import comparable, fit
from planner.domain.results.grouping import KIND, SLOT, STANCE, Cross, Group, cell_of, cross, grouping, place_of_cell
from planner.domain.results.observed import LeftOut, Observation, Observed
from planner.domain.results.rates import Rated, middle, pooled, rated
from planner.domain.results.shrinking import Shrunk, shrunk
from planner.domain.results.thresholds import Thresholds
from planner.domain.results.words import Word, word_of_many, word_of_two
from planner.domain.span import ONE_DAY, Span, Week

_FIRST, _SECOND = Stance.ENGAGEMENT.value, Stance.PROMOTIONAL.value
"""What is compared where the question is about stances: the first to the second."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """The entries that count in an answer, each with its group, and how many do not."""

    rates: tuple[Rated, ...]
    groups: tuple[Group, ...]
    left_out: Mapping[LeftOut, int]

    @property
    def channels(self) -> list[str]:
        return [one.observation.channel_id for one in self.rates]

    @property
    def weeks(self) -> int:
        """Calendar weeks in which an entry went out."""
        return len({Week.of(one.observation.day) for one in self.rates})

    def rates_of(self, group: Group) -> list[Rated]:
        return [one for one, its in zip(self.rates, self.groups, strict=True) if its == group]

    def posts_of(self, group: Group) -> int:
        return len({one.observation.post_id for one in self.rates_of(group)})


def answered(seen: Observed, asked: Asked) -> Answered:
    """The answer to a question by one measure."""
    counted = _counted(seen, asked)
    answer = Answered(
        question=asked.question,
        measure=asked.measure.key,
        n=len(counted.rates),
        posts=len({one.observation.post_id for one in counted.rates}),
        definition=definition_words(asked),
        period=_period(counted),
        left_out=counted.left_out,
    )
    kinds = tuple(dict.fromkeys(counted.groups))
    if len(kinds) >= 2:
        answer = _compared(answer, counted, kinds, asked)
        answer = replace(answer, crossed=_crossed(counted, asked))
    answer = replace(answer, sentence=sentence_of(answer, asked))
    return replace(answer, notes=notes_of(answer, asked))


def on_both_scales(seen: Observed, asked: Asked, scales: Sequence[Asked]) -> Answered:
    """The answer with the same question on the scales that posts of each stance are meant for beside it.

    Where the question is about something else than stances, only posts of the stance are asked about there.
    """
    beside = []
    for one in scales:
        meant = {stance.value for stance in one.measure.stances}
        some = seen if one.question == STANCE else replace(seen, observations=_of_stances(seen, meant), left_out={})
        beside.append(answered(some, one))
    return replace(answered(seen, asked), beside=tuple(beside))


def _of_stances(seen: Observed, stances: set[str]) -> tuple[Observation, ...]:
    return tuple(one for one in seen.observations if one.groups.get(STANCE, ("", ""))[0] in stances)


def _counted(seen: Observed, asked: Asked) -> _Counted:
    """The entries of the format that have a rate and a group, on channels where groups meet."""
    left_out = Counter(seen.left_out)
    stories = asked.limits.story_formats
    some = [one for one in seen.observations if (one.format in stories) == asked.stories]
    left_out[LeftOut.OTHER_FORMAT] += len(seen.observations) - len(some)
    rates = rated(some, asked.measure, asked.interactions, today=asked.today, half_life=asked.half_life)
    left_out[LeftOut.NO_NUMBER] += len(some) - len(rates)
    group_of = grouping(asked.question, asked.limits, len({one.observation.post_id for one in rates}))
    pairs = [(one, group) for one in rates if (group := group_of(one.observation)) and _is_asked(group, asked)]
    left_out[LeftOut.NO_GROUP] += len(rates) - len(pairs)
    kept = comparable([group for _, group in pairs], [one.observation.channel_id for one, _ in pairs])
    meeting = [pair for pair, keeps in zip(pairs, kept, strict=True) if keeps]
    left_out[LeftOut.NO_MATCH] += len(pairs) - len(meeting)
    return _Counted(tuple(one for one, _ in meeting), tuple(group for _, group in meeting), +left_out)


def _is_asked(group: Group, asked: Asked) -> bool:
    return asked.question != STANCE or group[0] in (_FIRST, _SECOND)


def _compared(answer: Answered, counted: _Counted, kinds: Sequence[Group], asked: Asked) -> Answered:
    found = fit(counted.rates, counted.groups, counted.channels)
    drawn = shrunk(found) if found is not None else None
    groups = [_group(counted, group, number, drawn, asked) for number, group in enumerate(kinds)]
    groups.sort(key=lambda one: _place(one, asked))
    answer = replace(answer, groups=tuple(groups), spread=found.spread if found else None)
    return _of_two(answer, counted, asked) if asked.question == STANCE else _of_many(answer)


def _group(counted: _Counted, group: Group, number: int, drawn: Shrunk | None, asked: Asked) -> GroupAnswer:
    rates, posts = counted.rates_of(group), counted.posts_of(group)
    plain = GroupAnswer(
        key=group[0],
        name=group[1],
        n=len(rates),
        posts=posts,
        words=Word.TOO_EARLY,
        median=middle(rates),
        pooled=pooled(rates),
    )
    if drawn is None:
        return plain
    level = drawn.levels[number]
    return replace(
        plain,
        words=word_of_many(level, drawn.chance, posts, counted.weeks, asked.limits),
        estimate=level.raw.ratio,
        interval80=level.raw.range80,
        interval95=level.raw.range95,
        shrunk=level.shrunk.ratio if level.shrunk else 1.0,
        shrunk80=level.shrunk.range80 if level.shrunk else None,
        shrunk95=level.shrunk.range95 if level.shrunk else None,
    )


def _place(group: GroupAnswer, asked: Asked) -> tuple[str, float, str]:
    """Stances and times in their own order, all else by the lower end of the range: not by how high a few seem."""
    if asked.question == STANCE:
        return group.key, 0, ""
    if asked.question == SLOT:
        head, _, part = group.key.partition("-")
        return head, [one.key for one in asked.limits.parts].index(part), ""
    return "", -group.interval95[0] if group.interval95 else 0, group.key


def _of_two(answer: Answered, counted: _Counted, asked: Asked) -> Answered:
    first = [key == _FIRST for key, _ in counted.groups]
    found = compared(counted.rates, first, counted.channels)
    if found is None:
        return replace(answer, words=Word.TOO_EARLY)
    posts = [group.posts for group in answer.groups]
    words = word_of_two(found.ratio, found.shrunk, posts, counted.weeks, asked.limits)
    about = _FIRST if found.ratio.ratio >= 1 else _SECOND
    return replace(_with_ratio(answer, found), words=words, about=about, about_name=about)


def _with_ratio(answer: Answered, found: Compared) -> Answered:
    return replace(
        answer,
        ratio=found.ratio.ratio,
        interval80=found.ratio.range80,
        interval95=found.ratio.range95,
        spread=found.spread,
    )


def _of_many(answer: Answered) -> Answered:
    """The group that stands out most among those of which most may be said; none where no difference is visible."""
    known = [one for one in answer.groups if one.words is not Word.TOO_EARLY]
    if len(known) < 2:
        return replace(answer, words=Word.TOO_EARLY)
    if all(one.shrunk80 is None for one in known):
        return replace(answer, words=Word.CANNOT_TELL)
    out = max(known, key=_standing_out)
    return replace(
        answer,
        words=out.words,
        about=out.key,
        about_name=out.name,
        ratio=out.shrunk,
        interval80=out.shrunk80,
        interval95=out.shrunk95,
    )


def _standing_out(group: GroupAnswer) -> tuple[int, float]:
    ratio = group.shrunk or 1.0
    return group.words.strength, max(ratio, 1 / ratio)


def _crossed(counted: _Counted, asked: Asked) -> Cross | None:
    """Groups with times, or times with stances or else kinds, where the two are entangled."""
    limits = asked.limits
    seen = [one.observation for one in counted.rates]
    its_group = {one.placement_id: group for one, group in zip(seen, counted.groups, strict=True)}
    in_order = partial(place_of_cell, limits=limits)
    if asked.question != SLOT:
        table = cross(seen, lambda one: its_group[one.placement_id], lambda one: cell_of(one, limits), order=in_order)
        return _entangled(table, limits, "times of the day")
    by_stance = cross(seen, lambda one: its_group[one.placement_id], lambda one: one.groups.get(STANCE))
    by_kind = cross(seen, lambda one: one.groups.get(KIND), lambda one: its_group[one.placement_id], order=in_order)
    return _entangled(by_stance, limits, "promotional and engagement posts") or _entangled(by_kind, limits, "kinds")


def _entangled(table: Cross | None, limits: Thresholds, other: str) -> Cross | None:
    if table is None or table.strength < limits.entangled:
        return None
    return replace(table, sentence=f"Other things changed too: these groups went along with {other}.")


def _period(counted: _Counted) -> Span | None:
    days = [one.observation.day for one in counted.rates]
    return Span(min(days), max(days) + ONE_DAY) if days else None
