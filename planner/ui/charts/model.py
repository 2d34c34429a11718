"""What charts show, as values; every chart can say itself as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Table(NamedTuple):
    """The headings and rows that say what a chart shows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Interval(NamedTuple):
    """One row: an estimate with its 80 % and 95 % interval (low, high), None where there is none.

    ``side`` are the words at its end, such as how many posts; ``bold`` marks an estimate that is clear.
    """

    label: str
    estimate: float | None
    most: tuple[float, float] | None
    wide: tuple[float, float] | None
    side: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Estimates around a value that means no difference, as factors on a logarithmic scale.

    ``same`` are the words for that value, ``less`` and ``more`` those for either side of it.
    """

    title: str
    rows: tuple[Interval, ...]
    table: Table
    same: str = ""
    less: str = ""
    more: str = ""
    middle: float = 1.0


class Part(NamedTuple):
    """A part of every bar: its name, a hue of the theme, and one number per bar."""

    name: str
    hue: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesChart:
    """Bars of parts that make up a whole, one per week, with the shares that a rule allows to the first part.

    ``allowed`` are two shares from 0 to 1, or None without a rule; ``notes`` are the words over single bars.
    """

    title: str
    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    table: Table
    allowed: tuple[float, float] | None = None
    allowed_words: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsChart:
    """Bars of counts, one per week, with the numbers that are wanted: at least, aimed at, at most (None: open)."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    table: Table
    least: float | None = None
    target: float | None = None
    most: float | None = None


class Series(NamedTuple):
    """A line: its name, a hue of the theme, and its points, which may leave days out."""

    name: str
    hue: str
    points: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveChart:
    """Lines over days; ``notes`` are words over single days, such as how many posts a value is of.

    What was added up stands on zero (``from_zero``); other values may lie so far above it that nothing would be seen.
    """

    title: str
    series: tuple[Series, ...]
    table: Table
    notes: tuple[tuple[date, str], ...] = ()
    from_zero: bool = False


Chart = IntervalChart | SharesChart | CountsChart | CurveChart
