"""What stands beside and over the numbers: posts at the left, and the titles of the section in view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from planner.app.numbers import NumberRow, NumberSection, Sort
from planner.domain.results.due import Standing
from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.results.numbers.ink import HEADING_HEIGHT, PAD, paint_title
from planner.ui.results.numbers.model import NumbersModel
from planner.ui.results.numbers.wording import Wording
from planner.ui.theme import Theme
from planner.ui.words import tr

_ICON, _BEGIN = 16, 32
_MOMENT, _DAY, _CLOCK = 112, 72, 48
"""Room for the day and time, for the day, and for the time alone."""

_NARROW = 280
"""With less room than this a row says its day without the time."""

_STATES = {
    Standing.ENTERED: ("check-circle-fill", "status.approved"),
    Standing.AHEAD: ("clock", "text.muted"),
    Standing.MISSED: ("clock-counter-clockwise", "text.muted"),
}
_SIGNS = {Sort.ACCOUNT: "user", Sort.CAMPAIGN: "flag-banner"}
_UNKNOWN = "globe"


class Titles(QHeaderView):
    """The titles of the columns, of the section that is at the top."""

    def __init__(self, theme: Theme, model: NumbersModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._model = theme, model
        self.top = 0
        """The line at the top of the table."""
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def section(self) -> NumberSection | None:
        """The section at the top; its own heading there still stands under the titles of the one before."""
        lines = self._model.lines
        at = min(self.top, len(lines) - 1)
        if at > 0 and lines[at].row is None:
            at -= 1
        return lines[at].section if lines else None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADING_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shown, color = self.section, self._theme.color
        painter.save()
        painter.fillRect(rect, color("bg.sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("border.subtle"))
        if shown is not None and self._model.is_open(shown, section):
            painter.setFont(self._theme.font("caption"))
            painter.setPen(color("text.secondary"))
            words = self._model.title(shown, section)
            is_note = section == self._model.columnCount() - 1
            paint_title(painter, rect, words, left=is_note)
        painter.restore()


class RowHeads(QHeaderView):
    """What each row is about, and how its numbers stand; it stays in view when the numbers are scrolled sideways."""

    def __init__(self, theme: Theme, model: NumbersModel, ink: HeadInk, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._model, self._ink = theme, model, ink
        self.room = 280
        """Its width."""
        self.at_hand = -1
        """The line that has the keyboard."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_at_hand(self, line: int) -> None:
        """Marks the line that has the keyboard."""
        for one in {line, self.at_hand}:
            self.updateSection(one)
        self.at_hand = line

    def sizeHint(self) -> QSize:
        return QSize(self.room, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        line, color = self._model.lines[section], self._theme.color
        ground = "bg.sunken" if line.row is None else "bg.selected" if section == self.at_hand else "bg.surface"
        painter.save()
        painter.fillRect(rect, color(ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("border.subtle"))
        if line.row is None:
            self._ink.section(painter, rect, line.section)
        else:
            self._ink.row(painter, rect, line.row)
        painter.restore()


class Corner(QWidget):
    """The heading of the section in view."""

    def __init__(self, theme: Theme, titles: Titles, ink: HeadInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._titles, self._ink = theme, titles, ink
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("bg.sunken"))
            line = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(line, self._theme.color("border.subtle"))
            section = self._titles.section
            if section is not None:
                self._ink.section(painter, self.rect(), section)


class HeadInk:
    """Paints what sections and rows are called."""

    def __init__(self, context: Context, wording: Wording) -> None:
        self._theme, self._wording = context.theme, wording
        self._platforms = context.catalogue.platforms
        self.by_day = False
        """Whether the headings say the day, so that rows say the network."""

    def section(self, painter: QPainter, rect: QRect, section: NumberSection) -> None:
        """The heading of a section behind its sign, and how many of its rows are done."""
        of_entries = "calendar-blank" if section.day is not None else self._glyph(section.platform)
        sign = _SIGNS.get(section.sort, of_entries)
        done = sum(row.record is not None for row in section.rows)
        counts = tr("{done} of {all}", done=done, all=len(section.rows))
        painter.setFont(self._theme.font("caption"))
        width = painter.fontMetrics().horizontalAdvance(counts) + 2
        self._words(painter, rect, (rect.width() - PAD - width, width), counts, "text.muted")
        painter.setFont(self._theme.font("body.strong"))
        self._icon(painter, rect, PAD, sign, "text.secondary")
        room = rect.width() - _BEGIN - 3 * PAD - width
        self._words(painter, rect, (_BEGIN, room), self._wording.section(section), "text.primary")

    def row(self, painter: QPainter, rect: QRect, row: NumberRow) -> None:
        """How a row stands, when and where it went out, and what it is called."""
        if row.standing in _STATES:
            self._icon(painter, rect, PAD, *_STATES[row.standing])
        at = _BEGIN
        muted = row.standing in (Standing.AHEAD, Standing.MISSED) and row.record is None
        if row.sort is Sort.ENTRY:
            at += self._moment(painter, rect, at, row) + PAD
        if row.sort is Sort.ACCOUNT or (self.by_day and row.sort is Sort.ENTRY):
            self._icon(painter, rect, at, self._glyph(row.platform), "text.secondary")
            at += _ICON + PAD
        painter.setFont(self._theme.font("body"))
        token = "text.secondary" if muted else "text.primary"
        self._words(painter, rect, (at, rect.width() - at - PAD), row.name, token)

    def _moment(self, painter: QPainter, rect: QRect, at: int, row: NumberRow) -> int:
        """When an entry went out; gives the room that this has."""
        painter.setFont(self._theme.font("label"))
        words, width = self._wording.moment(row), _MOMENT
        if self.by_day:
            words, width = self._wording.clock(row), _CLOCK
        elif rect.width() < _NARROW:
            words, width = self._wording.day(row), _DAY
        self._words(painter, rect, (at, width), words, "text.muted")
        return width

    def _glyph(self, platform: str) -> str:
        network = self._platforms.named(platform)
        return network.glyph if network else _UNKNOWN

    def _words(self, painter: QPainter, rect: QRect, room: tuple[int, int], words: str, token: str) -> None:
        """Words that begin so many pixels after the beginning and have so much room."""
        place = QRect(rect.left() + room[0], rect.top(), max(room[1], 0), rect.height() - 1)
        place = QStyle.visualRect(painter.layoutDirection(), rect, place)
        painter.setPen(self._theme.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), shown)

    def _icon(self, painter: QPainter, rect: QRect, at: int, name: str, token: str) -> None:
        place = QRect(rect.left() + at, rect.top() + (rect.height() - _ICON) // 2, _ICON, _ICON)
        place = QStyle.visualRect(painter.layoutDirection(), rect, place)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), pixmap(self._theme, name, token, _ICON, ratio))
