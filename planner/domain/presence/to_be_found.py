"""Checks of what a profile is found by: its handle, name, bio, and the details that lead to the business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planner.domain.lengths import length
from planner.domain.presence.case import Found, ProfileCase, failed, not_noted, passed
from planner.domain.records import Profile
from planner.domain.span import day_words

BIO_LIMIT = "profile.bio.max"
_ENDINGS = (".bsky.social",)
"""What a network puts behind every handle."""


def handle_same(case: ProfileCase) -> Found:
    """Whether the account has the handle that most accounts have."""
    mine = plain_handle(case.profile.handle)
    if not mine:
        return not_noted("No handle is noted.")
    counts = handles(case.profiles)
    number, whole = counts[mine], counts.total()
    if whole == 1:
        return passed(f"@{mine} is the only handle that is noted so far.")
    usual = common_handle(case.profiles)
    if not usual:
        return failed(f"@{mine} is on {number} of {whole} accounts, and no handle is on more than the others.")
    if mine == usual:
        return passed(f"@{mine}, as on {number} of {whole} accounts.")
    return failed(f"@{mine} differs from @{usual}, which {counts[usual]} of {whole} accounts have.")


def handles(profiles: Iterable[Profile]) -> Counter[str]:
    """How many accounts have each handle."""
    return Counter(filter(None, (plain_handle(one.handle) for one in profiles)))


def common_handle(profiles: Iterable[Profile]) -> str:
    """The handle that more accounts have than any other, or ""."""
    ranked = handles(profiles).most_common(2)
    alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if alone else ""


def plain_handle(handle: str) -> str:
    """A handle as it is compared: without mark, capitals, server, and what its network puts behind it."""
    name = handle.strip().casefold().removeprefix("@").partition("@")[0]
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def name_words(case: ProfileCase) -> Found:
    """Whether the name has one of the words that people search for."""
    return _searched(case, case.profile.name, "name")


def bio_first_line(case: ProfileCase) -> Found:
    """Whether the first line of the bio has one of the words that people search for."""
    return _searched(case, case.profile.bio.strip().partition("\n")[0], "first line of the bio")


def _searched(case: ProfileCase, text: str, what: str) -> Found:
    if not text.strip():
        return not_noted(f"The {what} is not noted.")
    if not case.brand.keywords:
        return not_noted("The words that people search for are not noted yet.")
    found = [word for word in case.brand.keywords if word.casefold() in text.casefold()]
    if found:
        return passed(f"The {what} has “{found[0]}”.")
    return not_noted(f"The {what} has none of the {len(case.brand.keywords)} words that people search for.")


def bio_length(case: ProfileCase) -> Found:
    """Whether the network takes the bio as long as it is."""
    bio, most = case.profile.bio, case.limit(BIO_LIMIT)
    if most is None:
        return not_noted(f"How long a bio may be on {case.network} is not known.")
    if not bio.strip():
        return not_noted("The bio is not noted.")
    number = length(bio, case.unit(BIO_LIMIT))
    if number <= most:
        return passed(f"{number} of {most:g} characters.")
    return failed(f"{number} of {most:g} characters: {number - most:g} too many for {case.network}.")


def details_set(case: ProfileCase) -> Found:
    """Whether category, contact, hours and button are filled in, as far as the network has them."""
    there = details(case.profile)
    asked = [name for name in there if name in case.rules.offered(case.profile.platform) or there[name]]
    missing = [name for name in asked if not there[name]]
    if not missing:
        return passed(f"Set: {', '.join(asked)}.")
    if len(missing) == len(asked):
        return not_noted(f"Not noted: {', '.join(missing)}.")
    return failed(f"Missing: {', '.join(missing)}.")


def details(profile: Profile) -> dict[str, bool]:
    """Which details lead to the business, and whether the profile has them."""
    return {
        "category": bool(profile.category.strip()),
        "contact": any(one.strip() for one in (profile.mail, profile.phone, profile.street)),
        "hours": bool(profile.hours.strip()),
        "button": bool(profile.button.strip()),
    }


def hours_current(case: ProfileCase) -> Found:
    """What there is to say before somebody answers whether the opening hours are right."""
    noted = f"Noted: {' '.join(case.profile.hours.split())}." if case.profile.hours.strip() else "No hours are noted."
    if case.news is None:
        return not_noted(noted)
    told = f"“{case.news.name}” told of other hours on {day_words(case.news.day, case.today.year)}."
    return not_noted(f"{noted} {told}", case.news.day)
