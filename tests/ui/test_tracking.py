"""Tracking in the editor and for many posts: seen before it is done, and links of others left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.document import Document
from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.records import Brand, Placement, Status
from planner.domain.tracking import tracking
from planner.ui.context import Context
from planner.ui.dialogs.tracking import AHEAD, SELECTED, WEEK, BuildTracking
from planner.ui.dialogs.tracking_table import LinkRows
from planner.ui.editor.sections.tracking import LinkTracking
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.parts import LinkButton
from tests.builders import a_channel, a_placement, a_post
from tests.ui.conftest import assert_freed_on_close
from tests.ui.test_editor import Stage

OWN = "https://lumenoak.example/shop?size=2#top"
ELSEWHERE = "https://elsewhere.example/"


# in the editor


@pytest.fixture
def stage(qtbot: QtBot, context: Context) -> Stage:
    """A post on LinkedIn and Instagram with a link to the brand's own web site."""
    made = Stage(qtbot, context)
    made.document.do(edits.amend(made.brand, "Change", domains=("lumenoak.example",)))
    made.brand = made.document.brands()[0]
    made.editor.show_brand(made.brand)
    made.document.do(edits.edit_post(made.stored(), "link", OWN))
    made.qtbot.waitUntil(lambda: part(made).isVisible(), timeout=1000)
    return made


def part(stage: Stage) -> LinkTracking:
    found = stage.editor.findChild(LinkTracking)
    assert isinstance(found, LinkTracking)
    return found


def seen(stage: Stage) -> list[str]:
    return [label.text() for label in part(stage).findChildren(Elided) if label.isVisible()]


def press(stage: Stage, words: str) -> None:
    button = next(one for one in part(stage).findChildren(LinkButton) if one.text() == words and one.isVisible())
    stage.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def sources(stage: Stage) -> list[str]:
    return [tracking(stage.placement(id_).link or "").get("utm_source", "") for id_ in ("e1", "e2")]


def test_before_and_after_are_seen_and_nothing_is_changed_yet(stage: Stage) -> None:
    press(stage, "Add tracking to 2 links…")
    said = [label.accessibleName() for label in part(stage).findChildren(QLabel) if label.isVisible()]
    before, after = [words for words in said if words][:2]
    assert before == f"Before: {OWN}"
    assert after.startswith("After: https://lumenoak.example/shop?size=2&utm_source=linkedin&")
    assert after.endswith("#top")
    assert stage.placement("e1").link is None


def test_one_click_does_it_for_all_channels_in_one_step(stage: Stage) -> None:
    press(stage, "Add tracking to 2 links…")
    press(stage, "Add tracking to 2 links")
    assert sources(stage) == ["linkedin", "instagram"]
    assert stage.stored().link == OWN
    stage.qtbot.waitUntil(lambda: seen(stage) == ["With tracking: linkedin, instagram"], timeout=1000)
    stage.document.undo()
    assert sources(stage) == ["", ""]


def test_it_can_be_done_with_the_keyboard(stage: Stage) -> None:
    offer = next(one for one in part(stage).findChildren(LinkButton) if one.isVisible())
    offer.setFocus()
    stage.qtbot.keyClick(offer, Qt.Key.Key_Space)
    do = stage.editor.focusWidget()
    assert isinstance(do, LinkButton)
    stage.qtbot.keyClick(do, Qt.Key.Key_Space)
    assert sources(stage) == ["linkedin", "instagram"]


def test_a_link_that_is_being_typed_is_looked_at_and_stored_first(stage: Stage) -> None:
    stage.retype(stage.line("Link"), "https://lumenoak.example/new")
    stage.qtbot.waitUntil(lambda: part(stage)._shown[0][1].endswith("/new"), timeout=1000)  # type: ignore[index]
    press(stage, "Add tracking to 2 links…")
    press(stage, "Add tracking to 2 links")
    assert (stage.placement("e1").link or "").startswith("https://lumenoak.example/new?utm_source=linkedin")
    assert stage.stored().link == "https://lumenoak.example/new"


@pytest.mark.parametrize("link", ["", ELSEWHERE, "htps://lumenoak.example"])
def test_nothing_is_said_where_there_is_nothing_to_do(stage: Stage, link: str) -> None:
    stage.document.do(edits.edit_post(stage.stored(), "link", link))
    stage.qtbot.waitUntil(lambda: not part(stage).isVisible(), timeout=1000)


def test_the_brands_own_template_is_used(stage: Stage) -> None:
    stage.document.do(edits.amend(stage.brand, "Change", tracking="ref={channel}"))
    stage.editor.show_brand(stage.document.brands()[0])
    press(stage, "Add tracking to 2 links…")
    press(stage, "Add tracking to 2 links")
    assert stage.placement("e2").link == "https://lumenoak.example/shop?size=2&ref=instagram#top"


# many posts


@pytest.fixture
def brand(document: Document) -> Brand:
    """A brand with two channels and three posts: two with its own links, one of them out, and one with another's."""
    made = replace(document.brands()[0], domains=("lumenoak.example",))
    document.do(edits.amend(document.brands()[0], "Change", domains=made.domains))
    for number, name in enumerate(("instagram", "facebook")):
        channel = a_channel(id=name, brand_id=made.id, name=name.title(), platform=name, position=number)
        document.do(edits.add_channel(channel))
    for number, (link, status) in enumerate(((OWN, Status.DRAFT), (OWN, Status.POSTED), (ELSEWHERE, Status.DRAFT))):
        post = a_post(id=f"p{number}", brand_id=made.id, title=f"Post {number}", link=link)
        places = [
            a_placement(
                id=f"p{number}-{name}",
                post_id=post.id,
                channel_id=name,
                date=date(2026, 11, 24 + number),
                time=time(9),
                status=status,
            )
            for name in ("instagram", "facebook")
        ]
        document.do(edits.new_post(post, places))
    return made


