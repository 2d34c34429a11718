"""Places in a text: Python counts code points, Qt counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Turns places of one text from code points into UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self.text = text
        wide = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._wide = wide
        self._wide_units = [at + before for before, at in enumerate(wide)]

    def units(self, points: int) -> int:
        """The place in UTF-16 units."""
        return points + bisect_left(self._wide, points)

    def points(self, units: int) -> int:
        """The place in code points; one within a pair of surrogates is the one after it."""
        return units - bisect_left(self._wide_units, units)
