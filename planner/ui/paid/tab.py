"""The tab of advertisements: what runs, what comes, and what has to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from planner.domain.checks.finding import Finding
from planner.domain.checks.paid import FlightCase, flight_findings
from planner.domain.edits import new_id
from planner.domain.edits.paid import add_version, delete_flight, keep_flight
from planner.domain.paid import flight_name, versions_of
from planner.domain.plan import Plan
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Deliverable,
    Flight,
    Measurement,
    Placement,
    Post,
)
from planner.domain.running import Run, run_of
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.paid.ad_words import cost_words, needs_a_look
from planner.ui.paid.page import FlightPage
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.pieces.lasting import RUN_LOOKS, RUNS, days_words, run_words
from planner.ui.pieces.list_tab import ListTab
from planner.ui.pieces.record_choices import joined, network_name
from planner.ui.words import tr

_ITEM = "paid-ads"
_PURPOSE = (
    "Plan what you pay for: a post of yours that more people should see, or an ad of its own. Evenweek keeps its days, "
    "money and numbers, and looks at them; you buy it on the network."
)


class PaidTab(ListTab):
    """Ads that have to be looked at stand first, then by where they are in time."""

    shows = (Brand, Campaign, Channel, Flight, Measurement, Collaboration, Deliverable, Placement, Post)

    def __init__(self, context: Context) -> None:
        self._plan: Plan | None = None
        self._findings: dict[str, list[Finding]] = {}
        self._measured: list[Measurement] = []
        super().__init__(context, tr("Ads"), tr("New ad"), tr(_PURPOSE))

    # for the list

    def made_page(self) -> QWidget:
        self.page = FlightPage(self.context, self._stored)
        self.page.edit_requested.connect(self.edit_requested)
        self.page.fix_requested.connect(self.fix_requested)
        self.page.entry_requested.connect(self.entry_requested)
        self.page.folder_requested.connect(self.folder_requested)
        self.page.flight_requested.connect(self.show_record)
        self.page.menu_requested.connect(self.offer_more)
        return self.page

    def rows(self, brand: Brand) -> Sequence[Found]:
        document = self.context.document
        settings = document.settings_of(brand)
        ids = {one.placement_id for one in settings.flights if one.placement_id}
        self._plan, _ = document.plan_of(brand, set(), ids)
        self._measured = [one for one in document.measurements_beside(brand) if one.flight_id]
        known, away = self._plan.flights, [one for one in self._plan.flights if one.archived]
        listed = [one for one in known if not one.archived]
        self._findings = {one.id: self._found(one) for one in known}
        urgent = [one for one in listed if needs_a_look(self._findings[one.id])]
        rows = self._group(tr("To look at"), urgent)
        today = self.context.today(brand)
        for run, words in RUNS.items():
            rows += self._group(tr(words), [one for one in listed if one not in urgent and run_of(one, today) is run])
        return rows + self._group(tr("Put away"), away)

    def show_page(self, id_: str) -> None:
        flight = next((one for one in self._plan.flights if one.id == id_), None) if self._plan else None
        if flight is not None and self._plan is not None:
            self.page.show_flight(flight, self._plan, self._findings.get(id_, []), self._measured)

    def flush(self) -> bool:
        return self.page.flush()

    def make_new(self) -> None:
        """An ad that has nothing but a name to be typed over."""
        if self.brand is None or not self.flush():
            return
        flight = Flight(id=new_id(), brand_id=self.brand.id)
        self.show_record(flight.id)
        self.edit_requested.emit(keep_flight(flight))
        self.page.essentials.name.setFocus()

    def delete(self) -> None:
        flight = self._chosen()
        if flight is not None and self.flush():
            self.edit_requested.emit(delete_flight(flight, self._measured))
            self.list.setFocus()

    def offer_more(self, where: QPoint) -> None:
        flight = self._chosen()
        if flight is None or self._plan is None:
            return
        menu = Menu(self)
        menu.addAction(icons.icon(self.theme, "copy-simple"), tr("Add a version"), partial(self._add_version, flight))
        words = tr("Take up again") if flight.archived else tr("Put away")
        menu.addAction(icons.icon(self.theme, "archive"), words, partial(self._put_away, flight))
        menu.addSeparator()
        menu.addAction(icons.icon(self.theme, "trash"), tr("Delete\tDel"), self.delete)
        menu.pop_up(where)

    # private

    def _stored(self, id_: str) -> Flight | None:
        known = self.context.document.settings_of(self.brand).flights if self.brand is not None else ()
        return next((one for one in known if one.id == id_), None)

    def _chosen(self) -> Flight | None:
        return self._stored(self.chosen)

    def _found(self, flight: Flight) -> list[Finding]:
        assert self._plan is not None
        brand = self._plan.brand
        fact = next((one for one in self.context.catalogue.checks if one.key == _ITEM), None)
        template = brand.tracking or self.context.catalogue.tracking
        who = self.context.user or self.context.approver
        now = self.context.now(brand)
        case = FlightCase(flight=flight, plan=self._plan, now=now, template=template, who=who, complete=True)
        return flight_findings(case, fact) if fact is not None else []

    def _group(self, words: str, flights: Iterable[Flight]) -> list[Found]:
        rows = [self._row(one) for one in sorted(flights, key=_soonest_first)]
        return [heading(words), *rows] if rows else []

    def _row(self, flight: Flight) -> Found:
        assert self._plan is not None
        today = self.context.today(self._plan.brand)
        looked_at = needs_a_look(self._findings[flight.id])
        look = ("archive", "text.muted") if flight.archived else RUN_LOOKS[run_of(flight, today)]
        icon, colour = ("warning-circle", "status.ready") if looked_at else look
        network = network_name(self.context, flight.platform)
        detail = joined((days_words(flight, self.context.when), cost_words(flight, self._plan), network))
        missing = run_of(flight, today) is Run.OVER and not any(one.flight_id == flight.id for one in self._measured)
        side = tr("numbers missing") if missing else run_words(flight, today)
        return Found(flight.id, flight_name(flight), detail or tr("Nothing said yet"), side, icon, colour)

    def _put_away(self, flight: Flight) -> None:
        """Puts it away, or takes it up again."""
        if self.flush() and (now := self._stored(flight.id)) is not None:
            self.edit_requested.emit(keep_flight(replace(now, archived=not now.archived), before=now))

    def _add_version(self, flight: Flight) -> None:
        if self.flush() and self._plan is not None:
            edit = add_version(flight, versions_of(self._plan.flights, flight))
            self.show_record(edit.changes[-1].record.id)
            self.edit_requested.emit(edit)


def _soonest_first(flight: Flight) -> tuple[bool, str, str]:
    day = flight.starts or flight.ends
    return day is None, str(day or ""), flight_name(flight).casefold()
