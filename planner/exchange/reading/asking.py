"""Questions about rows, one for all rows to which one answer fits, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.exchange.reading.days import Precision
from planner.exchange.reading.model import Ask, At, Free, Likely, Option, Sort, Wishes
from planner.exchange.reading.orders import meant
from planner.exchange.reading.row import Row
from planner.exchange.reading.words import Words

LEAVE_OUT = "leave out"
"""The answer that leaves rows out, to any question."""

NONE = "none"
"""The answer that nothing is said."""

BY_YOU = "left out by you"

OUT = Option(LEAVE_OUT, "Leave them out", "Leave it out")

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Question:
    """A question without its rows; ``options`` as in ``Ask``, and *leave out* is always one of those about rows.

    ``why`` says in a reason what is wrong with its rows, or "". ``alone`` is the text about one row, if other.
    """

    id: str
    text: str
    options: tuple[Option, ...]
    default: str
    free: Free = Free.NO
    must: bool = True
    why: str = ""
    alone: str = ""


@dataclass(slots=True)
class _Asked:
    question: Question
    said: str | Mapping[str, str] | None
    of_posts: bool
    rows: list[At] = field(default_factory=list)


class Asking:
    """All questions of a file, in the order in which they came up."""

    def __init__(self, wishes: Wishes, words: Words) -> None:
        self._wishes = wishes
        self._words = words
        self._asked: dict[str, _Asked] = {}

    @property
    def likely(self) -> Mapping[int, Likely]:
        """The channels that rows without one are likely for, by the number of the sheet."""
        return self._wishes.likely

    def ask(self, row: Row, question: Question) -> str:
        """What holds for the row: the answer, or the default; a row whose answer is *leave out* is left out.

        A problem (a question whose rows are left out by default) stays one, whoever left it out.
        """
        asked = self._noted(question, (row.at,), of_posts=True)
        row.asks.append(question.id)
        said = self._said(asked, row.at)
        value = question.default if said is None else said
        if value == LEAVE_OUT:
            self._leave(row, asked.question, said is not None)
        return value

    def ask_of(self, places: Sequence[At], question: Question) -> str:
        """What holds for all of the places, which are not rows of posts, such as a column."""
        asked = self._noted(question, places, of_posts=False)
        said = next((value for at in places[:1] if (value := self._said(asked, at)) is not None), None)
        return question.default if said is None else said

    def asks(self) -> tuple[Ask, ...]:
        """The questions with their rows and answers."""
        return tuple(self._as_ask(asked) for asked in self._asked.values())

    def _noted(self, question: Question, places: Sequence[At], *, of_posts: bool) -> _Asked:
        asked = self._asked.get(question.id)
        if asked is None:
            asked = self._asked[question.id] = _Asked(question, self._answered(question), of_posts)
        asked.rows += places
        return asked

    def _answered(self, question: Question) -> str | Mapping[str, str] | None:
        said = self._wishes.answers.get(question.id)
        if isinstance(said, str):
            return self._valid(question, said)
        if isinstance(said, Mapping):
            return {row: value for row, each in said.items() if (value := self._valid(question, str(each))) is not None}
        return None

    def _valid(self, question: Question, said: str) -> str | None:
        """The answer, or None when it is none to this question."""
        said = said.strip()
        if said == LEAVE_OUT or any(said == option.value for option in question.options):
            return said
        return said if _READABLE[question.free](said, self._words) else None

    def _said(self, asked: _Asked, at: At) -> str | None:
        if asked.said is None or isinstance(asked.said, str):
            return asked.said
        return next((asked.said[key] for key in keys_of(at) if key in asked.said), None)

    @staticmethod
    def _leave(row: Row, question: Question, by_you: bool) -> None:
        sort = Sort.PROBLEM if question.why else Sort.LEFT_OUT
        whose = BY_YOU if by_you else ""
        row.leave(sort, "; ".join(part for part in (question.why, whose) if part) or "left out")

    def _as_ask(self, asked: _Asked) -> Ask:
        question, answer = asked.question, asked.said
        if isinstance(answer, Mapping):
            covered = all(self._said(asked, at) is not None for at in asked.rows)
            answer = answer if answer and (covered or not question.must) else None
        rows = tuple(dict.fromkeys(asked.rows))
        alone = asked.of_posts and len(rows) == 1
        text = (alone and question.alone) or question.text
        options = tuple(Option(one.value, (alone and one.alone) or one.words) for one in _options(asked))
        return Ask(question.id, text, rows, options, question.default, question.free, question.must, answer)


def _options(asked: _Asked) -> tuple[Option, ...]:
    """The options of a question, with *leave out* where it is about posts."""
    options = asked.question.options
    has_it = any(option.value == LEAVE_OUT for option in options)
    return options if has_it or not asked.of_posts else (*options, OUT)


def keys_of(at: At) -> tuple[str, ...]:
    """How answers name a record: ``14``, or ``2!14`` in the second sheet; either in the first."""
    numbered = f"{at.sheet + 1}!{at.record}"
    return (str(at.record), numbered) if at.sheet == 0 else (numbered,)


def _is_day(said: str, words: Words) -> bool:
    found = words.day(said)
    return found is not None and found.precision is Precision.DAY and meant(found, _ANY_DAY) is not None


def _is_clock(said: str, words: Words) -> bool:
    found = words.clock(said)
    return found is not None and found.clock is not None


def _is_channels(said: str, words: Words) -> bool:
    found = words.channels(said)
    return bool(found.channels or found.every) and not found.unknown


def _is_text(said: str, _words: Words) -> bool:
    return bool(said)


def _is_nothing(_said: str, _words: Words) -> bool:
    return False


_READABLE = {
    Free.NO: _is_nothing,
    Free.DAY: _is_day,
    Free.TIME: _is_clock,
    Free.CHANNELS: _is_channels,
    Free.KIND: _is_text,
    Free.TEXT: _is_text,
}
