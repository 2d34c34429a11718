"""What a plan holds: frozen records with text ids.

Every record is one row of one table; the store maps fields to columns by their type. Text is kept as typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
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
    """What a person said to a checklist item: a manual item is done, an automatic one accepted with a reason."""

    DONE = "done"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """One business whose posts are planned together; brands never mix.

    ``hue`` names a colour of the theme, as everywhere: promote, educate, inspire, community, neutral, or "".
    ``zone`` is an IANA name, ``domains`` are the brand's own web hosts, ``rule`` the key of its mix rule or "".
    ``tracking`` is the query that is added to its own links (see ``domain/tracking.py``), "" the shipped one.
    ``jurisdiction`` is a key of resources/disclosure, "" any of them. ``handles`` are the accounts that are known
    as partners, without the @.
    """

    id: str
    name: str
    zone: str
    domains: tuple[str, ...] = ()
    rule: str = ""
    hue: str = ""
    tracking: str = ""
    jurisdiction: str = ""
    handles: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One of the brand's accounts on a platform (``platform`` is a key of resources/platforms, or "").

    ``limit`` is the longest text that this account takes, in the platform's unit; None is what the platform's facts
    say. ``language`` is the BCP 47 tag of what is written there, or "".
    """

    id: str
    brand_id: str
    name: str
    platform: str = ""
    hue: str = ""
    limit: int | None = None
    language: str = ""
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
    """One label of a set; every label of the set *kind* carries a default stance."""

    id: str
    set_id: str
    key: str
    name: str
    stance: Stance | None = None
    hue: str = ""
    needs_disclosure: bool = False
    needs_permission: bool = False
    position: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A named effort that posts belong to, with optional first and last day."""

    id: str
    brand_id: str
    name: str
    starts: date | None = None
    ends: date | None = None
    hue: str = ""
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

    ``permission`` is the answer of whoever owns the content, in words that begin with "yes" when it is one; ``rights``
    says more about it. ``trashed`` is the moment (aware, in UTC) at which it was put into the trash.
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
    campaign_id: str | None = None
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
    """What a person said to one checklist item of one week (``week`` is its Monday); expires with the week."""

    id: str
    brand_id: str
    week: date
    item: str
    reply: Reply
    reason: str = ""
    who: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A manual item of the brand's checklist: one of its own, or what it made of a shipped one of the same ``key``.

    ``off`` items are not asked.
    """

    id: str
    brand_id: str
    key: str
    title: str
    position: int = 0
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The last export of a week in one format: ``rows`` are what was written, for saying what changed since.

    The first cell of each row is the id of its placement.
    """

    id: str
    brand_id: str
    week: date
    format: str
    at: datetime
    rows: tuple[tuple[str, ...], ...] = ()


Record = (
    Brand | Channel | LabelSet | Label | Campaign | Post | Placement | Snippet | Waiver | Question | Answer | Exported
)

RECORD_TYPES: tuple[type[Record], ...] = (
    Brand,
    Channel,
    LabelSet,
    Label,
    Campaign,
    Post,
    Placement,
    Snippet,
    Waiver,
    Question,
    Answer,
    Exported,
)
