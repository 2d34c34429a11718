"""Chips and a plan for tests of the calendar's views, without a document behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan, Spot
from planner.domain.records import Brand, Channel, Label
from planner.domain.shown import Chip, shown
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context

TODAY = date(2026, 11, 23)
"""A Monday: the day of the pretended clock."""

V = TypeVar("V", bound=CalendarView)
_numbers = count(1)


def a_spot(day: date | str | None = TODAY, clock: str | None = "09:00", **values: Any) -> Spot:
    number = next(_numbers)
    defaults = {
        "day": day.isoformat() if isinstance(day, date) else day,
        "clock": clock,
        "placement_id": f"placement-{number}",
        "post_id": f"post-{number}",
        "channel_id": "instagram",
        "status": "draft",
        "format": "image",
        "zone": "Europe/London",
        "title": f"Post {number}",
        "kind_id": "promote",
    }
    return Spot(**defaults | values)


def a_plan(brand: Brand) -> Plan:
    channels = [
        Channel(id=key, brand_id=brand.id, name=name, platform=key)
        for key, name in (("instagram", "Instagram"), ("linkedin", "LinkedIn"), ("blog", "Blog"))
    ]
    kinds = [Label(id=key, set_id="set", key=key, name=key.title(), hue=key) for key in ("promote", "educate")]
    return Plan(brand, channels={one.id: one for one in channels}, labels={one.id: one for one in kinds})


def shown_view(make: type[V], context: Context, qtbot: QtBot, spots: Iterable[Spot], size: Sequence[int]) -> V:
    """A view of today's period with these chips, on the screen and with the keyboard."""
    view = make(context)
    qtbot.addWidget(view)
    view.resize(*size)
    brand = context.document.brands()[0]
    view.show_brand(brand)
    view.go_to(TODAY)
    view.show_chips(shown(spots), a_plan(brand))
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(lambda: view.hasFocus() or (view.focusProxy() is not None and view.focusProxy().hasFocus()))
    return view


def chip_named(view: CalendarView, title: str) -> Chip:
    return next(chip for chip in view.shown_chips() if chip.title == title)
