"""How the results of a brand are counted: what is engagement, from which age on, and how old posts fade."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.edits import amend
from planner.domain.records import Brand
from planner.domain.results.metrics import DEFAULT_INTERACTIONS
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import labelled, words
from planner.ui.pieces.figures import Number
from planner.ui.pieces.popover import Popover
from planner.ui.words import tr

_ALSO = ("clicks", "follows")
"""Numbers that some brands count as engagement too."""

_WIDTH, _MOST_WEEKS, _MOST_DAYS = 336, 260, 90


class Counting(Popover):
    """Asks for a change of the brand as soon as something is chosen; what was answered before is counted anew."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, brand: Brand, parent: QWidget) -> None:
        super().__init__(context.theme, tr("How it is counted"), parent)
        self._context, self._brand = context, brand
        self.setFixedWidth(_WIDTH)
        self.boxes: dict[str, QCheckBox] = {}
        self.settled, self.half_life = Number(_MOST_DAYS, wide=True), Number(_MOST_WEEKS, wide=True)
        self._lay_out()
        self._connect()

    # making

    def _lay_out(self) -> None:
        chosen = self._brand.interactions or DEFAULT_INTERACTIONS
        self.column.addWidget(words(tr("Counts as engagement"), step="label", role="secondary"))
        for key in dict.fromkeys((*DEFAULT_INTERACTIONS, *_ALSO, *chosen)):
            metric = self._context.catalogue.metrics.get(key)
            if metric is not None:
                box = self.boxes[key] = QCheckBox(tr(metric.name))
                box.setToolTip(tr(metric.what))
                box.setChecked(key in chosen)
                self.column.addWidget(box)
        self._set_spins()
        self.column.addLayout(
            labelled(
                tr("Compared at an age of"),
                self.settled,
                tr("Posts whose numbers are younger are left out; 0 takes all of them."),
            )
        )
        self.column.addLayout(
            labelled(tr("A post counts half after"), self.half_life, tr("What worked long ago says less of today."))
        )

    def _set_spins(self) -> None:
        self.settled.setSuffix(tr(" days"))
        self.half_life.setSuffix(tr(" weeks"))
        for spin in (self.settled, self.half_life):
            spin.setKeyboardTracking(False)
        self.half_life.setSpecialValueText(tr("Never"))
        self.settled.setValue(self._brand.settled)
        self.half_life.setValue(self._brand.half_life or 0)

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.clicked.connect(self._choose)
        self.settled.valueChanged.connect(lambda days: self._change(settled=days))
        self.half_life.valueChanged.connect(lambda weeks: self._change(half_life=weeks or None))

    def _choose(self) -> None:
        """At least one number stays."""
        chosen = tuple(key for key, box in self.boxes.items() if box.isChecked())
        if chosen:
            self._change(interactions=chosen)
        else:
            for key, box in self.boxes.items():
                box.setChecked(key in (self._brand.interactions or DEFAULT_INTERACTIONS))

    def _change(self, **values: object) -> None:
        edit = amend(self._brand, tr("Change how results are counted"), **values)
        for change in edit.changes:
            if isinstance(change.after, Brand):
                self._brand = change.after
        self.edit_requested.emit(edit)
