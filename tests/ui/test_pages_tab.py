"""The tab of pages, in the window as a user has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain.edits import new_post
from planner.domain.pages import facts_of
from planner.domain.pages_seen import trouble_of
from planner.exchange.pages import read_page
from planner.ui.pieces.web_reading import WebReading
from planner.ui.places.place import Place
from planner.ui.presence.pages import asking
from planner.ui.presence.pages.tab import PagesTab
from planner.ui.window.main_window import MainWindow
from tests.builders import a_placement, a_post
from tests.page_sources import ADDRESS, page

LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> PagesTab:
    window.show_place("presence", "pages")
    place = window.pages.page
    assert isinstance(place, Place)
    tab = place.focusProxy()
    assert isinstance(tab, PagesTab)
    return tab


def stand(document: Document, title: str, link: str, day: date) -> str:
    (brand,) = document.brands()
    post = a_post(brand_id=brand.id, title=title, link=link)
    entry = a_placement(post_id=post.id, channel_id="Instagram", date=day)
    document.do(new_post(post, [entry]))
    return entry.id


def rows(tab: PagesTab) -> list[tuple[str, str]]:
    return [(row.text, row.detail) for row in tab.side.list.rows.found]


def drop(tab: PagesTab, qtbot: QtBot, *files: Path, until: Callable[[], bool]) -> None:
    tab._drop([str(file) for file in files])
    qtbot.waitUntil(until)


def test_links_of_the_week_are_listed_and_a_saved_page_says_how_they_show(
    window: MainWindow, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    entry = stand(document, "Lantern", f"{ADDRESS}?utm_source=x", date(2026, 11, 24))
    stand(document, "Later", "https://shop.example/christmas", date(2026, 12, 8))
    tab = opened(window)
    assert rows(tab) == [
        ("Links of this week", ""),
        ("/lantern", "Not read yet"),
        ("Links of the weeks to come", ""),
        ("/christmas", "Not read yet"),
    ]
    saved = tmp_path / "lantern.html"
    saved.write_bytes(page("og:image", "things"))
    assert tab.details.saved.isVisible()
    said: list[str] = []
    window.history.said.connect(lambda words, _undo: said.append(words))
    drop(tab, qtbot, saved, until=lambda: bool(document.page_readings(window.brand)))
    assert said == []  # what was read is seen
    assert not tab.details.saved.isVisible()
    assert rows(tab)[1] == ("/lantern", "Without a picture")
    assert tab.details._when.text() == "Read from a file on Mon 23 Nov 2026"
    tags = [button for button in tab.details.missing.findChildren(QPushButton) if button.text() == "Copy"]
    QTest.mouseClick(tags[0], LEFT)
    assert QApplication.clipboard().text().startswith('<meta property="og:image" content="https://shop.example/')
    QTest.mouseClick(tab.details.copy_all, LEFT)
    assert '"@type": "Article"' in QApplication.clipboard().text()
    with qtbot.waitSignal(tab.entry_requested) as asked:
        tab.details._entries.itemAt(0).widget().click()  # type: ignore[union-attr]
    assert asked.args == [entry]


def test_files_over_the_tab_light_its_card(window: MainWindow, document: Document) -> None:
    stand(document, "Lantern", ADDRESS, date(2026, 11, 24))
    tab = opened(window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/lantern.html")])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(tab, QDragEnterEvent(QPoint(9, 9), copy, mime, LEFT, none))
    assert tab.details.property("dropping")
    QApplication.sendEvent(tab, QDragLeaveEvent())
    assert not tab.details.property("dropping")


def test_a_page_that_does_not_say_its_address_is_kept_once_it_is_typed(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    tab = opened(window)
    assert tab._stack.currentWidget() is tab.empty
    QApplication.clipboard().setText("<title>Autumn offer</title><h1>Offer</h1>")
    QTest.keyClick(tab, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tab.details.isVisible)
    assert rows(tab)[1] == ("Pasted source", "Its address is not known")
    assert document.page_readings(window.brand) == []
    tab.details.address.setText("shop.example/offer")
    QTest.keyClick(tab.details.address, Qt.Key.Key_Return)
    (kept,) = document.page_readings(window.brand)
    assert (kept.address, facts_of(kept.table).title) == ("https://shop.example/offer", "Autumn offer")
    assert tab.side.list.chosen == kept.address
    tab._forget()
    assert document.page_readings(window.brand) == []
    window.undo()
    assert document.page_readings(window.brand) == [kept]


def test_a_picture_that_is_dropped_is_seen_in_the_cards_and_looked_at(
    window: MainWindow, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    tab = opened(window)
    saved, picture = tmp_path / "lantern.html", tmp_path / "lantern.png"
    saved.write_bytes(page())
    Image.new("RGB", (180, 95), "brown").save(picture)
    drop(tab, qtbot, saved, until=tab.details.isVisible)
    assert tab.details._missing_name.text() == "Nothing is missing"
    large = tab.details._cards["wide"]
    assert large._note.text() == "The picture itself is not at hand. Choose or drop its file to see it here."
    drop(tab, qtbot, picture, until=lambda: large.picture._image is not None)
    assert tab.details._verdict.text() == "This link will show without a picture: the one that is named is too small."
    (kept,) = document.page_readings(window.brand)
    seen = facts_of(kept.table).picture
    assert seen is not None
    assert (seen.width, seen.height, seen.type) == (180, 95, "image/png")
    tab._pictures.clear()  # as after the next start
    tab._show_list()
    (small,) = (card for card in tab.details._cards.values() if card is not large)
    assert small._note.text() == "Picture of 180 × 95, not kept. Choose or drop its file to see it here."


def test_pages_are_read_from_the_web_only_when_asked_and_allowed(
    window: MainWindow, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(document, "Lantern", ADDRESS, date(2026, 11, 24))
    stand(document, "Ana", "https://shop.example/ana", date(2026, 11, 25))
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(WebReading, "read", lambda _self, addresses: asked.append(tuple(addresses)))
    tab = opened(window)
    monkeypatch.setattr(asking, "online", lambda *_: False)
    QTest.mouseClick(tab.side.week, LEFT)
    assert asked == []
    monkeypatch.setattr(asking, "online", lambda *_: True)
    QTest.mouseClick(tab.side.week, LEFT)
    QTest.mouseClick(tab.details.read, LEFT)
    tab.side.address.setFocus()
    tab.side.address.setText("shop.example/new?utm_medium=social")
    QTest.keyClick(tab.side.address, Qt.Key.Key_Return)
    assert asked == [(ADDRESS, "https://shop.example/ana"), (ADDRESS,), ("https://shop.example/new",)]
    tab.web.stepped.emit(1, 2)
    assert tab.side._progress.text() == "Reading 2 of 2…"
    tab.web.read_page.emit(ADDRESS, read_page(page(), address=ADDRESS))
    tab.web.failed.emit("https://shop.example/ana", "shop.example says that there is no such page (404).", True)
    kept = {one.address: one for one in document.page_readings(window.brand)}
    assert kept[ADDRESS].source == "network"
    assert trouble_of(kept["https://shop.example/ana"]).endswith("(404).")
    assert rows(tab)[2] == ("/ana", "shop.example says that there is no such page (404).")
    tab.web.failed.emit(ADDRESS, "shop.example did not answer.", False)
    assert tab.details._verdict.text() == "shop.example did not answer."
    assert len(document.page_readings(window.brand)) == 2
