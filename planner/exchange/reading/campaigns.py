"""Campaigns of rows, also of those whose cell is blank because it was merged with the one above.

A blank cell may mean *as above* or none. It means *as above* where something else of the row says so: the link carries
the campaign, the text names it, or the row sells something on a day of the campaign. All else is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import groupby

from planner.domain.records import Stance
from planner.exchange.reading.asking import NONE, Asking, Question
from planner.exchange.reading.model import Field, Option
from planner.exchange.reading.row import Row
from planner.exchange.reading.words import Words

_ABOVE = "above"
_OPTIONS = (Option(_ABOVE, "The campaign above"), Option(NONE, "No campaign"))
_SAME = Question(
    "campaign:same",
    "The campaign is not repeated in these rows, but their link, text or day says it. Is it the one above?",
    _OPTIONS,
    _ABOVE,
    must=False,
    alone="The campaign is not repeated in this row, but its link, text or day says it. Is it the one above?",
)
_BLANK = Question(
    "campaign:blank",
    "Do these rows without a campaign belong to the one above? Nothing in them says so",
    _OPTIONS,
    NONE,
    must=False,
    alone="Does this row without a campaign belong to the one above? Nothing in it says so",
)
_LEAST_NAME = 4
"""Letters of a campaign's name that is looked for in texts."""

_NO_LETTER = re.compile(r"[\W_]+")


class Campaigner:
    """Gives the rows of a file their campaigns."""

    def __init__(self, words: Words, asking: Asking) -> None:
        self._words, self._asking = words, asking
        self._slug = cache(_slug)
        self._selling_days: set[tuple[str, date]] = set()

    def name(self, rows: Iterable[Row]) -> None:
        """Sets the campaigns of all rows that are taken."""
        for _, sheet in groupby(rows, key=lambda row: row.at.sheet):
            posts = [row for row in sheet if row.taken and not row.ideas]
            blank = [(row, above) for row, above in self._said(posts) if above]
            same = [row for row, above in blank if self._says(row, above)]
            merged = set(same)
            for row, above in blank if same else ():
                answer = self._asking.ask(row, _SAME if row in merged else _BLANK)
                row.campaign = above if answer == _ABOVE else ""
            for row in posts:
                if row.head is not None and not row[Field.CAMPAIGN]:
                    row.campaign = row.head.campaign

    def _said(self, posts: Sequence[Row]) -> list[tuple[Row, str]]:
        """The posts without a campaign, each with the last one that is said above it."""
        blank: list[tuple[Row, str]] = []
        above = ""
        for row in posts:
            row.campaign = self._named(row)
            above = row.campaign or above
            if row.campaign and row.day is not None:
                self._selling_days.add((row.campaign, row.day))
            if not row.campaign and row.head is None:
                blank.append((row, above))
        return blank

    def _named(self, row: Row) -> str:
        cell = row[Field.CAMPAIGN]
        return "" if self._words.folded(cell) in ("", "-", "–", "—", "none", "n/a") else cell

    def _says(self, row: Row, campaign: str) -> bool:
        name = self._slug(campaign)
        if len(name) >= _LEAST_NAME and any(
            name in self._slug(cell) for cell in (row[Field.LINK], row[Field.TEXT], row[Field.TITLE])
        ):
            return self._note_day(row, campaign)
        return row.day is not None and (campaign, row.day) in self._selling_days and self._sells(row)

    def _note_day(self, row: Row, campaign: str) -> bool:
        if row.day is not None:
            self._selling_days.add((campaign, row.day))
        return True

    def _sells(self, row: Row) -> bool:
        label = self._words.kind(row.kind) if row.kind else None
        return label is not None and label.stance is Stance.PROMOTIONAL


def _slug(text: str) -> str:
    """Letters and digits only, so that *Green Friday* is found in ``utm_campaign=green-friday``."""
    return _NO_LETTER.sub("", text).casefold()
