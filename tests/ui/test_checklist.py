"""The checklist of the week: what asks for something, what a click does, and the brand's own items."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_sample
from planner.app.review import check
from planner.domain import edits
from planner.domain.checks import Item, State, header
from planner.domain.records import Brand, Reply, Stance
from planner.domain.span import Span
from planner.ui.checklist import answering, panel, reading
from planner.ui.checklist.card import ItemCard
from planner.ui.checklist.card_look import LOOKS
from planner.ui.checklist.panel import Checklist
from planner.ui.checklist.rows import JumpRow
from planner.ui.context import Context
from planner.ui.editor.post_editor import PostEditor
from planner.ui.icons import pixmap
from planner.ui.pieces.popover import LineAsked
from planner.ui.theme import Theme
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post


@pytest.fixture
def brand(context: Context) -> Brand:
    """Three promotional posts in one week, two of them a picture without alt text, one with a placeholder."""
    document = context.document
    brand = document.brands()[0]
    document.do(edits.add_channel(a_channel(id="blog", brand_id=brand.id, name="Blog", platform="")))
    for i in range(3):
        post = a_post(
            id=f"post-{i}", brand_id=brand.id, title=f"Post {i}", stance=Stance.PROMOTIONAL, text="Buy [name]"
        )
        place = a_placement(id=f"place-{i}", post_id=post.id, channel_id="blog", date=MONDAY + timedelta(days=5))
        document.do(edits.new_post(post, [place]))
    return brand


@pytest.fixture
def checklist(context: Context, brand: Brand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Checklist:
    """The panel as the window uses it, when the week was checked."""
    monkeypatch.setattr(panel, "_PAUSE_MS", 20)
    context.remember_user("Ann")
    checklist = Checklist(context)
    qtbot.addWidget(checklist)
    checklist.edit_requested.connect(context.document.do)
    context.document.listen(checklist.refresh)
    checklist.resize(352, 800)
    checklist.show_brand(brand)
    checklist.show_week(WEEK)
    checklist.show()
    qtbot.waitUntil(lambda: bool(cards(checklist)))
    return checklist


def cards(checklist: Checklist) -> dict[str, ItemCard]:
    return {card._item.key: card for card in checklist.findChildren(ItemCard)}


def shown(checklist: Checklist) -> tuple[Item, ...]:
    assert checklist._items.data is not None
    return checklist._items.data.items


def unfold(qtbot: QtBot, checklist: Checklist, name: str) -> None:
    press(qtbot, checklist, name)
    qtbot.waitUntil(lambda: checklist.findChild(QPushButton, name).isChecked())


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def press(qtbot: QtBot, checklist: Checklist, name: str) -> None:
    button = checklist.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, checklist: Checklist, key: str, state: State) -> None:
    """Waits until the item is shown in this state, be it in a group that is folded."""
    qtbot.waitUntil(lambda: any((item.key, item.state) == (key, state) for item in shown(checklist)))


def give(qtbot: QtBot, checklist: Checklist, line: str) -> None:
    asked = next(one for one in checklist.findChildren(LineAsked) if one.isVisible())
    asked.field.clear()
    qtbot.keyClicks(asked.field, line)
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)


def choose(checklist: Checklist, key: str, action: str) -> None:
    """Chooses from the menu of a manual item."""
    menu = checklist.findChild(QToolButton, f"{key}/menu").menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == action).trigger()


def test_the_head_says_how_many_are_checked_and_answered(checklist: Checklist) -> None:
    assert words(checklist)[:2] == ["This week", "Week 48 · 23 – 29 Nov 2026"]
    automatic, answered, unanswered = header(shown(checklist))
    assert (
        words(checklist)[2]
        == f"{automatic} checked automatically, {answered} answered by you, {unanswered} not answered"
    )
    assert (answered, unanswered) == (0, 6)


def test_all_good_is_said_only_when_nothing_is_unanswered() -> None:
    fine = [Item("a", "A", True, State.OK, ""), Item("b", "B", False, State.OK, "")]
    assert reading.counts_words(fine) == "All good. 1 checked automatically, 1 answered by you"
    open_ = [*fine, Item("c", "C", False, State.NOT_ANSWERED, "")]
    assert reading.counts_words(open_) == "1 checked automatically, 1 answered by you, 1 not answered"


def test_what_must_be_fixed_comes_first_and_what_is_fine_is_folded(checklist: Checklist, qtbot: QtBot) -> None:
    states = [card._item.state for card in cards(checklist).values()]
    asked = states.index(State.NOT_ANSWERED)
    assert states[0] is State.MUST_FIX
    assert {*states[1:asked]} == {State.ATTENTION}
    answerable = [card._item for card in list(cards(checklist).values())[asked:]]
    assert all(item.asks_a_person for item in answerable)
    assert State.OK not in states
    unfold(qtbot, checklist, "fine")
    fine = next(card for card in cards(checklist).values() if card._item.state is State.OK)
    assert fine.isVisible()


def test_every_state_has_a_word_and_a_shape_of_its_own(theme: Theme) -> None:
    assert LOOKS.keys() == set(State)
    assert len({look.shape for look in LOOKS.values()}) == len({look.word for look in LOOKS.values()}) == len(State)
    for look in LOOKS.values():
        assert not pixmap(theme, look.shape, look.token).isNull()


def test_a_finding_leads_to_its_post(checklist: Checklist, qtbot: QtBot) -> None:
    card = cards(checklist)["placeholders"]
    rows = card.findChildren(JumpRow)
    assert len(rows) == 3
    assert "Post 1" in rows[1].accessibleName()
    with qtbot.waitSignal(checklist.jump_requested) as jumped:
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert jumped.args == ["place-1", "text"]


def test_a_finding_about_several_posts_names_each(checklist: Checklist, qtbot: QtBot) -> None:
    """The mix names the promotional posts of the week; the keyboard leads there too."""
    rows = cards(checklist)["mix-this-week-and-rolling-4-weeks"].findChildren(JumpRow)
    assert [row.accessibleName() for row in rows] == [f"Post {i}, Blog, Sat 28 Nov, 09:00" for i in range(3)]
    with qtbot.waitSignal(checklist.jump_requested) as jumped:
        qtbot.keyClick(rows[2], Qt.Key.Key_Space)
    assert jumped.args == ["place-2", ""]


def test_what_findings_of_the_sample_are_about_is_in_the_editor(
    tmp_path: Path, catalogue: Catalogue, context: Context, qtbot: QtBot
) -> None:
    with new_sample(tmp_path / "sample.evenweek", MONDAY, catalogue) as store:
        document = Document(store)
        span = Span(MONDAY - timedelta(weeks=8), MONDAY + timedelta(weeks=4))
        items = check(document, document.brands()[0], span, now=context.clock(), catalogue=catalogue)
    editor = PostEditor(context)
    qtbot.addWidget(editor)
    extras = {extra.key for platform in catalogue.platforms for extra in platform.extras}
    found = {finding.about for item in items for finding in item.findings} - {""}
    assert len(found) > 3
    assert found <= editor.sections.keys() | extras


def test_a_manual_item_is_done_and_taken_back(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    press(qtbot, checklist, "spelling-tone/done")
    answer = context.document.plan(brand, WEEK.span).answers[0]
    assert (answer.item, answer.reply, answer.week, answer.who) == ("spelling-tone", Reply.DONE, MONDAY, "Ann")
    wait_for(qtbot, checklist, "spelling-tone", State.OK)
    assert words(checklist)[2].endswith("1 answered by you, 5 not answered")
    unfold(qtbot, checklist, "fine")
    assert "Done · Ann, Mon 23 Nov, 09:00" in words(cards(checklist)["spelling-tone"])
    press(qtbot, checklist, "spelling-tone/back")
    wait_for(qtbot, checklist, "spelling-tone", State.NOT_ANSWERED)
    assert context.document.plan(brand, WEEK.span).answers == ()


def test_after_done_the_keyboard_is_on_the_next_item(checklist: Checklist, qtbot: QtBot) -> None:
    checklist.activateWindow()
    done = checklist.findChild(QPushButton, "spelling-tone/done")
    done.setFocus()
    qtbot.waitUntil(done.hasFocus)
    qtbot.keyClick(done, Qt.Key.Key_Space)
    wait_for(qtbot, checklist, "spelling-tone", State.OK)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "image-licence-people-minors/done"


def test_a_finding_is_accepted_with_a_reason_and_taken_back(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    press(qtbot, checklist, "placeholders/accept")
    give(qtbot, checklist, "Filled in on the day")
    wait_for(qtbot, checklist, "placeholders", State.ACCEPTED)
    unfold(qtbot, checklist, "fine")
    assert "Because: Filled in on the day" in words(cards(checklist)["placeholders"])
    assert context.document.plan(brand, WEEK.span).answers[0].reason == "Filled in on the day"
    press(qtbot, checklist, "placeholders/back")
    wait_for(qtbot, checklist, "placeholders", State.MUST_FIX)


def test_an_item_of_ones_own_is_answered_and_renamed(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    context.document.do(answering.added(brand, "Window dressed", ()))
    own = context.document.plan(brand, WEEK.span).questions[0]
    wait_for(qtbot, checklist, own.key, State.NOT_ANSWERED)
    choose(checklist, own.key, "Rename…")
    give(qtbot, checklist, "Shop window dressed")
    qtbot.waitUntil(lambda: "Shop window dressed" in words(cards(checklist)[own.key]))
    press(qtbot, checklist, f"{own.key}/done")
    wait_for(qtbot, checklist, own.key, State.OK)


def test_an_item_is_put_off_and_comes_again(checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot) -> None:
    press(qtbot, checklist, "placeholders/later")
    menu = next(one for one in checklist.findChildren(QMenu) if one.isVisible())
    assert [one.text() for one in menu.actions()] == [
        "Until tomorrow",
        "Until Wednesday",
        "Until Thursday",
        "Until Friday",
        "Until Saturday",
        "Until Sunday",
        "Not this week",
    ]
    menu.actions()[1].trigger()
    menu.close()
    wait_for(qtbot, checklist, "placeholders", State.SNOOZED)
    unfold(qtbot, checklist, "later")
    assert "Later · comes again on Wed 25 Nov" in words(cards(checklist)["placeholders"])
    press(qtbot, checklist, "placeholders/back")
    wait_for(qtbot, checklist, "placeholders", State.MUST_FIX)


def test_what_is_only_suspected_can_be_called_fine(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    context.document.do(edits.edit_post(context.document.plan(brand).posts["post-0"], "text", "🎉" * 9))
    wait_for(qtbot, checklist, "emoji-and-look-alike-letters", State.HINT)
    assert words(checklist)[2].endswith("7 not answered")
    press(qtbot, checklist, "emoji-and-look-alike-letters/done")
    wait_for(qtbot, checklist, "emoji-and-look-alike-letters", State.OK)
    unfold(qtbot, checklist, "fine")
    assert "Looked at · Ann, Mon 23 Nov, 09:00" in words(cards(checklist)["emoji-and-look-alike-letters"])


def test_why_an_item_is_asked_and_from_where_it_is(checklist: Checklist, qtbot: QtBot) -> None:
    choose(checklist, "spelling-tone", "Why?")
    said = words(cards(checklist)["spelling-tone"])
    assert "A second pair of eyes finds what the writer cannot." in said
    assert any(one.startswith("Source: ") for one in said)
    choose(checklist, "spelling-tone", "Hide why")
    assert not any(one.startswith("Source: ") for one in words(cards(checklist)["spelling-tone"]))


def test_a_shipped_item_is_renamed_switched_off_and_on(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    choose(checklist, "spelling-tone", "Rename…")
    give(qtbot, checklist, "Read aloud once")
    qtbot.waitUntil(lambda: "Read aloud once" in words(cards(checklist)["spelling-tone"]))
    choose(checklist, "spelling-tone", "Switch off")
    qtbot.waitUntil(lambda: "spelling-tone" not in cards(checklist))
    assert words(checklist)[2].endswith("5 not answered")
    unfold(qtbot, checklist, "off")
    assert "Read aloud once" in words(checklist)
    press(qtbot, checklist, "spelling-tone/on")
    wait_for(qtbot, checklist, "spelling-tone", State.NOT_ANSWERED)
    assert len(context.document.plan(brand, WEEK.span).questions) == 1
    context.document.undo()
    qtbot.waitUntil(lambda: "spelling-tone" not in cards(checklist))


def test_the_plan_is_checked_once_after_many_changes(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys that are typed wait for nothing: the week is checked when they stop."""
    checked: list[object] = []
    monkeypatch.setattr(panel, "read_week", lambda *args: [checked.append(args), reading.read_week(*args)][1])
    post = context.document.plan(brand, WEEK.span).posts["post-1"]
    for text in ("B", "Bu", "Buy", "Buy now"):
        edit = edits.edit_post(post, "text", text)
        context.document.do(edit)
        post = edit.changes[0].after
    assert checked == []
    qtbot.waitUntil(lambda: len(cards(checklist)["placeholders"].findChildren(JumpRow)) == 2)
    assert len(checked) == 1


