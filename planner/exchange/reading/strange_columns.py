"""Columns that nobody knows: asked about, and kept in the notes until something else is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.quote import quoted
from planner.exchange.reading.accounts import accounts_of
from planner.exchange.reading.asking import LEAVE_OUT, Asking, Question
from planner.exchange.reading.guessing import is_media
from planner.exchange.reading.headers import Columns
from planner.exchange.reading.model import At, Field, Option
from planner.exchange.reading.row import Target
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record

_FEW = 0.5
"""How many of the kinds of a column must be formats of networks to take it for the column of formats."""

_BELOW = "below"
_TEXTS = (
    Option(_BELOW, "Put them below each other, as one text"),
    Option("first", "Take the first, and keep the others in the notes"),
)
_SAYING = frozenset({Field.TEXT, Field.TITLE, Field.CAMPAIGN})
_LOOKED_AT = 60
_HASH = "hash"
"""What headings of hashtags have in all five languages."""

_FIELD_WORDS = {
    Field.NOTES: "Keep it in the notes",
    Field.NOTHING: "Leave it out",
    Field.TEXT: "Texts",
    Field.TITLE: "Titles",
    Field.DATE: "Days",
    Field.TIME: "Times",
    Field.CHANNEL: "Channels",
    Field.FORMAT: "Formats",
    Field.KIND: "Kinds",
    Field.PILLAR: "Pillars",
    Field.CAMPAIGN: "Campaigns",
    Field.HASHTAGS: "Hashtags",
    Field.LINK: "Links",
    Field.MEDIA: "Pictures",
    Field.ALT: "Alt texts",
    Field.FIRST_COMMENT: "First comments",
    Field.OWNER: "Who",
    Field.STATUS: "Statuses",
}
_OPTIONS = tuple(Option(named.value, words) for named, words in _FIELD_WORDS.items())


def settled(columns: Columns, records: Sequence[Record], at: At, words: Words, asking: Asking) -> Columns:
    """The columns with an answer for each that holds something and that nobody knows, or that no plan has."""
    fields = dict(columns.fields)
    left = [number for number, named in fields.items() if named is Field.NOTHING and number not in columns.told]
    kept: list[int] = []
    accounts = accounts_of(words.known)
    says_no, text = words.known.lexicon.rows.no, _likely_text(columns, records, words)
    for number in sorted((*columns.strange, *left)):
        cells = _cells(number, records, words)
        if not cells or (number in left and all(words.folded(cell) in says_no for cell in cells)):
            continue
        if Field.CHANNEL not in fields.values() and accounts.keys() >= set(map(words.tidy, cells)):
            fields[number] = Field.CHANNEL
            continue
        default = Field.NOTHING if number in left else Field.TEXT if number == text else Field.NOTES
        said = asking.ask_of((at,), _question(number, columns.names[number], cells[0], words, default))
        fields.pop(number, None)
        named = Field.NOTHING if said == LEAVE_OUT else Field(said)
        if named is Field.NOTES:
            kept.append(number)
        else:
            fields[number] = named
    fields = _with_formats(_with_tags(fields, columns.names, records, words), records, words)
    fields = _with_moments(fields, records, words)
    texts = [number for number, named in fields.items() if named is Field.TEXT and _cells(number, records, words)]
    kept += _further_texts(texts, columns.names, at, asking)
    kept += _accounts(fields, records, words)
    fields = {number: named for number, named in fields.items() if number not in kept}
    pictures = _of_pictures(columns, records, words)
    channels = {number: target for number, target in columns.channels.items() if number not in pictures}
    return replace(columns, fields=fields, strange=tuple(kept), channels=channels, pictures=pictures)


def _likely_text(columns: Columns, records: Sequence[Record], words: Words) -> int | None:
    """The column that nobody knows with the longest cells, where no other holds what is posted."""
    if columns.channels or _SAYING & set(columns.fields.values()):
        return None
    lengths = {number: sum(map(len, _cells(number, records, words))) for number in columns.strange}
    return max(lengths, key=lambda number: lengths[number], default=None)


def _question(number: int, name: str, sample: str, words: Words, default: Field) -> Question:
    what = f"the column {quoted(name)}" if name else f"column {number + 1}, which has no name"
    text = f"What is {what}? It begins with {quoted(sample)}"
    id_ = f"column:{words.folded(name) or f'#{number + 1}'}"
    return Question(id_, text, _OPTIONS, default.value, must=False)


def _cells(number: int, records: Sequence[Record], words: Words) -> list[str]:
    cells = (record.cell(number) for record in records)
    return [cell for cell in cells if cell.strip() and not words.error(cell)]


def _with_tags(
    fields: dict[int, Field], names: Sequence[str], records: Sequence[Record], words: Words
) -> dict[int, Field]:
    """The fields; a column *Tags* without a # is of labels of another program, which are kept in the notes."""
    for number, named in fields.items():
        if named is Field.HASHTAGS and _HASH not in words.folded(names[number]):
            cells = _cells(number, records, words)
            if cells and not any("#" in cell for cell in cells):
                return fields | {number: Field.NOTES}
    return fields


