"""A field for what is counted together with the judged week."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.domain.rules import Reach, Window
from planner.ui.pieces.dialog_parts import CalmCombo, row
from planner.ui.pieces.figures import Number
from planner.ui.words import tr

_WEEKS = (1, 2, 4, 8, 13)
_LAST, _MOST = "last", 999
_USUAL_LAST = 20


class WindowField(QWidget):
    """Weeks, the month, the campaigns, or the last so many; ``none`` is what no window of its own is called."""

    changed = Signal()

    def __init__(self, none: str = "") -> None:
        super().__init__()
        self.box = CalmCombo()
        self.number = Number(_MOST, least=1)
        self.number.setValue(_USUAL_LAST)
        self.number.setAccessibleName(tr("How many"))
        self.number.setToolTip(tr("How many posts or entries, ending with the week"))
        if none:
            self.box.addItem(none, "")
        for weeks in _WEEKS:
            self._offer_weeks(weeks)
        self.box.addItem(tr("The month"), "month")
        self.box.addItem(tr("The campaigns of the week"), "campaign")
        self.box.addItem(tr("The last …"), _LAST)
        line = row(8)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box, 1)
        line.addWidget(self.number)
        self.setLayout(line)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self._choose)
        self.number.valueChanged.connect(self.changed)
        self._choose()

    @property
    def said(self) -> str:
        """The window as a table says it, "" for none of its own."""
        chosen = str(self.box.currentData())
        return f"{_LAST} {self.number.value()}" if chosen == _LAST else chosen

    def show_window(self, window: Window | None) -> None:
        """Shows a window, or none of its own."""
        if window is not None and window.reach is Reach.WEEKS and self.box.findData(str(window)) < 0:
            self._offer_weeks(window.length)
        if window is not None and window.reach is Reach.LAST:
            self.number.setValue(window.length)
        said = "" if window is None else _LAST if window.reach is Reach.LAST else str(window)
        self.box.setCurrentIndex(max(self.box.findData(said), 0))

    def setAccessibleName(self, name: str) -> None:
        """Names the list."""
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    def setToolTip(self, text: str) -> None:
        """Explains the list."""
        super().setToolTip(text)
        self.box.setToolTip(text)

    def _offer_weeks(self, weeks: int) -> None:
        words = tr("This week alone") if weeks == 1 else tr("The last %n week(s)", weeks)
        self.box.addItem(words, str(Window(Reach.WEEKS, weeks)))

    def _choose(self) -> None:
        self.number.setVisible(self.box.currentData() == _LAST)
        self.changed.emit()
