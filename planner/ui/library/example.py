"""What a text of the library would say in the next post."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from planner.domain.plan import Plan, Spot, name_of
from planner.domain.records import SETTLED, Brand
from planner.domain.span import Span
from planner.domain.variables import filled, values_of, variables_in
from planner.ui.context import Context
from planner.ui.pieces.part_rows import written_by
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr

_AHEAD = timedelta(days=92)
"""How far ahead the next post is looked for."""

_LONGEST, _MOST_LINES, _WIDTH = 400, 8, 320
"""Characters and lines that are shown, and pixels of a line."""


class Example(QFrame):
    """The text as it would be put into the next post."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._values: dict[str, str] = {}
        self._shown = ""
        self._title, self._words = QLabel(), QLabel()
        self.setProperty("surface", "sunken")
        self._title.setProperty("step", "caption")
        self._title.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [context.theme.space(3)])
        column.setSpacing(context.theme.space(1))
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMaximumWidth(_WIDTH)
            label.setMinimumWidth(1)  # a word that cannot be broken makes nothing wider
            column.addWidget(label)

    def read(self, brand: Brand, plan: Plan) -> None:
        """Takes the values of the next post of the brand; ``plan`` holds the brand's settings."""
        spot = self._next(brand)
        if spot is None:
            self._values = {"brand": plan.brand.name}
            self._title.setText(tr("Example, without a next post"))
        else:
            known = self._context.document.posts_of(brand, [spot.post_id])
            post, placement = known.posts[spot.post_id], known.placements[spot.placement_id]
            self._values = values_of(known, post, placement, written_by(self._context.when))
            self._title.setText(breakable(tr("In the next post, “{post}”", post=name_of(post, placement))))
        self.show_text(self._shown)

    def show_text(self, text: str) -> None:
        """Shows this text filled in; nothing where there is nothing to fill in."""
        self._shown = text
        said = filled(text, self._values).strip()
        begins = "\n".join(said.splitlines()[:_MOST_LINES])[:_LONGEST]
        self._words.setText(breakable(said if said == begins else f"{begins}…"))
        self.setVisible(bool(variables_in(text)))

    def _next(self, brand: Brand) -> Spot | None:
        """The next entry from now on that is neither posted nor skipped."""
        now = self._context.now(brand)
        day, clock = now.date().isoformat(), f"{now:%H:%M}"
        spots = self._context.document.spots(brand, Span(now.date(), now.date() + _AHEAD))
        ahead = [
            one for one in spots if one.status not in SETTLED and (one.day or "", one.clock or "99") >= (day, clock)
        ]
        return min(ahead, key=lambda one: (one.day or "", one.clock or "99"), default=None)
