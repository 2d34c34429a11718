"""The tab of campaigns, in the window as a user has it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain.edits import add_campaign, amend, new_post
from planner.domain.edits.paid import keep_flight
from planner.domain.edits.results import record_numbers
from planner.domain.records import Age, Brand, Campaign, Flight, Measurement
from planner.domain.span import ONE_DAY
from planner.ui.campaigns.tab import CampaignsTab
from planner.ui.context import Context
from planner.ui.places.place import Place
from planner.ui.results.numbers.tab import NumbersTab
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post

Key = Qt.Key


@pytest.fixture
def brand(document: Document) -> Brand:
    return document.brands()[0]


@pytest.fixture
def empty(context: Context, document: Document, brand: Brand, qtbot: QtBot) -> CampaignsTab:
    """The tab as a window has it."""
    tab = CampaignsTab(context)
    qtbot.addWidget(tab)
    tab.resize(1180, 800)
    tab.edit_requested.connect(document.do)
    document.listen(tab.refresh)
    tab.show_brand(brand)
    with qtbot.waitActive(tab):
        tab.show()
    return tab


@pytest.fixture
def tab(document: Document, brand: Brand, empty: CampaignsTab) -> CampaignsTab:
    """The page of "Winter Tide", which runs for this week."""
    document.do(add_campaign(campaign(brand, starts=MONDAY, ends=MONDAY + 6 * ONE_DAY)))
    return empty


def campaign(brand: Brand, **values: Any) -> Campaign:
    return Campaign(**{"id": "winter", "brand_id": brand.id, "name": "Winter Tide"} | values)


def stored(tab: CampaignsTab) -> Campaign:
    assert tab.brand is not None
    return tab.context.document.settings_of(tab.brand).campaigns["winter"]


def retype(field: QWidget, words: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]  # a line
    QTest.keyClicks(field, words)


def named(tab: CampaignsTab) -> list[str]:
    return [row.text for row in tab.list.rows.found]


# one after the other


def test_without_a_campaign_one_sentence_and_one_button_make_the_first(
    empty: CampaignsTab, document: Document, brand: Brand
) -> None:
    tab = empty
    assert not tab.list.isVisible()
    QTest.mouseClick(tab.first_button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is tab.page.name
    QTest.keyClicks(tab.page.name, "Winter Tide")
    assert tab.flush()
    assert named(tab) == ["Without days", "Winter Tide"]
    document.undo()
    document.undo()
    assert document.settings_of(brand).campaigns == {}


def test_what_is_typed_is_kept_as_one_step(tab: CampaignsTab, document: Document, qtbot: QtBot) -> None:
    retype(tab.page.fields.goal, "Sell out")
    qtbot.waitUntil(lambda: stored(tab).goal == "Sell out")
    QTest.keyClicks(tab.page.fields.goal, " early")
    tab.flush()
    assert stored(tab).goal == "Sell out early"
    document.undo()
    assert stored(tab).goal == ""
    assert tab.page.fields.goal.value() == ""


def test_figures_are_read_as_people_type_them(tab: CampaignsTab, document: Document) -> None:
    fields = tab.page.fields
    for field, words in ((fields.target, "1,200"), (fields.budget, "499.50"), (fields.hours, "2.5")):
        retype(field, words)
    retype(fields.currency, "usd")
    retype(fields.slug, "Winter Sale ")
    assert tab.flush()
    kept = stored(tab)
    assert (kept.target, kept.budget, kept.minutes) == (Decimal(1200), Decimal("499.50"), 150)
    assert (kept.currency, kept.slug) == ("USD", "winter-sale")
    fields.slug.left.emit()
    assert fields.slug.text() == "winter-sale"


def test_what_cannot_be_read_is_marked_and_keeps_nothing_else_back(tab: CampaignsTab, document: Document) -> None:
    fields = tab.page.fields
    retype(fields.budget, "a lot")
    retype(fields.owner, "Nell")
    tab.flush()
    assert (stored(tab).budget, stored(tab).owner) == (None, "Nell")
    assert fields.budget.property("invalid") is True
    assert fields.budget.text() == "a lot"


def test_a_name_that_is_taken_is_said_and_the_rest_is_kept(tab: CampaignsTab, document: Document) -> None:
    document.do(add_campaign(Campaign(id="other", brand_id=stored(tab).brand_id, name="Autumn")))
    retype(tab.page.fields.goal, "Sell out")
    retype(tab.page.name, "autumn")
    assert not tab.flush()
    assert tab.page.trouble.text() == "“autumn” is there already"
    assert (stored(tab).name, stored(tab).goal) == ("Winter Tide", "Sell out")
    retype(tab.page.name, "Autumn again")
    assert tab.flush()
    assert not tab.page.trouble.isVisible()
    assert stored(tab).name == "Autumn again"


def test_the_last_day_is_not_before_the_first(tab: CampaignsTab, document: Document) -> None:
    ends = tab.page.fields.days["ends"]
    retype(ends, "1 nov 2026")
    QTest.keyClick(ends, Key.Key_Return)
    assert tab.page.trouble.text() == "The campaign would end before it starts"
    assert stored(tab).ends == MONDAY + 6 * ONE_DAY
    retype(ends, "1 dec 2026")
    QTest.keyClick(ends, Key.Key_Return)
    assert stored(tab).ends == date(2026, 12, 1)
    assert tab.page.standing.text() == "Running · 23 Nov – 1 Dec 2026 · 9 days left"
    assert tab.page.trouble.text() == ""


def test_costs_are_lines_that_come_and_go(tab: CampaignsTab, document: Document) -> None:
    costs = tab.page.fields.costs
    for what, amount in (("Photos", "180"), ("Flyers", "42.5")):
        costs.add.click()
        retype(costs.lines[-1].what, what)
        retype(costs.lines[-1].amount, amount)
    tab.flush()
    assert stored(tab).costs == (("Photos", "180"), ("Flyers", "42.5"))
    assert tab.page.overview.money.text() == "222.50 spent"
    costs.lines[0].remove.click()
    assert stored(tab).costs == (("Flyers", "42.5"),)
    document.undo()
    assert [line.what.text() for line in costs.lines] == ["Photos", "Flyers"]


def test_a_colour_and_archiving_are_steps(tab: CampaignsTab, document: Document) -> None:
    tab.page.colour.chosen.emit("promote")
    assert stored(tab).hue == "promote"
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Delete)
    assert stored(tab).archived
    assert named(tab) == ["Archived", "Winter Tide"]
    assert tab.page.standing.text().startswith("Archived")
    document.undo()
    assert named(tab) == ["Running", "Winter Tide"]


# what it has come to


def plan_posts(document: Document, brand_id: str) -> None:
    for id_, title in (("a", "Unpacking"), ("b", "Last chance")):
        post = a_post(id=id_, brand_id=brand_id, title=title, campaign_id="winter")
        document.do(new_post(post, [a_placement(id=f"{id_}1", post_id=id_, channel_id=None, date=MONDAY)]))


def noted(tab: CampaignsTab, **values: Any) -> Measurement:
    said = {"id": str(values), "brand_id": stored(tab).brand_id, "age": Age.LIFE, "captured": MONDAY}
    return Measurement(**said | values)


def test_the_goal_is_measured_by_what_was_noted_else_by_its_posts(tab: CampaignsTab, document: Document) -> None:
    plan_posts(document, stored(tab).brand_id)
    document.do(amend(stored(tab), "x", measure="clicks", target=Decimal(200)))
    progress = tab.page.progress
    assert progress.reached.text() == "Goal: 200 link clicks. Nothing is entered yet."
    document.do(record_numbers([(None, noted(tab, placement_id="a1", values=(("clicks", "30", ""),)))]))
    assert progress.reached.text() == "30 of 200 link clicks"
    assert "Added up from 1 post" in progress.basis.text()
    document.do(record_numbers([(None, noted(tab, campaign_id="winter", values=(("clicks", "50", ""),)))]))
    assert progress.reached.text() == "50 of 200 link clicks"
    assert progress.bar.value() == 250
    assert "Link clicks 50" in tab.page.overview.numbers.text()


def test_its_posts_are_rows_and_as_many_as_the_page_bears_are_seen_at_once(
    tab: CampaignsTab, document: Document
) -> None:
    for number in range(14):
        post = a_post(id=f"p{number}", brand_id=stored(tab).brand_id, title=f"Post {number}", campaign_id="winter")
        places = [
            a_placement(id=f"{post.id}-{at}", post_id=post.id, channel_id=None, date=MONDAY + number * ONE_DAY)
            for at in range(2)
        ]
        document.do(new_post(post, places))
    overview = tab.page.overview
    assert len(overview.posts.rows.found) == 12
    assert overview.posts.verticalScrollBar().maximum() == 0
    assert overview.rest.text() == "2 more"
    overview.rest.click()
    assert len(overview.posts.rows.found) == 14
    assert overview.rest.isHidden()


def test_numbers_of_a_day_stand_together_and_a_sale_has_its_price(tab: CampaignsTab, document: Document) -> None:
    document.do(amend(stored(tab), "x", measure="sales", target=Decimal(200), costs=(("Photos", "100"),)))
    values = (("sales", "50", ""), ("clicks", "3286", ""))
    document.do(record_numbers([(None, noted(tab, campaign_id="winter", values=values))]))
    assert tab.page.overview.numbers.text() == "23 Nov 2026: Sales 50 · Link clicks 3,286"
    assert tab.page.progress.each.text() == "Each sale cost 2 so far."


def test_a_link_leads_to_the_report_of_the_campaign(tab: CampaignsTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.tab_requested) as asked:
        tab.page.report.click()
    assert asked.args == ["results", "reports", "winter"]


def test_an_ad_of_it_is_listed_and_leads_to_its_tab(tab: CampaignsTab, document: Document, qtbot: QtBot) -> None:
    overview = tab.page.overview
    assert not overview.beside.isVisible()
    ad = Flight(id="ad", brand_id=stored(tab).brand_id, campaign_id="winter", name="Boost", total=Decimal(50))
    document.do(keep_flight(ad))
    with qtbot.waitSignal(tab.tab_requested) as asked:
        overview.beside.clicked.emit(overview.beside.rows.index(0))
    assert asked.args == ["campaigns", "paid", "ad"]
    assert "50 promised" in overview.money.text()


# in the window


def test_a_click_on_a_post_opens_it_on_the_calendar(window: MainWindow) -> None:
    window.do(add_campaign(campaign(window.brand)))
    plan_posts(window.document, window.brand.id)
    window.commands["manage_campaigns"].trigger()
    place = window.pages.page
    assert isinstance(place, Place)
    tab = place.focusProxy()
    assert isinstance(tab, CampaignsTab)
    overview = tab.page.overview
    assert overview.mix.text() == "2 posts: 2 without a kind"
    assert [row.text for row in overview.posts.rows.found] == ["Unpacking", "Last chance"]
    overview.posts.clicked.emit(overview.posts.rows.index(1))
    assert window.pages.page is None
    assert window.dock.editor.post_id == "b"


def test_its_numbers_are_typed_in_its_row_once_it_has_begun(window: MainWindow, document: Document) -> None:
    (brand,) = document.brands()
    document.do(add_campaign(campaign(brand, starts=MONDAY, ends=MONDAY + 6 * ONE_DAY)))
    window.show_place("campaigns", "campaigns")
    tab = window.pages.page.findChild(CampaignsTab)  # type: ignore[union-attr]
    assert tab is not None
    tab.page.overview.enter.click()
    numbers = window.pages.page.findChild(NumbersTab)  # type: ignore[union-attr]
    assert numbers is not None
    row = numbers.model.row(numbers.table.currentIndex().row())
    assert row is not None
    assert row.name == "Winter Tide"
    document.do(amend(stored(tab), "Later", starts=MONDAY + 2 * ONE_DAY))
    window.show_place("campaigns", "campaigns")
    tab = window.pages.page.findChild(CampaignsTab)  # type: ignore[union-attr]
    assert tab is not None
    assert tab.page.overview.enter.isHidden()


def test_the_page_of_a_campaign_is_written_as_an_address_and_what_is_none_is_said(tab: CampaignsTab) -> None:
    fields = tab.page.fields
    retype(fields.landing, "lumenoak.example/winter")
    tab.flush()
    assert stored(tab).landing == "https://lumenoak.example/winter"
    assert fields.no_page.isHidden()
    retype(fields.landing, "Winter Tide 26")
    tab.flush()
    assert stored(tab).landing == "Winter Tide 26"
    assert not fields.no_page.isHidden()


def test_what_is_no_currency_is_said_and_the_campaign_keeps_its_own(tab: CampaignsTab) -> None:
    fields = tab.page.fields
    retype(fields.currency, "zq7x")
    tab.flush()
    assert stored(tab).currency == ""
    assert not fields.no_currency.isHidden()
    retype(fields.currency, "gbp")
    tab.flush()
    assert stored(tab).currency == "GBP"
    assert fields.no_currency.isHidden()