def test_while_hidden_nothing_is_checked(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    checklist.hide()
    post = context.document.plan(brand, WEEK.span).posts["post-1"]
    context.document.do(edits.edit_post(post, "text", "Buy now"))
    assert not checklist._turns.are_waiting
    checklist.show()
    qtbot.waitUntil(lambda: len(cards(checklist)["placeholders"].findChildren(JumpRow)) == 2)


def test_another_week_has_its_own_answers(checklist: Checklist, qtbot: QtBot) -> None:
    press(qtbot, checklist, "spelling-tone/done")
    wait_for(qtbot, checklist, "spelling-tone", State.OK)
    checklist.show_week(WEEK.shifted(1))
    wait_for(qtbot, checklist, "spelling-tone", State.NOT_ANSWERED)
    assert words(checklist)[1] == "Week 49 · 30 Nov – 6 Dec 2026"


def test_the_week_is_exported_from_here(checklist: Checklist, qtbot: QtBot) -> None:
    with qtbot.waitSignal(checklist.export_requested) as exported:
        qtbot.mouseClick(checklist._foot.export, Qt.MouseButton.LeftButton)
    assert exported.args == [WEEK]


def test_long_names_wrap_instead_of_widening_the_page(
    checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    post = a_post(brand_id=brand.id, title="A very long title " * 10, text="[later]")
    context.document.do(edits.new_post(post, [a_placement(post_id=post.id, channel_id="blog", time=time(23))]))
    qtbot.waitUntil(lambda: len(cards(checklist)["placeholders"].findChildren(JumpRow)) == 4)
    for row in cards(checklist)["placeholders"].findChildren(JumpRow):
        label = row.findChild(QLabel)
        assert row.mapTo(checklist, row.rect().bottomRight()).x() < checklist.width()
        assert label.height() >= label.heightForWidth(label.width())


def test_a_rule_that_is_not_known_is_said(checklist: Checklist, context: Context, brand: Brand, qtbot: QtBot) -> None:
    context.document.do(edits.amend(brand, "Rule", rule="no-such"))
    qtbot.waitUntil(lambda: "There is no rule “no-such”" in words(checklist)[2])


def test_everything_that_can_be_pressed_has_a_name_and_a_hint(checklist: Checklist, qtbot: QtBot) -> None:
    unfold(qtbot, checklist, "fine")
    pressed = [*checklist.findChildren(QPushButton), *checklist.findChildren(QToolButton)]
    pressed = [one for one in pressed if one.isVisibleTo(checklist)]
    assert len(pressed) > 20
    assert [one.objectName() for one in pressed if not (one.accessibleName() or one.text()) or not one.toolTip()] == []
