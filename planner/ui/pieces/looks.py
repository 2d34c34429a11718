"""How what the checks ask for looks, wherever it is shown: a word, a shape, and the token of its colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.rules import Severity


class Look(NamedTuple):
    """A word, an icon, and the token of its colour."""

    word: str
    shape: str
    token: str


SEVERITY_LOOKS: Mapping[Severity, Look] = {
    Severity.MUST_FIX: Look("Must be fixed", "warning-circle-fill", "status.overdue"),
    Severity.ATTENTION: Look("Look at this", "warning-circle", "status.ready"),
    Severity.HINT: Look("Hint", "info", "text.secondary"),
}
"""By what a finding asks for, the strongest first."""

HUES = (
    ("promote", "Orange"),
    ("educate", "Green"),
    ("inspire", "Purple"),
    ("community", "Blue"),
    ("neutral", "Grey"),
    ("", "No colour"),
)
"""The colours that can be given to kinds, pillars and campaigns: the key in the theme, and its name."""
