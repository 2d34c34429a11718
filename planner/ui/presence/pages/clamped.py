"""Words on a few lines, the last of which ends in an ellipsis where there is no room for more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.pieces.plain import runs_right_to_left
from planner.ui.theme import Theme


class Clamped(QWidget):
    """Plain text in a step of the type scale, on at most so many lines."""

    def __init__(self, theme: Theme, step: str, token: str, lines: int) -> None:
        super().__init__()
        self._theme, self._step, self._token, self._lines = theme, step, token, lines
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Shows these words; without any it takes no room."""
        self._text = text
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A narrow place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that there are, up to the most."""
        return len(self._laid_out(width)[1]) * self._line_height()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines."""
        del event
        layout, starts = self._laid_out(self.width())
        metrics, height = QFontMetrics(self._theme.font(self._step)), self._line_height()
        with QPainter(self) as painter:
            painter.setFont(self._theme.font(self._step))
            painter.setPen(self._theme.color(self._token))
            painter.setLayoutDirection(layout.textOption().textDirection())
            for number, start in enumerate(starts):
                line = layout.lineAt(number)
                if number < len(starts) - 1 or layout.lineCount() <= len(starts):
                    line.draw(painter, QPointF(0, number * height - line.y()))
                    continue
                rest = metrics.elidedText(self._text[start:], Qt.TextElideMode.ElideRight, self.width())
                side = Qt.AlignmentFlag.AlignRight if runs_right_to_left(self._text) else Qt.AlignmentFlag.AlignLeft
                flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
                painter.drawText(0, number * height, self.width(), height, int(flags), rest)

    def _line_height(self) -> int:
        return QFontMetrics(self._theme.font(self._step)).lineSpacing()

    def _laid_out(self, width: int) -> tuple[QTextLayout, list[int]]:
        """All lines, and where those begin that are shown."""
        layout = QTextLayout(self._text, self._theme.font(self._step), self)
        to_the_right = runs_right_to_left(self._text)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if to_the_right else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        shown = min(layout.lineCount(), self._lines)
        return layout, [layout.lineAt(number).textStart() for number in range(shown)]
