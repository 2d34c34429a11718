"""Pages that are asked for from the web: the one whose address is typed, a chosen one, or those of the week."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.app.page_addresses import page_address
from planner.ui.context import Context
from planner.ui.pieces.going_online import online
from planner.ui.pieces.web_reading import WebReading
from planner.ui.presence.pages.side import Side
from planner.ui.words import tr

WHOLE_ADDRESS = "Type the whole address of the page, such as https://example.com/offer."


class Asking(QObject):
    """``web`` reads, once that is allowed; ``wanted`` names a page that is to be shown when it is there."""

    wanted = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, tab: QWidget, side: Side) -> None:
        super().__init__(tab)
        self._context, self._tab, self._side = context, tab, side
        self.web = WebReading(context, self)
        side.address.returnPressed.connect(self._read_typed)
        side.stop.clicked.connect(self.web.stop)
        self.web.stepped.connect(side.show_progress)
        self.web.ended.connect(lambda: side.show_progress(0, 0))

    def read(self, addresses: Sequence[str]) -> None:
        """Reads these, one after the other, unless others are being read."""
        if self.web.busy or not addresses or not online(self._context, self._tab):
            return
        if len(addresses) == 1:
            self.wanted.emit(addresses[0])
        self.web.read(addresses)

    def done(self, address: str) -> None:
        """Takes the address out of the line once its page is there."""
        if page_address(self._side.address.text()) == address:
            self._side.address.clear()

    def _read_typed(self) -> None:
        address = typed_address(self._side.address.text())
        if address:
            self.read([address])
        else:
            self.said.emit(tr(WHOLE_ADDRESS))


def typed_address(typed: str) -> str:
    """The address of a page as people type it, also without https://; "" for none."""
    said = typed.strip()
    return page_address(said if "://" in said else f"https://{said}") if said else ""
