"""The dialogs of the window that belong to no other part, each imported when it is first asked for."""

# ruff: noqa: PLC0415  none of them is in the first frame

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner import VERSION
from planner.domain.edits import Change
from planner.domain.plan import Plan
from planner.domain.records import Brand, Placement, Post
from planner.domain.span import Span, Week
from planner.ui.actions import Actions
from planner.ui.context import Context
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.domain.checks.finding import Fix
    from planner.ui.dialogs.manage import Manage
    from planner.ui.search.palette import Palette


class Asking(QObject):
    """Opens the dialogs and passes on what they want."""

    edit_requested = Signal(object)
    post_requested = Signal(object)
    link_requested = Signal(str)

    def __init__(self, context: Context, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._window = window
        self._palette: Palette | None = None
        self._managing: Manage | None = None

    def refresh(self, changes: Sequence[Change]) -> None:
        """Tells the dialog that is open what changed."""
        if self._managing is not None:
            self._managing.refresh(changes)

    def search(self, brand: Brand) -> None:
        """Opens the search for posts and commands."""
        from planner.ui.search.palette import Palette

        if self._palette is None:
            self._palette = Palette(self._context, self._actions, self._window)
            self._palette.post_requested.connect(self.post_requested)
        self._palette.open(brand)

    def new_channel(self, plan: Plan) -> None:
        """Asks for a new channel."""
        from planner.ui.dialogs.new_channel import NewChannel

        dialog = NewChannel(self._context, plan, self._window)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def new_brand(self) -> None:
        """Asks for a new brand."""
        from planner.ui.dialogs.new_brand import NewBrand

        dialog = NewBrand(self._context, self._window)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def fix(self, brand: Brand, fix: Fix) -> None:
        """Shows what a fix would change, and asks for it."""
        from planner.ui.fixing import FixPreview

        posts = {one.record.id for one in fix.changes if isinstance(one.record, Post)}
        placements = {one.record.id for one in fix.changes if isinstance(one.record, Placement)}
        plan, _ = self._context.document.plan_of(brand, posts, placements)
        dialog = FixPreview(self._context, fix, plan, self._window)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def manage(self, brand: Brand, what: str) -> None:
        """Opens the list of "brands", "channels", "kinds", "pillars" or "campaigns"."""
        from planner.ui.dialogs.manage import Manage

        self._managing = Manage(self._context, brand, what, self._window)
        self._managing.edit_requested.connect(self.edit_requested)
        self._managing.finished.connect(self._managed)
        self._managing.open()

    def _managed(self) -> None:
        self._managing = None

    def day(self, title: str, day: date) -> date | None:
        """The day that the user chooses, None when none."""
        from planner.ui.dialogs.go_to_date import asked_day

        return asked_day(self._context, title, day, self._window)

    def shortcuts(self) -> None:
        """Shows all shortcuts."""
        from planner.ui.dialogs.shortcuts import Shortcuts

        Shortcuts(self._context, self._window).open()

    def settings(self) -> None:
        """Opens the settings."""
        from planner.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._context, self._window)
        dialog.link_requested.connect(self.link_requested)
        dialog.open()

    def facts(self) -> None:
        """Opens the page of what the networks take."""
        from planner.ui.dialogs.facts.page import FactsDialog

        dialog = FactsDialog(self._context, self._window)
        dialog.link_requested.connect(self.link_requested)
        dialog.open()

    def brand_settings(self, brand: Brand) -> None:
        """Opens the settings of a brand."""
        from planner.ui.dialogs.brand import BrandSettings

        dialog = BrandSettings(self._context, brand, self._window)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def tracking(self, brand: Brand, chosen: Sequence[str], week: Week) -> None:
        """Shows what links would become with tracking: of the chosen entries, of a week, or of all ahead."""
        from planner.ui.dialogs.tracking import AHEAD, SELECTED, WEEK, BuildTracking

        document = self._context.document
        plan, _ = document.plan_of(brand, set(), set(chosen))
        scopes = {
            SELECTED: replace(plan, placements={id_: plan.placements[id_] for id_ in chosen}),
            WEEK: document.plan(brand, week.span),
            AHEAD: document.plan(brand, Span(self._context.today(brand), date.max)),
        }
        dialog = BuildTracking(self._context, scopes, self._window)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.settings_requested.connect(lambda: self.brand_settings(brand))
        dialog.open()

    def loses_words(self) -> bool:
        """Whether the window shall close although words that were typed could not be saved."""
        from planner.ui.dialogs.message import ask

        text = tr("The words that you typed last could not be written to the plan. Copy them before you close.")
        return ask(self._window, tr("Not everything is saved"), text, [tr("Go back"), tr("Close and lose them")]) == 1

    def about(self) -> None:
        """Says what this program is."""
        from planner.ui.dialogs.message import ask

        text = tr(
            "Version {version}. Plans posts for a week and keeps it balanced, on this computer only: it never connects "
            "to a network and does not publish by itself.\n\nMade with Qt (LGPL), SQLite, the typeface Inter (SIL OFL) "
            "and the icons of Phosphor (MIT).",
            version=VERSION,
        )
        ask(self._window, tr("Evenweek"), text, [tr("Close")])
