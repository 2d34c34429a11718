"""What changed since entries were exported: their rows as they were then, beside those of now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from planner.domain.records import Exported

Row = tuple[str, ...]

ID_CELL = 0
"""Which cell of an exported row is the id of the placement."""

CELL_WORDS = (
    *("id", "post", "week", "day", "time", "zone", "channel", "format", "status", "kind", "stance", "pillar"),
    *("campaign", "title", "text", "link", "pictures", "alt text", "who", "partner", "disclosure", "permission"),
    "notes",
)
"""What the cells of an exported row are called, in their order."""

DAY_CELL, TIME_CELL, CHANNEL_CELL = (CELL_WORDS.index(word) for word in ("day", "time", "channel"))
KIND_CELL, TITLE_CELL, TEXT_CELL = (CELL_WORDS.index(word) for word in ("kind", "title", "text"))

_FOLLOWS = frozenset({ID_CELL, CELL_WORDS.index("week")})
"""Cells that only follow from others."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that is not as it was exported: its row then and now, None where there is none."""

    placement_id: str
    before: Row | None
    now: Row | None

    @property
    def changed(self) -> tuple[int, ...]:
        """The positions of the cells that say something else; none for what is new or no longer there."""
        if self.before is None or self.now is None:
            return ()
        pairs = enumerate(zip_longest(self.before, self.now, fillvalue=""))
        return tuple(at for at, (before, now) in pairs if before != now and at not in _FOLLOWS)

    @property
    def word(self) -> str:
        """What became of the entry."""
        if self.before is None:
            return "new"
        if self.now is None:
            return "no longer in its week"
        words = ", ".join(CELL_WORDS[at] for at in self.changed if at < len(CELL_WORDS))
        return f"changed: {words}" if words else "changed"


def day_of(row: Row) -> date | None:
    """The day of an exported row, None when it has none."""
    try:
        return date.fromisoformat(row[DAY_CELL])
    except (ValueError, IndexError):
        return None


def name_of(row: Row) -> str:
    """What the entry of a row was called: its title, the beginning of its text, or its id."""
    if len(row) <= TEXT_CELL:
        return row[ID_CELL]
    return row[TITLE_CELL] or " ".join(row[TEXT_CELL].split())[:40] or row[ID_CELL]


def differences(export: Exported | None, rows: Iterable[Row], *, unknown: bool | None = None) -> Iterator[Difference]:
    """How the rows of a week differ from its last export; nothing was exported where that is None.

    What the export does not know is new: always with ``unknown``, never without, and when that is not said, only
    if all of the week was exported.
    """
    before = {row[ID_CELL]: row for row in export.rows} if export else {}
    tells_new = unknown if unknown is not None else export is None or export.whole
    now = {row[ID_CELL]: row for row in rows}
    for id_ in dict.fromkeys((*before, *now)):
        found = Difference(id_, before.get(id_), now.get(id_))
        if found.before != found.now and (found.before is not None or tells_new):
            yield found
