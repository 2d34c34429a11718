"""What a check of anything gives back: a finding, and what it offers to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.edits import Change, Edit, fixed
from planner.domain.rules import Severity

Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """What a check offers to change, to be seen before it is done; ``words`` name it, as in the Undo menu.

    ``made`` are the changes, or what makes them when somebody asks, so that a check while typing costs nothing more.
    """

    words: str
    made: Changes | Callable[[], Changes]

    @property
    def changes(self) -> Changes:
        """What would be changed; none when there is nothing left to do."""
        return self.made if isinstance(self.made, tuple) else self.made()

    def edit(self) -> Edit:
        """The fix as one step."""
        return fixed(self.words, self.changes)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found: what it asks for, a sentence, and the ids of the placements it is about.

    ``about`` is the part of the editor that it concerns ("text", "link", "pictures", "time", "status", "partner",
    "permission", "comments", or the key of a field of the network), ``at`` the offsets (in code points) of the words in
    the text that are meant. ``source`` says where the rule is from and when that was looked up, ``item`` is the key of
    the item.
    ``name`` is what the post is called when it is about a single one.
    """

    severity: Severity
    sentence: str
    placements: tuple[str, ...] = ()
    about: str = ""
    at: tuple[int, int] | None = None
    fixes: tuple[Fix, ...] = ()
    source: str = ""
    item: str = ""
    name: str = ""
