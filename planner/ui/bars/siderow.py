"""A row of the left bar. Rows paint themselves: thirty styled buttons would cost the first frame too much."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle

from planner.ui.icons import pixmap
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme

_RING = 2
EDGE = 12
"""How far from the edges of a row its content stays."""
GLYPH = 16
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SideRow(QAbstractButton):
    """A row of the bar; rows that share ``walk`` are one stop of the Tab key, with arrow keys between them."""

    menu_requested = Signal(QPoint)
    tall: ClassVar[int] = 32

    def __init__(self, theme: Theme, name: str, walk: list[SideRow] | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.name = name
        self._help = ""
        self.count = ""
        self.collapsed = False
        self.walk = [] if walk is None else walk
        self.walk.append(self)
        self.setAccessibleName(name)
        self.setFixedHeight(self.tall)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(plain_hint(name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def rename(self, name: str) -> None:
        """Shows another name."""
        self.name = name
        self.setAccessibleName(name)
        self._hint()
        self.update()

    def explain(self, words: str) -> None:
        """What a click does, for the tooltip."""
        self._help = words
        self._hint()

    def show_count(self, number: str, words: str) -> None:
        """A figure at the end of the row, and what it counts, for screen readers and the tooltip."""
        self.count = number
        self.setAccessibleDescription(words)
        self._hint()
        self.update()

    def set_collapsed(self, on: bool) -> None:
        """Shows nothing but the icon."""
        self.collapsed = on
        self.update()

    def be_the_stop(self) -> None:
        """Lets the Tab key stop at this row of its walk."""
        for row in self.walk:
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus if row is self else Qt.FocusPolicy.NoFocus)

    # painting and events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        self.paint_content(painter)
        if self.hasFocus():
            self._paint_ring(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._pass_focus(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.be_the_stop()
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    # for the kinds of rows

    def paint_ground(self, painter: QPainter) -> None:
        """The ground of the row: none at rest."""
        if self.underMouse():
            self.fill(painter, "bg.hover")

    def paint_content(self, painter: QPainter) -> None:
        """What the row shows."""

    def fill(self, painter: QPainter, token: str) -> None:
        """The whole row in a colour."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(token))
        radius = self.theme.radius("control")
        painter.drawRoundedRect(self.rect(), radius, radius)

    def there(self, x: int, y: int, width: int, height: int) -> QRect:
        """A place in the row, mirrored where writing runs from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(x, y, width, height))

    def paint_icon(self, painter: QPainter, x: int, name: str, token: str, px: int = GLYPH) -> None:
        """An icon in the middle of the row's height."""
        place = self.there(x, (self.tall - px) // 2, px, px)
        painter.drawPixmap(place.topLeft(), pixmap(self.theme, name, token, px, self.devicePixelRatioF()))

    def paint_words(self, painter: QPainter, x: int, words: str, step: str, token: str) -> None:
        """Words on one line from ``x`` to the figure, or to the edge when there is none."""
        room = self.width() - x - self.room_at_end()
        font = self.theme.font(step)
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        alignment = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.there(x, 0, room, self.tall), alignment | Qt.AlignmentFlag.AlignVCenter, elided)

    def room_at_end(self) -> int:
        """The width that words leave free: the edge, and the figure if there is one."""
        if self.collapsed or not self.count:
            return 1 if self.collapsed else EDGE
        return QFontMetrics(self.theme.font("label")).horizontalAdvance(self.count) + 8 + EDGE

    def paint_count(self, painter: QPainter, token: str = "text.muted") -> None:
        """The figure at the end of the row."""
        if not self.count:
            return
        painter.setFont(self.theme.font("label"))
        painter.setPen(self.theme.color(token))
        place = self.there(EDGE, 0, self.width() - 2 * EDGE, self.tall)
        alignment = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        painter.drawText(place, alignment | Qt.AlignmentFlag.AlignVCenter, self.count)

    # private

    def _hint(self) -> None:
        """The tooltip: the name, what the figure counts, and what a click does."""
        said = (self.name, self.accessibleDescription(), self._help)
        self.setToolTip(plain_hint(" · ".join(filter(None, said))))

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.theme.color("border.focus"), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.theme.radius("control") - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _pass_focus(self, step: int) -> None:
        rows = [row for row in self.walk if not row.isHidden()]
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
