"""What the sections of a creator's page hold, in short."""

from __future__ import annotations

from datetime import date

from planner.app.agreements import uses
from planner.domain.creators import payment_due
from planner.domain.paid import money_words
from planner.domain.records import Collaboration
from planner.ui.pieces.record_choices import joined
from planner.ui.when import When
from planner.ui.words import tr

RIGHTS = ("uses", "rights_from", "rights_until", "may_edit", "places", "territory", "credit")
DISCLOSURE = ("disclosure", "platform_label", "claims_allowed", "claims_forbidden")
EXCLUSIVITY = ("exclusive_in", "exclusive_from", "exclusive_until")
MONEY = (
    "deposit",
    "expenses",
    "product_value",
    "kill_fee",
    "invoice",
    "invoiced_on",
    "net_days",
    "paid_on",
    "currency",
)
BRIEF = ("brief", "review_hours", "review_rounds")
CONTACT = ("handles", "legal_name", "contact", "followers", "followers_on")
FILES = ("contract", "report", "report_due")
NOTES = ("notes",)


def holds(one: Collaboration, names: tuple[str, ...]) -> bool:
    """Whether any of these fields says something."""
    return any(getattr(one, name) not in (None, "", ()) for name in names)


def said(one: Collaboration, *names: str) -> str:
    """The words of some fields on one line."""
    return joined(" ".join(str(getattr(one, name)).split()) for name in names)


def rights_words(one: Collaboration, when: When) -> str:
    """Until when, for what, where, and with whose name."""
    named = uses()
    allowed = ", ".join(tr(named.get(key, key)) for key in one.uses)
    return joined((_on("until {day}", one.rights_until, when), allowed, said(one, "territory", "credit")))


def exclusive_words(one: Collaboration, when: When) -> str:
    """For what nobody else is paid, and until when."""
    return joined((said(one, "exclusive_in"), _on("until {day}", one.exclusive_until, when)))


def money_of(one: Collaboration, when: When, currency: str) -> str:
    """Whether it is paid, and what comes to the fee."""
    paid = _on("paid {day}", one.paid_on, when) or _on("to be paid by {day}", payment_due(one), when)
    known = [amount for amount in (one.product_value, one.expenses, one.deposit) if amount is not None]
    return joined((paid, money_words(known[0], one.currency or currency) if known else "", one.invoice))


def contact_words(one: Collaboration) -> str:
    """Where they are, and how they are reached."""
    handles = ", ".join(handle[1] for handle in one.handles if len(handle) > 1)
    return joined((handles, said(one, "legal_name", "contact")))


def file_words(one: Collaboration, when: When) -> str:
    """The report and the files."""
    return joined((_on("report due {day}", one.report_due, when), said(one, "contract", "report")))


def _on(words: str, day: date | None, when: When) -> str:
    return tr(words, day=when.short_dated(day)) if day is not None else ""
