"""What was measured."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.edits.change import Edit, changed
from planner.domain.records import Measurement


def record_numbers(
    pairs: Iterable[tuple[Measurement | None, Measurement | None]], text: str = "Enter numbers", merge_key: str = ""
) -> Edit:
    """Numbers entered, corrected or taken back: pairs of what was there and what is there from now on.

    A measurement without values is taken out.
    """
    kept = [(before, after if after is not None and after.values else None) for before, after in pairs]
    return changed(text, kept, merge_key=merge_key)
