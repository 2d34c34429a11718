"""Brands, channels, posts and all that is said of their weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum


class Stance(StrEnum):
    """How a post counts in a mix: selling, giving, or neither (neutral leaves the denominator)."""

    PROMOTIONAL = "promotional"
    ENGAGEMENT = "engagement"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """How far a placement is; *overdue* is derived from the clock and never stored."""

    IDEA = "idea"
    DRAFT = "draft"
    READY = "ready"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    POSTED = "posted"
    SKIPPED = "skipped"


SETTLED = frozenset({Status.POSTED, Status.SKIPPED})
"""Statuses of what cannot be overdue any more."""

UNAPPROVED = frozenset({Status.IDEA, Status.DRAFT, Status.READY})
"""Statuses that nobody has said yes to yet."""


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


@dataclass(frozen=True, slots=True)
class Media:
    """A file by reference with its alt text; an empty ``path`` is an alt text whose file is not chosen yet."""

    path: str
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What somebody allowed of a content of theirs: whose it is, where it was seen, and how far the permission goes.

    ``owner`` is a name or handle, ``source`` and ``evidence`` an address or file, ``platforms`` the keys of the
    networks on which it may be shown (empty: all), ``until`` the last day, ``credit`` the words that name the owner.
    """

    owner: str = ""
    source: str = ""
    asked: date | None = None
    asked_by: str = ""
    evidence: str = ""
    platforms: tuple[str, ...] = ()
    until: date | None = None
    credit: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An idea with its text, media and labels; ``stance`` overrides the one of its kind.

    ``label_ids`` are its labels of other sets than kind and pillar. What is ``evergreen`` may come again in other
    words; ``variant_of`` is the id of the post that it says anew, which may be gone. ``permission`` is the answer of
    whoever owns the content, in words that begin with "yes" when it is one; ``rights`` says more about it. ``trashed``
    is the moment (aware, in UTC) at which it was put into the trash.
    """

    id: str
    brand_id: str
    title: str = ""
    text: str = ""
    link: str = ""
    media: tuple[Media, ...] = ()
    kind_id: str | None = None
    stance: Stance | None = None
    pillar_id: str | None = None
    label_ids: tuple[str, ...] = ()
    campaign_id: str | None = None
    evergreen: bool = False
    variant_of: str = ""
    who: str = ""
    notes: str = ""
    partner: str = ""
    disclosure: str = ""
    permission: str = ""
    rights: Rights = Rights()
    trashed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A post on one channel at one wall-clock time.

    ``channel_id`` None is a post whose channel is not chosen yet. ``date`` None is an idea without a day, ``time``
    None is any time of the day. ``zone`` is an IANA name. ``fold`` says which of two equal clock times is meant
    (0 first, 1 second, None not said). ``text``, ``link`` and ``media`` None inherit from the post. ``extras`` are
    pairs of a key of the platform's fields (first_comment, board ...) and its text. ``approved_at`` is the moment
    (aware, in UTC) at which ``approved_by`` said yes, None when that is not known. ``address`` is where it was posted.
    ``trashed`` is the moment (aware, in UTC) at which it was put into the trash, alone or with its post.
    """

    id: str
    post_id: str
    channel_id: str | None
    zone: str
    format: str = ""
    date: date | None = None
    time: time | None = None
    fold: int | None = None
    status: Status = Status.DRAFT
    text: str | None = None
    link: str | None = None
    media: tuple[Media, ...] | None = None
    extras: tuple[tuple[str, ...], ...] = ()
    approved_by: str = ""
    approved_at: datetime | None = None
    address: str = ""
    trashed: datetime | None = None


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
class Comment:
    """What somebody said of a post, or of one of its placements, at an aware moment in UTC.

    ``wants_change`` says that it must not go out like this; ``done`` that it was dealt with.
    """

    id: str
    brand_id: str
    post_id: str
    placement_id: str | None = None
    who: str = ""
    text: str = ""
    at: datetime
    wants_change: bool = False
    done: bool = False


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
