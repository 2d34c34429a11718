"""Rows of the plan made of what the rows of a sheet say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from planner.domain.platforms import Platforms
from planner.domain.records import Stance, Status
from planner.domain.span import Week
from planner.exchange.own.cells import media_cells
from planner.exchange.own.ids import post_id_for
from planner.exchange.own.week_csv import Cells
from planner.exchange.reading.model import At, Field
from planner.exchange.reading.row import Row, Target
from planner.exchange.reading.saying import format_of, link_of, media_of, text_of

_SHARED = {
    "pillar": Field.PILLAR,
    "title": Field.TITLE,
    "owner": Field.OWNER,
    "partner": Field.PARTNER,
    "disclosure": Field.DISCLOSURE,
    "permission": Field.PERMISSION,
}
"""What all rows of a post say alike, by the first of them that says it."""

_STANCES = frozenset(Stance)
_NO_DAY = {"week_start": "", "date": ""}
_SEPARATOR = "\x1f"
_EMPTY = Cells(*("",) * len(Cells._fields))


class EntryMaker:
    """Makes the entries of all rows that are taken."""

    def __init__(self, platforms: Platforms, zone: str) -> None:
        self._platforms, self._zone = platforms, zone
        self._ids: Counter[str] = Counter()

    def entries(self, rows: Iterable[Row]) -> dict[At, tuple[Cells, ...]]:
        """The entries of each row, by its place."""
        posts: dict[Row, list[Row]] = {}
        for row in rows:
            if row.taken:
                posts.setdefault(row.first, []).append(row)
        return {at: made for first, group in posts.items() for at, made in self._of_post(first, group)}

    def _of_post(self, first: Row, group: Sequence[Row]) -> list[tuple[At, tuple[Cells, ...]]]:
        if first.ideas:
            return [(first.at, tuple(map(self._idea, first.ideas)))]
        first.post_id = self._id(first)
        shared = _shared(first, group) | self._time(first)
        return [(row.at, self._of_row(first, row, shared)) for row in group]

    def _time(self, first: Row) -> dict[str, str]:
        """What the rows of a post say of its time."""
        day = _day_cells(first.day) if first.day else _NO_DAY
        return {**day, "time": first.clock, "timezone": first.zone or self._zone}

    def _of_row(self, first: Row, row: Row, shared: Mapping[str, str]) -> tuple[Cells, ...]:
        """The entries of a row, one for each channel."""
        by_entry = row[Field.ENTRY_ID] if len(row.targets) == 1 else ""
        said = {
            **shared,
            "placement_id": by_entry,
            "post_id": "" if by_entry and not row[Field.POST_ID] else first.post_id,
            "status": row.status if first.day or row[Field.STATUS] else Status.IDEA.value,
            "link": link_of(row),
        }
        return tuple(self._entry(row, target, said) for target in row.targets)

    def _entry(self, row: Row, target: Target, said: Mapping[str, str]) -> Cells:
        media, alt = media_cells(media_of(row, target))
        return Cells(
            channel=target.name,
            format=format_of(row, target, self._platforms),
            text=text_of(row, target),
            media=media,
            alt_text=alt,
            **said,
        )

    def _idea(self, text: str) -> Cells:
        id_ = self._unique(post_id_for(_SEPARATOR.join(("idea", text))))
        return _EMPTY._replace(post_id=id_, timezone=self._zone, status=Status.IDEA.value, text=text)

    def _id(self, first: Row) -> str:
        """An id of what the first row of a post says; that of the sheet where it has ids for entries too."""
        if first[Field.POST_ID] and first[Field.ENTRY_ID]:
            return first[Field.POST_ID]
        day = first.day.isoformat() if first.day else first.day_cell
        said = (first[named] for named in (Field.POST_ID, Field.TIME, Field.CHANNEL, Field.TITLE, Field.TEXT))
        return self._unique(post_id_for(_SEPARATOR.join((day, *said))))

    def _unique(self, id_: str) -> str:
        """The id, or another one, the same each time, for a row that says the same as one before."""
        self._ids[id_] += 1
        return id_ if self._ids[id_] == 1 else post_id_for(f"{id_}{_SEPARATOR}{self._ids[id_]}")


def _shared(first: Row, group: Sequence[Row]) -> dict[str, str]:
    """What all entries of a post have alike."""
    shared = {name: next(filter(None, [row[named] for row in group]), "") for name, named in _SHARED.items()}
    shared["kind"] = next((row.kind for row in group if row.kind), "")
    shared["campaign"] = next((row.campaign for row in group if row.campaign), "")
    shared["stance"] = _stance(first[Field.STANCE])
    shared["notes"] = "\n".join(dict.fromkeys(note for row in group for note in _notes(row)))
    return shared


def _notes(row: Row) -> list[str]:
    comment = row[Field.FIRST_COMMENT]
    return [note for note in (row[Field.NOTES], f"First comment: {comment}" if comment else "") if note]


def _stance(cell: str) -> str:
    return cell.casefold() if cell.casefold() in _STANCES else ""


@lru_cache(maxsize=1024)
def _day_cells(day: date) -> dict[str, str]:
    return {"week_start": Week.of(day).monday.isoformat(), "date": day.isoformat()}
