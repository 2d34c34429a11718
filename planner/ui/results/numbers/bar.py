"""What the table shows: the age of the numbers, the week, how rows are put together, and all numbers or the usual."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from planner.app.numbers import Grouping, Wanted, table_facts
from planner.domain.records import Age
from planner.ui.context import Context
from planner.ui.icons import icon, lead
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.words import tr

_PERIOD = 156

K = TypeVar("K", Age, Grouping)


class Bar(QWidget):
    """Says what is asked for; ``show_wanted`` then shows it."""

    age_asked = Signal(object)
    grouping_asked = Signal(object)
    everything_asked = Signal(bool)
    stepped = Signal(int)
    """A week earlier (-1) or later (1)."""
    due_asked = Signal()
    """What is due now, of all weeks."""
    import_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ages: dict[Age, QPushButton] = {}
        self._groupings: dict[Grouping, QPushButton] = {}
        self.earlier, self.later = QToolButton(), QToolButton()
        self.period = words("", step="body.strong")
        self.due = button(tr("Due now"), "quiet")
        self.everything = QPushButton(tr("All numbers"))
        self.bring_in = QPushButton(tr("Import…"))
        self._lay_out()
        self._connect()
        self.tint()
        context.theme.changed.connect(self.tint)

    def show_wanted(self, wanted: Wanted, due: Mapping[Age, int], *, latest: bool) -> None:
        """Shows what the table shows, and how many are due at each age; ``latest`` when there is no later week."""
        when = self._context.when
        for age, segment in self._ages.items():
            window, count = table_facts().ages[age], due.get(age, 0)
            segment.setText(f"{tr(window.short)} · {when.number(count)}" if count else tr(window.short))
            segment.setAccessibleName(tr("{age}, {count} due", age=tr(window.name), count=count))
            segment.setToolTip(tr("Numbers {age}: {count} due", age=tr(window.name).lower(), count=count))
        self._ages[wanted.age].setChecked(True)
        self._groupings[wanted.grouping].setChecked(True)
        self.everything.setChecked(wanted.everything)
        week = wanted.week
        days = when.days(week.span).rpartition(" ")[0] if week is not None else ""
        self.period.setText(f"{when.week_number(week)} · {days}" if week is not None else tr("Due now"))
        self.due.setVisible(week is not None)
        self.later.setEnabled(not latest)

    def tint(self) -> None:
        """Icons in the colours of the theme."""
        theme = self._context.theme
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.earlier.setIcon(icon(theme, "caret-right" if rtl else "caret-left"))
        self.later.setIcon(icon(theme, "caret-left" if rtl else "caret-right"))
        lead(self.bring_in, theme, "download-simple")

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        ages = {age: window.short for age, window in table_facts().ages.items()}
        row.addWidget(self._segments(tr("Numbers after"), ages, self._ages, self.age_asked))
        row.addSpacing(space(1))
        for part in (self.earlier, self.period, self.later, self.due):
            row.addWidget(part)
        row.addStretch(1)
        groupings = {Grouping.CHANNEL: "Channel", Grouping.DAY: "Day"}
        row.addWidget(self._segments(tr("Rows by"), groupings, self._groupings, self.grouping_asked))
        row.addWidget(self.everything)
        row.addWidget(self.bring_in)
        self._name()

    def _name(self) -> None:
        self.earlier.setToolTip(tr("The week before"))
        self.later.setToolTip(tr("The week after"))
        for part in (self.earlier, self.later):
            part.setAccessibleName(part.toolTip())
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.period.setFixedWidth(_PERIOD)
        self.period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.due.setToolTip(tr("Back to what is due now, of all weeks"))
        self.everything.setCheckable(True)
        self.everything.setProperty("pill", True)
        self.everything.setToolTip(tr("Show all numbers that the networks offer, not only the usual ones"))
        self.bring_in.setToolTip(tr("Read numbers from a file that a network has exported"))

    def _segments(self, name: str, said: Mapping[K, str], made: dict[K, QPushButton], asked: SignalInstance) -> QFrame:
        """Buttons side by side, one of which is pressed; each is kept in ``made``."""
        frame, group = QFrame(), QButtonGroup(self)
        frame.setProperty("segmented", "true")
        frame.setAccessibleName(name)
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for key, text in said.items():
            segment = made[key] = QPushButton(tr(text))
            segment.setProperty("segment", "true")
            segment.setCheckable(True)
            segment.setToolTip(f"{name}: {tr(text)}")
            segment.clicked.connect(partial(asked.emit, key))
            group.addButton(segment)
            row.addWidget(segment)
        return frame

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.due.clicked.connect(self.due_asked)
        self.everything.clicked.connect(self.everything_asked)
        self.bring_in.clicked.connect(self.import_requested)
