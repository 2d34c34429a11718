"""How near a campaign is to its goal: one number, until one day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.domain.campaigns.money import amount_of, latest
from planner.domain.records import Age, Campaign, Measurement
from planner.domain.results.entering import value_of

_OF_A_STRETCH = (Age.OVER_DAY, Age.OVER_WEEK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What was reached until the day ``as_of``; None where nothing was entered.

    ``entries`` are those whose numbers were added up, 0 for what was noted for the campaign as a whole.
    """

    target: Decimal | None
    target_day: date | None
    reached: Decimal | None
    as_of: date | None = None
    entries: int = 0

    @property
    def share(self) -> float | None:
        """The part of the target that is reached, 1 being all of it."""
        if not self.target or self.target < 0 or self.reached is None:
            return None
        return float(self.reached / self.target)


def progress_of(
    campaign: Campaign, own: Iterable[Measurement], of_entries: Iterable[Measurement], *, adds_up: bool
) -> Progress:
    """The progress by what was noted for the campaign, else by the numbers of its entries where these add up."""
    found = _noted([one for one in own if one.campaign_id == campaign.id], campaign.measure)
    if found is None and adds_up:
        found = _added_up(of_entries, campaign.measure)
    reached, as_of, entries = found or (None, None, 0)
    day = campaign.target_day or campaign.ends
    return Progress(target=campaign.target, target_day=day, reached=reached, as_of=as_of, entries=entries)


Found = tuple[Decimal | None, date | None, int]


def _noted(own: Sequence[Measurement], key: str) -> Found | None:
    """The latest number from the beginning of the campaign, else those of its days and weeks together."""
    whole = latest((one for one in own if one.age not in _OF_A_STRETCH), key)
    if whole is not None:
        return amount_of(value_of(whole, key)), whole.captured, 0
    stretches = [one for one in own if one.age in _OF_A_STRETCH and amount_of(value_of(one, key)) is not None]
    if not stretches:
        return None
    amounts = (amount_of(value_of(one, key)) or Decimal(0) for one in stretches)
    return sum(amounts, Decimal(0)), max(one.captured for one in stretches), 0


def _added_up(of_entries: Iterable[Measurement], key: str) -> Found | None:
    """The latest number of each entry, together."""
    by_entry: dict[str, list[Measurement]] = {}
    for one in of_entries:
        if one.placement_id is not None:
            by_entry.setdefault(one.placement_id, []).append(one)
    found = [last for numbers in by_entry.values() if (last := latest(numbers, key)) is not None]
    if not found:
        return None
    amounts = (amount_of(value_of(one, key)) or Decimal(0) for one in found)
    return sum(amounts, Decimal(0)), max(one.captured for one in found), len(found)
