"""Records that name columns, and what the columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.exchange.reading.model import Field, Wishes
from planner.exchange.reading.row import Target
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record

_LONGEST_HEADING = 60
"""Characters; a record with a longer cell is no heading."""

_CORE = frozenset(
    {
        Field.DATE,
        Field.MOMENT,
        Field.WEEKDAY,
        Field.TIME,
        Field.CHANNEL,
        Field.TEXT,
        Field.TITLE,
        Field.LINK,
        Field.MEDIA,
        Field.STATUS,
    }
)
_TELLING = frozenset({Field.DATE, Field.MOMENT, Field.WEEKDAY, Field.CHANNEL, Field.TEXT})
_DAYS = frozenset({Field.DATE, Field.MOMENT})
_WORDS = frozenset({Field.TEXT, Field.TITLE})
_LEAST_CORE = 2
_LEAST_OTHER = 4
"""Fields that a record must name to be a heading of another table in a sheet that has a heading already."""

_NEAR_BEST = 0.6
"""How many of the best heading's fields the first one must name, so that a title with a few such words is none."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: fields by number (from 0), channels that columns are, and those that nobody knows.

    ``told`` are those that the user told, ``pictures`` those with the pictures of one channel only.
    """

    names: tuple[str, ...]
    fields: Mapping[int, Field]
    channels: Mapping[int, Target]
    strange: tuple[int, ...] = ()
    told: frozenset[int] = frozenset()
    pictures: Mapping[int, Target] = field(default_factory=dict)


def found_headings(records: Sequence[Record], words: Words) -> list[int]:
    """The places of the records that name columns, in order; repeated ones are among them."""
    scores = {place: score for place, record in enumerate(records) if (score := _score(record, words))}
    best = max(scores.values(), default=0)
    found: list[int] = []
    names: frozenset[str] = frozenset()
    for place, score in scores.items():
        own = frozenset(map(words.folded, filled(records[place])))
        first = not found and score >= best * _NEAR_BEST
        again = bool(found) and (2 * len(own & names) >= len(own) or score >= _LEAST_OTHER)
        if first or again:
            found.append(place)
            names = own
    return found


def joined_headings(records: Sequence[Record], words: Words) -> tuple[Record, ...]:
    """The records; a heading below a row of networks, as *Instagram* above *Caption* and *Image*, names these too."""
    made = list(records)
    for place in range(1, len(records)):
        above, below = records[place - 1], records[place]
        if _twice_text(below, words) and any(words.channel_column(cell) for cell in filled(above)):
            made[place] = replace(below, cells=tuple(_joined(above.cells, below.cells, words)))
    return tuple(made)


def _twice_text(record: Record, words: Words) -> bool:
    """Whether a record names a column of texts more than once."""
    short = max(map(len, record.cells), default=0) <= _LONGEST_HEADING
    return short and sum(words.field(cell) is Field.TEXT for cell in filled(record)) > 1


def _joined(above: Sequence[str], below: Sequence[str], words: Words) -> Iterator[str]:
    network = ""
    for number, name in enumerate(below):
        over = above[number] if number < len(above) else ""
        if over.strip():
            network = over if words.channel_column(over) is not None else ""
        yield f"{network} {name}" if network and name.strip() else name


def filled(record: Record) -> list[str]:
    """The cells of a record that are not blank."""
    return [cell for cell in record.cells if cell.strip()]


def _score(record: Record, words: Words) -> int:
    """How many of the telling fields a record names, 0 when it is no heading."""
    if max(map(len, record.cells), default=0) > _LONGEST_HEADING:
        return 0
    cells = filled(record)
    if len(cells) < _LEAST_CORE:
        return 0
    fields = [named for cell in cells if (named := words.field(cell)) is not None]
    core = _CORE.intersection(fields)
    if not _TELLING.intersection(core) and Field.WEEK not in fields:
        return 0
    channels = sum(words.channel_column(cell) is not None for cell in cells)
    score = len(core) + channels
    if score < _LEAST_CORE or any(map(words.says_day, _with_digits(cells))):
        return 0
    many = 3 if _DAYS.intersection(core) and _WORDS.intersection(core) else 2
    return score if many * (len(fields) + channels) >= len(cells) or score >= _LEAST_OTHER else 0


def _with_digits(cells: list[str]) -> list[str]:
    return [cell for cell in cells if any(map(str.isdigit, cell))]


def columns_of(record: Record, words: Words, wishes: Wishes) -> Columns:
    """What the columns under a heading hold; what the user said of them wins."""
    names = tuple(words.tidy(cell) for cell in record.cells)
    fields: dict[int, Field] = {}
    channels: dict[int, Target] = {}
    strange: list[int] = []
    told: set[int] = set()
    for number, name in enumerate(names):
        said = said_of(number, name, words, wishes)
        named = words.field(name) if said is None and name and words.text_column(name) is None else said
        network = words.channel_column(name) if named is None and name else None
        told |= {number} if said is not None else set()
        if named is not None:
            fields[number] = named
        elif network is not None:
            channels[number] = Target(network.name, network.platform, network.format)
        else:
            strange.append(number)
    return Columns(names, fields, channels, tuple(strange), frozenset(told))


def said_of(number: int, name: str, words: Words, wishes: Wishes) -> Field | None:
    """What the user said of a column, by its heading or its number."""
    if not wishes.columns:
        return None
    said = wishes.columns.get(words.folded(name)) or wishes.columns.get(name)
    return said or wishes.columns.get(f"#{number + 1}")
