"""What stands in each cell: one function for each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.domain.entities import entities
from planner.domain.extras import FIRST_COMMENT, TITLE
from planner.exchange.handoff.entry import Entry
from planner.exchange.handoff.media import Going
from planner.exchange.handoff.model import Column, Field, Preset
from planner.exchange.handoff.patterns import written

BOARD = "board"

_TEXT_ONLY = "text"


def columns_for(preset: Preset, networks: frozenset[str]) -> tuple[Column, ...]:
    """The columns of a file with entries of these networks."""
    return tuple(one for one in preset.columns if not one.only_for or networks & set(one.only_for))


def rows_of(entry: Entry, preset: Preset, columns: tuple[Column, ...]) -> list[tuple[str, ...]]:
    """The rows of an entry, as text without quotation marks; several where each file has a row of its own."""
    rule = preset.media
    apart = rule is not None and rule.repeat_rows and entry.media.going
    several = [entry.media.going[at : at + 1] for at in range(len(entry.media.going))]
    return [_row(entry, preset, columns, some) for some in (several if apart else [entry.media.going])]


def values(entry: Entry, column: Column, preset: Preset) -> tuple[str, ...]:
    """The things that a column joins, in their order."""
    media = entry.media.going
    return () if column.unless_media and media else _values(entry, column, preset, media)


def holds(column: Column, network: str) -> bool:
    """Whether the column is filled for a network at all."""
    return column.field is Field.FLAG or not column.networks or network in column.networks


def _row(entry: Entry, preset: Preset, columns: tuple[Column, ...], media: tuple[Going, ...]) -> tuple[str, ...]:
    cells: list[str] = []
    for column in columns:
        if column.spread:
            cells += _values(entry, column, preset, media)
        else:
            cells.append(_cell(entry, column, preset, media))
    kept = len(cells)
    while preset.ragged and kept and not cells[kept - 1]:
        kept -= 1
    return tuple(_replaced(cell, preset) for cell in cells[:kept])


def _cell(entry: Entry, column: Column, preset: Preset, media: tuple[Going, ...]) -> str:
    if column.field is Field.EMPTY or not holds(column, entry.network) or (column.unless_media and media):
        return ""
    return column.joiner.join(_values(entry, column, preset, media))


def _replaced(cell: str, preset: Preset) -> str:
    """The cell with what the tool takes for line breaks and double quotation marks."""
    if not cell:
        return ""
    if preset.line_break:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\n", preset.line_break)
    return cell.replace('"', preset.double_quote) if preset.double_quote else cell


def _values(entry: Entry, column: Column, preset: Preset, media: tuple[Going, ...]) -> tuple[str, ...]:
    if not holds(column, entry.network):
        return ()
    if column.field in (Field.MEDIA, Field.ALT, Field.MEDIA_OR_LINK):
        return _media_values(entry, column, media)
    if column.field is Field.MEDIA_SORT:
        key = (media[0].sort if media else "") or ("link" if entry.link else _TEXT_ONLY)
        return (_word(column, key, key),)
    return _LISTS[column.field](entry, column) if column.field in _LISTS else (_one(entry, column, preset),)


def _media_values(entry: Entry, column: Column, media: tuple[Going, ...]) -> tuple[str, ...]:
    some = [one for one in media if not column.sorts or one.sort in column.sorts]
    some = some[column.number - 1 : column.number] if column.number else some
    if column.field is Field.ALT:
        return tuple(one.alt for one in some) if any(one.alt for one in some) else ()
    if column.field is Field.MEDIA_OR_LINK and not some:
        return (entry.link,) if entry.link else ()
    return tuple(one.address for one in some)


def _one(entry: Entry, column: Column, preset: Preset) -> str:
    if column.field is Field.TEXT:
        return entry.text(preset)
    if column.field is Field.ACCOUNT:
        return entry.account(preset.tool)
    of_column = _OF_COLUMN.get(column.field)
    return of_column(entry, column) if of_column else _OF_ENTRY[column.field](entry)


def _word(column: Column, key: str, otherwise: str) -> str:
    return dict(column.words).get(key, column.other or otherwise)


def _clock(entry: Entry, column: Column) -> str:
    return written(entry.moment, column.pattern) if entry.moment is not None else ""


def _comments(entry: Entry, _column: Column) -> tuple[str, ...]:
    """The parts of a thread after the first, then the first comment."""
    comment = entry.extras.get(FIRST_COMMENT, "")
    return (*entry.parts[1:], *((comment,) if comment else ()))


def _hashtags(entry: Entry, _column: Column) -> tuple[str, ...]:
    manner = entry.platform.manner if entry.platform else "plain"
    return tuple(dict.fromkeys(tag.text for text in entry.parts for tag in entities(text, manner).hashtags))


def _labels(entry: Entry, column: Column) -> tuple[str, ...]:
    """Names of labels; what would divide them is left out of a name."""
    divider = column.joiner.strip()
    return tuple(" ".join(name.replace(divider, " ").split()) if divider else name for name in entry.labels)


def _kind(entry: Entry) -> str:
    kind = entry.plan.kind_of(entry.post)
    return kind.name if kind else ""


_LISTS: Mapping[Field, Callable[[Entry, Column], tuple[str, ...]]] = {
    Field.COMMENTS: _comments,
    Field.HASHTAGS: _hashtags,
    Field.LABELS: _labels,
}

_OF_ENTRY: Mapping[Field, Callable[[Entry], str]] = {
    Field.EMPTY: lambda _: "",
    Field.LINK: lambda entry: entry.link,
    Field.FIRST_COMMENT: lambda entry: entry.extras.get(FIRST_COMMENT, ""),
    Field.TITLE: lambda entry: entry.extras.get(TITLE, ""),
    Field.BOARD: lambda entry: entry.extras.get(BOARD, ""),
    Field.CHANNEL: lambda entry: entry.channel.name if entry.channel else "",
    Field.CAMPAIGN: lambda entry: entry.campaign,
    Field.PILLAR: lambda entry: entry.pillar,
    Field.KIND: _kind,
    Field.NAME: lambda entry: entry.post.title,
    Field.NOTES: lambda entry: entry.post.notes,
    Field.WHO: lambda entry: entry.post.who,
    Field.ID: lambda entry: entry.placement.id,
}

_OF_COLUMN: Mapping[Field, Callable[[Entry, Column], str]] = {
    Field.FIXED: lambda _, column: column.value,
    Field.EXTRA: lambda entry, column: entry.extras.get(column.extra, ""),
    Field.DATE: _clock,
    Field.TIME: _clock,
    Field.MOMENT: _clock,
    Field.NETWORK: lambda entry, column: _word(column, entry.network, entry.network),
    Field.FLAG: lambda entry, column: column.value if entry.network in column.networks else column.other,
    Field.FORMAT: lambda entry, column: _word(column, entry.placement.format, ""),
}
