"""Silences of channels on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from planner.domain.overlay import NO_OVERLAY, Overlay, Silence
from planner.ui.calendar import view_class
from planner.ui.context import Context
from tests.ui.chips import a_spot, chip_named, shown_view
from tests.ui.overlays import (
    LEFT,
    SIZE,
    Key,
    agenda,
    click,
    day,
    described,
    ghost,
    heard,
    key,
    month,
    seven,
    silence,
    week,
)


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return heard(monkeypatch)


def test_a_silence_is_a_line_below_the_chips_of_each_row_that_it_crosses(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, *(a_spot(day(number)) for number in range(1, 29)))
    view.show_overlay(Overlay(silences=(silence(12, 18),)))
    first, second = view.scene.silent
    assert first.rect.left() == view.day_rect(day(12)).left()
    assert first.rect.right() == view.day_rect(day(15)).right()
    assert second.rect.right() == view.day_rect(day(18)).right()
    assert (first.label, first.goes_on, second.begun) == ("Instagram silent 7 days", True, True)
    assert not any(one.rect.intersects(line.rect) for one in view.scene.placed for line in view.scene.silent)


def test_chips_make_room_for_silences_only_on_silent_days(context: Context, qtbot: QtBot) -> None:
    spots = [a_spot(day(number)) for number in (16, 23) for _ in range(2)]
    view = month(context, qtbot, *spots)
    assert view.scene.more == []
    view.show_overlay(Overlay(silences=(silence(16, 16), silence(16, 18, "blog"))))
    (more,) = view.scene.more
    assert (more.day, more.number) == (day(16), 1)
    view.show_overlay(NO_OVERLAY)
    assert view.scene.more == []


@pytest.mark.parametrize("height", [500, 527, 560, 640, 712, 900])
@pytest.mark.parametrize("number", [1, 2, 9])
def test_nothing_lies_on_a_silence_at_any_height(context: Context, qtbot: QtBot, height: int, number: int) -> None:
    spots = [a_spot(day(at), title="A title that is rather long") for at in range(1, 29) for _ in range(number)]
    view = month(context, qtbot, *spots, size=(784, height))
    view.show_overlay(Overlay(silences=seven(3, 25), ghosts=(ghost(), ghost("gap", day=day(24), sort="gap"))))
    things = [*view.scene.drawn, *view.scene.more]
    lines = [*view.scene.silent, *view.scene.silent_more]
    assert lines
    assert not any(one.rect.intersects(line.rect) for one in things for line in lines)
    assert all(view.day_rect(one.day).contains(one.rect) for one in things)
    view.grab()


def test_at_most_two_lines_are_shown_and_the_others_told_in_words(
    context: Context, qtbot: QtBot, hints: list[str]
) -> None:
    view = month(context, qtbot)
    view.show_overlay(Overlay(silences=seven(23, 29)))
    assert len(view.scene.silent) == 2
    (more,) = view.scene.silent_more
    assert more.label == "5 more silent"
    qtbot.mouseMove(view, more.rect.center())
    qtbot.waitUntil(lambda: bool(hints), timeout=2000)
    assert all(f"Channel {number} is silent" in hints[0] for number in range(2, 7))


def test_a_silence_says_itself_to_the_pointer_and_a_click_selects_the_day(
    context: Context, qtbot: QtBot, hints: list[str]
) -> None:
    view = month(context, qtbot, a_spot(title="Menu"))
    view.select([chip_named(view, "Menu").key])
    view.show_overlay(Overlay(silences=(silence(23, 29),)))
    pos = QPoint(view.day_rect(day(26)).center().x(), view.scene.silent[0].rect.center().y())
    qtbot.mouseMove(view, pos)
    qtbot.waitUntil(lambda: bool(hints), timeout=2000)
    assert "Instagram is silent from 23 to 29 Nov" in hints[0]
    with qtbot.assertNotEmitted(view.create_requested), qtbot.assertNotEmitted(view.ghost_requested):
        qtbot.mouseClick(view, LEFT, pos=pos)
    assert (view.cursor, view.selection) == (day(26), ())


def test_a_silence_has_the_words_for_which_there_is_room(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot, size=(784, 712))
    long = Silence(channel_id="x", channel="A very long name of a channel" * 4, first=day(3), last=day(5), words="-")
    view.show_overlay(Overlay(silences=(silence(23, 29), long, silence(18, 18, "blog"))))
    cut = next(one.label for one in view.scene.silent if "…" in one.label)
    assert cut.startswith("A very long name")
    assert cut.endswith("… silent 3 days")
    assert {one.label for one in view.scene.silent} == {"Instagram silent 7 days", cut, "silent 1 day"}
    view.resize(560, 712)
    assert "" in {one.label for one in view.scene.silent}


@pytest.mark.parametrize("key", ["month", "week"])
def test_a_reader_hears_on_a_day_which_channels_are_silent(context: Context, qtbot: QtBot, key: str) -> None:
    view = shown_view(view_class(key), context, qtbot, [], SIZE)
    view.show_overlay(Overlay(silences=(silence(23, 24), silence(24, 29, "blog"))))
    said = {name: text for name, text in described(view) if text}
    assert said["Monday 23 November 2026, 0 posts"] == "Instagram is silent from 23 to 24 Nov"
    both = "Instagram is silent from 23 to 24 Nov; Blog is silent from 24 to 29 Nov"
    assert said["Tuesday 24 November 2026, 0 posts"] == both
    assert len(said) == 7


def test_from_right_to_left_a_silence_begins_at_the_right(context: Context, qtbot: QtBot) -> None:
    view = month(context, qtbot)
    view.show_overlay(Overlay(silences=seven(12, 18)))
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first = view.scene.silent[0].rect
    assert (first.left(), first.right()) == (view.day_rect(day(15)).left(), view.day_rect(day(12)).right())
    assert view.scene.silent_more[0].rect.left() == view.day_rect(day(15)).left()
    view.grab()


def test_in_the_week_silences_stand_above_the_hours(context: Context, qtbot: QtBot) -> None:
    view = week(context, qtbot, *(a_spot(clock=None) for _ in range(5)))
    before = view.any_time_rect().height()
    view.show_overlay(Overlay(silences=seven(20, 30)))
    assert view.any_time_rect().height() > before
    lines = [*view.scene.silent, *view.scene.silent_more]
    assert len(lines) == 3
    assert all(view.any_time_rect().contains(line.rect) for line in lines)
    assert not any(one.rect.intersects(line.rect) for one in view.scene.placed for line in lines)
    view.grab()


def test_the_list_tells_a_silence_on_its_first_day(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(day(24)))
    before = Silence(channel_id="blog", channel="Blog", first=date(2026, 10, 20), last=day(3), words="Blog is silent")
    view.show_overlay(Overlay(silences=(silence(24, 29), before)))
    model = view.findChild(QTreeView).model()
    assert model.index(1, 0, model.index(23, 0)).data() == "Instagram is silent from 24 to 29 Nov"
    assert model.index(0, 0, model.index(0, 0)).data() == "Blog is silent"
    spoken = model.index(24, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken == "Instagram is silent from 24 to 29 Nov"


def test_a_click_on_a_silence_of_the_list_selects_its_day(context: Context, qtbot: QtBot) -> None:
    view = agenda(context, qtbot, a_spot(title="Menu"))
    view.select([chip_named(view, "Menu").key])
    view.show_overlay(Overlay(silences=(silence(24, 29),)))
    rect = view.day_rect(day(24))
    click(qtbot, view, QRect(rect.left(), rect.bottom() - 10, rect.width(), 4))
    assert (view.cursor, view.selection) == (day(24), ())
    key(view, Key.Key_Down)
    assert view.cursor == day(25)
