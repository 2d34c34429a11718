"""The tab of campaigns: a list by where they stand in time, beside the page of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from planner.app.campaigns import look_at
from planner.domain import edits
from planner.domain.edits.campaigns import new_campaign
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Deliverable,
    Flight,
    Label,
    Measurement,
    Placement,
    Post,
)
from planner.ui import icons
from planner.ui.campaigns.page import CampaignPage
from planner.ui.campaigns.rows import campaign_rows
from planner.ui.context import Context
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.found_rows import Found
from planner.ui.pieces.list_tab import ListTab
from planner.ui.words import tr

_ANY = 16_777_215
_PURPOSE = (
    "A campaign is an effort with a goal and an end that posts belong to, such as a launch or a season. It is drawn "
    "over the calendar; what it brought and what it cost is kept here."
)


class CampaignsTab(ListTab):
    """What runs stands first, what is archived last."""

    shows = (Brand, Channel, Label, Campaign, Post, Placement, Flight, Collaboration, Deliverable, Measurement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Campaigns"), tr("New campaign"), tr(_PURPOSE))
        self.page.setMaximumWidth(_ANY)
        self.list.setToolTip(tr("Up and Down choose, Enter goes into the page, Delete archives"))

    # for the list

    def made_page(self) -> QWidget:
        self.page = page = CampaignPage(self.context, self._stored)
        page.edit_requested.connect(self.edit_requested)
        page.link_requested.connect(self.link_requested)
        page.menu_requested.connect(self.offer_more)
        page.overview.entry_requested.connect(self.entry_requested)
        page.tab_requested.connect(self.tab_requested)
        return page

    def rows(self, brand: Brand) -> Sequence[Found]:
        plan = self.context.document.settings_of(brand)
        return list(campaign_rows(plan.campaigns.values(), self.context, self.context.today(brand)))

    def show_page(self, id_: str) -> None:
        campaign, brand = self._stored(id_), self.brand
        if campaign is not None and brand is not None:
            catalogue, today = self.context.catalogue, self.context.today(brand)
            self.page.show_look(look_at(self.context.document, brand, campaign, catalogue=catalogue, today=today))

    def flush(self) -> bool:
        return self.page.flush()

    def make_new(self) -> None:
        """A campaign that has nothing but a name to be typed over."""
        if self.brand is None or not self.flush():
            return
        edit = new_campaign(self.context.document.settings_of(self.brand), tr("New campaign"))
        self.show_record(edit.changes[0].record.id)
        self.edit_requested.emit(edit)
        self.page.name.setFocus()
        self.page.name.selectAll()

    def delete(self) -> None:
        """Archives it, or offers it again: its posts and numbers keep it."""
        campaign = self._stored(self.chosen)
        if campaign is not None and self.flush():
            change = edits.unarchive if campaign.archived else edits.archive
            self.edit_requested.emit(change(campaign))

    def offer_more(self, where: QPoint) -> None:
        campaign = self._stored(self.chosen)
        if campaign is None:
            return
        menu = Menu(self)
        icon, said = ("arrow-counter-clockwise", "Restore") if campaign.archived else ("archive", "Archive\tDel")
        menu.addAction(icons.icon(self.theme, icon), tr(said), self.delete)
        menu.pop_up(where)

    def _stored(self, id_: str) -> Campaign | None:
        return self.context.document.settings_of(self.brand).campaigns.get(id_) if self.brand is not None else None
