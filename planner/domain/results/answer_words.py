"""Answers in sentences: always with how many entries, of which days, and by what definition."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.records import Stance
from planner.domain.results.answered import Answered, Asked
from planner.domain.results.grouping import FORMAT, KIND, PILLAR, SLOT, STANCE
from planner.domain.results.observed import LeftOut
from planner.domain.results.ranges import Range, posts_needed
from planner.domain.results.words import Word
from planner.domain.span import ONE_DAY, Span, day_words

QUESTION_WORDS = {
    STANCE: "Do engagement posts do better than promotional ones?",
    KIND: "Which kinds do better than others?",
    PILLAR: "Which pillars do better than others?",
    FORMAT: "Which formats do better than others?",
    SLOT: "Which part of the day does better than others?",
}

_GROUPS = {KIND: "kinds", PILLAR: "pillars", FORMAT: "formats", SLOT: "parts of the day"}

_LACKS = {
    STANCE: "of neither engagement nor promotional posts",
    KIND: "without a kind",
    PILLAR: "without a pillar",
    SLOT: "without a time",
}

_WORTH_FINDING = 1.5
"""The ratio for which it is said how many posts would show it."""

_TOO_MANY = 1_000

_COMPARED = ", compared as "
"""Parts what is counted from how it is compared."""


def question_words(question: str) -> str:
    """The question as a person asks it."""
    return QUESTION_WORDS.get(question, "Which of these labels do better than others?")


def definition_words(asked: Asked) -> str:
    """What is compared, with the names of all numbers in it."""
    measure, metrics = asked.measure, asked.metrics
    counted = " + ".join(metrics[key].name.lower() for key in measure.keys(asked.interactions))
    if not measure.per:
        return f"{measure.name}: {counted} of each entry{_COMPARED}ln(count + 0.5), channel held fixed"
    counted = f"({counted})" if " + " in counted else counted
    per = metrics[measure.per].name.lower()
    return f"{measure.name}: {counted} ÷ {per}{_COMPARED}ln((count + 0.5) ÷ ({per} + 1)), channel held fixed"


def plain_definition(definition: str) -> str:
    """What is counted, without how it is compared."""
    return definition.partition(_COMPARED)[0]


def compared_words(definition: str) -> str:
    """How what is counted is compared, as a sentence; "" where a definition does not say it."""
    _, compared, how = definition.partition(_COMPARED)
    return f"{compared.strip(', ').capitalize()} {how}." if how else ""


def period_words(period: Span | None) -> str:
    """``28 Sep – 22 Nov 2026``, or "" without any day."""
    if period is None:
        return ""
    last = period.end - ONE_DAY
    return f"{day_words(period.start, last.year)} – {day_words(last)} {last.year}"


def ratio_words(ratio: float) -> str:
    """A ratio with two places."""
    return f"{ratio:.2f}"


def range_words(some: Range) -> str:
    """``0.71 to 1.35``."""
    return f"{ratio_words(some[0])} to {ratio_words(some[1])}"


def sentence_of(answer: Answered, asked: Asked) -> str:
    """The answer in one or two sentences; what a difference may come from instead is said in the same breath."""
    if answer.words is Word.NO_DATA:
        return _no_data(answer)
    if answer.words is Word.TOO_EARLY:
        return _too_early(answer, asked)
    said = _of_two(answer, asked) if asked.question == STANCE else _of_many(answer, asked)
    doubt = answer.crossed if answer.words.may_suggest else None
    return f"{said} {doubt.sentence}" if doubt is not None else said


def notes_of(answer: Answered, asked: Asked) -> tuple[str, ...]:
    """What an answer rests on, and what stands against it."""
    return tuple(_notes(answer, asked))


def _basis(answer: Answered) -> str:
    return f"{_entries(answer.n)}, {period_words(answer.period)}"


def _no_data(answer: Answered) -> str:
    if not answer.n:
        return "No data: no entry has the numbers that this takes."
    return f"No data: there is only one group to look at ({_basis(answer)})."


def _too_early(answer: Answered, asked: Asked) -> str:
    limits, counts = asked.limits, ", ".join(f"{one.posts} {one.name}" for one in answer.groups[:6])
    needed = f"{limits.least_posts} posts in each of two groups and {limits.least_weeks} weeks are needed"
    return f"Too early to say: {needed}; there are {counts} ({_basis(answer)})."


def _of_two(answer: Answered, asked: Asked) -> str:
    assert answer.ratio is not None
    what = f"{_measured(asked)} of promotional ones"
    if answer.words is Word.CANNOT_TELL:
        return (
            f"Cannot tell: engagement posts had {ratio_words(answer.ratio)} times the {what}, and no "
            f"difference at all fits the numbers too ({_ranges(answer)}; {_basis(answer)})."
        )
    return (
        f"{answer.words.capitalize()}: engagement posts had {ratio_words(answer.ratio)} times the {what} "
        f"({_ranges(answer)}; {_basis(answer)})."
    )


def _of_many(answer: Answered, asked: Asked) -> str:
    groups = _GROUPS.get(asked.question, "groups")
    if answer.ratio is None:
        return f"No difference between {groups} is visible ({len(answer.groups)} {groups}, {_basis(answer)})."
    if answer.words is Word.CANNOT_TELL:
        return (
            f"Cannot tell: the differences between {groups} are as large as chance makes them "
            f"({len(answer.groups)} {groups}, {_basis(answer)})."
        )
    return (
        f"{answer.words.capitalize()}: “{answer.about_name}” had {ratio_words(answer.ratio)} times the "
        f"{_measured(asked)} of all {groups}, after shrinkage ({_ranges(answer)}; {_basis(answer)})."
    )


def _ranges(answer: Answered) -> str:
    assert answer.interval80 is not None
    assert answer.interval95 is not None
    return f"80 %: {range_words(answer.interval80)}, 95 %: {range_words(answer.interval95)}"


def _notes(answer: Answered, asked: Asked) -> Iterator[str]:
    if answer.posts < answer.n:
        yield f"{_entries(answer.n)} show {answer.posts} posts; where those of one post are alike, ranges are wider."
    yield from (_left_out(why, count, asked) for why, count in answer.left_out.items())
    if asked.half_life and answer.n:
        yield f"An entry counts half after {asked.half_life} weeks."
    if answer.crossed is not None and not answer.words.may_suggest:
        yield answer.crossed.sentence
    yield from _meant_for(answer, asked)
    yield from how_many(answer, asked)


def _left_out(why: LeftOut, count: int, asked: Asked) -> str:
    per = f" or {asked.metrics[asked.measure.per].name.lower()}" if asked.measure.per else ""
    lacks = _LACKS.get(asked.question, "without such a label")
    is_story = "that are no stories" if asked.stories else "that are stories"
    said = {
        LeftOut.TOO_YOUNG: f"without numbers at an age of {asked.settled} days yet",
        LeftOut.BOOSTED: "with boosted numbers",
        LeftOut.OTHER_FORMAT: f"{is_story}, as stories are compared among themselves",
        LeftOut.NO_NUMBER: f"without what is counted{per}: a blank is never zero",
        LeftOut.NO_GROUP: lacks,
        LeftOut.NO_MATCH: "on channels that show nothing to compare them with",
    }
    return f"Left out: {_entries(count)} {said[why]}."


def _meant_for(answer: Answered, asked: Asked) -> Iterator[str]:
    """That one scale does not suit posts that are made for different ends."""
    mixed = len({one.key for one in answer.groups} & {stance.value for stance in Stance}) > 1
    if asked.question == STANCE and mixed or asked.question == KIND and not asked.measure.stances:
        yield (
            "Promotional posts are meant to sell and are judged on clicks, codes and sales, engagement posts on "
            "comments, shares and saves: look at both scales side by side."
        )


def how_many(answer: Answered, asked: Asked) -> Iterator[str]:
    """How many posts would show a difference that is worth finding, by how much these posts vary."""
    unsure = answer.words in (Word.TOO_EARLY, Word.CANNOT_TELL)
    if asked.question != STANCE or not unsure or not answer.spread or len(answer.groups) < 2:
        return
    needed = posts_needed(_WORTH_FINDING, answer.spread)
    if asked.limits.least_posts <= needed <= _TOO_MANY:
        yield (
            f"With posts that vary as much as these, about {needed} in each group would show a difference of "
            f"{_WORTH_FINDING} times in 8 of 10 cases."
        )


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _measured(asked: Asked) -> str:
    """The name of the measure within a sentence."""
    name = asked.measure.name
    return name[:1].lower() + name[1:]
