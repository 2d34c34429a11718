"""Pages read from the web: asked once, in a thread, with a way to stop; and what the editor says of them then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.pages_seen import noted_trouble
from planner.domain.edits import new_post
from planner.ui.context import Context
from planner.ui.pieces.going_online import online
from planner.ui.pieces.message import Message
from planner.ui.pieces.web_reading import WebReading
from planner.ui.window.main_window import MainWindow
from tests.builders import MONDAY, a_placement, a_post
from tests.net.site import Site, a_site, said


@pytest.fixture
def site() -> Iterator[Site]:
    answers = {"/": said(b"<title>Tea</title>"), "/gone": said(b"", status="404 Not Found")}
    with a_site(answers) as made:
        yield made


@pytest.fixture
def reading(context: Context, qtbot: QtBot) -> Iterator[WebReading]:
    """Its parent lives as long as the test."""
    context.settings.set("network", "on")
    context.settings.set("network_private", "on")
    parent = QWidget()
    qtbot.addWidget(parent)
    yield WebReading(context, parent)
    parent.close()


def answered(choice: int) -> None:
    """Presses a button of the message that is open."""

    def press() -> None:
        message = QApplication.activeModalWidget()
        assert isinstance(message, Message)
        message.buttons[choice].click()

    QTimer.singleShot(0, press)


def test_it_is_asked_once_and_no_is_no(context: Context, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answered(1)
    assert not online(context, parent)
    assert context.settings["network"] == "off"
    answered(0)
    assert online(context, parent)
    assert context.settings["network"] == "on"
    assert context.settings["network_private"] == "off"
    assert online(context, parent)  # nothing is asked, or this would wait for an answer


def test_pages_are_read_one_after_the_other_and_each_is_told(reading: WebReading, site: Site, qtbot: QtBot) -> None:
    told: list[tuple[object, ...]] = []
    reading.read_page.connect(lambda address, facts: told.append((address, facts.title)))
    reading.failed.connect(lambda *what: told.append(what))
    reading.stepped.connect(lambda *what: told.append(what))
    with qtbot.waitSignal(reading.ended):
        reading.read([site.address(), site.address("/gone"), site.address()])
        assert reading.busy
    sentence = f"127.0.0.1:{site.port} says that there is no such page (404). Check the link, or choose another page."
    assert told == [
        (0, 2),
        (1, 2),
        (site.address(), "Tea"),
        (2, 2),
        (site.address("/gone"), sentence, True),
    ]
    assert not reading.busy


def test_it_can_be_stopped(reading: WebReading, qtbot: QtBot) -> None:
    began = threading.Event()

    def wait(_: object) -> None:
        began.set()
        threading.Event().wait(1)

    with a_site(wait) as site:
        reading.read([site.address()])
        assert began.wait(2)
        with qtbot.waitSignal(reading.ended, timeout=700):
            reading.stop()
    assert not reading.busy


def test_while_it_is_switched_off_nothing_is_read(
    reading: WebReading, site: Site, context: Context, qtbot: QtBot
) -> None:
    context.settings.set("network", "off")
    with qtbot.waitSignal(reading.failed) as failed, qtbot.waitSignal(reading.ended):
        reading.read([site.address()])
    assert failed.args is not None
    assert "switched off" in failed.args[1]
    assert site.asked == []


def test_the_editor_says_what_was_seen_of_the_page(window: MainWindow) -> None:
    context, brand = window.context, window.brand
    post = a_post(brand_id=brand.id, link="https://ferrow.com/tea")
    place = a_placement(post_id=post.id, channel_id="Facebook", date=MONDAY)
    window.do(new_post(post, [place]))
    plan = context.document.plan(brand)

    def findings() -> list[str]:
        found = context.inspection.findings(plan, plan.placements[place.id], context.now(brand))
        return [one.sentence for one in found if one.item == "link-card"]

    assert findings() == []
    at = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/London"))
    window.do(noted_trouble(context.document, brand, "https://ferrow.com/tea", "It is gone.", at))
    assert findings() == ["The link did not open on 22 Nov: It is gone."]
