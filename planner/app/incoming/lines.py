"""The records of an export, each with what becomes of it, and the one edit of all that is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.app.document import Document
from planner.app.incoming.channels import channel_of
from planner.app.incoming.matching import How, Match
from planner.app.incoming.merging import TAKEN, Fate, Outcome, made_of, of_account, of_entry
from planner.app.incoming.times import local_day
from planner.domain.edits import Edit
from planner.domain.edits.change import changed
from planner.domain.edits.results import record_numbers
from planner.domain.plan import Plan
from planner.domain.records import Age, Measurement, Placement
from planner.domain.results.due import AgeWindow
from planner.domain.span import ONE_DAY, Span
from planner.exchange.analytics import About, At, Export, ResultRow

LEAVE_OUT = "-"
"""Assigned to a row that shall not be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record of the file and what becomes of it; ``says`` is how it begins, ``entry`` names its entry or channel.

    ``numbers`` are the numbers of the measurement that it becomes or updates, None where nothing is taken.
    """

    at: At
    fate: Fate
    says: str
    sentence: str = ""
    row: ResultRow | None = None
    how: How = How.NONE
    placement_id: str = ""
    channel_id: str = ""
    entry: str = ""
    suggestion: str = ""
    suggested: str = ""
    numbers: Measurement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a file: the answers, the entries assigned to rows, its day, and when numbers are of an age."""

    answers: Mapping[str, str]
    assigned: Mapping[str, str]
    came: date
    ages: Mapping[Age, AgeWindow]


class ResultLines:
    """One reading held against the plan; ``answers`` and ``assigned`` are what the user said, see IncomingWishes."""

    def __init__(self, document: Document, plan: Plan, said: Said) -> None:
        self._document = document
        self._plan = plan
        self._said = said
        self._outcomes: dict[At, Outcome] = {}
        self._known: dict[str, list[Measurement]] = {}

    def lines(self, export: Export, matches: Mapping[At, Match]) -> tuple[Line, ...]:
        """All records of the export in their order."""
        self._look_up(export, matches)
        out = [Line(at=one.at, fate=Fate.LEFT_OUT, says=one.says, sentence=one.why) for one in export.left_out]
        rows = [self._line(row, matches.get(row.at)) for row in export.rows]
        return tuple(sorted((*out, *rows), key=lambda line: line.at))

    def edit(self, lines: Iterable[Line], file: str) -> Edit:
        """Everything that is taken, as one step; the addresses that matched entries lack come along."""
        taken = [line for line in lines if line.fate in TAKEN]
        pairs = [(one.before, one.after) for line in taken if (one := self._outcomes[line.at]).after is not None]
        numbers = record_numbers(pairs, f"Take numbers from {file}" if file else "Take numbers")
        return changed(numbers.text, self._addressed(taken)).followed_by(numbers)

    def _addressed(self, lines: Iterable[Line]) -> list[tuple[Placement, Placement]]:
        """Entries found otherwise than by their address, with the address that the export says."""
        met = [(self._plan.placements[line.placement_id], line) for line in lines if line.placement_id]
        return [
            (one, replace(one, address=line.row.address))
            for one, line in met
            if line.row is not None and line.row.address and not one.address and line.how in (How.BY_TEXT, How.BY_HAND)
        ]

    # lines

    def _line(self, row: ResultRow, match: Match | None) -> Line:
        says = row.text or row.address or row.own_id or (row.day.isoformat() if row.day else row.native_id)
        line = Line(at=row.at, fate=Fate.UNMATCHED, says=says, row=row)
        if self._said.assigned.get(row.at.key) == LEAVE_OUT:
            return replace(line, fate=Fate.LEFT_OUT, sentence="Left out by you")
        if row.about is About.ACCOUNT:
            return self._of_account(line, row)
        if match is None or not match.placement_id:
            return self._unmatched(line, row, match or Match())
        return self._of_entry(line, row, match)

    def _unmatched(self, line: Line, row: ResultRow, match: Match) -> Line:
        if row.is_reply:
            return replace(line, fate=Fate.LEFT_OUT, sentence="A reply to somebody, not a post")
        suggested = self._plan.placements.get(match.suggestion)
        named = self._plan.describe(suggested) if suggested else ""
        return replace(line, sentence=match.why, suggestion=match.suggestion, suggested=named)

    def _of_entry(self, line: Line, row: ResultRow, match: Match) -> Line:
        placement = self._plan.placements[match.placement_id]
        published = local_day(row, placement) or placement.date
        new = made_of(row, self._plan.brand, row.captured or self._said.came, placement_id=placement.id)
        outcome = of_entry(new, published, self._known.get(placement.id, []), self._said.ages)
        said = replace(line, how=match.how, placement_id=placement.id, entry=self._plan.describe(placement))
        return self._decided(said, outcome)

    def _of_account(self, line: Line, row: ResultRow) -> Line:
        channel_id = channel_of(self._plan, row, self._said.answers)
        if channel_id is None or row.day is None:
            return replace(line, sentence="It is not said which channel these are the numbers of")
        new = made_of(row, self._plan.brand, row.day, channel_id=channel_id)
        outcome = of_account(new, self._known.get(channel_id, []))
        name = self._plan.channels[channel_id].name
        return self._decided(replace(line, how=How.BY_CHANNEL, channel_id=channel_id, entry=name), outcome)

    def _decided(self, line: Line, outcome: Outcome) -> Line:
        """The line with its outcome; what it becomes is known to the next row about the same."""
        self._outcomes[line.at] = outcome
        if outcome.after is not None:
            known = self._known.setdefault(line.placement_id or line.channel_id, [])
            known[:] = [one for one in known if one != outcome.before] + [outcome.after]
        remarks = "; ".join(line.row.remarks) if line.row else ""
        sentence = ". ".join(filter(None, (outcome.sentence, remarks)))
        return replace(line, fate=outcome.fate, sentence=sentence, numbers=outcome.after)

    def _look_up(self, export: Export, matches: Mapping[At, Match]) -> None:
        """What was measured of all entries and channels that are met."""
        ids = {match.placement_id for match in matches.values() if match.placement_id}
        for one in self._document.measurements_of(ids):
            self._known.setdefault(one.placement_id or "", []).append(one)
        days = [row.day for row in export.rows if row.about is About.ACCOUNT and row.day]
        if days:
            for one in self._document.measurements(self._plan.brand, Span(min(days), max(days) + ONE_DAY)):
                if one.channel_id:
                    self._known.setdefault(one.channel_id, []).append(one)
