"""A painted view on which chips can be dropped."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from planner.ui.calendar.landing import Place
from planner.ui.calendar.painted import PaintedView
from planner.ui.calendar.scene import NOWHERE
from planner.ui.context import Context


class ReceivingView(PaintedView):
    """Shows where what is dragged would land, and asks for the drop."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.held_at = 0
        """How many pixels below its upper edge the dragged chip is held."""
        self.setAcceptDrops(True)

    def place_at(self, pos: QPoint, clock: time | None) -> Place | None:
        """Where a chip of this clock time lands when it is let go here."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Says whether what comes may be dropped here."""
        self.landing.entered(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where it would land and what would come of it."""
        before = self.landing_area()
        place = self._place(event)
        if self.landing.moved(event, place, self.place_rect(place) if place else NOWHERE):
            self.update(before)
            self.update(self.landing_area())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Shows nothing of it any more."""
        self.let_go()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Asks for the drop."""
        area, place = self.landing_area(), self._place(event)
        self.update(area)
        self.landing.dropped(event, place)

    def let_go(self) -> None:
        """Nothing is dragged over the view any more."""
        self.update(self.landing_area())
        self.landing.left()

    def _place(self, event: QDropEvent) -> Place | None:
        carried = self.landing.carried
        return self.place_at(event.position().toPoint(), carried.clock) if carried else None
