"""The week before in one look: what was posted, what was skipped, and what nobody has marked yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.weekly import LastWeek, WeekNumbers
from planner.domain.records import Age
from planner.ui.checklist.rows import JumpRow
from planner.ui.checklist.section import Section, link
from planner.ui.context import Context
from planner.ui.pieces.flow import Flow
from planner.ui.words import tr

UNMARKED, ENTER, TRIALS = "last/unmarked", "last/numbers", "last/trials"

_AGES = {Age.AFTER_DAY: " after 24 hours", Age.AFTER_WEEK: " after 7 days", Age.AFTER_MONTH: " after 28 days"}


@dataclass(frozen=True)
class LastLook:
    """The week before, with the names of the entries that are not marked, and of trials that are due to be judged."""

    week: LastWeek
    names: Mapping[str, str]
    numbers: WeekNumbers | None = None
    trials: tuple[str, ...] = ()


class LastWeekSection(Section[LastLook]):
    """One line; what is not marked yet is shown when one asks for it, and leads to its entry."""

    jump_requested = Signal(object, str)
    numbers_requested = Signal()
    """The table of numbers is to be seen."""
    trials_requested = Signal()
    """The experiments are to be seen."""

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
        self._add_numbers(data)
        if data.trials:
            self._add_trials(data.trials)

    def _add_numbers(self, data: LastLook) -> None:
        """What it brought, with what that is and of how many posts; and a way to what is missing."""
        numbers = data.numbers
        if numbers is not None:
            self.add_sentence(self._numbers_words(numbers))
            counted = " + ".join(tr(one) for one in numbers.counted)
            definition = f"({counted}) / {tr(numbers.per)}" if numbers.per else counted
            self.add_sentence(definition, step="caption", role="muted")
        if data.week.posted > (numbers.rated if numbers is not None else 0):
            enter = link(
                tr("Enter numbers"), ENTER, tr("Type what the networks say of the posts, or read it from a file")
            )
            enter.clicked.connect(self.numbers_requested)
            self.column.addWidget(enter, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_trials(self, trials: tuple[str, ...]) -> None:
        """A way to the trials whose day to look again has come."""
        look = link(tr("Look again at %n trial(s)", len(trials)), TRIALS, "\n".join(trials))
        look.clicked.connect(self.trials_requested)
        self.column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeading)

    def _numbers_words(self, numbers: WeekNumbers) -> str:
        """``Engagement rate by reach after 7 days: median 3.1 %, all together 2.7 % (9 of 12 posts)``."""
        return tr(
            "{measure}{age}: median {middle}, all together {pooled} ({rated} of {posted} posts)",
            measure=tr(numbers.measure),
            age=tr(_AGES[numbers.age]) if numbers.age in _AGES else "",
            middle=_percent(numbers.middle),
            pooled=_percent(numbers.pooled),
            rated=numbers.rated,
            posted=max(numbers.posted, numbers.rated),
        )

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


def _percent(share: float) -> str:
    return tr("{number}\u00a0%", number=QLocale().toString(share * 100, "f", 1))
