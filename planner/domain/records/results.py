"""What was measured, and what is tried because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Age(StrEnum):
    """How long after its beginning something was measured, or over what stretch.

    A post is measured after a day, a week and four weeks, or once for all its life; an account over a day or week; what
    is paid for over a day or from its beginning.
    """

    AFTER_DAY = "24h"
    AFTER_WEEK = "7d"
    AFTER_MONTH = "28d"
    LIFE = "life"
    OVER_DAY = "day"
    OVER_WEEK = "week"


NOT_OFFERED = "-"
"""Stands for a number that the network does not give: neither blank nor zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Numbers of one entry, account, campaign, advertisement or deliverable, as they were on the day ``captured``.

    Exactly one of the ids is set. ``values`` are rows of the key of a metric (resources/results), the number in plain
    digits with a point, or NOT_OFFERED, and what the network calls it, or ""; what is not known has no row. Keys that
    begin with ``paid.`` are the part of a number that was paid for. Of an account over a day or week, ``captured`` is
    that day, or the Monday of the week. ``source`` is the key of the file format, or "" for what was typed.
    """

    id: str
    brand_id: str
    placement_id: str | None = None
    channel_id: str | None = None
    campaign_id: str | None = None
    flight_id: str | None = None
    deliverable_id: str | None = None
    age: Age
    captured: date
    values: tuple[tuple[str, ...], ...] = ()
    boosted: bool = False
    source: str = ""
    note: str = ""


class Trial(StrEnum):
    """What became of a suggestion."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Something that is tried until a day because results lean that way, or was declined.

    ``question`` is the key of the question that led to it and ``about`` what it is about (such as the key of a kind),
    so that what was declined is not offered again. ``basis`` is JSON with the answer as it was. The trial lasts from
    ``starts`` to ``ends`` and is looked at again on ``look_again``. ``post_ids`` are the ideas that were made for it.
    """

    id: str
    brand_id: str
    question: str
    about: str = ""
    title: str = ""
    channel_id: str | None = None
    starts: date | None = None
    ends: date | None = None
    look_again: date | None = None
    state: Trial = Trial.ACCEPTED
    at: datetime
    who: str = ""
    routine_id: str | None = None
    post_ids: tuple[str, ...] = ()
    basis: str = "{}"
    learnt: str = ""
