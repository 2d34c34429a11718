"""Every dialog is gone once it is closed, and what asks for it still works."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_channel
from planner.domain.records import Brand, Campaign
from planner.domain.span import Span
from planner.ui import dialogs
from planner.ui.campaigns.milestones_dialog import MilestonesDialog
from planner.ui.checklist.items_dialog import ChecklistItems
from planner.ui.checklist.routine_dialog import RoutineDialog
from planner.ui.context import Context
from planner.ui.dialogs.accounts import AccountsDialog
from planner.ui.dialogs.all_brands import AllBrands
from planner.ui.dialogs.brand import BrandSettings
from planner.ui.dialogs.dictionaries import DictionariesDialog
from planner.ui.dialogs.manage import Manage
from planner.ui.dialogs.new_brand import NewBrand
from planner.ui.dialogs.new_channel import NewChannel
from planner.ui.dialogs.reply import ReplyDialog
from planner.ui.dialogs.restoring import Restoring
from planner.ui.dialogs.rules import CadenceDialog, MixEditor, RulesDialog
from planner.ui.dialogs.settings import SettingsDialog
from planner.ui.dialogs.shortcuts import Shortcuts
from planner.ui.dialogs.special_days import SpecialDaysDialog
from planner.ui.dialogs.tracking import AHEAD, BuildTracking
from planner.ui.dialogs.unexpected import Unexpected
from planner.ui.editor.posted import PostedDialog
from planner.ui.pieces.day_dialog import DayDialog
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.fitting import FittingDialog
from planner.ui.pieces.message import Message
from planner.ui.pieces.progress import Progress
from planner.ui.results.incoming.dialog import NumbersFromFile
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, WEEK, a_channel
from tests.ui.conftest import NOW, assert_freed_on_close

Maker = Callable[[Context, Brand, QWidget], QDialog]

DAY = Span(MONDAY, MONDAY)


def a_reply(brand: Brand) -> bytes:
    head = {"format": "evenweek-review-reply", "version": 1, "brand_id": brand.id, "brand": brand.name}
    return json.dumps({**head, "from": "Jo", "sent": NOW.isoformat(), "at": NOW.isoformat(), "answers": []}).encode()


MAKERS: dict[type[QDialog], Maker] = {
    AccountsDialog: lambda context, _, parent: AccountsDialog(context, a_channel(), parent),
    AllBrands: lambda context, _, parent: AllBrands(context, parent),
    BrandSettings: BrandSettings,
    BuildTracking: lambda context, brand, parent: BuildTracking(context, {AHEAD: context.document.plan(brand)}, parent),
    ChecklistItems: ChecklistItems,
    DayDialog: lambda context, _, parent: DayDialog(context, "Go to date", date(2026, 11, 23), parent),
    DictionariesDialog: lambda context, _, parent: DictionariesDialog(
        context, context.spelling.dictionaries, context.spelling.added, parent=parent
    ),
    CadenceDialog: lambda context, brand, parent: CadenceDialog(context, brand, WEEK, parent),
    Manage: lambda context, brand, parent: Manage(context, brand, "channels", parent),
    Message: lambda _context, _, parent: Message(parent, "Heading", "Text", ["Close"]),
    MixEditor: lambda context, brand, parent: MixEditor(context, brand, WEEK, parent),
    MilestonesDialog: lambda context, brand, parent: MilestonesDialog(
        context, Campaign(id="c", brand_id=brand.id, name="Winter"), parent
    ),
    NewBrand: lambda context, _, parent: NewBrand(context, parent),
    NewChannel: lambda context, brand, parent: NewChannel(context, context.document.plan(brand, DAY), parent),
    NumbersFromFile: lambda context, brand, parent: NumbersFromFile(context, brand, parent=parent),
    PostedDialog: lambda _context, _, parent: PostedDialog([("id", "Blog", "")], parent),
    ReplyDialog: lambda context, brand, parent: ReplyDialog(context, brand, a_reply(brand), parent),
    Restoring: lambda context, _, parent: Restoring(context, parent),
    RoutineDialog: lambda context, brand, parent: RoutineDialog(
        context, context.document.settings_of(brand), None, parent
    ),
    RulesDialog: lambda context, brand, parent: RulesDialog(context, brand, WEEK, parent),
    SettingsDialog: lambda context, _, parent: SettingsDialog(context, parent),
    Shortcuts: lambda context, _, parent: Shortcuts(context, parent),
    SpecialDaysDialog: SpecialDaysDialog,
    Unexpected: lambda _context, _, parent: Unexpected(parent, "Details"),
}
"""All but ``Progress``, which closes when its work is over."""


@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_a_dialog_is_gone_once_it_is_closed(context: Context, qtbot: QtBot, kind: type[QDialog]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    brand = context.document.brands()[0]
    context.document.do(add_channel(a_channel(brand_id=brand.id)))
    dialog = MAKERS[kind](context, brand, parent)
    dialog.open()
    assert_freed_on_close(qtbot, context, dialog)


def test_no_dialog_is_forgotten_here() -> None:
    modules = [
        importlib.import_module(f"{dialogs.__name__}.{one.name}") for one in pkgutil.iter_modules(dialogs.__path__)
    ]
    there = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    own = {kind for kind in there if issubclass(kind, QDialog) and kind.__module__.startswith("planner.")}
    assert own - {FittingDialog, EditDialog, Progress} <= set(MAKERS)


def test_progress_is_gone_when_the_work_is_over(context: Context, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for shown in (True, False):
        progress = Progress(parent, "Working")
        if shown:
            progress.open()
        with qtbot.waitSignal(progress.destroyed):
            progress.end()


def test_the_window_goes_on_after_a_dialog_that_it_told_of_changes(window: MainWindow, qtbot: QtBot) -> None:
    window.manage("channels")
    assert_freed_on_close(qtbot, window.context, window.findChild(Manage))
    window.document.do(add_channel(a_channel(id="later", brand_id=window.brand.id, name="Later")))