def _with_formats(fields: dict[int, Field], records: Sequence[Record], words: Words) -> dict[int, Field]:
    """The fields; a column of kinds that holds formats of networks, such as *Reel*, is one of formats.

    Beside columns of formats it only says what the media are.
    """
    becomes = Field.NOTHING if Field.FORMAT in fields.values() else Field.FORMAT
    for number, named in fields.items():
        cells = _cells(number, records[:_LOOKED_AT], words) if named is Field.KIND else []
        formats = [cell for cell in cells if words.format(cell, "") and not words.kinds(cell)]
        if cells and len(formats) >= len(cells) * _FEW:
            return fields | {number: becomes}
    return fields


def _further_texts(texts: Sequence[int], names: Sequence[str], at: At, asking: Asking) -> Sequence[int]:
    """Of several columns of texts those that are kept in the notes; they may be of another language."""
    if not texts[1:]:
        return []
    told = ", ".join(quoted(names[number]) if names[number] else f"{number + 1}" for number in texts)
    question = Question("texts", f"The columns {told} hold texts. What becomes of them?", _TEXTS, _BELOW, must=False)
    return [] if asking.ask_of((at,), question) == _BELOW else texts[1:]


def _accounts(fields: dict[int, Field], records: Sequence[Record], words: Words) -> list[int]:
    """The columns beside one of networks that hold names nobody knows: their accounts, which are kept in the notes."""
    said = {number: _cells(number, records, words) for number, named in fields.items() if named is Field.CHANNEL}
    unknown = [number for number, cells in said.items() if cells and not any(map(words.says_channel, cells))]
    return unknown if len(unknown) < len(said) else []


def _of_pictures(columns: Columns, records: Sequence[Record], words: Words) -> dict[int, Target]:
    """The columns of a channel whose cells are files, such as *Instagram image* beside *Instagram caption*."""
    found: dict[int, Target] = {}
    for number, target in columns.channels.items():
        cells = _cells(number, records[:_LOOKED_AT], words)
        if cells and all(map(is_media, cells)):
            found[number] = target
    return found


def _with_moments(fields: dict[int, Field], records: Sequence[Record], words: Words) -> dict[int, Field]:
    """The fields; a column of times that says days too is one of moments where no other says days."""
    if {Field.DATE, Field.MOMENT, Field.WEEKDAY} & set(fields.values()):
        return fields
    for number, named in fields.items():
        cells = _cells(number, records[:_LOOKED_AT], words) if named is Field.TIME else []
        if cells and 2 * sum(map(words.says_day, cells)) > len(cells):
            return fields | {number: Field.MOMENT}
    return fields
