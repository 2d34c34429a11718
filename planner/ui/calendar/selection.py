"""Which chips are selected, and where selecting began; what is selected stays so when it is moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from planner.domain.shown import Chip, ChipKey

Chips = Mapping[ChipKey, Chip]


class Selection:
    """Keys of chips, some of which may be out of view. Each change says whether it made a difference."""

    def __init__(self) -> None:
        self._chosen: dict[ChipKey, frozenset[str]] = {}
        self.anchor: ChipKey | None = None
        self.anchor_day: date | None = None

    def __contains__(self, key: object) -> bool:
        return key in self._chosen

    def __len__(self) -> int:
        return len(self._chosen)

    def only(self, keys: Iterable[ChipKey], chips: Chips) -> bool:
        """These and no others; those that are not shown are kept for when they are."""
        wanted = list(keys)
        self.anchor, self.anchor_day = (wanted[0] if wanted else None), None
        return self._set(wanted, chips)

    def toggled(self, key: ChipKey, chips: Chips) -> bool:
        """One more, or one less."""
        self.anchor = key
        wanted = [one for one in self._chosen if one != key]
        return self._set(wanted if key in self._chosen else [*wanted, key], chips)

    def up_to(self, key: ChipKey, chips: Chips) -> bool:
        """All from where selecting began up to this one, in the order of the chips."""
        order = list(chips)
        first = order.index(self.anchor) if self.anchor is not None and self.anchor in chips else 0
        last = order.index(key)
        return self._set(order[min(first, last) : max(first, last) + 1], chips)

    def days_up_to(self, day: date, chips: Chips) -> bool:
        """All on the days from where selecting began up to this one."""
        held = chips.get(self.anchor) if self.anchor is not None else None
        anchor = held.day if held is not None else self.anchor_day
        first, last = sorted((anchor or day, day))
        return self._set([key for key, chip in chips.items() if chip.day and first <= chip.day <= last], chips)

    def follow(self, chips: Chips) -> dict[ChipKey, ChipKey]:
        """Other chips are shown: what is gone may stand elsewhere; says where."""
        moved: dict[ChipKey, ChipKey] = {}
        for key in [key for key in self._chosen if key not in chips]:
            ids = self._chosen[key]
            found = next((one for one in chips.values() if ids and ids & set(one.placement_ids)), None)
            if found is not None:
                moved[key] = found.key
                del self._chosen[key]
                self._chosen[found.key] = frozenset(found.placement_ids)
        self.anchor = moved.get(self.anchor, self.anchor) if self.anchor else None
        return moved

    def _set(self, keys: Iterable[ChipKey], chips: Chips) -> bool:
        before = set(self._chosen)
        ids = {key: frozenset(chips[key].placement_ids) if key in chips else self._chosen.get(key) for key in keys}
        self._chosen = {key: known or frozenset() for key, known in ids.items()}
        return before != set(self._chosen)
