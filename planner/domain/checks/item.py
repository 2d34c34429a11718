"""The words of the checklist: what a check is given, what it says, and the item that is shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.amounts import counted
from planner.domain.balance import Entry, Ledger, in_order
from planner.domain.checks.case import Basis
from planner.domain.checks.finding import Finding, Fix
from planner.domain.plan import Plan
from planner.domain.records import Channel, Placement, Post, Status
from planner.domain.rulebook import Rulebook
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import Span, Week, day_words
from planner.domain.special_days import SpecialDay

if TYPE_CHECKING:
    from planner.domain.presence import Board


class State(StrEnum):
    """How an item stands."""

    OK = "ok"
    HINT = "hint"
    ATTENTION = "attention"
    MUST_FIX = "must-fix"
    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not-applicable"
    TOO_FEW = "too-few-to-judge"
    NOT_ANSWERED = "not-answered"
    SNOOZED = "snoozed"


class Evergreen(NamedTuple):
    """A post that may come again in other words, and its last day, or that of the last post that says it anew.

    ``placement_id`` is the entry of that day. Both are None when it never had a day. ``times`` counts the entries of
    both.
    """

    post: Post
    last: date | None = None
    placement_id: str | None = None
    times: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What lies outside the days that are looked at; asked only when a check wants to offer something.

    ``idea`` gives the idea without a day that fits a channel best, ``records`` the posts of these ids with all their
    entries, ``evergreens`` the posts that may come again, ``presence`` the profiles with their checks.
    """

    idea: Callable[[Channel], tuple[Post, Placement] | None] = lambda _: None
    records: Callable[[Collection[str]], Plan | None] = lambda _: None
    evergreens: Callable[[], Sequence[Evergreen]] = tuple
    presence: Callable[[], Board | None] = lambda: None
    measured: Callable[[Collection[str]], frozenset[str]] = lambda _: frozenset()
    """Which of these placements have numbers that were read a week after they went out, or later."""


NOWHERE = Elsewhere()

