"""Special days: public holidays and awareness days, and the rules by which awareness days come every year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

from planner.domain.plan import Plan
from planner.domain.records import Post, Status
from planner.domain.rules import refuse_unknown
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_LAST = -1
_NTH = frozenset({_LAST, 1, 2, 3, 4})
_RULE = ("easter", "month", "day", "weekday", "nth", "shift")
_SOME_YEAR = 2025


class Sort(StrEnum):
    """Where a special day comes from: the law of a country, or people who want to make something known."""

    HOLIDAY = "holiday"
    AWARENESS = "awareness"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day on which something is on; ``key`` is the same every year and in every language.

    A holiday of several days has one key for all of them.
    """

    day: date
    key: str
    name: str
    sort: Sort
    source: str


class Rule(Protocol):
    """On which day of a year something is."""

    def on(self, year: int) -> date:
        """The day in this year."""
        ...


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day every year."""

    month: int
    day: int

    def on(self, year: int) -> date:
        """The day in this year; raises ValueError when it has none."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayOfMonth:
    """The ``nth`` weekday (0 is Monday) from a day of the month on, -1 its last one; then ``shift`` days on."""

    month: int
    weekday: int
    nth: int = 1
    day: int = 1
    shift: int = 0

    def on(self, year: int) -> date:
        """The day in this year."""
        from dateutil.relativedelta import relativedelta, weekday  # noqa: PLC0415  not in the first frame

        start = 31 if self.nth == _LAST else self.day  # cut to the length of the month
        found = date(year, self.month, 1) + relativedelta(day=start, weekday=weekday(self.weekday, self.nth))
        return found + timedelta(days=self.shift)


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday of the Western churches, or before it when negative."""

    days: int

    def on(self, year: int) -> date:
        """The day in this year."""
        from dateutil.easter import easter  # noqa: PLC0415  not in the first frame

        return easter(year) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwarenessDay:
    """A day that comes every year without being a public holiday, with who began it and when that was looked up.

    ``countries`` are ISO 3166 codes, none is everywhere. ``also`` are other names of the same occasion, under which
    it is a public holiday in some countries.
    """

    key: str
    name: str
    rule: Rule
    source: str
    checked: date
    countries: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    def is_for(self, country: str) -> bool:
        """Whether it is known in this country."""
        return not self.countries or country in self.countries

    def within(self, span: Span) -> Iterator[SpecialDay]:
        """The day in every year of the span, where it falls into the span."""
        source = f"{self.source}; checked on {self.checked}"
        for year in _years(span):
            day = self.rule.on(year)
            if day in span:
                yield SpecialDay(day, f"{Sort.AWARENESS}:{self.key}", self.name, Sort.AWARENESS, source)

    def is_one_of(self, names: Collection[str]) -> bool:
        """Whether one of these is a name of the same occasion."""
        return not {self.name, *self.also}.isdisjoint(names)


def special_days(
    holidays: Iterable[SpecialDay], awareness: Iterable[AwarenessDay], country: str, span: Span
) -> tuple[SpecialDay, ...]:
    """The days within the span in order, holidays first; an awareness day that is a holiday that day is left out."""
    found = [holiday for holiday in holidays if holiday.day in span]
    off: dict[date, set[str]] = {}
    for holiday in found:
        off.setdefault(holiday.day, set()).add(holiday.name)
    for each in awareness:
        if each.is_for(country):
            found += [day for day in each.within(span) if not each.is_one_of(off.get(day.day, ()))]
    return tuple(sorted(found, key=lambda day: (day.day, day.sort is not Sort.HOLIDAY, day.name)))


def is_taken_up(day: SpecialDay, plan: Plan) -> bool:
    """Whether a post stands on a special day, or one of its week or of the week before names it; skipped ones do not.

    ``plan`` holds the placements of these weeks.
    """
    week, name = Week.of(day.day), day.name.casefold()
    near = week.span.widened(before=ONE_WEEK)
    return any(
        one.date == day.day or (one.date in near and name in _words(plan.post_of(one)))
        for one in plan.placements.values()
        if one.status is not Status.SKIPPED and one.date is not None
    )


def _words(post: Post) -> str:
    return f"{post.title}\n{post.text}".casefold()


def _years(span: Span) -> range:
    return range(span.start.year, (span.end - ONE_DAY).year + 1)


def awareness_day(key: str, table: Mapping[str, Any]) -> AwarenessDay:
    """An awareness day from a table. Raises ValueError naming what is wrong, KeyError when something is missing."""
    refuse_unknown(table, {"name", "countries", "also", "source", "checked", "note", *_RULE})
    if not isinstance(table["checked"], date) or not table["source"]:
        raise ValueError("a day needs a source, and the day on which it was checked")
    return AwarenessDay(
        key=key,
        name=table["name"],
        rule=_rule({name: table[name] for name in _RULE if name in table}),
        source=table["source"],
        checked=table["checked"],
        countries=frozenset(table.get("countries", ())),
        also=frozenset(table.get("also", ())),
    )


def _rule(said: Mapping[str, Any]) -> Rule:
    rule: Rule
    match dict(said):
        case {"easter": int(days), **rest} if not rest:
            return FromEaster(days)
        case {"month": int(month), "day": int(day), **rest} if not rest:
            rule = FixedDay(month, day)
        case {"month": int(month), "weekday": str(weekday), "nth": int(nth), **rest} if _is_shift(rest) and nth in _NTH:
            rule = WeekdayOfMonth(month=month, weekday=WEEKDAYS.index(weekday), nth=nth, **rest)
        case {"month": int(month), "weekday": str(weekday), "day": int(day), **rest} if _is_shift(rest):
            rule = WeekdayOfMonth(month=month, weekday=WEEKDAYS.index(weekday), day=day, **rest)
        case other:
            raise ValueError(f"no day can be told from {other}")
    rule.on(_SOME_YEAR)  # raises ValueError when there is no such day
    return rule


def _is_shift(rest: Mapping[str, Any]) -> bool:
    return all(name == "shift" and isinstance(value, int) for name, value in rest.items())
