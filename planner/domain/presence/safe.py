"""Checks of who can get into an account."""

from __future__ import annotations

import re

from planner.domain.presence.case import Found, ProfileCase, failed, not_noted, passed
from planner.domain.records import Verified
from planner.domain.span import day_words

_SHORTEST, _SHORTEST_PLAIN = 8, 10
_SIGNS = re.compile(r"[!@#$%^&*?+=~<>|]")
_APART = re.compile(r"[\s/\\:_.,;()-]")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)


def verified(case: ProfileCase) -> Found:
    """Whether the network confirms whose account it is, or was asked to."""
    profile = case.profile
    on = f" on {day_words(profile.verified_on, case.today.year)}" if profile.verified_on else ""
    if profile.verified is None:
        return not_noted("It is not noted whether the account is verified.")
    if profile.verified is Verified.YES:
        return passed(f"Verified{on}.")
    if profile.verified is Verified.NO:
        return failed("Not verified, and not asked for.")
    return passed(f"Asked for{on}.") if on else not_noted("Asked for; the day of that is not noted.")


def two_factor(case: ProfileCase) -> Found:
    """Whether signing in takes a second factor."""
    if case.profile.two_factor is None:
        return not_noted("It is not noted whether two-factor sign-in is on.")
    return passed("It is on.") if case.profile.two_factor else failed("It is off: turn it on at the network.")


def two_people(case: ProfileCase) -> Found:
    """Whether more than one person can get in."""
    people = {one.strip().casefold(): one.strip() for one in (case.profile.owner, case.profile.backup_owner)}
    names = [name for key, name in people.items() if key]
    if not names:
        return not_noted("It is not noted who can get in.")
    return passed(f"{' and '.join(names)}.") if len(names) > 1 else failed(f"Only {names[0]} can get in.")


def sign_in(case: ProfileCase) -> Found:
    """Whether it is noted where the sign-in is kept, and which mail gets it back; never what it is."""
    login, mail = case.profile.login.strip(), case.profile.recovery_mail.strip()
    if looks_like_password(login):
        return failed("What is noted as its place looks like a password. Write the name of the entry only.")
    if login and mail:
        return passed(f"Kept as {login}.")
    if not login and not mail:
        return not_noted("Neither the entry of the password manager nor the recovery mail is noted.")
    return failed("The recovery mail is not noted." if login else "The entry of the password manager is not noted.")


def looks_like_password(text: str) -> bool:
    """Whether words look like a password and not like the name of an entry; a suspicion, not more."""
    text = text.strip()
    if len(text) < _SHORTEST or " " in text or _MAIL.fullmatch(text) or "://" in text:
        return False
    digit, mixed = any(map(str.isdigit, text)), text != text.lower() and text != text.upper()
    if _SIGNS.search(text):
        return digit or mixed
    return digit and mixed and len(text) >= _SHORTEST_PLAIN and not _APART.search(text)
