"""The words of sheets, in several languages: data of resources/import, ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, casefolded and without accents, and what they mean; the reader of the data fills it."""

    headings: Mapping[str, str]
