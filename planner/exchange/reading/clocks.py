"""Times as people write them in sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache

from planner.exchange.reading.folding import folded
from planner.exchange.reading.lexicon import Lexicon
from planner.exchange.reading.row_words import any_of

_FRACTION = re.compile(r"(?:0?|(?P<day>\d{5}))[.,](?P<part>\d+)")
_HOUR_ZERO = re.compile(r"0[.,](?!25)[0-5]\d")
"""Half past midnight rather than a part of a day; 0.25 is how spreadsheets keep six o'clock."""

_SHORTENED = re.compile(r"(1?[1-9]|[12]0|2[1-3])[.,]([1-4])")

_MINUTES_OF_DAY = 24 * 60

_LONGEST = 60
"""Characters of a cell that may be a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockText:
    """What a cell says about a time.

    ``word`` has to be asked about (*lunch*, or anything that is not understood), as folded. ``why`` tells why there is
    no such time. ``zone`` is the zone as written. ``note`` is a remark on what was made of the cell, and ``next_day``
    says that the time is that of the following day (24:00).
    """

    clock: time | None = None
    word: str = ""
    why: str = ""
    zone: str = ""
    note: str = ""
    next_day: bool = False


@lru_cache(maxsize=8192)
def read_clock_text(text: str, lexicon: Lexicon) -> ClockText | None:
    """What a cell says about a time; None when it is blank or only a dash. What is not understood is a ``word``."""
    whole = folded(text)
    if not whole or not any(sign.isalnum() or sign == "?" for sign in whole):
        return None
    return sure_clock(whole, lexicon) or ClockText(word=whole[:_LONGEST])


def sure_clock(whole: str, lexicon: Lexicon) -> ClockText | None:
    """What a folded text says about a time, or None when not all of it is understood."""
    if whole in lexicon.times.vague:
        return ClockText(word=whole)
    found = _fraction(whole) or _shortened(whole) or _one(whole, lexicon)
    return found or (_around(whole, lexicon) if len(whole) <= _LONGEST else None)


def _around(whole: str, lexicon: Lexicon) -> ClockText | None:
    """A time with small words before it, or the first of two; told where it is not sure."""
    patterns = _patterns(lexicon)
    exact = patterns.before.sub("", whole.strip("()[] "))
    bare = patterns.about.sub("", exact).rstrip("!?.,;: ")
    found = _one(bare, lexicon)
    if found is None or found.clock is None:
        return found or _first_of_two(bare, lexicon)
    unsure = bare != exact.rstrip("!.,;: ")
    return replace(found, note=f"“{whole}” is taken as {found.clock:%H:%M}") if unsure else found


def _one(text: str, lexicon: Lexicon) -> ClockText | None:
    """A single time with its zone."""
    match = _patterns(lexicon).clock.fullmatch(text)
    if match is None:
        return None
    said = (match["zone"] or "").strip(" ()").upper()
    zone = "UTC" if said == "Z" else said
    if match["word"]:
        return _known(lexicon.times.known[match["word"]], zone)
    hour = int(match["h"] or match["hh"] or match["h6"])
    minute = int(match["m"] or match["m2"] or match["mm"] or match["m6"] or 0)
    half = match["half"] or ""
    afternoon = half in lexicon.times.afternoon
    return _clock(hour, minute, "pm" if afternoon else "am" if half else "", zone)


def _known(clock: time, zone: str) -> ClockText:
    """Noon or midnight; which end of a day midnight is has to be told."""
    note = "midnight is taken as the beginning of the day" if clock == time() else ""
    return ClockText(clock=clock, zone=zone, note=note)


def _clock(hour: int, minute: int, half: str, zone: str) -> ClockText:
    if minute > 59:
        return ClockText(why=f"there is no minute {minute}", zone=zone)
    if hour > 24:
        return ClockText(why=f"there is no hour {hour}", zone=zone)
    if hour == 24:
        return _end_of_day(minute, zone)
    if half == "am" and hour > 12:
        return ClockText(why=f"{hour}:{minute:02} is not in the morning", zone=zone)
    if half and hour in {0, 12}:
        hour = 12 if half == "pm" else 0
    elif half == "pm" and hour < 12:
        hour += 12
    return ClockText(clock=time(hour, minute), zone=zone)


def _end_of_day(minute: int, zone: str) -> ClockText:
    if minute:
        return ClockText(why=f"there is no time 24:{minute:02}", zone=zone)
    return ClockText(clock=time(), zone=zone, next_day=True, note="24:00 is 00:00 of the next day")


def _fraction(text: str) -> ClockText | None:
    """A part of a day, as spreadsheets keep times, or the part after the number of a day."""
    match = _FRACTION.fullmatch(text)
    if match is None or _HOUR_ZERO.fullmatch(text):
        return None
    minutes = round(float(f"0.{match['part']}") * _MINUTES_OF_DAY)
    if minutes == _MINUTES_OF_DAY:
        return _end_of_day(0, "")
    return ClockText(clock=time(*divmod(minutes, 60)), note=f"{text} is a part of a day")


def _shortened(text: str) -> ClockText | None:
    """*17.30* that a spreadsheet took for a number and shows as *17.3*; *8.5* may mean half past, and is asked."""
    match = _SHORTENED.fullmatch(text)
    if match is None:
        return None
    clock = time(int(match[1]), 10 * int(match[2]))
    return ClockText(clock=clock, note=f"{text} is taken as {clock:%H:%M}")


def _first_of_two(text: str, lexicon: Lexicon) -> ClockText | None:
    """The first of two times, such as the beginning of *8:30–9:00*; it takes its half of the day from the second."""
    for between in _patterns(lexicon).between.finditer(text):
        first, second = text[: between.start()].strip(), text[between.end() :].strip()
        later = _one(second, lexicon)
        earlier = _one(first, lexicon)
        if later and later.clock and earlier and earlier.clock:
            return _told_as_first(_in_the_same_half(earlier, later, first, second, lexicon), text)
    return None


def _in_the_same_half(earlier: ClockText, later: ClockText, first: str, second: str, lexicon: Lexicon) -> ClockText:
    half = _patterns(lexicon).half_at_end.search(second)
    if half is None or _patterns(lexicon).half_at_end.search(first):
        return earlier
    in_half = _one(f"{first} {half[1]}", lexicon)
    fits = in_half and in_half.clock and later.clock and in_half.clock <= later.clock
    return in_half if in_half and fits else earlier


def _told_as_first(clock: ClockText, text: str) -> ClockText:
    return replace(clock, note=f"the first time of “{text}” is taken")


class _Patterns:
    """The regular expressions of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        times = lexicon.times
        halves = any_of(times.morning | times.afternoon)
        offset = r"(?:(?<=:\d\d:\d\d)[+-]|(?<=\.\d\d\d)[+-]|(?<=\d)\+)\d\d(?::?\d\d)?"
        zone = rf"(?:{any_of(times.zones)})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?"
        number = (
            r"(?P<h>\d{1,2})(?:\s?[:.h,]\s?(?P<m>\d\d)(?:[:.]\d\d(?:[.,]\d{1,9})?)?)?"
            r"|(?P<hh>\d{1,2})(?P<mm>\d\d)|(?P<h6>\d\d)(?P<m6>\d\d)\d\d"
        )
        after = rf"(?:\s?(?:{any_of(times.hours)})\.?(?:\s(?P<m2>\d\d))?)?"
        self.clock = re.compile(
            rf"(?:(?P<word>{any_of(times.known)})|(?:{number}){after}(?:\s?(?P<half>{halves})\.?)?)"
            rf"(?P<zone>{offset}|\s?\(?{zone}\)?)?"
        )
        self.before, self.about = (
            re.compile(rf"^(?:(?:{any_of(words)})(?=[\s\d])\s*)+") for words in (times.before, times.about)
        )
        self.between = re.compile("|".join(_spaced(word) for word in sorted(times.between)))
        self.half_at_end = re.compile(rf"(?<=[\d\s])({halves})$")


def _spaced(word: str) -> str:
    """A word between two times; signs need no blanks around them."""
    return rf"\s{re.escape(word)}\s" if word.isalnum() else rf"\s?{re.escape(word)}\s?"


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> _Patterns:
    return _Patterns(lexicon)
