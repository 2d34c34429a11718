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
    from planner.ui.checklist.items_dialog import ChecklistItems
    from planner.ui.dialogs.manage import Manage
    from planner.ui.dialogs.rules import RulesDialog
    from planner.ui.pieces.edit_dialog import EditDialog
    from planner.ui.search.palette import Palette

    Followed = Manage | ChecklistItems | RulesDialog


class Asking(QObject):
    """Opens the dialogs and passes on what they want."""

    edit_requested = Signal(object)
    post_requested = Signal(object)
    brand_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, context: Context, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._window = window
        self._palette: Palette | None = None
        self._following: Followed | None = None

    def refresh(self, changes: Sequence[Change]) -> None:
        """Tells the dialog that is open what changed."""
        if self._following is not None:
            self._following.refresh(changes)

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

        self._open(NewChannel(self._context, plan, self._window))

    def new_brand(self) -> None:
        """Asks for a new brand."""
        from planner.ui.dialogs.new_brand import NewBrand

        self._open(NewBrand(self._context, self._window))

    def fix(self, brand: Brand, fix: Fix) -> None:
        """Shows what a fix would change, and asks for it."""
        from planner.ui.pieces.fixing import FixPreview

        posts = {one.record.id for one in fix.changes if isinstance(one.record, Post)}
        placements = {one.record.id for one in fix.changes if isinstance(one.record, Placement)}
        plan, _ = self._context.document.plan_of(brand, posts, placements)
        dialog = FixPreview(self._context, fix, plan, self._window)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def manage(self, brand: Brand, what: str) -> None:
        """Opens the list of "brands", "channels", "kinds" or "pillars"."""
        from planner.ui.dialogs.manage import Manage

        self._follow(Manage(self._context, brand, what, self._window))

    def checklist_items(self, brand: Brand) -> None:
        """Opens the items of the checklist."""
        from planner.ui.checklist.items_dialog import ChecklistItems

        self._follow(ChecklistItems(self._context, brand, self._window))

    def day(self, title: str, day: date) -> date | None:
        """The day that the user chooses, None when none."""
        from planner.ui.pieces.day_dialog import asked_day

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

        self._open(BrandSettings(self._context, brand, self._window))

    def all_brands(self) -> None:
        """Shows how every brand stands."""
        from planner.ui.dialogs.all_brands import AllBrands

        dialog = AllBrands(self._context, self._window)
        dialog.brand_requested.connect(self.brand_requested)
        dialog.open()

    def rules(self, brand: Brand, week: Week) -> None:
        """Opens the rules that the weeks of a brand are held to."""
        from planner.ui.dialogs.rules import RulesDialog

        self._follow(RulesDialog(self._context, brand, week, self._window))

    def cadence(self, brand: Brand, week: Week) -> None:
        """Opens how often a brand posts on each channel."""
        from planner.ui.dialogs.rules import CadenceDialog

        self._open(CadenceDialog(self._context, brand, week, self._window))

    def new_routine(self, brand: Brand) -> None:
        """Asks for a new routine."""
        from planner.ui.checklist.routine_dialog import RoutineDialog

        self._open(RoutineDialog(self._context, self._context.document.settings_of(brand), None, self._window))

    def special_days(self, brand: Brand) -> None:
        """Opens whose holidays are shown, and which days are planned for."""
        from planner.ui.dialogs.special_days import SpecialDaysDialog

        self._open(SpecialDaysDialog(self._context, brand, self._window))

    def _follow(self, dialog: Followed) -> None:
        """Opens a dialog in which every change counts at once, and which is told what changed."""
        self._following = dialog
        dialog.finished.connect(self._end_following)
        self._open(dialog)

    def _end_following(self) -> None:
        self._following = None

    def _open(self, dialog: EditDialog | Followed) -> None:
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
        dialog = BuildTracking(self._context, scopes, self._window, ever=lambda: document.plan(brand))
        dialog.edit_requested.connect(self.edit_requested)
        dialog.settings_requested.connect(lambda: self.brand_settings(brand))
        dialog.open()

    def loses_words(self) -> bool:
        """Whether the window shall close although words that were typed could not be saved."""
        from planner.ui.pieces.message import ask

        text = tr("The words that you typed last could not be written to the plan. Copy them before you close.")
        return ask(self._window, tr("Not everything is saved"), text, [tr("Go back"), tr("Close and lose them")]) == 1

    def about(self) -> None:
        """Says what this program is."""
        from planner.ui.pieces.message import ask

        text = tr(
            "Version {version}. Plans posts for a week and keeps it balanced, on this computer only: it never connects "
            "to a network and does not publish by itself.\n\nMade with Qt (LGPL), SQLite, the typeface Inter (SIL OFL) "
            "and the icons of Phosphor (MIT).",
            version=VERSION,
        )
        ask(self._window, tr("Evenweek"), text, [tr("Close")])
