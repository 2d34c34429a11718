"""Rules, routines and answers of weeks, and what came in and went out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Reply(StrEnum):
    """What a person said to a checklist item.

    One that a person answers is done, one that is computed is accepted with a reason; either may be put off to a day.
    """

    DONE = "done"
    ACCEPTED = "accepted"
    SNOOZED = "snoozed"


class RuleSort(StrEnum):
    """What a rule of the brand's own is about: the mix, how often a channel is served, or how long posts take."""

    MIX = "mix"
    CADENCE = "cadence"
    EFFORT = "effort"


class Per(StrEnum):
    """How often a routine comes round."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule broken on purpose from ``starts`` to ``ends`` (both included), such as a launch week."""

    id: str
    brand_id: str
    rule: str
    starts: date
    ends: date
    reason: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person said to one checklist item of one week (``week`` is its Monday); expires with the week.

    ``until`` is the day on which what was put off comes again. ``found`` is how much had been found then, so that what
    comes later is not hidden; None where that was not counted.
    """

    id: str
    brand_id: str
    week: date
    item: str
    reply: Reply
    reason: str = ""
    who: str = ""
    at: datetime
    until: date | None = None
    found: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An item of the brand's checklist: one of its own, or what it made of a shipped one of the same ``key``.

    Items stand by ``position``, those of the same in the order in which they are shipped; ``off`` ones are left out.
    """

    id: str
    brand_id: str
    key: str
    title: str
    position: int = 0
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """A rule of the brand's own, in the words of the shipped ones, as it holds from the week ``since`` on.

    ``since`` is a Monday, None for all weeks. Of several with one ``key`` (and one channel) the last holds, so that a
    change leaves earlier weeks as they were judged. ``table`` is JSON with the keys of the files in resources/rules.
    A mix of the key of a shipped one, and a cadence of the key of a shipped one on ``channel_id``, stand in its place.
    """

    id: str
    brand_id: str
    sort: RuleSort
    key: str
    table: str
    since: date | None = None
    channel_id: str | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """Something that is done again and again without a post: ``times`` a day or week, each for so many ``minutes``."""

    id: str
    brand_id: str
    name: str
    times: int = 1
    per: Per = Per.DAY
    minutes: int = 0
    channel_id: str | None = None
    position: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """That a routine was done once on a day, by whom and when that was noted."""

    id: str
    brand_id: str
    routine_id: str
    day: date
    who: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The last export of a week in one format: ``rows`` are what it said, for saying what changed since.

    Rows have the columns of the week's CSV, whatever the format; the first cell is the id of the placement. ``whole``
    says that all of the week was written, not only a part of it.
    """

    id: str
    brand_id: str
    week: date
    format: str
    at: datetime
    whole: bool = True
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """How a sheet with these headings was read, so that the next one like it is read the same.

    ``headings`` are its headings as they are compared, ``table`` is JSON with what was said of its columns and answered
    to what was asked. ``name`` is the user's, or "".
    """

    id: str
    brand_id: str
    headings: tuple[str, ...]
    name: str = ""
    table: str = "{}"
    at: datetime
