"""The page of the library: parts are added, changed, ordered and deleted, and nothing typed is lost."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.brands import new_brand
from planner.domain.edits import add_brand, add_campaign, add_channel, new_id, new_post, trash
from planner.domain.plan import KIND
from planner.domain.records import Campaign, Snippet, SnippetSort
from planner.domain.templates import keep, of_sort
from planner.ui.context import Context
from planner.ui.library.fields import PartFields
from planner.ui.library.form import PartForm
from planner.ui.library.page import LibraryPage
from planner.ui.library.parts_list import PartsList
from planner.ui.pieces.fields import LATEST
from tests.builders import MONDAY, a_channel, a_placement, a_post

ALT = Qt.KeyboardModifier.AltModifier
SNIPPET, CALL, TEMPLATE = SnippetSort.SNIPPET, SnippetSort.CALL, SnippetSort.TEMPLATE


class Stage:
    """The page over a plan, as the window has it."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context, self.qtbot, self.document = context, qtbot, context.document
        self.brand = self.document.brands()[0]
        self.page = LibraryPage(context)
        qtbot.addWidget(self.page)
        self.document.listen(self.page.refresh)
        self.page.edit_requested.connect(self.document.do)
        self.page.show_brand(self.brand)
        self.page.resize(352, 800)
        with qtbot.waitActive(self.page):
            self.page.show()

    def add(self, name: str, text: str = "", sort: SnippetSort = SNIPPET, **values: Any) -> Snippet:
        part = Snippet(**{"id": new_id(), "brand_id": self.brand.id, "sort": sort, "name": name, "text": text} | values)
        self.document.do(keep(part, self.parts))
        return self.part(name)

    @property
    def parts(self) -> tuple[Snippet, ...]:
        return self.document.settings_of(self.brand).snippets

    def part(self, name: str) -> Snippet:
        return next(one for one in self.parts if one.name == name)

    def names(self, sort: SnippetSort = SNIPPET) -> list[str]:
        return [one.name for one in of_sort(self.parts, sort)]

    @property
    def list(self) -> PartsList:
        return self.page.findChild(PartsList)

    @property
    def rows(self) -> list[str]:
        return [one.text for one in self.list.rows.found] if self.list.isVisible() else []

    @property
    def form(self) -> PartForm:
        return self.page.findChild(PartForm)

    @property
    def fields(self) -> PartFields:
        return self.form.fields

    def said(self) -> list[str]:
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]

    def button(self, text: str) -> QPushButton:
        return next(one for one in self.page.findChildren(QPushButton) if one.text() == text and one.isVisible())

    def type_name(self, name: str) -> None:
        self.fields.name.selectAll()
        self.qtbot.keyClicks(self.fields.name, name) if name else self.qtbot.keyClick(
            self.fields.name, Qt.Key.Key_Delete
        )


@pytest.fixture
def stage(context: Context, qtbot: QtBot) -> Stage:
    return Stage(context, qtbot)


# the list


def test_an_empty_library_says_what_it_is_for_and_offers_one_thing(stage: Stage) -> None:
    assert "Texts that you use again live here; type / in a post to put one in." in stage.said()
    stage.button("New snippet").click()
    stage.qtbot.keyClicks(stage.fields.text, "Hello")
    stage.form.close_part()
    assert stage.names() == ["Snippet"]
    assert stage.rows == ["Snippets", "Snippet"]


def test_parts_are_listed_under_their_sorts_in_order(stage: Stage) -> None:
    for name, sort in (("B", SNIPPET), ("A", SNIPPET), ("Now", CALL), ("Weekly", TEMPLATE)):
        stage.add(name, f"{name} text", sort)
    assert stage.rows == ["Templates", "Weekly", "Snippets", "B", "A", "Calls to action", "Now"]
    assert stage.list.rows.found[1].detail == "Weekly text"


