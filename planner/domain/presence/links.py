"""Checks of the links of a profile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.link_form import corrected, own
from planner.domain.presence.case import Found, ProfileCase, failed, not_noted, passed
from planner.domain.quote import quoted
from planner.domain.span import day_words, read_day
from planner.domain.tracking import tracking


def links_form(case: ProfileCase) -> Found:
    """Whether the links are well-formed, still hold, and say that their readers came from the profile."""
    rows = [row for row in case.profile.links if row and row[0].strip()]
    if not rows:
        return not_noted("No link is noted.")
    troubles = [trouble for row in rows for trouble in _troubles(case, row)]
    if troubles:
        return failed(" ".join(troubles))
    return passed("The link is right." if len(rows) == 1 else f"All {len(rows)} links are right.")


def until_of(row: tuple[str, ...]) -> date | None:
    """The day until which a link holds, None for one that holds on."""
    try:
        return read_day(row[2]) if len(row) > 2 and row[2] else None  # noqa: PLR2004  address, where, until
    except ValueError:
        return None


def _troubles(case: ProfileCase, row: tuple[str, ...]) -> Iterator[str]:
    link, name = row[0].strip(), quoted(row[0])
    proposal = corrected(link)
    if proposal is not None:
        yield f"{name} is not well-formed{f', perhaps {quoted(proposal)}' if proposal else ''}."
        return
    until = until_of(row)
    if until is not None and until < case.today:
        yield f"{name} was good until {day_words(until, case.today.year)}."
    if own(link, case.brand.domains):
        yield from _untracked(case, link, name)


def _untracked(case: ProfileCase, link: str, name: str) -> Iterator[str]:
    wanted = {"utm_medium": case.rules.measures.own_link_medium, "utm_content": case.rules.measures.own_link_content}
    said = tracking(link)
    missing = [f"{key}={value}" for key, value in wanted.items() if said.get(key) != value]
    if missing:
        yield f"{name} does not say {' and '.join(missing)}."
