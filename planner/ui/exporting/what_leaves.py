"""What leaves: a week, a month, some days or what is selected; filtered or not, all or only what changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.app.handover import Leaving
from planner.domain.shown import NO_FILTER, Filter
from planner.domain.span import ONE_DAY, Span, Week
from planner.ui.context import Context
from planner.ui.exporting.day_fields import DayFields
from planner.ui.exporting.said import entries_words
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import button, column, row, segmented, words
from planner.ui.words import tr

_LAST_MONTH = 12


class Period(StrEnum):
    """Which entries are meant."""

    WEEK = "week"
    MONTH = "month"
    DAYS = "days"
    SELECTION = "selection"


class Known(NamedTuple):
    """What is known of the last export of these days as the chosen kind: when, and how much changed since."""

    at: datetime | None
    changes: int


class WhatLeaves(QWidget):
    """Says what shall leave as a ``Leaving``; ``changed`` when that is another one."""

    changed = Signal()

    def __init__(self, context: Context, today: date) -> None:
        super().__init__()
        self._context = context
        self._day = today
        self._filter, self._ids = NO_FILTER, frozenset[str]()
        self.period = Period.WEEK
        self.days = DayFields(context, Week.of(today).span)
        self.filtered, self.only_changed = QCheckBox(), QCheckBox()
        self.only_waiting = QCheckBox(tr("Only what nobody has approved yet"))
        self.buttons = self._made_buttons()
        self._stepped = words("", step="body.strong")
        self._selected = words("", role="secondary")
        self._where = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def leaving(self) -> Leaving:
        """What is chosen."""
        named = self.period is Period.SELECTION
        return Leaving(
            span=None if named else self.span,
            filter=self._filter if self.filtered.isChecked() and not named else NO_FILTER,
            ids=self._ids if named else None,
            only_changed=self.only_changed.isChecked() and self.only_changed.isEnabled(),
            only_waiting=self.only_waiting.isChecked(),
        )

    @property
    def span(self) -> Span:
        """The chosen days."""
        if self.period is Period.MONTH:
            return _month(self._day)
        return self.days.span if self.period is Period.DAYS else Week.of(self._day).span

    def show_week(self, week: Week) -> None:
        """Chooses a week."""
        self._day = week.monday
        self._choose(Period.WEEK)

    def show_days(self, span: Span) -> None:
        """Chooses these days, as a week or month where they are one."""
        self._day = span.start
        self.days.show_days(span)
        whole = {Week.of(span.start).span: Period.WEEK, _month(span.start): Period.MONTH}
        self._choose(whole.get(span, Period.DAYS))

    def show_selection(self, ids: Collection[str], only: Filter, *, choose: bool = True) -> None:
        """Offers the selected placements, and chooses them if there are any; ``only`` is the filter of the window."""
        self._ids, self._filter = frozenset(ids), only
        if self._ids and choose:
            self._choose(Period.SELECTION)
        else:
            self._choose(Period.WEEK if self.period is Period.SELECTION else self.period)

    def show_known(self, known: Known) -> None:
        """Offers to send only what changed, where something was exported before."""
        when = self._context.when
        self.only_changed.setEnabled(known.at is not None)
        if known.at is None:
            self.only_changed.setText(tr("Only what changed since the last export"))
            self.only_changed.setToolTip(tr("Nothing of these days was exported like this yet"))
            return
        at = known.at.astimezone(self._context.clock().tzinfo)
        day, clock = when.day(at.date()), when.clock(at.time())
        said = tr("Only what changed since {day}, {time} ({number})", day=day, time=clock, number=known.changes)
        self.only_changed.setText(said)
        self.only_changed.setToolTip(tr("Write only entries that are new or not as they were exported"))

    def step(self, by: int) -> None:
        """Goes so many weeks or months on."""
        if self.period is Period.MONTH:
            months = self._day.year * _LAST_MONTH + self._day.month - 1 + by
            self._day = date(months // _LAST_MONTH, months % _LAST_MONTH + 1, 1)
        else:
            self._day = Week.of(self._day).shifted(by).monday
        self._choose(self.period)

    def set_icons(self) -> None:
        """Shapes in the colours of the theme."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        names = ("caret-right", "caret-left") if mirrored else ("caret-left", "caret-right")
        for one, name in zip((self.before, self.after), names, strict=True):
            one.setIcon(icon(self._context.theme, name))

    # private

    def _choose(self, period: Period) -> None:
        if period is Period.DAYS and self.period is not Period.DAYS and self.period is not Period.SELECTION:
            self.days.show_days(self.span)
        self.period = period
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        with QSignalBlocker(self.buttons[self.period]):
            self.buttons[self.period].setChecked(True)
        when = self._context.when
        week = Week.of(self._day)
        dated = tr("{week}, {days}", week=when.week_number(week), days=when.days(week.span))
        self._stepped.setText(when.month(self._day) if self.period is Period.MONTH else dated)
        self._selected.setText(tr("{entries}, as selected in the calendar", entries=entries_words(len(self._ids))))
        pages = {Period.DAYS: 1, Period.SELECTION: 2}
        self._where.setCurrentIndex(pages.get(self.period, 0))
        self.buttons[Period.SELECTION].setEnabled(bool(self._ids))
        self._show_filter()

    def _show_filter(self) -> None:
        hidden = len(self._filter.channels) + len(self._filter.kinds)
        self.filtered.setVisible(bool(hidden) and self.period is not Period.SELECTION)
        self.filtered.setText(tr("Only what the filter shows; it hides %n channel(s) or kinds", hidden))

    def _made_buttons(self) -> dict[Period, QPushButton]:
        named = {
            Period.WEEK: (tr("Week"), tr("One week")),
            Period.MONTH: (tr("Month"), tr("One month")),
            Period.DAYS: (tr("Days"), tr("From one day to another")),
            Period.SELECTION: (tr("Selection"), tr("What is selected in the calendar")),
        }
        made = {}
        for period, (name, hint) in named.items():
            made[period] = button(name)
            made[period].setToolTip(hint)
            made[period].setAccessibleName(tr("What leaves: {name}", name=name))
        return made

    def _connect(self) -> None:
        for period, one in self.buttons.items():
            one.clicked.connect(lambda _checked=False, wanted=period: self._choose(wanted))
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.days.changed.connect(self.changed)
        self.filtered.toggled.connect(self.changed)
        self.only_changed.toggled.connect(self.changed)
        self.only_waiting.toggled.connect(self.changed)
        self._context.theme.changed.connect(self.set_icons)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        for page in (self._made_stepper(), self.days, self._selected):
            self._where.addWidget(page)
        self._where.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.filtered.setChecked(True)
        self.filtered.setToolTip(tr("Leave out what the filter of the calendar hides"))
        self.only_waiting.setToolTip(tr("Leave out what is approved, scheduled, posted or skipped"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(3))
        lines.addLayout(segmented(self.buttons.values()))
        lines.addWidget(self._where)
        ticks = column(space(1))
        ticks.addWidget(self.filtered)
        ticks.addWidget(self.only_waiting)
        ticks.addWidget(self.only_changed)
        lines.addLayout(ticks)
        self.set_icons()

    def _made_stepper(self) -> QWidget:
        self.before, self.after = self._made_step(tr("Earlier")), self._made_step(tr("Later"))
        made = QWidget()
        line: QHBoxLayout = row(self._context.theme.space(1))
        line.setContentsMargins(0, 0, 0, 0)
        self._stepped.setWordWrap(False)
        for one in (self.before, self.after, self._stepped):  # the arrows stay where they are, however long the words
            line.addWidget(one)
        line.addStretch()
        made.setLayout(line)
        return made

    def _made_step(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made


def _month(day: date) -> Span:
    first = day.replace(day=1)
    following = (first + 31 * ONE_DAY).replace(day=1)
    return Span(first, following)
