"""The tab of reports: a week or a campaign on pages, to be saved, printed or copied."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from planner.app.reports import campaign_report, week_report
from planner.domain.campaigns import the_nearest_first
from planner.domain.records import (
    Answer,
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Deliverable,
    Experiment,
    Flight,
    Label,
    Measurement,
    OwnRule,
    Placement,
    Post,
    Question,
    Waiver,
)
from planner.domain.reports import Report, text_lines
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.parts import Option, bar_icon
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.results.reports.bar import CAMPAIGN, WEEK, Bar
from planner.ui.results.reports.empty import Empty
from planner.ui.results.reports.preview import Preview
from planner.ui.results.reports.saving import PAGE, PDF, Saving
from planner.ui.words import tr


class ReportsTab(PlaceTab):
    """Makes the report when the program has a moment, once for all changes that come together."""

    shows = (
        *(Answer, Brand, Campaign, Channel, Collaboration, Deliverable, Experiment, Flight, Label, Measurement),
        *(OwnRule, Placement, Post, Question, Waiver),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Reports"))
        self.report: Report | None = None
        self._about, self._campaign = WEEK, ""
        self._week: Week | None = None
        self.bar, self.preview, self.empty = Bar(context), Preview(context), Empty(context)
        self.saving = Saving(context, self)
        self._stack = QStackedWidget()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.make_now)
        for part in (self.preview, self.empty):
            self._stack.addWidget(part)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._stack, 1)
        self.setFocusProxy(self.preview)
        self._connect()

    def read_anew(self, brand: Brand) -> None:
        """Shows what can be chosen; the report follows as soon as there is a moment."""
        campaigns = self._campaigns(brand)
        if self._campaign not in {one.id for one in campaigns}:
            self._campaign = campaigns[0].id if campaigns else ""
        icons = [Option(one.id, one.name or tr("Untitled"), bar_icon(self.theme, one.hue)) for one in campaigns]
        self.bar.show_about(self._about)
        self.bar.show_week(self._shown_week(brand), last=self._shown_week(brand) == self._last(brand))
        self.bar.show_campaigns(icons, self._campaign)
        self._later.start()

    def show_record(self, id_: str) -> None:
        """Shows the report of the campaign of this id, or of a week such as ``2026-W47``."""
        try:
            self._week, self._about = Week.parse(id_), WEEK
        except ValueError:
            self._campaign, self._about = id_, CAMPAIGN
        self._ask_again()

    def make_now(self) -> None:
        """Makes the report that is asked for."""
        self._later.stop()
        brand = self.brand
        if brand is None:
            return
        self.report = self._made(brand)
        self.bar.show_ready(ready=self.report is not None)
        if self.report is not None:
            self.preview.show_report(self.report)
        self._stack.setCurrentWidget(self.empty if self.report is None else self.preview)
        self.setFocusProxy(self.empty.go if self.report is None else self.preview)

    # asking

    def _made(self, brand: Brand) -> Report | None:
        document, catalogue, now = self.context.document, self.context.catalogue, self.context.now(brand)
        if self._about == WEEK:
            return week_report(document, brand, catalogue, self._shown_week(brand), now=now)
        campaign = document.settings_of(brand).campaigns.get(self._campaign)
        return campaign_report(document, brand, catalogue, campaign, now=now) if campaign is not None else None

    def _campaigns(self, brand: Brand) -> list[Campaign]:
        """The nearest first, archived ones last."""
        known = self.context.document.settings_of(brand).campaigns.values()
        nearest = the_nearest_first(known, self.context.today(brand))
        return sorted(nearest, key=lambda one: one.archived)

    def _last(self, brand: Brand) -> Week:
        """The week that was over last."""
        return Week.of(self.context.today(brand)).shifted(-1)

    def _shown_week(self, brand: Brand) -> Week:
        return self._week or self._last(brand)

    def _ask_again(self) -> None:
        self.bar.place.hide()
        if self.brand is not None:
            self.read_anew(self.brand)

    # slots

    def _turn(self, about: str) -> None:
        self._about = about
        self._ask_again()

    def _step(self, weeks: int) -> None:
        if self.brand is not None:
            self._week = self._shown_week(self.brand).shifted(weeks)
            self._ask_again()

    def _go_back(self) -> None:
        self._week = None
        self._ask_again()

    def _choose(self, campaign_id: str) -> None:
        self._campaign = campaign_id
        self._ask_again()

    def _save(self, suffix: str) -> None:
        if self.report is not None:
            self.saving.ask(self.report, suffix)

    def _print(self) -> None:
        from planner.ui.results.reports.paper import ask_and_print  # noqa: PLC0415  only to print

        if self.report is not None:
            ask_and_print(self.context, self.report, self)

    def _copy(self) -> None:
        if self.report is not None:
            self.copy_requested.emit("\n".join(text_lines(self.report)), tr("The report"))

    def _connect(self) -> None:
        bar = self.bar
        bar.about_asked.connect(self._turn)
        bar.stepped.connect(self._step)
        bar.last_asked.connect(self._go_back)
        bar.campaign_asked.connect(self._choose)
        bar.copy_requested.connect(self._copy)
        bar.page_requested.connect(lambda: self._save(PAGE))
        bar.pdf_requested.connect(lambda: self._save(PDF))
        bar.print_requested.connect(self._print)
        bar.place_requested.connect(lambda: self.folder_requested.emit(self.saving.place))
        self.saving.said.connect(self.said)
        self.saving.saved.connect(bar.place.show)
        self.empty.go_requested.connect(lambda: self.tab_requested.emit("campaigns", "campaigns", ""))
