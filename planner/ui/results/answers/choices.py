"""What a question is asked by: the measure, the channel, or the campaign."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.app.results import DEFAULT_MEASURE
from planner.domain.plan import Plan
from planner.domain.records import Campaign
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import Choice, Option
from planner.ui.results.answers.found import Wanted
from planner.ui.results.answers.questions import COST, FOLLOWERS, OFTEN, compares
from planner.ui.words import tr

_WIDTHS, _HEIGHT = (264, 176, 264), 32


class Choices(QWidget):
    """Shows those that the question hangs on; ``changed`` when the user chose another one.

    ``counting`` is the button for how all of it is counted, to be put beside the question.
    """

    changed = Signal()
    counting_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.wanted = Wanted("", DEFAULT_MEASURE)
        self.measure, self.channel = Choice(tr("Measure")), Choice(tr("Channel"))
        self.campaign = Choice(tr("Campaign"))
        self.stories = QCheckBox(tr("Stories only"))
        self.counting = button(tr("How it is counted"), "quiet")
        self._lay_out()
        self._connect()
        self._tint()

    def show_wanted(self, wanted: Wanted, plan: Plan, told: Collection[str] = ()) -> None:
        """Shows what is asked by; what is gone from the plan is asked for no more.

        Until a campaign is chosen it is the latest of those of which something can be ``told`` (ids), else of all.
        """
        channel = wanted.channel if wanted.channel in plan.channels else ""
        campaigns = _latest_first(plan.campaigns.values())
        ids = sorted((one.id for one in campaigns), key=lambda id_: id_ not in told)
        first = next(iter(ids), "") if wanted.question == COST else ""
        campaign = wanted.campaign if wanted.campaign in plan.campaigns else first
        self.wanted = wanted._replace(channel=channel, campaign=campaign)
        measures = self._context.catalogue.measures
        self.measure.show_options([Option(key, tr(one.name)) for key, one in measures.items()], wanted.measure)
        self.measure.setToolTip(tr("What entries are compared by: {source}", source=measures[wanted.measure].source))
        self.channel.show_options(self._channels(plan), channel)
        self.campaign.show_options([Option(one.id, one.name) for one in campaigns], campaign)
        self.stories.setChecked(wanted.stories)
        self._show_for(wanted.question, campaigns=bool(campaigns))

    # making

    def _lay_out(self) -> None:
        flow = Flow(self, self._context.theme.space(2))
        for box, width in zip((self.measure, self.channel, self.campaign), _WIDTHS, strict=True):
            box.setFixedWidth(width)
            flow.addWidget(box)
        self.stories.setMinimumHeight(_HEIGHT)
        flow.addWidget(self.stories)
        self.channel.setToolTip(tr("All channels together, or one of them"))
        self.campaign.setToolTip(tr("The campaign to be asked about"))
        self.stories.setToolTip(tr("Stories are compared among themselves"))
        self.counting.setToolTip(tr("What counts as engagement, how old posts fade, and from which age numbers count"))

    def _connect(self) -> None:
        self.measure.chosen.connect(lambda key: self._choose(measure=key))
        self.channel.chosen.connect(lambda id_: self._choose(channel=id_))
        self.campaign.chosen.connect(lambda id_: self._choose(campaign=id_))
        self.stories.clicked.connect(lambda on: self._choose(stories=on))
        self.counting.clicked.connect(self.counting_requested)
        self._context.theme.changed.connect(self._tint)

    def _tint(self) -> None:
        lead(self.counting, self._context.theme, "sliders-horizontal")

    def _channels(self, plan: Plan) -> list[Option]:
        return [Option("", tr("All channels")), *(Option(one.id, one.name) for one in plan.channels.values())]

    def _show_for(self, question: str, *, campaigns: bool) -> None:
        by_numbers = question not in (OFTEN, FOLLOWERS, COST)
        self.measure.setVisible(by_numbers)
        self.counting.setVisible(by_numbers)
        self.channel.setVisible(question != COST)
        self.campaign.setVisible(question == COST and campaigns)
        self.stories.setVisible(compares(question))

    def _choose(self, **values: Any) -> None:
        self.wanted = self.wanted._replace(**values)
        self.changed.emit()


def _latest_first(campaigns: Iterable[Campaign]) -> list[Campaign]:
    """Those that began last first, those without a day last."""
    return sorted(campaigns, key=lambda one: (one.starts or one.ends or date.min, one.name), reverse=True)
