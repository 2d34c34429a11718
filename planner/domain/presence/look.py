"""Checks of the pictures of a profile, as far as their files tell."""

from __future__ import annotations

from planner.domain.files import FileFacts, FileState, file_name
from planner.domain.presence.case import Found, ProfileCase, failed, no_matter, not_noted, passed

_SQUARE = 0.02
"""By how much of 1 the sides of a square picture may differ."""


def avatar_size(case: ProfileCase) -> Found:
    """Whether the profile picture is square and as large as the network shows it."""
    least = case.limit("profile.avatar.width")
    facts = _seen(case, case.profile.avatar)
    if isinstance(facts, Found):
        return facts
    if abs(facts.ratio - 1) > _SQUARE:
        return failed(f"{_size(facts)} is not square, so its sides are cut.")
    if least is None:
        return no_matter(f"{_size(facts)}; how large it must be on {case.network} is not known.")
    if min(facts.width, facts.height) < least:
        return failed(f"{_size(facts)}; {case.network} wants at least {least:g} × {least:g}.")
    return passed(f"{_size(facts)}; at least {least:g} × {least:g} is wanted.")


def cover_size(case: ProfileCase) -> Found:
    """Whether the cover is as large as the network shows it."""
    width, height = case.limit("profile.cover.width"), case.limit("profile.cover.height")
    facts = _seen(case, case.profile.cover)
    if isinstance(facts, Found):
        return facts
    if width is None or height is None:
        return no_matter(f"{_size(facts)}; how large it must be on {case.network} is not known.")
    wanted = f"{width:g} × {height:g}"
    if facts.width < width or facts.height < height:
        return failed(f"{_size(facts)}; {case.network} wants at least {wanted}.")
    return passed(f"{_size(facts)}; at least {wanted} is wanted.")


def _seen(case: ProfileCase, path: str) -> FileFacts | Found:
    """What is known of the file, or why nothing is."""
    if not path:
        return not_noted("Its file is not given.")
    facts = case.files(path)
    if facts is None or facts.state is FileState.UNKNOWN:
        return not_noted(f"{file_name(path)} was not looked at yet.")
    if facts.state is FileState.MISSING:
        return not_noted(f"{file_name(path)} is not where it was.")
    if facts.state is FileState.UNREADABLE or not facts.width:
        return not_noted(f"{file_name(path)} cannot be read as a picture.")
    return facts


def _size(facts: FileFacts) -> str:
    return f"{facts.width} × {facts.height} pixels"
