"""What the table of numbers is made of: entries, numbers, and the moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from planner.domain.edits import Change, new_id
from planner.domain.plan import Plan
from planner.domain.records import Age, Channel, Measurement, Placement
from planner.domain.results.due import LISTED, AgeWindow, Standing, standing, went_out_at


@dataclass(slots=True)
class Known:
    """A brand's entries up to ``now``, an aware moment in its zone, and all numbers that concern the table."""

    plan: Plan
    now: datetime
    measured: dict[str, Measurement]
    channels: tuple[Channel, ...] = field(init=False)
    gone: tuple[Placement, ...] = field(init=False)
    """The entries whose moment is past, in order."""
    _of: Mapping[str, list[Measurement]] = field(init=False)
    _standing: dict[str, dict[Age, Standing]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.channels = tuple(sorted(self.plan.channels.values(), key=lambda one: (one.position, one.name)))
        self.gone = tuple(self._gone())
        self._index()

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.now.date()

    def of(self, id_: str) -> Sequence[Measurement]:
        """The numbers of an entry, account or campaign, by the day on which they were read."""
        return self._of.get(id_, ())

    def standing(self, window: AgeWindow, placement: Placement) -> Standing:
        """How the numbers of an age stand."""
        stands = self._standing.setdefault(placement.id, {})
        if window.age not in stands:
            stands[window.age] = standing(window, placement, self.of(placement.id), self.now)
        return stands[window.age]

    def take(self, changes: Iterable[Change]) -> None:
        """Takes over what changed in the numbers."""
        for change in changes:
            self._standing.pop(getattr(change.record, "placement_id", None) or "", None)
            if isinstance(change.record, Measurement) and change.record.brand_id == self.plan.brand.id:
                self.measured.pop(change.record.id, None)
                if isinstance(change.after, Measurement):
                    self.measured[change.after.id] = change.after
        self._index()

    def blank(self, age: Age, captured: date) -> Measurement:
        """Numbers without any, of nothing yet."""
        return Measurement(id=new_id(), brand_id=self.plan.brand.id, age=age, captured=captured)

    def _gone(self) -> Iterator[Placement]:
        for one in self.plan.in_order():
            moment = went_out_at(one)
            if one.status in LISTED and one.channel_id in self.plan.channels and moment and moment <= self.now:
                yield one

    def _index(self) -> None:
        found: dict[str, list[Measurement]] = {}
        for one in sorted(self.measured.values(), key=lambda one: one.captured):
            owner = one.placement_id or one.channel_id or one.campaign_id
            if owner is not None:
                found.setdefault(owner, []).append(one)
        self._of = found
