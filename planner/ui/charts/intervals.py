"""Estimates with their intervals, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from planner.ui.charts.ink import CENTRE, END, START, ChartInk
from planner.ui.charts.model import Interval, IntervalChart
from planner.ui.charts.scales import Scale, factors_within, reach
from planner.ui.words import tr

ROW = 36
_HEAD, _FOOT = 24, 24
_LABEL, _SIDE, _GAP = 168.0, 96.0, 12.0
_THIN, _THICK, _DOT = 2.0, 6.0, 5.0
_APART = 6.0
"""Room on either side of a factor."""


def height(chart: IntervalChart) -> int:
    """The pixels that it wants."""
    return _HEAD + ROW * max(len(chart.rows), 1) + _FOOT


def paint(ink: ChartInk, place: QRectF, chart: IntervalChart) -> None:
    """Labels at the left, intervals in the middle, words at the right, the scale below."""
    label, side = _columns(ink, place, chart)
    area = QRectF(place.left() + label, place.top() + _HEAD, place.width() - label - side, ROW * len(chart.rows))
    ends = [value for row in chart.rows if row.wide for value in row.wide]
    factor = reach([*ends, *(row.estimate for row in chart.rows if row.estimate)], chart.middle)
    scale = Scale(chart.middle / factor, chart.middle * factor, area.left() + _DOT, area.right() - _DOT, log=True)
    _paint_scale(ink, area, scale, chart, factor)
    for number, row in enumerate(chart.rows):
        top = area.top() + number * ROW
        ink.write(QRectF(place.left(), top, label - _GAP, ROW), row.label, START, step="body", token="text.primary")
        ink.write(QRectF(area.right() + _GAP, top, side - _GAP, ROW), row.side, END)
        _paint_row(ink, top + ROW / 2, scale, row)


def _columns(ink: ChartInk, place: QRectF, chart: IntervalChart) -> tuple[float, float]:
    """How wide the labels and the words at the right are: what they need, and not more than leaves room between."""
    label = max((ink.width(row.label, "body") for row in chart.rows), default=0) + _GAP
    side = max((ink.width(row.side) for row in chart.rows), default=0) + _GAP
    return min(label, max(_LABEL, place.width() / 3)), min(side, max(_SIDE, place.width() / 4))


def _paint_scale(ink: ChartInk, area: QRectF, scale: Scale, chart: IntervalChart, factor: float) -> None:
    middle = scale.place(chart.middle)
    for value in factors_within(factor):
        x = scale.place(chart.middle * value)
        ink.pen("border.control" if value == 1 else "border.subtle", 1)
        ink.painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    _paint_factors(ink, area, scale, chart.middle, factor)
    head = area.top() - _HEAD
    ink.write(QRectF(area.left(), head, middle - area.left() - 40, _HEAD), chart.less, START, token="text.muted")
    ink.write(QRectF(middle - 40, head, 80, _HEAD), chart.same, CENTRE, token="text.secondary")
    ink.write(QRectF(middle + 40, head, area.right() - middle - 40, _HEAD), chart.more, END, token="text.muted")


def _paint_factors(ink: ChartInk, area: QRectF, scale: Scale, middle: float, factor: float) -> None:
    """The middle first, then from the ends inwards, as many as have room beside each other."""
    written: list[tuple[float, float]] = []
    for value in sorted(factors_within(factor), key=lambda one: (one != 1, -max(one, 1 / one))):
        words = tr("{factor} ×", factor=f"{value:.2f}".rstrip("0").rstrip("."))
        x, half = scale.place(middle * value), ink.width(words) / 2 + _APART
        if all(x + half <= left or x - half >= right for left, right in written):
            ink.write(QRectF(x - half, area.bottom(), 2 * half, _FOOT), words, CENTRE, token="text.muted")
            written.append((x - half, x + half))


def _paint_row(ink: ChartInk, y: float, scale: Scale, row: Interval) -> None:
    color = ink.color("accent.text" if row.bold else "text.secondary")
    for interval, thickness in ((row.wide, _THIN), (row.most, _THICK)):
        if interval is not None:
            low, high = map(scale.place, interval)
            bar = QRectF(low, y - thickness / 2, max(high - low, 1), thickness)
            ink.fill(bar, color if thickness == _THIN else _lighter(ink, row), thickness / 2)
    if row.estimate is not None:
        ink.painter.setPen(ink.color("bg.surface"))
        ink.painter.setBrush(color)
        ink.painter.drawEllipse(QPointF(scale.place(row.estimate), y), _DOT, _DOT)


def _lighter(ink: ChartInk, row: Interval) -> QColor:
    return ink.color("accent.solid" if row.bold else "border.control")
