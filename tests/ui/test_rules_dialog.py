"""The rules of a brand in the window: chosen, made, changed, and never silently for past weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.app.intake import read_plan
from planner.app.live import LiveBalance
from planner.domain import edits
from planner.domain.records import Brand, Label, OwnRule
from planner.domain.rulebook import Rulebook, regime_of
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.manage import Manage
from planner.ui.dialogs.manage_extras import BrandRow
from planner.ui.dialogs.new_brand import NewBrand
from planner.ui.dialogs.rules import MixEditor, RulesDialog
from tests.builders import WEEK, a_channel

OCTOBER = Week.of(date(2026, 10, 12))

Opened = Callable[..., RulesDialog]
Edited = Callable[..., MixEditor]


@pytest.fixture
def brand(document: Document) -> Brand:
    return document.brands()[0]


@pytest.fixture
def opened(qtbot: QtBot, context: Context, document: Document) -> Opened:
    """Opens the rules over a plan that takes what they want."""

    def dialog(week: Week = WEEK) -> RulesDialog:
        made = RulesDialog(context, document.brands()[0], week)
        qtbot.addWidget(made)
        made.edit_requested.connect(document.do)
        made.show()
        return made

    return dialog


@pytest.fixture
def edited(qtbot: QtBot, context: Context, document: Document) -> Edited:
    """Opens the form of a rule over a plan that takes what it wants, with its example shown."""

    def dialog(key: str = "", *, week: Week = WEEK, copied: bool = False) -> MixEditor:
        made = MixEditor(context, document.brands()[0], week, key=key, copied=copied)
        qtbot.addWidget(made)
        made.edit_requested.connect(document.do)
        made.show()
        shown(qtbot, made)
        return made

    return dialog


def shown(qtbot: QtBot, editor: MixEditor) -> str:
    """The sentence of the example, once it follows what is typed."""
    qtbot.waitUntil(lambda: not editor._soon.isActive())
    return editor.example.rule.text()


def book(context: Context) -> Rulebook:
    document = context.document
    return context.catalogue.rulebook(document.settings_of(document.brands()[0]))


def own_rules(document: Document) -> tuple[OwnRule, ...]:
    return document.settings_of(document.brands()[0]).own_rules


def choose(dialog: RulesDialog, key: str) -> None:
    dialog.list.choose(key)


# the list


def test_every_rule_is_there_with_its_sentence_source_and_year(opened: Opened) -> None:
    dialog = opened()
    lines = {line.key: line for line in dialog.list.lines}
    assert list(lines)[:2] == ["", "80-20"]
    assert "2011" in lines["80-20"].origin
    assert lines["80-20"].sentence.startswith("At most 20 % promotional")
    assert "there is none yet" in lines["pillars-equal"].sentence
    assert all(line.origin for key, line in lines.items() if key)


def test_the_rule_of_the_weeks_and_those_beside_it_are_signed(opened: Opened) -> None:
    dialog = opened()
    spoken = {
        line.key: dialog.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row, line in enumerate(dialog.list.lines)
    }
    assert "The weeks are held to it" in spoken["80-20"]
    assert "Watched, every channel apart" in spoken["channel-cap-40"]


def test_another_rule_counts_from_this_week_on_unless_one_says_otherwise(opened: Opened, document: Document) -> None:
    dialog = opened(OCTOBER)
    assert not dialog.primary.isEnabled()
    assert not dialog.since.isVisible()
    choose(dialog, "thirds")
    dialog.details.hold.click()
    assert dialog.since.isVisible()
    assert "week 48" in dialog.since.from_week.text()
    dialog.primary.click()
    brand = document.brands()[0]
    assert (regime_of(brand, OCTOBER).rule, regime_of(brand, WEEK).rule) == ("80-20", "thirds")


def test_for_all_weeks_has_to_be_said(opened: Opened, document: Document) -> None:
    dialog = opened()
    choose(dialog, "thirds")
    dialog.details.hold.click()
    dialog.since.for_all.click()
    dialog.primary.click()
    assert regime_of(document.brands()[0], OCTOBER).rule == "thirds"
    document.undo()
    assert document.brands()[0].rule == "80-20"


def test_a_rule_is_watched_and_no_longer(opened: Opened, document: Document) -> None:
    dialog = opened()
    choose(dialog, "thirds")
    dialog.details.watch.click()
    choose(dialog, "channel-cap-40")
    assert not dialog.details.hold.isEnabled()
    assert dialog.details.watch.text() == "Watch every channel"
    dialog.details.watch.click()
    dialog.primary.click()
    assert document.brands()[0].also == ("thirds",)


def test_weeks_may_be_held_to_nothing(opened: Opened, document: Document) -> None:
    dialog = opened()
    choose(dialog, "")
    assert not dialog.details.watch.isVisible()
    dialog.details.hold.click()
    dialog.primary.click()
    assert document.brands()[0].rule == ""


def test_the_week_in_view_names_another_rule_that_it_is_judged_by(opened: Opened, document: Document) -> None:
    document.do(edits.use_rules(document.brands()[0], rule="thirds", also=(), since=WEEK))
    then = opened(OCTOBER)
    assert "Week 42 is judged by “80/20, at most 20 % promotional”." in then._explained.text()
    now = opened(WEEK)
    assert "judged by" not in now._explained.text()


def test_labels_that_a_rule_needs_come_in_the_same_step(opened: Opened, document: Document, brand: Brand) -> None:
    dialog = opened()
    choose(dialog, "70-20-10-risk")
    assert "Risk (Proven, Variation, Experiment)" in dialog.details.needs.text()
    dialog.details.hold.click()
    dialog.primary.click()
    plan = document.settings_of(brand)
    assert [one.name for one in plan.labels_of("risk")] == ["Proven", "Variation", "Experiment"]
    document.undo()
    assert "risk" not in {one.key for one in document.settings_of(brand).sets.values()}
    assert document.brands()[0].rule == "80-20"


def test_all_pillars_alike_says_that_it_needs_pillars(opened: Opened) -> None:
    dialog = opened()
    choose(dialog, "pillars-equal")
    assert "needs pillars" in dialog.details.needs.text()
    assert not dialog.details.take_up.isVisible()


def test_a_rule_in_use_is_not_deleted_and_one_that_is_not_is(opened: Opened, document: Document, brand: Brand) -> None:
    table = {"name": "Mine", "parts": [{"group": "promotional", "share": 30}], "source": ""}
    document.do(edits.keep_mix(document.settings_of(brand), "mine", table, since=None))
    document.do(edits.use_rules(brand, rule="mine", also=(), since=None))
    dialog = opened()
    assert dialog.list.lines[1].key == "mine"
    choose(dialog, "mine")
    dialog.details.delete.click()
    assert "not deleted" in dialog.trouble.text()
    document.do(edits.use_rules(document.brands()[0], rule="80-20", also=(), since=None))
    dialog.refresh(())
    dialog.read("mine")
    dialog.details.delete.click()
    assert own_rules(document) == ()
    assert "mine" not in {line.key for line in dialog.list.lines}


def test_a_shipped_rule_is_never_deleted_but_reverted(opened: Opened, document: Document, brand: Brand) -> None:
    table = {"name": "Thirds", "parts": [{"group": "promotional", "share": 30}], "source": ""}
    document.do(edits.keep_mix(document.settings_of(brand), "thirds", table, since=None))
    dialog = opened()
    choose(dialog, "thirds")
    assert not dialog.details.delete.isVisible()
    dialog.details.revert.click()
    assert own_rules(document) == ()
    assert not dialog.details.revert.isVisible()


def test_enter_on_a_rule_opens_its_form_and_saving_it_is_shown(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    choose(dialog, "thirds")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    editor = dialog.findChild(MixEditor)
    assert isinstance(editor, MixEditor)
    assert editor.name.text() == "Rule of thirds"
    assert not editor.since.isVisible()
    editor.name.setText("My thirds")
    editor.accept()
    current = dialog.list.current
    assert current is not None
    assert (current.key, current.name, current.own, current.shipped) == ("thirds", "My thirds", True, True)


# the form


def test_a_new_rule_is_made_and_its_name_is_asked_for(edited: Edited, context: Context) -> None:
    editor = edited()
    editor.accept()
    assert editor.trouble.text() == "A name is needed"
    editor.name.setText("At most a third sells")
    editor.parts.rows[0].figure.setValue(33)
    editor.accept()
    rule = book(context).mix("at-most-a-third-sells")
    assert (float(rule.parts[0].share), rule.parts[0].group, str(rule.window)) == (0.33, "promotional", "4 weeks")


def test_a_copy_keeps_where_it_is_from(edited: Edited, context: Context) -> None:
    editor = edited("70-20-10", copied=True)
    editor.accept()
    copied = book(context).mix(editor.key)
    assert (copied.copied_from, copied.source) == ("70-20-10", book(context).mix("70-20-10").source)
    assert copied.parts == book(context).mix("70-20-10").parts


@pytest.mark.parametrize("key", ["80-20", "thirds", "5-3-2", "30-60-10", "weekly-five", "hero-hub-help", "90-10"])
def test_the_form_says_of_a_rule_what_its_file_says(edited: Edited, context: Context, key: str) -> None:
    editor = edited(key)
    there = book(context).mix(key)
    made = book(context).read_mix(key, editor.table())
    assert (made.parts, made.window, made.residual, made.minimum) == (
        there.parts,
        there.window,
        there.residual,
        there.minimum,
    )
    assert (made.signature, made.tolerance, made.unit) == (there.signature, there.tolerance, there.unit)


def test_only_name_parts_and_window_are_open_and_the_rest_is_summed_up(edited: Edited) -> None:
    editor = edited("80-20")
    assert editor.parts.isVisible()
    assert not editor.where.isVisible()
    assert not editor.strict.isVisible()
    assert "all channels" in editor._fold_where._summary.text()
    assert "from 3 posts on" in editor._fold_strict._summary.text()


def test_the_example_follows_what_is_typed(qtbot: QtBot, edited: Edited) -> None:
    editor = edited()
    assert "At most 20 % promotional" in editor.example.rule.text()
    assert "Week 48, 23 – 29 Nov 2026: no posts" in editor.example.week.text()
    editor.parts.rows[0].figure.setValue(50)
    assert "At most 50 %" in shown(qtbot, editor)
    editor.parts.rows[0].of.turn("promotional")
    assert shown(qtbot, editor) == "Say what counts in each part"
    editor.parts.rows[0].remove.click()
    assert "at least one part" in shown(qtbot, editor)


def test_parts_that_hold_more_than_all_are_said(qtbot: QtBot, edited: Edited) -> None:
    editor = edited("70-20-10")
    editor.parts.rows[0].figure.setValue(90)
    assert "the parts add up to 120" in shown(qtbot, editor)


def test_five_three_one_of_ten_is_asked_about_and_shared_out(qtbot: QtBot, edited: Edited, context: Context) -> None:
    editor = edited("5-3-1", copied=True)
    asked = editor.parts.asked
    assert asked.isVisible()
    assert "add up to 9, you said “of 10”" in asked.said.text()
    assert (asked.share.text(), asked.leave.text()) == (
        "Share them out as 5, 3 and 1 of 9",
        "Leave a tenth to anything else",
    )
    editor.accept()
    assert "what is meant" in editor.trouble.text()
    asked.share.click()
    shown(qtbot, editor)
    assert not asked.isVisible()
    editor.accept()
    assert [round(float(part.share), 3) for part in book(context).mix(editor.key).parts] == [0.556, 0.333, 0.111]


def test_five_three_one_of_ten_may_leave_a_tenth(qtbot: QtBot, edited: Edited, context: Context) -> None:
    editor = edited("5-3-1", copied=True)
    editor.parts.asked.leave.click()
    shown(qtbot, editor)
    assert not editor.parts.asked.isVisible()
    editor.accept()
    assert [float(part.share) for part in book(context).mix(editor.key).parts] == [0.5, 0.3, 0.1]


def test_rows_share_one_unit_but_for_numbers(edited: Edited) -> None:
    editor = edited("thirds")
    first, second, third = editor.parts.rows
    first.set_unit("share")
    assert [one.unit.currentData() for one in (second, third)] == ["share", "share"]
    first.set_unit("count")
    assert second.unit.currentData() == "share"
    assert first.window_.isVisible()


def test_a_rule_in_use_asks_from_when_on_and_past_weeks_keep_theirs(edited: Edited, context: Context) -> None:
    editor = edited("80-20", week=OCTOBER)
    assert editor.since.isVisible()
    editor.parts.rows[0].figure.setValue(40)
    editor.accept()
    assert [float(book(context).mix("80-20", one).parts[0].share) for one in (OCTOBER, WEEK)] == [0.2, 0.4]


def test_labels_that_are_lacking_are_taken_up_with_the_rule(edited: Edited, document: Document, brand: Brand) -> None:
    editor = edited("hero-hub-help", copied=True)
    assert "Ambition (Hero, Hub, Help)" in editor.lacking.text()
    before = document.undo_text
    editor.accept()
    assert len(document.settings_of(brand).labels_of("ambition")) == 3
    document.undo()
    assert own_rules(document) == ()
    assert document.undo_text == before


def test_parts_for_every_pillar_may_become_parts_of_ones_own(
    qtbot: QtBot, edited: Edited, document: Document, brand: Brand
) -> None:
    pillars = document.settings_of(brand).label_set("pillar").id
    for place, name in enumerate(("Origin", "Brewing")):
        label = Label(id=name, set_id=pillars, key=name.casefold(), name=name, position=place)
        document.do(edits.add_label(label))
    editor = edited("pillars-equal", copied=True)
    assert "Origin and Brewing" in editor.parts.each_said.text()
    editor.parts.apart.click()
    assert shown(qtbot, editor).startswith("About 50 % each of origin and brewing")


# where else rules are chosen


def test_own_rules_are_offered_where_a_rule_is_chosen(
    qtbot: QtBot, context: Context, document: Document, brand: Brand
) -> None:
    table = {"name": "Mine", "parts": [{"group": "promotional", "share": 30}], "source": ""}
    document.do(edits.keep_mix(document.settings_of(brand), "mine", table, since=None))
    manage = Manage(context, brand, "brands")
    qtbot.addWidget(manage)
    manage.edit_requested.connect(document.do)
    row = manage.rows[brand.id]
    assert isinstance(row, BrandRow)
    assert row.rule.findText("Mine") > 0
    assert row.rule.findData("channel-cap-40") == -1
    row.rule.setCurrentIndex(row.rule.findData("mine"))
    row.rule.activated.emit(row.rule.currentIndex())
    after = document.brands()[0]
    assert (regime_of(after, WEEK).rule, regime_of(after, OCTOBER).rule) == ("mine", "80-20")
    new = NewBrand(context)
    qtbot.addWidget(new)
    assert (new.rule.currentData(), new.rule.findData("mine")) == ("80-20", -1)


def test_another_look_is_painted_at_once(context: Context, opened: Opened) -> None:
    dialog = opened()
    dialog.details.change.setFocus()
    light = dialog.grab().toImage()
    context.theme.choose("dark")
    dark = dialog.grab().toImage()
    context.theme.choose("light")
    assert dark != light


# acceptance story 4, on the sample plan


@pytest.fixture
def sample(context: Context, document: Document, brand: Brand, shared: Path) -> None:
    """The sample plan of the roastery, imported."""
    content = (shared / "samples" / "plan_tidy.csv").read_bytes()
    document.do(read_plan(document, brand, content, context.catalogue).edit)


@pytest.mark.usefixtures("sample")
def test_my_rule_not_yours(qtbot: QtBot, context: Context, document: Document, brand: Brand, opened: Opened) -> None:
    dialog = opened(OCTOBER)
    choose(dialog, "thirds")
    dialog.details.hold.click()
    dialog.new.click()
    editor = dialog.findChild(MixEditor)
    assert isinstance(editor, MixEditor)
    editor.name.setText("Forty on the two")
    editor.parts.rows[0].figure.setValue(40)
    ids = {one.name.casefold(): one.id for one in document.settings_of(brand).channels.values()}
    editor.where.ticks["channels"].turn(ids["instagram"])
    editor.where.ticks["channels"].turn(ids["facebook"])
    assert "each post counted once, over 4 weeks, on " in shown(qtbot, editor)
    assert "5 promotional of 6 posts" in editor.example.week.text()
    editor.accept()
    current = dialog.list.current
    assert current is not None
    assert current.name == "Forty on the two"
    dialog.details.hold.click()
    dialog.since.for_all.click()
    dialog.primary.click()
    live = LiveBalance(document, context.catalogue)
    live.show_brand(brand)
    judged = live.judged(OCTOBER)
    assert judged.sentence.startswith("This week: 5 promotional of 6 posts")
    assert judged.rule is not None
    assert judged.rule.name == "Forty on the two"


@pytest.mark.usefixtures("sample")
def test_a_rule_for_every_channel_shows_the_busiest(document: Document, brand: Brand, edited: Edited) -> None:
    document.do(edits.add_channel(a_channel(brand_id=brand.id, name="Idle")))
    editor = edited("channel-cap-40", week=OCTOBER)
    assert "your rule allows" in editor.example.week.text()
    assert "Idle" not in editor.example.week.text()


def test_a_tick_in_the_menu_is_taken(qtbot: QtBot, context: Context, document: Document) -> None:
    from PySide6.QtWidgets import QWidget

    from planner.ui.dialogs.rules.ticks import Ticks

    ticks = Ticks(context, lambda: [("", [("a", "Alpha"), ("b", "Beta")]), ("More", [("c", "Gamma")])], "All")
    qtbot.addWidget(ticks)
    assert isinstance(ticks, QWidget)
    ticks._fill()
    actions = {action.text(): action for action in ticks._list.actions()}
    actions["Beta"].trigger()
    more = actions["More"].menu()
    assert more is not None
    more.actions()[0].trigger()
    assert ticks.keys == ("b", "c")
    actions["Beta"].trigger()
    assert ticks.keys == ("c",)


def test_a_rule_that_is_held_already_can_be_used_for_past_weeks_too(
    document: Document, brand: Brand, opened: Opened
) -> None:
    document.do(edits.amend(brand, "Earlier", rule="thirds", earlier=(("2026-11-23", "80-20"),)))
    dialog = opened(OCTOBER)
    assert not dialog.primary.isEnabled()
    dialog.since.for_all.click()
    assert dialog.primary.isEnabled()
    dialog.primary.click()
    assert document.brands()[0].earlier == ()