@pytest.fixture
def plan(document: Document, brand: Brand) -> Plan:
    return document.plan(brand)


def opened(qtbot: QtBot, context: Context, **scopes: Plan) -> tuple[BuildTracking, list[Edit]]:
    dialog = BuildTracking(context, scopes)
    qtbot.addWidget(dialog)
    wanted: list[Edit] = []
    dialog.edit_requested.connect(wanted.append)
    dialog.show()
    return dialog, wanted


def cells(rows: LinkRows, column: int) -> list[str]:
    return [rows.data(rows.index(number, column)) for number in range(rows.rowCount())]


def test_each_link_is_shown_before_and_after_and_the_others_are_counted(
    qtbot: QtBot, context: Context, plan: Plan
) -> None:
    dialog, _ = opened(qtbot, context, **{AHEAD: plan})
    assert cells(dialog.rows, 0) == ["Post 0", "Post 0"]
    assert sorted(cells(dialog.rows, 1)) == ["Facebook", "Instagram"]
    assert cells(dialog.rows, 2) == ["Tue 24 Nov", "Tue 24 Nov"]
    assert cells(dialog.rows, 3) == ["…?size=2#top", "…?size=2#top"]
    assert dialog.rows.data(dialog.rows.index(0, 3), Qt.ItemDataRole.AccessibleTextRole) == OWN
    assert all("utm_source=" in after for after in cells(dialog.rows, 4))
    assert dialog.left.text() == "Left alone: 2 links to other web sites; 2 links of what is posted or skipped"
    assert dialog.build.text() == "Build 2 links"


def test_only_what_is_checked_is_built_in_one_step(
    qtbot: QtBot, context: Context, document: Document, plan: Plan
) -> None:
    dialog, wanted = opened(qtbot, context, **{AHEAD: plan})
    dialog.table.selectRow(0)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.build.text() == "Build 1 link"
    kept = dialog.rows.chosen[0].placement.id
    qtbot.mouseClick(dialog.build, Qt.MouseButton.LeftButton)
    document.do(wanted[0])
    changed = [one.id for one in document.plan(plan.brand).placements.values() if one.link]
    assert changed == [kept]
    document.undo()
    assert not any(one.link for one in document.plan(plan.brand).placements.values())


def test_space_on_several_rows_checks_all_of_them(qtbot: QtBot, context: Context, plan: Plan) -> None:
    dialog, _ = opened(qtbot, context, **{AHEAD: plan})
    dialog.table.selectAll()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert not dialog.build.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.build.text() == "Build 2 links"


def test_the_scope_is_chosen_and_an_empty_one_is_not_offered(qtbot: QtBot, context: Context, plan: Plan) -> None:
    nothing = replace(plan, placements={})
    foreign = replace(plan, placements={id_: one for id_, one in plan.placements.items() if one.post_id == "p2"})
    dialog, _ = opened(qtbot, context, **{SELECTED: nothing, WEEK: foreign, AHEAD: plan})
    segments = [one.text() for one in dialog.findChildren(QPushButton) if one.property("segment")]
    assert segments == ["This week", "All ahead"]
    assert not dialog.build.isEnabled()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "All ahead").click()
    assert dialog.build.isEnabled()


def test_without_any_entry_it_says_so(qtbot: QtBot, context: Context, plan: Plan) -> None:
    dialog, _ = opened(qtbot, context, **{WEEK: replace(plan, placements={})})
    assert not dialog.build.isEnabled()
    assert "no link here" in dialog.said.text()


def test_a_brand_without_web_sites_is_asked_for_them(qtbot: QtBot, context: Context, plan: Plan) -> None:
    unknown = replace(plan, brand=replace(plan.brand, domains=()))
    dialog, _ = opened(qtbot, context, **{AHEAD: unknown})
    with qtbot.waitSignal(dialog.settings_requested):
        qtbot.mouseClick(dialog.sites, Qt.MouseButton.LeftButton)


def test_many_links_are_shown_at_once(qtbot: QtBot, context: Context, plan: Plan) -> None:
    one = plan.placements["p0-instagram"]
    many: dict[str, Placement] = {f"e{number}": replace(one, id=f"e{number}") for number in range(3000)}
    dialog, _ = opened(qtbot, context, **{AHEAD: replace(plan, placements=many)})
    assert dialog.rows.rowCount() == 3000


def test_nothing_of_it_is_left_when_it_is_closed(qtbot: QtBot, context: Context, plan: Plan) -> None:
    dialog = BuildTracking(context, {AHEAD: plan})
    dialog.show()
    assert_freed_on_close(qtbot, context, dialog)


def test_what_is_posted_is_taken_in_only_when_it_is_asked_for(qtbot: QtBot, context: Context, plan: Plan) -> None:
    other = replace(plan.placements["p1-facebook"], link="https://lumenoak.example/?utm_source=instagram")
    ever = replace(plan, placements={**plan.placements, other.id: other})
    dialog = BuildTracking(context, {AHEAD: plan}, ever=lambda: ever)
    qtbot.addWidget(dialog)
    assert (dialog.rows.rowCount(), "Posted already" in dialog.said.text()) == (2, False)
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "All, also past").click()
    assert dialog.rows.rowCount() == 4
    dialog.another.click()
    assert [row.placement.id for row in dialog.rows.chosen] == [other.id]
    assert dialog.said.text().startswith("1 link would get tracking. Posted already: 1.")
