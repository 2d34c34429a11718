"""The places of the tour that show how weeks stand: the strip, the marks on the calendar, and all brands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.ui.balance.channels import ByChannel
from planner.ui.proposal.page import ProposalPage
from planner.ui.window.main_window import MainWindow
from tests.tour.place import WAIT_MS, Place, button, wait
from tests.tour.plans import crowded, sample
from tests.tour.rich_plans import many
from tests.tour.week_plans import (
    MONDAY,
    all_rules,
    by_rule,
    calm,
    eight_brands,
    launched,
    long_names,
    week_of,
    with_days,
)

_LONG_MS = 4 * WAIT_MS
_MIRRORED = Qt.LayoutDirection.RightToLeft


def _at(view: str = "month", day: date = MONDAY, place: str = "calendar") -> Callable[[MainWindow], None]:
    """A view of some days, with what is drawn on them when nothing else is to do."""

    def act(window: MainWindow) -> None:
        window.show_place(place)
        window.desk.show_view(view)
        window.desk.go_to(day)
        wait(_LONG_MS)

    return act


def _channels(window: MainWindow) -> None:
    _at()(window)
    window.strip.show_channels()


def _channel_details(window: MainWindow) -> None:
    _channels(window)
    opened = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ByChannel) and one.isVisible())
    button(opened, "Show details").click()


def _watched(window: MainWindow) -> None:
    _at()(window)
    window.strip.head.watched.click()


def _brands(window: MainWindow) -> None:
    window.asking.all_brands()
    wait(2 * WAIT_MS)


def _proposal(window: MainWindow) -> ProposalPage:
    window.balance_week()
    page = window.findChildren(ProposalPage)[0]
    for _ in range(20):
        wait(WAIT_MS)
        if page.said.text():
            break
    return page


def _proposed(view: str, day: date = MONDAY) -> Callable[[MainWindow], None]:
    def act(window: MainWindow) -> None:
        _at(view, day)(window)
        _proposal(window)
        wait(WAIT_MS)

    return act


def _partly(window: MainWindow) -> None:
    _at()(window)
    page = _proposal(window)
    if page.steps is not None:
        for row in page.steps.rows[::2]:
            row.box.click()


BALANCE_PLACES = (
    Place("strip-balanced", week_of("PEEEE"), _at()),
    Place("strip-over", sample, _at()),
    Place("strip-under", week_of("EEEEEEE", rule="80-20-two-sided"), _at()),
    Place("strip-few", week_of("PN"), _at()),
    Place("strip-accepted", launched, _at()),
    Place("strip-recovering", week_of("EEEEEEEE", before="PPPPPEEEEE"), _at()),
    Place("strip-norule", by_rule(""), _at()),
    Place("strip-thirds", by_rule("thirds"), _at()),
    Place("strip-five", by_rule("weekly-five"), _at()),
    Place("strip-mirrored", sample, _at(), _MIRRORED),
    Place("watched-also", all_rules, _watched),
    Place("rings-week", sample, _at("week")),
    Place("rings-list", sample, _at("list")),
    Place("ghosts-month", with_days, _at("month", place="week")),
    Place("ghosts-week", with_days, _at("week", place="week")),
    Place("ghosts-list", with_days, _at("list", place="week")),
    Place("silences-month", many, _at("month")),
    Place("silences-week", sample, _at("week", date(2026, 11, 12))),
    Place("silences-mirrored", many, _at("month"), _MIRRORED),
    Place("days-month", with_days, _at("month", date(2026, 12, 21))),
    Place("days-week", with_days, _at("week", date(2026, 12, 25))),
    Place("days-list", with_days, _at("list", date(2026, 12, 25))),
    Place("by-channel-details", long_names, _channel_details),
    Place("by-channel-many", many, _channels),
    Place("by-channel-mirrored", long_names, _channels, _MIRRORED),
    Place("brands-all", eight_brands, _brands),
    Place("brands-all-mirrored", eight_brands, _brands, _MIRRORED),
    Place("proposal-month", sample, _proposed("month")),
    Place("proposal-week", sample, _proposed("week")),
    Place("proposal-list", sample, _proposed("list")),
    Place("proposal-nearest", crowded, _proposed("month")),
    Place("proposal-rules", all_rules, _proposed("month")),
    Place("proposal-already", calm, _proposed("month")),
    Place("proposal-partly", sample, _partly),
    Place("proposal-long", long_names, _proposed("month")),
    Place("proposal-mirrored", sample, _proposed("month"), _MIRRORED),
)