_TENSES = re.compile(r"\((\w+)\|(\w+)\)")
"""A word of a heading as it is said of days to come, and of days that are over."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What checks look at.

    ``plan`` holds the placements of ``span`` and of some days before and after it, with their posts; ``entries`` and
    ``ledger`` reach further back and ahead. ``now`` is an aware moment. ``written`` are the rows that a week would be
    exported with now, by its Monday and format. ``book`` holds the brand's rules as they are in each week. ``basis`` is
    what checks of single entries look at, by default the plan alone; ``checked`` is that. ``special`` are the special
    days of the span. ``who`` says yes to what is approved by a fix. ``ordered`` are the placements of the plan in their
    order.
    """

    plan: Plan
    span: Span
    now: datetime
    entries: tuple[Entry, ...]
    ledger: Ledger
    book: Rulebook
    written: Mapping[tuple[date, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    basis: Basis | None = None
    special: tuple[SpecialDay, ...] = ()
    elsewhere: Elsewhere = NOWHERE
    who: str = ""
    ordered: tuple[Placement, ...] = field(init=False)
    checked: Basis = field(init=False)
    _on_channels: Mapping[str | None, list[Entry]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ordered", tuple(self.plan.in_order()))
        object.__setattr__(self, "checked", self.basis or Basis(plan=self.plan, now=self.now, book=self.book))
        on_channels: dict[str | None, list[Entry]] = defaultdict(list)
        for entry in in_order(self.entries):
            on_channels[entry.channel_id].append(entry)
        object.__setattr__(self, "_on_channels", dict(on_channels))

    @property
    def present(self) -> date:
        """The day that it is."""
        return self.now.date()

    @property
    def is_over(self) -> bool:
        """Whether all its days are past, so that nobody can change anything there any more."""
        return self.span.end <= self.present

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks of the span."""
        return tuple(self.span.weeks())

    @property
    def channels(self) -> list[Channel]:
        """The channels in use."""
        return [channel for channel in self.plan.channels.values() if not channel.archived]

    def on_channel(self, channel_id: str | None, span: Span | None = None) -> Sequence[Entry]:
        """The entries of a channel in their order, all or those of these days."""
        entries = self._on_channels.get(channel_id, [])
        if span is None:
            return entries
        return entries[bisect_left(entries, span.start, key=_day) : bisect_left(entries, span.end, key=_day)]

    def live(self) -> Iterator[tuple[Placement, Post]]:
        """The placements of the span that are not skipped, in order, with their posts."""
        for placement in self.ordered:
            within = placement.date is not None and placement.date in self.span
            if within and placement.status is not Status.SKIPPED:
                yield placement, self.plan.post_of(placement)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says: findings under a heading, or ``state`` with a sentence when there is none.

    ``one`` and ``many`` are what the heading is made of, see ``told``; where they are empty it stays as it is.
    """

    heading: str
    findings: tuple[Finding, ...] = ()
    state: State = State.OK
    one: str = ""
    many: str = ""

    @property
    def of_the_past(self) -> Outcome:
        """The same of days that are over: nothing is asked for any more, and nothing offered."""
        found = tuple(replace(finding, severity=Severity.HINT, fixes=()) for finding in self.findings)
        words = _heading(found, self.one, self.many, over=True) if found and self.one else self.heading
        return replace(self, heading=words, findings=found)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist.

    ``accepted`` is the reason for which it is left as it is, ``answered`` says by whom and when a person answered what
    a ``half`` item suspects, ``snoozed_until`` is the day on which it comes again.
    """

    key: str
    title: str
    automatic: bool
    state: State
    heading: str
    findings: tuple[Finding, ...] = ()
    accepted: str = ""
    half: bool = False
    answered: str = ""
    snoozed_until: date | None = None

    @property
    def sentence(self) -> str:
        """All in one: the heading, the first three findings and how many more there are, and what a person said."""
        named = "; ".join(finding.sentence.removesuffix(".") for finding in self.findings[:3])
        more = f"; and {len(self.findings) - 3} more" if len(self.findings) > 3 else ""
        sentence = f"{self.heading}: {named}{more}." if named else self.heading
        return f"{sentence}{self.said}"

    @property
    def said(self) -> str:
        """What a person said to what was found, as a sentence more; empty when nothing."""
        if self.snoozed_until is not None:
            return f" Put off until {day_words(self.snoozed_until)}."
        if self.accepted:
            return f" Accepted: {self.accepted}."
        return f" Looked at {self.answered}." if self.answered else ""

    @property
    def asks_a_person(self) -> bool:
        """Whether a person has to answer it: a manual item, or a half one that suspects something."""
        return not self.automatic or (self.half and bool(self.findings))

    @property
    def placements(self) -> tuple[str, ...]:
        """The ids of all placements that the item names, each once, in order."""
        return tuple(dict.fromkeys(id_ for finding in self.findings for id_ in finding.placements))


def told(findings: Iterable[Finding], *, one: str, many: str, fine: str) -> Outcome:
    """An outcome with the strongest findings first, whose heading counts them; ``many`` has a place for the number.

    Hints are counted apart, unless there is nothing else. ``(is|was)`` in ``one`` and ``many`` is said as fits.
    """
    found = tuple(sorted(findings, key=lambda finding: finding.severity.weight, reverse=True))
    if not found:
        return Outcome(fine)
    return Outcome(_heading(found, one, many), found, one=one, many=many)


def _heading(found: Collection[Finding], one: str, many: str, *, over: bool = False) -> str:
    """What is counted, with the number of hints behind it where there is more than hints."""
    hints = sum(finding.severity is Severity.HINT for finding in found)
    asked = len(found) - hints
    number = asked or hints
    heading = _TENSES.sub(r"\2" if over else r"\1", one if number == 1 else many.format(number))
    return f"{heading}, and {counted(hints, 'hint')}" if hints and asked else heading


def about(
    fact: CheckFact,
    sentence: str,
    *placements: str,
    part: str = "",
    fixes: Iterable[Fix] = (),
    severity: Severity | None = None,
) -> Finding:
    """A finding about placements, and a part of the editor; its severity is that of the item unless it is said."""
    return Finding(
        severity or fact.severity, sentence, placements, part, None, tuple(fixes), source=fact.source, item=fact.key
    )


def _day(entry: Entry) -> date:
    return entry.day


__all__ = [
    "Elsewhere",
    "Evergreen",
    "Finding",
    "Fix",
    "Item",
    "Outcome",
    "Scope",
    "State",
    "about",
    "told",
]
