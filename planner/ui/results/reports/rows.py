"""A report as rows that run from page to page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from planner.domain.reports import Block, Facts, Grid, Picture, Points, Report, Section, Tone, Words
from planner.ui.charts.ink import ChartInk
from planner.ui.charts.painting import height_of, paint_chart
from planner.ui.context import Context
from planner.ui.printing.flow import Row, gap, lines
from planner.ui.printing.paper import Paper
from planner.ui.results.reports.cells import abreast, table_rows
from planner.ui.results.reports.charted import chart_of
from planner.ui.words import tr

_BODY, _TABLE, _SMALL, _HEADING, _TITLE = 9.5, 8.5, 8.0, 12.0, 20.0
_BOLD = QFont.Weight.DemiBold
_NAMES, _BESIDE, _INDENT = 0.28, 12.0, 10.0
"""The share of names beside what is said of them, the room between, and that of points."""

_PICTURE = 780.0
"""The width of a picture in its own pixels, which are made smaller on paper."""


class ReportRows:
    """The rows of a report, for a width in points."""

    def __init__(self, context: Context, paper: Paper, report: Report, width: float) -> None:
        self._context, self._paper, self._report, self._width = context, paper, report, width
        self._body, self._small = paper.font(_BODY), paper.font(_SMALL)
        self._caption = paper.font(_TABLE, _BOLD)

    def rows(self) -> Iterator[Row]:
        """The head of the report, and its sections."""
        yield from self._head()
        for section in self._report.sections:
            yield from self._section(section)

    def _head(self) -> Iterator[Row]:
        report, width = self._report, self._width
        yield from lines(report.brand, self._body, "text.secondary", width)
        yield from lines(report.about, self._paper.font(_TITLE, _BOLD), "text.primary", width)
        if report.days:
            yield from lines(report.days, self._paper.font(_HEADING), "text.primary", width)
        yield gap(3)
        yield from lines(report.made, self._small, "text.secondary", width)

    def _section(self, section: Section) -> Iterator[Row]:
        yield replace(gap(14), keeps=True)
        yield Row(6, lambda paper, x, y: paper.line(x, y, x + self._width, y, "border.control"), keeps=True)
        font = self._paper.font(_HEADING, _BOLD)
        yield from lines(section.title, font, "text.primary", self._width, keeps=True)
        yield replace(gap(3), keeps=True)
        for block in section.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Row]:
        match block:
            case Words():
                yield from self._words(block)
            case Points():
                yield from (row for said in block.said for row in self._point(said))
                yield gap(4)
            case Facts():
                yield from (self._fact(name, said) for name, said in block.rows)
                yield gap(4)
            case Grid():
                yield from self._title(block.title)
                yield from table_rows(self._paper, block, _TABLE, self._width)
                yield gap(8)
            case _:
                yield from self._title(block.grid.title)
                yield self._picture(block)
                yield gap(8)

    def _words(self, block: Words) -> Iterator[Row]:
        if block.tone is Tone.QUIET:
            yield from lines(tr(block.text), self._small, "text.secondary", self._width)
        else:
            yield from lines(tr(block.text), self._body, "text.primary", self._width)
        yield gap(4)

    def _point(self, said: str) -> Iterator[Row]:
        first, *rest = lines(tr(said), self._body, "text.primary", self._width - _INDENT, indent=_INDENT, beside=True)
        mark = lines("•", self._body, "text.secondary", _INDENT)
        yield abreast([list(mark), [first]])
        yield from rest

    def _fact(self, name: str, said: str) -> Row:
        at = self._width * _NAMES
        names = lines(tr(name), self._body, "text.secondary", at - _BESIDE, beside=True)
        told = lines(tr(said), self._body, "text.primary", self._width - at, indent=at, beside=True)
        return abreast([list(names), list(told)], below=2.5)

    def _title(self, title: str) -> Iterator[Row]:
        if title:
            yield replace(gap(4), keeps=True)
            yield from lines(tr(title), self._caption, "text.primary", self._width, keeps=True)

    def _picture(self, picture: Picture) -> Row:
        chart, scale = chart_of(picture), self._width / _PICTURE
        place = QRectF(0, 0, _PICTURE, height_of(chart))

        def draw(paper: Paper, x: float, y: float) -> None:
            painter: QPainter = paper.painter
            painter.save()
            painter.translate(x, y)
            painter.scale(scale, scale)
            ink = ChartInk(painter, self._context.theme, light=True)
            paint_chart(ink, place, chart, self._context.when)
            painter.restore()

        return Row(place.height() * scale, draw)
