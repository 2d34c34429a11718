"""Brands with their channels, labels, campaigns and library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class Stance(StrEnum):
    """How a post counts in a mix: selling, giving, or neither (neutral leaves the denominator)."""

    PROMOTIONAL = "promotional"
    ENGAGEMENT = "engagement"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """One business whose posts are planned together; brands never mix.

    ``hue`` names a colour of the theme, as everywhere: promote, educate, inspire, community, neutral, or "".
    ``zone`` is an IANA name, ``domains`` are the brand's own web hosts.
    ``rule`` is the key of the mix rule that its weeks are held to, or "", and ``also`` are the keys of others that are
    watched beside it. ``earlier`` are the rules before these, oldest first: the Monday (ISO) until which they held,
    the key of the rule, and the keys of those watched.
    ``minutes`` is the time for posts in a week, None when it was not said. ``country`` (ISO 3166) and ``region`` say
    whose holidays are shown, ``starred`` are the keys of the special days that are planned for.
    ``tracking`` is the query that is added to its own links (see ``domain/tracking.py``), "" the shipped one.
    ``jurisdiction`` is a key of resources/disclosure, "" any of them. ``handles`` are the accounts that are known
    as partners, without the @. ``media_base`` is the public address under which the files of its media can be fetched,
    or "". ``keywords`` are words that people search for when they should find it. ``interactions`` are the keys of the
    numbers that it adds up as engagement (none: the shipped ones), ``half_life`` the weeks after which a result counts
    half (None: never less), ``settled`` the days after which the numbers of a post are compared. ``currency`` is an
    ISO 4217 code, or "".
    """

    id: str
    name: str
    zone: str
    domains: tuple[str, ...] = ()
    rule: str = ""
    also: tuple[str, ...] = ()
    earlier: tuple[tuple[str, ...], ...] = ()
    minutes: int | None = None
    country: str = ""
    region: str = ""
    starred: tuple[str, ...] = ()
    hue: str = ""
    tracking: str = ""
    jurisdiction: str = ""
    handles: tuple[str, ...] = ()
    media_base: str = ""
    keywords: tuple[str, ...] = ()
    interactions: tuple[str, ...] = ()
    half_life: int | None = 26
    settled: int = 7
    currency: str = ""
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One of the brand's accounts on a platform (``platform`` is a key of resources/platforms, or "").

    ``limit`` is the longest text that this account takes, in the platform's unit; None is what the platform's facts
    say. ``language`` is the BCP 47 tag of what is written there, or "". ``accounts`` are pairs of the key of a
    publishing tool and the id that the account has there.
    """

    id: str
    brand_id: str
    name: str
    platform: str = ""
    hue: str = ""
    limit: int | None = None
    language: str = ""
    accounts: tuple[tuple[str, ...], ...] = ()
    position: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSet:
    """A set of labels of one brand, such as kind or pillar."""

    id: str
    brand_id: str
    key: str
    name: str
    exclusive: bool = True
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label of a set; every label of the set *kind* carries a default stance.

    ``origin`` says whose content posts of this kind show: own, customer, partner or others, "" when that is open.
    """

    id: str
    set_id: str
    key: str
    name: str
    stance: Stance | None = None
    origin: str = ""
    hue: str = ""
    needs_disclosure: bool = False
    needs_permission: bool = False
    position: int = 0
    archived: bool = False


LONGEST_LEAD = 366
"""Days before a milestone on which it may be told of."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day of a campaign that has to be told of: on the day, or up to ``lead_days`` (0 to LONGEST_LEAD) before it.

    What is told after ``clock`` on the day itself comes too late; None is the end of the day.
    """

    name: str
    day: date
    clock: time | None = None
    lead_days: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A named effort that posts belong to, with optional first and last day, and what must be told on its way.

    ``goal`` says what is to be reached, ``target`` how many of ``measure`` (a key of resources/results) until
    ``target_day``. ``budget`` and ``costs`` (pairs of what was paid for and the amount) are in ``currency`` (ISO 4217,
    "" that of the brand), ``minutes`` is the time spent on it. ``landing`` is the page it leads to, ``slug`` what its
    links say of it ("": made of its name). ``learnt`` is what the next one should know.
    """

    id: str
    brand_id: str
    name: str
    starts: date | None = None
    ends: date | None = None
    milestones: tuple[Milestone, ...] = ()
    hue: str = ""
    goal: str = ""
    measure: str = ""
    target: Decimal | None = None
    target_day: date | None = None
    budget: Decimal | None = None
    currency: str = ""
    costs: tuple[tuple[str, ...], ...] = ()
    minutes: int | None = None
    landing: str = ""
    slug: str = ""
    owner: str = ""
    learnt: str = ""
    archived: bool = False


class SnippetSort(StrEnum):
    """What a part of the library is: a whole post to begin with, or words to insert into one."""

    TEMPLATE = "template"
    SNIPPET = "snippet"
    HASHTAGS = "hashtags"
    SIGNATURE = "signature"
    CALL = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A part of the brand's library; its text may hold variables such as ``{link}``.

    ``title``, ``link``, ``kind_id``, ``pillar_id`` and ``channel_ids`` are what a post of a template begins with.
    """

    id: str
    brand_id: str
    sort: SnippetSort
    name: str
    text: str = ""
    title: str = ""
    link: str = ""
    kind_id: str | None = None
    pillar_id: str | None = None
    channel_ids: tuple[str, ...] = ()
    position: int = 0
    archived: bool = False
