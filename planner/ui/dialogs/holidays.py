"""Fields for the country and region whose public holidays are shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from planner.app.special_days import SpecialDays
from planner.ui.pieces.dialog_parts import CalmCombo, labelled, row
from planner.ui.words import tr

_LETTERS = 12


class HolidayFields(QObject):
    """The list of countries is read when it is first needed, because that takes a tenth of a second."""

    def __init__(self, days: SpecialDays, country: str, region: str) -> None:
        super().__init__()
        self._days = days
        self._full = False
        self.countries = _a_box()
        self.regions = _a_box()
        self.countries.addItem(tr("No holidays"), "")
        if country:
            self.fill()
        self._choose(self.countries, country)
        self._fill_regions()
        self._choose(self.regions, region)
        self.countries.currentIndexChanged.connect(self._fill_regions)
        self.countries.installEventFilter(self)

    @property
    def country(self) -> str:
        """The code of the country, or ""."""
        return str(self.countries.currentData() or "")

    @property
    def region(self) -> str:
        """The code of the region, or "" for the whole country."""
        return str(self.regions.currentData() or "")

    def fill(self) -> None:
        """Lists all countries."""
        if not self._full:
            self._full = True
            _offer(self.countries, self._days.countries())

    def choose_country(self, code: str) -> None:
        """Chooses a country, as the user does."""
        self.fill()
        self._choose(self.countries, code)

    def lay_out(self, spacing: int) -> QHBoxLayout:
        """Both beside each other."""
        line = row(spacing)
        line.addLayout(labelled(tr("Public holidays of"), self.countries, tr("Shown on the calendar")), 1)
        line.addLayout(labelled(tr("Region"), self.regions, tr("Where a region has its own")), 1)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fills the list before it is used."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self.fill()
        return super().eventFilter(watched, event)

    def _fill_regions(self) -> None:
        self.regions.clear()
        self.regions.addItem(tr("The whole country"), "")
        _offer(self.regions, self._days.regions(self.country) if self.country else {})
        self.regions.setEnabled(self.regions.count() > 1)

    @staticmethod
    def _choose(box: CalmCombo, code: str) -> None:
        """One that is not known any more is kept as it is."""
        if code and box.findData(code) < 0:
            box.addItem(code, code)
        box.setCurrentIndex(box.findData(code))


def _a_box() -> CalmCombo:
    box = CalmCombo()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    return box


def _offer(box: CalmCombo, names: Mapping[str, str]) -> None:
    for code, name in names.items():
        box.addItem(name, code)
