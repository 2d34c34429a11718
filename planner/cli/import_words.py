"""What an import did or would do, as facts (JSON) and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planner.app.intake import Taken
from planner.cli.answers import FREE_WORDS, ask_facts, rows_of
from planner.cli.words import many
from planner.domain.edits import Change, Edit
from planner.domain.quote import quoted
from planner.domain.records import Campaign, Channel, Label, Placement, Post, Record
from planner.exchange.format import Imported, RowNote
from planner.exchange.reading.model import Ask

_FIELDS = {"kind_id": "kind", "pillar_id": "pillar", "campaign_id": "campaign", "who": "owner", "channel_id": "channel"}
"""What fields are called in files, where that is another word."""

NO_POSTS = (
    "Nothing was imported: no row of the file was understood as a post. Name its columns in a row of their own "
    "(date, channel, text ...), or say what they hold with --answers FILE.json."
)

_ROWS_NAMED = 5
"""How many rows a refusal names."""


def import_facts(taken: Taken, imported: Imported, ignored: Sequence[RowNote], *, several: bool) -> dict[str, Any]:
    """What an import did, or would do, as facts; rows are in a sheet where there are ``several``."""
    reading = taken.reading
    return {
        "posts": imported.posts,
        "placements": imported.placements,
        "changes": len(imported.edit.changes),
        "skipped": [_note_facts(note, "reason", several) for note in imported.skipped],
        "findings": [_note_facts(note, "sentence", several) for note in imported.findings],
        "questions": [ask_facts(ask, several=several) for ask in taken.asks],
        "ignored": [_note_facts(note, "reason", several) for note in ignored],
        "columns": {
            heading.names[place]: str(field)
            for heading in reading.headings
            for place, field in heading.fields.items()
            if place < len(heading.names)
        },
    }


def _note_facts(note: RowNote, key: str, several: bool) -> dict[str, Any]:
    return {"row": note.row, key: note.sentence} | ({"sheet": note.sheet + 1} if several else {})


def import_words(imported: Imported, making: Edit, *, dry_run: bool) -> list[str]:
    """What an import did, or would do, in lines; what comes with the making of a new brand is not told."""
    lines = [f"{many(imported.posts, 'post')} with {many(imported.placements, 'entry')} read."]
    changes = imported.edit.changes[len(making.changes) :]
    told = [change for change in changes if isinstance(change.record, Post | Placement)]
    if told:
        lines += _change_words(told, dry_run)
    elif imported.placements:
        lines.append("The plan says all of it already; nothing was changed.")
    lines += [f"{sentence}." for sentence in imported.edit.said]
    lines += _new_names(changes)
    lines += _note_words("Left out row", imported.skipped)
    return lines + _note_words("Row", imported.findings)


def refusal(skipped: Sequence[RowNote], *, may_skip: bool) -> str:
    """Why nothing was imported: the first rows that cannot be read, and what to do."""
    lines = _note_words("Row", skipped)
    more = f" And {len(lines) - _ROWS_NAMED} more." if len(lines) > _ROWS_NAMED else ""
    advice = "Mend the file, or leave such rows out with --skip-bad." if may_skip else "Mend the file."
    cannot = f"{many(len(lines), 'row')} cannot be read" if may_skip else "no row can be read"
    return f"Nothing was imported: {cannot}. {' '.join(lines[:_ROWS_NAMED])}{more} {advice}"


def _note_words(start: str, notes: Sequence[RowNote]) -> list[str]:
    return [f"{start} {note.row}: {note.sentence}." for note in notes]


def _change_words(changes: Sequence[Change], dry_run: bool) -> list[str]:
    made = [change.record for change in changes if change.before is None]
    lines = []
    if made:
        posts = sum(isinstance(record, Post) for record in made)
        lines.append(
            f"{many(posts, 'post')} and {many(len(made) - posts, 'entry')} {'would be' if dry_run else 'were'} added."
        )
    verb = "would be" if dry_run else "was"
    for change in changes:
        if change.before is not None and change.after is not None:
            lines += [f"{_name(change.after)} {verb} {what}." for what in _what_changed(change.before, change.after)]
    return lines


def _what_changed(before: Record, after: Record) -> Iterator[str]:
    fields = [name for name in after.__slots__ if getattr(before, name) != getattr(after, name)]
    if "trashed" in fields:
        yield "taken out of the trash"
    names = ", ".join(_FIELDS.get(name, name) for name in fields if name != "trashed")
    if names:
        yield f"changed: {names}"


def _name(record: Record) -> str:
    if isinstance(record, Post) and record.title:
        return f"Post {record.id} ({quoted(record.title)})"
    return f"{'Post' if isinstance(record, Post) else 'Entry'} {record.id}"


def _new_names(changes: Iterable[Change]) -> list[str]:
    """The channels, kinds, pillars and campaigns that an import makes, a line for each sort."""
    names: dict[str, list[str]] = {}
    for change in changes:
        record = change.after
        if isinstance(record, Channel | Label | Campaign):
            names.setdefault(_sort(record), []).append(record.name)
    return [f"New {sort}s: {', '.join(some)}." for sort, some in names.items()]


def _sort(record: Channel | Label | Campaign) -> str:
    if isinstance(record, Label):
        return "kind" if record.stance else "pillar"
    return "channel" if isinstance(record, Channel) else "campaign"


def open_words(asks: Sequence[Ask], *, several: bool) -> str:
    """Why nothing was imported: questions that nobody answered yet, each with its rows and answers."""
    lines = [line for ask in asks for line in _ask_words(ask, several)]
    count = "1 question is" if len(asks) == 1 else f"{len(asks)} questions are"
    advice = "Answer in a file (--answers FILE.json), or take what is proposed with --accept-defaults."
    return "\n".join((f"Nothing was imported: {count} open. {advice}", *lines))


def _ask_words(ask: Ask, several: bool) -> Iterator[str]:
    rows = [str(row) for row in rows_of(ask.rows, several=several)]
    more = f" and {len(rows) - _ROWS_NAMED} more" if len(rows) > _ROWS_NAMED else ""
    yield f"  {ask.id} – {ask.text} (row {', '.join(rows[:_ROWS_NAMED])}{more})"
    values = [f"{option.value}{' (proposed)' if option.value == ask.default else ''}" for option in ask.options]
    free = f", or {FREE_WORDS[ask.free]}" if ask.free else ""
    yield f"      {' | '.join(values)}{free}"


def taken_words(asks: Sequence[Ask]) -> list[str]:
    """A line for each question, with how it was taken: what was answered, or what was proposed."""
    return [f"{ask.text} ({many(len(ask.rows), 'row')}) {_taken_as(ask)}." for ask in asks]


def _taken_as(ask: Ask) -> str:
    said = ask.default if ask.answer is None else ask.answer
    if not isinstance(said, str):
        return "Answered row by row"
    return next((option.words for option in ask.options if option.value == said), said)


def ignored_words(ignored: Sequence[RowNote], *, several: bool) -> list[str]:
    """A line for each record that is no entry, with its reason."""
    return [
        f"Ignored {f'sheet {note.sheet + 1}, ' if several else ''}row {note.row}: {note.sentence}." for note in ignored
    ]
