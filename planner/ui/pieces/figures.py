"""Fields for figures: the wheel scrolls what they are in, and a whole number is written without a point."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

_WIDTH = 84
_MARGIN = 8
"""Pixels before the figure, which the style sheet gives to other fields."""


class Figure(QDoubleSpinBox):
    """A figure with one place after the point where it needs it."""

    def __init__(self, most: float = 999, *, least: float = 0, step: float = 1, decimals: int = 1) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setFixedWidth(_WIDTH)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)

    @property
    def figure(self) -> int | float:
        """The figure, whole where it is."""
        value = round(self.value(), self.decimals())
        return int(value) if value.is_integer() else value

    def textFromValue(self, value: float) -> str:
        whole = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return whole.rstrip("0").rstrip(point) if point in whole else whole

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves it to what is around."""
        event.ignore()


class Number(QSpinBox):
    """A whole number."""

    def __init__(self, most: int, *, least: int = 0, wide: bool = False) -> None:
        """``wide`` takes all the room that there is."""
        super().__init__()
        self.setRange(least, most)
        if not wide:
            self.setFixedWidth(_WIDTH)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves it to what is around."""
        event.ignore()
