"""The left bar: places, brands, and what of the plan is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_channel, archive
from planner.domain.plan import KIND, Plan
from planner.domain.shown import NO_FILTER, Filter
from planner.ui.bars.sidebar import SideBar
from planner.ui.bars.siderow import SideRow
from planner.ui.context import Context
from tests.builders import a_brand, a_channel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plan(context: Context) -> Plan:
    """A plan with two channels."""
    brand = context.document.brands()[0]
    for number, name in enumerate(("LinkedIn", "R&D <b>lab</b>")):
        channel = a_channel(id=name, brand_id=brand.id, name=name, platform=name.casefold(), position=number)
        context.document.do(add_channel(channel))
    return context.document.plan(brand)


@pytest.fixture
def bar(context: Context, plan: Plan, qtbot: QtBot) -> SideBar:
    made = SideBar(context)
    qtbot.addWidget(made)
    made.resize(224, 900)
    made.show_brands([plan.brand], plan.brand)
    made.show_plan(plan)
    made.show_counts({"LinkedIn": 7}, {}, 0)
    made.show()
    return made


def row(bar: SideBar, name: str) -> SideRow:
    return next(one for one in bar.findChildren(SideRow) if one.accessibleName() == name and not one.isHidden())


def test_every_row_is_named_and_has_its_role(bar: SideBar) -> None:
    rows = bar.findChildren(SideRow)
    assert all(one.accessibleName() and one.toolTip() for one in rows)
    role = QAccessible.Role
    said = {
        name: QAccessible.queryAccessibleInterface(row(bar, name)).role()
        for name in ("LinkedIn", "Add channel", "Calendar")
    }
    assert said == {"LinkedIn": role.CheckBox, "Add channel": role.Button, "Calendar": role.RadioButton}


def test_a_click_on_a_channel_hides_it_and_another_shows_it(bar: SideBar, qtbot: QtBot) -> None:
    seen: list[Filter] = []
    bar.filter_changed.connect(seen.append)
    qtbot.mouseClick(row(bar, "LinkedIn"), LEFT)
    qtbot.mouseClick(row(bar, "LinkedIn"), LEFT)
    assert seen == [Filter(frozenset({"LinkedIn"})), NO_FILTER]


def test_a_kind_is_hidden_with_the_keyboard(bar: SideBar, plan: Plan, qtbot: QtBot) -> None:
    first, second = plan.labels_of(KIND)[:2]
    row(bar, first.name).setFocus()
    qtbot.keyClick(row(bar, first.name), Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.filter_changed) as changed:
        qtbot.keyClick(row(bar, second.name), Qt.Key.Key_Return)
    assert changed.args == [Filter(kinds=frozenset({second.id}))]


def test_a_filter_from_elsewhere_is_shown_and_not_told_again(bar: SideBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.filter_changed):
        bar.set_filter(Filter(frozenset({"LinkedIn"})))
    assert not row(bar, "LinkedIn").isChecked()
    bar.set_filter(NO_FILTER)
    assert row(bar, "LinkedIn").isChecked()


def test_the_menu_of_a_channel_shows_only_this_one(bar: SideBar, qtbot: QtBot) -> None:
    row(bar, "LinkedIn").menu_requested.emit(QPoint())
    menu = bar.findChildren(QMenu)[0]
    with qtbot.waitSignal(bar.filter_changed) as changed:
        menu.actions()[0].trigger()
    assert changed.args == [Filter(frozenset({"R&D <b>lab</b>", None}))]


def test_what_has_no_channel_yet_has_a_row_when_there_is_any(bar: SideBar) -> None:
    names = {one.accessibleName() for one in bar.findChildren(SideRow) if not one.isHidden()}
    assert "No channel yet" not in names
    bar.show_counts({None: 2}, {}, 0)
    assert row(bar, "No channel yet").count == "2"


def test_counts_are_seen_and_said(bar: SideBar) -> None:
    bar.show_counts({"LinkedIn": 1234}, {}, 12)
    assert row(bar, "LinkedIn").count == "1,234"
    assert row(bar, "LinkedIn").accessibleDescription() == "1,234 in view"
    assert row(bar, "Ideas").accessibleDescription() == "12 ideas"


def test_names_are_shown_as_they_are(bar: SideBar) -> None:
    assert "&lt;b&gt;" in row(bar, "R&D <b>lab</b>").toolTip()
    assert row(bar, "R&D <b>lab</b>").shortcut().isEmpty()


@pytest.mark.parametrize(
    ("name", "key"), [("This week", "week"), ("Calendar", "calendar"), ("Ideas", "ideas"), ("Trash", "trash")]
)
def test_a_place_is_asked_for_and_marked_by_who_shows_it(bar: SideBar, qtbot: QtBot, name: str, key: str) -> None:
    with qtbot.waitSignal(bar.place_requested) as asked:
        qtbot.mouseClick(row(bar, name), LEFT)
    assert asked.args == [key]
    assert not row(bar, name).isChecked()
    bar.show_place(key)
    assert row(bar, name).isChecked()


def test_other_things_are_asked_for(bar: SideBar, qtbot: QtBot) -> None:
    for name, signal in (
        ("Add channel", bar.new_channel_requested),
        ("Settings", bar.settings_requested),
        ("Menu", bar.menu_requested),
        ("Channels", bar.manage_requested),
        ("Kinds", bar.manage_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(row(bar, name), LEFT)


def test_the_menu_of_brands_marks_the_one_in_view(bar: SideBar, plan: Plan) -> None:
    other = a_brand(id="other", name="Rock & Roll")
    gone = a_brand(id="gone", name="Gone", archived=True)
    bar.show_brands([plan.brand, other, gone], plan.brand)
    actions = {action.text(): action for action in bar.brand_menu().actions()}
    assert [text for text, action in actions.items() if action.isCheckable()] == ["Ferrow", "Rock && Roll"]
    assert actions["Ferrow"].isChecked()
    asked: list[str] = []
    bar.brand_requested.connect(asked.append)
    bar.new_brand_requested.connect(lambda: asked.append("new"))
    bar.manage_requested.connect(asked.append)
    for text in ("Rock && Roll", "New brand…", "Manage pillars…"):
        actions[text].trigger()
    assert asked == ["other", "new", "pillars"]


def test_a_new_channel_gets_a_row_and_an_archived_one_loses_it(bar: SideBar, context: Context, plan: Plan) -> None:
    brand = plan.brand
    context.document.do(add_channel(a_channel(id="new", brand_id=brand.id, name="Blog", position=9)))
    context.document.do(archive(plan.channels["LinkedIn"]))
    bar.set_filter(Filter(frozenset({"new"})))
    bar.show_plan(context.document.plan(brand))
    assert not row(bar, "Blog").isChecked()
    assert "LinkedIn" not in {one.accessibleName() for one in bar.findChildren(SideRow) if not one.isHidden()}


def test_nothing_is_built_again_when_nothing_changed(bar: SideBar, context: Context, plan: Plan) -> None:
    before = row(bar, "LinkedIn")
    bar.show_plan(context.document.plan(plan.brand))
    assert row(bar, "LinkedIn") is before
    bar.show_plan(replace(plan, labels={}))
    assert row(bar, "LinkedIn") is not before


def test_the_tab_key_follows_reading_order_with_one_stop_for_each_group(bar: SideBar, plan: Plan) -> None:
    bar.show_place("ideas")
    stops: list[str] = []
    widget: QWidget = bar.nextInFocusChain()
    while widget is not bar:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    kind = plan.labels_of(KIND)[0].name
    assert stops == ["Ferrow", "Ideas", "Channels", "LinkedIn", "Add channel", "Kinds", kind, "Menu", "Settings"]


def test_icons_alone_say_their_names_in_tooltips(bar: SideBar) -> None:
    bar.set_collapsed(True)
    bar.layout().activate()
    bar.resize(56, 700)
    assert row(bar, "Ideas").width() <= 40
    assert row(bar, "LinkedIn").toolTip() == "LinkedIn · 7 in view"
    bar.say_saved("Saving…")
    assert not bar.grab().isNull()


def test_the_bar_for_scrolling_is_there_only_when_rows_are_out_of_sight(bar: SideBar, qtbot: QtBot) -> None:
    bar.resize(224, 420)
    qtbot.waitUntil(lambda: bar._scroll.hides_below)
    bar._scroll.show_bar(True)
    bar._scroll.verticalScrollBar().setValue(30)
    assert bar._scroll.hides_above
    assert bar._scroll._bar is not None
    assert bar._scroll._bar.value() == 30
    bar._scroll.show_bar(False)
    assert bar._scroll._bar.isHidden()
