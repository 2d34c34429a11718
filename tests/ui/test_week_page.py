"""The page of a week: last week, the mix, what to write next, routines, sign-off, and keeping one's place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.edits import SIGN_OFF
from planner.domain.edits.change import changed
from planner.domain.gaps import Gap
from planner.domain.records import Brand, Experiment, Per, Placement, Post, Routine, Stance, Status, Trial
from planner.domain.span import Week
from planner.ui.checklist import panel
from planner.ui.checklist.gap_list import FIRST
from planner.ui.checklist.items_dialog import ChecklistItems
from planner.ui.checklist.last_week import TRIALS
from planner.ui.checklist.later import days_left
from planner.ui.checklist.panel import Checklist
from planner.ui.checklist.routine_dialog import RoutineDialog
from planner.ui.checklist.rows import JumpRow
from planner.ui.checklist.section import Section, minutes_words
from planner.ui.context import Context
from planner.ui.pieces.popover import LineAsked
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

LAST = MONDAY - timedelta(days=5)


@pytest.fixture
def brand(context: Context) -> Brand:
    """A brand without channels and posts."""
    return context.document.brands()[0]


@pytest.fixture
def page(context: Context, brand: Brand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checklist]:
    """The page as the window uses it, of the week of the pretended today."""
    monkeypatch.setattr(panel, "_PAUSE_MS", 10)
    context.remember_user("Ann")
    made = Checklist(context)
    qtbot.addWidget(made)
    made.edit_requested.connect(context.document.do)
    context.document.listen(made.refresh)
    made.resize(352, 700)
    made.show_brand(brand)
    made.show_week(WEEK)
    return made


def show(qtbot: QtBot, page: Checklist) -> None:
    page.show()
    settle(qtbot, page)


def settle(qtbot: QtBot, page: Checklist) -> None:
    """Waits until all parts were read since the last change."""
    qtbot.waitUntil(lambda: page._items.data is not None and not page._turns.is_busy)


def put(context: Context, brand: Brand, name: str, *channels: str | None, **values: object) -> list[Placement]:
    """A post of this id with an entry on each channel."""
    stance, kind_id = values.pop("stance", None), values.pop("kind_id", None)
    post = a_post(id=name, brand_id=brand.id, title=name, stance=stance, kind_id=kind_id)
    made = [
        a_placement(**{"id": f"{name}-{one}", "post_id": name, "channel_id": one, "format": "text"} | values)
        for one in channels
    ]
    context.document.do(edits.new_post(post, made))
    return made


def a_channel_of(context: Context, brand: Brand, platform: str = "instagram") -> str:
    context.document.do(edits.add_channel(a_channel(id=platform, brand_id=brand.id, name=platform, platform=platform)))
    return platform


def a_served_channel(context: Context, brand: Brand, platform: str = "instagram") -> str:
    """A channel that was served before, and has nothing in the week."""
    channel = a_channel_of(context, brand, platform)
    put(context, brand, f"old-{channel}", channel, date=MONDAY - timedelta(weeks=2), status=Status.POSTED)
    return channel


def drafted(context: Context, brand: Brand) -> list[Placement]:
    return list(context.document.plan(brand, WEEK.span).placements.values())


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def link(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(link(page, name), Qt.MouseButton.LeftButton)


def choose(page: Checklist, dots: str, *path: str) -> None:
    """Chooses from the menu under the dots of this name, through the menus within it."""
    button = page.findChild(QToolButton, dots)
    assert button is not None
    menu = button.menu()
    menu.aboutToShow.emit()
    for title in path[:-1]:
        menu = next(one for one in menu.findChildren(QMenu) if one.title() == title)
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()


# the week before


def test_last_week_is_one_line_and_what_is_not_marked_leads_to_its_entry(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    channel = a_channel_of(context, brand)
    for number, status in enumerate([Status.POSTED, Status.POSTED, Status.SKIPPED, Status.APPROVED]):
        put(context, brand, f"post-{number}", channel, date=LAST, status=status)
    show(qtbot, page)
    assert said(page._last) == ["Last week", "Week 47: 2 posted, 1 skipped,"]
    assert link(page, "last/unmarked").text() == "1 not marked yet"
    press(qtbot, page, "last/unmarked")
    row = page._last.findChild(JumpRow)
    assert row.accessibleName() == "post-3, instagram, Wed 18 Nov, 09:00"
    with qtbot.waitSignal(page.jump_requested) as jumped:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert jumped.args == ["post-3-instagram", "status"]


# an empty plan


def test_an_empty_plan_has_a_calm_page(page: Checklist, qtbot: QtBot) -> None:
    show(qtbot, page)
    assert said(page._last)[1:] == ["Week 47: nothing was planned."]
    assert said(page._mix)[1:] == ["Nothing is planned yet, so there is nothing to judge."]
    assert said(page._gaps)[1:] == ["Add a channel, and what is missing on it is listed here."]
    assert page._gaps.findChildren(QPushButton) == []
    assert page.findChild(QPushButton, "mix/balance") is None


# the mix


def test_the_mix_says_the_rule_and_offers_a_way_out(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    channel = a_channel_of(context, brand)
    for number in range(4):
        put(context, brand, f"offer-{number}", channel, stance=Stance.PROMOTIONAL)
    context.document.do(edits.amend(context.document.brands()[0], "Rules", also=("thirds", "channel-cap-40")))
    context.document.do(edits.set_minutes(context.document.brands()[0], 30))
    show(qtbot, page)
    sentences = said(page._mix)
    assert "This week: over, 4 promotional of 4 (at\u00a0most\u00a01)" in sentences
    assert "4 weeks: over, 4 promotional of 4 (at\u00a0most\u00a01)" in sentences
    assert any("change 3, or add" in one.toolTip() for one in page._mix.findChildren(QLabel))
    assert any(one.startswith("Rule of thirds: ") and one.endswith("– over") for one in sentences)
    assert any(one.endswith("on a channel: instagram over") for one in sentences)
    assert "1 h of your 30 min: 30 min more than you have" in sentences
    for name, signal in (("mix/rules", page.rules_requested), ("mix/balance", page.balance_requested)):
        with qtbot.waitSignal(signal):
            press(qtbot, page, name)


def test_who_has_not_said_their_time_is_led_to_it(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    put(context, brand, "post", a_channel_of(context, brand))
    show(qtbot, page)
    assert "About 15 min of work" in said(page._mix)
    with qtbot.waitSignal(page.cadence_requested):
        press(qtbot, page, "mix/hours")


@pytest.mark.parametrize(("minutes", "told"), [(45, "45 min"), (480, "8 h"), (375, "6 h 15"), (65, "1 h 05")])
def test_minutes_are_told_in_hours(minutes: int, told: str) -> None:
    assert minutes_words(minutes) == told


# what to write next


def gaps_of(page: Checklist) -> tuple[Gap, ...]:
    assert page._gaps.data is not None
    return page._gaps.data.gaps


def test_a_gap_becomes_a_draft_and_undo_removes_it(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    a_served_channel(context, brand)
    show(qtbot, page)
    gap = gaps_of(page)[0]
    assert any(gap.reason in one for one in said(page._gaps))
    press(qtbot, page, f"gap/{gap.key}/draft")
    (made,) = drafted(context, brand)
    assert (made.date, made.time, made.channel_id, made.status) == (gap.day, gap.clock, "instagram", Status.DRAFT)
    context.document.undo()
    assert drafted(context, brand) == []


def test_an_idea_that_fits_is_offered_first(page: Checklist, context: Context, brand: Brand, qtbot: QtBot) -> None:
    channel = a_served_channel(context, brand)
    kind = next(one for one in context.document.settings_of(brand).labels_of("kind") if one.key == "education")
    put(context, brand, "Sourdough tips", channel, date=None, time=None, status=Status.IDEA, kind_id=kind.id)
    show(qtbot, page)
    gap = next(one for one in gaps_of(page) if one.ideas)
    use = link(page, f"gap/{gap.key}/idea/0")
    assert use.text() == "Use “Sourdough tips”"
    assert use.mapTo(page, QPoint(0, 0)).x() < link(page, f"gap/{gap.key}/draft").mapTo(page, QPoint(0, 0)).x()
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    (placed,) = drafted(context, brand)
    assert (placed.date, placed.time, placed.status) == (gap.day, gap.clock, Status.DRAFT)


def test_the_first_gaps_are_listed_and_the_others_on_demand(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    for platform in ("instagram", "facebook", "x", "tiktok", "threads", "linkedin", "pinterest"):
        a_served_channel(context, brand, platform)
    for number in range(5):
        put(context, brand, f"begun-{number}", None)
    show(qtbot, page)
    many = len(gaps_of(page))
    assert many > FIRST
    assert _drafts(page) == FIRST
    assert link(page, "gaps/more").text() == f"{many - FIRST} more"
    press(qtbot, page, "gaps/more")
    assert _drafts(page) == many


def _drafts(page: Checklist) -> int:
    return sum(one.objectName().endswith("/draft") for one in page._gaps.findChildren(QPushButton))


def test_the_window_is_told_the_gaps_while_they_are_seen(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    a_served_channel(context, brand)
    told: list[tuple[Gap, ...]] = []
    page.gaps_shown.connect(told.append)
    show(qtbot, page)
    assert told[-1] == gaps_of(page) != ()
    page.hide()
    assert told[-1] == ()
    page.show()
    assert told[-1] == gaps_of(page)


def test_a_gap_of_the_calendar_is_found_and_taken(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    for platform in ("instagram", "facebook", "x", "tiktok", "threads"):
        a_served_channel(context, brand, platform)
    show(qtbot, page)
    page.activateWindow()
    last = gaps_of(page)[-1]
    assert page.show_gap(last.key)
    qtbot.waitUntil(lambda: link(page, f"gap/{last.key}/draft").hasFocus())
    assert not page.show_gap("gone")
    page.take_gap(last.key)
    assert [one.date for one in drafted(context, brand)] == [last.day]


# routines


@pytest.fixture
def routine(context: Context, brand: Brand) -> Routine:
    made = Routine(id="replies", brand_id=brand.id, name="Replies", times=2, minutes=30)
    context.document.do(edits.keep_routine(made))
    return made


def box(page: Checklist, number: int) -> QCheckBox:
    found = page.findChild(QCheckBox, f"routine/replies/{number}")
    assert found is not None
    return found


def test_a_routine_is_ticked_and_the_tick_taken_back(
    page: Checklist, context: Context, brand: Brand, routine: Routine, qtbot: QtBot
) -> None:
    show(qtbot, page)
    assert "2 times a day, 30 min · 0 of 2 today" in said(page._routines)
    for number in range(2):
        box(page, number).click()
        settle(qtbot, page)
    (first, second) = context.document.plan(brand, WEEK.span).logged
    assert (first.day, first.who, second.at) == (MONDAY, "Ann", context.now(brand))
    assert "2 times a day, 30 min · 2 of 2 today, done on 1 day" in said(page._routines)
    assert box(page, 1).isChecked()
    assert box(page, 1).toolTip() == "Mon 23 Nov, 09:00, Ann"
    box(page, 1).click()
    settle(qtbot, page)
    assert len(context.document.plan(brand, WEEK.span).logged) == 1
    assert not box(page, 1).isChecked()


def test_another_day_of_the_week_is_noted_too(
    page: Checklist, context: Context, brand: Brand, routine: Routine, qtbot: QtBot
) -> None:
    page.show_week(WEEK.shifted(-1))
    show(qtbot, page)
    assert page._routines.findChildren(QCheckBox) == []
    choose(page, "routine/replies/menu", "Done on", "Fri 20 Nov")
    settle(qtbot, page)
    (logged,) = context.document.plan(brand, WEEK.shifted(-1).span).logged
    assert logged.day == MONDAY - timedelta(days=3)
    choose(page, "routine/replies/menu", "Take back", "Fri 20 Nov, Ann")
    assert context.document.plan(brand, WEEK.shifted(-1).span).logged == ()


def test_a_routine_starts_from_a_shipped_one_and_is_archived(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    show(qtbot, page)
    assert any("without a post" in one for one in said(page._routines))
    press(qtbot, page, "routines/add")
    dialog = page.findChild(RoutineDialog)
    index = dialog.start.findText("Look at the profile once")
    dialog.start.setCurrentIndex(index)
    dialog.start.activated.emit(index)
    assert any(one.startswith("Opening hours") and "Source: " in one for one in said(dialog))
    dialog.accept()
    settle(qtbot, page)
    (made,) = context.document.settings_of(brand).routines
    assert (made.name, made.times, made.per, made.minutes) == ("Look at the profile once", 1, Per.WEEK, 10)
    assert "Once a week, 10 min · 0 of 1" in said(page._routines)
    choose(page, f"routine/{made.id}/menu", "Archive")
    settle(qtbot, page)
    assert "Once a week, 10 min · 0 of 1" not in said(page._routines)
    press(qtbot, page, "routines/add")
    again = page.findChildren(RoutineDialog)[-1]
    again.start.setCurrentIndex(again.start.count() - 1)
    again.start.activated.emit(again.start.count() - 1)
    again.accept()
    assert context.document.settings_of(brand).routines == (made,)


def test_a_routine_needs_a_name(page: Checklist, context: Context, routine: Routine, qtbot: QtBot) -> None:
    show(qtbot, page)
    choose(page, "routine/replies/menu", "Change…")
    dialog = page.findChild(RoutineDialog)
    dialog.name.clear()
    dialog.accept()
    assert dialog.trouble.text() == "A name is needed"


# the name


def test_who_has_no_name_yet_is_asked_once(page: Checklist, context: Context, brand: Brand, qtbot: QtBot) -> None:
    context.remember_user("")
    show(qtbot, page)
    press(qtbot, page, "spelling-tone/done")
    asked = page.findChild(LineAsked, "who")
    assert context.document.plan(brand, WEEK.span).answers == ()
    qtbot.keyClicks(asked.findChild(QLineEdit), "Bea")
    qtbot.keyClick(asked.findChild(QLineEdit), Qt.Key.Key_Return)
    assert [one.who for one in context.document.plan(brand, WEEK.span).answers] == ["Bea"]
    assert context.user == "Bea"
    settle(qtbot, page)
    press(qtbot, page, "claims-and-prices-current/done")
    assert len(context.document.plan(brand, WEEK.span).answers) == 2


def test_who_would_rather_have_no_name_is_not_asked_again(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    context.remember_user("")
    show(qtbot, page)
    press(qtbot, page, "spelling-tone/done")
    press(qtbot, page.findChild(LineAsked, "who"), "who/without")
    settle(qtbot, page)
    press(qtbot, page, "claims-and-prices-current/done")
    assert [one.who for one in context.document.plan(brand, WEEK.span).answers] == ["", ""]


# the end of the page


def test_the_week_is_signed_off_with_what_is_not_answered_and_withdrawn(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    show(qtbot, page)
    open_ = len(page._checked.open)
    assert page._foot.sign.text() == "Sign off week 48"
    qtbot.mouseClick(page._foot.sign, Qt.MouseButton.LeftButton)
    name = page.findChild(LineAsked, "who").findChild(QLineEdit)
    assert name.text() == "Ann"
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settle(qtbot, page)
    (signed,) = context.document.plan(brand, WEEK.span).answers
    assert (signed.item, signed.who) == (SIGN_OFF, "Ann")
    assert "Spelling and tone read once more" in signed.reason.splitlines()
    assert f"Signed off by Ann on Mon 23 Nov, 09:00, with {open_} left open" in said(page._foot)
    assert not page._foot.sign.isVisible()
    press(qtbot, page, "signed/withdraw")
    settle(qtbot, page)
    assert page._foot.sign.isVisible()
    assert context.document.plan(brand, WEEK.span).answers == ()


# putting off


def test_days_until_which_something_can_be_put_off() -> None:
    day = timedelta(days=1)
    sunday, after = MONDAY + 6 * day, MONDAY + 7 * day
    assert days_left(WEEK, MONDAY) == [MONDAY + number * day for number in range(1, 8)]
    assert days_left(WEEK, sunday) == [after]
    assert days_left(WEEK, after) == []
    assert days_left(WEEK, MONDAY - 3 * day)[0] == MONDAY


# the place


def test_the_row_in_hand_stays_where_it_is_seen(page: Checklist, context: Context, brand: Brand, qtbot: QtBot) -> None:
    """What is added above it moves nothing."""
    channel = a_served_channel(context, brand)
    show(qtbot, page)
    page.activateWindow()
    done = link(page, "claims-and-prices-current/done")
    done.setFocus()
    page._scroll.ensureWidgetVisible(done)
    before = done.mapTo(page, QPoint(0, 0)).y()
    for number in range(3):
        put(context, brand, f"past-{number}", channel, date=LAST, status=Status.DRAFT)
        put(context, brand, f"offer-{number}", channel, stance=Stance.PROMOTIONAL)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: page._mix.findChild(QPushButton, "mix/balance") is not None)

    def stays() -> bool:
        again = link(page, "claims-and-prices-current/done")
        return again.hasFocus() and abs(again.mapTo(page, QPoint(0, 0)).y() - before) <= 1

    qtbot.waitUntil(stays)


def test_parts_that_say_the_same_are_not_made_again(
    page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    show(qtbot, page)
    made: list[Section[object]] = []
    for section in page._sections:
        section.show_data = made.append  # type: ignore[method-assign, assignment]
    context.document.do(edits.edit_post(Post(id="none", brand_id=brand.id), "title", ""))
    page.refresh(())
    settle(qtbot, page)
    assert made == []


def test_another_week_is_read_when_it_is_shown(page: Checklist, context: Context, brand: Brand, qtbot: QtBot) -> None:
    show(qtbot, page)
    page.show_week(Week(MONDAY).shifted(1))
    settle(qtbot, page)
    assert said(page._last)[1:] == ["Week 48: nothing was planned."]
    assert page._foot.sign.text() == "Sign off week 49"


# the list of items


@pytest.fixture
def items(page: Checklist, qtbot: QtBot) -> ChecklistItems:
    show(qtbot, page)
    press(qtbot, page, "items/change")
    return page.findChild(ChecklistItems)


def test_an_item_moves_up_and_the_checklist_follows(
    items: ChecklistItems, page: Checklist, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    order = list(items.rows)
    items.rows[order[2]].up.click()
    assert list(items.rows) == [order[0], order[2], order[1], *order[3:]]
    settle(qtbot, page)
    keys = [item.key for item in page._checked.items]
    assert keys.index(order[2]) < keys.index(order[1])
    context.document.undo()
    assert list(items.rows) == order


def test_the_first_item_cannot_move_up_nor_the_last_down(items: ChecklistItems) -> None:
    rows = list(items.rows.values())
    assert [rows[0].up.isEnabled(), rows[0].down.isEnabled()] == [False, True]
    assert [rows[-1].up.isEnabled(), rows[-1].down.isEnabled()] == [True, False]


def test_an_automatic_item_is_switched_off_and_on(items: ChecklistItems, page: Checklist, qtbot: QtBot) -> None:
    row = items.rows["hashtags"]
    assert row.name.isReadOnly()
    row.asked.click()
    settle(qtbot, page)
    assert "hashtags" not in {item.key for item in page._checked.items}
    row.asked.click()
    settle(qtbot, page)
    assert "hashtags" in {item.key for item in page._checked.items}


def test_an_item_of_ones_own_is_added_and_renamed(
    items: ChecklistItems, context: Context, brand: Brand, qtbot: QtBot
) -> None:
    qtbot.keyClicks(items.new, "Window dressed")
    qtbot.keyClick(items.new, Qt.Key.Key_Return)
    assert items.new.text() == ""
    (own,) = context.document.settings_of(brand).questions
    name = items.rows[own.key].name
    name.selectAll()
    qtbot.keyClicks(name, "Shop window dressed")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [one.title for one in context.document.settings_of(brand).questions] == ["Shop window dressed"]


def test_words_of_an_item_stay_until_the_plan_has_it_also_for_the_next_start(
    context: Context, brand: Brand, qtbot: QtBot
) -> None:
    dialog = ChecklistItems(context, brand)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.new, "Window dressed")
    with qtbot.waitSignal(dialog.edit_requested):  # which nobody carries out
        qtbot.keyClick(dialog.new, Qt.Key.Key_Return)
    assert dialog.new.text() == "Window dressed"
    again = ChecklistItems(context, brand)
    qtbot.addWidget(again)
    assert again.new.text() == "Window dressed"


def test_everything_on_the_page_has_a_name_and_a_hint(
    page: Checklist, context: Context, brand: Brand, routine: Routine, qtbot: QtBot
) -> None:
    put(context, brand, "past", a_channel_of(context, brand), date=LAST)
    show(qtbot, page)
    press(qtbot, page, "last/unmarked")
    pressed: list[QWidget] = []
    for kind in (QPushButton, QToolButton, QCheckBox):
        pressed += page.findChildren(kind)
    pressed = [one for one in pressed if one.isVisibleTo(page)]
    assert len(pressed) > 20
    assert [one.objectName() for one in pressed if not one.accessibleName() and not one.text()] == []  # type: ignore[attr-defined]
    assert [one.objectName() for one in pressed if not one.toolTip()] == []


def test_what_is_being_tried_is_looked_at_again_from_the_page_of_this_week(
    page: Checklist, brand: Brand, context: Context, qtbot: QtBot
) -> None:
    trial = Experiment(
        id="t",
        brand_id=brand.id,
        question="kind",
        title="Try 4 questions",
        state=Trial.ACCEPTED,
        at=context.now(brand),
        look_again=MONDAY,
    )
    context.document.do(changed("", [(None, trial)]))
    show(qtbot, page)
    look = page.findChild(QPushButton, TRIALS)
    assert look is not None
    with qtbot.waitSignal(page.place_requested) as asked:
        look.click()
    assert asked.args == ["results/experiments"]
    page.show_week(WEEK.shifted(-1))
    settle(qtbot, page)
    assert page.findChild(QPushButton, TRIALS) is None
