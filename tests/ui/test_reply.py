"""A reply of an approver comes back: it is told, what was changed since is asked about, one undo takes it back."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from planner.app.reviewing import BadFile
from planner.domain.edits import Edit, add_channel, edit_post, new_post, note_export
from planner.domain.records import Brand, Exported, Status
from planner.exchange.own.week_csv import cells
from planner.exchange.review import mark_of
from planner.ui.context import Context
from planner.ui.dialogs.reply import ReplyDialog
from tests.builders import MONDAY, a_channel, a_placement, a_post


@pytest.fixture
def brand(context: Context) -> Brand:
    brand = context.document.brands()[0]
    context.document.do(add_channel(a_channel(id="insta", brand_id=brand.id, name="Insta")))
    for id_ in ("first", "second"):
        post = a_post(id=id_, brand_id=brand.id, title=f"The {id_}", text="As it was")
        context.document.do(new_post(post, [a_placement(id=f"{id_} entry", post_id=id_, channel_id="insta")]))
    return brand


def reply(context: Context, brand: Brand, **said: str) -> bytes:
    plan = context.document.plan(brand)
    answers = [
        {
            "entries": [[f"{id_} entry", mark_of(plan, plan.placements[f"{id_} entry"])]],
            "say": way.partition(":")[0],
            "comment": way.partition(":")[2],
        }
        for id_, way in said.items()
    ]
    head = {"format": "evenweek-review-reply", "version": 1, "brand_id": brand.id, "brand": brand.name}
    moments = {"sent": "2026-11-22T09:00:00+00:00", "at": "2026-11-22T19:00:00+00:00", "from": "Maeve"}
    return json.dumps(head | moments | {"answers": answers}).encode()


def opened(qtbot: QtBot, context: Context, brand: Brand, content: bytes) -> tuple[ReplyDialog, list[Edit]]:
    dialog = ReplyDialog(context, brand, content)
    asked: list[Edit] = []
    dialog.edit_requested.connect(asked.append)
    dialog.edit_requested.connect(context.document.do)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, asked


def told(dialog: ReplyDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_approvals_and_comments_are_one_step(qtbot: QtBot, context: Context, brand: Brand) -> None:
    content = reply(context, brand, first="approve", second="change:Shorter")
    dialog, asked = opened(qtbot, context, brand, content)
    assert "The reply of Maeve" in told(dialog)
    assert "1 entry approved." in told(dialog)
    assert "The second\nPlease change: Shorter" in told(dialog)
    dialog.primary.click()
    assert len(asked) == 1
    plan = context.document.plan(brand)
    assert plan.placements["first entry"].status is Status.APPROVED
    assert plan.placements["first entry"].approved_by == "Maeve"
    assert [one.text for one in context.document.comments(brand)] == ["Shorter"]
    context.document.undo()
    assert context.document.plan(brand).placements["first entry"].status is Status.DRAFT
    assert context.document.comments(brand) == []


def test_what_was_changed_since_is_shown_and_waits_unless_it_is_checked(
    qtbot: QtBot, context: Context, brand: Brand
) -> None:
    content = reply(context, brand, first="approve", second="approve")
    plan = context.document.plan(brand)
    rows = tuple(tuple(cells(plan, one)) for one in plan.in_order())
    sent = Exported(
        id="x", brand_id=brand.id, week=MONDAY, format="review", at=datetime(2026, 11, 22, tzinfo=UTC), rows=rows
    )
    context.document.do(note_export(sent))
    context.document.do(edit_post(plan.posts["first"], "text", "As it is now"))
    dialog, _ = opened(qtbot, context, brand, content)
    (box,) = dialog.findChildren(QCheckBox)
    assert "The first" in box.text()
    assert "text" in told(dialog)
    dialog.primary.click()
    assert context.document.plan(brand).placements["first entry"].status is Status.DRAFT
    assert context.document.plan(brand).placements["second entry"].status is Status.APPROVED
    dialog, _ = opened(qtbot, context, brand, content)
    dialog.findChildren(QCheckBox)[0].setChecked(True)
    dialog.primary.click()
    assert context.document.plan(brand).placements["first entry"].status is Status.APPROVED


def test_a_reply_about_another_brand_opens_nothing(context: Context, brand: Brand) -> None:
    content = reply(context, brand, first="approve").replace(brand.id.encode(), b"other")
    with pytest.raises(BadFile):
        ReplyDialog(context, brand, content)


def test_a_reply_that_was_read_already_says_so(qtbot: QtBot, context: Context, brand: Brand) -> None:
    content = reply(context, brand, first=":Nice")
    dialog, _ = opened(qtbot, context, brand, content)
    dialog.primary.click()
    again, _ = opened(qtbot, context, brand, content)
    assert not again.primary.isEnabled()
    assert "nothing that the plan does not know" in told(again)
