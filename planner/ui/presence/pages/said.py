"""What a page says of itself, as a short table under a heading that folds."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.domain.pages import PageFacts
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.parts import emptied, vertical
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr

_NAMES = 176


class SaidByPage(QWidget):
    """Only what there is; what is missing stands above."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(4, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(context.theme.space(2))
        self._grid.setColumnMinimumWidth(0, _NAMES)
        self._grid.setColumnStretch(1, 1)
        vertical(self, 0).addWidget(Folded(context.theme, tr("What the page says of itself"), content))

    def show_facts(self, facts: PageFacts) -> None:
        """Shows what the page says."""
        emptied(self._grid)
        for number, (name, value) in enumerate((name, value) for name, value in _said(facts) if value):
            label = words(name, step="label", role="secondary")
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words(breakable(value), step="label"), number, 1)


def _said(facts: PageFacts) -> Iterator[tuple[str, str]]:
    image = facts.images[0] if facts.images else facts.x_image
    sides = f" ({image.width} × {image.height})" if image.width and image.height else ""
    yield tr("Title for links"), facts.said("og:title", "twitter:title")
    yield tr("Description for links"), facts.said("og:description", "twitter:description")
    yield tr("Picture"), f"{image.address}{sides}" if image.address else ""
    yield tr("Description of the picture"), image.alt
    yield tr("Its own title"), facts.title
    yield tr("Its own description"), facts.description
    yield tr("Heading"), facts.heading
    yield tr("Address"), ", ".join(dict.fromkeys((*facts.canonical, *filter(None, [facts.said("og:url")]))))
    yield tr("What it is"), facts.said("og:type")
    yield tr("Name of the site"), facts.said("og:site_name")
    yield tr("Card of X"), facts.said("twitter:card")
    yield tr("Language"), facts.language
    yield tr("Data for search engines"), ", ".join(dict.fromkeys(thing.type for thing in facts.things))
    yield tr("Changed on"), _changed(facts)
    yield tr("Accounts of its owner"), ", ".join(facts.profiles)


def _changed(facts: PageFacts) -> str:
    dates = (facts.said("article:modified_time", "og:updated_time"), *(thing.changed for thing in facts.things))
    return next(filter(None, dates), "")
