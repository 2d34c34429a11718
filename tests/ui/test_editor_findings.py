"""What is found in the open post is said quietly, leads to its place, and is fixed after a look at the change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.together import joined
from planner.domain.plan import Plan
from planner.domain.records import Media, Placement, Status
from planner.domain.rules import Severity
from planner.ui.context import Context
from planner.ui.editor.findings.findings_list import FindingsList, merged
from planner.ui.editor.preview.page import Preview
from planner.ui.editor.preview.plain import from_right
from planner.ui.editor.preview.shown import PartShown, host_of, shown_of
from planner.ui.pieces.differing import Differences
from planner.ui.pieces.fixing import FixPreview, field_changes
from tests.builders import a_placement, a_post
from tests.ui.test_editor_text import Desk

Check = Callable[[Plan, Placement], list[Finding]]


class Told:
    """Finds what a test wants to be found."""

    def __init__(self, check: Check) -> None:
        self._check = check

    def findings(self, plan: Plan, placement: Placement, now: datetime) -> tuple[Finding, ...]:
        del now
        return tuple(self._check(plan, placement))


@pytest.fixture
def desk(qtbot: QtBot, context: Context) -> Desk:
    return Desk(qtbot, context)


def find(desk: Desk, check: Check) -> FindingsList:
    """Has the editor find this from now on."""
    desk.context.__dict__["inspection"] = Told(check)
    desk.editor._open.changed.emit()
    desk.look()
    return desk.editor._findings


def no_ad(plan: Plan, placement: Placement) -> list[Finding]:
    """A post that says who pays, but not in its text; fixed by saying so first."""
    post = plan.post_of(placement)
    if "#ad" in post.text:
        return []
    fix = Fix("Begin with #ad", lambda: edits.edit_post(post, "text", f"#ad {post.text}").changes)
    return [
        Finding(Severity.MUST_FIX, "It does not say that it is paid.", (placement.id,), "text", None, (fix,), "", "ad")
    ]


def a_hint(plan: Plan, placement: Placement) -> list[Finding]:
    """A hint about one word."""
    del plan
    return [Finding(Severity.HINT, "“coffee” may be a name.", (placement.id,), "text", (2, 8))]


def about_one(plan: Plan, placement: Placement) -> list[Finding]:
    """Something about the second entry only."""
    del plan
    return [Finding(Severity.ATTENTION, "It has no board.", (placement.id,), "link")] if placement.id == "e1" else []


def said(row: QPushButton) -> list[str]:
    return [label.text().lstrip("\u200e") for label in row.findChildren(QLabel) if not label.isHidden()]


# the list


def test_nothing_is_shown_while_all_is_fine(desk: Desk) -> None:
    desk.open("A calm week", "x")
    assert not find(desk, lambda plan, placement: []).isVisible()


def test_what_is_alike_on_several_channels_is_said_once(desk: Desk) -> None:
    desk.open("A calm week", "x", "linkedin", "bluesky")
    rows = find(desk, no_ad).rows
    assert [said(row.sentence) for row in rows] == [["It does not say that it is paid."]]


def test_the_channel_is_named_where_it_is_about_one_of_several(desk: Desk) -> None:
    desk.open("A calm week", "x", "linkedin")
    rows = find(desk, about_one).rows
    assert [said(row.sentence) for row in rows] == [["It has no board.", "Linkedin"]]


def test_hints_are_folded_behind_their_number(desk: Desk) -> None:
    desk.open("🙂 coffee", "x", "linkedin")
    shown = find(desk, a_hint)
    assert (shown.rows, shown._hints.text()) == ([], "1 hint")
    desk.qtbot.mouseClick(shown._hints, Qt.MouseButton.LeftButton)
    assert len(shown.rows) == 1


def test_a_sentence_leads_to_the_words_that_it_means(desk: Desk) -> None:
    desk.open("🙂 coffee", "x")
    shown = find(desk, a_hint)
    shown._hints.setChecked(True)
    desk.qtbot.mouseClick(shown.rows[0].sentence, Qt.MouseButton.LeftButton)
    assert desk.sheet().textCursor().selectedText() == "coffee"


def test_a_sentence_leads_to_the_section_that_it_is_about(desk: Desk) -> None:
    desk.open("A calm week", "x", "linkedin")
    shown = find(desk, about_one)
    link = desk.editor._details.link.part
    link.open(opened=False)
    desk.qtbot.mouseClick(shown.rows[0].sentence, Qt.MouseButton.LeftButton)
    assert link.opened


def test_rows_stay_while_one_types_and_go_when_all_is_fine(desk: Desk) -> None:
    desk.open("A calm week", "x")
    shown = find(desk, no_ad)
    row = shown.rows[0]
    desk.type("more ")
    assert shown.rows == [row]
    desk.type("#ad ")
    assert shown.rows == []
    assert desk.editor.flush()


def test_the_keyboard_goes_through_the_findings_after_the_text(desk: Desk) -> None:
    desk.open("A calm week", "x", "linkedin")
    shown = find(desk, lambda plan, placement: no_ad(plan, placement) + about_one(plan, placement))
    first, second = shown.rows
    stops = [first.sentence, first.fix, first.why, second.sentence, second.why]
    desk.editor.activateWindow()
    desk.editor._texts._foot.copy.setFocus()
    passed = []
    for _ in stops:
        desk.editor.focusNextChild()
        passed.append(desk.editor.focusWidget())
    assert passed == stops


# fixes


def test_a_fix_is_seen_before_it_is_done_and_can_be_undone(desk: Desk) -> None:
    desk.open("A calm week", "x")
    shown = find(desk, no_ad)
    desk.type("So: ")
    desk.qtbot.mouseClick(shown.rows[0].fix, Qt.MouseButton.LeftButton)
    preview = shown.findChildren(FixPreview)[0]
    assert preview.findChildren(Differences)[0].toPlainText() == "#ad So: A calm week"
    desk.qtbot.keyClick(preview, Qt.Key.Key_Return)
    desk.look()
    assert (desk.stored().text, shown.rows) == ("#ad So: A calm week", [])
    desk.document.undo()
    assert desk.stored().text == "So: A calm week"


def test_escape_leaves_everything_as_it_is(desk: Desk) -> None:
    desk.open("A calm week", "x")
    shown = find(desk, no_ad)
    desk.qtbot.mouseClick(shown.rows[0].fix, Qt.MouseButton.LeftButton)
    desk.qtbot.keyClick(shown.findChildren(FixPreview)[0], Qt.Key.Key_Escape)
    assert desk.stored().text == "A calm week"


def test_fixes_of_several_entries_change_each_record_once(desk: Desk) -> None:
    desk.open("A calm week", "x", "linkedin")
    find(desk, no_ad)
    found = merged(desk.editor._open.findings)
    assert [len(fix.changes) for fix in found[0].fixes] == [1]
    assert found[0].placements == ("e0", "e1")


def test_fields_are_named_and_said_in_the_users_words(context: Context) -> None:
    brand = context.document.brands()[0]
    post = a_post(id="p1", text="Common", media=(Media("/a/b.jpg"),))
    entry = a_placement(id="e1", post_id="p1", channel_id=None)
    plan = Plan(brand, posts={"p1": post}, placements={"e1": entry})
    edit = edits.edit_placement(entry, "text", "Own").followed_by(edits.edit_placement(entry, "time", time(14, 5)))
    later = edits.set_status([entry], Status.READY)
    alt = edits.edit_post(post, "media", (Media("/a/b.jpg", "A menu"),))
    extra = edits.edit_placement(entry, "extras", (("first_comment", "More"),))
    changes = (*edit.changes, *later.changes, *alt.changes, *extra.changes)
    found = {change.name: (change.before, change.after) for change in field_changes(changes, plan, context)}
    assert found == {
        "Time on no channel yet": ("09:00", "14:05"),
        "Status on no channel yet": ("draft", "ready"),
        "Pictures": ("b.jpg: ", "b.jpg: A menu"),
        "First comment on no channel yet": ("", "More"),
    }


def test_a_fix_without_changes_says_so(desk: Desk) -> None:
    desk.open("A calm week", "x")
    preview = FixPreview(desk.context, joined([Fix("Do nothing", ())]), desk.editor._open.records, desk.editor)
    desk.qtbot.addWidget(preview)
    assert not preview.primary.isEnabled()


# the preview


def opened(desk: Desk) -> Preview:
    preview = Preview(desk.editor._open, desk.editor)
    desk.qtbot.addWidget(preview)
    preview.show()
    return preview


def test_the_preview_shows_what_is_typed_on_every_channel(desk: Desk) -> None:
    desk.open("A calm week", "x", "linkedin", linkedin="For work")
    desk.type("Hello. ")
    cards = opened(desk).cards
    assert "Hello. A calm week" in _labels(cards[0])
    assert "For work" in _labels(cards[1])


def test_nothing_of_the_plan_is_read_as_rich_text(desk: Desk) -> None:
    desk.open("<b>bold</b> <img src='file:///etc/hostname'>", "x")
    labels = opened(desk).findChildren(QLabel)
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


def test_parts_what_is_hidden_and_what_does_not_fit_are_told_apart(desk: Desk) -> None:
    desk.open(f"One\n---\n{'b' * 290}", "x")
    parts = shown_of(desk.editor._open, "e0").parts
    assert parts == (PartShown(fits="One"), PartShown(fits="b" * 280, over="b" * 10, excess=10))


def test_a_content_warning_folds_the_rest(desk: Desk) -> None:
    desk.open("Behind it", "mastodon")
    desk.document.do(edits.edit_placement(desk.entry("e0"), "extras", (("content_warning", "Food"),)))
    preview = opened(desk)
    behind = next(label for label in preview.findChildren(QLabel) if label.text() == "Behind it")
    assert not behind.isVisible()
    show = next(one for one in preview.findChildren(QPushButton) if one.text() == "Show")
    desk.qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert behind.isVisible()


def test_alt_texts_are_shown_on_demand(desk: Desk) -> None:
    desk.open("Hello", "x")
    desk.document.do(edits.edit_post(desk.stored(), "media", (Media("/nowhere/a.jpg", "A menu board"),)))
    preview = opened(desk)
    alt = next(label for label in preview.findChildren(QLabel) if label.text() == "A menu board")
    assert not alt.isVisible()
    button = next(one for one in preview.findChildren(QPushButton) if one.text() == "ALT")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert alt.isVisible()


def test_the_key_of_the_preview_opens_it(desk: Desk) -> None:
    desk.open("Hello", "x")
    desk.editor.activateWindow()
    desk.sheet().setFocus()
    desk.qtbot.keyClick(desk.sheet(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = desk.editor.findChildren(Preview)[0]
    desk.qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


@pytest.mark.parametrize(
    ("link", "host"),
    [("https://a.example/b?c", "a.example"), ("a.example", "a.example"), ("http://[::1", ""), ("", "")],
)
def test_the_card_of_a_link_names_its_host(link: str, host: str) -> None:
    assert host_of(link) == host


@pytest.mark.parametrize(("text", "right"), [("1. שלום", True), ("Hello שלום", False), ("123", False), ("", False)])
def test_texts_begin_at_the_side_of_their_language(text: str, right: bool) -> None:
    assert from_right(text) is right


def _labels(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]  # type: ignore[attr-defined]
