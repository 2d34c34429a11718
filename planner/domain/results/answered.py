"""What was asked of results, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.domain.results.grouping import Cross
from planner.domain.results.metrics import Measure, Metric
from planner.domain.results.observed import LeftOut
from planner.domain.results.ranges import Range
from planner.domain.results.thresholds import Thresholds
from planner.domain.results.words import Word
from planner.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with all that it hangs on: ``question`` is a key of ``grouping``, ``today`` the day of asking.

    ``interactions`` is what the brand adds up as engagement, ``half_life`` the weeks after which an entry counts half
    (None: never), ``settled`` the age in days at which numbers are compared. ``stories`` asks about stories only.
    """

    question: str
    measure: Measure
    metrics: Mapping[str, Metric]
    limits: Thresholds
    today: date
    interactions: Sequence[str] = ()
    half_life: int | None = None
    settled: int = 7
    stories: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAnswer:
    """One group of an answer.

    ``n`` are its entries, ``posts`` the posts that they show. ``estimate`` is its ratio to the mean of all groups with
    channels held fixed, ``shrunk`` what remains of it after shrinkage (1 where no difference is visible); None is not
    known. ``median`` and ``pooled`` are plain rates, which hold no channel fixed.
    """

    key: str
    name: str
    n: int
    posts: int
    words: Word
    estimate: float | None = None
    interval80: Range | None = None
    interval95: Range | None = None
    shrunk: float | None = None
    shrunk80: Range | None = None
    shrunk95: Range | None = None
    median: float | None = None
    pooled: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer: a ratio with its ranges, the word that it is worth, and what all of it rests on.

    Of two groups ``ratio`` is the first to the second, of more what remains after shrinkage of the group ``about`` to
    the mean of all; None where there is nothing to say. ``period`` are the days from the first entry to the last.
    ``spread`` is the standard deviation of the log rate of one entry. ``beside`` are answers on the scales that posts
    of each stance are meant for.
    """

    question: str
    measure: str
    n: int = 0
    posts: int = 0
    ratio: float | None = None
    interval80: Range | None = None
    interval95: Range | None = None
    words: Word = Word.NO_DATA
    about: str = ""
    about_name: str = ""
    sentence: str = ""
    definition: str = ""
    period: Span | None = None
    groups: tuple[GroupAnswer, ...] = ()
    crossed: Cross | None = None
    notes: tuple[str, ...] = ()
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    spread: float | None = None
    beside: tuple[Answered, ...] = ()
