"""Where what is dragged over a view would land, and the words that say what would come of it."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QDropEvent, QFontMetrics, QPainter, QPen

from planner.ui.calendar.drag import Carried, carried_in
from planner.ui.calendar.view import CalendarView
from planner.ui.icons import pixmap
from planner.ui.theme import Theme

Place = tuple[date, time | None]
_WIDTH, _PADDING, _ICON, _GAP = 232, 8, 16, 8
_ANY = 10_000
_TALL, _CLEAR = 96, 24
"""Targets that are not taller than this are hidden by the dragged chip, which the words keep clear of."""


class Words(NamedTuple):
    """What is said of a target, and whether it is a warning."""

    text: str
    warns: bool


class Landing:
    """Asks the view once for each new target; nothing is written before the drop."""

    def __init__(self, view: CalendarView) -> None:
        self._view = view
        self._carried: Carried | None = None
        self._copy = False
        self.place: Place | None = None
        self.words = Words("", warns=False)
        self.above = False
        """Whether the words stand above the target, because the pointer with its chip is near the lower edge."""

    @property
    def carried(self) -> Carried | None:
        """What is over the view now, if it may be dropped here."""
        return self._carried

    def entered(self, event: QDropEvent) -> bool:
        """Something is dragged into the view; whether it belongs here."""
        carried = carried_in(event.mimeData())
        self._carried = carried if carried and self._is_ours(carried) else None
        self._answer(event, accepted=self._carried is not None)
        return self._carried is not None

    def moved(self, event: QDropEvent, place: Place | None, target: QRect) -> bool:
        """It is over this place now, which is marked as ``target``; whether something is to be painted anew."""
        self._answer(event, accepted=self._carried is not None and place is not None)
        if self._carried is None:
            return False
        before = self.place, self._copy, self.above
        self.place, self._copy = place, _copies(event)
        self.above = target.height() > _TALL and event.position().y() > target.center().y()
        if place is not None and (place, self._copy) != before[:2]:
            self.words = Words(*self._view.preview(self._carried, *place, self._copy))
        return before != (self.place, self._copy, self.above)

    def dropped(self, event: QDropEvent, place: Place | None) -> None:
        """It is let go here."""
        carried = self._carried
        self._answer(event, accepted=carried is not None and place is not None)
        copy = _copies(event)
        self.left()
        if carried is not None and place is not None and (copy or place != (carried.day, carried.clock)):
            self._view.drop_requested.emit(carried, *place, copy)

    def left(self) -> None:
        """It went away."""
        self._carried, self.place, self._copy = None, None, False

    def _is_ours(self, carried: Carried) -> bool:
        """Whether it belongs to the plan and the brand that are shown."""
        here = str(self._view.context.document.path), self._view.brand.id
        return (carried.plan_id, carried.brand_id) == here

    def _answer(self, event: QDropEvent, *, accepted: bool) -> None:
        if accepted:
            event.setDropAction(Qt.DropAction.CopyAction if _copies(event) else Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()


def _copies(event: QDropEvent) -> bool:
    """Whether Ctrl is held. The action that Qt proposes is another when its default differs by system."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def bubble_rect(theme: Theme, words: Words, target: QRect, within: QRect, *, above: bool = False) -> QRect:
    """Where the words stand: below the target or above it where there is room, always inside of the view."""
    width = min(max(_WIDTH, target.width()), within.width())
    height = _text_height(theme, words, width) + 2 * _PADDING
    higher = target.top() - height
    lower = target.bottom() + 1 + (0 if target.height() > _TALL else _CLEAR)
    fits_below = lower + height <= within.bottom()
    top = higher if (above and higher >= within.top()) or not fits_below else lower
    left = target.center().x() - width // 2
    left = min(max(left, within.left()), within.right() + 1 - width)
    return QRect(left, max(top, within.top()), width, height)


def paint_landing(painter: QPainter, theme: Theme, words: Words, target: QRect, bubble: QRect) -> None:
    """The target with its ring, and the words beside it."""
    ring = theme.color("border.focus")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ring, 2))
    _tint(painter, theme, target)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(target.adjusted(1, 1, -1, -1), theme.radius("chip"), theme.radius("chip"))
    if words.text:
        _paint_bubble(painter, theme, words, bubble)


def _tint(painter: QPainter, theme: Theme, target: QRect) -> None:
    """Colours the ground of the target, and leaves the words on it as they are."""
    soft, modes = theme.color("accent.soft"), QPainter.CompositionMode
    is_dark = soft.lightness() < theme.color("text.primary").lightness()
    painter.setCompositionMode(modes.CompositionMode_Lighten if is_dark else modes.CompositionMode_Darken)
    painter.fillRect(target, soft)
    painter.setCompositionMode(modes.CompositionMode_SourceOver)


def _paint_bubble(painter: QPainter, theme: Theme, words: Words, bubble: QRect) -> None:
    edge, ground = ("status.ready", "warning.soft") if words.warns else ("border.focus", "bg.surface")
    painter.setPen(QPen(theme.color(edge), 1))
    painter.setBrush(theme.color(ground))
    radius = theme.radius("control")
    painter.drawRoundedRect(QRectF(bubble).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    inside = bubble.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
    if words.warns:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(inside.topLeft(), pixmap(theme, "warning", "status.ready", _ICON, ratio))
        inside.setLeft(inside.left() + _ICON + _GAP)
    painter.setFont(theme.font("label"))
    painter.setPen(theme.color("text.primary"))
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words.text)


def _text_height(theme: Theme, words: Words, width: int) -> int:
    room = width - 2 * _PADDING - (_ICON + _GAP if words.warns else 0)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    return QFontMetrics(theme.font("label")).boundingRect(QRect(0, 0, room, _ANY), flags, words.text).height()
