"""Words of sheets: headings, statuses, kinds, and cells that are not about a post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from planner.domain.plan import KIND
from planner.domain.records import Label, Status
from planner.exchange.reading.folding import folded, tidy, words_of
from planner.exchange.reading.known import Known
from planner.exchange.reading.lexicon import Lexicon
from planner.exchange.reading.model import Field
from planner.exchange.reading.row_words import is_ditto, is_dropped, is_error, is_total, week_days, week_mark

__all__ = [
    "asked_status",
    "field_of",
    "folded",
    "is_ditto",
    "is_dropped",
    "is_error",
    "is_total",
    "likely_kinds",
    "read_kind",
    "read_status",
    "tidy",
    "week_days",
    "week_mark",
    "words_of",
]

_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_BETWEEN = re.compile(r"[/|]")
"""Parts two names of one column, as in *Topic/pillar*."""

_NUMBER_AT_END = re.compile(r"(?<=\D)\s*\d+$")
_SIGNS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 60
"""Characters of a cell that is only a word for something; longer ones are text."""


@lru_cache(maxsize=2048)
def field_of(heading: str, lexicon: Lexicon) -> Field | None:
    """The field that a heading names, ``NOTHING`` for columns that no plan holds, None when the words are not known."""
    whole = folded(heading).rstrip(" :*")
    found = _heading(whole, lexicon)
    if found is None and _BETWEEN.search(whole):
        parts = {_heading(part, lexicon) for part in _BETWEEN.split(whole)} - {None, Field.NOTHING}
        return parts.pop() if len(parts) == 1 else None
    return found


def _heading(whole: str, lexicon: Lexicon) -> Field | None:
    """The field of a heading with and without its signs, what stands in brackets, and a number at its end."""
    short = words_of(_IN_BRACKETS.sub(" ", whole))
    spellings = (whole, words_of(whole), short, _NUMBER_AT_END.sub("", short))
    return next((Field(lexicon.headings[one]) for one in spellings if one in lexicon.headings), None)


@lru_cache(maxsize=4096)
def read_status(text: str, lexicon: Lexicon) -> Status | None:
    """The status that a cell means, or None when it is blank or nobody can know."""
    whole = folded(text)
    bare = _SIGNS_AROUND.sub("", whole)
    found = lexicon.statuses.get(whole) or lexicon.statuses.get(bare)
    if found is None and len(whole) <= _LONGEST:
        found = next((status for start, status in lexicon.status_starts.items() if bare.startswith(start)), None)
    return None if found is None else Status(found)


def asked_status(heading: str, lexicon: Lexicon) -> Status | None:
    """The status that a heading such as *Approved?* asks for, so that the cells below say yes or no; else None."""
    words = words_of(heading)
    found = lexicon.asked.get(words) or lexicon.statuses.get(words)
    return None if found is None else Status(found)


def read_kind(text: str, known: Known) -> Label | None:
    """The brand's kind that a cell means, or None when it is blank, unknown, or may be several (``likely_kinds``)."""
    likely = likely_kinds(text, known)
    return likely[0] if len(likely) == 1 else None


@lru_cache(maxsize=4096)
def likely_kinds(text: str, known: Known) -> tuple[Label, ...]:
    """The brand's kinds that a cell may mean, the likeliest first: *promo* may be product or offer."""
    names = _kinds(known)
    for spelling in (folded(text), words_of(text)):
        if spelling in names:
            return (names[spelling],)
        if spelling in known.lexicon.kinds:
            keys = known.lexicon.kinds[spelling]
            return tuple(dict.fromkeys(names[key] for key in keys if key in names))
    return ()


@lru_cache(maxsize=2)
def _kinds(known: Known) -> Mapping[str, Label]:
    """The brand's kinds by key and by name, those in use before archived ones."""
    sets = {one.id for one in known.plan.sets.values() if one.key == KIND}
    labels = (label for label in known.plan.labels.values() if label.set_id in sets)
    kinds = sorted(labels, key=lambda label: not label.archived)
    return {folded(word): label for label in kinds for word in (label.key, label.name)}
