"""The versions that an ad is compared with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner.domain.paid import flight_name, versions_of
from planner.domain.plan import Plan
from planner.domain.records import Flight
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import LinkButton, emptied, horizontal, labelled, vertical
from planner.ui.pieces.plain import literal
from planner.ui.theme import Theme
from planner.ui.words import tr

_LETTER_WIDTH = 88


class Versions(QWidget):
    """The letter of this one, links to the others, and a button for one more."""

    flight_requested = Signal(str)
    """The id of a version to be shown."""

    def __init__(self, theme: Theme, letter: LineField) -> None:
        super().__init__()
        self.add = QPushButton(tr("Add a version"))
        self.add.setProperty("small", True)
        self.add.setToolTip(tr("A copy with the next letter and without a budget, to change one thing in it"))
        self._others = QWidget()
        self._flow = Flow(self._others, theme.space(1))
        letter.setFixedWidth(_LETTER_WIDTH)
        line = QWidget()
        row = horizontal(line, theme.space(3))
        named = labelled(letter.accessibleName(), letter)
        named.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(named)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        column = vertical(self, theme.space(2))
        column.addWidget(line)
        column.addWidget(self._others)

    def show_flight(self, flight: Flight, plan: Plan) -> None:
        """Shows the versions of a test besides this one."""
        emptied(self._flow)
        others = [one for one in versions_of(plan.flights, flight) if one.id != flight.id] if flight.test else []
        for one in others:
            link = LinkButton(literal(flight_name(one)))
            link.setToolTip(tr("Show this version"))
            link.clicked.connect(lambda _on=False, id_=one.id: self.flight_requested.emit(id_))
            self._flow.addWidget(link)
        self._others.setVisible(bool(others))