def test_the_search_finds_names_and_words(stage: Stage) -> None:
    stage.add("Hours", "open daily")
    stage.add("Offer", "{offer end}")
    stage.qtbot.keyClicks(stage.page.focusProxy(), "dai")
    assert stage.rows == ["Snippets", "Hours"]
    stage.qtbot.keyClicks(stage.page.focusProxy(), "x")
    assert "Nothing found for “daix”." in stage.said()
    assert not [one for one in stage.page.findChildren(QPushButton) if one.text() == "New snippet" and one.isVisible()]


def test_the_keyboard_reaches_and_opens_a_part(stage: Stage) -> None:
    stage.add("Hours", "open daily")
    stage.add("Now", "order", CALL)
    stage.page.setFocus()
    stage.qtbot.keyClick(stage.page.focusProxy(), Qt.Key.Key_Down)
    assert stage.list.hasFocus()
    stage.qtbot.keyClick(stage.list, Qt.Key.Key_Down)
    stage.qtbot.keyClick(stage.list, Qt.Key.Key_Return)
    assert stage.fields.name.value() == "Now"
    assert stage.fields.name.hasFocus()
    stage.qtbot.keyClick(stage.fields.name, Qt.Key.Key_Escape)
    assert stage.list.hasFocus()
    assert stage.list.chosen == stage.part("Now").id


