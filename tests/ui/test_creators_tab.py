"""The tab of creators, in the window as a user has it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from planner.app.document import Document
from planner.domain.edits import new_post
from planner.domain.edits.change import changed
from planner.domain.edits.creators import keep_collaboration
from planner.domain.records import Collaboration, Deliverable, Stage
from planner.ui.creators.more import More
from planner.ui.creators.tab import CreatorsTab
from planner.ui.pieces.fixing import FixPreview
from planner.ui.places.place import Place
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post


def day(number: int) -> Any:
    return MONDAY + timedelta(days=number)


def opened(window: MainWindow) -> CreatorsTab:
    window.show_place("campaigns", "creators")
    place = window.pages.page
    assert isinstance(place, Place)
    tab = place.findChild(CreatorsTab)
    assert tab is not None
    return tab


def work(document: Document, id_: str, **values: Any) -> None:
    (brand,) = document.brands()
    document.do(keep_collaboration(Collaboration(**{"id": id_, "brand_id": brand.id, "creator": id_} | values)))


def piece(document: Document, of: str, **values: Any) -> str:
    (brand,) = document.brands()
    made = Deliverable(**{"id": f"piece of {of}", "brand_id": brand.id, "collaboration_id": of} | values)
    document.do(changed("Add", [(None, made)]))
    return made.id


def stored(window: MainWindow, id_: str) -> Collaboration:
    known = window.context.document.settings_of(window.brand).collaborations
    return next(one for one in known if one.id == id_)


def the_piece(window: MainWindow) -> Deliverable:
    (one,) = window.context.document.settings_of(window.brand).deliverables
    return one


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_new_creator_needs_nothing_but_a_name(window: MainWindow) -> None:
    tab = opened(window)
    press(tab.first_button)
    QTest.keyClicks(tab.page.creator, "Nela")
    tab.flush()
    (one,) = window.context.document.settings_of(window.brand).collaborations
    assert (one.creator, one.stage) == ("Nela", Stage.FOUND)
    assert [section.part.opened for section in tab.page.sections.listed] == [False] * 8
    assert tab.page.found.rows == []


def test_the_list_says_who_is_late_who_is_due_and_whose_rights_end(window: MainWindow, document: Document) -> None:
    work(document, "Nela", stage=Stage.AGREED, rights_until=day(10))
    piece(document, "Nela", draft_due=day(-2), platform="instagram", format="reel")
    work(document, "Bea", report_due=day(5))
    work(document, "Old", stage=Stage.PAID)
    work(document, "New")
    work(document, "Away", archived=True)
    tab = opened(window)
    assert [(row.text, row.detail, row.side) for row in tab.list.rows.found if row.target] == [
        ("Nela", "Draft was due 21 Nov · Rights to 3 Dec", "Agreed"),
        ("Bea", "Report due 28 Nov", "Found"),
        ("New", "Nothing is due", "Found"),
        ("Old", "Nothing is due", "Paid"),
        ("Away", "Nothing is due", "Found"),
    ]
    groups = [row.text for row in tab.list.rows.found if not row.target]
    assert groups == ["Late", "Due within two weeks", "Under way", "Done", "Put away"]


def test_stages_are_chosen_with_keys_and_clicks(window: MainWindow, document: Document) -> None:
    work(document, "Nela")
    tab = opened(window)
    press(tab.page.stages.buttons[Stage.AGREED])
    assert stored(window, "Nela").stage is Stage.AGREED
    QTest.keyClick(tab.page.stages.buttons[Stage.AGREED], Qt.Key.Key_Right)
    assert stored(window, "Nela").stage is Stage.CONTRACT
    window.undo()
    assert tab.page.stages.stage is Stage.AGREED


def test_a_piece_goes_from_nothing_to_live(window: MainWindow, document: Document) -> None:
    work(document, "Nela", stage=Stage.AGREED)
    tab = opened(window)
    press(tab.page.pieces.add)
    (line,) = tab.page.pieces.lines
    assert not line.inside.isHidden()
    QTest.keyClicks(line.lines["format"], "reel")
    QTest.keyClicks(line.days["draft_due"], "27 Nov")
    assert tab.flush()
    assert (the_piece(window).format, the_piece(window).draft_due) == ("reel", day(4))
    assert line.done.text() == "Draft is in"
    press(line.done)
    assert (the_piece(window).draft_in, stored(window, "Nela").stage) == (MONDAY, Stage.DRAFT_IN)
    press(line.done)
    assert (the_piece(window).done_on, stored(window, "Nela").stage) == (MONDAY, Stage.LIVE)
    assert line.done.isHidden()
    assert "live since Mon 23 Nov" in line.head.accessibleName()
    press(line.remove)
    assert document.settings_of(window.brand).deliverables == ()
    assert tab.page.pieces.lines == []
    window.undo()
    assert the_piece(window).done_on == MONDAY


def test_words_that_are_unclear_are_mended_and_the_source_is_a_reminder(window: MainWindow, document: Document) -> None:
    work(document, "Nela", stage=Stage.AGREED, disclosure="#collab", platform_label="Paid partnership")
    tab = opened(window)
    (row,) = tab.page.found.rows
    assert row.sentence.accessibleName() == "Look at this: Nela: “#collab” is unclear"
    press(row.fix)
    preview = window.findChild(FixPreview)
    assert preview is not None
    preview.accept()
    assert stored(window, "Nela").disclosure == "#ad"
    assert tab.page.more.lines["disclosure"].text() == "#ad"
    assert tab.page.found.rows == []


def test_what_a_piece_has_to_say_is_folded_until_it_holds_something(window: MainWindow, document: Document) -> None:
    work(document, "Nela")
    piece(document, "Nela", must_show="The mug", format="reel")
    tab = opened(window)
    (line,) = tab.page.pieces.lines
    press(line.head)
    assert [section.part.opened for section in line.sections.listed] == [True, False, False]
    press(line.done)
    assert the_piece(window).done_on is not None
    assert [section.part.opened for section in line.sections.listed] == [True, True, False]


def test_what_a_piece_brought_is_typed_and_goes_with_it(window: MainWindow, document: Document) -> None:
    work(document, "Nela")
    piece(document, "Nela", format="reel")
    tab = opened(window)
    (line,) = tab.page.pieces.lines
    press(line.head)
    for key, typed in (("views", "1.2K"), ("reach", "-")):
        QTest.keyClicks(line.results.fields[key], typed)
    tab.flush()
    (numbers,) = document.measurements(window.brand)
    assert (numbers.deliverable_id, numbers.captured) == ("piece of Nela", MONDAY)
    assert numbers.values == (("views", "1200", ""), ("reach", "-", ""))
    assert line.results.summary == "1,200 views"
    press(line.remove)
    assert document.measurements(window.brand) == []


def test_a_post_after_the_rights_is_named_and_opened(window: MainWindow, document: Document) -> None:
    post = a_post(brand_id=window.brand.id, partner="Nela")
    entry = a_placement(post_id=post.id, channel_id="Instagram", date=day(30))
    document.do(new_post(post, [entry]))
    work(document, "Nela", rights_until=day(10))
    piece(document, "Nela", post_id=post.id)
    tab = opened(window)
    (row,) = tab.page.found.rows
    assert "the post of" in row.sentence.accessibleName()
    press(row.sentence)
    assert window.pages.page is None
    assert window.dock.editor.chips[0].post_id == post.id


def test_sections_hold_rights_money_and_accounts(window: MainWindow, document: Document) -> None:
    work(document, "Nela", uses=("organic",), rights_until=day(60))
    tab = opened(window)
    more = tab.page.more
    opened_ = [section.part.opened for section in tab.page.sections.listed]
    assert opened_ == [True, *[False] * 7]
    more.uses["paid"].click()
    QTest.keyClicks(more.handles.line, "TikTok @nela, @other")
    QTest.keyClicks(more.amounts["deposit"], "1,200")
    QTest.keyClicks(more.wholes["net_days"], "14")
    tab.flush()
    one = stored(window, "Nela")
    assert one.uses == ("organic", "paid")
    assert one.handles == (("tiktok", "@nela"), ("", "@other"))
    assert (one.deposit, one.net_days) == (Decimal(1200), 14)
    assert all(section.part.opened for section in tab.page.sections.listed if section.summary())


def test_what_was_typed_of_one_is_kept_when_another_is_chosen(window: MainWindow, document: Document) -> None:
    work(document, "Bea")
    work(document, "Nela")
    tab = opened(window)
    assert tab.chosen == "Bea"
    QTest.keyClicks(tab.page.more.texts["brief"], "Three ways")
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    assert (tab.chosen, tab.page.more.texts["brief"].value()) == ("Nela", "")
    assert stored(window, "Bea").brief == "Three ways"


def test_a_label_that_is_chosen_from_what_is_offered_is_kept(window: MainWindow, document: Document) -> None:
    work(document, "Nela")
    tab = opened(window)
    line = tab.page.sections.findChild(More).lines["disclosure"]
    completer = line.completer()
    QTest.keyClicks(line, "a")
    tab.flush()
    line.setText("advertisement")  # as Qt does it when one is chosen
    completer.activated[str].emit("advertisement")
    tab.flush()
    assert stored(window, "Nela").disclosure == "advertisement"
    window.undo()
    window.redo()
    assert line.completer() is completer  # Qt deletes one that is replaced: the program ended with a fault
