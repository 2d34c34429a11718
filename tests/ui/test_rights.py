"""Permission, partner and disclosure, and who approved: what the checks and the customer ask about later."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.permission import Answer, answer_of, with_answer
from planner.domain.plan import KIND
from planner.domain.records import Rights, Status
from planner.domain.rewording import begun_with, ended_with, reworded
from planner.ui.context import Context
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.when_fields import DayField
from tests.builders import a_placement, a_post
from tests.ui.conftest import NOW
from tests.ui.test_editor import Stage, menu_of, trigger


@pytest.fixture
def stage(qtbot: QtBot, context: Context) -> Stage:
    return Stage(qtbot, context)


def fold(stage: Stage, title: str) -> Folded:
    return next(one for one in stage.editor.findChildren(Folded) if one._title == title)


def leave(stage: Stage) -> None:
    stage.text().setFocus()


def give_kind(stage: Stage, **values: bool) -> None:
    kind = next(
        one
        for one in stage.document.settings_of(stage.brand).labels_of(KIND)
        if all(getattr(one, name) is value for name, value in values.items())
    )
    stage.document.do(edits.edit_post(stage.stored(), "kind_id", kind.id))


def approvers(stage: Stage) -> list[QLineEdit]:
    return [one for one in stage.editor.findChildren(QLineEdit) if one.accessibleName() == "Approved by"]


def amend_brand(stage: Stage, **values: object) -> None:
    stage.document.do(edits.amend(stage.brand, "Change", **values))
    stage.editor.show_brand(stage.document.brands()[0])


# permission


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", Answer.NONE),
        ("yes, by mail on 3 Nov", Answer.YES),
        ("YES", Answer.YES),
        ("asked twice", Answer.ASKED),
        ("no", Answer.NO),
        ("not yet", None),
        ("yesterday they said so", None),
    ],
)
def test_the_answer_is_the_first_word(words: str, answer: Answer | None) -> None:
    assert answer_of(words) is answer


def test_another_answer_keeps_the_other_words() -> None:
    assert with_answer("asked, by message", Answer.YES) == "yes, by message"
    assert with_answer("??", Answer.YES) == "yes, ??"
    assert with_answer("yes: by mail", Answer.NONE) == "by mail"
    assert with_answer("", Answer.NO) == "no"


def test_the_section_opens_for_a_kind_that_needs_a_permission(stage: Stage) -> None:
    assert not fold(stage, "Permission").opened
    give_kind(stage, needs_permission=True)
    assert fold(stage, "Permission").opened
    assert "needed" in fold(stage, "Permission")._button.accessibleName()


def test_the_section_opens_when_something_is_known(stage: Stage) -> None:
    stage.document.do(edits.edit_post(stage.stored(), "rights", Rights(owner="@mia")))
    assert fold(stage, "Permission").opened


def test_an_answer_is_chosen_and_free_words_are_kept(stage: Stage) -> None:
    stage.open_fold("Permission")
    stage.retype(stage.line("Permission"), "by message")
    stage.choose("Answer", "Yes")
    assert stage.stored().permission == "yes, by message"
    assert stage.line("Permission").text() == "yes, by message"


def test_everything_about_it_is_one_value_and_nothing_typed_is_lost(stage: Stage) -> None:
    stage.open_fold("Permission")
    stage.retype(stage.line("Whose it is"), "@mia")
    stage.retype(stage.line("Evidence"), "mia.png")
    stage.retype(stage.line("Credit"), "Photo: @mia")
    leave(stage)
    assert stage.stored().rights == Rights(owner="@mia", evidence="mia.png", credit="Photo: @mia")


def test_a_day_that_is_typed_is_taken_before_anything_else_is_done(stage: Stage) -> None:
    stage.open_fold("Permission")
    asked = next(one for one in stage.editor.findChildren(DayField) if one.accessibleName() == "Asked on")
    stage.retype(asked, "3 Nov")
    stage.editor.flush()
    assert stage.stored().rights.asked == date(2026, 11, 3)


def test_typing_and_a_day_do_not_take_each_other_away(stage: Stage) -> None:
    stage.open_fold("Permission")
    until = next(one for one in stage.editor.findChildren(DayField) if one.accessibleName() == "Allowed until")
    stage.retype(stage.line("Whose it is"), "@mia")
    stage.retype(until, "31 Dec 2026")
    stage.qtbot.keyClick(until, Qt.Key.Key_Return)
    assert stage.stored().rights == Rights(owner="@mia", until=date(2026, 12, 31))


def test_several_networks_are_checked_in_one_menu(stage: Stage) -> None:
    stage.open_fold("Permission")
    menu = menu_of(stage, lambda: stage.press("May be shown on: All networks"))
    for name in ("Instagram", "Facebook"):
        next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()
    assert stage.stored().rights.platforms == ("instagram", "facebook")
    assert stage.named(QPushButton, "May be shown on: Instagram, Facebook").isVisible()


def test_a_withdrawn_permission_is_said(stage: Stage) -> None:
    stage.open_fold("Permission")
    box = next(one for one in stage.editor.findChildren(QCheckBox) if "withdrawn" in one.text())
    stage.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert stage.stored().rights.withdrawn
    assert "withdrawn" in fold(stage, "Permission")._button.accessibleName()


def test_the_credit_goes_under_every_text_once(stage: Stage) -> None:
    stage.document.do(edits.edit_placement(stage.placement("e2"), "text", "Short"))
    stage.document.do(edits.edit_post(stage.stored(), "rights", Rights(credit="Photo: @mia")))
    for _ in range(2):
        stage.press("Add credit to the text")
    assert stage.stored().text == "Hello\n\nPhoto: @mia"
    assert stage.placement("e2").text == "Short\n\nPhoto: @mia"
    stage.document.undo()
    assert (stage.stored().text, stage.placement("e2").text) == ("Hello", "Short")


# partner


def test_the_section_opens_for_a_kind_that_needs_a_label(stage: Stage) -> None:
    assert not fold(stage, "Partner and disclosure").opened
    give_kind(stage, needs_disclosure=True)
    assert fold(stage, "Partner and disclosure").opened


def test_the_labels_of_the_jurisdiction_are_offered_and_others_can_be_typed(stage: Stage) -> None:
    amend_brand(stage, jurisdiction="uk")
    stage.open_fold("Partner and disclosure")
    menu = menu_of(stage, lambda: stage.press("Choose a disclosure", QToolButton))
    labels = stage.context.catalogue.lore.jurisdictions["uk"].labels
    assert [action.text() for action in menu.actions()] == list(labels)
    trigger(menu, "Advert")
    assert stage.stored().disclosure == "Advert"
    stage.retype(stage.line("Disclosure"), "Werbung")
    leave(stage)
    assert stage.stored().disclosure == "Werbung"


def test_the_label_is_put_first_in_every_text_and_taken_back_in_one_step(stage: Stage) -> None:
    stage.document.do(edits.edit_placement(stage.placement("e2"), "text", "#ad: Short"))
    stage.open_fold("Partner and disclosure")
    stage.retype(stage.line("Disclosure"), "#ad")
    stage.press("Insert at the start")
    assert (stage.stored().text, stage.placement("e2").text) == ("#ad Hello", "#ad: Short")
    stage.document.undo()
    assert stage.stored().text == "Hello"


def test_it_reminds_and_gives_no_legal_advice(stage: Stage) -> None:
    stage.open_fold("Partner and disclosure")
    assert any("not legal advice" in label.text() for label in stage.editor.findChildren(QLabel))


def test_known_partners_are_offered_while_one_is_typed(stage: Stage) -> None:
    amend_brand(stage, handles=("miamakes", "norapots"))
    stage.open_fold("Partner and disclosure")
    completer = stage.line("Partner").completer()
    completer.setCompletionPrefix("nora")
    assert completer.currentCompletion() == "@norapots"


def test_what_is_out_keeps_the_words_it_went_out_with() -> None:
    post = a_post(id="p", text="Hello")
    out, ahead = (a_placement(post_id="p", status=status) for status in (Status.POSTED, Status.DRAFT))
    edit = reworded("Insert", post, [out, ahead], lambda text: begun_with(text, "#ad"))
    after = {change.record.id: change.after for change in edit.changes}
    assert after["p"].text == "#ad Hello"  # type: ignore[union-attr]
    assert after[out.id].text == "Hello"  # type: ignore[union-attr]
    assert ahead.id not in after


def test_words_are_put_into_empty_texts_without_blanks_around() -> None:
    assert begun_with(" ", "#ad") == "#ad"
    assert ended_with("", "Photo: M") == "Photo: M"
    assert ended_with("Snow (photo: m)", "Photo: M") == "Snow (photo: m)"


# approval


def test_an_approval_keeps_who_and_when(stage: Stage) -> None:
    stage.context.remember_approver("Nel")
    stage.open_fold("Status and format")
    stage.choose("Status on LinkedIn", "Approved")
    entry = stage.placement("e1")
    assert (entry.status, entry.approved_by, entry.approved_at) == (Status.APPROVED, "Nel", NOW.astimezone(UTC))
    assert any(label.text() == "Approved by Nel, Mon 23 Nov 09:00" for label in stage.editor.findChildren(QLabel))


def test_the_moment_of_an_approval_is_that_of_the_brands_zone(stage: Stage) -> None:
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    stage.document.do(edits.approve([stage.placement("e1")], at))
    assert any(label.text() == "Approved, Thu 2 Jul 00:30" for label in stage.editor.findChildren(QLabel))


def test_the_name_is_typed_once_and_known_next_time(stage: Stage) -> None:
    stage.open_fold("Status and format")
    stage.choose("Status on LinkedIn", "Approved")
    stage.qtbot.waitUntil(lambda: any(map(QLineEdit.isVisible, approvers(stage))), timeout=1000)
    field = next(filter(QLineEdit.isVisible, approvers(stage)))
    stage.retype(field, "Nel")
    leave(stage)
    assert stage.placement("e1").approved_by == "Nel"
    stage.choose("Status on Instagram", "Approved")
    assert stage.placement("e2").approved_by == "Nel"


def test_another_status_forgets_the_approval(stage: Stage) -> None:
    stage.open_fold("Status and format")
    stage.choose("Status on LinkedIn", "Approved")
    stage.choose("Status on LinkedIn", "Ready")
    assert stage.placement("e1").approved_at is None
    assert not any(
        label.text().startswith("Approved") and label.isVisible() for label in stage.editor.findChildren(QLabel)
    )


def test_an_approval_that_was_lost_is_told_and_nobody_is_asked_for_a_name(stage: Stage) -> None:
    def shows(words: str) -> bool:
        return any(label.isVisible() and label.text() == words for label in stage.editor.findChildren(QLabel))

    stage.open_fold("Status and format")
    stage.context.remember_approver("Nel")
    stage.choose("Status on LinkedIn", "Approved")
    stage.document.do(edits.edit_placement(stage.placement("e1"), "text", "Other words"))
    stage.qtbot.waitUntil(lambda: shows("Was approved by Nel on Mon 23 Nov, and changed since"), timeout=1000)
    assert not any(map(QLineEdit.isVisible, approvers(stage)))
    stage.document.undo()
    stage.qtbot.waitUntil(lambda: shows("Approved by Nel, Mon 23 Nov 09:00"), timeout=1000)
    assert any(map(QLineEdit.isVisible, approvers(stage)))
