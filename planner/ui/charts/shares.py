"""Weeks as bars of the parts that make them up, against the shares that a rule allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from planner.ui.charts.axes import area_of, paint_labels, paint_legend, paint_notes, paint_values, paint_wanted, slot
from planner.ui.charts.ink import ChartInk
from planner.ui.charts.model import SharesChart
from planner.ui.charts.scales import Scale, percent

HEIGHT = 240
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def height(_chart: SharesChart) -> int:
    """The pixels that it wants."""
    return HEIGHT


def paint(ink: ChartInk, place: QRectF, chart: SharesChart) -> None:
    """The first part stands at the bottom, where the rule is drawn over it."""
    area = area_of(ink, place, [percent(1)])
    scale = Scale(0, 1, area.bottom(), area.top())
    paint_values(ink, area, scale, _SHARES, percent)
    paint_legend(ink, place, [(part.name, part.hue) for part in chart.parts])
    for number in range(len(chart.labels)):
        _paint_bar(ink, area, scale, chart, number)
    paint_labels(ink, area, chart.labels)
    paint_notes(ink, area, [(_middle(area, at, chart), words) for at, words in enumerate(chart.notes)])
    if chart.allowed is not None:
        heights = [scale.place(share) for share in chart.allowed if 0 < share < 1]
        paint_wanted(ink, place, area, heights, chart.allowed_words)


def _paint_bar(ink: ChartInk, area: QRectF, scale: Scale, chart: SharesChart, number: int) -> None:
    left, width = slot(area, number, len(chart.labels))
    values = [part.values[number] for part in chart.parts]
    whole, done = sum(values), 0.0
    for part, value in zip(chart.parts, values, strict=True):
        if value:
            top, bottom = scale.place((done + value) / whole), scale.place(done / whole)
            ink.fill(QRectF(left, top + 0.5, width, max(bottom - top - 1, 1)), ink.hue(part.hue), 2)
        done += value


def _middle(area: QRectF, number: int, chart: SharesChart) -> float:
    left, width = slot(area, number, len(chart.labels))
    return left + width / 2
