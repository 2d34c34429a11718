"""The bio of a profile, with how long it is and how long it may be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.domain.lengths import length
from planner.domain.presence.to_be_found import BIO_LIMIT
from planner.ui.context import Context
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.parts import heading, labelled, vertical
from planner.ui.words import tr

_HEIGHT = 96


class BioField(QWidget):
    """``text`` is the field itself; the networks of the catalogue say how long it may be."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._network = ""
        self.text = TextField(tr("Bio"))
        self.text.setFixedHeight(_HEIGHT)
        self.text.setToolTip(tr("The bio as it stands on the network"))
        self.count = heading("", "caption", "muted")
        column = vertical(self, 4)
        column.addWidget(labelled(tr("Bio"), self.text))
        column.addWidget(self.count)
        self.text.typed.connect(self._measure)

    def measure_for(self, network: str) -> None:
        """Measures the bio against the limit of this network."""
        self._network = network
        self._measure()

    def _measure(self) -> None:
        """An empty bio is only told of where there is a limit."""
        network = self._context.catalogue.platforms.named(self._network) if self._network else None
        fact = network.on(self._context.clock().date()).get(BIO_LIMIT) if network else None
        most = fact.number if fact else None
        number = length(self.text.value(), fact.unit if fact and fact.unit else "graphemes")
        over = most is not None and number > most
        said = tr("{number} of {most}", number=number, most=f"{most:g}") if most is not None else ""
        self.count.setText(said or tr("%n character(s)", number))
        self.count.setVisible(bool(said or number))
        self.count.setProperty("role", "danger" if over else "muted")
        self.count.style().polish(self.count)
