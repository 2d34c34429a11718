"""The tab of evergreen posts, in the window as a user has it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.app.document import Document
from planner.domain.edits import new_post
from planner.domain.records import Status
from planner.ui.places.place import Place
from planner.ui.presence.evergreen.tab import EvergreenTab
from planner.ui.window.main_window import MainWindow
from tests.builders import a_placement, a_post


def opened(window: MainWindow) -> EvergreenTab:
    window.show_place("presence", "evergreen")
    place = window.pages.page
    assert isinstance(place, Place)
    tab = place.focusProxy()
    assert isinstance(tab, EvergreenTab)
    return tab


def stand(document: Document, title: str, day: date, text: str = "Dark and dry.") -> str:
    (brand,) = document.brands()
    post = a_post(brand_id=brand.id, title=title, text=text, evergreen=True)
    places = [a_placement(post_id=post.id, channel_id="Instagram", date=day, status=Status.POSTED)]
    document.do(new_post(post, places))
    return post.id


def test_a_variant_is_made_of_the_post_not_seen_for_longest(window: MainWindow, document: Document) -> None:
    stand(document, "Young", date(2026, 11, 2))
    old = stand(document, "How to store beans", date(2026, 7, 1), "New beans on Thursday")
    tab = opened(window)
    shown = [(row.text, row.side) for row in tab.list.rows.found]
    assert shown == [
        ("May come again: not seen for more than 90 days", ""),
        ("How to store beans", "145 days ago"),
        ("Resting", ""),
        ("Young", "21 days ago"),
    ]
    assert tab.details.text.toPlainText() == "New beans on Thursday"
    QTest.mouseClick(tab.details.variant_button, Qt.MouseButton.LeftButton)
    assert window.pages.page is None
    (idea,) = document.ideas(window.brand)
    post = document.posts_of(window.brand, [idea.post_id]).posts[idea.post_id]
    assert post.variant_of == old
    assert post.text.endswith("[New] beans on [Thursday]")
    assert window.dock.editor.chips[0].post_id == post.id
    window.undo()
    assert document.ideas(window.brand) == []


def test_without_an_evergreen_post_the_tab_says_what_it_is_for(window: MainWindow) -> None:
    tab = opened(window)
    assert tab.list.rows.found == []
    assert not tab.details.isVisible()
