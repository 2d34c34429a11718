"""Where a domain with a known top-level domain stands in a text, by the rules of twitter-text, in linear time.

A run is a stretch of letters, digits, dots, hyphens and underscores; its labels stand between the dots. A domain is
some whole labels, the first of which may begin later, and a top-level domain at the start of the label behind them.
Source: github.com/twitter/twitter-text, js/src/regexp (validDomain, validSubdomain, validDomainName and what they use).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from planner.domain.entities.tlds import of_2021

DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
INVALID = "\ufffe\ufeff\uffff"
SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
LATIN_ACCENTS = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_NOT_IN_RUNS = rf"!'#%&()*+,\\/:;<=>?@\[\]\^{{|}}~${SPACES}{INVALID}{DIRECTIONS}"
_LABEL = rf"[^.{_NOT_IN_RUNS}]"
_RUN = rf"{_LABEL}++\.[^{_NOT_IN_RUNS}]++"
_RUN_HERE = re.compile(_RUN)
_NEXT_RUN = re.compile(rf"(?<!{_LABEL[:-1]}]){_RUN}")
_START = re.compile(rf"(?<=[^A-Za-z0-9@＠$#＃{INVALID}])[^\-_]")
_WORD = re.compile("[0-9A-Za-z]+")
_PUNYCODE = re.compile(r"xn--[\-0-9a-z]+", re.IGNORECASE | re.ASCII)
_GLUED = re.compile("[0-9A-Za-z@+-]")
_ASCII_LABELS = re.compile(rf"[\-a-z0-9{LATIN_ACCENTS}]++\.(?:[\-a-z0-9{LATIN_ACCENTS}]++\.)*+", re.IGNORECASE)


def may_precede(text: str, start: int, floor: int) -> bool:
    """Whether an address may begin at ``start``: at the text's own, or behind a fitting letter from ``floor`` on."""
    return start == 0 or (start > floor and _START.match(text, start) is not None)


@cache
def _known() -> tuple[frozenset[str], tuple[int, ...]]:
    wide = {len(name) for name in of_2021() if not name.isascii()}
    return of_2021(), tuple(sorted(wide, reverse=True))


def tld_end(text: str, start: int) -> int:
    """Where the top-level domain that begins at ``start`` ends, or 0 when none does."""
    known, sizes = _known()
    if word := _WORD.match(text, start):
        end = word.end()
        if word[0].lower() in known and text[end : end + 1] not in ("@", "+", "-"):
            return end
        if text[end : end + 1].isascii():
            code = _PUNYCODE.match(text, start)
            return code.end() if code else 0
    for size in sizes:
        if text[start : start + size].lower() in known and not _GLUED.match(text, start + size):
            return min(start + size, len(text))
    return 0


def ascii_domains(domain: str) -> Iterator[tuple[int, int]]:
    """Where in a domain without a protocol those of Latin letters are: the other letters are words beside it."""
    position = 0
    while labels := _ASCII_LABELS.search(domain, position):
        position = labels.end()
        for dot in _dots_from_right(labels[0]):
            if end := tld_end(domain, labels.start() + dot + 1):
                yield labels.start(), end
                position = end
                break


def _dots_from_right(labels: str) -> Iterator[int]:
    dot = labels.rfind(".")
    while dot >= 0:
        yield dot
        dot = labels.rfind(".", 0, dot)


def next_run(text: str, floor: int) -> Run | None:
    """The first stretch from ``floor`` on in which a domain can stand."""
    match = _RUN_HERE.match(text, floor) or _NEXT_RUN.search(text, floor)
    return Run(text, *match.span()) if match else None


class Run:
    """A stretch of a text in which domains can stand."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._labels = text[start:end].split(".")
        self._starts = list(accumulate((len(label) + 1 for label in self._labels[:-1]), initial=start))
        self._tld_ends = {
            number: ending
            for number in range(1, len(self._labels))
            if self._labels[number] and (ending := tld_end(text, self._starts[number]))
        }
        self._reaches = self._reach_of_each() if self._tld_ends else []

    def domains(self, floor: int) -> Iterator[tuple[int, int]]:
        """The places that can hold a domain, from left to right, each as far as it reaches.

        ``floor`` is where the search goes on: a letter before it does not count as the one before a domain.
        """
        first, bare = 0, floor == 0 == self.start
        for number in self._tld_ends:
            if number <= first or not self._ends_well(number - 1):
                continue
            labels = range(self._unbroken_from(number - 1, first), number)
            found = next(filter(None, (self._in_label(label, floor, bare and label == 0) for label in labels)), None)
            first = number
            if found:
                start, first = found
                floor, bare = self._tld_ends[first], False
                yield start, floor

    def from_start(self) -> int:
        """Where the domain that begins with the run ends, or 0 when none does."""
        if not self._tld_ends or not self._is_whole(0):
            return 0
        return self._tld_ends.get(self._farthest(0, self.start), 0)

    def _ends_well(self, label: int) -> bool:
        return self._labels[label][-1:] not in ("", "-", "_")

    def _is_whole(self, label: int) -> bool:
        return self._ends_well(label) and self._labels[label][0] not in "-_"

    def _unbroken_from(self, label: int, first: int) -> int:
        while label > first and self._is_whole(label) and self._ends_well(label - 1):
            label -= 1
        return label

    def _reach_of_each(self) -> list[int]:
        """For each label the last one whose top-level domain ends a domain in which this one is whole, or 0."""
        reaches = [0] * (len(self._labels) + 1)
        for label in range(len(self._labels) - 2, 0, -1):
            if self._is_whole(label):
                closed = label + 1 in self._tld_ends and "_" not in self._labels[label]
                reaches[label] = reaches[label + 1] or (label + 1 if closed else 0)
        return reaches

    def _in_label(self, label: int, floor: int, bare: bool) -> tuple[int, int] | None:
        for start in self._starts_in(label, floor, bare):
            if last := self._farthest(label, start):
                return start, last
        return None

    def _starts_in(self, label: int, floor: int, bare: bool) -> Iterator[int]:
        """Where a domain may begin in this label: as early as can be, else behind the last underscore."""
        start, end = self._starts[label], self._starts[label] + len(self._labels[label])
        if bare:
            if end > 1 and _START.match(self.text, 1):
                yield 1
            if self.text[0] not in "-_":
                yield 0
        for earliest in (start, self.text.rfind("_", start, end) + 1):
            found = _START.search(self.text, max(start, earliest, floor + 1), end)
            if found:
                yield found.start()

    def _farthest(self, label: int, start: int) -> int:
        """The last label whose top-level domain ends a domain that begins at ``start`` in ``label``, or 0."""
        tail = self.text[start : self._starts[label] + len(self._labels[label])]
        closed = label + 1 in self._tld_ends and "_" not in tail
        return self._reaches[label + 1] or (label + 1 if closed else 0)
