"""What ties fields to a record of the plan: what is typed is kept soon, and never overwritten before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton

from planner.domain.edits import Edit, clean
from planner.domain.records import Record
from planner.ui.pieces.fields import LATEST, PAUSE, LineField, TextField
from planner.ui.pieces.parts import Choice
from planner.ui.pieces.record_fields import FigureField, FileField
from planner.ui.pieces.when_fields import DayField

Stored = Callable[[str], Record | None]
"""The record of an id as the plan has it now, None when it is gone."""

Keep = Callable[[Any, Any, str], Edit]
"""The edit that keeps a record: as it is wanted, as it was, and the key under which steps are joined."""

Show = Callable[[Any], None]
"""Shows a value in a field."""


class _Tied(NamedTuple):
    """A field as the form sees it."""

    show: Show
    value: Callable[[], Any]
    is_read: Callable[[], bool]


class RecordForm(QObject):
    """Shows one record in its fields, and asks for an edit soon after a key, and at once after a choice."""

    edit_requested = Signal(object)

    def __init__(self, parent: QObject, stored: Stored, keep: Keep) -> None:
        super().__init__(parent)
        self._stored, self._keep = stored, keep
        self._fields: dict[str, _Tied] = {}
        self._days: list[DayField] = []
        self._typed: dict[str, Any] = {}
        self._record: Record | None = None
        self._saving = False
        self._sitting = 0
        self._pause, self._latest = self._timer(PAUSE), self._timer(LATEST)

    # tying

    def tie(self, name: str, show: Show, value: Callable[[], Any], is_read: Callable[[], bool]) -> None:
        """A field by what shows a value, gives it, and says whether it is one; see ``note`` and ``leave``."""
        self._fields[name] = _Tied(show, value, is_read)

    def tie_text(self, name: str, field: LineField | TextField | FileField) -> None:
        """Words of a field of the record."""
        self.tie(name, field.show_value, field.value, _always)
        field.typed.connect(lambda: self.note(name))
        field.left.connect(self.leave)

    def tie_figure(self, name: str, field: FigureField) -> None:
        """An amount or a number, or none."""
        self.tie(name, field.show_figure, field.figure, lambda: field.is_read)
        field.typed.connect(lambda: self.note(name))
        field.left.connect(self.leave)

    def tie_day(self, name: str, field: DayField) -> None:
        """A day, or none."""
        self.tie(name, field.show_value, _nothing, _never)
        self._days.append(field)
        field.chosen.connect(lambda day: self.set(**{name: day}))

    def tie_choice(self, name: str, field: Choice, show: Callable[[Any], None]) -> None:
        """Something that is chosen from a list; ``show`` offers what there is, with the value chosen."""
        self.tie(name, show, _nothing, _never)
        field.chosen.connect(lambda value: self.set(**{name: value}))

    def tie_check(self, name: str, field: QAbstractButton) -> None:
        """Something that is so, or not."""
        self.tie(name, lambda value: field.setChecked(bool(value)), _nothing, _never)
        field.clicked.connect(lambda on: self.set(**{name: bool(on)}))

    # showing

    @property
    def record(self) -> Record | None:
        """The record that is shown, as it is stored."""
        return self._record

    def show_record(self, record: Record) -> None:
        """Shows a record; of the same one, what is typed and not stored yet stays."""
        if self._record is None or record.id != self._record.id:
            self._typed.clear()
            self._sitting += 1
            for day in self._days:
                day.setText("")
        self._record = record
        for name, field in self._fields.items():
            if name not in self._typed:
                field.show(self.value_of(record, name))

    # what a form of other values does in another way

    def value_of(self, record: Any, name: str) -> Any:
        """What the record says of a field."""
        return getattr(record, name)

    def with_values(self, record: Any, values: dict[str, Any]) -> Any:
        """The record with other values in fields."""
        return replace(record, **values)

    # changing

    def set(self, **values: Any) -> None:
        """Other values at once, as a step of their own."""
        self.flush()
        before = self._now()
        if before is not None:
            self.edit_requested.emit(self._keep(self.with_values(before, values), before, ""))

    def flush(self) -> bool:
        """Hands over what is typed; whether the plan took it."""
        self._pause.stop()
        self._latest.stop()
        if self._saving:
            return True
        self._saving = True
        try:
            for day in self._days:
                day.commit()
            return self._save()
        finally:
            self._saving = False

    def _save(self) -> bool:
        values = {name: self._fields[name].value() for name in self._typed if self._fields[name].is_read()}
        before = self._now()
        if before is None or not values:
            return True
        wanted = self.with_values(before, values)
        self.edit_requested.emit(self._keep(wanted, before, f"{before.id} {self._sitting}"))
        stored = self._now()
        for name, value in values.items():
            if stored is not None and self.value_of(stored, name) == _storable(value):
                self._typed.pop(name, None)
        return not any(name in self._typed for name in values)

    def _now(self) -> Record | None:
        return self._stored(self._record.id) if self._record is not None else None

    def note(self, name: str) -> None:
        """A key was pressed in a field."""
        self._typed[name] = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def leave(self) -> None:
        """What is typed next is a step of its own."""
        self.flush()
        self._sitting += 1

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.flush)
        return timer


def _storable(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _always() -> bool:
    return True


def _never() -> bool:
    """Of a field that asks for its change itself, so that nothing is ever typed in it that is not stored."""
    return False


def _nothing() -> None:
    return None
