"""The pictures of a report as charts, painted into a page or drawn as SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.app.reports import Drawn
from planner.domain.reports import Bars, Curves, Grid, Picture, Ratios, Report
from planner.ui.charts.ink import ChartInk
from planner.ui.charts.model import Chart, CurveChart, Interval, IntervalChart, Part, Series, SharesChart, Table
from planner.ui.charts.painting import height_of, paint_chart
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.words import tr

_WIDE = 760
_NARROW: Mapping[type[Picture], int] = {Bars: 340, Curves: 440, Ratios: 520}
"""Pixels of a picture on a page, and of those on a phone; what is much wider than a phone is scrolled there."""

_LEAST = 500
"""From so many pixels on a picture is not made narrower."""

_LONGEST = 20
"""Letters of the name of a line."""

_SIZE = re.compile(r'(<svg\b[^>]*?) width="[^"]*" height="[^"]*"')


def chart_of(picture: Picture) -> Chart:
    """The chart that shows a picture."""
    title, table = picture.grid.title, _table(picture.grid)
    match picture:
        case Bars():
            return SharesChart(
                title=title,
                labels=picture.labels,
                parts=tuple(Part(tr(one.name), one.hue, one.values) for one in picture.parts),
                table=table,
                allowed=picture.allowed,
                allowed_words=tr(picture.allowed_words),
                notes=picture.notes,
            )
        case Curves():
            return CurveChart(
                title=title,
                series=tuple(Series(_cut(one.name), one.hue, one.points) for one in picture.lines),
                table=table,
                from_zero=picture.added_up,
            )
        case Ratios():
            rows = tuple(Interval(one.name, one.value, one.most, one.wide, one.said, one.clear) for one in picture.rows)
            less, same, more = (tr(one) for one in (picture.less, picture.same, picture.more))
            return IntervalChart(title=title, rows=rows, table=table, less=less, same=same, more=more)


def drawn(report: Report, theme: Theme, when: When) -> Mapping[Picture, Drawn]:
    """Every picture of the report as SVG, in light colours."""
    return {one: _drawn(one, theme, when) for one in report.pictures}


def _drawn(picture: Picture, theme: Theme, when: When) -> Drawn:
    chart = chart_of(picture)
    return Drawn(_svg(chart, theme, when, _WIDE), _svg(chart, theme, when, _NARROW[type(picture)]))


def _svg(chart: Chart, theme: Theme, when: When, width: int) -> str:
    """The element alone, as wide as there is room; Qt writes its texts escaped."""
    size = QSize(width, height_of(chart))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle("")
    generator.setDescription("")
    painter = QPainter(generator)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_chart(ChartInk(painter, theme, light=True), QRectF(0, 0, size.width(), size.height()), chart, when)
    painter.end()
    text = bytes(buffer.data().data()).decode("utf-8", "replace")
    style = f' style="min-width: {_LEAST}px"' if _LEAST <= width < _WIDE else ""
    return _SIZE.sub(rf"\1{style}", text[text.index("<svg") :], count=1).strip()


def _cut(name: str) -> str:
    """A name that leaves room for others in a legend."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _table(grid: Grid) -> Table:
    return Table(tuple(column.title for column in grid.columns), grid.rows)
