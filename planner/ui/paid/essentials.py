"""What matters first of an ad: its name, what it shows, its days and its money."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.paid import boost_of
from planner.domain.plan import Plan
from planner.domain.records import Brand, Flight
from planner.ui.context import Context
from planner.ui.paid.ad_words import shown_words, sum_words
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.entry_picker import EntryPicker
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import Choice, LinkButton, horizontal, labelled, side_by_side, vertical, words
from planner.ui.pieces.record_choices import campaign_options, network_options
from planner.ui.pieces.record_fields import FigureField
from planner.ui.pieces.record_form import RecordForm
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr


class Essentials(QWidget):
    """The open fields of the page; each keeps itself."""

    entry_requested = Signal(str)

    def __init__(self, context: Context, form: RecordForm) -> None:
        super().__init__()
        self._context, self._form = context, form
        self._flight: Flight | None = None
        self._plan: Plan | None = None
        self.name = LineField(tr("Name"), tr("What you call this ad"))
        self.shown = words("")
        self.open_post = LinkButton(tr("Open the post"))
        self.boost = LinkButton(tr("Boost a post…"))
        self.unboost = LinkButton(tr("An ad of its own"))
        self.network, self.campaign = Choice(tr("Network")), Choice(tr("Campaign"))
        self.starts, self.ends = DayField(context, tr("First day")), DayField(context, tr("Last day"))
        self.total, self.daily = FigureField(tr("Budget in all")), FigureField(tr("Budget a day"))
        self.sums = words("", "label", "secondary")
        self._lay_out()
        self._tie()

    def show_flight(self, flight: Flight, plan: Plan, brand: Brand) -> None:
        """Shows what is not a field: what it shows, and what its days and money come to."""
        self._flight, self._plan = flight, plan
        for day in (self.starts, self.ends):
            day.show_brand(brand)
        said = shown_words(flight, plan, self._context)
        self.shown.setText(said)
        boosts = bool(flight.placement_id)
        self.open_post.setVisible(boosts and flight.placement_id in plan.placements)
        self.unboost.setVisible(boosts)
        self.boost.setText(tr("Another post…") if boosts else tr("Boost a post…"))
        self.sums.setText(sum_words(flight, plan))
        currency = flight.currency or plan.brand.currency
        for field, said in ((self._total_name, tr("Budget in all")), (self._daily_name, tr("Budget a day"))):
            field.setText(f"{said} ({currency})" if currency else said)

    # making

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(3))
        self.name.setProperty("strong", True)
        self.name.setToolTip(tr("What you call this ad; not seen by anybody else"))
        total, self._total_name = _named(self.total)
        daily, self._daily_name = _named(self.daily)
        column.addWidget(self._made_shown())
        column.addWidget(side_by_side(labelled(tr("Network"), self.network), labelled(tr("Campaign"), self.campaign)))
        column.addWidget(side_by_side(labelled(tr("First day"), self.starts), labelled(tr("Last day"), self.ends)))
        column.addWidget(side_by_side(total, daily))
        self.sums.setWordWrap(True)
        column.addWidget(self.sums)

    def _made_shown(self) -> QWidget:
        box, links = QWidget(), QWidget()
        column = vertical(box, self._context.theme.space(1))
        row = horizontal(links, self._context.theme.space(3))
        self.shown.setWordWrap(True)
        column.addWidget(self.shown)
        column.addWidget(links)
        for link, hint in (
            (self.open_post, tr("Show the post on the calendar")),
            (self.boost, tr("Pay for more people to see a post of the plan")),
            (self.unboost, tr("With words and a picture of its own, seen only where it is paid for")),
        ):
            link.setToolTip(hint)
            row.addWidget(link)
        row.addStretch()
        return box

    def _tie(self) -> None:
        form = self._form
        form.tie_text("name", self.name)
        form.tie_choice("platform", self.network, self._show_networks)
        form.tie_choice("campaign_id", self.campaign, self._show_campaigns)
        for name, day in (("starts", self.starts), ("ends", self.ends)):
            form.tie_day(name, day)
        for name, figure in (("total", self.total), ("daily", self.daily)):
            figure.setPlaceholderText(tr("Not known"))
            figure.setToolTip(tr("Money, such as 140 or 12.50; empty when it is not known"))
            form.tie_figure(name, figure)
        self.network.setToolTip(tr("Where it is seen"))
        self.campaign.setToolTip(tr("The campaign whose days and budget it keeps to"))
        self.open_post.clicked.connect(self._open)
        self.boost.clicked.connect(lambda: self._pick(self.boost))
        self.unboost.clicked.connect(lambda: form.set(placement_id=None))

    # slots

    def _show_networks(self, key: str) -> None:
        if self._plan is not None:
            self.network.show_options(network_options(self._context, self._plan, key), key)

    def _show_campaigns(self, id_: str | None) -> None:
        if self._plan is not None:
            self.campaign.show_options(campaign_options(self._context, self._plan, id_), id_)

    def _open(self) -> None:
        if self._flight is not None and self._flight.placement_id:
            self.entry_requested.emit(self._flight.placement_id)

    def _pick(self, anchor: QPushButton) -> None:
        if self._plan is None:
            return
        picker = EntryPicker(self._context, self._plan.brand, self)
        picker.picked.connect(self._take)
        picker.ask(anchor)

    def _take(self, placement_id: str, _post_id: str) -> None:
        """What an entry says of network, campaign and name goes with it; days that are chosen stay."""
        flight, plan = self._flight, self._plan
        if flight is None or plan is None:
            return
        known, _ = self._context.document.plan_of(plan.brand, set(), {placement_id})
        made = boost_of(known, known.placements[placement_id], self._context.today(plan.brand))
        days = {} if flight.starts or flight.ends else {"starts": made.starts, "ends": made.ends}
        self._form.set(
            placement_id=placement_id,
            platform=made.platform,
            campaign_id=made.campaign_id or flight.campaign_id,
            name=flight.name.strip() or made.name,
            **days,
        )


def _named(field: FigureField) -> tuple[QWidget, Elided]:
    """A field under a name that can be changed."""
    box = QWidget()
    column = vertical(box, 4)
    name = Elided(field.accessibleName(), Qt.TextElideMode.ElideRight)
    name.setProperty("step", "label")
    name.setProperty("role", "secondary")
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    return box, name
