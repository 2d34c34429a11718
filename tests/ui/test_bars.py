"""Campaigns, advertisements and windows of creators as bars on the calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.domain.edits import add_campaign
from planner.domain.edits.paid import keep_flight
from planner.domain.overlay import NO_OVERLAY, Bar, DayNote, Overlay
from planner.domain.records import Campaign, Deliverable, Flight, Milestone
from planner.ui.calendar.bar_lanes import THIN
from planner.ui.context import Context
from planner.ui.window.main_window import MainWindow
from planner.ui.window.overlaid import place_of
from tests.ui.chips import a_spot, chip_named
from tests.ui.overlays import click, day, described, ghost, heard, month, seven, silence, week


def bar(first: int, last: int, name: str = "Winter Tide", **values: Any) -> Bar:
    record = Campaign(id=name, brand_id="brand", name=name, **values)
    return Bar(record=record, name=name, first=day(first), last=day(last), hue="educate")


def bars(number: int, first: int, last: int) -> tuple[Bar, ...]:
    return tuple(bar(first, last, f"Campaign {at}") for at in range(number))


# month


def test_a_bar_lies_above_the_chips_of_each_row_that_it_crosses(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *(a_spot(day(number)) for number in range(1, 29)))
    view.show_overlay(Overlay(bars=(bar(12, 18),)))
    first, second = view.scene.barred
    assert (first.label, first.begun, first.goes_on) == ("Winter Tide", False, True)
    assert (second.begun, second.goes_on) == (True, False)
    assert view.day_rect(day(12)).left() < first.rect.left()
    assert first.rect.right() == view.day_rect(day(15)).right()
    assert second.rect.left() == view.day_rect(day(16)).left()
    tops = {placed.day: placed.rect.top() - view.day_rect(placed.day).top() for placed in view.scene.placed}
    assert tops[day(12)] == tops[day(18)] > tops[day(11)] == tops[day(19)]


@pytest.mark.parametrize("height", [320, 500, 527, 560, 640, 712, 900])
@pytest.mark.parametrize("number", [1, 2, 9])
def test_nothing_lies_on_a_bar_at_any_height(context: Context, qtbot: QtBot, height: int, number: int) -> None:
    spots = [a_spot(day(at), title="A title that is rather long") for at in range(1, 29) for _ in range(number)]
    view = month(context, qtbot, *spots, size=(784, height))
    over = Overlay(bars=bars(5, 3, 25), silences=seven(3, 25), ghosts=(ghost(), ghost("gap", day=day(24), sort="gap")))
    view.show_overlay(over)
    named = [one for one in view.scene.barred if one.label]
    strips = [one for one in view.scene.barred if not one.label]
    assert bool(named) != bool(strips)
    chips = [*view.scene.drawn, *view.scene.silent]
    assert not any(one.rect.intersects(line.rect) for one in chips for line in view.scene.barred)
    assert not any(one.rect.intersects(line.rect) for one in view.scene.more for line in named)
    if height >= 500:  # lower than that, a chip reaches into the row below
        assert not any(one.rect.intersects(line.rect) for one in chips for line in view.scene.bar_more)
        assert all(view.day_rect(one.day).contains(one.rect) for one in view.scene.drawn)
    view.grab()


def test_words_give_way_before_the_title_of_a_chip_does(context: Context, qtbot: QtBot) -> None:
    long = [a_spot(day(number), title="A title that takes two lines") for number in (17, 24)]
    view = month(context, qtbot, *long, size=(832, 500))
    over = (bar(10, 18), bar(16, 20, "Autumn"))
    view.show_overlay(Overlay(bars=over))
    strips = [one for one in view.scene.barred if not one.label]
    assert [(one.bar.name, one.rect.height()) for one in strips] == [("Winter Tide", THIN)]
    assert [more.bars for more in view.scene.bar_more] == [over[1:]]
    assert view.scene.bar_at(strips[0].rect.topLeft() - QPoint(0, 3)) is strips[0]
    view.resize(832, 700)
    assert {one.label for one in view.scene.barred} == {"Winter Tide"}
    assert all(len(placed.lines) == 2 for placed in view.scene.placed)
    view.resize(832, 920)
    assert {one.label for one in view.scene.barred} == {"Winter Tide", "Autumn"}
    assert all(len(placed.lines) == 2 for placed in view.scene.placed)


def test_a_strip_costs_nothing(context: Context, qtbot: QtBot) -> None:
    two = [a_spot(day(number), title="A title that takes two lines") for number in range(1, 29) for _ in range(2)]
    view = month(context, qtbot, *two, size=(832, 560))
    view.show_overlay(Overlay(bars=(bar(1, 1),)))
    before = [placed.rect for placed in view.scene.placed if placed.day > day(2)]
    view.show_overlay(Overlay(bars=(bar(1, 28),)))
    assert [placed.rect for placed in view.scene.placed if placed.day > day(2)] == before
    assert len(view.scene.barred) == 5


def test_at_most_two_lie_over_each_other_and_the_others_are_told_on_the_first_day(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = heard(monkeypatch)
    view = month(context, qtbot)
    view.show_overlay(Overlay(bars=bars(5, 23, 29)))
    assert len(view.scene.barred) == 2
    (more,) = view.scene.bar_more
    assert more.label == "+3"
    assert view.day_rect(day(23)).contains(more.rect)
    qtbot.mouseMove(view, more.rect.center())
    qtbot.waitUntil(lambda: bool(said))
    assert "Campaign 3" in said[0]
    assert "Campaign 4" in said[0]


def test_milestones_stand_whole_on_the_bar_of_their_campaign(context: Context, qtbot: QtBot) -> None:
    name = "Last day to bring a book in"
    milestones = (Milestone(name, day(26)), Milestone("Too late to be told", day(29)))
    view = month(context, qtbot)
    notes = tuple(DayNote(one.day, one.name) for one in milestones)
    view.show_overlay(Overlay(bars=(bar(23, 28, milestones=milestones),), days=notes))
    (one,) = view.scene.barred
    assert [words.label for words in one.words] == ["Winter Tide", name]
    assert one.rect.left() + one.words[1].indent > view.day_rect(day(26)).left()
    assert view.scene.told_on_bars == {(day(26), name)}
    assert view.overlaid.day_words(day(26), view.scene.told_on_bars) == ""
    assert view.overlaid.day_words(day(26)) == name
    view.grab()


def test_the_pointer_hears_all_of_it(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = heard(monkeypatch)
    view = month(context, qtbot)
    milestones = (Milestone("Last orders <soon>", date(2026, 12, 17)),)
    view.show_overlay(Overlay(bars=(bar(23, 27, goal="200 boxes", milestones=milestones),)))
    qtbot.mouseMove(view, view.scene.barred[0].rect.center())
    qtbot.waitUntil(lambda: bool(said))
    for words in ("Winter Tide", "Campaign · 23 – 27 Nov 2026", "200 boxes", "Thu 17 Dec: Last orders &lt;soon&gt;"):
        assert words in said[0]


def test_a_click_asks_for_it_and_makes_no_post(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    asked, made = [], []
    view.bar_requested.connect(asked.append)
    view.create_requested.connect(lambda *_: made.append(_))
    view.show_overlay(Overlay(bars=bars(5, 23, 29)))
    click(qtbot, view, view.scene.barred[1].rect)
    click(qtbot, view, view.scene.bar_more[0].rect)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.scene.barred[1].rect.center())
    assert [one and one.name for one in asked[:2]] == ["Campaign 1", None]
    assert made == []


def test_a_reader_hears_on_each_day_what_lasts(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.show_overlay(Overlay(bars=(bar(24, 25),), silences=(silence(25, 26),)))
    said = dict(described(view))
    assert said["Tuesday 24 November 2026, 0 posts"] == "Campaign: Winter Tide"
    assert said["Wednesday 25 November 2026, 0 posts"].startswith("Campaign: Winter Tide; Instagram is silent")
    assert said["Thursday 26 November 2026, 0 posts"].startswith("Instagram")


def test_what_is_read_from_the_right_is_mirrored(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.show_overlay(Overlay(bars=(bar(24, 25),)))
    (one,) = view.scene.barred
    assert one.rect.right() < view.day_rect(day(24)).right()
    assert view.day_rect(day(25)).left() < one.rect.left() < view.day_rect(day(24)).left()
    view.grab()


def test_without_a_bar_in_view_nothing_gives_way(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, a_spot(day(24)))
    before = view.scene.placed[0].rect
    view.show_overlay(
        Overlay(bars=(Bar(record=bar(1, 1).record, name="x", first=date(2025, 1, 1), last=date(2025, 2, 1)),))
    )
    assert view.scene.barred == []
    assert view.scene.placed[0].rect == before


# week


def test_bars_of_a_week_have_a_row_of_their_own(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, a_spot(day(24), None, title="No time"))
    low = view.grid_rect().top()
    view.show_overlay(Overlay(bars=(bar(20, 24), bar(24, 27, "Autumn")), silences=(silence(24, 26),)))
    assert view.grid_rect().top() > low
    first, second = view.scene.barred
    assert (first.label, second.label) == ("Winter Tide", "Autumn")
    chip = view.chip_rect(chip_named(view, "No time").key)
    assert second.rect.bottom() < chip.top()
    assert chip.bottom() < view.scene.silent[0].rect.top()
    view.grab()
    view.show_overlay(NO_OVERLAY)
    assert view.grid_rect().top() == low


def test_a_bar_of_a_week_is_clicked(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot)
    view.show_overlay(Overlay(bars=bars(6, 23, 29)))
    assert len(view.scene.barred) == 4
    (more,) = view.scene.bar_more
    assert view.scene.barred[3].rect.bottom() < more.rect.top()
    assert more.rect.bottom() < view.any_time_rect().top() + view.bar_height
    with qtbot.waitSignal(view.bar_requested) as asked:
        click(qtbot, view, view.scene.barred[2].rect)
    assert asked.args[0].name == "Campaign 2"


# in the window


def planned(window: MainWindow) -> Campaign:
    made = Campaign(id="winter", brand_id=window.brand.id, name="Winter Tide", starts=day(24), ends=day(26))
    window.document.do(add_campaign(made))
    return made


def test_a_campaign_is_drawn_at_once_and_follows_the_plan(window: MainWindow) -> None:
    planned(window)
    view = window.desk.view
    assert [one.label for one in view.scene.barred] == ["Winter Tide"]
    window.document.do(keep_flight(Flight(id="ad", brand_id=window.brand.id, name="Boost", starts=day(24))))
    assert [one.bar.name for one in view.scene.barred] == ["Winter Tide", "Boost"]
    window.desk.show_view("week")
    assert len(window.desk.view.scene.barred) == 2
    window.undo()
    assert len(window.desk.view.scene.barred) == 1


def test_bars_can_be_left_out_and_that_is_remembered(window: MainWindow) -> None:
    planned(window)
    toggle = window.commands["show_campaigns"]
    assert toggle.isChecked()
    toggle.trigger()
    assert window.desk.view.scene.barred == []
    assert not window._remembered.bars
    toggle.trigger()
    assert len(window.desk.view.scene.barred) == 1


def test_a_click_leads_to_the_campaign(window: MainWindow, qtbot: QtBot) -> None:
    planned(window)
    click(qtbot, window.desk.view, window.desk.view.scene.barred[0].rect)
    assert window.places.key == "campaigns"
    tab = window.pages.page.focusProxy()
    assert tab.chosen == "winter"


def test_each_sort_of_bar_has_its_place() -> None:
    made = Deliverable(id="made", brand_id="brand", collaboration_id="nela")
    ad = Flight(id="ad", brand_id="brand")
    places = [place_of(Bar(record=one, name="", first=day(1), last=day(1))) for one in (bar(1, 1).record, ad, made)]
    assert places == [("campaigns", "Winter Tide"), ("paid", "ad"), ("creators", "nela")]
    assert place_of(None) == ("campaigns", "")
