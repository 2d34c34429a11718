"""What is paid for: advertisements, and what creators agreed to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from planner.domain.records.posts import Media


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """One advertisement on a network from ``starts`` to ``ends``, both included.

    With ``placement_id`` it boosts that entry, which may be gone; else it is one of its own (a dark one) with its own
    text, media, headline and link. ``total`` and ``daily`` are its budget in ``currency`` (ISO 4217, "" the brand's).
    ``variant`` is the letter of a version; ``test`` says that versions are compared. ``approved_at`` is aware, in UTC.
    """

    id: str
    brand_id: str
    campaign_id: str | None = None
    platform: str = ""
    name: str = ""
    objective: str = ""
    placement_id: str | None = None
    headline: str = ""
    text: str = ""
    button: str = ""
    link: str = ""
    media: tuple[Media, ...] = ()
    variant: str = ""
    test: bool = False
    audience: str = ""
    places: str = ""
    ages: str = ""
    shown_in: str = ""
    optimised_for: str = ""
    starts: date | None = None
    ends: date | None = None
    total: Decimal | None = None
    daily: Decimal | None = None
    currency: str = ""
    code: str = ""
    owner: str = ""
    approved_by: str = ""
    approved_at: datetime | None = None
    notes: str = ""
    archived: bool = False


class Stage(StrEnum):
    """How far the work with a creator is."""

    FOUND = "found"
    ASKED = "asked"
    AGREED = "agreed"
    CONTRACT = "contract"
    PRODUCT_SENT = "product-sent"
    DRAFT_IN = "draft-in"
    APPROVED = "approved"
    LIVE = "live"
    REPORTED = "reported"
    PAID = "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration:
    """What was agreed with a creator.

    ``handles`` are pairs of a platform's key and the handle there. Amounts are in ``currency`` (ISO 4217, "" the
    brand's); the fee is due ``net_days`` after the invoice. ``uses`` are what the content may be used for (organic,
    paid, web, print) on ``places`` from ``rights_from`` to ``rights_until``. ``contract`` and ``report`` are paths of
    files.
    """

    id: str
    brand_id: str
    campaign_id: str | None = None
    creator: str = ""
    legal_name: str = ""
    handles: tuple[tuple[str, ...], ...] = ()
    contact: str = ""
    followers: int | None = None
    followers_on: date | None = None
    brief: str = ""
    stage: Stage = Stage.FOUND
    review_hours: int | None = None
    review_rounds: int | None = None
    currency: str = ""
    fee: Decimal | None = None
    deposit: Decimal | None = None
    net_days: int | None = None
    expenses: Decimal | None = None
    product_value: Decimal | None = None
    kill_fee: Decimal | None = None
    invoice: str = ""
    invoiced_on: date | None = None
    paid_on: date | None = None
    uses: tuple[str, ...] = ()
    places: str = ""
    territory: str = ""
    rights_from: date | None = None
    rights_until: date | None = None
    may_edit: bool | None = None
    credit: str = ""
    exclusive_in: str = ""
    exclusive_from: date | None = None
    exclusive_until: date | None = None
    disclosure: str = ""
    platform_label: str = ""
    claims_allowed: str = ""
    claims_forbidden: str = ""
    report_due: date | None = None
    report: str = ""
    contract: str = ""
    notes: str = ""
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """One thing that a creator makes, to appear between ``opens`` and ``closes``, both included.

    ``pieces`` is how many of it. ``asset`` is the path or name of the file that came, ``post_id`` the post of the plan
    that shows it, which may be gone. ``live_until`` is the day until which it stays, ``done_on`` when it went live.
    """

    id: str
    brand_id: str
    collaboration_id: str
    platform: str = ""
    format: str = ""
    pieces: int = 1
    least: str = ""
    must_show: str = ""
    caption: str = ""
    tags: str = ""
    link: str = ""
    code: str = ""
    draft_due: date | None = None
    draft_in: date | None = None
    opens: date | None = None
    closes: date | None = None
    live_until: date | None = None
    asset: str = ""
    post_id: str | None = None
    address: str = ""
    done_on: date | None = None
    position: int = 0
