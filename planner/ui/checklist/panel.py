"""This week: the page of the judged week in the dock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.app.live import LiveBalance
from planner.domain.checks import all_good
from planner.domain.edits import Change
from planner.domain.gaps import Gap
from planner.domain.records import Brand, Routine
from planner.domain.span import Week
from planner.ui.checklist.deeds import Deeds
from planner.ui.checklist.dialogs import PageDialogs
from planner.ui.checklist.foot import Foot, FootLook
from planner.ui.checklist.gap_list import GapSection, GapsLook, severe
from planner.ui.checklist.item_list import ItemSection
from planner.ui.checklist.last_week import LastWeekSection
from planner.ui.checklist.mix import MixSection
from planner.ui.checklist.place import Place
from planner.ui.checklist.reading import Checked, counts_words, read_gaps, read_overview, read_week
from planner.ui.checklist.routine_list import RoutineSection
from planner.ui.checklist.section import Section
from planner.ui.checklist.turns import Turns
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.dockpage import DockPage
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.words import tr

_NUMBERS, _TRIALS = "results/numbers", "results/experiments"
_PAUSE_MS = 250
"""How long nothing must change before the week is read again."""


class Checklist(DockPage):
    """Reads the week when nothing else is to do, part by part, so that nobody waits for it."""

    jump_requested = Signal(object, str)
    fix_requested = Signal(object)
    export_requested = Signal(object)
    changes_requested = Signal(object)
    """What changed since this week was exported is to be seen."""
    balance_requested = Signal()
    place_requested = Signal(str)
    """A place of the window and its tab, such as ``results/numbers``."""
    rules_requested = Signal()
    cadence_requested = Signal()
    gaps_shown = Signal(object)
    """The gaps that are listed, a tuple; none while the page is not seen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("This week"))
        self._week: Week | None = None
        self._day: date | None = None
        self._live = LiveBalance(context.document, context.catalogue, context.today)
        self._checked = Checked()
        self._turns = Turns(self)
        self._turns.due.connect(self._check)
        self._deeds = Deeds(context, self)
        self._dialogs = PageDialogs(context, self)
        self.setFixedWidth(self.theme.size("dock"))
        self._make_parts()
        self._lay_out()
        self._connect()

    def _make_parts(self) -> None:
        self._days = words("", step="body.strong")
        self._counts = words("", step="label", role="secondary")
        self._last = LastWeekSection(self.context)
        self._mix = MixSection(self.context)
        self._gaps = GapSection(self.context)
        self._items = ItemSection(self.context)
        self._routines = RoutineSection(self.context)
        self._foot = Foot(self.context)
        self._scroll = QScrollArea()
        self._place = Place(self._scroll, self._foot.sign)

    @property
    def _sections(self) -> tuple[Section[Any], ...]:
        return self._last, self._mix, self._gaps, self._items, self._routines

    def _lay_out(self) -> None:
        edge, space = self.theme.space(4), self.theme.space
        top = QVBoxLayout()
        top.setContentsMargins(edge, 0, edge, space(3))
        top.setSpacing(space(1))
        top.addWidget(self._days)
        top.addWidget(self._counts)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(edge, space(1), edge, edge)
        column.setSpacing(space(5))
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self.column.addLayout(top)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._foot)

    def _connect(self) -> None:
        deeds, items, routines = self._deeds, self._items, self._routines
        for wanting in (deeds, self._dialogs):
            wanting.edit_requested.connect(self.edit_requested)
        for jumping in (self._last, items):
            jumping.jump_requested.connect(self.jump_requested)
        self._last.numbers_requested.connect(lambda: self.place_requested.emit(_NUMBERS))
        self._last.trials_requested.connect(lambda: self.place_requested.emit(_TRIALS))
        items.place_requested.connect(self.place_requested)
        self._mix.balance_requested.connect(self.balance_requested)
        self._mix.rules_requested.connect(self.rules_requested)
        self._mix.cadence_requested.connect(self.cadence_requested)
        self._gaps.draft_requested.connect(self._draft)
        self._gaps.idea_requested.connect(self._use_idea)
        items.fix_requested.connect(self.fix_requested)
        items.changes_requested.connect(lambda: self._ask_with_week(self.changes_requested))
        items.answered.connect(deeds.answer)
        items.looked_at.connect(deeds.answer)
        items.put_off.connect(deeds.put_off)
        items.taken_back.connect(deeds.take_back)
        items.renamed.connect(deeds.rename)
        items.switched.connect(deeds.switch)
        items.items_requested.connect(self._change_items)
        routines.logged.connect(deeds.log)
        routines.unlogged.connect(deeds.unlog)
        routines.archived.connect(deeds.archive)
        routines.change_requested.connect(self._change_routine)
        self._foot.sign_off_requested.connect(deeds.sign_off)
        self._foot.withdraw_requested.connect(deeds.withdraw)
        self._foot.export_requested.connect(lambda: self._ask_with_week(self.export_requested))
        for section in self._sections:
            section.turned.connect(lambda section=section: self._keep_place(section.show_anew))
        self.theme.changed.connect(self._tint)

    # what is shown

    def show_week(self, week: Week) -> None:
        """Shows this week."""
        if week != self._week:
            self._week = week
            self._tell_gaps(())
            self._read_when_seen()

    def show_brand(self, brand: Brand) -> None:
        """Shows the week of this brand."""
        if self.brand is None or brand.id != self.brand.id:
            self._tell_gaps(())
        self._live.show_brand(brand)
        super().show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again once nothing has changed for a moment, and when the page is seen.

        Without changes something outside the plan is another: files, or what networks take.
        """
        self._live.refresh(changes)
        self._dialogs.refresh(changes)
        if self._turns.are_waiting or self.isVisible():
            self._turns.wait(_PAUSE_MS)
        else:
            self._stale = True

    def read_anew(self, brand: Brand) -> None:
        """Reads at once when there is nothing to see yet, else after a moment, for those who step through weeks."""
        self.brand = brand
        self._turns.wait(_PAUSE_MS if self._last.data is not None else 0)

    def show_gap(self, key: str) -> bool:
        """Brings a gap into view and gives it the keyboard; False when it is gone."""
        gaps = self._gaps.data.gaps if self._gaps.data else ()
        if key not in {gap.key for gap in gaps}:
            return False
        self._gaps.open_all()
        self._gaps.show_anew()
        made = self._gaps.findChild(QWidget, f"gap/{key}/draft")
        assert made is not None
        made.setFocus()
        QTimer.singleShot(0, made, lambda: self._scroll.ensureWidgetVisible(made))
        return True

    def take_gap(self, key: str) -> None:
        """Makes the draft of the gap of this key; nothing when it is gone."""
        gaps = self._gaps.data.gaps if self._gaps.data else ()
        for gap in gaps:
            if gap.key == key:
                self._draft(gap)

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = self._stale or (self.brand is not None and self.context.today(self.brand) != self._day)
        super().showEvent(event)
        if not self._stale and self._gaps.data is not None:
            self._tell_gaps(self._gaps.data.gaps)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._stale = self._turns.stop() or self._stale
            self._tell_gaps(())

    # reading

    def _check(self) -> None:
        self._stale = self.brand is None or self._week is None or not self.isVisible()
        if self._stale or self.brand is None or self._week is None:
            return
        when = self.context.when
        self._days.setText(f"{when.week_number(self._week)} · {when.days(self._week.span)}")
        self.brand = next((one for one in self.context.document.brands() if one.id == self.brand.id), self.brand)
        self._day = self.context.today(self.brand)
        self._deeds.brand, self._deeds.week = self.brand, self._week
        read = (self._read_overview, self._read_gaps, self._read_items)
        self._turns.run(partial(one, self.brand, self._week) for one in read)

    def _read_overview(self, brand: Brand, week: Week) -> None:
        overview = read_overview(self.context, brand, week, self._live)
        self._deeds.signed = overview.signed
        self._show(self._last, overview.last)
        known = self._mix.data is not None and self._mix.data.wanting
        off = overview.mix.mix is not None and overview.mix.mix.off
        self._show(self._mix, replace(overview.mix, wanting=off or known))
        self._show(self._routines, overview.routines)
        self._show_foot()

    def _read_gaps(self, brand: Brand, week: Week) -> None:
        look = read_gaps(self.context, brand, week)
        self._show(self._gaps, look)
        self._tell_gaps(look.gaps)
        mix = self._mix.data
        if mix is not None:
            off = mix.mix is not None and mix.mix.off
            self._show(self._mix, replace(mix, wanting=off or severe(look.gaps)))

    def _read_items(self, brand: Brand, week: Week) -> None:
        self._checked = self._deeds.checked = read_week(self.context, brand, week)
        good = not self._checked.trouble and all_good(self._checked.items)
        self._counts.setText(self._checked.trouble or counts_words(self._checked.items))
        self._counts.setProperty("role", "success" if good else "secondary")
        self._counts.style().polish(self._counts)
        self._show(self._items, self._checked)
        self._show_foot()

    def _show(self, section: Section[Any], data: object) -> None:
        if section.differs(data):
            self._keep_place(lambda: section.show_data(data))

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Changes a section; the keyboard then goes through the page as one reads."""
        self._place.keep(change)
        order_as_read(self)

    def _show_foot(self) -> None:
        assert self._week is not None
        self._foot.show_data(FootLook(self._week, len(self._checked.unanswered), self._deeds.signed))

    def _tell_gaps(self, gaps: tuple[Gap, ...]) -> None:
        self.gaps_shown.emit(gaps)

    def _tint(self) -> None:
        self._foot.tint()
        for section in self._sections:
            section.show_anew()
        order_as_read(self)

    # what is wanted

    def _draft(self, gap: Gap) -> None:
        look: GapsLook | None = self._gaps.data
        if look is not None:
            self._deeds.draft(gap, look)

    def _use_idea(self, gap: Gap, placement_id: str) -> None:
        look: GapsLook | None = self._gaps.data
        if look is not None:
            self._deeds.use_idea(gap, placement_id, look)

    def _change_items(self) -> None:
        if self.brand is not None:
            self._dialogs.change_items(self.brand)

    def _change_routine(self, routine: Routine | None) -> None:
        if self.brand is not None:
            self._dialogs.change_routine(self.brand, routine)

    def _ask_with_week(self, asked: SignalInstance) -> None:
        if self._week is not None:
            asked.emit(self._week)
