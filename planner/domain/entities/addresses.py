"""Which pieces of a text are web addresses, by the rules of twitter-text; networks differ in schemes and paths.

Source: github.com/twitter/twitter-text, js/src/extractUrlsWithIndices.js, js/src/lib/idna.js and js/src/regexp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from planner.domain.entities.domains import LATIN_ACCENTS, Run, ascii_domains, may_precede, next_run
from planner.domain.entities.found import Found, cut

_ANY_CASE = re.IGNORECASE | re.ASCII
"""Without ``ASCII`` the letter ſ would be an s, and K a k."""

_LONGEST_KEPT = 20_000
_LONGEST = 4096
_LONGEST_LABEL = 63
_LONGEST_SLUG = 40
_ASSUMED_SCHEME = "https://"
_NOT_BEFORE_BARE = frozenset("-_./")
_PLAIN_DOMAIN = re.compile(r"[0-9A-Za-z.\-]+")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")

_QUERY = r"a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|"
_QUERY_END = r"a-z0-9\-_&=#/"
_PATH = rf"a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{LATIN_ACCENTS}"
_PATH_END = rf"+\-a-z\u0400-\u04ff0-9=_#/{LATIN_ACCENTS}"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a network takes as an address: the scheme as it ends before the domain, and what follows the domain."""

    scheme: re.Pattern[str]
    tail: re.Pattern[str]


def tail(path: str, path_end: str, query: str, query_end: str, *, whole_folder: str) -> re.Pattern[str]:
    """Port, path and query behind a domain, each optional; parentheses in a path are balanced, one inside another.

    The first four are classes of letters; ``whole_folder`` is another shape of a part of the path.
    """
    pair = rf"\((?:[{path}]+|[{path}]*\([{path}]+\)[{path}]*)\)"
    part = rf"(?:[{path}]*(?:{pair}[{path}]*)*(?:[{path_end}]|{pair})|{whole_folder})"
    return re.compile(rf"(?::[0-9]+)?(?P<path>/{part}*)?(?:\?[{query}]*[{query_end}])?", _ANY_CASE)


TWITTER = Grammar(
    re.compile(r"https?://\Z", _ANY_CASE),
    tail(_PATH, _PATH_END, _QUERY, _QUERY_END, whole_folder=rf"@[{_PATH}]+/"),
)
_LONGEST_SCHEME = 9
_SHORTENED = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:\?[{_QUERY}]*[{_QUERY_END}])?", _ANY_CASE)


def addresses(text: str) -> tuple[Found, ...]:
    """The addresses in a text in its order, with and without a scheme."""
    if "." not in text:
        return ()
    return (_addresses if len(text) > _LONGEST_KEPT else _kept)(text)


def with_scheme(text: str, grammar: Grammar) -> tuple[Found, ...]:
    """The addresses with one of the grammar's schemes."""
    if "://" not in text:
        return ()
    return tuple(found for match in _matches(text, grammar) if match.has_scheme for found in match.found())


def _addresses(text: str) -> tuple[Found, ...]:
    return tuple(found for match in _matches(text, TWITTER) for found in match.found())


_kept = lru_cache(maxsize=8)(_addresses)


@dataclass(frozen=True, slots=True)
class _Match:
    text: str
    start: int
    domain: tuple[int, int]
    end: int
    has_path: bool

    @property
    def has_scheme(self) -> bool:
        return self.start < self.domain[0]

    def found(self) -> list[Found]:
        domain = self.text[slice(*self.domain)]
        if not _is_valid(domain, self.end - self.start + (0 if self.has_scheme else len(_ASSUMED_SCHEME))):
            return []
        if self.has_scheme:
            return self._shortened()
        return [] if self.text[self.start - 1 : self.start] in _NOT_BEFORE_BARE else self._bare(domain)

    def _shortened(self) -> list[Found]:
        """The whole address, but what follows the slug of one that X has shortened is not part of it."""
        short = _SHORTENED.match(self.text, self.start, self.end)
        if short and len(short[1]) > _LONGEST_SLUG:
            return []
        return [cut(self.text, self.start, short.end() if short else self.end)]

    def _bare(self, domain: str) -> list[Found]:
        places = [(0, len(domain))] if _PLAIN_DOMAIN.fullmatch(domain) else list(ascii_domains(domain))
        found = [cut(self.text, self.start + start, self.start + end) for start, end in places]
        if found and self.has_path:
            found[-1] = cut(self.text, found[-1].start, self.end)
        return found


def _is_valid(domain: str, size: int) -> bool:
    """Whether every label of the domain can be asked for, and the address is not longer than X takes."""
    if size > _LONGEST:
        return False
    if _PLAIN_DOMAIN.fullmatch(domain) and len(domain) <= _LONGEST_LABEL:
        return True
    if domain.startswith("xn--") and not any(ascii_domains(domain)):
        return False
    return all(map(_fits_a_label, domain.split(".")))


def _fits_a_label(label: str) -> bool:
    if label.isascii() or len(label) > _LONGEST_LABEL:
        return 0 < len(label) <= _LONGEST_LABEL
    parts = [part if part.isascii() else _punycode(part) for part in _DOTS.split(label)]
    return len(".".join(parts)) <= _LONGEST_LABEL


def _punycode(part: str) -> str:
    return "xn--" + part.encode("punycode").decode("ascii")


def _matches(text: str, grammar: Grammar) -> Iterator[_Match]:
    position = floor = 0
    while run := next_run(text, position):
        position = run.end
        for match in _matches_in(run, floor, grammar):
            yield match
            floor = match.end
        position = max(position, floor)


def _matches_in(run: Run, floor: int, grammar: Grammar) -> Iterator[_Match]:
    """The matches that begin in a run, from the end of the match before (``floor``) on."""
    start = _scheme_start(run, floor, grammar)
    if start is not None and (end := run.from_start()):
        match = _whole(run.text, start, (run.start, end), grammar)
        yield match
        floor = match.end
    for domain in run.domains(floor):
        yield _whole(run.text, domain[0], domain, grammar)


def _scheme_start(run: Run, floor: int, grammar: Grammar) -> int | None:
    """Where the scheme before a run begins, if an address may begin there."""
    before = grammar.scheme.search(run.text, max(0, run.start - _LONGEST_SCHEME), run.start)
    return before.start() if before and may_precede(run.text, before.start(), floor) else None


def _whole(text: str, start: int, domain: tuple[int, int], grammar: Grammar) -> _Match:
    rest = grammar.tail.match(text, domain[1])
    has_path = bool(rest and rest["path"])
    return _Match(text, start, domain, rest.end() if rest else domain[1], has_path)
