"""The foot of the page: how much comes in and what does not, and the button that puts it into the plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.importing.sorting import Group
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.flow import Flow
from planner.ui.words import tr

_BAR = 160


class PageFoot(QWidget):
    """Every total is a button that shows only its rows; a second press shows all again."""

    only_chosen = Signal(object)
    """The Group that is to be shown alone, or None."""
    import_asked = Signal()
    suggestions_asked = Signal()
    cancel_asked = Signal()
    stop_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.totals = {group: _total(group) for group in _HINTS}
        self.zone = QCheckBox()
        self.zone.hide()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(tr("Reading the sheet"))
        self._stop = button(tr("Stop"))
        self._stop.setToolTip(tr("Stop reading; what was shown before stays"))
        self.cancel = button(tr("Cancel"))
        self.cancel.setToolTip(tr("Back to the calendar; nothing is changed (Esc)"))
        self.suggestions = button(tr("Take the suggestions"))
        self.suggestions.setToolTip(tr("Answer what is left as it is suggested; it can still be changed (Alt+S)"))
        self.suggestions.setShortcut("Alt+S")
        self.take = button(tr("Import"), "primary")
        self._lay_out()
        self._connect()
        self._paint_again()
        self._theme.changed.connect(self._paint_again)
        self.show_busy(busy=False)

    def show_totals(self, words: Mapping[Group, str], only: Group | None) -> None:
        """Shows the totals that there are, with the one whose rows are shown alone pressed."""
        for group, total in self.totals.items():
            total.setText(words.get(group, ""))
            total.setVisible(group in words)
            total.setChecked(group is only)

    def show_import(self, text: str, reason: str, *, questions: bool) -> None:
        """What the button says, and why it cannot be pressed if so; with open questions suggestions are offered."""
        self.take.setText(text)
        self.take.setEnabled(not reason)
        self.take.setToolTip(reason or tr("Put it into the plan as one step, which can be undone (Ctrl+Enter)"))
        self.take.setAccessibleDescription(reason)
        self.suggestions.setVisible(questions)

    def offer_zone(self, text: str) -> None:
        """Offers to take the time zone of the file for the brand; "" for no offer."""
        if bool(text) == self.zone.isHidden():
            self.zone.setChecked(bool(text))
        self.zone.setText(text)
        self.zone.setToolTip(text)
        self.zone.setVisible(bool(text))

    def show_busy(self, *, busy: bool) -> None:
        """Whether something is being read."""
        self._bar.setRange(0, 0)
        self._bar.setVisible(busy)
        self._stop.setVisible(busy)

    def show_step(self, done: int, whole: int) -> None:
        """How much is read, of how much."""
        self._bar.setRange(0, whole)
        self._bar.setValue(done)

    def show_sheet(self, *, there: bool) -> None:
        """Without a sheet there is nothing to import."""
        self.take.setVisible(there)
        if not there:
            self.suggestions.hide()

    # private

    def _lay_out(self) -> None:
        totals = QWidget()
        flow = Flow(totals, 4)
        for total in self.totals.values():
            flow.addWidget(total)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(totals, 1)
        for part in (self._bar, self._stop, self.cancel, self.suggestions, self.take):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.zone)
        column.addLayout(line)

    def _connect(self) -> None:
        for group, total in self.totals.items():
            total.clicked.connect(partial(self._turn, group))
        self.take.clicked.connect(self.import_asked)
        self.suggestions.clicked.connect(self.suggestions_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self._stop.clicked.connect(self.stop_asked)

    def _turn(self, group: Group) -> None:
        self.only_chosen.emit(group if self.totals[group].isChecked() else None)

    def _paint_again(self) -> None:
        lead(self.take, self._theme, "download-simple", "accent.on")


_HINTS: Mapping[Group, str] = {
    Group.IN: "Show only the rows that come in",
    Group.THERE: "Show only the rows that the plan has already",
    Group.IGNORED: "Show only the rows that are no posts, each with its reason",
    Group.LEFT_OUT: "Show only the rows that do not come in, each with its reason",
    Group.DUPLICATE: "Show only the rows that repeat another one",
}


def _total(group: Group) -> QPushButton:
    made = QPushButton()
    made.setProperty("pill", True)
    made.setCheckable(True)
    made.setToolTip(tr(_HINTS[group]))
    made.hide()
    return made
