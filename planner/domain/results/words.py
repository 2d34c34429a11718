"""The five words of answers, and the numbers that each is bound to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from planner.domain.results.ranges import CLEAR, LEANING, Ratio
from planner.domain.results.shrinking import Level
from planner.domain.results.thresholds import Thresholds


class Word(StrEnum):
    """How much may be said, least first."""

    NO_DATA = "no data"
    TOO_EARLY = "too early"
    CANNOT_TELL = "cannot tell"
    LEANING = "leaning"
    CLEAR = "clear"

    @property
    def strength(self) -> int:
        """Its place among the five."""
        return list(Word).index(self)

    @property
    def may_suggest(self) -> bool:
        """Whether something may be tried because of it."""
        return self.strength >= Word.LEANING.strength


def word_of_two(ratio: Ratio, shrunk: Ratio, posts: Sequence[int], weeks: int, limits: Thresholds) -> Word:
    """The word of one group against another; ``posts`` are those in each of them."""
    if min(posts) < limits.least_posts or weeks < limits.least_weeks:
        return Word.TOO_EARLY
    if not ratio.leans:
        return Word.CANNOT_TELL
    sure = ratio.is_sure and shrunk.is_sure and _is_large(shrunk, limits)
    return Word.CLEAR if sure else Word.LEANING


def word_of_many(level: Level, chance: float, posts: int, weeks: int, limits: Thresholds) -> Word:
    """The word of one of many groups against the mean of all.

    Of many groups one always stands out: that counts only when groups without any true difference would seldom look as
    different as all of these do (``chance``): no more often than a range leaves out at one of its ends.
    """
    if posts < limits.least_posts or weeks < limits.least_weeks:
        return Word.TOO_EARLY
    shrunk = level.shrunk
    if shrunk is None or not shrunk.leans or chance >= (1 - LEANING) / 2:
        return Word.CANNOT_TELL
    sure = level.raw.is_sure and shrunk.is_sure and chance < (1 - CLEAR) / 2 and _is_large(shrunk, limits)
    return Word.CLEAR if sure else Word.LEANING


def _is_large(ratio: Ratio, limits: Thresholds) -> bool:
    """Whether a ratio is worth a word, upwards or downwards."""
    return max(ratio.ratio, 1 / ratio.ratio) >= limits.clear_ratio
