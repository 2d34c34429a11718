"""What is typed in the table, as edits of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from planner.app.numbers import NumberRow
from planner.domain.edits import Change
from planner.domain.edits.results import record_numbers
from planner.domain.records import Brand, Measurement
from planner.domain.results.entering import value_of, with_number
from planner.domain.results.metrics import Metric
from planner.domain.results.typed_numbers import read_number
from planner.ui.context import Context
from planner.ui.results.numbers.kept import Kept
from planner.ui.results.numbers.wording import BOOSTED, NOTE, Wording
from planner.ui.words import tr


class Typed(NamedTuple):
    """A text for one cell."""

    row: NumberRow
    key: str
    text: str


class Writing(QObject):
    """Asks for edits; what cannot be read, or the plan did not take, is kept as it was typed."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, wording: Wording) -> None:
        super().__init__()
        self._metrics: Mapping[str, Metric] = context.catalogue.metrics
        self._wording = wording
        self.kept = Kept(context.settings.memory)
        self._taken: set[str] = set()
        self.is_asking = False
        """Whether a change that the plan tells of is one of these."""
        self._refused: dict[tuple[str, str], Typed] = {}
        self._unread: tuple[tuple[Measurement, ...], tuple[Typed, ...]] = (), ()
        """The numbers that the last step of several cells wrote, and its cells that could not be read."""

    def show_brand(self, brand: Brand) -> None:
        """Writes for this brand from now on."""
        self.kept.show_brand(brand)

    def value(self, row: NumberRow, key: str) -> str:
        """What the plan says of a cell."""
        record = row.record
        if key == NOTE:
            return record.note if record is not None else ""
        if key == BOOSTED:
            return "yes" if (record or row.blank).boosted else ""
        return value_of(record, key)

    def trouble(self, row: NumberRow, key: str) -> str:
        """What is wrong with what was typed in a cell, or ""."""
        text = self.kept.text(row, key)
        if text is None or key in (NOTE, BOOSTED):
            return ""
        try:
            self._read(key, text)
        except ValueError as error:
            return tr(str(error))
        return tr("The plan did not take it yet")

    def type(self, row: NumberRow, key: str, text: str) -> None:
        """Writes one cell; what is typed in the same cell again joins that step."""
        name = self._wording.called(key, row.platform)
        said = tr("Enter {number} of {row}", number=name, row=self._wording.row(row))
        self.put([Typed(row, key, text)], said, f"numbers/{row.key}/{row.blank.age}/{key}")

    def put(self, cells: Sequence[Typed], words: str, merge_key: str = "") -> int:
        """Writes several cells as one step; how many of them could be read."""
        befores: dict[str, NumberRow] = {}
        afters: dict[str, Measurement] = {}
        read: list[Typed] = []
        for cell in cells:
            self.kept.keep(*cell)
            befores.setdefault(cell.row.key, cell.row)
            base = afters.get(cell.row.key) or self._base(cell.row)
            after = self._changed(base, cell)
            if after is not None:
                afters[cell.row.key] = after
                read.append(cell)
        self._ask([(befores[key], after) for key, after in afters.items()], words, merge_key)
        self._settle(read, afters)
        if len(cells) > 1:
            self._unread = tuple(afters.values()), tuple(cell for cell in cells if cell not in read)
        return len(read)

    def readable(self, cells: Iterable[Typed]) -> int:
        """How many of these cells can be read."""
        return sum(self._changed(self._base(cell.row), cell) is not None for cell in cells)

    def save(self) -> bool:
        """Asks again for what the plan did not take; whether it has taken everything that can be read."""
        waiting, self._refused = list(self._refused.values()), {}
        if waiting:
            self.put(waiting, tr("Enter numbers"))
        return not self._refused

    def told(self, changes: Iterable[Change]) -> None:
        """The plan says what changed."""
        numbers = [change for change in changes if isinstance(change.record, Measurement)]
        self._taken.update(change.record.id for change in numbers)
        written, unread = self._unread
        if written and not self.is_asking and {change.before for change in numbers} == set(written):  # it is undone
            for cell in unread:
                if self.kept.text(cell.row, cell.key) == cell.text:
                    self.kept.drop(cell.row, (cell.key,))

    # private

    def _base(self, row: NumberRow) -> Measurement:
        """What the row holds, with the note and mark that wait for its first number."""
        if row.record is not None:
            return row.record
        note, boosted = self.kept.text(row, NOTE), self.kept.text(row, BOOSTED)
        base = row.blank if note is None else replace(row.blank, note=note)
        return base if boosted is None else replace(base, boosted=bool(boosted))

    def _changed(self, base: Measurement, cell: Typed) -> Measurement | None:
        if cell.key == NOTE:
            return replace(base, note=cell.text)
        if cell.key == BOOSTED:
            return replace(base, boosted=bool(cell.text))
        try:
            value = self._read(cell.key, cell.text)
        except ValueError:
            return None
        called = self._metrics[cell.key].name_on(cell.row.platform)
        return with_number(base, cell.key, value, called)

    def _read(self, key: str, text: str) -> str:
        return read_number(text, self._metrics[key].unit, self._wording.point)

    def _ask(self, found: Sequence[tuple[NumberRow, Measurement]], words: str, merge_key: str) -> None:
        pairs = [(row.record, after) for row, after in found if row.record is not None or after.values]
        edit = record_numbers(pairs, words, merge_key)
        self._taken = {after.id for before, after in pairs if before == after}
        if edit.changes:
            self.is_asking = True
            try:
                self.edit_requested.emit(edit)
            finally:
                self.is_asking = False

    def _settle(self, read: Iterable[Typed], afters: Mapping[str, Measurement]) -> None:
        """Lets go of what the plan has; a note or mark without any number waits for one."""
        for cell in read:
            after = afters[cell.row.key]
            there = after.id in self._taken
            if cell.key in _WAITING and not after.values:
                self.kept.keep(*cell)
            elif there or (cell.row.record is None and not after.values):
                self.kept.drop(cell.row, (cell.key, *(_WAITING if after.values else ())))
                self._refused.pop((cell.row.key, cell.key), None)
            else:
                self._refused[cell.row.key, cell.key] = cell
            if there and not after.values and after.note:  # it would go with the last number
                self.kept.keep(cell.row, NOTE, after.note)


_WAITING = (NOTE, BOOSTED)