def test_a_click_opens_a_part(stage: Stage) -> None:
    stage.add("Hours", "open daily")
    rect = stage.list.visualRect(stage.list.rows.index(1))
    stage.qtbot.mouseClick(stage.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert stage.fields.text.value() == "open daily"


def test_escape_in_the_list_closes_the_page(stage: Stage) -> None:
    with stage.qtbot.waitSignal(stage.page.close_requested):
        stage.qtbot.keyClick(stage.list, Qt.Key.Key_Escape)


def test_alt_and_arrows_move_a_part(stage: Stage) -> None:
    for name in "ABC":
        stage.add(name)
    stage.list.choose(stage.part("C").id)
    stage.qtbot.keyClick(stage.list, Qt.Key.Key_Up, ALT)
    assert stage.names() == ["A", "C", "B"]
    assert stage.list.chosen == stage.part("C").id
    stage.document.undo()
    assert stage.names() == ["A", "B", "C"]


def test_delete_takes_a_part_out_and_undo_brings_it_back(stage: Stage) -> None:
    stage.add("Hours", "open daily")
    stage.list.choose(stage.part("Hours").id)
    stage.qtbot.keyClick(stage.list, Qt.Key.Key_Delete)
    assert stage.parts == ()
    stage.document.undo()
    assert stage.rows == ["Snippets", "Hours"]


def test_the_menu_of_a_template_offers_a_post(stage: Stage) -> None:
    part = stage.add("Weekly", "text", TEMPLATE)
    stage.list.menu_requested.emit(part.id, stage.page.mapToGlobal(stage.page.rect().center()))
    (menu,) = [one for one in stage.page.findChildren(QMenu) if one.isVisible()]
    with stage.qtbot.waitSignal(stage.page.new_post_requested) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [part.id]
    menu.close()


# the form


def test_what_is_typed_is_stored_soon(stage: Stage) -> None:
    part = stage.add("Hours", "open")
    stage.page.open_part(part.id)
    stage.fields.text.selectAll()
    stage.qtbot.keyClicks(stage.fields.text, "We are open daily")
    stage.qtbot.waitUntil(lambda: stage.part("Hours").text == "We are open daily", timeout=LATEST + 400)


def test_typing_is_one_step_and_a_later_sitting_another(stage: Stage) -> None:
    part = stage.add("Hours", "a")
    stage.page.open_part(part.id)
    for text in ("ab", "abc"):
        stage.fields.text.selectAll()
        stage.qtbot.keyClicks(stage.fields.text, text)
        stage.page.flush()
    stage.fields.text.left.emit()
    stage.qtbot.keyClicks(stage.fields.text, "d")
    stage.page.flush()
    stage.document.undo()
    assert (stage.part("Hours").text, stage.fields.text.value()) == ("abc", "abc")
    stage.document.undo()
    assert (stage.part("Hours").text, stage.fields.text.value()) == ("a", "a")


def test_a_new_part_is_not_there_before_its_first_words(stage: Stage) -> None:
    stage.page.new_part(CALL)
    stage.form.close_part()
    assert stage.parts == ()
    stage.page.new_part(CALL)
    for name in ("Order", "Order now"):
        stage.type_name(name)
        stage.page.flush()
    stage.form.close_part()
    assert stage.names(CALL) == ["Order now"]
    assert stage.document.undo_text == "Add Order now"
    stage.document.undo()
    assert stage.parts == ()


@pytest.mark.parametrize(("name", "sentence"), [("hOURS", "“hOURS” is there already"), ("", "A name is needed")])
def test_a_name_that_cannot_be_is_said_and_the_words_are_kept(stage: Stage, name: str, sentence: str) -> None:
    stage.add("Hours")
    part = stage.add("Offer", "a")
    stage.page.open_part(part.id)
    stage.type_name(name)
    stage.qtbot.keyClicks(stage.fields.text, "b")
    stage.page.flush()
    assert sentence in stage.said()
    assert stage.fields.name.value() == name
    assert "b" in stage.part("Offer").text
    stage.type_name("Prices")
    stage.page.flush()
    assert sentence not in stage.said()
    assert stage.names() == ["Hours", "Prices"]


def test_words_of_a_new_part_without_a_name_are_kept(stage: Stage) -> None:
    stage.page.new_part(SNIPPET)
    stage.type_name("")
    stage.qtbot.keyClicks(stage.fields.text, "Do not lose me")
    stage.page.hide()
    assert stage.part("Snippet").text == "Do not lose me"


def test_any_text_comes_back_as_it_was_typed(stage: Stage) -> None:
    text = "שלום 👩‍👩‍👧 {link}\n\u202eabc\u00a0{{x}} <b>&amp;</b>\n" + "long " * 2000
    part = stage.add("Offer")
    stage.page.open_part(part.id)
    stage.fields.text.insertPlainText(text)
    stage.page.flush()
    assert stage.part("Offer").text == text
    assert stage.fields.text.value() == text


def test_another_sort_is_chosen_in_place(stage: Stage) -> None:
    part = stage.add("Now", "Order")
    stage.page.open_part(part.id)
    assert not stage.fields.labels.isVisible()
    stage.fields.sort.activated.emit(0)
    assert stage.part("Now").sort is TEMPLATE
    assert stage.fields.labels.isVisible()


def test_a_template_has_labels_and_channels(stage: Stage) -> None:
    for at, id_ in enumerate(("ig", "li")):
        channel = a_channel(id=id_, brand_id=stage.brand.id, name=id_.upper(), platform="instagram", position=at)
        stage.document.do(add_channel(channel))
    kind = stage.document.settings_of(stage.brand).labels_of(KIND)[0]
    part = stage.add("Weekly", "text", TEMPLATE, channel_ids=("li",))
    stage.page.open_part(part.id)
    QApplication.processEvents()
    stage.button("IG").click()
    assert stage.part("Weekly").channel_ids == ("li", "ig")
    stage.button("LI").click()
    assert stage.part("Weekly").channel_ids == ("ig",)
    kinds = stage.fields.labels.kind
    kinds.setCurrentIndex(kinds.findText(kind.name))
    kinds.activated.emit(kinds.currentIndex())
    assert stage.part("Weekly").kind_id == kind.id


def test_opening_and_closing_changes_nothing(stage: Stage) -> None:
    part = stage.add("Weekly", "text", TEMPLATE, channel_ids=("gone",), kind_id=None)
    step = stage.document.next_undo
    stage.page.open_part(part.id)
    stage.form.close_part()
    assert stage.document.next_undo is step


def test_variables_are_put_in_from_a_menu(stage: Stage) -> None:
    part = stage.add("Offer", "Until ")
    stage.page.open_part(part.id)
    stage.fields.text.moveCursor(stage.fields.text.textCursor().MoveOperation.End)
    stage.fields.variables.click()
    (menu,) = [one for one in stage.page.findChildren(QMenu) if one.isVisible()]
    next(one for one in menu.actions() if one.text().endswith("{offer end}")).trigger()
    menu.close()
    assert stage.fields.text.value() == "Until {offer end}"
    assert "Filled in when it is put into a post: {offer\u00a0end}" in stage.said()


def test_the_example_is_the_text_in_the_next_post(stage: Stage) -> None:
    stage.document.do(add_campaign(Campaign(id="s", brand_id=stage.brand.id, name="S", ends=date(2026, 12, 6))))
    for id_, clock in (("past", 8), ("next", 10), ("later", 11)):
        post = a_post(id=id_, brand_id=stage.brand.id, title=id_, link=f"{id_}.example", campaign_id="s")
        entry = a_placement(id=f"{id_}-e", post_id=id_, channel_id=None, date=MONDAY, time=time(clock))
        stage.document.do(new_post(post, [entry]))
    part = stage.add("Offer", "Until {offer end}: {link}")
    stage.page.open_part(part.id)
    assert "Until 6 December: next.example" in stage.said()
    assert "In the next post, “next”" in stage.said()
    plan = stage.document.posts_of(stage.brand, ["next"])
    stage.document.do(trash(plan.posts.values(), plan.placements.values(), stage.context.clock()))
    assert "Until 6 December: later.example" in stage.said()


def test_a_long_example_stays_within_the_panel(stage: Stage) -> None:
    address = "https://www." + "ferrow.%D0%BF." * 30 + "example/"
    part = stage.add("Long", f"{{brand}} {address}\n" + "a line\n" * 80)
    stage.page.open_part(part.id)
    example = stage.fields.example
    stage.qtbot.waitUntil(lambda: 0 < example.height() < 400)
    assert stage.fields.width() <= stage.page.width()
    assert stage.fields.minimumSizeHint().width() <= stage.page.width() - 32


def test_a_text_without_variables_has_no_example(stage: Stage) -> None:
    part = stage.add("Hours", "{unknown}")
    stage.page.open_part(part.id)
    assert not stage.fields.example.isVisible()


def test_a_part_that_is_gone_is_closed(stage: Stage) -> None:
    part = stage.add("Hours")
    stage.page.open_part(part.id)
    stage.document.undo()
    assert not stage.form.isVisible()


def test_a_template_is_made_of_a_post(stage: Stage) -> None:
    post = a_post(id="p", brand_id=stage.brand.id, title="Offer", text="Now {link}")
    stage.add("offer", sort=TEMPLATE)
    stage.page.save_as_template(post, [])
    assert stage.names(TEMPLATE) == ["offer", "Offer 2"]
    assert stage.part("Offer 2").text == "Now {link}"
    assert stage.fields.name.selectedText() == "Offer 2"
    with stage.qtbot.waitSignal(stage.page.new_post_requested) as asked:
        stage.button("New post from template").click()
    assert asked.args == [stage.part("Offer 2").id]


def test_another_brand_has_another_library(stage: Stage) -> None:
    part = stage.add("Hours", "a")
    other = new_brand("Other", "Europe/London")
    stage.document.do(add_brand(other, ()))
    stage.page.open_part(part.id)
    stage.qtbot.keyClicks(stage.fields.text, "b")
    stage.page.show_brand(other)
    assert not stage.form.isVisible()
    assert stage.rows == []
    assert "b" in stage.part("Hours").text


def test_it_repaints_with_the_theme(stage: Stage) -> None:
    stage.page.open_part(stage.add("Weekly", "{link}", TEMPLATE).id)
    stage.context.theme.choose("light")
    QApplication.processEvents()
    light = stage.page.grab().toImage()
    stage.context.theme.choose("dark")
    QApplication.processEvents()
    assert stage.page.grab().toImage() != light


def test_every_control_has_a_name(stage: Stage) -> None:
    stage.page.open_part(stage.add("Weekly", "{link}", TEMPLATE).id)
    for button in stage.page.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    for field in (stage.fields.name, stage.fields.text, stage.fields.title, stage.fields.link, stage.fields.sort):
        assert field.accessibleName()
