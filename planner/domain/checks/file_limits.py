"""How a media file is measured against each fact of a network, and how that is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from planner.domain.amounts import bytes_words, ratio_words, seconds_words
from planner.domain.files import FileFacts, FileSort

_IMAGE, _GIF, _VIDEO, _DOCUMENT = (
    frozenset({sort}) for sort in (FileSort.IMAGE, FileSort.GIF, FileSort.VIDEO, FileSort.DOCUMENT)
)
_ROUNDING = 0.01
"""By how much a ratio may miss its limit, as a share of 1: whole pixels seldom meet it."""

Measure = Callable[[FileFacts], float]
Told = Callable[[float], str]


class End(Enum):
    """What a figure is: the most there may be, the least, or what is best."""

    MOST = "most"
    LEAST = "least"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Limit:
    """What is measured of which files, which end is tested, how figures are told, and the sentence after the name."""

    sorts: frozenset[FileSort]
    measure: Measure
    end: End
    told: Told
    words: str

    def says(self, measured: float, wanted: float) -> str:
        """What is wrong, with a place for who wants it; what misses a figure by less than words tell does so too."""
        told, figure = self.told(measured), self.told(wanted)
        if told == figure:
            told = f"a little {'over' if measured > wanted else 'under'} {told}"
        return self.words.format(measured=told, wanted=figure, who="{who}")

    @property
    def advice(self) -> bool:
        """Whether nothing breaks when it is not kept to."""
        return self.end is End.BEST

    def keeps(self, measured: float, wanted: float, tolerance: float) -> bool:
        """Whether a file keeps to a figure."""
        slack = _ROUNDING if self.told is ratio_words else 0.0
        if self.end is End.BEST:
            return abs(measured / wanted - 1) <= tolerance
        return measured <= wanted * (1 + slack) if self.end is End.MOST else measured >= wanted * (1 - slack)


def _plain(number: float) -> str:
    return f"{number:,.0f}"


def _most(sorts: frozenset[FileSort], measure: Measure, told: Told, what: str) -> Limit:
    return Limit(sorts, measure, End.MOST, told, f"{what}, {{who}} takes {{wanted}} at most")


def _least(sorts: frozenset[FileSort], measure: Measure, told: Told, what: str) -> Limit:
    return Limit(sorts, measure, End.LEAST, told, f"{what}, {{who}} needs {{wanted}} at least")


def _best(sorts: frozenset[FileSort], what: str) -> Limit:
    return Limit(sorts, _ratio, End.BEST, ratio_words, f"{what}, {{who}} shows {{wanted}} best")


def _bytes(file: FileFacts) -> float:
    return file.bytes


def _pixels(file: FileFacts) -> float:
    return file.width * file.height


def _side(file: FileFacts) -> float:
    return max(file.width, file.height)


def _width(file: FileFacts) -> float:
    return file.width


def _height(file: FileFacts) -> float:
    return file.height


def _ratio(file: FileFacts) -> float:
    return file.ratio


def _seconds(file: FileFacts) -> float:
    return round(file.seconds, 1)


def _fps(file: FileFacts) -> float:
    return file.fps


_SIZE, _SHAPE, _LONG = "is {measured}", "is {measured} (width to height)", "lasts {measured}"
_WIDE, _HIGH = "is {measured} pixels wide", "is {measured} pixels high"

LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "image.bytes.max": _most(_IMAGE, _bytes, bytes_words, _SIZE),
        "image.bytes.min": _least(_IMAGE, _bytes, bytes_words, _SIZE),
        "image.pixels.max": _most(_IMAGE, _pixels, _plain, "has {measured} pixels"),
        "image.side.max": _most(_IMAGE, _side, _plain, "is {measured} pixels on its longer side"),
        "image.width.min": _least(_IMAGE, _width, _plain, _WIDE),
        "image.width.max": _most(_IMAGE, _width, _plain, _WIDE),
        "image.height.min": _least(_IMAGE, _height, _plain, _HIGH),
        "image.ratio.min": _least(_IMAGE, _ratio, ratio_words, _SHAPE),
        "image.ratio.max": _most(_IMAGE, _ratio, ratio_words, _SHAPE),
        "image.ratio.best": _best(_IMAGE, _SHAPE),
        "gif.bytes.max": _most(_GIF, _bytes, bytes_words, _SIZE),
        "video.bytes.max": _most(_VIDEO, _bytes, bytes_words, _SIZE),
        "video.seconds.min": _least(_VIDEO, _seconds, seconds_words, _LONG),
        "video.seconds.max": _most(_VIDEO, _seconds, seconds_words, _LONG),
        "video.ratio.min": _least(_VIDEO, _ratio, ratio_words, _SHAPE),
        "video.ratio.max": _most(_VIDEO, _ratio, ratio_words, _SHAPE),
        "video.ratio.best": _best(_VIDEO, _SHAPE),
        "video.fps.max": _most(_VIDEO, _fps, _plain, "has {measured} pictures a second"),
        "video.width.max": _most(_VIDEO, _width, _plain, _WIDE),
        "document.bytes.max": _most(_DOCUMENT, _bytes, bytes_words, _SIZE),
    }
)
"""By the name of the fact."""
