"""What is said about the text in front as it is typed: on its tabs, in it, and in the count under it."""

from __future__ import annotations

from planner.domain.records import Placement
from planner.domain.room import Room, tightest
from planner.domain.rules import Severity
from planner.ui.editor.networks import text_room
from planner.ui.editor.open_post import HUGE_TEXT, OpenPost
from planner.ui.editor.text.counter import Counter
from planner.ui.editor.text.sheet import Sheet
from planner.ui.editor.text.tabs import TextTabs
from planner.ui.words import tr


class TextMarks:
    """Looks at the text in front: that of one entry, or the common one of all entries without their own."""

    def __init__(self, open_post: OpenPost, tabs: TextTabs, counter: Counter) -> None:
        self._open = open_post
        self._tabs = tabs
        self._counter = counter
        self._rooms: list[Room] = []

    def look(self, sheet: Sheet) -> None:
        """Says what is found in the words as they are now."""
        self._tabs.mark([id_ for id_ in self._open.findings if self._must_be_fixed(id_)])
        self._rooms = self._read_rooms()
        self._mark(sheet)
        self.count(sheet)

    def count(self, sheet: Sheet) -> None:
        """Says how much room is left where the cursor is."""
        divided = len(self._rooms) == 1 and len(self._rooms[0].parts) > 1
        at = sheet.at if divided else 0
        self._counter.show_rooms(self._rooms, len(sheet.value()), at, alone=self._is_alone())

    def _must_be_fixed(self, entry_id: str) -> bool:
        return any(one.severity is Severity.MUST_FIX for one in self._open.findings[entry_id])

    def _mark(self, sheet: Sheet) -> None:
        manners = {room.platform.manner for room in self._rooms if room.platform}
        sheet.highlighter.show_manner(manners.pop() if len(manners) == 1 else "plain")
        first = tightest(self._rooms)[:1]
        sheet.show_cuts([*first[0].cuts().values()] if first else [])
        fold = self._rooms[0].fold_at() if self._rooms and self._is_alone() else None
        sheet.show_fold(fold, tr("About here the rest is hidden behind “…more”. No network says where exactly."))

    def _read_rooms(self) -> list[Room]:
        if self._open.longest() > HUGE_TEXT:
            return []
        plan, current = self._open.typed(), self._tabs.current
        entries = [plan.placements[one.id] for one in self._open.placements]
        return [text_room(self._open, one) for one in entries if self._is_meant(one, current)]

    def _is_meant(self, placement: Placement, current: str) -> bool:
        return placement.id == current if current else not self._open.has_own_text(placement)

    def _is_alone(self) -> bool:
        return bool(self._tabs.current) or len(self._open.placements) == 1
