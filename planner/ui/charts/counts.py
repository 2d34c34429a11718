"""Weeks as bars of how many there were, against how many are wanted."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from planner.ui.charts.axes import area_of, paint_labels, paint_values, paint_wanted, slot
from planner.ui.charts.ink import ChartInk
from planner.ui.charts.model import CountsChart
from planner.ui.charts.scales import Scale, rounded_steps
from planner.ui.words import tr

HEIGHT = 184
_FAR = 2


def height(_chart: CountsChart) -> int:
    """The pixels that it wants."""
    return HEIGHT


def paint(ink: ChartInk, place: QRectF, chart: CountsChart) -> None:
    """Bars over a band from the least to the most that are wanted."""
    values = [value for value in rounded_steps(_highest(chart), 4) if value == int(value)]
    area = area_of(ink, place, [f"{value:g}" for value in values])
    scale = Scale(0, max(values), area.bottom(), area.top())
    _paint_band(ink, area, scale, chart)
    paint_values(ink, area, scale, values, lambda value: f"{value:g}")
    for number, value in enumerate(chart.values):
        left, width = slot(area, number, len(chart.values))
        top = scale.place(value)
        if value:
            ink.fill(QRectF(left, top, width, area.bottom() - top), ink.color("accent.solid"), 2)
    paint_labels(ink, area, chart.labels)
    if chart.target is not None:
        paint_wanted(ink, place, area, [scale.place(chart.target)], tr("aimed at: {n} a week", n=f"{chart.target:g}"))


def _highest(chart: CountsChart) -> float:
    """The end of the axis; what is allowed at most is left outside where it lies so high that bars would vanish."""
    seen = max([*chart.values, chart.target or 0, chart.least or 0, 1.0])
    return max(seen, chart.most) if chart.most is not None and chart.most <= _FAR * seen else seen


def _paint_band(ink: ChartInk, area: QRectF, scale: Scale, chart: CountsChart) -> None:
    if chart.least is None and chart.most is None:
        return
    top = scale.place(chart.most) if chart.most is not None else area.top()
    bottom = scale.place(chart.least or 0)
    ink.fill(QRectF(area.left(), top, area.width(), bottom - top), ink.color("accent.soft"))
