"""The frame that charts over time share: lines with their values, and what stands below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF

from planner.ui.charts.ink import CENTRE, END, ChartInk
from planner.ui.charts.scales import Scale

ABOVE, BELOW = 44.0, 24.0
"""Room for the legend and for the labels."""
_GAP = 8.0


def area_of(ink: ChartInk, place: QRectF, written: Sequence[str]) -> QRectF:
    """Where the bars or lines go, beside the values that are written at the left."""
    left = max((ink.width(words) for words in written), default=0) + _GAP
    return place.adjusted(left, ABOVE, -_GAP, -BELOW)


def paint_values(
    ink: ChartInk, area: QRectF, scale: Scale, values: Sequence[float], words: Callable[[float], str]
) -> None:
    """A line for each value, with the value before it; the lowest is the ground."""
    for number, value in enumerate(values):
        y = scale.place(value)
        ink.pen("border.control" if number == 0 else "border.subtle")
        ink.painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        before = QRectF(area.left() - 88 - _GAP, y - 8, 88, 16)
        ink.write(before, words(value), END, token="text.muted")


def paint_labels(ink: ChartInk, area: QRectF, labels: Sequence[str]) -> None:
    """The labels under bars of equal width, as many as have room."""
    step = area.width() / max(len(labels), 1)
    widest = max((ink.width(words) for words in labels), default=0) + _GAP
    every = max(1, -int(-widest // step)) if step else 1
    for number, words in enumerate(labels):
        if number % every == 0:
            centre = area.left() + (number + 0.5) * step
            ink.write(QRectF(centre - widest / 2, area.bottom(), widest, BELOW), words, CENTRE, token="text.muted")


def paint_notes(ink: ChartInk, area: QRectF, notes: Sequence[tuple[float, str]]) -> None:
    """Words over single places (pixels from the left), as many as have room beside each other."""
    free = area.left() - ABOVE
    for x, words in notes:
        width = ink.width(words) + 4
        left = max(x - width / 2, area.left())
        if words and left >= free:
            ink.write(QRectF(left, area.top() - 18, width, 16), words, CENTRE)
            free = left + width + 4


def paint_legend(ink: ChartInk, place: QRectF, names: Sequence[tuple[str, str]]) -> None:
    """What colours mean: pairs of a name and a hue, in a row at the top."""
    x = place.left()
    for name, hue in names:
        ink.fill(QRectF(x, place.top() + 6, 8, 8), ink.hue(hue), 2)
        width = ink.width(name) + 4
        ink.write(QRectF(x + 12, place.top(), width, 20), name)
        x += width + 28


def paint_wanted(ink: ChartInk, place: QRectF, area: QRectF, heights: Sequence[float], words: str) -> None:
    """What is wanted, as dashed lines over the bars, with the words for it at the end of the legend."""
    ink.pen("text.primary", 1.5, dashed=True)
    for y in heights:
        ink.painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    left = area.right() - ink.width(words) - 4
    ink.painter.drawLine(QPointF(left - 28, place.top() + 10), QPointF(left - 8, place.top() + 10))
    ink.write(QRectF(left, place.top(), area.right() - left, 20), words, END)


def slot(area: QRectF, number: int, count: int) -> tuple[float, float]:
    """Where a bar begins and how wide it is."""
    step = area.width() / max(count, 1)
    width = min(step * 0.7, 40.0)
    return area.left() + (number + 0.5) * step - width / 2, width
