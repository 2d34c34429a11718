"""The week before in one look: what was posted, what was skipped, and what nobody has marked yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.weekly import LastWeek
from planner.ui.checklist.rows import JumpRow
from planner.ui.checklist.section import Section, link
from planner.ui.context import Context
from planner.ui.flow import Flow
from planner.ui.words import tr

UNMARKED = "last/unmarked"


@dataclass(frozen=True)
class LastLook:
    """The week before, with the names of the entries that are not marked."""

    week: LastWeek
    names: Mapping[str, str]


class LastWeekSection(Section[LastLook]):
    """One line; what is not marked yet is shown when one asks for it, and leads to its entry."""

    jump_requested = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Last week"))
        self._opened = False

    def fill(self, data: LastLook) -> None:
        """One line, and the entries below it."""
        self.add_heading()
        line = QWidget()
        flow = Flow(line, 0)
        said = self.add_sentence(self._sentence(data.week), step="body")
        self.column.removeWidget(said)
        said.setWordWrap(False)
        said.setMinimumHeight(24)
        flow.addWidget(said)
        if data.week.unmarked:
            flow.addWidget(self._link(len(data.week.unmarked)))
        self.column.addWidget(line)
        if data.week.unmarked and self._opened:
            self._add_rows(data)

    def _sentence(self, last: LastWeek) -> str:
        """``Week 47: 11 posted, 1 skipped``, with a comma where a link goes on."""
        name = self.context.when.week_number(last.week)
        if last.is_empty:
            return tr("{week}: nothing was planned.", week=name)
        parts = [tr("{count} posted", count=last.posted)]
        parts += [tr("{count} skipped", count=last.skipped)] if last.skipped else []
        parts += [tr("{count} to come", count=last.ahead)] if last.ahead else []
        end = "," if last.unmarked else ""
        return tr("{week}: {parts}{end}", week=name, parts=", ".join(parts), end=end)

    def _link(self, count: int) -> QWidget:
        hint = tr("Fold") if self._opened else tr("Show what was neither posted nor skipped, as far as the plan knows")
        unmarked = link(tr("{count} not marked yet", count=count), UNMARKED, hint)
        unmarked.clicked.connect(self._turn)
        return unmarked

    def _turn(self) -> None:
        self._opened = not self._opened
        self.turned.emit()

    def _add_rows(self, data: LastLook) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for id_ in data.week.unmarked:
            row = JumpRow(self.theme, data.names.get(id_, tr("untitled")))
            row.setObjectName(f"last/{id_}")
            row.clicked.connect(lambda _=False, id_=id_: self.jump_requested.emit(id_, "status"))
            rows.addWidget(row)
        self.column.addLayout(rows)
