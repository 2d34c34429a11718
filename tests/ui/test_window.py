"""The window as a whole: what its user does with keys and mouse, from part to part."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.carrying import Target
from planner.domain.records import Brand, Channel, Placement, Post, Status
from planner.domain.shown import Chip, Filter
from planner.domain.span import Span, Week
from planner.ui.window.main_window import MainWindow
from tests.builders import a_placement, a_post

MONDAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)
MONTH = Span(date(2026, 11, 1), date(2026, 12, 1))


def put(window: MainWindow, *channels: str | None, day: date | None = MONDAY, at: time | None = time(9), **post) -> str:  # type: ignore[no-untyped-def]
    made = a_post(brand_id=window.brand.id, **post)
    places = [
        a_placement(post_id=made.id, channel_id=channel, date=day, time=at if day else None) for channel in channels
    ]
    window.document.do(edits.new_post(made, places))
    return made.id


def placements(window: MainWindow, post_id: str) -> list[Placement]:
    return window.document.posts_of(window.brand, {post_id}).in_order()


def chip_of(window: MainWindow, post_id: str) -> Chip:
    return next(chip for chip in window.desk.view.shown_chips() if chip.post_id == post_id)


def the_post(window: MainWindow) -> Post:
    spot = window.document.spots(window.brand, MONTH)[0]
    return window.document.posts_of(window.brand, {spot.post_id}).posts[spot.post_id]


def choose(qtbot: QtBot, words: str) -> None:
    """Takes the entry with these words in the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if words in action.text())
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_a_new_post_needs_one_field(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.go_to(THURSDAY)
    qtbot.keyClick(window.desk.view, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Kaffee? #FerrowStreet")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert the_post(window).text == "Kaffee? #FerrowStreet"
    chip = chip_of(window, the_post(window).id)
    assert (chip.day, chip.clock, chip.status) == (THURSDAY, None, Status.DRAFT)
    assert window.desk.selected == [chip]
    qtbot.keyClick(window.desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.view.shown_chips() == []


def test_a_post_of_one_channel_moves_at_once_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.desk.view.select((chip_of(window, post).key,))
    qtbot.keyClick(window.desk.view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    window.desk.go_to(THURSDAY)
    qtbot.keyClick(window.desk.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(one.date, one.time, one.status) for one in placements(window, post)] == [(THURSDAY, time(9), Status.DRAFT)]
    assert "Moved to Thu 26 Nov" in said(window)
    qtbot.keyClick(window.desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.date for one in placements(window, post)] == [MONDAY]


def said(window: MainWindow) -> str:
    return window._toast._words.text()


@pytest.mark.parametrize(
    ("words", "moved"),
    [("All 2 channels", {"Instagram", "Facebook"}), ("Only Instagram", {"Instagram"})],
)
def test_several_channels_are_asked_about_once(qtbot: QtBot, window: MainWindow, words: str, moved: set[str]) -> None:
    post = put(window, "Instagram", "Facebook")
    carried = window.posts.carried([chip_of(window, post)])
    window.desk.drop_requested.emit(carried, Target(THURSDAY, keeps_clock=True), False)
    assert all(one.date == MONDAY for one in placements(window, post))
    choose(qtbot, words)
    assert {one.channel_id for one in placements(window, post) if one.date == THURSDAY} == moved


def test_no_answer_moves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", "Facebook")
    carried = window.posts.carried([chip_of(window, post)])
    window.desk.drop_requested.emit(carried, Target(THURSDAY, keeps_clock=True), False)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert all(one.date == MONDAY for one in placements(window, post))
    assert window.document.undo_text == "New post"


def test_the_drop_is_judged_before_it_happens(window: MainWindow) -> None:
    offer = next(label for label in window.desk.plan.labels_of("kind") if label.key == "offer")
    post = put(window, "Instagram", kind_id=offer.id)
    for _ in range(2):
        put(window, "Facebook", kind_id=next(x for x in window.desk.plan.labels_of("kind") if x.key == "question").id)
    carried = window.posts.carried([chip_of(window, post)])
    words, warning = window.posts.words_for_drop(carried, Target(date(2026, 11, 30), keeps_clock=True), False)
    assert words.startswith("Mon 30 Nov, 09:00 · week becomes 1 promotional of 1")
    assert not warning
    assert all(one.date == MONDAY for one in placements(window, post))


def test_a_clock_change_is_said_before_the_drop(window: MainWindow) -> None:
    post = put(window, "Instagram", day=date(2027, 3, 27), at=time(1, 30))
    window.desk.go_to(date(2027, 3, 27))
    carried = window.posts.carried([chip_of(window, post)])
    words, warning = window.posts.words_for_drop(carried, Target(date(2027, 3, 28), keeps_clock=True), False)
    assert "01:30 does not exist that day" in words
    assert warning


def test_copies_of_a_post_are_drafts_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.do(edits.set_status(placements(window, post), Status.POSTED))
    window.desk.view.select((chip_of(window, post).key,))
    qtbot.keyClick(window.desk.view, Qt.Key.Key_D)
    chips = window.desk.view.shown_chips()
    assert sorted(chip.status for chip in chips) == [Status.DRAFT, Status.POSTED]
    qtbot.keyClick(window.desk.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    window.desk.go_to(THURSDAY)
    qtbot.keyClick(window.desk.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [chip.day for chip in window.desk.view.shown_chips()] == [MONDAY, MONDAY, THURSDAY]


def test_delete_puts_into_the_trash_and_the_trash_gives_back(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.desk.view.select((chip_of(window, post).key,))
    qtbot.keyClick(window.desk.view, Qt.Key.Key_Delete)
    assert window.desk.view.shown_chips() == []
    there = window.document.trash(window.brand)
    assert list(there.posts) == [post]
    window.do(edits.restore(there.posts.values(), there.placements.values()))
    assert chip_of(window, post).day == MONDAY


def test_last_weeks_frame_comes_as_empty_drafts(window: MainWindow) -> None:
    post = put(window, "Instagram", "Facebook", text="Words that stay there")
    window.desk.go_to(date(2026, 12, 2))
    window.commands["repeat_frame"].trigger()
    copies = [chip for chip in window.desk.view.shown_chips() if chip.post_id != post]
    assert [(chip.day, chip.clock, len(chip.channel_ids), chip.title) for chip in copies] == [
        (date(2026, 11, 30), time(9), 2, "")
    ]


def test_ideas_go_out_of_the_calendar_and_back(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram")
    carried = window.posts.carried([chip_of(window, post)])
    window.dock.unschedule_requested.emit(carried, False)
    assert [spot.post_id for spot in window.document.ideas(window.brand)] == [post]
    back = carried._replace(day=None, clock=None)
    window.desk.drop_requested.emit(back, Target(THURSDAY, keeps_clock=True), False)
    assert chip_of(window, post).day == THURSDAY


def test_all_views_show_the_same_through_the_same_filter(window: MainWindow) -> None:
    put(window, "Instagram", "Facebook")
    put(window, "Facebook", day=THURSDAY)
    put(window, None, day=THURSDAY, at=None)
    window.set_filter(Filter(frozenset({"Facebook"})))
    seen = []
    for key in ("month", "week", "list"):
        window.desk.show_view(key)
        seen.append({chip.key for chip in window.desk.view.shown_chips()})
    assert len(seen[0]) == 2
    assert seen[0] == seen[1] == seen[2]


def test_the_filter_is_remembered_for_the_brand(window: MainWindow, qtbot: QtBot) -> None:
    only = Filter(frozenset({"Facebook"}), frozenset({None}))
    window.set_filter(only)
    again = MainWindow(window.context)
    qtbot.addWidget(again)
    assert again.desk.filter == only


def test_what_is_typed_into_a_post_is_on_disk_soon(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", text="")
    window.opening.open_chip(chip_of(window, post).key)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Half a sentence")

    def on_disk() -> None:
        assert window.document.posts_of(window.brand, {post}).posts[post].text == "Half a sentence"

    qtbot.waitUntil(on_disk, timeout=1_500)


def test_keys_of_commands_type_where_one_types(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", text="")
    window.opening.open_chip(chip_of(window, post).key)
    qtbot.keyClicks(QApplication.focusWidget(), "Nd1[t")
    window.dock.flush()
    assert window.document.posts_of(window.brand, {post}).posts[post].text == "Nd1[t"
    assert len(window.desk.view.shown_chips()) == 1


def test_another_brand_shows_nothing_of_the_first(window: MainWindow) -> None:
    put(window, "Instagram")
    other = edits.add_brand(window.brand.__class__(id="b2", name="Other", zone="Europe/London"), ())
    window.do(other)
    window._choose_brand("b2")
    assert window.desk.view.shown_chips() == []
    assert window.windowTitle() == "Other – plan.evenweek – Evenweek"
    window.undo()
    assert window.brand.name == "Ferrow"


def names_missing(interface: QAccessibleInterface, path: str = "") -> list[str]:
    """Where in the tree a control has no name."""
    found = []
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        role = child.role()
        here = f"{path}/{role.name}"
        if role in _CONTROLS and not child.text(QAccessible.Text.Name).strip():
            found.append(f"{here} {child.object()}")
        found += names_missing(child, here)
    return found


_CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.Tree,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Cell,
    QAccessible.Role.PageTab,
    QAccessible.Role.Link,
}


@pytest.mark.parametrize("place", ["", "week", "ideas", "trash", "post"])
def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow, place: str) -> None:
    post = put(window, "Instagram", "Facebook", title="A title that is read out")
    put(window, "Instagram", day=None)
    window.show_place(place if place != "post" else "")
    if place == "post":
        window.opening.open_chip(chip_of(window, post).key)
    qtbot.wait(50)
    tree = QAccessible.queryAccessibleInterface(window)
    assert names_missing(tree) == []


def test_every_chip_is_found_by_its_name(window: MainWindow) -> None:
    put(window, "Instagram", "Facebook", title="Behind the counter")
    for key in ("month", "week", "list"):
        window.desk.show_view(key)
        assert any("Behind the counter" in name for name in names(QAccessible.queryAccessibleInterface(window))), key


def names(interface: QAccessibleInterface) -> list[str]:
    found = [interface.text(QAccessible.Text.Name)]
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            found += names(child)
    return found


def test_the_week_that_is_judged_is_that_of_the_chosen_day(window: MainWindow) -> None:
    window.desk.go_to(date(2026, 11, 12))
    assert window.desk.week == Week.parse("2026-W46")
    assert "Week 46" in window.strip.head.days.text()


def test_settings_of_days_and_times_show_at_once(window: MainWindow) -> None:
    put(window, "Instagram", at=time(14, 30))
    window.context.settings.set("first_day", "sunday")
    assert window.desk.view.span().start == date(2026, 11, 1)
    window.context.settings.set("time_format", "12")
    assert any("2:30 pm" in name.casefold() for name in names(QAccessible.queryAccessibleInterface(window)))


def test_typing_in_an_idea_stays_there_while_a_chip_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    chip, idea = put(window, "Instagram", text="On a day"), put(window, "Instagram", day=None, text="")
    window.desk.view.select((chip_of(window, chip).key,))
    window.dock.open_requested.emit((idea, None, None))
    qtbot.keyClicks(QApplication.focusWidget(), "Half")
    window.dock.flush()
    qtbot.keyClicks(QApplication.focusWidget(), " a sentence")
    window.dock.flush()
    posts = window.document.posts_of(window.brand, {chip, idea}).posts
    assert (posts[chip].text, posts[idea].text) == ("On a day", "Half a sentence")


@pytest.mark.parametrize("what", ["trash_requested", "duplicate_requested"])
def test_the_editor_works_on_its_own_post(window: MainWindow, what: str) -> None:
    selected, idea = put(window, "Instagram"), put(window, "Instagram", day=None)
    window.dock.open_requested.emit((idea, None, None))
    window.desk.view.select((chip_of(window, selected).key,))
    window.dock.editor.open_post(window.brand, idea)
    getattr(window.dock.editor, what).emit()
    ideas = [spot.post_id for spot in window.document.ideas(window.brand)]
    assert len(ideas) == (0 if what == "trash_requested" else 2)
    assert len(window.desk.view.shown_chips()) == 1


def test_delete_on_a_button_of_the_editor_deletes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.desk.view.select((chip_of(window, post).key,))
    window.opening.open_chip(chip_of(window, post).key)
    button = next(one for one in window.dock.editor.findChildren(QPushButton) if one.isVisible())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Delete)
    qtbot.keyClick(button, Qt.Key.Key_D)
    assert [chip.post_id for chip in window.desk.view.shown_chips()] == [post]


def test_what_is_typed_while_a_question_is_open_is_no_conflict(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", "Facebook", text="")
    window.opening.open_chip(chip_of(window, post).key)
    qtbot.keyClicks(QApplication.focusWidget(), "Words")
    window.dock.editor.trash_requested.emit()
    window.dock.flush()
    choose(qtbot, "All 2 channels")
    assert window.document.trash(window.brand).posts[post].text == "Words"


def test_a_copy_of_what_is_gone_makes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.document.do(edits.put_on(*_second(window, post)))
    window.posts.copy([chip_of(window, post)])
    gone = placements(window, post)
    window.do(edits.trash([], gone, window.context.clock()))
    window.posts.paste(THURSDAY)
    assert window.desk.view.shown_chips() == []
    assert "no longer there" in said(window)


def _second(window: MainWindow, post: str) -> tuple[Post, list[Placement], Channel, str]:
    plan = window.document.posts_of(window.brand, {post})
    return plan.posts[post], plan.in_order(), plan.channels["Facebook"], window.brand.zone


def test_posts_of_another_brand_are_not_pasted(window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.posts.copy([chip_of(window, post)])
    window.do(edits.add_brand(Brand(id="b2", name="Other", zone="Europe/London"), ()))
    assert window.windowTitle() == "Other – plan.evenweek – Evenweek"
    window.posts.paste(THURSDAY)
    assert window.desk.view.shown_chips() == []
    assert "another brand" in said(window)


def test_a_new_post_shows_also_when_the_filter_would_hide_it(qtbot: QtBot, window: MainWindow) -> None:
    window.set_filter(Filter(frozenset({None})))
    window.desk.go_to(THURSDAY)
    qtbot.keyClick(window.desk.view, Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "Words")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [chip.title for chip in window.desk.view.shown_chips()] == ["Words"]


def test_time_goes_by_in_an_open_window(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    post = put(window, "Instagram", title="Due", at=time(9, 1))
    tree = QAccessible.queryAccessibleInterface(window)
    assert not any("overdue" in name for name in names(tree) if "Due" in name)
    later = window.context.clock() + timedelta(days=1)
    object.__setattr__(window.context, "clock", lambda: later)
    window.desk.go_on()
    assert any("overdue" in name for name in names(QAccessible.queryAccessibleInterface(window)) if "Due" in name)
    assert chip_of(window, post).overdue(later)


def test_menus_are_gone_when_they_are_closed(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", "Facebook")
    before = len(window.findChildren(QMenu))
    for _ in range(3):
        window.show_menu()
        QApplication.activePopupWidget().close()
        window.desk.menu_requested.emit((chip_of(window, post).key,), QPoint(300, 300))
        QApplication.activePopupWidget().close()
        window.posts.delete([chip_of(window, post)])
        QApplication.activePopupWidget().close()
    qtbot.waitUntil(lambda: len(window.findChildren(QMenu)) == before)


def test_escape_leaves_the_editor_and_letters_are_commands_again(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", text="")
    window.opening.open_chip(chip_of(window, post).key)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Hello")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.desk.view
    qtbot.keyClick(window.desk.view, Qt.Key.Key_N)
    assert window.dock.quick_post.isVisible()
    assert window.document.posts_of(window.brand, {post}).posts[post].text == "Hello"


@pytest.mark.parametrize("place", ["week", "ideas", "trash", "post"])
def test_the_calendar_gets_the_keyboard_when_a_page_closes(qtbot: QtBot, window: MainWindow, place: str) -> None:
    post = put(window, "Instagram")
    if place == "post":
        window.opening.open_chip(chip_of(window, post).key)
    else:
        window.show_place(place)
    page = window._room.dock
    assert page is not None
    next(one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()).setFocus()
    window.dock.close()
    assert QApplication.focusWidget() is window.desk.view


def test_the_calendar_gets_the_keyboard_when_the_new_post_is_given_up(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.desk.view, Qt.Key.Key_N)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.desk.view


def test_a_cut_whose_question_is_left_stays_a_cut(qtbot: QtBot, window: MainWindow) -> None:
    post = put(window, "Instagram", "Facebook")
    window.posts.cut([chip_of(window, post)])
    window.posts.paste(THURSDAY)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    window.posts.paste(THURSDAY)
    choose(qtbot, "All 2 channels")
    assert {chip.day for chip in window.desk.view.shown_chips()} == {THURSDAY}
    assert len(window.desk.view.shown_chips()) == 1


def test_a_move_that_changes_nothing_for_the_week_is_no_warning(window: MainWindow) -> None:
    post = put(window, "Instagram")
    carried = window.posts.carried([chip_of(window, post)])
    words, warning = window.posts.words_for_drop(carried, Target(THURSDAY, keeps_clock=True), False)
    assert "week stays" in words
    assert not warning


def test_a_paste_lands_on_its_day_also_when_the_post_moved_since(window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.posts.copy([chip_of(window, post)])
    window.do(edits.schedule(placements(window, post), MONDAY + timedelta(days=1)))
    window.posts.paste(THURSDAY)
    assert sorted(str(chip.day) for chip in window.desk.view.shown_chips()) == ["2026-11-24", "2026-11-26"]


def test_a_cut_post_that_was_moved_otherwise_is_still_cut(window: MainWindow) -> None:
    post = put(window, "Instagram")
    window.posts.cut([chip_of(window, post)])
    window.posts.drop(
        window.posts.carried([chip_of(window, post)]),
        Target(MONDAY + timedelta(days=1), keeps_clock=True),
        copy=False,
    )
    window.posts.paste(THURSDAY)
    assert [chip.day for chip in window.desk.view.shown_chips()] == [THURSDAY]
    window.posts.paste(MONDAY)
    assert [chip.day for chip in window.desk.view.shown_chips()] == [MONDAY, THURSDAY]


def test_a_long_message_stands_in_lines_as_wide_as_the_strip(window: MainWindow) -> None:
    window._toast.say("Words that go on and on. " * 20, undo=True)
    assert window._toast.height() < 120
    window._toast.say("Short.", undo=False)
    assert window._toast.height() < 60


def test_the_field_for_a_new_post_closes_when_another_week_comes(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.desk.view, Qt.Key.Key_N)
    window.desk.go_to(date(2026, 10, 1))
    assert not window.dock.quick_post.isVisible()
