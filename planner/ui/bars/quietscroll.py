"""A scroll area whose bar lies beside the content and shows only while the pointer is near."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

_WIDTH, _OVER = 12, 4
"""The width of the bar, and how much of it lies over the content."""


class QuietScroll(QScrollArea):
    """Scrolls up and down with wheel, keyboard focus, and a bar that takes no room from the content."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar: QScrollBar | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setWidget(content)

    @property
    def hides_above(self) -> bool:
        """Whether content is scrolled out at the top."""
        return self.verticalScrollBar().value() > 0

    @property
    def hides_below(self) -> bool:
        """Whether there is more content below."""
        return self.verticalScrollBar().value() < self.verticalScrollBar().maximum()

    def show_bar(self, on: bool) -> None:
        """Shows the bar if there is anything to scroll, or hides it."""
        if on and self.verticalScrollBar().maximum() > 0:
            bar = self._bar or self._made_bar()
            bar.setGeometry(self._bar_place())
            bar.show()
            bar.raise_()
        elif self._bar is not None:
            self._bar.hide()

    # private

    def _made_bar(self) -> QScrollBar:
        """A bar over the parent that follows the area's own, which is never shown."""
        own = self.verticalScrollBar()
        bar = self._bar = QScrollBar(Qt.Orientation.Vertical, self.parentWidget())
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._follow_range(own.minimum(), own.maximum())
        bar.setValue(own.value())
        bar.valueChanged.connect(own.setValue)
        own.valueChanged.connect(bar.setValue)
        own.rangeChanged.connect(self._follow_range)
        return bar

    def _follow_range(self, low: int, high: int) -> None:
        if self._bar is not None:
            self._bar.setRange(low, high)
            self._bar.setPageStep(self.verticalScrollBar().pageStep())
            self._bar.setSingleStep(self.verticalScrollBar().singleStep())

    def _bar_place(self) -> QRect:
        corner = self.pos() + QPoint(self.width() - _OVER, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = self.pos() - QPoint(_WIDTH - _OVER, 0)
        return QRect(corner.x(), corner.y(), _WIDTH, self.height())
