"""Tables on paper: how wide their columns are, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QFont

from planner.domain.reports import Column, Grid
from planner.ui.printing.flow import Row, lines
from planner.ui.printing.paper import Paper

_GAP = 14.0
"""Between two columns."""

_ABOVE, _BELOW = 2.5, 3.0
_NARROWEST = 34.0
_BOLD = QFont.Weight.DemiBold


def abreast(cells: Sequence[Sequence[Row]], *, above: float = 0.0, below: float = 0.0) -> Row:
    """Lines that stand beside each other, as one row."""
    height = max((sum(row.height for row in cell) for cell in cells), default=0.0)

    def draw(paper: Paper, x: float, y: float) -> None:
        for cell in cells:
            at = y + above
            for row in cell:
                row.draw(paper, x, at)
                at += row.height

    return Row(height + above + below, draw)


class _Place(NamedTuple):
    """Where a column begins, and how wide it is."""

    column: Column
    at: float
    width: float


def table_rows(paper: Paper, grid: Grid, size: float, width: float) -> Iterator[Row]:
    """The headings and the rows of a table; where it goes on, a page begins with the headings again."""
    places = list(_places(grid.columns, _widths(paper, grid, size, width)))
    titles = [column.title for column in grid.columns]
    head = _line(_cells(paper, titles, places, paper.font(size), "text.secondary"), width, "border.control")
    yield replace(head, keeps=True)
    for number, row in enumerate(grid.rows, 1):
        last = grid.summed and number == len(grid.rows)
        font = paper.font(size, _BOLD if last else QFont.Weight.Normal)
        before_last = grid.summed and number == len(grid.rows) - 1
        line = _line(_cells(paper, row, places, font, "text.primary"), width, "border.subtle")
        yield replace(line, head=head, keeps=before_last)


def _places(columns: Sequence[Column], widths: Sequence[float]) -> Iterator[_Place]:
    at = 0.0
    for column, width in zip(columns, widths, strict=True):
        yield _Place(column, at, width)
        at += width + _GAP


def _line(cells: Sequence[Sequence[Row]], width: float, token: str) -> Row:
    """Cells with a thin line below them."""
    row = abreast(cells, above=_ABOVE, below=_BELOW)

    def draw(paper: Paper, x: float, y: float) -> None:
        row.draw(paper, x, y)
        paper.line(x, y + row.height, x + width, y + row.height, token)

    return Row(row.height, draw)


def _cells(paper: Paper, row: Sequence[str], places: Sequence[_Place], font: QFont, token: str) -> list[list[Row]]:
    return [list(_cell(paper, text, place, font, token)) for text, place in zip(row, places, strict=True)]


def _cell(paper: Paper, text: str, place: _Place, font: QFont, token: str) -> Iterator[Row]:
    """The lines of a cell; numbers stand at the end of their column."""
    if not place.column.number:
        yield from lines(text, font, token, place.width, indent=place.at, beside=True)
        return
    for part in _broken(paper, text, font, place.width):
        before = max(place.width - paper.width(part, font), 0)
        yield from lines(part, font, token, place.width, indent=place.at + before, beside=True)


def _broken(paper: Paper, text: str, font: QFont, width: float) -> list[str]:
    """Words in as few lines as a column of numbers allows."""
    found: list[str] = []
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and paper.width(longer, font) <= width:
            found[-1] = longer
        else:
            found.append(word)
    return found


# widths


def _widths(paper: Paper, grid: Grid, size: float, width: float) -> list[float]:
    """As wide as their words need; where that is too much, columns of names share what numbers leave."""
    font, room = paper.font(size, _BOLD), width - _GAP * (len(grid.columns) - 1)
    for whole in (True, False):
        needed = [_needed(paper, grid, number, font, whole=whole) for number in range(len(grid.columns))]
        if sum(needed) <= room:
            return _widened(grid.columns, needed, room - sum(needed))
    names = [number for number, column in enumerate(grid.columns) if not column.number]
    numbers = sum(one for number, one in enumerate(needed) if number not in names)
    least = [max(paper.width(word, font) for word in [*column.title.split(), ""]) + 1 for column in grid.columns]
    return _narrowed(needed, least, names, max(room - numbers, _NARROWEST * len(names)))


def _needed(paper: Paper, grid: Grid, number: int, font: QFont, *, whole: bool) -> float:
    """The width of the widest cell; headings of numbers may break between words where they have to."""
    title = grid.columns[number].title
    breaks = grid.columns[number].number and not whole
    heads = title.split() if breaks else [title]
    cells = (part for row in grid.rows for part in (_parts(row[number]) if breaks else [row[number]]))
    return max([paper.width(words, font) for words in (*heads, *cells)], default=0.0) + 1


def _parts(words: str) -> list[str]:
    """What must stay on one line: a number with its unit, each word where there is none."""
    return [words] if any(letter.isdigit() for letter in words) else words.split()


def _widened(columns: Sequence[Column], needed: Sequence[float], spare: float) -> list[float]:
    """Spare room goes to all, and twice as much to names."""
    shares = [1 if column.number else 2 * column.wide for column in columns]
    return [one + spare * share / sum(shares) for one, share in zip(needed, shares, strict=True)]


def _narrowed(needed: Sequence[float], least: Sequence[float], names: Sequence[int], left: float) -> list[float]:
    """Short names keep their width, the longest ones share the rest; no heading is torn as long as that is so."""
    widths, open_ = list(needed), sorted(names, key=lambda number: needed[number])
    while open_:
        number = open_.pop(0)
        share = min(left / (len(open_) + 1), left - sum(least[one] for one in open_))
        widths[number] = min(needed[number], max(share, least[number]))
        left -= widths[number]
    return widths
