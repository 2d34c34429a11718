"""The fields of a campaign: what matters first is open, the rest is in sections that open when they hold something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.app.campaigns import CampaignLook, goals
from planner.domain.amounts import is_currency
from planner.domain.campaigns import amount_of
from planner.domain.link_form import corrected
from planner.domain.paid import money_words
from planner.domain.records import Campaign
from planner.domain.tracking import campaign_slug, slug
from planner.ui.campaigns.costs import Costs
from planner.ui.campaigns.meant_line import MeantLine
from planner.ui.campaigns.milestones import Milestones
from planner.ui.campaigns.wrapped_line import WrappedLine
from planner.ui.context import Context
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.parts import Choice, IconButton, Option, horizontal, labelled, side_by_side, vertical, words
from planner.ui.pieces.record_choices import joined
from planner.ui.pieces.record_fields import FigureField
from planner.ui.pieces.record_form import RecordForm
from planner.ui.pieces.sections import Sections
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr

_TEXT_HEIGHT, _MINUTES = 96, 60


class CampaignFields(QWidget):
    """Each field keeps itself by the form that it is tied to."""

    edit_requested = Signal(object)
    link_requested = Signal(str)

    def __init__(self, context: Context, form: RecordForm) -> None:
        super().__init__()
        self._context, self._form = context, form
        self._campaign: Campaign | None = None
        self._currency = ""
        self.goal = WrappedLine(tr("Goal"), tr("What is to be reached"))
        self.target, self.measure = FigureField(tr("Number"), "200"), Choice(tr("What is counted"))
        self.budget, self.hours = FigureField(tr("Budget"), tr("Not known")), FigureField(tr("Hours of work"), "0")
        self.currency = MeantLine(tr("Currency"), "", lambda text: text.strip().upper())
        self.landing = MeantLine(tr("Page that it leads to"), "https://", _address)
        self.slug = MeantLine(tr("Name in links"), "", slug)
        self.owner = LineField(tr("Who looks after it"), tr("Name"))
        self.learnt = TextField(tr("What was learnt"), tr("What the next one should know"))
        self.days = {
            "starts": DayField(context, tr("First day")),
            "ends": DayField(context, tr("Last day")),
            "target_day": DayField(context, tr("To be reached by")),
        }
        self.costs, self.milestones = Costs(context), Milestones(context)
        self.sections = Sections(context.theme)
        self._lay_out()
        self._tie()

    def show_look(self, look: CampaignLook) -> None:
        """Shows what is not tied, and what fields are when they are empty; before the form shows the campaign."""
        campaign = self._campaign = look.campaign
        self._currency = look.money.currency
        for day in self.days.values():
            day.show_brand(look.plan.brand)
        self.milestones.show_campaign(campaign)
        self.slug.setPlaceholderText(slug(campaign.name))
        self.currency.setPlaceholderText(look.plan.brand.currency or "EUR")
        self._in_links.setText(tr("In links of its posts: utm_campaign={slug}", slug=campaign_slug(campaign)))
        well_formed = corrected(campaign.landing) is None
        self._open_page.setEnabled(bool(campaign.landing) and well_formed)
        self.no_page.setVisible(not well_formed)
        self.sections.show_record(campaign.id)

    # making

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(4))
        days = side_by_side(_named(self.days["starts"]), _named(self.days["ends"]))
        number = side_by_side(_named(self.target), _named(self.measure))
        goal = self._box(_named(self.goal), number, _named(self.days["target_day"]))
        for part in (days, goal, self.milestones, self.sections):
            column.addWidget(part)
        column.addStretch()
        add = self.sections.add
        money = self._made_money()
        add(tr("Money and hours"), [money, _named(self.hours), labelled(tr("Costs"), self.costs)], self._money_words)
        add(tr("Page, links and who"), [self._made_page(), self._made_slug(), _named(self.owner)], self._page_words)
        self.learnt.setFixedHeight(_TEXT_HEIGHT)
        add(tr("What was learnt"), [self.learnt], lambda: self._said("learnt"))

    def _box(self, *parts: QWidget) -> QWidget:
        box = QWidget()
        column = vertical(box, self._context.theme.space(3))
        for part in parts:
            column.addWidget(part)
        return box

    def _made_money(self) -> QWidget:
        self.no_currency = words(tr("A currency is written in three letters, such as EUR"), "caption", "warning")
        self.no_currency.setWordWrap(True)
        self.no_currency.hide()
        self.currency.textChanged.connect(lambda: self.no_currency.setHidden(self._is_currency()))
        return self._box(side_by_side(_named(self.budget), _named(self.currency)), self.no_currency)

    def _made_page(self) -> QWidget:
        about = tr("Open the page in the browser")
        self._open_page = IconButton(self._context.theme, "arrow-square-out", tr("Open the page"), about)
        self._open_page.clicked.connect(lambda: self.link_requested.emit(self.landing.value()))
        line = QWidget()
        row = horizontal(line, self._context.theme.space(1))
        row.addWidget(self.landing, 1)
        row.addWidget(self._open_page)
        self.no_page = words(tr("This is no address of a page, such as https://example.com/shop"), "caption", "warning")
        self.no_page.setWordWrap(True)
        return self._box(labelled(self.landing.accessibleName(), line), self.no_page)

    def _made_slug(self) -> QWidget:
        self._in_links = words("", "caption", "muted")
        self._in_links.setWordWrap(True)
        return self._box(_named(self.slug), self._in_links)

    def _tie(self) -> None:
        form = self._form
        for name in ("goal", "landing", "slug", "owner", "learnt"):
            form.tie_text(name, getattr(self, name))
        for name in ("target", "budget"):
            form.tie_figure(name, getattr(self, name))
        for name, day in self.days.items():
            form.tie_day(name, day)
        form.tie_choice("measure", self.measure, self._show_measures)
        self._tie_typed("minutes", self.hours, self._show_hours, self._minutes, lambda: self.hours.is_read)
        self._tie_typed("costs", self.costs, self.costs.show_rows, self.costs.rows, lambda: self.costs.is_read)
        self._tie_typed("currency", self.currency, self.currency.show_value, self.currency.value, self._is_currency)
        self.measure.setToolTip(tr("What the number counts"))
        self.milestones.edit_requested.connect(self.edit_requested)
        for field in (self.goal, self.target, self.budget, self.hours, self.owner, self.learnt):
            field.setToolTip(field.accessibleName())

    def _tie_typed(
        self,
        name: str,
        field: FigureField | Costs | LineField,
        show: Callable[[Any], None],
        value: Callable[[], Any],
        is_read: Callable[[], bool],
    ) -> None:
        self._form.tie(name, show, value, is_read)
        field.typed.connect(lambda: self._form.note(name))
        field.left.connect(self._form.leave)

    # what fields mean

    def _show_measures(self, key: str) -> None:
        known = [Option(one.key, tr(one.name)) for one in goals(self._context.catalogue)]
        strange = [] if not key or any(one.value == key for one in known) else [Option(key, key)]
        self.measure.show_options([Option("", tr("Nothing chosen")), *known, *strange], key)

    def _show_hours(self, minutes: int | None) -> None:
        self.hours.show_figure(None if minutes is None else amount_of(f"{minutes / _MINUTES:.2f}"))

    def _minutes(self) -> int | None:
        hours = self.hours.figure()
        return None if hours is None else round(hours * _MINUTES)

    def _is_currency(self) -> bool:
        letters = self.currency.value()
        return not letters or is_currency(letters)

    # in short

    def _said(self, *names: str) -> str:
        values = (str(getattr(self._campaign, name)) for name in names) if self._campaign else ()
        return joined(" ".join(value.split()) for value in values)

    def _money_words(self) -> str:
        campaign = self._campaign
        if campaign is None:
            return ""
        budget = money_words(campaign.budget, self._currency) if campaign.budget is not None else ""
        costs = tr("%n cost(s)", len(campaign.costs)) if campaign.costs else ""
        hours = tr("{hours} h", hours=f"{campaign.minutes / _MINUTES:g}") if campaign.minutes else ""
        return joined((budget, costs, hours))

    def _page_words(self) -> str:
        return self._said("landing", "slug", "owner")


def _address(text: str) -> str:
    """The address that is meant, with its ``https://``; words that are none stay as they are typed."""
    return corrected(text.strip()) or text.strip()


def _named(field: QWidget) -> QWidget:
    return labelled(field.accessibleName(), field)
