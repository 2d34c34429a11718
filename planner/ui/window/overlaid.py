"""What lies over the posts of the calendar: bars, silences, suggestions, and the posts that a verdict is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.bars import bars_of
from planner.domain.overlay import NO_OVERLAY, Bar, DayNote, Ghost, Overlay, Silence
from planner.domain.records import Brand, Deliverable, Flight
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.pieces.jobs import run_in_background
from planner.ui.window.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.gaps import Gap

_QUIET_MS = 200
"""How long nothing else must be read before silences are looked for: after the marks of the chips."""


class Overlays(QObject):
    """Puts the overlay together and hands it to the desk.

    Bars come with the chips, which stand below them; silences and holidays come while nothing else is to do.
    """

    rested = Signal(object)
    """Nothing else is to do: the days in view, for what is better read before it is asked for."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(desk)
        self._context = context
        self._desk = desk
        self._days: tuple[Brand, Span] | None = None
        self._bars: tuple[Bar, ...] = ()
        self._silences: tuple[Silence, ...] = ()
        self._notes: tuple[DayNote, ...] = ()
        self._gaps: tuple[Ghost, ...] = ()
        self._proposed = NO_OVERLAY
        self._concerned: frozenset[str] = frozenset()
        self._trying = False
        self.shows_bars = self.shows_silences = True
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._look)

    def look(self, brand: Brand) -> None:
        """Shows bars at once, and looks for silences and holidays of the days in view once nothing else is to do."""
        days = brand, self._desk.view.span()
        if self._days is None or self._days[0].id != brand.id:
            self._silences, self._notes = (), ()
        self._lay_bars()
        self._days = days
        self._quiet.start()

    def show_bars(self, on: bool) -> None:
        """Whether campaigns, advertisements and windows of creators are shown at all."""
        self.shows_bars = on
        self._lay_bars()

    def show_silences(self, on: bool) -> None:
        """Whether silences are shown at all."""
        self.shows_silences = on
        if not on:
            self._silences = ()
            self._show()
        self._quiet.start()

    def hold(self, trying: bool) -> None:
        """Nothing is looked for while something is only tried, as during a drag."""
        self._trying = trying
        if trying:
            self._quiet.stop()
        else:
            self._quiet.start()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Suggests posts for these gaps."""
        self._gaps = self._ghosts(gaps) if gaps else ()
        self._show()

    def show_proposed(self, overlay: Overlay) -> None:
        """Shows what a proposal would do; NO_OVERLAY: nothing."""
        self._proposed = overlay
        self._show()

    def show_concerned(self, concerned: frozenset[str]) -> None:
        """Rings these placements."""
        self._concerned = concerned
        self._show()

    # private

    def _look(self) -> None:
        if self._days is None or self._trying or not self._desk.isVisible():
            return
        brand, span = self._days
        self._silences = self._silent(brand, span) if self.shows_silences else ()
        self._note(brand, span)
        self._show()
        self.rested.emit(span)

    def _lay_bars(self) -> None:
        plan = self._desk.plan
        self._bars = bars_of(plan) if self.shows_bars and plan is not None else ()
        self._show()

    def _note(self, brand: Brand, span: Span) -> None:
        """Milestones, and special days as soon as they are known: holidays that were never computed come later."""
        self._notes = self._milestones(span)
        if not (brand.country or brand.starred):
            return
        days = self._context.catalogue.special_days
        if days.are_known(brand, span):
            self._notes += days.notes(brand, span)
        else:
            run_in_background(
                self._desk, "", lambda _: days.notes(brand, span), lambda _: self._computed((brand, span)), _failed
            )

    def _computed(self, days: tuple[Brand, Span]) -> None:
        if days == self._days and not self._trying:
            self._note(*days)
            self._show()

    def _silent(self, brand: Brand, span: Span) -> tuple[Silence, ...]:
        from planner.app.planning import silences  # noqa: PLC0415  not in the first frame

        now, catalogue = self._context.now(brand), self._context.catalogue
        return silences(self._context.document, brand, span, now=now, catalogue=catalogue)

    def _milestones(self, span: Span) -> tuple[DayNote, ...]:
        """What must be told on the way of a campaign, on its day."""
        campaigns = self._desk.plan.campaigns.values() if self._desk.plan is not None else ()
        told = (one for campaign in campaigns if not campaign.archived for one in campaign.milestones)
        return tuple(DayNote(one.day, one.name) for one in told if one.day in span)

    def _ghosts(self, gaps: Sequence[Gap]) -> tuple[Ghost, ...]:
        from planner.app.planning import ghosts_of  # noqa: PLC0415  not in the first frame

        return ghosts_of(self._desk.plan, gaps) if self._desk.plan is not None else ()

    def _show(self) -> None:
        proposed = self._proposed
        ghosts = (*self._gaps, *proposed.ghosts)
        told = replace(proposed, bars=self._bars, silences=self._silences, days=self._notes)
        self._desk.show_overlay(replace(told, ghosts=ghosts, concerned=self._concerned))


def place_of(bar: Bar | None) -> tuple[str, str]:
    """The tab of the place of campaigns that a bar leads to, and the record to be seen there."""
    record = bar.record if bar is not None else None
    if isinstance(record, Flight):
        return "paid", record.id
    if isinstance(record, Deliverable):
        return "creators", record.collaboration_id
    return "campaigns", record.id if record is not None else ""


def _failed(error: Exception) -> None:
    raise error
