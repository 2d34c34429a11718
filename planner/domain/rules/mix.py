"""Mix rules: which shares of what is counted, over which weeks, and how strictly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from planner.domain.rules.facts import Severity
from planner.domain.rules.groups import Clause, Labelled, sets_in
from planner.domain.rules.window import Window

SCOPE = ("channels", "formats", "without_formats", "campaigns", "without_campaigns")
"""The fields of a rule that say which entries it is about."""

OTHER = "other"
"""What is called what no part of a rule holds."""


class Unit(StrEnum):
    """What is counted: each post once per stretch of time, every placement, or the minutes that posts take.

    Minutes of a post are counted once for each of its formats, on however many channels.
    """

    POST = "post"
    PLACEMENT = "placement"
    MINUTES = "minutes"


class Mode(StrEnum):
    """Which end of the allowed range is tested."""

    BOTH = "both"
    CAP = "cap"
    FLOOR = "floor"


class Residual(StrEnum):
    """What becomes of what no part holds: it is ignored, held to the rest of the shares as a part, or must not be."""

    IGNORED = "ignored"
    PART = "part"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Part:
    """One group of a mix rule, with its share of 1 or, where it says so, a ``count`` per window.

    ``of`` are the references that it was made of; no clauses hold what no other part does. A part may have a window
    of its own.
    """

    group: str
    share: Fraction
    mode: Mode
    clauses: tuple[Clause, ...]
    count: int | None = None
    window: Window | None = None
    of: tuple[str, ...] = ()

    def holds(self, entry: Labelled) -> bool:
        """True when an entry belongs to the group by itself."""
        return any(clause.holds(entry) for clause in self.clauses)


@dataclass(frozen=True, kw_only=True)
class MixRule:
    """A content mix: parts judged over a window that ends with the judged week.

    ``tolerance`` is a share of 1; under ``minimum`` counted posts or entries the verdict is "too few to judge". The
    scope: ``channels`` by id (none: all), ``formats`` and ``campaigns`` in or left out. A rule for ``each_channel``
    judges every channel apart. ``copied_from`` is the key of the rule that it was made of.
    """

    key: str
    name: str
    parts: tuple[Part, ...]
    unit: Unit = Unit.POST
    window: Window = Window()
    tolerance: Fraction = Fraction(1, 10)
    minimum: int = 3
    channels: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    without_formats: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    without_campaigns: frozenset[str] = frozenset()
    each_channel: bool = False
    residual: Residual = Residual.IGNORED
    severity: Severity = Severity.ATTENTION
    source: str = ""
    note: str = ""
    copied_from: str = ""

    @cached_property
    def sets(self) -> frozenset[str]:
        """The label sets without whose labels a post is not counted."""
        return sets_in(clause for part in self.parts for clause in part.clauses)

    @cached_property
    def signature(self) -> tuple[object, ...]:
        """What the counting hangs on."""
        return tuple((part.group, part.clauses) for part in self.parts), *(getattr(self, name) for name in SCOPE)

    @cached_property
    def is_scoped(self) -> bool:
        """False when every entry is counted."""
        return any(getattr(self, name) for name in SCOPE)

    def within(self, channel_id: str | None, form: str, campaign_id: str | None) -> bool:
        """True when an entry there is counted at all."""
        return (
            (not self.channels or channel_id in self.channels)
            and (not self.formats or form in self.formats)
            and form not in self.without_formats
            and (not self.campaigns or campaign_id in self.campaigns)
            and (not self.without_campaigns or campaign_id not in self.without_campaigns)
        )

    def part_of(self, entry: Labelled) -> str | None:
        """The group of an entry: the first part that holds it, else the rest where that is a part; None for neither."""
        for part in self.parts:
            if part.holds(entry):
                return part.group
        return next((part.group for part in self.parts if not part.clauses), None)
