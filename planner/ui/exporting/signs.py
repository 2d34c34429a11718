"""How targets look, and how well each tool's file is known: a shape, its colour, and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.app.targets import Target, Trust


class Sign(NamedTuple):
    """A shape, its colour, the words for it, and the surface that they stand on."""

    icon: str
    colour: str
    words: str
    role: str


TRUSTED: Mapping[Trust, Sign] = {
    Trust.VERIFIED: Sign("check-circle", "status.approved", "verified", "success"),
    Trust.FIELD_TESTED: Sign("check-circle", "status.approved", "used for real imports", "success"),
    Trust.SECONDARY: Sign("circle-half", "text.secondary", "told by others", "secondary"),
    Trust.UNVERIFIED: Sign("circle-dashed", "status.ready", "not verified", "warning"),
}
"""How well the file of a tool is known."""

OWN = Sign("pencil-simple", "accent.text", "yours", "accent")

_ICONS = {
    "week-csv": "file-csv",
    "xlsx": "file-xls",
    "ics": "calendar-blank",
    "markdown": "article",
    "review": "file-html",
}
_PDF = "file-pdf"


def target_icon(target: Target) -> tuple[str, str]:
    """The icon of a target and its colour: tools show how well they are known."""
    preset = target.preset
    if preset is None:
        return _ICONS.get(target.key, _PDF if target.suffix == ".pdf" else "file-text"), "text.secondary"
    sign = sign_of(target)
    return sign.icon, sign.colour


def sign_of(target: Target) -> Sign:
    """How well the file of a tool is known; yours you know yourself."""
    assert target.preset is not None
    return OWN if target.preset.own else TRUSTED[target.preset.confidence]
