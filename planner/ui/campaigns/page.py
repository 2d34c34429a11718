"""The page of one campaign: how near it is to its goal, its fields, and what it has come to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from planner.app.campaigns import CampaignLook
from planner.domain.edits import Edit
from planner.domain.edits.campaigns import keep_campaign
from planner.domain.records import Campaign
from planner.domain.running import run_of
from planner.ui import icons
from planner.ui.campaigns.colour import Colour
from planner.ui.campaigns.fields import CampaignFields
from planner.ui.campaigns.meant_line import MeantLine
from planner.ui.campaigns.overview import Overview
from planner.ui.campaigns.phrases import standing
from planner.ui.campaigns.progress import ProgressCard
from planner.ui.context import Context
from planner.ui.pieces.lasting import RUN_LOOKS
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, vertical, words
from planner.ui.pieces.record_form import RecordForm, Stored
from planner.ui.words import tr

_DAYS = ("starts", "ends")
_HELD = ("name", *_DAYS)
"""What may not be kept as it is wanted."""

_FIELDS, _BESIDE, _ANY = 344, 680, 16_777_215
"""The width of the fields, from which width on both sides have room, and what Qt takes for any width."""


class CampaignPage(QWidget):
    """Fields that keep themselves, beside what they led to."""

    edit_requested = Signal(object)
    link_requested = Signal(str)
    menu_requested = Signal(QPoint)
    tab_requested = Signal(str, str, str)

    def __init__(self, context: Context, stored: Stored) -> None:
        super().__init__()
        self._context = context
        self._look: CampaignLook | None = None
        self.form = RecordForm(self, stored, self._kept)
        self.colour = Colour(context)
        self.name = MeantLine(tr("Name of the campaign"), tr("What you call it"), str.strip)
        self.shape, self.standing = words(""), words("", "label", "secondary")
        self.more = IconButton(context.theme, "dots-three", tr("More"), tr("Archive, milestones"))
        self.report = LinkButton(tr("Report"))
        self.report.setToolTip(tr("What came of this campaign, to print or to send"))
        self.trouble = words("", "label", "danger")
        self.fields = CampaignFields(context, self.form)
        self.progress, self.overview = ProgressCard(context), Overview(context)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.name)

    def show_look(self, look: CampaignLook) -> None:
        """Shows a campaign with all that belongs to it."""
        if self._look is None or self._look.campaign.id != look.campaign.id:
            self.say("")
        self._look = look
        self.colour.show_hue(look.campaign.hue)
        self.standing.setText(standing(look.campaign, self._context.when, self._context.today(look.plan.brand)))
        self.fields.show_look(look)
        self.form.show_record(look.campaign)
        self.progress.show_look(look)
        self.overview.show_look(look)
        self._tint()

    def flush(self) -> bool:
        """Hands over what is typed; False when the plan did not take it."""
        return self.form.flush()

    def say(self, trouble: str, *, of_name: bool = False) -> None:
        """Says what cannot be kept, or nothing."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.name.setProperty("invalid", of_name)
        self.name.style().polish(self.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both sides stand beside each other where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= _BESIDE
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.fields.setMinimumWidth(_FIELDS if wide else 0)
        self.fields.setMaximumWidth(_FIELDS if wide else _ANY)

    # keeping

    def _kept(self, wanted: Any, before: Any, key: str) -> Edit:
        """What can be kept of it; a name or days that cannot be are said, and keep nothing else from being stored."""
        assert self._look is not None
        among = self._context.document.settings_of(self._look.plan.brand).campaigns.values()
        try:
            edit, trouble = keep_campaign(wanted, before, among, key), ""
        except ValueError as error:
            held = {name: getattr(before, name) for name in _HELD}
            edit, trouble = keep_campaign(replace(wanted, **held), before, among, key), tr(str(error))
            for name in _DAYS:
                self.fields.days[name].show_value(held[name])
        self.say(trouble, of_name=bool(trouble) and wanted.name != before.name)
        return edit

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(3))
        self.name.setProperty("strong", True)
        self.form.tie_text("name", self.name)
        self.trouble.setWordWrap(True)
        self.say("")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(5))
        self._sides.addWidget(self.fields, 2)
        self._sides.addWidget(self.overview, 3)
        for part in (self._made_name(), self.trouble, self._made_standing(), self.progress):
            column.addWidget(part)
        column.addLayout(self._sides)

    def _made_name(self) -> QWidget:
        line = QWidget()
        row = horizontal(line, self._context.theme.space(2))
        row.addWidget(self.colour)
        row.addWidget(self.name, 1)
        row.addWidget(self.more)
        return line

    def _made_standing(self) -> QWidget:
        line = QWidget()
        row = horizontal(line, self._context.theme.space(2))
        row.addWidget(self.shape)
        row.addWidget(self.standing)
        row.addStretch()
        row.addWidget(self.report)
        return line

    def _connect(self) -> None:
        self.form.edit_requested.connect(self.edit_requested)
        self.fields.edit_requested.connect(self.edit_requested)
        self.fields.link_requested.connect(self.link_requested)
        self.colour.chosen.connect(self._recolour)
        self.overview.tab_requested.connect(self.tab_requested)
        self.report.clicked.connect(self._ask_report)
        self.more.clicked.connect(
            lambda: self.menu_requested.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        )
        self._context.theme.changed.connect(self._tint)

    def _ask_report(self) -> None:
        if self.flush() and self._look is not None:
            self.tab_requested.emit("results", "reports", self._look.campaign.id)

    def _recolour(self, hue: str) -> None:
        campaign = self.form.record
        if isinstance(campaign, Campaign) and hue != campaign.hue:
            self.flush()
            self.form.set(hue=hue)

    def _tint(self) -> None:
        if self._look is None:
            return
        today = self._context.today(self._look.plan.brand)
        icon, colour = RUN_LOOKS[run_of(self._look.campaign, today)]
        if self._look.campaign.archived:
            icon, colour = "archive", "text.muted"
        self.shape.setPixmap(icons.pixmap(self._context.theme, icon, colour, 16, self.devicePixelRatioF()))
