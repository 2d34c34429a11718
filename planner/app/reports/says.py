"""Numbers, days and names as reports write them: in English, whatever the computer's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from planner.domain.clock import clock_text
from planner.domain.plan import Plan, name_of
from planner.domain.records import Placement, Status
from planner.domain.span import ONE_DAY, Span, day_words, weekday_words

NOT_ENTERED, NOT_GIVEN = "not entered", "not offered"
"""What stands for a number that nobody noted, and for one that the network does not give."""

STATUS_WORDS: Mapping[Status, str] = {
    Status.POSTED: "posted",
    Status.SCHEDULED: "scheduled",
    Status.APPROVED: "approved",
    Status.READY: "ready",
    Status.DRAFT: "draft",
    Status.IDEA: "idea",
    Status.SKIPPED: "skipped",
}
"""Statuses in the order in which reports count them."""

_LONGEST = 120
"""Letters of a name in a table."""


def counted(number: int, one: str, several: str = "") -> str:
    """``1 post``, ``1,200 posts``."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def entries(number: int) -> str:
    """``1 entry``, ``3 entries``."""
    return counted(number, "entry", "entries")


def figure(number: float | Decimal) -> str:
    """``1,240``, ``3.5``: with at most two places."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """``3.1 %``, with more places where it is below 1 %."""
    return f"{share * 100:.1f} %" if share >= 0.01 else f"{share * 100:.2f} %"


def listed(words: Iterable[str], most: int = 8) -> str:
    """The words with commas, those beyond the ``most`` counted."""
    known = list(words)
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + more


def brief(text: str) -> str:
    """A text on one line, cut off where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    whole = f"{text[:1].upper()}{text[1:]}"
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


def days(span: Span) -> str:
    """``16 – 22 Nov 2026``."""
    first, last = span.start, span.end - ONE_DAY
    if first == last:
        return day_words(last, 0)
    alike = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if alike else day_words(first, last.year)} – {day_words(last, 0)}"


def day(when: date) -> str:
    """``Sun 20 Dec 2026``."""
    return weekday_words(when, 0)


def moment(when: datetime) -> str:
    """``Mon 23 Nov 2026, 09:00``."""
    return f"{day(when.date())}, {clock_text(when.time().replace(second=0, microsecond=0))}"


def post_name(plan: Plan, placement: Placement) -> str:
    """What the post of an entry is called."""
    return brief(name_of(plan.post_of(placement), placement))


def channel_name(plan: Plan, channel_id: str | None) -> str:
    """What a channel is called."""
    channel = plan.channels.get(channel_id or "")
    return brief(channel.name) if channel else "no channel yet"


def statuses(placements: Iterable[Placement]) -> str:
    """``4 approved, 3 draft``, in the order of statuses."""
    found = [one.status for one in placements]
    return ", ".join(f"{found.count(one):,} {words}" for one, words in STATUS_WORDS.items() if one in found)
