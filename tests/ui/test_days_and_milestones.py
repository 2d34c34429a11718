"""Holidays and other days, milestones of campaigns, further labels of posts: one step each."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain import edits
from planner.domain.edits import add_campaign
from planner.domain.edits.change import changed
from planner.domain.records import Brand, Campaign, Label, LabelSet, Milestone
from planner.ui.campaigns.milestones_dialog import MilestonesDialog
from planner.ui.campaigns.tab import CampaignsTab
from planner.ui.context import Context
from planner.ui.dialogs.special_days import SpecialDaysDialog
from planner.ui.editor.post_editor import PostEditor
from planner.ui.editor.sections.labels import Evergreen, SetChoice
from tests.builders import a_placement, a_post


@pytest.fixture
def brand(document: Document) -> Brand:
    return document.brands()[0]


@pytest.fixture
def days(context: Context, document: Document, brand: Brand, qtbot: QtBot) -> SpecialDaysDialog:
    dialog = SpecialDaysDialog(context, brand)
    qtbot.addWidget(dialog)
    dialog.edit_requested.connect(document.do)
    dialog.open()
    return dialog


def listed(dialog: SpecialDaysDialog) -> list[str]:
    return [dialog.days.item(at).text() for at in range(dialog.days.count())]


def test_the_country_is_that_of_the_zone_and_its_days_come_in_order(days: SpecialDaysDialog) -> None:
    assert days.place.country == "GB"
    christmas = [text for text in listed(days) if "Christmas Day" in text]
    assert any("25" in text and "2026" in text for text in christmas)
    assert "Black Friday" in " ".join(listed(days))


def test_a_starred_day_is_one_step(days: SpecialDaysDialog, document: Document, qtbot: QtBot) -> None:
    at = next(at for at, text in enumerate(listed(days)) if text.endswith("Black Friday"))
    days.days.setCurrentRow(at)
    qtbot.keyClick(days.days, Qt.Key.Key_Space)
    assert "1 day starred" in days.note.text()
    days.accept()
    made = document.brands()[0]
    assert len(made.starred) == 1
    assert made.country == "GB"
    document.undo()
    assert document.brands()[0].starred == ()


def test_only_starred_days_are_shown_when_wanted(days: SpecialDaysDialog, qtbot: QtBot) -> None:
    days.days.setCurrentRow(0)
    qtbot.keyClick(days.days, Qt.Key.Key_Space)
    first = listed(days)[0]
    days._pages["starred"].click()
    assert first in listed(days)
    assert len(listed(days)) < 3


def test_regions_have_days_of_their_own(days: SpecialDaysDialog) -> None:
    days.place.regions.setCurrentIndex(days.place.regions.findData("SCT"))
    assert any("Saint Andrew" in text or "St. Andrew" in text for text in listed(days))


def test_without_a_country_there_are_days_of_the_whole_world(days: SpecialDaysDialog) -> None:
    days.place.countries.setCurrentIndex(0)
    assert listed(days)
    assert not days.place.regions.isEnabled()


# milestones


@pytest.fixture
def campaign(document: Document, brand: Brand) -> Campaign:
    made = Campaign(id="winter", brand_id=brand.id, name="Winter Tide", ends=date(2026, 12, 20))
    document.do(add_campaign(made))
    return made


def test_a_milestone_is_typed_and_kept(
    context: Context, document: Document, brand: Brand, campaign: Campaign, qtbot: QtBot
) -> None:
    dialog = MilestonesDialog(context, campaign)
    qtbot.addWidget(dialog)
    dialog.edit_requested.connect(document.do)
    dialog.open()
    (line,) = dialog.lines
    qtbot.keyClicks(line.name, "Last Christmas orders")
    qtbot.keyClicks(line.clock, "12:00")
    line.day.selectAll()
    qtbot.keyClicks(line.day, "17 Dec")
    dialog.accept()
    (kept,) = document.settings_of(brand).campaigns["winter"].milestones
    assert kept == Milestone("Last Christmas orders", date(2026, 12, 17), time(12), 2)
    document.undo()
    assert document.settings_of(brand).campaigns["winter"].milestones == ()


def test_a_time_that_is_none_is_said_and_the_dialog_stays(context: Context, campaign: Campaign, qtbot: QtBot) -> None:
    dialog = MilestonesDialog(context, campaign)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.lines[0].name, "Last orders")
    qtbot.keyClicks(dialog.lines[0].clock, "noon")
    dialog.accept()
    assert "not a time" in dialog.trouble.text()
    assert dialog.isVisible()
    dialog.lines[0].day.selectAll()
    qtbot.keyClicks(dialog.lines[0].day, "some day")
    dialog.accept()
    assert "“some day” is not a day" in dialog.trouble.text()


def test_a_line_can_be_taken_away(context: Context, campaign: Campaign, qtbot: QtBot) -> None:
    dialog = MilestonesDialog(context, campaign)
    qtbot.addWidget(dialog)
    dialog.add.click()
    dialog.lines[0].remove.click()
    assert len(dialog.lines) == 1


def test_the_page_of_a_campaign_opens_them(context: Context, brand: Brand, campaign: Campaign, qtbot: QtBot) -> None:
    tab = CampaignsTab(context)
    qtbot.addWidget(tab)
    tab.show_brand(brand)
    tab.show()
    tab.page.fields.milestones.change.click()
    dialog = tab.findChild(MilestonesDialog)
    assert dialog is not None
    dialog.reject()


# labels of posts


@pytest.fixture
def editor(context: Context, document: Document, brand: Brand, qtbot: QtBot) -> PostEditor:
    post = a_post(id="one", brand_id=brand.id)
    document.do(edits.new_post(post, [a_placement(id="there", post_id="one", channel_id=None)]))
    made = PostEditor(context)
    qtbot.addWidget(made)
    made.edit_requested.connect(document.do)
    document.listen(made.refresh)
    made.show_brand(brand)
    return made


def opened(editor: PostEditor, brand: Brand) -> None:
    editor.open_post(brand, "one", ("there",))
    editor.show()


def test_further_labels_are_offered_and_kept(editor: PostEditor, document: Document, brand: Brand) -> None:
    document.do(
        changed(
            "Take up risk",
            [
                (None, LabelSet(id="risk", brand_id=brand.id, key="risk", name="Risk")),
                (None, Label(id="proven", set_id="risk", key="proven", name="Proven")),
            ],
        )
    )
    opened(editor, brand)
    (choice,) = editor.findChildren(SetChoice)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    plan, _ = document.plan_of(brand, {"one"}, set())
    assert plan.posts["one"].label_ids == ("proven",)
    assert plan.labels_in(plan.posts["one"]) == ("risk:proven",)


def test_a_post_is_marked_as_evergreen(editor: PostEditor, document: Document, brand: Brand) -> None:
    opened(editor, brand)
    editor.findChild(Evergreen).click()
    plan, _ = document.plan_of(brand, {"one"}, set())
    assert plan.posts["one"].evergreen
    document.undo()
    plan, _ = document.plan_of(brand, {"one"}, set())
    assert not plan.posts["one"].evergreen
