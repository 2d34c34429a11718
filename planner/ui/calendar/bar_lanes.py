"""Arranges what lasts for days as bars above the chips of a row of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect

from planner.domain.overlay import Bar, BarRow, BarStretch, bar_row
from planner.domain.span import ONE_DAY, Span
from planner.ui.calendar.bar_words import label_of
from planner.ui.calendar.pencil import Pencil
from planner.ui.calendar.scene import BarMore, Barred, Scene
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.calendar.painted import PaintedView

TALL, THIN, GAP = 16, 4, 2
"""The height of a bar with words, of one without, and the space below each."""

MOST, MOST_IN_A_WEEK = 3, 4
"""How many bars lie over each other at most."""

PADDING, GLYPH, GLYPH_STEP = 8, 12, 16
"""What is left free before words, the icon, and from there to the words."""

_START, _END = 3, 4
"""How far inside of its first and its last day a bar begins and ends, as chips do."""


class BarRoom(NamedTuple):
    """Where the bars of a row begin, how many there may be, and how many of these have words."""

    top: int
    most: int
    labelled: int

    def height(self, lanes: int) -> int:
        """The height of so many lanes with the space below each."""
        tall = min(self.labelled, lanes)
        return tall * (TALL + GAP) + (lanes - tall) * (THIN + GAP)


class BarLanes:
    """Adds the bars of one row of days after the other to a scene."""

    def __init__(self, view: PaintedView, pencil: Pencil) -> None:
        self._view = view
        self._pencil = pencil

    def number(self, days: Sequence[date], most: int) -> int:
        """How many lanes these days take."""
        return self._row(days, most).lanes

    def arrange(self, scene: Scene, days: Mapping[date, QRect], room: BarRoom) -> dict[date, int]:
        """Adds the bars of these days; gives the height that they take on each."""
        row = self._row(list(days), room.most)
        taken: dict[date, int] = {}
        more = self._arrange_more(scene, row, days[max(days)], room)
        for one in row.stretches:
            scene.barred.append(self._barred(one, days, room, more))
            for day in (day for day in days if one.first <= day <= one.last):
                taken[day] = max(taken.get(day, 0), room.height(one.lane + 1))
        return taken

    def _row(self, days: Sequence[date], most: int) -> BarRow:
        return bar_row(self._view.overlaid.overlay.bars, Span(days[0], days[-1] + ONE_DAY), most)

    def _arrange_more(self, scene: Scene, row: BarRow, last: QRect, room: BarRoom) -> BarMore | None:
        """At the end of the row, in its first lane: how many have none."""
        if not (row.hidden and room.most):
            return None
        number = self._view.context.when.number(len(row.hidden))
        label = tr("{number} more", number=number) if room.labelled else ""
        width = min(self._pencil.width(label) + 2 * PADDING, last.width()) if label else PADDING
        left = last.left() if self._view.mirrored else last.right() + 1 - width
        more = BarMore(QRect(left, room.top, width, TALL if label else THIN), label, row.hidden)
        scene.bar_more.append(more)
        return more

    def _barred(self, one: BarStretch, days: Mapping[date, QRect], room: BarRoom, more: BarMore | None) -> Barred:
        begun, goes_on = one.bar.first < one.first, one.bar.last > one.last
        rect = days[one.first].united(days[one.last])
        before, after = (0 if begun else _START), (0 if goes_on else _END)
        left = rect.left() + (after if self._view.mirrored else before)
        height = TALL if one.lane < room.labelled else THIN
        rect = QRect(left, room.top + room.height(one.lane), rect.width() - before - after, height)
        cut = more.rect.width() if more is not None and more.rect.intersects(rect) else 0
        label = self._label(one.bar, rect.width() - cut) if height == TALL else ""
        return Barred(rect, one.bar, label, begun, goes_on, cut)

    def _label(self, bar: Bar, width: int) -> str:
        return self._pencil.elided(label_of(bar), width - 2 * PADDING - (GLYPH_STEP if glyph_of(bar) else 0))


def glyph_of(bar: Bar) -> str:
    """The icon that says what sort of bar it is; a campaign has none."""
    return _GLYPHS.get(type(bar.record).__name__, "")


_GLYPHS = {"Flight": "megaphone-simple", "Deliverable": "user"}
