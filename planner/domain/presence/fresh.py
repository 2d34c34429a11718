"""Checks of whether somebody is at home: the pinned post, the last post, and what the account is for."""

from __future__ import annotations

from planner.domain.presence.case import Found, ProfileCase, failed, no_matter, not_noted, passed
from planner.domain.span import day_words


def pinned_fresh(case: ProfileCase) -> Found:
    """Whether what is pinned is young enough, or may stay."""
    profile, most = case.profile, case.rules.measures.pinned_days
    if not profile.pinned.strip() and profile.pinned_on is None:
        return not_noted("No pinned post is noted.")
    if profile.timeless:
        return passed("It is marked as timeless.")
    if profile.pinned_on is None:
        return not_noted("It is not noted since when it is pinned.")
    days = (case.today - profile.pinned_on).days
    since = f"Pinned since {day_words(profile.pinned_on, case.today.year)}"
    if days <= most:
        return passed(f"{since}.")
    return failed(f"{since}, {days} days ago; after {most} days it is old unless it is timeless.")


def last_post(case: ProfileCase) -> Found:
    """Whether the plan has an entry on the channel within the longest silence that its cadence allows."""
    if case.profile.channel_id is None:
        return no_matter("Nothing is planned for this account.")
    if case.silence is None:
        return no_matter("How long the channel may be silent is not set.")
    if case.last is None:
        return not_noted("The plan has no post on it so far.")
    days = (case.today - case.last).days
    last = f"Last post on {day_words(case.last, case.today.year)}"
    if days <= case.silence:
        return passed(f"{last}; at most {case.silence:g} days of silence.")
    return failed(f"{last}, {days} days ago; at most {case.silence:g} days of silence.")


def purpose(case: ProfileCase) -> Found:
    """Whether it is noted what the account is for, or what becomes of it."""
    profile, most = case.profile, case.rules.measures.decision_days
    if profile.fate is None:
        if profile.mission.strip():
            return passed("It is noted what it is for.")
        return not_noted("It is not noted what it is for, nor decided to keep, merge or close it.")
    if profile.fate_on is None:
        return not_noted(f"Decided: {profile.fate}; the day of that is not noted.")
    day = day_words(profile.fate_on, case.today.year)
    if (case.today - profile.fate_on).days > most:
        return not_noted(f"Not checked since {day}, when it was decided: {profile.fate}.")
    return passed(f"Decided on {day}: {profile.fate}.")
