"""The tab of ads, in the window as a user has it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.review import balance
from planner.domain.checks.item import about
from planner.domain.edits import add_campaign, new_post
from planner.domain.edits.paid import keep_flight
from planner.domain.paid import is_boosted
from planner.domain.records import Campaign, Flight, Media, Status
from planner.domain.rules import Severity
from planner.domain.span import Week
from planner.ui.paid.tab import PaidTab
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.entry_picker import EntryPicker
from planner.ui.pieces.fixing import FixPreview
from planner.ui.places.place import Place
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post


def opened(window: MainWindow) -> PaidTab:
    window.show_place("campaigns", "paid")
    place = window.pages.page
    assert isinstance(place, Place)
    tab = place.findChild(PaidTab)
    assert tab is not None
    return tab


def keep(document: Document, **values: object) -> str:
    (brand,) = document.brands()
    defaults = {"id": "ad", "name": "Gift box", "platform": "instagram", "approved_by": "Ida", "total": Decimal(140)}
    days = {"starts": MONDAY + timedelta(days=7), "ends": MONDAY + timedelta(days=13)}
    flight = Flight(**{"brand_id": brand.id} | defaults | days | values)  # type: ignore[arg-type]
    document.do(keep_flight(flight))
    return flight.id


def a_stood_post(document: Document, title: str = "Winter Tide is here") -> str:
    (brand,) = document.brands()
    post = a_post(brand_id=brand.id, title=title)
    entry = a_placement(post_id=post.id, channel_id="Instagram", date=MONDAY, status=Status.POSTED)
    document.do(new_post(post, [entry]))
    return entry.id


def stored(window: MainWindow, id_: str) -> Flight:
    flights = window.context.document.settings_of(window.brand).flights
    return next(one for one in flights if one.id == id_)


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_ads_the_tab_says_what_it_is_for_and_a_new_one_is_named_at_once(window: MainWindow) -> None:
    tab = opened(window)
    press(tab.first_button)
    (flight,) = window.context.document.settings_of(window.brand).flights
    assert tab.chosen == flight.id
    QTest.keyClicks(tab.page.essentials.name, "Gift box")
    tab.flush()
    assert stored(window, flight.id).name == "Gift box"
    assert [row.text for row in tab.list.rows.found] == ["Without days", "Gift box"]
    window.undo()
    window.undo()
    assert window.context.document.settings_of(window.brand).flights == ()


def test_a_post_is_boosted_by_choosing_it(window: MainWindow, document: Document) -> None:
    entry = a_stood_post(document)
    a_stood_post(document, "Another")
    id_ = keep(document, name="", platform="", starts=None, ends=None)
    tab = opened(window)
    press(tab.page.essentials.boost)
    picker = tab.findChild(EntryPicker)
    assert picker is not None
    QTest.keyClicks(picker.search, "winter tide")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    flight = stored(window, id_)
    assert (flight.placement_id, flight.platform, flight.name) == (entry, "instagram", "Winter Tide is here")
    assert (flight.starts, flight.ends) == (MONDAY, MONDAY + timedelta(days=6))
    assert tab.page.essentials.shown.text() == "Boosts “Winter Tide is here” on Instagram, Mon 23 Nov"
    plan = document.plan(window.brand)
    assert is_boosted(plan, plan.placements[entry])


def test_ads_leave_the_balance_as_it_is(window: MainWindow, document: Document, catalogue: Catalogue) -> None:
    entry = a_stood_post(document)
    rule = catalogue.mix_rules["80-20"]
    before = balance(document, window.brand, Week(MONDAY), catalogue, rule=rule), document.entries(window.brand)
    for number, boosted in enumerate((entry, entry, None)):
        keep(document, id=f"ad {number}", starts=MONDAY, placement_id=boosted)
    after = balance(document, window.brand, Week(MONDAY), catalogue, rule=rule), document.entries(window.brand)
    assert before == after
    assert len(after[1]) == 1


def test_money_is_typed_and_looked_at_and_mended(window: MainWindow, document: Document) -> None:
    id_ = keep(document)
    tab = opened(window)
    daily = tab.page.essentials.daily
    daily.setFocus()
    QTest.keyClicks(daily, "25.")
    tab.flush()
    assert (stored(window, id_).daily, daily.text()) == (Decimal(25), "25.")
    (row,) = tab.page.found.rows
    assert row.sentence.accessibleName().startswith("Look at this: “Gift box”: 7 days at 25 are 175, the budget is 140")
    assert tab.list.rows.found[0].text == "To look at"
    press(row.fix)
    preview = window.findChild(FixPreview)
    assert preview is not None
    assert [(one.before, one.after) for one in preview.changes] == [("25", "20")]
    preview.accept()
    assert stored(window, id_).daily == 20
    assert tab.page.found.rows == []
    assert window.focusWidget() is tab.page.essentials.name
    assert tab.page.essentials.sums.text() == "7 days, 20 a day: 140 of 140"


def test_what_cannot_be_read_stays_marked_and_changes_nothing(window: MainWindow, document: Document) -> None:
    id_ = keep(document)
    tab = opened(window)
    total = tab.page.essentials.total
    total.selectAll()
    QTest.keyClicks(total, "a few")
    assert tab.flush()
    assert (stored(window, id_).total, total.text(), total.property("invalid")) == (Decimal(140), "a few", True)


def test_what_is_typed_stays_over_a_change_of_the_plan(window: MainWindow, document: Document) -> None:
    id_ = keep(document)
    tab = opened(window)
    QTest.keyClicks(tab.page.lines["headline"], "Last days")
    window.do(add_campaign(Campaign(id="w", brand_id=window.brand.id, name="Winter Tide")))
    assert tab.page.lines["headline"].text() == "Last days"
    assert tab.page.essentials.campaign.count() == 2
    tab.flush()
    assert stored(window, id_).headline == "Last days"


def test_versions_approval_and_deleting(window: MainWindow, document: Document) -> None:
    id_ = keep(document)
    tab = opened(window)
    press(tab.page.versions.add)
    assert [row.text for row in tab.list.rows.found] == ["To come", "Gift box (A)", "Gift box (B)"]
    second = stored(window, tab.chosen)
    assert (second.variant, second.approved_by, tab.page.approve.isHidden()) == ("B", "", False)
    assert "no budget of its own yet" in tab.page.essentials.sums.text()
    window.context.remember_user("Ida")
    press(tab.page.approve)
    assert stored(window, second.id).approved_by == "Ida"
    assert tab.page.state.text() == "In 7 days · approved by Ida"
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Delete)
    assert [one.id for one in document.settings_of(window.brand).flights] == [id_]
    assert tab.chosen == id_
    assert tab.page.found.rows[0].sentence.accessibleName().endswith("no other version to compare with")


def test_a_yes_is_offered_once(window: MainWindow, document: Document) -> None:
    keep(document, starts=MONDAY + timedelta(days=1), approved_by="")
    tab = opened(window)
    assert [row.fix.text() for row in tab.page.found.rows if not row.fix.isHidden()] == ["Approve it"]
    assert tab.page.approve.isHidden()


def test_numbers_are_typed_as_of_a_day_and_later_ones_added(window: MainWindow, document: Document) -> None:
    keep(document, starts=MONDAY - timedelta(days=9), ends=MONDAY - timedelta(days=3))
    tab = opened(window)
    assert tab.list.rows.found[1].side == "numbers missing"
    results = tab.page.results
    for key, typed in (("spend", "120"), ("clicks", "96"), ("reach", "-"), ("conversions", "0")):
        QTest.keyClicks(results.fields[key], typed)
    tab.flush()
    (first,) = document.measurements(window.brand)
    assert (first.flight_id, first.captured) == ("ad", MONDAY)
    values = [("spend", "120", ""), ("reach", "-", ""), ("clicks", "96", ""), ("conversions", "0", "")]
    assert list(first.values) == values
    assert results.summary == "120 spent, 96 clicks, 0 conversions"
    QTest.keyClicks(results.fields["impressions"], "4000")
    tab.flush()
    assert "2.4 % clicked (95 % range 2.0 – 2.9 %) · 1.25 a click" in [
        one.text() for one in results.findChildren(QLabel)
    ]
    assert tab.list.rows.found[1].side == "Over"
    press(results.later)
    assert results.fields["spend"].text() == ""
    QTest.keyClicks(results.fields["spend"], "130")
    tab.flush()
    spent = [one.values[0][:2] for one in document.measurements(window.brand)]
    assert spent == [("spend", "120"), ("spend", "130")]
    window.undo()
    assert len(document.measurements(window.brand)) == 1


def test_an_ad_is_put_away_and_taken_up_again(window: MainWindow, document: Document) -> None:
    keep(document)
    tab = opened(window)
    for away, heading in ((True, "Put away"), (False, "To come")):
        tab.offer_more(QPoint(0, 0))
        (menu,) = tab.findChildren(Menu)
        menu.actions()[1].trigger()
        menu.close()
        menu.setParent(None)
        assert stored(window, "ad").archived is away
        assert tab.list.rows.found[0].text == heading


def test_hints_wait_until_they_are_asked_for(window: MainWindow, document: Document) -> None:
    keep(document)
    tab = opened(window)
    found = tab.page.found
    fact = next(fact for fact in window.context.catalogue.checks if fact.key == "paid-ads")
    hint = about(fact, "A hint", severity=Severity.HINT)
    found.show_findings([hint, about(fact, "A finding")])
    assert len(found.rows) == 1
    press(found.hints)
    assert len(found.rows) == 2
    found.show_findings([hint])
    assert (len(found.rows), found.hints.isHidden()) == (1, True)


def test_the_picture_of_an_ad_has_an_alt_text(window: MainWindow, document: Document) -> None:
    id_ = keep(document)
    media = opened(window).page.media
    assert media.alt.isHidden() or media.alt.parentWidget().isHidden()
    QTest.keyClicks(media.file.line, "box.jpg")
    QTest.keyClicks(media.alt, "A box with a bow")
    opened(window).flush()
    assert stored(window, id_).media == (Media("box.jpg", "A box with a bow"),)
