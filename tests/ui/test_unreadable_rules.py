"""What the window does with rules of a plan that nobody can read: it says so, and everything else goes on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.edits import Change, Edit
from planner.domain.records import OwnRule, RuleSort
from planner.ui.context import Context
from planner.ui.dialogs.rules import RulesDialog
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, WEEK, a_placement, a_post

MIX = {"name": "Mine", "source": "Us", "parts": [{"group": "promotional", "share": 20, "mode": "cap"}]}
TABLES = [
    (RuleSort.MIX, "mine", "{"),
    (RuleSort.MIX, "mine", "[" * 100_000),
    (RuleSort.MIX, "80-20", json.dumps(MIX | {"tolerance": float("inf")})),
    (RuleSort.CADENCE, "instagram", '{"minimum": 1e400}'),
    (RuleSort.EFFORT, "effort", '{"image": "long"}'),
]


def an_own(context: Context, sort: RuleSort, key: str, text: str) -> OwnRule:
    channel_id = "Instagram" if sort is RuleSort.CADENCE else None
    brand = context.document.brands()[0]
    return OwnRule(id="own", brand_id=brand.id, sort=sort, key=key, table=text, channel_id=channel_id)


@pytest.fixture
def prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a pause does so for next to none."""
    for name in ("checklist.panel._PAUSE_MS", "window.overlaid._QUIET_MS", "window.marks._QUIET_MS"):
        monkeypatch.setattr(f"planner.ui.{name}", 5)


@pytest.mark.usefixtures("prompt")
@pytest.mark.parametrize(("sort", "key", "text"), TABLES, ids=range(len(TABLES)))
def test_the_window_goes_on(qtbot: QtBot, window: MainWindow, sort: RuleSort, key: str, text: str) -> None:
    """Whatever raises in it fails the test."""
    brand = window.context.document.brands()[0]
    post = a_post(brand_id=brand.id)
    changes = [
        Change(None, an_own(window.context, sort, key, text)),
        Change(None, post),
        Change(None, a_placement(post_id=post.id, channel_id="Instagram", date=MONDAY)),
    ]
    if sort is RuleSort.MIX:
        changes.append(Change(brand, replace(brand, also=(key,))))
    window.history.do(Edit("Add", tuple(changes)))
    for id_ in ("view_week", "place_week", "rules", "cadence", "all_brands", "balance_week"):
        window.commands[id_].trigger()
        qtbot.wait(25)


def test_a_rule_that_cannot_be_read_is_said_and_can_only_be_deleted(context: Context, qtbot: QtBot) -> None:
    context.document.do(Edit("Add", (Change(None, an_own(context, RuleSort.MIX, "mine", "{")),)))
    dialog = RulesDialog(context, context.document.brands()[0], WEEK)
    dialog.edit_requested.connect(context.document.do)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.choose("mine")
    line = dialog.list.current
    assert line is not None
    assert line.sentence.startswith("The rule “mine” cannot be read")
    details = dialog.details
    assert not any(one.isVisible() for one in (details.hold, details.watch, details.change, details.copy))
    details.delete.click()
    assert "mine" not in {one.key for one in dialog.list.lines}
