"""Every view shows the same chips for the same posts and the same filter."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from planner.domain.plan import Spot
from planner.domain.records import Status
from planner.domain.shown import Chip, Filter, shown
from planner.domain.span import Span
from planner.ui.calendar import VIEWS, view_class
from planner.ui.calendar.painted import PaintedView
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_plan

CHANNELS = ("instagram", "linkedin", "blog", None)
KINDS = ("promote", "educate", None)
FIRST = date(2026, 10, 26)


def spots() -> st.SearchStrategy[list[Spot]]:
    numbers = count(1)
    return st.lists(
        st.builds(
            lambda day, clock, post, channel, status, kind: Spot(
                (FIRST + timedelta(days=day)).isoformat(),
                clock,
                f"placement-{next(numbers)}",
                f"post-{post}",
                channel,
                status,
                "image",
                "Europe/London",
                f"Post {post}",
                kind,
            ),
            st.integers(0, 41),
            st.sampled_from((None, "00:00", "09:00", "09:15", "23:59")),
            st.integers(1, 12),
            st.sampled_from(CHANNELS),
            st.sampled_from([status.value for status in Status]),
            st.sampled_from(KINDS),
        ),
        max_size=40,
    )


def filters() -> st.SearchStrategy[Filter]:
    return st.builds(Filter, st.frozensets(st.sampled_from(CHANNELS)), st.frozensets(st.sampled_from(KINDS)))


@pytest.fixture
def views(context: Context, qtbot: QtBot) -> list[CalendarView]:
    made: list[CalendarView] = [view_class(key)(context) for key in VIEWS]
    for view in made:
        qtbot.addWidget(view)
        view.resize(832, 712)
        view.show_brand(context.document.brands()[0])
        view.go_to(TODAY)
    return made


def within(chips: list[Chip], span: Span) -> list[Chip]:
    return [chip for chip in chips if chip.day is not None and chip.day in span]


def told(view: CalendarView, span: Span) -> set[str]:
    """The chips of these days that the view has a place for, or counts in an "n more"."""
    chips = within(view.shown_chips(), span)
    if not isinstance(view, PaintedView):
        return {str(chip.key) for chip in chips if not view.chip_rect(chip.key).isNull() or chip.day in view.span()}
    placed = {one.chip.key for one in view.scene.placed}
    hidden = {one.day: one.number for one in view.scene.more}
    for day in {chip.day for chip in chips if chip.day}:
        on_day = view.chips_on(day)
        assert len(on_day) == len([one for one in on_day if one.key in placed]) + hidden.get(day, 0)
    return {str(chip.key) for chip in chips}


@given(listed=spots(), only=filters())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_views_show_the_same(views: list[CalendarView], listed: list[Spot], only: Filter) -> None:
    plan = a_plan(views[0].brand)
    week = next(view for view in views if view.key == "week").span()
    for view in views:
        in_span = [spot for spot in listed if spot.day and date.fromisoformat(spot.day) in view.span()]
        view.show_chips(shown(in_span, only), plan)
    expected = {str(chip.key) for chip in within(shown(listed, only), week)}
    assert [told(view, week) for view in views] == [expected] * len(views)
    month, agenda = views[0], views[2]
    assert told(month, agenda.span()) == told(agenda, agenda.span())


@given(listed=spots())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reader_finds_every_chip_in_sight_by_its_name(views: list[CalendarView], listed: list[Spot]) -> None:
    for view in views:
        if not isinstance(view, PaintedView):
            continue
        in_span = [spot for spot in listed if spot.day and date.fromisoformat(spot.day) in view.span()]
        view.show_chips(shown(in_span), a_plan(view.brand))
        interface = QAccessible.queryAccessibleInterface(view)
        said = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
        assert view.faces is not None
        wanted = [view.faces.spoken(one.chip) for one in view.scene.placed]
        assert [name for name in said if name in wanted] == wanted


@given(listed=spots())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_selection_goes_with_the_user_from_view_to_view(views: list[CalendarView], listed: list[Spot]) -> None:
    plan = a_plan(views[0].brand)
    week = next(view for view in views if view.key == "week").span()
    chips = within(shown(listed), week)
    for view in views:
        view.show_chips(chips, plan)
    views[0].select([chip.key for chip in chips[::2]])
    for before, after in zip(views, views[1:], strict=False):
        after.select(before.selection)
    assert {view.selection for view in views} == {views[0].selection}
    assert set(views[0].selection) == {chip.key for chip in chips[::2]}
