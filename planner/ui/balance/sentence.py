"""The words of the balance strip: what is said of the week, and below it what is said of the rule's window."""

from __future__ import annotations

import math

from PySide6.QtGui import QFontMetrics

from planner.app.live import Shown
from planner.domain.wording import window_words
from planner.ui.words import tr

_SENTENCES, _LETTERS, _MOST_LINES = 2, 96, 3
"""How many sentences there mostly are, the letters of a long one, and for how many lines room is kept."""


def strip_words(shown: Shown) -> str:
    """The sentences of a week, what is said of the rule's window in a line of its own."""
    sentence, rule = tr(shown.sentence), shown.rule
    if rule is None or rule.window.is_week:
        return sentence
    window = tr(window_words(rule.window))
    return sentence.replace(f" {window}: ", f"\n{window}: ", 1)


def lines_of(measure: QFontMetrics, width: int) -> int:
    """In how many lines of so many pixels long sentences stand."""
    lines = math.ceil(_LETTERS * measure.averageCharWidth() / width)
    return min(_SENTENCES * lines, _MOST_LINES)
