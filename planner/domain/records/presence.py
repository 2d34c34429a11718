"""Profiles of accounts and what was said of them, and the pages that posts lead to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Verified(StrEnum):
    """Whether a network confirms whose account it is."""

    NO = "no"
    ASKED = "asked"
    YES = "yes"


class Fate(StrEnum):
    """What was decided of an account."""

    KEEP = "keep"
    MERGE = "merge"
    CLOSE = "close"


class Said(StrEnum):
    """What a person answered to a check of a profile."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one account presents itself.

    ``channel_id`` is the channel whose account it is, None for one that nothing is planned for. ``links`` are rows of
    an address, where it leads, and the ISO day until which it holds or "". ``pinned_on`` is the day since when
    ``pinned`` stands on top; ``timeless`` says that it may stay. ``avatar`` and ``cover`` are paths of files. ``login``
    names the entry of a password manager and never holds a password. ``two_factor`` None is not known.
    """

    id: str
    brand_id: str
    channel_id: str | None = None
    platform: str = ""
    account_type: str = ""
    address: str = ""
    handle: str = ""
    name: str = ""
    bio: str = ""
    language: str = ""
    links: tuple[tuple[str, ...], ...] = ()
    category: str = ""
    mail: str = ""
    phone: str = ""
    street: str = ""
    hours: str = ""
    button: str = ""
    pinned: str = ""
    pinned_on: date | None = None
    timeless: bool = False
    highlights: tuple[str, ...] = ()
    avatar: str = ""
    cover: str = ""
    verified: Verified | None = None
    verified_on: date | None = None
    owner: str = ""
    backup_owner: str = ""
    login: str = ""
    two_factor: bool | None = None
    recovery_mail: str = ""
    mission: str = ""
    fate: Fate | None = None
    fate_on: date | None = None
    position: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditAnswer:
    """The last answer of a person to one check (a key of resources/presence), at an aware moment in UTC.

    ``profile_id`` None is an answer for the whole brand. ``evidence`` is the path of a picture, or "".
    """

    id: str
    brand_id: str
    profile_id: str | None = None
    check: str
    said: Said
    note: str = ""
    evidence: str = ""
    who: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One walk through all checks, which may be left and taken up again until it is ``finished``.

    ``skipped`` are the keys of what was passed over in it, as ``profile_id:check``. ``results`` are rows of the id of
    a profile or "", the check, its state, and whether it was computed or answered, as they were when it was finished.
    """

    id: str
    brand_id: str
    started: datetime
    finished: datetime | None = None
    who: str = ""
    skipped: tuple[str, ...] = ()
    results: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What was last read of a page, at an aware moment in UTC.

    ``address`` is the page's without what is only added for tracking. ``source`` says how it came in: network, file or
    text. ``table`` is JSON with what was found in it (see ``domain/pages``).
    """

    id: str
    brand_id: str
    address: str
    at: datetime
    source: str = ""
    table: str = "{}"
