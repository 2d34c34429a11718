"""What is understood of a file, and how much of it is new to the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sized
from dataclasses import dataclass

from planner.domain.records import SheetLayout
from planner.exchange.format import Imported
from planner.exchange.merging.meeting import Meeting
from planner.exchange.merging.taken_rows import TakenRows
from planner.exchange.merging.there import Choice
from planner.exchange.reading.model import TAKEN, Ask, At, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file understood, and what it would do to the plan.

    ``asks`` are the questions on the sheet and on what the plan has already; ``met`` is what it has, by the record of
    the sheet; ``entries`` is how many come in, and ``stays`` says how many of a record do not, because there the plan
    stays as it is. ``layout`` is what was remembered of sheets like it and taken up.
    """

    reading: Reading
    imported: Imported
    asks: tuple[Ask, ...]
    met: Mapping[At, tuple[Meeting, ...]]
    entries: int
    stays: Mapping[At, int]
    layout: SheetLayout | None = None

    @property
    def open(self) -> tuple[Ask, ...]:
        """The questions that have to be answered and are not yet."""
        return tuple(ask for ask in self.asks if ask.must and ask.answer is None)

    @property
    def asked(self) -> frozenset[At]:
        """The records that wait for an answer."""
        return frozenset(at for ask in self.open for at in ask.rows)

    @property
    def there(self) -> frozenset[At]:
        """The records that bring nothing, because the plan stays as it is."""
        taken = (line for line in self.reading.lines if line.sort in TAKEN)
        all_of_it = (line.at for line in taken if self.stays.get(line.at, 0) >= len(line.entries))
        return frozenset(all_of_it) - self.asked

    @property
    def posts(self) -> int:
        """How many posts have an entry that comes in."""
        if not self.stays:
            return self.reading.posts
        taken = (line for line in self.reading.lines if line.sort in TAKEN)
        coming = (line for line in taken if self.stays.get(line.at, 0) < len(line.entries))
        return len({entry.post_id or line.at for line in coming for entry in line.entries})


def staying(rows: TakenRows, chosen: Mapping[int, Choice], imported: Imported) -> Mapping[At, int]:
    """How many entries of each record bring nothing: all of them where the file would change nothing."""
    if not imported.edit.changes and not imported.skipped:
        return Counter(rows.ats)
    return Counter(rows.ats[place] for place, choice in chosen.items() if choice is Choice.SKIP)


def coming(rows: TakenRows, goes: Sized, imported: Imported) -> int:
    """How many entries come in of the rows that go on into the plan."""
    unusable = len(imported.skipped) - len(rows.reading.table.unreadable)
    return len(goes) - unusable if imported.edit.changes else 0
