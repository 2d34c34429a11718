"""Languages of dictionaries: read from the names of files, and found for a BCP 47 tag."""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"([a-z]{2,3})(?:[_-]([a-z]{4}))?(?:[_-]([a-z]{2}|\d{3}))?(?=$|[^a-z0-9])", re.IGNORECASE)

_SPELT_BY_REGION = frozenset({"en", "pt"})
"""Languages of which the dictionary of one region marks words that are right in another."""


class Language(NamedTuple):
    """A language with its script and region, each "" when not said."""

    name: str
    script: str
    region: str

    @property
    def tag(self) -> str:
        """The BCP 47 tag."""
        return "-".join(filter(None, self))

    def distance(self, wanted: Language) -> int | None:
        """How far a dictionary of this language is from the wanted one, 0 being the same; None when it does not do."""
        if self.name != wanted.name or (self.script and wanted.script and self.script != wanted.script):
            return None
        if self.region == wanted.region:
            return 0
        if not self.region or not wanted.region:
            return 1
        return None if self.name in _SPELT_BY_REGION else 2


def language_of(text: str) -> Language | None:
    """The language that a tag or the beginning of a file's name says, such as de-AT or de_DE_frami; None when none."""
    match = _TAG.match(text)
    if match is None:
        return None
    name, script, region = (part or "" for part in match.groups())
    return Language(name.lower(), script.title(), region.upper())
