"""Every sort of chart with what paints it, onto a window, into a picture or a drawing."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.ui.charts import counts, curves, intervals, shares
from planner.ui.charts.ink import ChartInk
from planner.ui.charts.model import Chart, CountsChart, CurveChart, IntervalChart, SharesChart
from planner.ui.theme import Theme
from planner.ui.when import When

PICTURE = 960
"""The width of a saved picture, before it is made finer."""
_FINE, _MARGIN, _TITLE = 2, 24, 36


def height_of(chart: Chart) -> int:
    """The pixels that a chart wants."""
    match chart:
        case IntervalChart():
            return intervals.height(chart)
        case SharesChart():
            return shares.height(chart)
        case CountsChart():
            return counts.height(chart)
        case CurveChart():
            return curves.height(chart)


def paint_chart(ink: ChartInk, place: QRectF, chart: Chart, when: When) -> None:
    """Paints a chart into a place."""
    match chart:
        case IntervalChart():
            intervals.paint(ink, place, chart)
        case SharesChart():
            shares.paint(ink, place, chart)
        case CountsChart():
            counts.paint(ink, place, chart)
        case CurveChart():
            curves.paint(ink, place, chart, when)


def picture(chart: Chart, theme: Theme, when: When) -> QImage:
    """The chart with its title on white, in twice the size, for a text or a slide."""
    size = _size(chart)
    image = QImage(size * _FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    painter = QPainter(image)
    _paint_whole(painter, size, chart, theme, when)
    painter.end()
    return image


def drawing(chart: Chart, theme: Theme, when: When) -> bytes:
    """The chart with its title as SVG."""
    size = _size(chart)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    painter = QPainter(generator)
    _paint_whole(painter, size, chart, theme, when)
    painter.end()
    return bytes(buffer.data().data())


def _size(chart: Chart) -> QSize:
    return QSize(PICTURE, height_of(chart) + _TITLE + 2 * _MARGIN)


def _paint_whole(painter: QPainter, size: QSize, chart: Chart, theme: Theme, when: When) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = ChartInk(painter, theme, light=True)
    whole = QRectF(0, 0, size.width(), size.height())
    ink.fill(whole, ink.color("bg.surface"))
    inner = whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    ink.write(QRectF(inner.left(), inner.top(), inner.width(), 24), chart.title, step="heading", token="text.primary")
    paint_chart(ink, inner.adjusted(0, _TITLE, 0, 0), chart, when)
