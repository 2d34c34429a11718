"""How the five words of answers look: a shape first, a colour second, and none of them says good or bad."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.results.words import Word

LOOKS: Mapping[Word, tuple[str, str]] = {
    Word.NO_DATA: ("circle-dashed", "text.muted"),
    Word.TOO_EARLY: ("clock", "text.muted"),
    Word.CANNOT_TELL: ("circle", "text.secondary"),
    Word.LEANING: ("circle-half", "accent.text"),
    Word.CLEAR: ("circle-fill", "accent.text"),
}
"""The icon of a word, and its colour."""
