"""What every part of the window is given: the plan, the data, the settings, the look, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.settings import Settings
from planner.domain.clock import zone_named
from planner.domain.records import Brand
from planner.ui.theme import Theme
from planner.ui.when import When


@dataclass(frozen=True)
class Context:
    """``clock`` gives the moment, aware; tests and EVENWEEK_NOW pretend another one."""

    document: Document
    catalogue: Catalogue
    settings: Settings
    theme: Theme
    when: When
    clock: Callable[[], datetime]

    def now(self, brand: Brand) -> datetime:
        """The moment in the brand's zone."""
        return self.clock().astimezone(zone_named(brand.zone))

    def today(self, brand: Brand) -> date:
        """The day in the brand's zone."""
        return self.now(brand).date()
