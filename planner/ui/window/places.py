"""The places that stand in for the calendar: which there are, which tabs they have, and the one in view."""

# ruff: noqa: PLC0415  tabs are imported when they are looked at, not for the first frame

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.domain.edits import Change
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.places.place import Place, TabRow
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.window.main_window import MainWindow


def _evergreen(context: Context) -> PlaceTab:
    from planner.ui.presence.evergreen.tab import EvergreenTab

    return EvergreenTab(context)


def _campaigns(context: Context) -> PlaceTab:
    from planner.ui.campaigns.tab import CampaignsTab

    return CampaignsTab(context)


def _numbers(context: Context) -> PlaceTab:
    from planner.ui.results.numbers.tab import NumbersTab

    tab = NumbersTab(context)
    tab.import_requested.connect(partial(_read_numbers, tab))
    return tab


def _read_numbers(tab: PlaceTab, file: Path | None) -> None:
    from planner.ui.results.incoming.dialog import NumbersFromFile

    if tab.brand is not None and tab.flush():
        dialog = NumbersFromFile(tab.context, tab.brand, file, tab.window())
        dialog.edit_requested.connect(tab.edit_requested)
        dialog.said.connect(tab.said)
        dialog.open()


def _answers(context: Context) -> PlaceTab:
    from planner.ui.results.answers.tab import AnswersTab

    return AnswersTab(context)


def _experiments(context: Context) -> PlaceTab:
    from planner.ui.results.experiments.tab import ExperimentsTab

    return ExperimentsTab(context)


def _profiles(context: Context) -> PlaceTab:
    from planner.ui.presence.profiles.tab import ProfilesTab

    return ProfilesTab(context)


def _audit(context: Context) -> PlaceTab:
    from planner.ui.presence.audit.tab import AuditTab

    return AuditTab(context)


def _paid(context: Context) -> PlaceTab:
    from planner.ui.paid.tab import PaidTab

    return PaidTab(context)


def _creators(context: Context) -> PlaceTab:
    from planner.ui.creators.tab import CreatorsTab

    return CreatorsTab(context)


def _pages(context: Context) -> PlaceTab:
    from planner.ui.presence.pages.tab import PagesTab

    return PagesTab(context)


def _sharing(context: Context) -> PlaceTab:
    from planner.ui.presence.sharing.tab import SharingTab

    return SharingTab(context)


def _reports(context: Context) -> PlaceTab:
    from planner.ui.results.reports.tab import ReportsTab

    return ReportsTab(context)


PLACES: dict[str, tuple[str, tuple[TabRow, ...]]] = {
    "campaigns": (
        "Campaigns",
        (
            TabRow("campaigns", "Campaigns", _campaigns),
            TabRow("paid", "Paid", _paid),
            TabRow("creators", "Creators", _creators),
        ),
    ),
    "presence": (
        "Presence",
        (
            TabRow("profiles", "Profiles", _profiles),
            TabRow("audit", "Audit", _audit),
            TabRow("pages", "Pages", _pages),
            TabRow("sharing", "Share links", _sharing),
            TabRow("evergreen", "Evergreen", _evergreen),
        ),
    ),
    "results": (
        "Results",
        (
            TabRow("numbers", "Numbers", _numbers),
            TabRow("answers", "Answers", _answers),
            TabRow("experiments", "Experiments", _experiments),
            TabRow("reports", "Reports", _reports),
        ),
    ),
}
"""By key: what a place is called, and its tabs."""

_TAB = "tab_"


class Places(QObject):
    """Opens a place in the centre of the window, passes on what it wants, and leaves it when nobody wants it."""

    edit_requested = Signal(object)
    said = Signal(str)
    entry_requested = Signal(str)
    link_requested = Signal(str)
    folder_requested = Signal(str)
    copy_requested = Signal(str, str)
    fix_requested = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._place: Place | None = None
        self.key = ""
        """The place in view, "" for none."""

    def show(self, key: str, tab: str = "", id_: str = "") -> None:
        """Shows a place with the tab that was looked at last there, or this one, and a record in it."""
        memory = self._window.context.settings.memory
        if self._place is None or self.key != key:
            self._place, self.key = self._made(key), key
            self._window.pages.show_page(self._place)
        self._place.show_tab(tab or str(memory.get(_TAB + key, "")), id_)
        self._place.setFocus()

    def leave(self) -> bool:
        """Goes back to the calendar; whether it is shown: what was typed and not taken keeps the place."""
        if self._place is None:
            return True
        if not self._place.flush():
            return False
        self._place, self.key = None, ""
        self._window.pages.leave()
        return True

    def flush(self) -> bool:
        """Hands over what is being typed; False when the plan did not take it."""
        return self._place is None or self._place.flush()

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand from now on."""
        if self._place is not None:
            self._place.show_brand(brand)

    def refresh(self, changes: Sequence[Change]) -> None:
        """The plan changed."""
        if self._place is not None:
            self._place.refresh(changes)

    def _made(self, key: str) -> Place:
        name, rows = PLACES[key]
        place = Place(self._window.context, tr(name), rows)
        place.made.connect(self._connect)
        place.close_requested.connect(self.leave)
        place.turned.connect(lambda tab: self._window.context.settings.memory.put(_TAB + key, tab))
        place.show_brand(self._window.brand)
        return place

    def _connect(self, tab: PlaceTab) -> None:
        for name in ("edit", "entry", "link", "folder", "copy", "fix"):
            getattr(tab, f"{name}_requested").connect(getattr(self, f"{name}_requested"))
        tab.said.connect(self.said)
        tab.tab_requested.connect(self._window.show_place)
