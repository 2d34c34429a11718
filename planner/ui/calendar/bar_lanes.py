"""Arranges what lasts for days as bars above the chips of a row of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect

from planner.domain.overlay import Bar, BarRow, BarStretch, bar_row
from planner.domain.records import Campaign
from planner.domain.span import ONE_DAY, Span
from planner.ui.calendar.bar_words import label_of
from planner.ui.calendar.pencil import Pencil
from planner.ui.calendar.scene import BarMore, Barred, BarWords, Scene
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.calendar.painted import PaintedView

TALL, THIN, GAP = 16, 3, 2
"""The height of a bar with words, of one without, and the space below each."""

MOST, MOST_IN_A_WEEK = 2, 4
"""How many bars lie over each other at most."""

PADDING, GLYPH, GLYPH_STEP = 8, 12, 16
"""What is left free before words, the icon, and from there to the words."""

_START, _END = 3, 4
"""How far inside of its first and its last day a bar begins and ends, as chips do."""

_LEAST_WORDS = 40
"""With less room than this a milestone has no words on its bar."""


class BarRoom(NamedTuple):
    """Where the bars of a row begin, how many there may be, and whether they are strips without words."""

    top: int
    most: int
    thin: bool = False

    def height(self, lanes: int) -> int:
        """The height of so many lanes with the space below each; strips lie where nothing else would be."""
        return 0 if self.thin else lanes * (TALL + GAP)


class BarLanes:
    """Adds the bars of one row of days after the other to a scene."""

    def __init__(self, view: PaintedView, pencil: Pencil) -> None:
        self._view = view
        self._pencil = pencil

    def row(self, days: Sequence[date], most: int) -> BarRow:
        """The bars of these days in at most so many lanes."""
        return bar_row(self._view.overlaid.overlay.bars, Span(days[0], days[-1] + ONE_DAY), most)

    def arrange(self, scene: Scene, days: Mapping[date, QRect], room: BarRoom) -> dict[date, int]:
        """Adds the bars of these days; gives the height that they take on each."""
        row = self.row(list(days), room.most)
        taken: dict[date, int] = {}
        for one in row.stretches:
            scene.barred.append(self._barred(one, days, room))
            for day in (day for day in days if one.first <= day <= one.last):
                taken[day] = max(taken.get(day, 0), room.height(one.lane + 1))
        return taken

    def tell_hidden(self, scene: Scene, hidden: tuple[Bar, ...], at: QRect) -> None:
        """Says within a rectangle how many have no lane, in as many words as there is room for."""
        if not hidden:
            return
        number = self._view.context.when.number(len(hidden))
        whole, short = tr("+{number} ongoing", number=number), tr("+{number}", number=number)
        label = whole if self._pencil.width(whole) <= at.width() else short
        rect = QRect(at.left(), at.top(), min(self._pencil.width(label), at.width()), at.height())
        if self._view.mirrored:
            rect.moveRight(at.right())
        scene.bar_more.append(BarMore(rect, label, hidden))

    def _barred(self, one: BarStretch, days: Mapping[date, QRect], room: BarRoom) -> Barred:
        begun, goes_on = one.bar.first < one.first, one.bar.last > one.last
        rect = days[one.first].united(days[one.last])
        before, after = (0 if begun else _START), (0 if goes_on else _END)
        left = rect.left() + (after if self._view.mirrored else before)
        top = room.top + room.height(one.lane)
        rect = QRect(left, top, rect.width() - before - after, THIN if room.thin else TALL)
        words = () if room.thin else tuple(self._words(one, rect, days))
        return Barred(rect, one.bar, words, begun, goes_on)

    def _words(self, one: BarStretch, rect: QRect, days: Mapping[date, QRect]) -> list[BarWords]:
        """Its name, and its milestones on their days, each as far as there is room up to the next."""
        name, glyph = label_of(one.bar), glyph_of(one.bar)
        said = [BarWords(PADDING, glyph, self._elided(name, glyph, rect.width() - PADDING))]
        told = [each for each in _milestones(one.bar) if one.first <= each[0] <= one.last]
        starts = [self._indent(rect, days[day]) for day, _ in told]
        ends = [*starts[1:], rect.width()]
        for (day, words), start, end in zip(told, starts, ends, strict=False):
            free = max(start, said[-1].indent + self._wide(said[-1]) + PADDING)
            if end - free >= _LEAST_WORDS:
                said.append(BarWords(free, _MILESTONE, self._elided(words, _MILESTONE, end - free), day, words))
        return said

    def _indent(self, rect: QRect, day: QRect) -> int:
        """From where reading begins on a bar to the chips of a day."""
        before = rect.right() - day.right() if self._view.mirrored else day.left() - rect.left()
        return max(before, 0) + PADDING

    def _wide(self, words: BarWords) -> int:
        return self._pencil.width(words.label) + (GLYPH_STEP if words.glyph else 0)

    def _elided(self, words: str, glyph: str, room: int) -> str:
        return self._pencil.elided(words, room - PADDING - (GLYPH_STEP if glyph else 0))


def glyph_of(bar: Bar) -> str:
    """The icon that says what sort of bar it is; a campaign has none."""
    return _GLYPHS.get(type(bar.record).__name__, "")


def _milestones(bar: Bar) -> list[tuple[date, str]]:
    record = bar.record
    return [(one.day, one.name) for one in record.milestones] if isinstance(record, Campaign) else []


_GLYPHS = {"Flight": "megaphone-simple", "Deliverable": "user"}
_MILESTONE = "flag-banner"
