"""What an import would do, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.app.week_files import Imported, RowNote
from planner.domain.edits import Change
from planner.domain.records import Campaign, Channel, Label, Placement, Post, Record
from planner.ui.words import tr

_MOST_NAMED = 12
_MOST_ROWS = 1_000
"""New names and rows that are listed before "more"."""


def summary(imported: Imported) -> list[str]:
    """A line each for what was read, what would be added and changed, and what would be new besides."""
    changes = imported.edit.changes
    told = [change for change in changes if isinstance(change.record, Post | Placement)]
    lines = [
        tr(
            "{posts} with {entries} read.",
            posts=posts_words(imported.posts),
            entries=entries_words(imported.placements),
        )
    ]
    made = [change.record for change in told if change.before is None]
    if made:
        posts, entries = _split(made)
        lines.append(tr("{posts} and {entries} are new.", posts=posts_words(posts), entries=entries_words(entries)))
    altered = [change.record for change in told if change.before is not None]
    if altered:
        posts, entries = _split(altered)
        lines.append(tr("{posts} and {entries} change.", posts=posts_words(posts), entries=entries_words(entries)))
    if not told and imported.placements:
        lines.append(tr("The plan says all of it already."))
    return [*lines, *_new_names(changes)]


def row_lines(notes: Sequence[RowNote]) -> list[str]:
    """A line for each row, the first thousand of them."""
    lines = [tr("Row {row}: {sentence}", row=note.row, sentence=tr(note.sentence)) for note in notes[:_MOST_ROWS]]
    if len(notes) > _MOST_ROWS:
        lines.append(tr("and %n more", len(notes) - _MOST_ROWS))
    return lines


def posts_words(count: int) -> str:
    """``3 posts``."""
    return tr("%n post(s)", count)


def entries_words(count: int) -> str:
    """``3 entries``."""
    return tr("1 entry") if count == 1 else tr("%n entries", count)


def _split(records: Iterable[Record]) -> tuple[int, int]:
    """How many posts and how many entries."""
    sorts = [isinstance(record, Post) for record in records]
    return sum(sorts), len(sorts) - sum(sorts)


def _new_names(changes: Iterable[Change]) -> list[str]:
    names: dict[str, list[str]] = {}
    for change in changes:
        record = change.after
        if change.before is None and isinstance(record, Channel | Label | Campaign):
            names.setdefault(_sort(record), []).append(record.name)
    return [tr("New {sort}: {names}.", sort=sort, names=_listed(some)) for sort, some in names.items()]


def _listed(names: Sequence[str]) -> str:
    more = [tr("%n more", len(names) - _MOST_NAMED)] if len(names) > _MOST_NAMED else []
    return ", ".join([*names[:_MOST_NAMED], *more])


def _sort(record: Channel | Label | Campaign) -> str:
    if isinstance(record, Label):
        return tr("kinds") if record.stance else tr("pillars")
    return tr("channels") if isinstance(record, Channel) else tr("campaigns")
