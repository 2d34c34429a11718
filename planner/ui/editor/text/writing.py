"""A text of the open post with all that helps to write it: storing, the library, spelling."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from planner.domain.records import Placement
from planner.ui.editor.bound import Bound
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.text.corrections import Corrections
from planner.ui.editor.text.inserting import Inserting
from planner.ui.editor.text.sheet import Sheet
from planner.ui.editor.text.spelling import SpellMarks, language_for


class Writing(QObject):
    """Ties a sheet to the common text, or to the own text of the entry ``entry_id``."""

    def __init__(self, sheet: Sheet, open_post: OpenPost, entry_id: str) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self._open = open_post
        self._entry_id = entry_id
        self.bound = Bound(sheet, open_post)
        self.inserting = Inserting(sheet, open_post, self._entry)
        self._marks = SpellMarks(sheet, open_post.context.spelling)
        self._marks.changed.connect(sheet.highlighter.rehighlight)
        self._marks.line_changed.connect(sheet.highlighter.show_line)
        sheet.highlighter.show_marks(self._marks.ranges_of)
        Corrections(self._marks)

    def show_names(self) -> None:
        """Another post or other settings: whose language and names the words are judged by."""
        if self._open.post is None:
            return
        plan = self._open.records
        names = [plan.brand.name, *(one.name for one in plan.channels.values())]
        self._marks.show_text_of(self._entry_id or self._open.post.id)
        self._marks.set_names([*names, *(one.name for one in plan.campaigns.values())])
        self._marks.set_language(language_for(self._languages()))

    def _languages(self) -> Iterable[str]:
        entry = self._entry()
        for placement in [entry] if entry is not None else self._open.placements:
            channel = self._open.records.channels.get(placement.channel_id or "")
            yield channel.language if channel is not None else ""

    def _entry(self) -> Placement | None:
        return self._open.records.placements.get(self._entry_id) if self._entry_id else None
