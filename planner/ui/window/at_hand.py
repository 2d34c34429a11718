"""The posts that commands work on, and what is done with them that concerns several parts of the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor

from planner.domain.carrying import Carried, Target
from planner.domain.records import Flight
from planner.domain.shown import Chip, ChipKey
from planner.ui.pieces.corners import Menu
from planner.ui.window.wiring import FOR_A_DAY, FOR_CHIPS
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.window.main_window import MainWindow


class AtHand(QObject):
    """The selected chips, or what a page of the dock holds while it has the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def chips(self) -> list[Chip]:
        """The chips as they are shown."""
        held = self._window.dock.chips_at_hand()
        return self._window.desk.selected if held is None else held

    def stored(self) -> list[Chip]:
        """The same, as the plan has them after what is being typed was stored."""
        self._window.dock.flush()
        return self.chips()

    def build_tracking(self) -> None:
        """Offers tracking for the links of these, of the week, and of all that is ahead."""
        window = self._window
        entries = window.posts.placements(self.stored())
        window.asking.tracking(window.brand, [one.id for one in entries], window.desk.week)

    def boost(self) -> None:
        """Makes an ad that boosts the post; asks on which channel where it stands on several."""
        from planner.domain.paid import boost_of  # noqa: PLC0415  not in the first frame

        window, chips = self._window, self.stored()
        plan = window.document.posts_of(window.brand, {chip.post_id for chip in chips[:1]})
        ids = chips[0].placement_ids if chips else ()
        entries = [plan.placements[id_] for id_ in ids if id_ in plan.placements]
        menu = Menu(window)
        for entry in entries:
            channel = plan.channels.get(entry.channel_id or "")
            flight = boost_of(plan, entry, window.context.today(window.brand))
            menu.addAction(
                tr("Boost on {channel}", channel=channel.name) if channel else tr("Boost"), partial(self._keep, flight)
            )
        if len(entries) == 1:
            menu.actions()[0].trigger()
        elif entries:
            menu.pop_up(QCursor.pos())

    def _keep(self, flight: Flight) -> None:
        from planner.domain.edits.paid import keep_flight  # noqa: PLC0415

        self._window.do(keep_flight(flight))
        self._window.show_place("campaigns", "paid", flight.id)

    def drop(self, carried: Carried, target: Target, copy: bool) -> None:
        """Puts what was carried where it was let go, after what is being typed."""
        self._window.dock.flush()
        self._window.posts.drop(carried, target, copy=copy)

    def move_to_date(self) -> None:
        """Asks for a day and puts the chips there."""
        carried = self._window.posts.carried(self.stored())
        day = self._window.asking.day(tr("Move to date"), carried.day or self._window.desk.day)
        if day is not None:
            self.drop(carried, Target(day, keeps_clock=True), copy=False)

    def use(self, what: str) -> None:
        """Copies or opens what the posts hold: "copy_text", "copy_alt", "show_picture", "open_link"."""
        window, chips = self._window, self.stored()
        plan = window.document.posts_of(window.brand, {chip.post_id for chip in chips})
        getattr(window.dock.day_use, what)(plan, window.posts.placements(chips))

    def show_menu(self, keys: Sequence[ChipKey], where: QPoint) -> None:
        """Opens the menu of these chips, or of a day when there are none."""
        window = self._window
        chips = [chip for chip in window.opening.chips_anywhere() if chip.key in keys]
        menu = Menu(window)
        if len(chips) == 1:
            plan = window.document.posts_of(window.brand, {chips[0].post_id})
            menu.addAction(tr("Open"), partial(window.opening.open_chip, chips[0].key))
            menu.addMenu(window.dock.day_use.menu(menu, plan, window.posts.placements(chips)))
            menu.addSeparator()
        window.commands.fill(menu, FOR_CHIPS if chips else FOR_A_DAY)
        if chips:
            menu.addMenu(window.commands.submenu("Mark as", menu))
        menu.pop_up(where)
