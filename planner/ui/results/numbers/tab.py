"""Numbers: the table of results, with what is due now or all of a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from planner.app.numbers import Grouping, NumberBook, NumberRow, NumberSheet, Wanted, campaign_key
from planner.domain.edits import Change
from planner.domain.records import Age, Brand, Campaign, Channel, Flight, Measurement, Placement, Post, Record
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.results.numbers.bar import Bar
from planner.ui.results.numbers.deeds import Deeds
from planner.ui.results.numbers.empty import Empty
from planner.ui.results.numbers.foot import Foot
from planner.ui.results.numbers.model import NumbersModel
from planner.ui.results.numbers.table import NumbersTable
from planner.ui.results.numbers.why_empty import why_empty
from planner.ui.results.numbers.wording import Wording
from planner.ui.results.numbers.writing import Typed, Writing
from planner.ui.words import tr

_GROUPING, _EVERYTHING = "numbers.grouping", "numbers.everything"
_FIRST = (Age.AFTER_WEEK, Age.AFTER_DAY, Age.AFTER_MONTH)
"""The age that is shown first is the first of these at which something is due."""


class NumbersTab(PlaceTab):
    """Reads entries and numbers once; what is typed goes to the plan cell by cell."""

    import_requested = Signal(object)
    """Numbers are to be read from a file: its path, or None to ask for one."""
    shows = (Brand, Channel, Post, Placement, Campaign, Flight, Measurement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Numbers"))
        self._book = NumberBook(context.document, context.catalogue)
        self._wording = Wording(context)
        self.writing = Writing(context, self._wording)
        self.model = NumbersModel(self._wording, self.writing)
        self.bar, self.foot, self.empty = Bar(context), Foot(context), Empty(context)
        self.table = NumbersTable(context, self.model, self._wording)
        self._deeds = Deeds(self.table, self.writing, self._wording)
        self._stack = QStackedWidget()
        memory = context.settings.memory
        grouping = Grouping.DAY if memory.get(_GROUPING) == Grouping.DAY else Grouping.CHANNEL
        self.wanted = Wanted(grouping=grouping, everything=memory.get(_EVERYTHING) is True)
        self._opened_for = ""
        """The id of the brand whose age to begin with was chosen."""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("surface", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space(2))
        column.addWidget(card, 1)
        column.addWidget(self.foot)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        bar, table = self.bar, self.table
        bar.age_asked.connect(lambda age: self._show_wanted(replace(self.wanted, age=age)))
        bar.grouping_asked.connect(self._group)
        bar.everything_asked.connect(self._show_everything)
        bar.stepped.connect(self._step)
        bar.due_asked.connect(lambda: self._show_wanted(replace(self.wanted, week=None)))
        self.empty.week_asked.connect(self.show_week)
        for part in (bar, self.empty):
            part.import_requested.connect(lambda: self.import_requested.emit(None))
        self.writing.edit_requested.connect(self.edit_requested)
        for name in ("said", "copy_requested", "entry_requested"):
            getattr(self._deeds, name).connect(getattr(self, name))
        table.moved.connect(self._say_cell)
        table.interrupted.connect(self._type_later)
        self.model.dataChanged.connect(self._say_cell)
        FileDrops(self).dropped.connect(lambda files: self.import_requested.emit(Path(files[0])))

    # what is shown

    def show_brand(self, brand: Brand) -> None:
        """Shows the numbers of this brand."""
        if self.brand is not None and self.brand.id != brand.id:
            self.flush()
            self.wanted = replace(self.wanted, week=None, keep=frozenset())
        self.writing.show_brand(brand)
        super().show_brand(brand)

    def show_week(self, week: Week) -> None:
        """Shows all of a week."""
        self._show_wanted(replace(self.wanted, week=week))

    def show_record(self, id_: str) -> None:
        """Brings the numbers of a placement or of a campaign into view."""
        if self.brand is None:
            return
        campaign = self.context.document.settings_of(self.brand).campaigns.get(id_)
        if campaign is not None:
            self._show_campaign(campaign, self.context.today(self.brand))
            return
        found = self.context.document.plan_of(self.brand, set(), {id_})[0].placements.get(id_)
        if found is not None and found.date is not None:
            if not self.model.place(f"entry/{id_}").isValid():
                self.show_week(Week.of(found.date))
            self.table.go_to(f"entry/{id_}", "")

    def _show_campaign(self, campaign: Campaign, today: date) -> None:
        """The row of a campaign in this week, or in the last one of its days."""
        week = Week.of(min(today, campaign.ends or today))
        key = campaign_key(campaign, week)
        if not self.model.place(key).isValid():
            self.show_week(week)
        self.table.go_to(key, "")

    def flush(self) -> bool:
        """Hands over what is being typed; False when the plan did not take it."""
        self.table.take_typing()
        return self.writing.save()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Numbers are taken over without reading again; what was undone is shown where it was."""
        self.writing.told(changes)
        concern = [change for change in changes if isinstance(change.record, self.shows)]
        numbers = [change for change in concern if isinstance(change.record, Measurement)]
        if len(numbers) < len(concern) or self._stale or not self.isVisible():
            super().refresh(changes)
        elif numbers:
            self._book.take(numbers)
            self._show()
            if not self.writing.is_asking:
                self._go_to_changed(numbers)

    def read_anew(self, brand: Brand) -> None:
        """Reads what is due and the week that is looked at."""
        self.brand = brand
        self._book.read(brand, self.context.now(brand), self.wanted.week)
        if self._opened_for != brand.id:
            self._opened_for = brand.id
            due = next((age for age in _FIRST if self._book.due(age)), _FIRST[0])
            self.wanted = replace(self.wanted, age=due)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is entered by then is due no more when one comes back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.wanted = replace(self.wanted, keep=frozenset())
            self._stale = True

    # showing

    def _show_wanted(self, wanted: Wanted) -> None:
        if not self.flush() or self.brand is None:
            self._show_bar()
            return
        same = (wanted.age, wanted.week) == (self.wanted.age, self.wanted.week)
        self.wanted = wanted if same else replace(wanted, keep=frozenset())
        self._book.read(self.brand, self.context.now(self.brand), self.wanted.week)
        self._show()
        self.table.go_to_first()
        self.setFocus()

    def _show(self) -> None:
        waiting = self.writing.kept.rows(self.wanted.age)
        sheet = self._book.sheet(replace(self.wanted, keep=self.wanted.keep | waiting))
        self.wanted = replace(self.wanted, keep=self.wanted.keep | {row.key for row in sheet.rows})
        self.table.ink.by_day = self.wanted.grouping is Grouping.DAY
        self.table.show_sheet(sheet)
        self._show_bar()
        self._show_emptiness(sheet)
        self._say_cell()

    def _show_bar(self) -> None:
        due = {age: self._book.due(age) for age in _FIRST}
        self.bar.show_wanted(self.wanted, due, latest=self.wanted.week is None)

    def _show_emptiness(self, sheet: NumberSheet) -> None:
        is_empty = not sheet.sections
        if is_empty:
            self.empty.say(*why_empty(self.context.when, self._book, self.wanted))
        self._stack.setCurrentIndex(int(is_empty))
        self.setFocusProxy(self.empty.first_button if is_empty else self.table)

    def _say_cell(self) -> None:
        index = self.table.currentIndex()
        row, key = self.model.row(index.row()), self.model.key(index.row(), index.column())
        if row is None:
            self.foot.say("")
        elif key is None:
            self.foot.say(tr("The network does not offer this number"))
        else:
            trouble = self.writing.trouble(row, key)
            said = self._wording.explained(row, key, blank=not self.model.value(index))
            self.foot.say(trouble or said, trouble=bool(trouble))

    def _go_to_changed(self, changes: Sequence[Change]) -> None:
        """Gives the keyboard to the first number in the table that another step changed."""
        found = ((row, one) for row in self.model.sheet.rows for one in changes if _shows(row, one.record))
        row, change = next(found, (None, None))
        if row is None or change is None:
            return
        before, after = (one.values if isinstance(one, Measurement) else () for one in (change.before, change.after))
        keys = [number[0] for number in (*before, *after) if (number in before) != (number in after)]
        self.table.go_to(row.key, keys[0] if keys else "")

    # what is asked for

    def _group(self, grouping: Grouping) -> None:
        self.context.settings.memory.put(_GROUPING, str(grouping))
        self._show_wanted(replace(self.wanted, grouping=grouping))

    def _show_everything(self, everything: bool) -> None:
        self.context.settings.memory.put(_EVERYTHING, everything)
        self._show_wanted(replace(self.wanted, everything=everything))

    def _step(self, by: int) -> None:
        """A week earlier or later; after the last one comes what is due now."""
        if self.brand is None:
            return
        this = Week.of(self.context.today(self.brand))
        week = (self.wanted.week or this.shifted(1)).shifted(by)
        self._show_wanted(replace(self.wanted, week=week if week <= this else None))

    def _type_later(self, typed: Typed) -> None:
        """What was typed while the rows became others is kept, and asked for when that is over."""
        self.writing.kept.keep(*typed)
        QTimer.singleShot(0, self, lambda: self.writing.type(*typed))


def _shows(row: NumberRow, record: Record) -> bool:
    """Whether a row shows these numbers, or is blank since they are gone."""
    if row.record is not None or not isinstance(record, Measurement):
        return row.record is not None and row.record.id == record.id
    same_day = record.channel_id is None or record.captured == row.blank.captured
    owners = [(one.age, one.placement_id, one.channel_id, one.campaign_id) for one in (record, row.blank)]
    return same_day and owners[0] == owners[1]
