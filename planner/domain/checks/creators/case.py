"""The work with one creator as a check looks at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.item import about
from planner.domain.lore import Jurisdiction
from planner.domain.plan import Plan
from planner.domain.records import Collaboration, Deliverable, Placement
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import weekday_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatorCase:
    """A collaboration with the plan that it hangs on; ``now`` is an aware moment where the brand is.

    ``laws`` say what is accepted as a label. ``entries`` are those that show something of it, as far as they are known.
    """

    collaboration: Collaboration
    plan: Plan
    now: datetime
    laws: tuple[Jurisdiction, ...] = ()
    entries: tuple[Placement, ...] = ()

    @property
    def present(self) -> date:
        """The day that it is."""
        return self.now.date()

    @property
    def creator(self) -> str:
        """What the creator is called."""
        return self.collaboration.creator.strip() or "A creator"

    @property
    def deliverables(self) -> list[Deliverable]:
        """What the creator makes, in its order."""
        mine = (one for one in self.plan.deliverables if one.collaboration_id == self.collaboration.id)
        return sorted(mine, key=lambda one: one.position)

    def day(self, day: date) -> str:
        """A day in a sentence."""
        return weekday_words(day, self.present.year)

    def thing(self, deliverable: Deliverable) -> str:
        """A deliverable in a sentence: ``the reel``, ``the 3 stories``, ``the piece``."""
        form = deliverable.format.strip() or "piece"
        if deliverable.pieces <= 1:
            return f"the {form}"
        return f"the {deliverable.pieces} {_plural(form)}"

    def found(
        self,
        fact: CheckFact,
        sentence: str,
        *placements: str,
        fixes: Iterable[Fix] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding about the work, and the entries that it concerns."""
        return about(fact, sentence, *placements, fixes=fixes, severity=severity)


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else word if word.endswith("s") else f"{word}s"
