"""Lines over days."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from planner.ui.charts.axes import BELOW, area_of, paint_legend, paint_notes, paint_values
from planner.ui.charts.ink import END, START, ChartInk
from planner.ui.charts.model import CurveChart, Series
from planner.ui.charts.scales import Scale, rounded_steps
from planner.ui.when import When

HEIGHT = 220
_DOT = 3.0
_WHOLE = 10
"""From here on only whole numbers are written."""


def height(_chart: CurveChart) -> int:
    """The pixels that it wants."""
    return HEIGHT


def paint(ink: ChartInk, place: QRectF, chart: CurveChart, when: When) -> None:
    """One line per series, a dot for each day that is known."""
    points = [point for series in chart.series for point in series.points]
    high, low = (ends((value for _, value in points), default=1.0) for ends in (max, min))
    values = rounded_steps(high, 4, low if low > high / 2 and not chart.from_zero else 0)
    if high >= _WHOLE:
        values = [value for value in values if value == int(value)]
    number = partial(_number, when)
    area = area_of(ink, place, [number(value) for value in values])
    up = Scale(values[0], values[-1], area.bottom(), area.top())
    paint_values(ink, area, up, values, number)
    paint_legend(ink, place, [(series.name, series.hue) for series in chart.series])
    if not points:
        return
    first, last = min(day for day, _ in points), max(day for day, _ in points)
    over = Scale(first.toordinal(), max(last.toordinal(), first.toordinal() + 1), area.left() + 4, area.right() - 4)
    for series in chart.series:
        _paint_line(ink, series, over, up)
    paint_notes(ink, area, [(over.place(day.toordinal()), words) for day, words in chart.notes])
    foot = QRectF(area.left(), area.bottom(), area.width(), BELOW)
    ink.write(foot, when.short_dated(first), START, token="text.muted")
    if last > first:
        ink.write(foot, when.short_dated(last), END, token="text.muted")


def _paint_line(ink: ChartInk, series: Series, over: Scale, up: Scale) -> None:
    spots = [QPointF(over.place(day.toordinal()), up.place(value)) for day, value in series.points]
    color = ink.hue(series.hue)
    pen = QPen(color, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    ink.painter.setPen(pen)
    ink.painter.drawPolyline(QPolygonF(spots))
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(color)
    for spot in spots:
        ink.painter.drawEllipse(spot, _DOT, _DOT)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)


def _number(when: When, value: float) -> str:
    return when.number(int(value)) if value == int(value) else f"{value:g}"
