"""What a sheet is read against: words of five languages, the networks, and what the plan has already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.plan import Plan
from planner.domain.platforms import Platforms
from planner.exchange.reading.lexicon import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """``plan`` holds the brand's settings (its posts are not asked for); ``today`` tells which year a day may be of."""

    plan: Plan
    platforms: Platforms
    lexicon: Lexicon
    today: date
