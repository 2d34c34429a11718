"""How each state of a check of a profile looks and what it is called: a shape first, a colour second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.presence import CheckState
from planner.domain.records import Profile
from planner.ui.context import Context
from planner.ui.pieces.record_choices import network_glyph, network_name
from planner.ui.words import tr


class CheckLook(NamedTuple):
    """The icon of a state, the colour of the icon, and its word."""

    icon: str
    colour: str
    word: str


CHECK_LOOKS: Mapping[CheckState, CheckLook] = {
    CheckState.PASS: CheckLook("check-circle-fill", "status.approved", "Pass"),
    CheckState.FAIL: CheckLook("warning-circle-fill", "status.overdue", "Fail"),
    CheckState.NOT_CHECKED: CheckLook("circle-dashed", "text.muted", "Not checked"),
    CheckState.NOT_APPLICABLE: CheckLook("minus-circle", "text.muted", "Does not apply"),
}


def network_of(context: Context, profile: Profile) -> tuple[str, str]:
    """The name and the icon of a profile's network."""
    name = network_name(context, profile.platform) or tr("Other network")
    return name, network_glyph(context, profile.platform)


def profile_name(profile: Profile) -> str:
    """What a profile is called in a list: its handle or its name."""
    return " ".join((profile.handle or profile.name).split()) or tr("No handle yet")


def titled(context: Context, profile: Profile | None) -> str:
    """What a profile is called with its network, None: what is asked once for all."""
    if profile is None:
        return tr("All accounts")
    network = network_of(context, profile)[0]
    return f"{profile_name(profile)} · {network}" if is_named(profile) else network


def is_named(profile: Profile) -> bool:
    """Whether its handle or its name is noted."""
    return bool((profile.handle or profile.name).strip())


CHECK_FIELDS: Mapping[str, str] = {
    "handle-same": "handle",
    "name-words": "name",
    "bio-length": "bio",
    "bio-first-line": "bio",
    "bio-says": "bio",
    "details-set": "category",
    "hours-current": "hours",
    "links-form": "links",
    "links-open": "links",
    "avatar-size": "avatar",
    "avatar-mark": "avatar",
    "cover-size": "cover",
    "cover-current": "cover",
    "described": "highlights",
    "pinned-fresh": "pinned",
    "purpose": "mission",
    "verified": "verified",
    "two-factor": "two_factor",
    "two-people": "owner",
    "sign-in": "login",
}
"""By check: the field of a profile that it is about."""
