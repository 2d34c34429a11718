"""Overlays, and how tests look at them in the views of the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.overlay import Ghost, GhostSort, Overlay, Silence
from planner.domain.plan import Spot
from planner.ui.calendar import view_class
from planner.ui.calendar.agenda import AgendaView
from planner.ui.calendar.month import MonthView
from planner.ui.calendar.view import CalendarView
from planner.ui.calendar.week import WeekView
from planner.ui.context import Context
from tests.ui.chips import TODAY, a_spot, shown_view

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SIZE = (832, 712)
SORTS: tuple[GhostSort, ...] = ("gap", "move", "add", "change")


def day(number: int) -> date:
    return date(2026, 11, number)


def silence(first: int, last: int, channel: str = "instagram") -> Silence:
    words = f"{channel.title()} is silent from {first} to {last} Nov"
    return Silence(channel_id=channel, channel=channel.title(), first=day(first), last=day(last), words=words)


def seven(first: int, last: int) -> tuple[Silence, ...]:
    return tuple(silence(first, last, f"channel {number}") for number in range(7))


def ghost(key: str = "g", **values: Any) -> Ghost:
    defaults = {
        "day": TODAY,
        "clock": time(12),
        "channel_ids": ("linkedin",),
        "kind_id": "educate",
        "title": "Answer a question",
        "words": "Educate is under by 1",
        "sort": "add",
    }
    return Ghost(key=key, **defaults | values)


def full(concerned: frozenset[str] = frozenset(["menu"])) -> Overlay:
    """All that there is, in the week of today."""
    ghosts = [ghost(sort, day=TODAY + timedelta(days=number), sort=sort) for number, sort in enumerate(SORTS)]
    return Overlay(silences=seven(23, 29), ghosts=tuple(ghosts), concerned=concerned, leaving=frozenset(["other"]))


def menu_and_other(key: str, context: Context, qtbot: QtBot) -> CalendarView:
    """A view with "Menu" at 9:00 and "Other" at 15:00 today, each an entry of its name."""
    spots = [a_spot(title="Menu", placement_id="menu"), a_spot(clock="15:00", title="Other", placement_id="other")]
    return shown_view(view_class(key), context, qtbot, spots, SIZE)


def month(context: Context, qtbot: QtBot, *spots: Spot, size: Sequence[int] = SIZE) -> MonthView:
    return shown_view(MonthView, context, qtbot, spots, size)


def week(context: Context, qtbot: QtBot, *spots: Spot) -> WeekView:
    return shown_view(WeekView, context, qtbot, spots, SIZE)


def agenda(context: Context, qtbot: QtBot, *spots: Spot) -> AgendaView:
    return shown_view(AgendaView, context, qtbot, spots, SIZE)


def canvas(view: CalendarView) -> QWidget:
    """What is painted and clicked on."""
    return view.findChild(QTreeView).viewport() if isinstance(view, AgendaView) else view


def click(qtbot: QtBot, view: CalendarView, rect: QRect) -> None:
    assert not rect.isEmpty()
    target = canvas(view)
    qtbot.mouseClick(target, LEFT, pos=target.mapFrom(view, rect.center()))


def key(view: CalendarView, pressed: Qt.Key) -> None:
    QTest.keyClick(view.focusProxy() or view, pressed)


def described(view: CalendarView) -> list[tuple[str, str]]:
    """The name and the description of all that a reader finds."""
    return list(_described(view))


def names(view: CalendarView) -> list[str]:
    return [name for name, _ in _described(view)]


def _described(view: CalendarView) -> Iterator[tuple[str, str]]:
    interface = QAccessible.queryAccessibleInterface(view)
    for number in range(interface.childCount()):
        child = interface.child(number)
        yield child.text(QAccessible.Text.Name), child.text(QAccessible.Text.Description)


def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown from now on where the pointer rests."""
    said: list[str] = []
    monkeypatch.setattr("planner.ui.calendar.hint.QToolTip.showText", lambda _, text, *__: said.append(text))
    return said
