"""The words of the checklist: what a check is given, what it says, and the item that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from planner.domain.amounts import counted
from planner.domain.balance import Entry, Ledger
from planner.domain.checks.case import Basis
from planner.domain.checks.finding import Finding, Fix
from planner.domain.plan import Plan
from planner.domain.records import Placement, Post, Status
from planner.domain.rules import Cadence, CheckFact, MixRule, Severity
from planner.domain.span import Span


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


@dataclass(frozen=True, slots=True)
class Scope:
    """What checks look at.

    ``plan`` holds the placements of ``span`` and of some days before and after it, with their posts; ``entries`` and
    ``ledger`` reach further back and ahead. ``now`` is an aware moment. ``written`` are the rows that a week would be
    exported with now, by its Monday and format. ``basis`` is what checks of single entries look at, by default the plan
    alone; ``checked`` is that. ``ordered`` are the placements of the plan in their order.
    """

    plan: Plan
    span: Span
    now: datetime
    entries: tuple[Entry, ...]
    ledger: Ledger
    rule: MixRule | None
    rules: Mapping[str, MixRule]
    cadences: tuple[Cadence, ...]
    written: Mapping[tuple[date, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    basis: Basis | None = None
    ordered: tuple[Placement, ...] = field(init=False)
    checked: Basis = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ordered", tuple(self.plan.in_order()))
        object.__setattr__(self, "checked", self.basis or Basis(plan=self.plan, now=self.now))

    def live(self) -> Iterator[tuple[Placement, Post]]:
        """The placements of the span that are not skipped, in order, with their posts."""
        for placement in self.ordered:
            within = placement.date is not None and placement.date in self.span
            if within and placement.status is not Status.SKIPPED:
                yield placement, self.plan.post_of(placement)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says: findings under a heading, or ``state`` with a sentence when there is none."""

    heading: str
    findings: tuple[Finding, ...] = ()
    state: State = State.OK


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist."""

    key: str
    title: str
    automatic: bool
    state: State
    heading: str
    findings: tuple[Finding, ...] = ()
    accepted: str = ""

    @property
    def sentence(self) -> str:
        """All in one: the heading, the first three findings and how many more there are, why it was accepted."""
        named = "; ".join(finding.sentence.removesuffix(".") for finding in self.findings[:3])
        more = f"; and {len(self.findings) - 3} more" if len(self.findings) > 3 else ""
        sentence = f"{self.heading}: {named}{more}." if named else self.heading
        return f"{sentence} Accepted: {self.accepted}." if self.accepted else sentence

    @property
    def placements(self) -> tuple[str, ...]:
        """The ids of all placements that the item names, each once, in order."""
        return tuple(dict.fromkeys(id_ for finding in self.findings for id_ in finding.placements))


def told(findings: Iterable[Finding], *, one: str, many: str, fine: str) -> Outcome:
    """An outcome with the strongest findings first, whose heading counts them; ``many`` has a place for the number.

    Hints are counted apart, unless there is nothing else.
    """
    found = tuple(sorted(findings, key=lambda finding: finding.severity.weight, reverse=True))
    if not found:
        return Outcome(fine)
    hints = sum(finding.severity is Severity.HINT for finding in found)
    asked = len(found) - hints
    number = asked or hints
    heading = one if number == 1 else many.format(number)
    return Outcome(_with_hints(heading, hints if asked else 0), found)


def _with_hints(heading: str, hints: int) -> str:
    """The heading with the number of hints behind what is counted already."""
    return f"{heading}, and {counted(hints, 'hint')}" if hints else heading


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


__all__ = ["Finding", "Fix", "Item", "Outcome", "Scope", "State", "about", "told"]
