"""An export of results on its way into the plan: read, matched with its entries, and held against what is known.

Nothing is written here; what comes out is one edit, and the questions that should be answered before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from planner.app.brands import NOTHING
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.incoming.channels import channel_ask, channels_by_network
from planner.app.incoming.formats import formats_of
from planner.app.incoming.lines import LEAVE_OUT, Line, ResultLines, Said
from planner.app.incoming.matching import How, Matching
from planner.app.incoming.merging import TAKEN, Fate
from planner.app.numbers import table_facts
from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.records import Brand, Placement
from planner.exchange.analytics import About, At, ResultAsk, ResultWishes, read_export, read_sheets
from planner.exchange.analytics.model import Column
from planner.exchange.format import BadFile
from planner.exchange.reading.folding import words_of as heading_key
from planner.exchange.sheets import Sheet

__all__ = [
    "LEAVE_OUT",
    "TAKEN",
    "About",
    "At",
    "BadFile",
    "Candidate",
    "Column",
    "Fate",
    "How",
    "Incoming",
    "IncomingWishes",
    "Line",
    "ResultAsk",
    "ResultsIntake",
    "heading_key",
]

_MOST_CANDIDATES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingWishes:
    """What the user said: answers by question, columns by heading, and by row (``At.key``) an entry or LEAVE_OUT."""

    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    assigned: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


NO_WISHES = IncomingWishes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What an export would do to the plan; the edit is empty while a question must be answered first."""

    name: str
    platform: str
    lines: tuple[Line, ...]
    asks: tuple[ResultAsk, ...]
    columns: tuple[Column, ...]
    edit: Edit

    @property
    def open(self) -> tuple[ResultAsk, ...]:
        """What has to be answered first."""
        return tuple(ask for ask in self.asks if ask.open)

    def of(self, *fates: Fate) -> tuple[Line, ...]:
        """The lines with one of these fates."""
        return tuple(line for line in self.lines if line.fate in fates)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a row may be about."""

    placement_id: str
    words: str


class ResultsIntake:
    """One export for one brand, read again after each thing the user says of it; in any thread, one at a time.

    ``came`` is the day on which the file was saved, None for today.
    """

    def __init__(
        self, document: Document, brand: Brand, catalogue: Catalogue, today: date, came: date | None = None
    ) -> None:
        self._document = document
        self._brand = brand
        self._formats = formats_of(catalogue)
        self._came = min(came or today, today)
        self.sheets: tuple[Sheet, ...] = ()
        self._matching: Matching | None = None
        self._plan: Plan | None = None
        self.file = ""

    def open(self, content: bytes, name: str = "") -> None:
        """Reads a file; raises BadFile with a sentence when there is no table in it."""
        self.sheets = read_sheets(content, name)
        self.file = name.replace("\\", "/").rpartition("/")[2]

    def renew(self) -> None:
        """The plan changed: it is looked at anew with the next reading."""
        self._plan = None

    def read(self, wishes: IncomingWishes = NO_WISHES) -> Incoming:
        """What the file says, matched and held against the plan as it is now."""
        said = ResultWishes(answers=wishes.answers, columns=wishes.columns)
        export = read_export(self.sheets, self._formats, self._came, self._brand.zone, said)
        plan = self._plan = self._plan or self._document.plan(self._brand)
        channels = channels_by_network(plan, export.rows, wishes.answers)
        self._matching = Matching(plan, self._formats.networks, channels)
        matches = self._matching.of(export.rows, wishes.assigned)
        asks = (*export.asks, *channel_ask(plan, export.rows, wishes.answers))
        ages = table_facts().ages
        told = Said(answers=wishes.answers, assigned=wishes.assigned, came=self._came, ages=ages)
        held = ResultLines(self._document, plan, told)
        lines = held.lines(export, matches)
        edit = NOTHING if any(ask.open for ask in asks) else held.edit(lines, self.file)
        return Incoming(
            name=export.name, platform=export.platform, lines=lines, asks=asks, columns=export.columns, edit=edit
        )

    def candidates(self, line: Line, words: str = "") -> tuple[Candidate, ...]:
        """The entries that a row may be about: those near its day, or those that a search finds."""
        if words.strip():
            found = self._document.search(self._brand, words, _MOST_CANDIDATES)
            plan = self._document.posts_of(self._brand, {hit.post_id for hit in found})
            there: Sequence[Placement] = plan.in_order()
            order = {hit.post_id: at for at, hit in enumerate(found)}
            there = sorted(there, key=lambda one: order.get(one.post_id, 0))
        elif self._matching is not None and line.row is not None:
            plan, there = self._matching.plan, self._matching.near(line.row)
        else:
            return ()
        return tuple(Candidate(one.id, plan.describe(one)) for one in there[:_MOST_CANDIDATES])
