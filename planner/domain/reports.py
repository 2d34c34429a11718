"""A report as values: sections of words, tables and pictures, whatever it is written on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """How much weight words have."""

    PLAIN = "plain"
    QUIET = "quiet"


class Words(NamedTuple):
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


class Points(NamedTuple):
    """Short sentences, one below the other."""

    said: tuple[str, ...]


class Facts(NamedTuple):
    """Names with what is said of each."""

    rows: tuple[tuple[str, str], ...]


class Column(NamedTuple):
    """The heading of a column; numbers stand at its end. ``wide`` is its share of the room that names need."""

    title: str
    number: bool = False
    wide: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; ``summed`` says that its last row adds up the others."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    summed: bool = False


class Share(NamedTuple):
    """A part of every bar: its name, a hue of kinds, and one number per bar."""

    name: str
    hue: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A picture of bars that are made up of parts, one per week, with the shares that are allowed to the first part.

    ``notes`` are the words over single bars; ``grid`` says the same in numbers.
    """

    labels: tuple[str, ...]
    parts: tuple[Share, ...]
    grid: Grid
    allowed: tuple[float, float] | None = None
    allowed_words: str = ""
    notes: tuple[str, ...] = ()


class Line(NamedTuple):
    """A line over days: its name, a hue of kinds, its points."""

    name: str
    hue: str
    points: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """A picture of lines over days; ``grid`` says the same in numbers. What is ``added_up`` stands on zero."""

    lines: tuple[Line, ...]
    grid: Grid
    added_up: bool = False


class Ratio(NamedTuple):
    """How many times as much, with its 80 % and 95 % range; ``said`` are words beside it."""

    name: str
    value: float
    most: tuple[float, float]
    wide: tuple[float, float]
    said: str = ""
    clear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratios:
    """A picture of ratios with their ranges; ``less``, ``same`` and ``more`` say what its scale means."""

    rows: tuple[Ratio, ...]
    grid: Grid
    less: str = ""
    same: str = ""
    more: str = ""


Picture = Bars | Curves | Ratios
Block = Words | Points | Facts | Grid | Bars | Curves | Ratios


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under its heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is told to somebody who does not have the program.

    ``about`` is the week or campaign, ``days`` when that is, ``made`` when the report was made, ``name`` what a file
    of it may be called.
    """

    brand: str
    about: str
    days: str
    made: str
    name: str
    sections: tuple[Section, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures, in order."""
        blocks = (block for section in self.sections for block in section.blocks)
        return tuple(block for block in blocks if isinstance(block, (Bars, Curves, Ratios)))


def text_lines(report: Report) -> Iterator[str]:
    """The whole report as plain lines."""
    yield f"{report.brand}: {report.about}"
    yield from filter(None, (report.days, report.made))
    for section in report.sections:
        yield ""
        yield section.title
        for block in section.blocks:
            yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Words():
            yield block.text
        case Points():
            yield from (f"– {item}" for item in block.said)
        case Facts():
            yield from (f"{name}: {said}" for name, said in block.rows)
        case Grid():
            yield from _grid_lines(block)
        case _:
            yield from _grid_lines(block.grid)


def _grid_lines(grid: Grid) -> Iterator[str]:
    yield grid.title
    for row in grid.rows:
        said = (f"{column.title} {cell}".strip() for column, cell in zip(grid.columns, row, strict=True) if cell)
        yield "; ".join(said)
