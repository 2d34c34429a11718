"""What the numbers say so far, and what is being tried because of it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.app.reports.says import brief, channel_name, counted, day, entries, sentence
from planner.app.reports.week_case import Part, WeekCase
from planner.app.results import ask
from planner.domain.records import Experiment, Trial
from planner.domain.reports import Block, Column, Facts, Grid, Ratio, Ratios, Section, Tone, Words
from planner.domain.results.answer_words import question_words, range_words, ratio_words
from planner.domain.results.answered import Answered
from planner.domain.results.grouping import KIND, SLOT, STANCE
from planner.domain.results.words import Word

_TITLE = "What the numbers say so far"
_QUESTIONS = (STANCE, KIND, SLOT)


def answers(case: WeekCase) -> Part:
    """The answers as of today: their word, how many entries they rest on, and by what they are measured."""
    found = [ask(case.document, case.brand, case.catalogue, one, now=case.now) for one in _QUESTIONS]
    first = found[0]
    if all(one.words is Word.NO_DATA for one in found):
        return Part(Section(_TITLE, (Words("No data: no entries have the numbers yet that an answer takes."),)))
    scales = (first, *first.beside)
    rows = [(question_words(one.question), one.sentence) for one in found]
    rows += [(f"By {_name(case, one).lower()}", one.sentence) for one in first.beside]
    blocks: list[Block] = [Facts(tuple(rows)), *_picture(case, scales)]
    blocks.append(Words(" ".join(sentence(one.definition) for one in scales), Tone.QUIET))
    short = f"{first.words}, {entries(first.n)}"
    return Part(Section(_TITLE, tuple(blocks)), "Engagement against promotional posts", short)


def _name(case: WeekCase, answer: Answered) -> str:
    return case.catalogue.measures[answer.measure].name


def _picture(case: WeekCase, scales: tuple[Answered, ...]) -> Iterator[Block]:
    """How engagement posts did against promotional ones, on each scale that says anything."""
    rows = tuple(
        Ratio(_name(case, one), one.ratio, one.interval80, one.interval95, f"n {one.n}", one.words is Word.CLEAR)
        for one in scales
        if one.words is not Word.TOO_EARLY
        and one.ratio is not None
        and one.interval80 is not None
        and one.interval95 is not None
    )
    if rows:
        yield Ratios(
            rows=rows,
            grid=_grid(rows),
            less="promotional posts did better",
            same="the same",
            more="engagement posts did better",
        )


def _grid(rows: tuple[Ratio, ...]) -> Grid:
    numbers = (Column("Ratio", number=True), Column("80 % range", number=True), Column("95 % range", number=True))
    return Grid(
        title="Engagement posts against promotional ones",
        columns=(Column("Measured by", wide=2), *numbers, Column("Entries", number=True)),
        rows=tuple(map(_cells, rows)),
    )


def _cells(one: Ratio) -> tuple[str, ...]:
    ranges = range_words(one.most), range_words(one.wide)
    return one.name, ratio_words(one.value), *ranges, one.said.removeprefix("n ")


def trials(case: WeekCase) -> Part:
    """What is being tried in the week, or ended in it."""
    running = [one for one in case.plan.experiments if one.state is Trial.ACCEPTED and _touches(one, case)]
    ended = [one for one in case.plan.experiments if one.state is Trial.ENDED and _touches(one, case)]
    rows = [(brief(one.title), _trial(case, one)) for one in (*running, *ended)]
    blocks: tuple[Block, ...] = (Facts(tuple(rows)),) if rows else (Words("Nothing is being tried."),)
    return Part(Section("What is being tried", blocks), *_short(len(running)))


def _short(running: int) -> tuple[str, str]:
    return ("Being tried", counted(running, "trial")) if running else ("", "")


def _touches(one: Experiment, case: WeekCase) -> bool:
    """Whether a trial lasts in the week, up to the day on which it is looked at again."""
    last = one.look_again or one.ends
    begins = one.starts is None or one.starts < case.week.span.end
    return begins and (last is None or last >= case.week.monday)


def _trial(case: WeekCase, one: Experiment) -> str:
    said = [f"On {channel_name(case.plan, one.channel_id)}." if one.channel_id else "On all channels."]
    if one.starts is not None and one.ends is not None:
        said.append(f"From {day(one.starts)} to {day(one.ends)}.")
    if one.state is Trial.ENDED:
        said.append("Ended.")
    elif one.look_again is not None:
        said.append(f"To be looked at again on {day(one.look_again)}.")
    if one.learnt:
        said.append(f"Learnt: {sentence(' '.join(one.learnt.split()))}")
    return " ".join(said)
