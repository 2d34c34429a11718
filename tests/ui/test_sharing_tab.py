"""Share links: what is typed becomes a link, a button and a code, each copied with one click."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_brand, add_channel, amend, new_post
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.presence.sharing.tab import SharingTab
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post

TEA = "https://ferrow.com/tea"


@pytest.fixture
def brand(context: Context) -> Brand:
    """The brand with a page that an entry of this week leads to, on a host of its own."""
    brand = replace(context.document.brands()[0], domains=("ferrow.com",))
    context.document.do(amend(context.document.brands()[0], "Hosts", domains=brand.domains))
    context.document.do(add_channel(a_channel(id="channel", brand_id=brand.id)))
    post = a_post(id="post", brand_id=brand.id, link=f"{TEA}?utm_source=instagram")
    context.document.do(new_post(post, [a_placement(post_id="post", date=MONDAY)]))
    return brand


@pytest.fixture
def tab(context: Context, brand: Brand, qtbot: QtBot) -> SharingTab:
    made = SharingTab(context)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    with qtbot.waitExposed(made):
        made.show()
    made.show_brand(brand)
    return made


def typed(tab: SharingTab, qtbot: QtBot, page: str = TEA, text: str = "Tea & jam") -> None:
    tab.form.page.setEditText("")
    qtbot.keyClicks(tab.form.page.lineEdit(), page)
    qtbot.keyClicks(tab.form.text, text)


def shown_link(tab: SharingTab) -> str:
    return tab.details.link.toPlainText()


def test_the_tab_begins_with_the_page_that_the_next_post_leads_to(tab: SharingTab) -> None:
    assert (tab.form.page.currentText(), shown_link(tab)) == (TEA, TEA)


def test_the_address_itself_is_not_tracked_and_it_is_said_why(tab: SharingTab) -> None:
    assert not tab.form.tracking.isEnabled()
    assert tab.form.untracked.text().startswith("The address itself stays as it is")
    tab.list.choose("x")
    assert tab.form.tracking.isEnabled()
    assert not tab.form.untracked.isVisible()


def test_an_empty_tab_says_what_to_do(tab: SharingTab) -> None:
    tab.form.show_page("")
    assert tab.details.note.text() == "Type a page, or choose one that your posts lead to."
    assert not any(button.isVisible() for button in tab.details.findChildren(QAbstractButton))


def test_pages_of_entries_are_offered_without_their_tracking(tab: SharingTab) -> None:
    assert [tab.form.page.itemText(index) for index in range(tab.form.page.count())] == [TEA]


def test_what_is_typed_becomes_a_link_and_a_button(tab: SharingTab, qtbot: QtBot) -> None:
    typed(tab, qtbot)
    assert shown_link(tab) == TEA
    assert "simply copied the address" in tab.details.note.text()
    assert not tab.details.html.isVisible()
    tab.list.choose("x")
    page = "https%3A%2F%2Fferrow.com%2Ftea%3Futm_source%3Dx%26utm_medium%3Dsocial"
    assert shown_link(tab) == f"https://x.com/intent/tweet?text=Tea%20%26%20jam&url={page}"
    assert tab.details.html.toPlainText().startswith(
        '<a href="https://x.com/intent/tweet?text=Tea%20%26%20jam&amp;url='
    )
    assert "Documented by the network" in tab.details.source.text()
    tab.form.tracking.click()
    assert "utm_" not in shown_link(tab)


def test_pages_of_others_are_not_tracked(tab: SharingTab, qtbot: QtBot) -> None:
    typed(tab, qtbot, "https://other.com/tea")
    tab.list.choose("facebook")
    assert shown_link(tab).endswith("u=https%3A%2F%2Fother.com%2Ftea")
    assert not tab.form.tracking.isEnabled()


def test_each_is_copied_with_one_click(tab: SharingTab, qtbot: QtBot) -> None:
    typed(tab, qtbot)
    tab.list.choose("facebook")
    for button, field in ((tab.details.copy_link, tab.details.link), (tab.details.copy_html, tab.details.html)):
        with qtbot.waitSignal(tab.copy_requested) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args is not None
        assert asked.args[0] == field.toPlainText()
    with qtbot.waitSignal(tab.said):
        qtbot.mouseClick(tab.details.copy_code, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().image().width() > 100
    with qtbot.waitSignal(tab.link_requested) as opened:
        qtbot.mouseClick(tab.details.open_link, Qt.MouseButton.LeftButton)
    assert opened.args == [shown_link(tab)]


def test_the_code_is_saved_as_it_is_named(tab: SharingTab, qtbot: QtBot, tmp_path: Path) -> None:
    typed(tab, qtbot)
    for name, beginning in (("code.svg", b"<?xml"), ("code.png", b"\x89PNG")):
        with qtbot.waitSignal(tab.said) as said:
            tab.save_code(tmp_path / name)
        assert said.args == [f"QR code saved as {name}."]
        assert (tmp_path / name).read_bytes().startswith(beginning)


def test_a_mistyped_page_is_told_and_nothing_is_shared(tab: SharingTab, qtbot: QtBot) -> None:
    typed(tab, qtbot, "htps://ferrow.com/tea")
    assert tab.form.trouble.text() == "This is no address that opens. Do you mean https://ferrow.com/tea?"
    assert shown_link(tab) == ""
    typed(tab, qtbot, "mailto:jo@ferrow.com")
    assert tab.form.trouble.text() == "This is no address that opens."


def test_mastodon_asks_for_a_server(tab: SharingTab, qtbot: QtBot) -> None:
    typed(tab, qtbot)
    tab.list.choose("mastodon")
    assert "which server" in tab.details.note.text()
    assert shown_link(tab) == ""
    qtbot.keyClicks(tab.form.lines["server"], "@jo@mas.to")
    assert shown_link(tab).startswith("https://mas.to/share?text=")


def test_a_text_too_long_for_a_code_says_so(tab: SharingTab) -> None:
    tab.form.restore({"page": TEA, "text": "x" * 3000})
    tab.list.choose("x")
    assert "too long for a QR code" in tab.details.no_code.text()
    assert not tab.details.save_code.isVisible()
    assert tab.details.copy_link.isVisible()


def test_what_is_typed_stays_when_the_plan_changes_and_for_each_brand(
    tab: SharingTab, brand: Brand, context: Context, qtbot: QtBot
) -> None:
    typed(tab, qtbot)
    tab.list.choose("x")
    post = a_post(id="other", brand_id=brand.id, link="https://ferrow.com/jam")
    edit = new_post(post, [a_placement(post_id="other", id="late", date=MONDAY)])
    context.document.do(edit)
    tab.refresh(edit.changes)
    assert (tab.form.page.currentText(), tab.list.chosen, tab.form.page.count()) == (TEA, "x", 2)
    context.document.do(add_brand(a_brand(id="second", name="Second"), ()))
    tab.show_brand(a_brand(id="second", name="Second"))
    assert tab.form.page.currentText() == ""
    tab.show_brand(brand)
    assert (tab.form.page.currentText(), tab.form.text.toPlainText()) == (TEA, "Tea & jam")


def test_what_is_typed_outlives_the_place_and_the_program(
    tab: SharingTab, brand: Brand, context: Context, qtbot: QtBot
) -> None:
    typed(tab, qtbot)
    again = SharingTab(context)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    again.show_brand(brand)
    assert (again.form.page.currentText(), again.form.text.toPlainText()) == (TEA, "Tea & jam")


def test_a_page_that_was_only_offered_is_not_kept(tab: SharingTab, brand: Brand, context: Context) -> None:
    tab.read_anew(brand)
    assert context.settings.memory.get(f"sharing.typed.{brand.id}") is None
