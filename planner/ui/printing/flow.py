"""Lines of words that run from page to page, each drawn by itself so that a page ends between two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from planner.ui.pieces.plain import runs_right_to_left
from planner.ui.printing.paper import Paper

_LEADING = 1.35
"""How high a line is, as a share of the size of its font."""

Draw = Callable[[Paper, float, float], None]


@dataclass(frozen=True, slots=True)
class Row:
    """Something of this height in points, drawn at a left and upper edge; ``keeps`` stays on one page with the next.

    ``head`` is drawn once more above it where a page begins with it, such as the headings of its table.
    """

    height: float
    draw: Draw
    keeps: bool = False
    head: Row | None = None


def gap(height: float) -> Row:
    """Empty room."""
    return Row(height, lambda *_: None)


def lines(
    text: str,
    font: QFont,
    token: str,
    width: float,
    *,
    indent: float = 0.0,
    keeps: bool = False,
    beside: bool = False,
) -> Iterator[Row]:
    """The words broken into lines of a width; each paragraph runs in the direction of its script.

    Words that stand ``beside`` others begin at the left in every script.
    """
    for paragraph in text.replace("\r", "").split("\n"):
        if not paragraph.strip():
            yield gap(font.pixelSize() * _LEADING / 2)
            continue
        layout = _broken(paragraph, font, width)
        at_end = runs_right_to_left(paragraph) and not beside
        for number in range(layout.lineCount()):
            start = width - layout.lineAt(number).naturalTextWidth() if at_end else 0.0
            yield Row(font.pixelSize() * _LEADING, _drawing(layout, number, token, indent + start), keeps)


def _broken(paragraph: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _drawing(layout: QTextLayout, number: int, token: str, indent: float) -> Draw:
    def draw(paper: Paper, x: float, y: float) -> None:
        paper.painter.setPen(paper.colour(token))
        layout.lineAt(number).draw(paper.painter, QPointF(x + indent, y))

    return draw


def pages(rows: Iterator[Row], room: float, *, more: float = 0.0) -> Iterator[list[Row]]:
    """The rows by page; rows that are kept together move to the next page together where they fit on one.

    The first page has so much ``more`` room than the others.
    """
    page: list[Row] = []
    used = -more
    for group in _kept_together(rows):
        height = sum(row.height for row in group)
        if page and used + (height if height <= room else group[0].height) > room:
            yield page
            page, used = [], 0.0
        for row in group:
            if page and used + row.height > room:
                yield page
                page, used = [], 0.0
            if not page and row.head is not None:
                page.append(row.head)
                used = row.head.height
            page.append(row)
            used += row.height
    if page:
        yield page


def _kept_together(rows: Iterator[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keeps:
            yield group
            group = []
    if group:
        yield group
