"""A line for something new, whose words are not lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from planner.app.settings import Memory
from planner.domain.edits import Change
from planner.domain.records import Brand


class KeptLine(QLineEdit):
    """Keeps its words for each brand, also from one start to the next, until the plan has what was made of them."""

    def __init__(self, memory: Memory, name: str) -> None:
        super().__init__()
        self._memory = memory
        self._name = name
        self._place = ""
        self._asked_for = ""
        self.textChanged.connect(self._keep)

    def show_brand(self, brand: Brand) -> None:
        """Shows the words that are kept for this brand."""
        place = f"{self._name}.words.{brand.id}"
        if place != self._place:
            self._place = ""
            words = self._memory.get(place)
            self.setText(words if isinstance(words, str) else "")
            self._place = place

    def await_record(self, record_id: str) -> None:
        """The words are done with once the plan has this record."""
        self._asked_for = record_id

    def refresh(self, changes: Sequence[Change]) -> None:
        """Becomes empty when the awaited record is there."""
        if self._asked_for and any(change.record.id == self._asked_for for change in changes):
            self._asked_for = ""
            self.clear()

    def _keep(self, words: str) -> None:
        if self._place and words != self._memory.get(self._place, ""):
            self._memory.put(self._place, words)
