"""Kinds and statuses of rows, in the words of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.plan import KIND
from planner.domain.quote import quoted
from planner.domain.records import Label, Status
from planner.exchange.reading.asking import LEAVE_OUT, NONE, Asking, Question
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import Field, Free, Option
from planner.exchange.reading.row import Row
from planner.exchange.reading.words import Words

_NEW = "new"
_LONGEST_ID = 60
"""Characters of a cell that are kept in the id of a question."""

_NO_KIND = Option(NONE, "No kind")
_STATUSES = tuple(Option(status.value, status.value.capitalize()) for status in Status)
_AHEAD = Question(
    "status:ahead",
    "These are said to be done, on days that are still to come. Which status have they?",
    _STATUSES,
    Status.READY.value,
    alone="This is said to be done, on a day that is still to come. Which status has it?",
)


class Labeller:
    """Gives posts their kinds and statuses; rows that belong to a post have those of it unless they say their own."""

    def __init__(self, words: Words, asking: Asking, known: Known) -> None:
        self._words, self._asking = words, asking
        self._today = known.today
        kinds = [label for label in known.plan.labels_of(KIND) if not label.archived]
        self._kinds = tuple(Option(label.key, label.name) for label in kinds)

    def label(self, rows: Iterable[Row]) -> None:
        """Sets the kind and status of all rows that are taken."""
        for row in rows:
            if row.taken and not row.ideas:
                first = row.first
                row.kind = first.kind if row is not first and not row[Field.KIND] else self._kind(row)
                row.status = first.status if row is not first and not row[Field.STATUS] else self._status(row)

    def _kind(self, row: Row) -> str:
        cell = row[Field.KIND]
        if not cell:
            return ""
        found = self._words.kind(cell)
        if found is not None:
            return found.key
        answer = self._asking.ask(row, self._which_kind(cell, self._words.kinds(cell)))
        return cell if answer == _NEW else "" if answer in (NONE, LEAVE_OUT) else answer

    def _which_kind(self, cell: str, likely: Sequence[Label]) -> Question:
        first = dict.fromkeys(Option(label.key, label.name) for label in likely)
        options = dict.fromkeys((*first, *self._kinds, Option(_NEW, f"A new kind: {cell[:40]}"), _NO_KIND))
        default = likely[0].key if likely else NONE
        stances = {label.stance for label in likely}
        id_ = f"kind:{self._words.folded(cell)[:_LONGEST_ID]}"
        text = f"Which kind is {quoted(cell)}?"
        return Question(id_, text, tuple(options), default, Free.KIND, must=len(stances) != 1)

    def _status(self, row: Row) -> str:
        cell = row[Field.STATUS]
        if not cell:
            return self._without_status(row)
        found = self._words.status(cell)
        if found is not None:
            return self._ahead(row) if found is Status.POSTED and self._is_to_come(row) else found.value
        id_ = f"status:{self._words.folded(cell)[:_LONGEST_ID]}"
        text = f"Which status is {quoted(cell)}?"
        question = Question(id_, text, _STATUSES, Status.DRAFT.value, must=False)
        return _kept(self._asking.ask(row, question))

    def _is_to_come(self, row: Row) -> bool:
        day = row.first.day
        return day is not None and day > self._today and not row[Field.ADDRESS]

    def _ahead(self, row: Row) -> str:
        """The status of a row that cannot be posted yet, whatever it says."""
        return _kept(self._asking.ask(row, _AHEAD))

    def _without_status(self, row: Row) -> str:
        if Field.STATUS not in row.block.fields:
            return ""
        text, alone = "Which status have the posts that name none?", "Which status has the post that names none?"
        question = Question("status:none", text, _STATUSES, Status.DRAFT.value, must=False, alone=alone)
        return _kept(self._asking.ask(row, question))


def _kept(answer: str) -> str:
    return "" if answer == LEAVE_OUT else answer
