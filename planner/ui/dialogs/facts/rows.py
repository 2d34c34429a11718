"""Facts as the page shows them: in words, in groups, and in the order of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from planner.app.platform_files import GROUPS
from planner.domain.fact_words import formats_words, value_words
from planner.domain.platforms import Confidence, Fact, FactName, Platform
from planner.domain.rules import Severity
from planner.ui.context import Context
from planner.ui.words import tr


class Sign(NamedTuple):
    """A shape, its colour, and the words for it."""

    icon: str
    colour: str
    words: str


SURE = {
    Confidence.VERIFIED: Sign("check-circle", "status.approved", "verified"),
    Confidence.SECONDARY: Sign("circle-half", "text.secondary", "told by others"),
    Confidence.UNVERIFIED: Sign("circle-dashed", "text.muted", "not verified"),
}
"""How well a fact is known."""

YOURS = Sign("pencil-simple", "accent.text", "yours")

FOLLOWS = {
    Severity.MUST_FIX: "What does not keep to it must be fixed.",
    Severity.ATTENTION: "What does not keep to it is marked for attention.",
    Severity.HINT: "What does not keep to it gets a hint, no more.",
}
_TOLD, _NO_LIMIT = "It is for you to read; nothing is checked by it.", "Nothing is checked by it."


class FactRow(NamedTuple):
    """One line of the table. ``over`` says that it does not hold any more."""

    fact: Fact
    name: str
    value: str
    valid: str
    sure: Sign
    source: str
    checked: str
    over: bool

    @property
    def spoken(self) -> str:
        """The line in words, for who does not see it."""
        said = (self.name, self.value, self.valid, tr(self.sure.words), self.source)
        return ", ".join(part for part in said if part)

    def holds(self, search: str) -> bool:
        """Whether all words of the search are in it."""
        text = f"{self.spoken} {self.fact.note}".casefold()
        return all(word in text for word in search.casefold().split())


def follows(context: Context, fact: Fact) -> str:
    """What follows for an entry that does not keep to the fact."""
    if context.catalogue.fact_names[fact.name].told:
        return tr(_TOLD)
    if fact.value is None:
        return tr(_NO_LIMIT)
    return tr(FOLLOWS[fact.severity])


def said_value(context: Context, fact: Fact) -> str:
    """The value with numbers as the user's locale writes them."""
    return value_words(fact, context.catalogue.fact_names[fact.name], context.when.number)


def grouped_rows(context: Context, platform: Platform, search: str = "") -> Iterator[tuple[str, list[FactRow]]]:
    """The facts of a network by group, those that hold the words of the search."""
    names = context.catalogue.fact_names
    order = {name: number for number, name in enumerate(names)}
    newest_first = sorted(_shown(platform), key=lambda one: one.since or date.min, reverse=True)
    facts = sorted(newest_first, key=lambda one: (order[one.name], sorted(one.formats)))
    for group, words in GROUPS.items():
        rows = [_row(context, fact, names[fact.name], platform) for fact in facts if names[fact.name].group == group]
        found = [row for row in rows if row.holds(search)]
        if found:
            yield tr(words), found


def _shown(platform: Platform) -> Iterable[Fact]:
    """All but those in whose place the user has put another."""
    own = {(fact.name, fact.formats): fact.since for fact in platform.facts if fact.own}
    for fact in platform.facts:
        kind = fact.name, fact.formats
        if fact.own or kind not in own or (fact.since or date.min) < (own[kind] or date.min):
            yield fact


def _row(context: Context, fact: Fact, name: FactName, platform: Platform) -> FactRow:
    following = _following(fact, platform)
    return FactRow(
        fact=fact,
        name=tr(name.words) + formats_words(fact),
        value=said_value(context, fact),
        valid=_valid_words(context, fact, following),
        sure=YOURS if fact.own else SURE[fact.confidence],
        source=fact.source.removeprefix("https://"),
        checked=context.when.short_dated(fact.checked),
        over=following is not None and following <= context.clock().date(),
    )


def _following(fact: Fact, platform: Platform) -> date | None:
    """The day from which another fact of its name and formats holds."""
    later = [
        one.since
        for one in _shown(platform)
        if one.since and (one.name, one.formats) == (fact.name, fact.formats) and one.since > (fact.since or date.min)
    ]
    return min(later, default=None)


def _valid_words(context: Context, fact: Fact, following: date | None) -> str:
    day = context.when.short_dated
    if following is not None:
        return tr("until {day}", day=day(following - timedelta(days=1)))
    return tr("from {day}", day=day(fact.since)) if fact.since else tr("always")
