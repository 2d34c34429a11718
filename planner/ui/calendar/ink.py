"""Paints chips. What many chips share is painted once into a pixmap; only words are drawn each time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from planner.ui.calendar.faces import Face
from planner.ui.calendar.pencil import LINE, Pencil, baseline
from planner.ui.calendar.tiles import INSIDE, Tiles, clear_pixmap, rounded
from planner.ui.calendar.titles import Titles
from planner.ui.icons import pixmap
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.plain import runs_right_to_left
from planner.ui.theme import Theme

_PADDING, _INDENT = 4, 10
_GLYPH, _GLYPH_STEP, _END = 14, 17, 6
_PLUS = 18
_LEAST_ROOM = 24


class ChipInk:
    """The fonts, colours and pixmaps of chips in the theme in force; ``forget`` them when it changes."""

    def __init__(self, theme: Theme, *, solid: bool = False) -> None:
        """``solid`` chips hide what is behind them, also those that are only an outline."""
        self._theme = theme
        self._tiles = Tiles(theme, solid=solid)
        self.title_font, self._meta = theme.font("chip.title"), Pencil(theme.font("chip.meta"))
        self.titles = Titles(self.title_font)
        self._title_base = baseline(self.title_font)
        self._icons: dict[Hashable, QPixmap] = {}
        self._ratio, self._mirrored = 1.0, False
        self.forget()

    def forget(self) -> None:
        """The theme changed: paints everything anew."""
        self._tiles.forget()
        self._icons.clear()
        theme = self._theme
        self._title_pen, self._meta_pen = theme.color("text.primary"), theme.color("text.secondary")
        self._muted_pen = theme.color("text.muted")

    def is_long(self, title: str, width: int) -> bool:
        """Whether a title needs two lines in a chip of this width."""
        return len(self.lines(title, width, 2)) > 1

    def lines(self, title: str, width: int, most: int) -> tuple[str, ...]:
        """The title of a chip of this width in lines; none when there is hardly any room."""
        room = width - _INDENT - _END
        return self.titles.lines(title, room, most) if room >= _LEAST_ROOM else ()

    def begin(self, painter: QPainter, *, mirrored: bool) -> None:
        """Chips are painted with this painter from now on."""
        self._ratio, self._mirrored = painter.device().devicePixelRatioF(), mirrored

    def paint(self, painter: QPainter, rect: QRect, face: Face, lines: Sequence[str]) -> None:
        """The chip with its title in these lines; ``begin`` must have been called."""
        ground = self._tiles.ground(rect.size(), face, self._ratio, mirrored=self._mirrored)
        painter.drawPixmap(rect.topLeft(), ground)
        self._paint_meta(painter, rect, face)
        painter.setFont(self.title_font)
        painter.setPen(self._title_pen_of(face))
        y = rect.top() + _PADDING + LINE + self._title_base
        for line in lines:
            painter.drawText(self._start(rect, line), y, line)
            y += LINE

    def paint_question(self, painter: QPainter, rect: QRect, *, inside: bool) -> None:
        """The ring of a chip in question, ``inside`` where it has another one; ``begin`` must have been called."""
        painter.drawPixmap(rect.topLeft(), self._tiles.ring(rect.size(), self._ratio, INSIDE if inside else 0))

    def picture(self, size: QSize, face: Face, lines: Sequence[str], ratio: float, *, mirrored: bool) -> QPixmap:
        """The chip alone, for the pointer to carry."""
        made = clear_pixmap(size, ratio)
        rect = QRect(QPoint(), size)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(rounded(rect, self._theme.radius("chip")), self._theme.color("bg.surface"))
            self.begin(painter, mirrored=mirrored)
            self.paint(painter, rect, face, lines)
        return made

    # private

    def _title_pen_of(self, face: Face) -> QColor:
        if face.sign:
            return self._meta_pen
        return self._muted_pen if face.muted else self._title_pen

    def _start(self, rect: QRect, line: str) -> int:
        """Where a line begins on the left; text that runs from right to left stands at the right."""
        if not self._mirrored and (line.isascii() or not runs_right_to_left(line)):
            return rect.left() + _INDENT
        right = rect.right() + 1 - (_INDENT if self._mirrored else _END)
        return round(right - self.titles.width(line))

    def _paint_meta(self, painter: QPainter, rect: QRect, face: Face) -> None:
        top, width = rect.top() + _PADDING + (LINE - _GLYPH) // 2, rect.width()
        clock, clock_width = self._meta.prepared(face.clock)
        signs = _GLYPH + (_GLYPH_STEP if face.mark else 0)
        rest = self._meta.width(f"+{len(face.glyphs)}") + _PADDING
        glyphs, plus, shows_clock = meta_fitting(len(face.glyphs), clock_width, width - _INDENT - _END - signs, rest)
        x = _INDENT
        for glyph in face.glyphs[:glyphs]:
            painter.drawPixmap(self._x(rect, x, _GLYPH), top, self._icon(glyph, "text.secondary"))
            x += _GLYPH_STEP
        painter.setFont(self._meta.font)
        painter.setPen(self._meta_pen)
        words_top = rect.top() + _PADDING + self._meta.top
        if plus:
            words, words_width = self._meta.prepared(f"+{len(face.glyphs) - glyphs}")
            painter.drawStaticText(self._x(rect, x, words_width), words_top, words)
            x += words_width + _PADDING
        if shows_clock:
            painter.drawStaticText(self._x(rect, x, clock_width), words_top, clock)
        if width >= _INDENT + _GLYPH + _END:
            icon = self._icon(*face.shape(self._theme, mirrored=self._mirrored))
            painter.drawPixmap(self._x(rect, width - _END - _GLYPH, _GLYPH), top, icon)
        if face.mark is not None and width >= _INDENT + signs + _END:
            look = SEVERITY_LOOKS[face.mark]
            icon = self._icon(look.shape, look.token)
            painter.drawPixmap(self._x(rect, width - _END - signs, _GLYPH), top, icon)

    def _x(self, rect: QRect, x: int, width: int) -> int:
        return rect.right() + 1 - x - width if self._mirrored else rect.left() + x

    def _icon(self, name: str, token: str) -> QPixmap:
        key = name, token, self._ratio
        found = self._icons.get(key)
        if found is None:
            found = self._icons[key] = pixmap(self._theme, name, token, _GLYPH, self._ratio)
        return found


class Meta(NamedTuple):
    """What of a chip's first line is painted: how many icons of channels, "+n" for the others, and the time."""

    glyphs: int
    plus: bool
    clock: bool


def meta_fitting(count: int, clock_width: int, room: int, plus_width: int = _PLUS) -> Meta:
    """All icons and the time; with less room one icon and "+n"; then no time; then one icon, or none."""
    for clock in (True, False):
        left = room - (clock_width + _PADDING if clock else 0)
        if count * _GLYPH_STEP <= left:
            return Meta(count, plus=False, clock=clock)
        fitting = (left - plus_width) // _GLYPH_STEP
        if fitting >= 1:
            return Meta(fitting, plus=True, clock=clock)
    return Meta(1 if room >= _GLYPH_STEP else 0, plus=False, clock=False)
