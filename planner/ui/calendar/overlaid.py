"""The overlay of a view as it is asked for: by chip and by day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from planner.domain.overlay import NO_OVERLAY, Bar, Ghost, Overlay, Silence
from planner.domain.shown import Chip, ChipKey
from planner.ui.calendar.bar_words import label_of, sort_of

_NO_CHIPS: frozenset[ChipKey] = frozenset()


class Overlaid:
    """An overlay over these chips; made anew when either changes."""

    def __init__(self, overlay: Overlay = NO_OVERLAY, chips: Mapping[ChipKey, Chip] | None = None) -> None:
        shown = chips or {}
        self.overlay = overlay
        self.ringed = _with_any(overlay.concerned, shown)
        """The chips in question."""
        self.faded = _with_all(overlay.leaving, shown)
        """The chips that a preview moves away as a whole; one of which a part stays is there still."""
        self._ghosts = _by_day(overlay.ghosts)
        self._days: dict[date, list[str]] = {}
        for note in overlay.days:
            self._days.setdefault(note.day, []).append(note.words)

    def over(self, chips: Mapping[ChipKey, Chip]) -> Overlaid:
        """The same overlay over other chips."""
        return Overlaid(self.overlay, chips)

    def stands_like(self, other: Overlaid) -> bool:
        """Whether the other one takes the same room, so that only chips look different."""
        mine, its = self.overlay, other.overlay
        return (mine.bars, mine.silences, mine.ghosts, mine.days) == (its.bars, its.silences, its.ghosts, its.days)

    def looks_different(self, other: Overlaid) -> frozenset[ChipKey]:
        """The chips that look different under the other one."""
        return (self.ringed ^ other.ringed) | (self.faded ^ other.faded)

    def ghosts_on(self, day: date) -> Sequence[Ghost]:
        """The suggestions of a day, any time first."""
        return self._ghosts.get(day, ())

    def ghost(self, key: str | None) -> Ghost | None:
        """The suggestion of this name, None when there is none."""
        return next((one for one in self.overlay.ghosts if one.key == key), None)

    def day_words(self, day: date, told: Collection[tuple[date | None, str]] = ()) -> str:
        """What the day is, such as a public holiday, "" for most; without what is told elsewhere."""
        return " · ".join(words for words in self._days.get(day, ()) if (day, words) not in told)

    def silent_words(self, day: date) -> str:
        """What there is to say of the channels that are silent on a day, "" when there are none."""
        return "; ".join(silence.words for silence in self.overlay.silences if silence.covers(day))

    def bars_on(self, day: date) -> list[Bar]:
        """What lasts on a day."""
        return [one for one in self.overlay.bars if one.covers(day)]

    def told_of(self, day: date) -> str:
        """What there is to say of a day besides its chips."""
        bars = (f"{sort_of(one)}: {label_of(one)}" if one.name else sort_of(one) for one in self.bars_on(day))
        return "; ".join(filter(None, [self.day_words(day), *bars, self.silent_words(day)]))

    def silences_from(self, day: date, *, is_first: bool) -> list[Silence]:
        """The silences to tell of on a day: those that begin there, on the first day shown also those before."""
        return [one for one in self.overlay.silences if one.first == day or (is_first and one.covers(day))]


def _with_any(ids: frozenset[str], chips: Mapping[ChipKey, Chip]) -> frozenset[ChipKey]:
    if not ids:
        return _NO_CHIPS
    return frozenset(key for key, chip in chips.items() for spot in chip.spots if spot.placement_id in ids)


def _with_all(ids: frozenset[str], chips: Mapping[ChipKey, Chip]) -> frozenset[ChipKey]:
    return frozenset(key for key in _with_any(ids, chips) if ids.issuperset(chips[key].placement_ids))


def _by_day(ghosts: Sequence[Ghost]) -> dict[date, list[Ghost]]:
    found: dict[date, list[Ghost]] = {}
    for ghost in sorted(ghosts, key=lambda one: one.clock.isoformat() if one.clock else ""):
        found.setdefault(ghost.day, []).append(ghost)
    return found
