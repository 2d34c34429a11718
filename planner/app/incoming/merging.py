"""Numbers of an export held against those that the plan has: what is new, what differs, what is there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.domain.edits import new_id
from planner.domain.records import Brand, Measurement
from planner.domain.records.results import Age
from planner.domain.results.due import AgeWindow
from planner.domain.span import weekday_words
from planner.exchange.analytics.model import ResultRow


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNMATCHED = "unmatched"
    LEFT_OUT = "left-out"


_THERE = "There already"

TAKEN = frozenset({Fate.NEW, Fate.CHANGED, Fate.SAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of a row, with the numbers before and after, both None where nothing changes."""

    fate: Fate
    sentence: str = ""
    before: Measurement | None = None
    after: Measurement | None = None


def made_of(
    row: ResultRow, brand: Brand, captured: date, *, placement_id: str = "", channel_id: str = ""
) -> Measurement:
    """The numbers of a row as a record of their own, of a post or of an account on one day."""
    return Measurement(
        id=new_id(),
        brand_id=brand.id,
        placement_id=placement_id or None,
        channel_id=channel_id or None,
        age=Age.LIFE if placement_id else Age.OVER_DAY,
        captured=captured,
        values=tuple(tuple(number) for number in row.values),
        source=row.format,
    )


def age_after(days: int, ages: Mapping[Age, AgeWindow]) -> Age:
    """The age of numbers that were read so many days after the post; those of no age are of its life."""
    fitting = (key for key, one in ages.items() if one.opens.days <= days <= one.closes.days)
    return next(fitting, Age.LIFE)


def of_entry(
    new: Measurement, published: date | None, known: Sequence[Measurement], ages: Mapping[Age, AgeWindow]
) -> Outcome:
    """New numbers of a post; ``known`` are those that the plan has of it.

    What was read first while an age lasts is of that age, and what is read later of the post's life.
    """
    if published is not None and new.captured < published:
        day = weekday_words(new.captured)
        return Outcome(fate=Fate.LEFT_OUT, sentence=f"It was published after {day}, the day of the numbers")
    age = age_after((new.captured - published).days, ages) if published is not None else Age.LIFE
    if any(one.age is age and one.captured < new.captured for one in known):
        age = Age.LIFE
    of_age = [one for one in known if one.age is age]
    if age is not Age.LIFE:
        return _held_against(replace(new, age=age), of_age)
    if any(one.captured == new.captured and not _differing(one, new) for one in known):
        return Outcome(fate=Fate.SAME, sentence=_THERE)
    if any(one.captured > new.captured for one in of_age):
        return Outcome(fate=Fate.SAME, sentence="Newer numbers are there already")
    return _held_against(new, of_age)


def of_account(new: Measurement, known: Iterable[Measurement]) -> Outcome:
    """New numbers of an account on one day; ``known`` are those that the plan has of it."""
    return _held_against(new, [one for one in known if one.age is new.age and one.captured == new.captured])


def _held_against(new: Measurement, known: Sequence[Measurement]) -> Outcome:
    """New numbers into those of the same age: they win, and what they do not say stays."""
    old = max(known, key=lambda one: one.captured, default=None)
    if old is None:
        return Outcome(fate=Fate.NEW, after=new)
    differing = _differing(old, new)
    if not differing:
        return Outcome(fate=Fate.SAME, sentence=_THERE)
    values = {row[0]: row for row in (*old.values, *new.values)}
    after = replace(old, values=tuple(values.values()), captured=new.captured, source=new.source)
    sentence = "1 number is new or different" if differing == 1 else f"{differing} numbers are new or different"
    return Outcome(fate=Fate.CHANGED, sentence=sentence, before=old, after=after)


def _differing(old: Measurement, new: Measurement) -> int:
    """How many of the new numbers are not among the old ones."""
    there = {row[:2] for row in old.values}
    return sum(1 for row in new.values if row[:2] not in there)
