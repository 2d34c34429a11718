"""What a painted view lies on: a card with round corners, and words on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from planner.ui.calendar.pencil import LINE, Pencil
from planner.ui.calendar.scene import More
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.calendar.painted import PaintedView

CIRCLE, PILL_PADDING = 24, 4


Style = tuple[Pencil, str]
"""A font and the token of a colour."""


class Paper:
    """Paints for one view; ``left`` and ``write`` count from the side on which reading begins."""

    def __init__(self, view: PaintedView) -> None:
        self.view = view
        self.theme = view.theme
        self.label, self.caption = Pencil(self.theme.font("label")), Pencil(self.theme.font("caption"))
        strong = self.theme.font("label")
        strong.setWeight(self.theme.font("body.strong").weight())
        self.strong = Pencil(strong)

    def left(self, rect: QRect, indent: int, width: int) -> int:
        """Where something of this width stands that is indented in a rectangle."""
        return rect.right() + 1 - indent - width if self.view.mirrored else rect.left() + indent

    def write(self, painter: QPainter, style: Style, rect: QRect, indent: int, words: str) -> int:
        """Words in the middle of a rectangle's height; gives where they end."""
        pencil, token = style
        text, width = pencil.prepared(words)
        painter.setFont(pencil.font)
        painter.setPen(self.theme.color(token))
        y = rect.top() + (rect.height() - LINE) // 2 + pencil.top
        painter.drawStaticText(self.left(rect, indent, width), y, text)
        return indent + width

    def write_at_end(self, painter: QPainter, style: Style, rect: QRect, end: int, words: str) -> None:
        """Words that end so many pixels before the end of a rectangle."""
        self.write(painter, style, rect, rect.width() - end - style[0].width(words), words)

    def write_number(self, painter: QPainter, colours: tuple[str, str], rect: QRect, indent: int, words: str) -> int:
        """A day's number, in a circle unless the colour of that is ""; gives where it ends."""
        token, circle = colours
        pencil = self.strong if circle == "accent.solid" else self.label
        if circle:
            width = pencil.width(words)
            wide = max(CIRCLE, width + 2 * PILL_PADDING)
            indent -= (CIRCLE - LINE) // 2 + 2
            self._paint_pill(painter, QRect(self.left(rect, indent, wide), rect.top(), wide, CIRCLE), circle)
            indent += (wide - width) // 2
        return self.write(painter, (pencil, token), rect, indent, words)

    def number_colours(self, *, is_today: bool, is_cursor: bool, is_outside: bool) -> tuple[str, str]:
        """The tokens of a number and of the circle around it."""
        if is_today:
            return "accent.on", "accent.solid"
        if is_cursor:
            return "accent.text", "accent.soft"
        return ("text.muted" if is_outside else "text.primary"), ""

    def more_words(self, more: More) -> str:
        """``2 more``, or ``2 suggestions`` where no chip is out of sight."""
        if more.chips:
            return tr("{number} more", number=self.view.context.when.number(more.number))
        return tr("%n suggestion(s)", more.ghosts)

    def more_token(self, more: More) -> str:
        """The colour of these words, another one where they speak of chips in question."""
        return "status.ready" if self.view.is_in_question(more) else "text.secondary"

    def paint_card(self, painter: QPainter, area: QRegion) -> None:
        """The card without its edge; round corners cost much, so they are painted only where the area has some."""
        card, radius = self.view.rect(), self.theme.radius("card")
        colour, middle = self.theme.color("bg.surface"), card.adjusted(0, radius, 0, -radius)
        painter.fillRect(middle, colour)
        if middle.contains(area.boundingRect()):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for top in (card.top(), card.bottom() + 1 - 2 * radius):
            painter.drawRoundedRect(QRectF(0.5, top + 0.5, card.width() - 1, 2 * radius - 1), radius, radius)

    def paint_edge(self, painter: QPainter, area: QRegion) -> None:
        """The edge of the card, where the area touches it."""
        card = QRectF(self.view.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.view.rect().adjusted(1, 1, -1, -1).contains(area.boundingRect()):
            return
        painter.setPen(QPen(self.theme.color("border.subtle"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card, self.theme.radius("card"), self.theme.radius("card"))

    def fill(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        """Fills a rectangle, with round corners where the card has them."""
        card = self.view.rect()
        if rect.bottom() < card.bottom() - 1 or (rect.left() > 1 and rect.right() < card.right() - 1):
            painter.fillRect(rect, colour)
            return
        outline, inside = QPainterPath(), QPainterPath()
        outline.addRoundedRect(QRectF(card), self.theme.radius("card"), self.theme.radius("card"))
        inside.addRect(QRectF(rect.adjusted(0, 0, 0, 1)))
        painter.fillPath(outline.intersected(inside), colour)

    def paint_day_ring(self, painter: QPainter, rect: QRect) -> None:
        """The ring of the day that has the keyboard."""
        view = self.view
        is_inside = view.focused or view.focused_ghost or view.more_focused
        if rect.isEmpty() or is_inside or not (view.hasFocus() and view.with_keyboard):
            return
        painter.setPen(QPen(self.theme.color("border.focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            QRectF(rect).adjusted(1, 1, -1, -1), self.theme.radius("chip"), self.theme.radius("chip")
        )

    def _paint_pill(self, painter: QPainter, rect: QRect, token: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(token))
        painter.drawRoundedRect(QRectF(rect), CIRCLE / 2, CIRCLE / 2)
