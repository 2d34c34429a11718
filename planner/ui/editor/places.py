"""Where things are in the editor, and how one gets there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from planner.domain.checks.finding import Finding
from planner.domain.platforms import Extra
from planner.ui.editor.media.pictures import PictureList
from planner.ui.editor.networks import platform_of
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.sections.details import Details
from planner.ui.editor.text.texts import Texts
from planner.ui.editor.times.entry_times import Times
from planner.ui.pieces.folded import Folded

_EDGE = 12
_FOLDED = ("link", "pictures", "status", "comments", "partner", "permission")


class Places(QObject):
    """Leads to the parts of the page."""

    def __init__(self, open_post: OpenPost, texts: Texts, times: Times, details: Details) -> None:
        super().__init__(open_post)
        self._open = open_post
        self._texts, self._times, self._details = texts, times, details
        self.scroll = QScrollArea()

    @property
    def sections(self) -> dict[str, QWidget]:
        """What a finding can be about, by the keys that findings have for it."""
        folded = {name: getattr(self._details, name).part for name in _FOLDED}
        extras = {extra.key: self._details.extras.part for extra in self._extras()}
        return {"text": self._texts, "time": self._times, **folded, **extras}

    def point_at(self, about: str) -> None:
        """Unfolds a part and scrolls to it, when its new height is known."""
        part = self.sections.get(about)
        if part is None:
            return
        if isinstance(part, Folded):
            part.open()
        QTimer.singleShot(0, self, lambda: self.scroll.ensureWidgetVisible(part, 0, _EDGE))

    def go_to(self, finding: Finding) -> None:
        """Shows what a finding is about: the words that it means, or the part of the page."""
        if finding.about == "text":
            self._texts.select(finding.placements[0] if finding.placements else "", finding.at)
        self.point_at(finding.about)

    def add_files(self, paths: list[str]) -> None:
        """Files that were dropped on the text are pictures of the post; the first list is the common one."""
        pictures = self._details.pictures.part.findChild(PictureList)
        if pictures is not None:
            pictures.add_files(paths)

    def _extras(self) -> list[Extra]:
        """The fields of all networks that the post is on."""
        platforms = [platform_of(self._open, one) for one in self._open.placements]
        return [extra for platform in platforms if platform is not None for extra in platform.extras]
