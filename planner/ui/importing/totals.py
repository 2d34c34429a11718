"""What comes of a sheet, in words."""

from __future__ import annotations

from collections.abc import Mapping

from planner.app.intake import Taken
from planner.ui.importing.sorting import Group, counted
from planner.ui.words import tr


def posts_words(posts: int, entries: int) -> str:
    """``94 posts with 168 entries``."""
    return tr("{posts} with {entries}", posts=tr("%n post(s)", posts), entries=entries_words(entries))


def entries_words(entries: int) -> str:
    """``168 entries``."""
    return tr("1 entry") if entries == 1 else tr("%n entries", entries)


def totals_words(taken: Taken) -> Mapping[Group, str]:
    """Each total that is not zero; what comes in is always told."""
    count = counted(taken)
    words = {
        Group.IN: posts_words(taken.posts, taken.entries) if taken.entries else tr("Nothing new"),
        Group.THERE: tr("%n row(s) in the plan already", count.get(Group.THERE, 0)),
        Group.IGNORED: tr("%n row(s) ignored", count.get(Group.IGNORED, 0)),
        Group.LEFT_OUT: tr("%n left out", count.get(Group.LEFT_OUT, 0)),
        Group.DUPLICATE: tr("%n duplicate(s) skipped", count.get(Group.DUPLICATE, 0)),
    }
    return {group: said for group, said in words.items() if group is Group.IN or count.get(group)}
