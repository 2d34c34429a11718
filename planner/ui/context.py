"""What every part of the window is given: the plan, the data, the settings, the look, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.settings import Settings
from planner.domain.clock import zone_named
from planner.domain.records import Brand
from planner.ui.theme import Theme
from planner.ui.when import When

if TYPE_CHECKING:
    from planner.app.inspection import Inspection
    from planner.app.media import MediaShelf
    from planner.ui.pieces.judging import Spelling


_APPROVER, _USER = "approver", "user"


@dataclass(frozen=True)
class Context:
    """``clock`` gives the moment, aware; tests and EVENWEEK_NOW pretend another one."""

    document: Document
    catalogue: Catalogue
    settings: Settings
    theme: Theme
    when: When
    clock: Callable[[], datetime]

    @cached_property
    def spelling(self) -> Spelling:
        """The dictionaries and the user's words, which lie beside the settings; ``close`` ends what it began."""
        from planner.app.spelling.added_words import AddedWords  # noqa: PLC0415  not in the first frame
        from planner.app.spelling.dictionaries import Dictionaries  # noqa: PLC0415
        from planner.ui.pieces.judging import Spelling  # noqa: PLC0415

        beside = self.settings.path.with_name
        made = Spelling(Dictionaries(beside("dictionaries")), AddedWords(beside("words.txt")))
        made.turn(on=self.settings["spelling"] == "on")
        self.settings.listen(lambda key: made.turn(on=self.settings[key] == "on") if key == "spelling" else None)
        return made

    @cached_property
    def media(self) -> MediaShelf:
        """What is known of media files."""
        from planner.app.media import MediaShelf  # noqa: PLC0415  not in the first frame

        return MediaShelf()

    def close(self) -> None:
        """Ends what was begun for the parts."""
        if "spelling" in vars(self):
            self.spelling.end()

    @property
    def user(self) -> str:
        """The name of who works here, "" when it was not said."""
        return str(self.settings.memory.get(_USER, ""))

    def remember_user(self, name: str) -> None:
        """Uses this name for what the user answers and signs."""
        self.settings.memory.put(_USER, name)

    @property
    def approver(self) -> str:
        """The name under which was approved last."""
        return str(self.settings.memory.get(_APPROVER, ""))

    def remember_approver(self, name: str) -> None:
        """Offers this name for the next approval."""
        self.settings.memory.put(_APPROVER, name)

    @cached_property
    def inspection(self) -> Inspection:
        """What is found in single entries, remembered for all who show it."""
        from planner.app.inspection import Inspection  # noqa: PLC0415  not in the first frame
        from planner.app.pages_seen import PagesSeen  # noqa: PLC0415

        return Inspection(self.catalogue, self.media, PagesSeen(self.document).of)

    def now(self, brand: Brand) -> datetime:
        """The moment in the brand's zone."""
        return self.clock().astimezone(zone_named(brand.zone))

    def today(self, brand: Brand) -> date:
        """The day in the brand's zone."""
        return self.now(brand).date()
