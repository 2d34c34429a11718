"""Arranges silences of channels as lines below the chips of a row of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect

from planner.domain.overlay import SilentRow, Stretch, silent_row
from planner.domain.span import ONE_DAY, Span
from planner.ui.calendar.pencil import Pencil
from planner.ui.calendar.scene import Scene, Silent, SilentMore
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.calendar.painted import PaintedView

LANE, SLIM, THIN = 14, 9, 4
"""The height of a line, of one where there is little room, and of one where there is none for words."""

GLYPH, PADDING, GLYPH_STEP, BEFORE = 12, 6, 16, 10
"""The icon, what is left free at an end, from the icon to the words, and from where a line comes from to its icon."""

_MOST, _GAP, _LEAST_DASHES = 2, 2, 16
"""How many lines a row has, the space above them, and how much of a line is left beside its words."""

_NAME = range(48, 200)
"""The width of a channel's name: with less room it is left out, and longer ones are cut."""


class Room(NamedTuple):
    """What a row of days has for lines: where it ends, how high a line is, how many there may be, the space above."""

    bottom: int
    height: int = LANE
    most: int = _MOST
    gap: int = _GAP

    def taken(self, lanes: int) -> int:
        """The height of so many lines."""
        return lanes * self.height + self.gap if lanes else 0

    def top(self, lane: int) -> int:
        """Where a line begins."""
        return self.bottom + 1 - (lane + 1) * self.height


def room_above(bottom: int, free: int) -> Room:
    """What there is of so many pixels above the end of a row of days."""
    if free >= LANE + _GAP:
        return Room(bottom, LANE, min((free - _GAP) // LANE, _MOST))
    return Room(bottom, SLIM if free >= SLIM else THIN, most=1, gap=0)


class SilentLanes:
    """Adds the silences of one row of days after the other to a scene."""

    def __init__(self, view: PaintedView, pencil: Pencil) -> None:
        self._view = view
        self._pencil = pencil

    def height(self, days: Sequence[date]) -> int:
        """What the lines of these days take where there is room for them."""
        return Room(0).taken(self._row(days, _MOST).lanes)

    def arrange(self, scene: Scene, days: Mapping[date, QRect], room: Room) -> dict[date, int]:
        """Adds the lines of these days; gives the height that they take on each."""
        row, taken = self._row(list(days), room.most), {}
        more = self._arrange_more(scene, row, days[max(days)], room)
        if more:
            taken[max(days)] = room.taken(row.lanes)
        for one in row.stretches:
            scene.silent.append(self._silent(one, days, room, more))
            for day in (day for day in days if one.first <= day <= one.last):
                taken[day] = max(taken.get(day, 0), room.taken(one.lane + 1))
        return taken

    def _row(self, days: Sequence[date], most: int) -> SilentRow:
        return silent_row(self._view.overlaid.overlay.silences, Span(days[0], days[-1] + ONE_DAY), most)

    def _arrange_more(self, scene: Scene, row: SilentRow, last: QRect, room: Room) -> SilentMore | None:
        """At the end of the row, in its highest line: how many have none."""
        if not row.hidden:
            return None
        number = self._view.context.when.number(len(row.hidden))
        label = tr("{number} more silent", number=number) if room.height > THIN else ""
        width = min(self._pencil.width(label) + 2 * PADDING, last.width())
        left = last.left() if self._view.mirrored else last.right() + 1 - width
        rect = QRect(left, room.top(row.lanes - 1), width, room.height)
        more = SilentMore(rect, label, "\n".join(silence.words for silence in row.hidden))
        scene.silent_more.append(more)
        return more

    def _silent(self, one: Stretch, days: Mapping[date, QRect], room: Room, more: SilentMore | None) -> Silent:
        silence, faces = one.silence, self._view.faces
        assert faces is not None
        across = days[one.first].united(days[one.last])
        rect = QRect(across.left(), room.top(one.lane), across.width(), room.height)
        cut = more.rect.width() if more and more.label and more.rect.intersects(rect) else 0
        begun, goes_on = silence.first < one.first, silence.last > one.last
        if room.height == THIN:
            return Silent(rect, "", "", silence.words, begun, goes_on, cut)
        left = rect.width() - cut - 2 * PADDING - GLYPH_STEP - (BEFORE if begun else 0) - _LEAST_DASHES
        label = self._label(silence.channel, silence.days, left)
        return Silent(rect, faces.channel_glyph(silence.channel_id), label, silence.words, begun, goes_on, cut)

    def _label(self, channel: str, days: int, room: int) -> str:
        """As many words as there is room for, or none."""
        short = tr("silent %n day(s)", days)
        name = self._pencil.elided(channel, min(room - self._pencil.width(f" {short}"), _NAME.stop))
        whole = tr("{channel} silent %n day(s)", days, channel=name)
        fits = name == channel or self._pencil.width(name) >= _NAME.start
        words = whole if fits and self._pencil.width(whole) <= room else short
        return words if self._pencil.width(words) <= room else ""
