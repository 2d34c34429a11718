"""Posts, where and when they stand, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from planner.domain.records.brands import Stance


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
