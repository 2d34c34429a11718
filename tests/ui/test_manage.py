"""Brands, channels, kinds and pillars: renamed, coloured, archived, restored, added."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.brands import new_brand
from planner.app.document import Document
from planner.domain.edits import add_brand, add_channel
from planner.domain.plan import Plan
from planner.domain.records import Stance
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.dialogs.manage import Manage
from planner.ui.dialogs.manage_extras import BrandRow, KindRow
from planner.ui.dialogs.manage_rows import NamedRow
from planner.ui.dialogs.manage_sorts import SORTS
from planner.ui.dialogs.new_brand import NewBrand, domains_in
from planner.ui.dialogs.new_channel import NewChannel
from tests.builders import MONDAY, a_channel

Opened = Callable[[str], Manage]


def plan_of(document: Document) -> Plan:
    return document.plan(document.brands()[0], Span(MONDAY, MONDAY))


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Opened:
    def make(what: str) -> Manage:
        dialog = Manage(context, context.document.brands()[0], what)
        qtbot.addWidget(dialog)
        dialog.edit_requested.connect(context.document.do)
        context.document.listen(dialog.refresh)
        with qtbot.waitActive(dialog):
            dialog.show()
        return dialog

    return make


def row_named(dialog: Manage, name: str) -> NamedRow:
    return next(row for row in dialog.rows.values() if row.record.name == name)


def retype(qtbot: QtBot, row: NamedRow, name: str) -> None:
    row.name.setFocus()
    row.name.selectAll()
    qtbot.keyClicks(row.name, name)


def test_a_channel_is_renamed_in_place_and_undo_brings_the_name_back(
    qtbot: QtBot, opened: Opened, document: Document
) -> None:
    document.do(add_channel(a_channel(brand_id=document.brands()[0].id, name="Insta")))
    dialog = opened("channels")
    row = row_named(dialog, "Insta")
    retype(qtbot, row, "Instagram shop")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert [one.name for one in plan_of(document).channels.values()] == ["Instagram shop"]
    assert dialog.isVisible()
    document.undo()
    assert row.name.text() == "Insta"


def test_a_name_that_is_taken_is_refused_and_can_be_corrected(qtbot: QtBot, opened: Opened, document: Document) -> None:
    dialog = opened("kinds")
    row = row_named(dialog, "Offer")
    retype(qtbot, row, "news")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert (dialog.trouble.text(), dialog.trouble.isVisible()) == ("“news” is there already", True)
    assert row.name.property("invalid") is True
    retype(qtbot, row, "Discount")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert not dialog.trouble.isVisible()
    assert "Discount" in [label.name for label in plan_of(document).labels.values()]


def test_escape_brings_the_name_back_and_only_then_closes(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("kinds")
    row = row_named(dialog, "Offer")
    retype(qtbot, row, "Disc")
    qtbot.keyClick(row.name, Qt.Key.Key_Escape)
    assert (row.name.text(), dialog.isVisible()) == ("Offer", True)
    qtbot.keyClick(row.name, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_typing_is_not_lost_when_something_else_changes(qtbot: QtBot, opened: Opened, document: Document) -> None:
    dialog = opened("kinds")
    row = row_named(dialog, "Offer")
    retype(qtbot, row, "Disc")
    brand_id = document.brands()[0].id
    document.do(add_channel(a_channel(brand_id=brand_id)))
    assert row.name.text() == "Disc"


def test_a_colour_is_chosen_from_a_menu(opened: Opened, document: Document) -> None:
    dialog = opened("kinds")
    row = row_named(dialog, "Offer")
    menu = row.colour.menu()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()] == ["Orange", "Green", "Purple", "Blue", "Grey", "No colour"]
    menu.actions()[3].trigger()
    assert row.record.hue == "community"
    assert row.colour.accessibleDescription() == "Blue"


def test_what_is_archived_moves_below_and_can_be_restored(qtbot: QtBot, opened: Opened, document: Document) -> None:
    dialog = opened("kinds")
    row = row_named(dialog, "Offer")
    qtbot.mouseClick(row.shelve, Qt.MouseButton.LeftButton)
    assert row.record.archived
    assert not row.name.isEnabled()
    assert row.shelve.accessibleName() == "Restore Offer"
    assert dialog._archived.isVisible()
    assert dialog._list.indexOf(row) > dialog._list.indexOf(dialog._archived)
    qtbot.mouseClick(row.shelve, Qt.MouseButton.LeftButton)
    assert not row.record.archived
    assert not dialog._archived.isVisible()


def test_how_a_kind_counts_is_chosen_and_the_wheel_changes_nothing(
    qtbot: QtBot, opened: Opened, document: Document
) -> None:
    row = row_named(opened("kinds"), "News")
    assert isinstance(row, KindRow)
    assert row.stance.currentText() == "Neutral"
    row.stance.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(row.stance.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(row.stance, turn)
    assert row.record.stance is Stance.NEUTRAL
    qtbot.keyClick(row.stance, Qt.Key.Key_Up)
    assert row.record.stance is Stance.ENGAGEMENT
    document.undo()
    assert row.stance.currentText() == "Neutral"


@pytest.mark.parametrize("what", ["kinds", "pillars"])
def test_a_new_one_needs_a_name_only(qtbot: QtBot, opened: Opened, document: Document, what: str) -> None:
    dialog = opened(what)
    before = len(dialog.rows)
    qtbot.keyClicks(dialog.new_name, "Harvest")
    qtbot.keyClick(dialog.new_name, Qt.Key.Key_Return)
    assert len(dialog.rows) == before + 1
    assert row_named(dialog, "Harvest").name.text() == "Harvest"
    assert dialog.new_name.text() == ""
    qtbot.keyClicks(dialog.new_name, "harvest")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.trouble.text() == "“harvest” is there already"
    assert dialog.new_name.text() == "harvest"
    document.undo()
    assert len(dialog.rows) == before


def test_a_new_kind_counts_as_engagement(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("kinds")
    qtbot.keyClicks(dialog.new_name, "Recipe")
    qtbot.keyClick(dialog.new_name, Qt.Key.Key_Return)
    assert row_named(dialog, "Recipe").record.stance is Stance.ENGAGEMENT  # type: ignore[union-attr]


def button_named(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def test_a_brand_has_its_rule_zone_and_web_sites(qtbot: QtBot, opened: Opened, document: Document) -> None:
    row = row_named(opened("brands"), "Ferrow")
    assert isinstance(row, BrandRow)
    assert not row.shelve.isEnabled()
    row.rule.setFocus()
    qtbot.keyClick(row.rule, Qt.Key.Key_Down)
    qtbot.keyClicks(row.domains, "https://www.ferrow.example/shop, ferrow.example")
    qtbot.keyClick(row.domains, Qt.Key.Key_Return)
    brand = document.brands()[0]
    assert (brand.rule, brand.domains) == ("80-20-two-sided", ("ferrow.example",))
    assert row.note.text() == "Both ends are tested: a stretch that sells nothing is said too."


def test_the_fields_of_a_brand_are_named_and_its_rule_can_be_read(
    qtbot: QtBot, opened: Opened, context: Context
) -> None:
    row = row_named(opened("brands"), "Ferrow")
    assert isinstance(row, BrandRow)
    named = {label.text() for label in row.findChildren(QLabel) if label.isVisible()}
    assert {"Rule", "Time zone", "Own web sites"} <= named
    longest = max(row.rule.fontMetrics().horizontalAdvance(rule.name) for rule in context.catalogue.mix_rules.values())
    assert row.rule.width() > longest + 40
    row.rule.showPopup()
    assert row.rule.view().viewport().width() >= row.rule.view().sizeHintForColumn(0)
    row.rule.hidePopup()


def test_a_zone_that_does_not_exist_is_refused(qtbot: QtBot, opened: Opened, document: Document) -> None:
    dialog = opened("brands")
    row = row_named(dialog, "Ferrow")
    assert isinstance(row, BrandRow)
    row.zone.setFocus()
    typed = row.zone.lineEdit()
    typed.selectAll()
    qtbot.keyClicks(typed, "Europe/Atlantis")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert "There is no time zone" in dialog.trouble.text()
    assert document.brands()[0].zone == "Europe/London"


def test_the_pages_are_turned(qtbot: QtBot, opened: Opened, document: Document) -> None:
    dialog = opened("kinds")
    qtbot.mouseClick(button_named(dialog, "Brands"), Qt.MouseButton.LeftButton)
    assert [row.record.name for row in dialog.rows.values()] == ["Ferrow"]
    assert not dialog.new_name.isVisible()
    assert dialog.add.text() == "New brand…"


def test_a_channel_is_added_in_two_steps_with_the_keyboard(qtbot: QtBot, context: Context, document: Document) -> None:
    dialog = NewChannel(context, plan_of(document))
    dialog.edit_requested.connect(document.do)
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.keyClicks(dialog.networks, "inst")
    qtbot.keyClick(dialog.networks, Qt.Key.Key_Return)
    assert dialog.name.text() == "Instagram"
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    (channel,) = plan_of(document).channels.values()
    assert (channel.name, channel.platform) == ("Instagram", "instagram")


def test_a_second_channel_of_a_network_gets_another_name(qtbot: QtBot, context: Context, document: Document) -> None:
    document.do(add_channel(a_channel(brand_id=document.brands()[0].id, name="Instagram")))
    dialog = NewChannel(context, plan_of(document))
    qtbot.addWidget(dialog)
    dialog.networks.setCurrentItem(dialog.networks.findItems("Instagram", Qt.MatchFlag.MatchExactly)[0])
    dialog.accept()
    assert dialog.name.text() == "Instagram 2"
    dialog.name.setText("instagram")
    dialog.accept()
    assert dialog.trouble.text() == "“instagram” is there already"
    assert len(plan_of(document).channels) == 1


def test_one_can_go_back_to_the_network(qtbot: QtBot, context: Context, document: Document) -> None:
    dialog = NewChannel(context, plan_of(document))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    qtbot.mouseClick(button_named(dialog, "Back"), Qt.MouseButton.LeftButton)
    assert dialog.networks.isVisible()
    dialog.networks.setCurrentRow(dialog.networks.count() - 1)
    dialog.accept()
    assert dialog.name.text() == ""
    dialog.accept()
    assert dialog.trouble.text() == "A name is needed"


def test_a_brand_is_added_with_its_kinds(qtbot: QtBot, context: Context, document: Document) -> None:
    dialog = NewBrand(context)
    dialog.edit_requested.connect(document.do)
    dialog.show()
    dialog.accept()
    assert dialog.trouble.text() == "A name is needed"
    dialog.name.setText("ferrow")
    dialog.accept()
    assert dialog.trouble.text() == "“ferrow” is there already"
    dialog.name.setText("Quince Lane")
    dialog.zone.setCurrentText("Europe/Berlin")
    assert dialog.rule.currentData() == "80-20"
    dialog.rule.setCurrentIndex(dialog.rule.findData("thirds"))
    assert dialog.note.text().startswith("A third each")
    dialog.accept()
    brand = next(one for one in document.brands() if one.name == "Quince Lane")
    assert (brand.zone, brand.rule) == ("Europe/Berlin", "thirds")
    assert document.plan(brand).labels


def test_addresses_become_host_names() -> None:
    assert domains_in(" https://www.Shop.example/a?b, shop.example;blog.example ") == ("shop.example", "blog.example")


def test_it_closes_when_its_brand_is_gone(qtbot: QtBot, context: Context, document: Document) -> None:
    document.do(add_brand(new_brand("Quince", "Europe/London"), ()))
    brand = next(one for one in document.brands() if one.name == "Quince")
    dialog = Manage(context, brand, "kinds")
    document.listen(dialog.refresh)
    dialog.open()
    with qtbot.waitSignal(dialog.finished):
        document.undo()


def test_every_control_has_a_name_and_a_tooltip(opened: Opened, document: Document) -> None:
    document.do(add_channel(a_channel(brand_id=document.brands()[0].id)))
    for sort in SORTS:
        dialog = opened(sort.key)
        for row in dialog.rows.values():
            controls = [one for one in row.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            inner = [one for one in controls if isinstance(one.parent(), QWidget) and one.parent() is row]
            assert [one for one in inner if not one.accessibleName() or not one.toolTip()] == []
