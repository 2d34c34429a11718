"""The live count under a text: a ring and words in the unit of the network."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.room import NEAR_THE_END, Room, tightest
from planner.domain.rules import Severity
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_RING, _STROKE, _GAP = 16, 2.5, 6
_NAMED = 2
_SAY_AFTER = 1_000
"""Milliseconds after the last key until the count is told to screen readers."""

_UNITS = {
    "x_weighted": "Counted as {network} does: a link {weight}, emoji and East Asian letters 2, other letters 1",
    "bluesky": "Counted as {network} does: each letter or emoji that one sees 1, links as they are shown",
    "mastodon": "Counted as {network} does: a link {weight}, a mention without its server, a content warning too",
    "threads": "Counted as {network} does: letters 1, emoji by their bytes",
    "utf16": "Counted as {network} does: letters 1, most emoji 2 or more",
    "code_points": "Counted as {network} does: letters 1, some emoji more than 1",
    "utf8_bytes": "Counted as {network} does, in bytes: plain letters 1, others 2 to 4",
    "graphemes": "Each letter or emoji that one sees counts 1",
}


class Counter(QWidget):
    """Says how much room is left: for one text, or for the channels that share it, the tightest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rooms: tuple[Room, ...] = ()
        self._at = 0
        self._length = 0
        self._alone = True
        self._share, self._ringed = 0.0, False
        self._offered: tuple[str, ...] = ("",)
        self._saying = QTimer(self, singleShot=True, interval=_SAY_AFTER)
        self._saying.timeout.connect(self._say)
        self.setFont(context.theme.font("label"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The longest words that there is room for."""
        room = self.width() - (_RING + _GAP if self._ringed else 0)
        metrics = self.fontMetrics()
        fitting = (one for one in self._offered if metrics.horizontalAdvance(one) <= room)
        return next(fitting, self._offered[-1])

    def show_rooms(self, rooms: Sequence[Room], length: int, at: int, *, alone: bool) -> None:
        """Shows how a text of ``length`` characters stands; ``at`` is where the cursor is, in code points.

        ``alone`` says that the text is that of one channel, which needs not be named.
        """
        now = tuple(rooms), length, at, alone
        if now == (self._rooms, self._length, self._at, self._alone):
            return
        self._rooms, self._length, self._at, self._alone = now
        self._offered = self._words()
        self._share = self._deciding_share()
        self._ringed = any(room.limit is not None for room in self._rooms)
        self._saying.start()
        self.update()

    def hint(self) -> str:
        """Every channel with its count, its unit in plain words, and where the limit is from."""
        return "\n".join(line for room in self._rooms for line in self._room_hint(room))

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 24)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Says more when the pointer comes."""
        super().enterEvent(event)
        self.setToolTip(plain_hint(self.hint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring at the end of the line, the words before it."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            reserved = _RING + _GAP if self._ringed else 0
            rect = self.rect().adjusted(0, 0, -reserved, 0) if right else self.rect().adjusted(reserved, 0, 0, 0)
            painter.setPen(self._context.theme.color(self._token("text.secondary")))
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), self.text)
            if self._ringed:
                top = (self.height() - _RING) / 2
                self._paint_ring(painter, QRectF(self.width() - _RING if right else 0, top, _RING, _RING))

    # the ring

    def _deciding_share(self) -> float:
        """The share that decides: of the part that is typed in, or of the tightest channel."""
        if self._alone and self._rooms and self._rooms[0].limit is not None:
            room = self._rooms[0]
            return room.lengths[room.part_at(self._at)] / max(self._rooms[0].limit or 0, 1)
        return max((room.share for room in self._rooms), default=0.0)

    def _token(self, calm: str) -> str:
        share = self._share
        if share > 1:
            return SEVERITY_LOOKS[Severity.MUST_FIX].token
        return SEVERITY_LOOKS[Severity.ATTENTION].token if share >= NEAR_THE_END else calm

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        theme, share = self._context.theme, self._share
        if share > 1:
            look = SEVERITY_LOOKS[Severity.MUST_FIX]
            icon = icons.pixmap(theme, look.shape, look.token, _RING, self.devicePixelRatioF())
            painter.drawPixmap(rect.topLeft(), icon)
            return
        rect = rect.adjusted(_STROKE / 2, _STROKE / 2, -_STROKE / 2, -_STROKE / 2)
        painter.setPen(QPen(theme.color("border.subtle"), _STROKE))
        painter.drawEllipse(rect)
        pen = QPen(theme.color(self._token("text.muted")), _STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if share > 0:
            painter.drawArc(rect, 90 * 16, -round(360 * 16 * share))

    # the words

    def _words(self) -> tuple[str, ...]:
        """What could be said, the most telling first."""
        if self._alone and self._rooms:
            return self._one_words(self._rooms[0])
        ordered = tightest(self._rooms)
        if not ordered:
            return (self._plain_words(),)
        near = [room for room in ordered if room.share >= NEAR_THE_END]
        named = [self._named(room) for room in (near or ordered)[: _NAMED if near else 1]]
        tries = [named[:count] for count in range(len(named), 0, -1)]
        return tuple(self._and_more(shown, len(near) - len(shown)) for shown in tries) + (self._left(ordered[0]),)

    def _one_words(self, room: Room) -> tuple[str, ...]:
        if room.limit is None:
            return (tr("{number} character(s)", room.lengths[0], number=self._number(sum(room.lengths))),)
        number = room.part_at(self._at)
        left = self._left(room, number)
        if len(room.parts) == 1:
            return (left,)
        part = {"number": self._number(number + 1), "count": self._number(len(room.parts))}
        return tr("Part {number} of {count} · {left}", left=left, **part), tr(
            "{number}/{count}: {left}", left=left, **part
        )

    def _plain_words(self) -> str:
        return tr("{number} character(s)", self._length, number=self._number(self._length))

    def _named(self, room: Room) -> str:
        return tr("{channel}: {left}", channel=_short(room.name), left=self._left(room))

    def _and_more(self, named: list[str], more: int) -> str:
        said = " · ".join(named)
        return tr("{said} · +{more} more", said=said, more=more) if more > 0 else said

    def _left(self, room: Room, part: int | None = None) -> str:
        left = (room.limit or 0) - room.lengths[room.longest if part is None else part]
        number = self._number(abs(left))
        return tr("{number} over", number=number) if left < 0 else tr("{number} left", number=number)

    def _number(self, number: int) -> str:
        return self._context.when.number(number)

    # what the pointer and screen readers are told

    def _room_hint(self, room: Room) -> list[str]:
        lines = [self._count_line(room)]
        if room.platform is not None and room.unit in _UNITS:
            lines.append(tr(_UNITS[room.unit], network=room.platform.name, weight=room.link_weight))
        source = self._source(room)
        return [*lines, source] if source else lines

    def _count_line(self, room: Room) -> str:
        said = []
        for number, length in enumerate(room.lengths):
            part = {"length": self._number(length), "limit": self._number(room.limit or 0)}
            count = tr("{length} of {limit}", **part) if room.limit is not None else part["length"]
            name = tr("part {number}", number=self._number(number + 1))
            said.append(f"{name} {count}" if len(room.lengths) > 1 else count)
        return f"{room.name}: {', '.join(said)}"

    def _source(self, room: Room) -> str:
        if room.limit is None:
            return ""
        if room.fact is None:
            return tr("{limit}, set by you for this channel", limit=self._number(room.limit))
        when, fact = self._context.when, room.fact
        since = tr(" since {day}", day=when.dated(fact.since)) if fact.since else ""
        checked = tr("checked {day}", day=when.dated(fact.checked))
        return tr("{limit}{since}, {source}, {checked}", limit=self._number(room.limit), since=since,
                  source=_host(fact.source), checked=checked)  # fmt: skip

    def _say(self) -> None:
        """Once for a pause in typing, not with every key."""
        self.setAccessibleName(", ".join(map(self._count_line, self._rooms)) or self._plain_words())
        self.setAccessibleDescription(self.hint())


def _host(source: str) -> str:
    """The host of an address, or the source as it is."""
    return urlsplit(source).hostname or source if "://" in source else source


def _short(name: str, most: int = 14) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
