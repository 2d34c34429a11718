"""Copies of a plan, each checked before it gets its name: one a day, thinned with age, the newest never removed."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from planner.app.document import Document
from planner.app.plans import AtStep
from planner.app.settings import Settings
from planner.app.surroundings import mark_of, own_backups

_NAME = re.compile(r"(?P<number>\d{6}) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d)\.evenweek")
_AT = "%Y-%m-%d %H.%M"

_ALL_WITHIN = timedelta(days=2)
_NEWEST = 3
_DAYS, _WEEKS, _MONTHS = 14, 13, 24
"""Of so many days, weeks and months that have one, the last backup is kept."""


class Backup(NamedTuple):
    """A checked copy; ``number`` counts up, whatever the clock does, and ``at`` is what the clock said."""

    number: int
    at: datetime
    path: Path

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


class Backups:
    """The backups of one plan, in a folder of their own."""

    def __init__(self, folder: Path, plan: Path) -> None:
        self.folder = folder / f"{plan.stem} {mark_of(plan)}"

    @classmethod
    def of(cls, plan: Path, settings: Settings) -> Backups:
        """Those of the plan at ``plan`` in the chosen folder."""
        chosen = settings["backup_folder"]
        return cls(Path(chosen) if chosen else own_backups(), plan)

    def all(self) -> list[Backup]:
        """Every backup, the newest first; none when the folder cannot be read."""
        found: list[Backup] = []
        with contextlib.suppress(OSError):
            found = [backup for path in self.folder.iterdir() if (backup := _backup(path)) is not None]
        return sorted(found, reverse=True)

    def are_due(self, today: date) -> bool:
        """Whether the newest is not of today; a clock that was put back makes one more, not none."""
        newest = self.all()[:1]
        return not newest or newest[0].at.date() != today

    def remove_all(self) -> None:
        """Removes every backup, and their folder when nothing else lies there; what cannot be removed stays."""
        with contextlib.suppress(OSError):
            for backup in self.all():
                backup.path.unlink()
            self.folder.rmdir()

    def make(self, document: Document, at: datetime, at_step: AtStep = lambda *_: None) -> Backup:
        """Makes a backup in any thread, then removes what is too much; raises PlanError, and then all are there."""
        there, at = self.all(), at.replace(tzinfo=None)
        number = there[0].number + 1 if there else 1
        path = self.folder / f"{number:06} {at.strftime(_AT)}.evenweek"
        document.back_up(path, at_step)
        made = Backup(number, at, path)
        for backup in set(there) - set(kept([made, *there])):
            with contextlib.suppress(OSError):
                backup.path.unlink()
        return made


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """What stays of these, the newest first: all of two days, then one a day, a week and a month, and the newest three.

    Days and weeks that have a backup are counted, not those that went by, so that a wrong clock removes nothing good.
    """
    newest_first = sorted(backups, reverse=True)
    recent = [one for one in newest_first if abs(newest_first[0].at - one.at) <= _ALL_WITHIN]
    staying = {
        *recent,
        *newest_first[:_NEWEST],
        *_last_of_each(newest_first, lambda one: one.at.date(), _DAYS),
        *_last_of_each(newest_first, lambda one: one.at.isocalendar()[:2], _WEEKS),
        *_last_of_each(newest_first, lambda one: (one.at.year, one.at.month), _MONTHS),
    }
    return [one for one in newest_first if one in staying]


def _last_of_each(newest_first: Iterable[Backup], period: Callable[[Backup], object], most: int) -> list[Backup]:
    last: dict[object, Backup] = {}
    for one in newest_first:
        last.setdefault(period(one), one)
    return [*last.values()][:most]


def _backup(path: Path) -> Backup | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    with contextlib.suppress(ValueError):
        return Backup(int(named["number"]), datetime.strptime(named["at"], _AT), path)  # noqa: DTZ007  as the clock was
    return None
