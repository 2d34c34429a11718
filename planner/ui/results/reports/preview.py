"""The pages of a report below each other, as they will be on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from planner.domain.reports import Report, text_lines
from planner.ui.context import Context
from planner.ui.results.reports.paper import Laid, ScreenPaper, is_letter

_WIDEST, _EDGE = 860, 1
"""Pixels of a page at most, and of its border."""


class Sheets(QWidget):
    """Paints the pages that are in view, as wide as there is room."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._paper = ScreenPaper(context, letter=is_letter())
        self._laid: Laid | None = None
        self._gap = context.theme.space(4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        context.theme.changed.connect(self.update)

    def show_report(self, report: Report) -> None:
        """Lays the report out anew; a screen reader is told all of it in words."""
        self._laid = Laid(self._context, self._paper, report, self._paper.room)
        self.setAccessibleName(f"{report.brand}: {report.about}")
        self.setAccessibleDescription("\n".join(text_lines(report)))
        self.updateGeometry()
        self.update()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._laid.count if self._laid is not None else 0

    def hasHeightForWidth(self) -> bool:
        """Pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All pages with the room between them."""
        return int(self.pages * (self._height(width) + self._gap))

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._laid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.pages):
            place = self._place(number)
            if place.intersects(QRectF(event.rect())):
                self._paint_page(painter, self._laid, place, number)
        painter.end()

    def _paint_page(self, painter: QPainter, laid: Laid, place: QRectF, number: int) -> None:
        """Paper is light in a dark window too."""
        tokens = self._context.theme.tokens
        painter.setPen(QPen(self._context.theme.color("border.subtle"), _EDGE))
        painter.setBrush(QColor(tokens.colour("light", "bg.surface")))
        painter.drawRect(place)
        painter.save()
        painter.translate(place.topLeft())
        scale = place.width() / self._paper.size.width()
        painter.scale(scale, scale)
        self._paper.paint(painter, laid, number)
        painter.restore()

    def _width(self, width: int) -> float:
        return float(min(width - 2 * _EDGE, _WIDEST))

    def _height(self, width: int) -> float:
        return self._width(width) * self._paper.size.height() / self._paper.size.width()

    def _place(self, number: int) -> QRectF:
        width, height = self._width(self.width()), self._height(self.width())
        return QRectF((self.width() - width) / 2, _EDGE + number * (height + self._gap), width, height)


class Preview(QScrollArea):
    """The pages, scrolled; stays where it is when the report is made anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(widgetResizable=True)
        self.sheets = Sheets(context)
        self.setWidget(self.sheets)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_report(self, report: Report) -> None:
        """Shows this report from now on, from its beginning when it is another one."""
        title = f"{report.brand}: {report.about}"
        if title != self.sheets.accessibleName():
            self.verticalScrollBar().setValue(0)
        self.sheets.show_report(report)
        self.setAccessibleName(self.sheets.accessibleName())
        self.setAccessibleDescription(self.sheets.accessibleDescription())
