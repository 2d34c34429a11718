"""The parts of a rule as rows, what they are said to be out of, and the question where they do not add up to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.domain.rule_words import listed
from planner.domain.rules import odd_sum
from planner.ui.context import Context
from planner.ui.dialogs.rules.part_row import COUNT, SHARE, WEIGHT, PartRow
from planner.ui.dialogs.rules.ticks import Groups
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.figures import Number
from planner.ui.words import tr

_HUNDRED = 100


class PartsField(QWidget):
    """Rows that share one unit, but for numbers; or one part for each label of a set, until the user chooses parts."""

    changed = Signal()

    def __init__(self, context: Context, offered: Callable[[], Groups], labels: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._context = context
        self._offered = offered
        self._labels = labels
        self._each = ""
        self.rows: list[PartRow] = []
        self.each_said = words("", role="secondary")
        self.apart = button(tr("Choose the parts myself"))
        self.add = button(tr("Add a part"))
        self.base = Number(999)
        self.asked = OddSum(context)
        self._lay_out()
        self._connect()

    def show_parts(self, table: Mapping[str, Any]) -> None:
        """Shows the parts of a rule."""
        self._each = str(table.get("each", ""))
        while self.rows:
            self._drop(self.rows[-1])
        for part in table.get("parts", ()):
            self._add_row(part)
        self.base.setValue(int(table.get("says", 0)))
        self._show()

    def table(self) -> dict[str, Any]:
        """The parts as a table says them; raises ValueError with a sentence when something is missing."""
        if self._each:
            return {"each": self._each}
        if not self.rows:
            raise ValueError("A rule needs at least one part: say what counts")
        made: dict[str, Any] = {"parts": [one.table() for one in self.rows]}
        if self._unit == WEIGHT and self.base.value():
            made["says"] = self.base.value()
        return made

    def odd(self) -> tuple[Fraction, Fraction] | None:
        """What weights add up to and what they are said to be out of, where that has to be asked; else None."""
        return odd_sum({"parts": self._figures(), "says": self.base.value() or None}) if self._asks else None

    def say(self) -> None:
        """Asks, where parts do not add up."""
        self.asked.show_sum(self.odd(), [one.figure.figure for one in self._shared])

    def share_out(self) -> None:
        """The parts are out of what they add up to."""
        self.base.setValue(0)

    def leave_rest(self) -> None:
        """The parts become per cents of what they are said to be out of; what is left is for anything else."""
        base = self.base.value()
        shared = [(one, one.figure.figure) for one in self._shared]
        self.base.setValue(0)
        self._take_unit(SHARE)
        for one, figure in shared:
            one.figure.setValue(figure * _HUNDRED / base)

    # private

    @property
    def _shared(self) -> list[PartRow]:
        return [one for one in self.rows if one.unit.currentData() != COUNT]

    @property
    def _unit(self) -> str:
        return str(self._shared[0].unit.currentData()) if self._shared else COUNT

    @property
    def _asks(self) -> bool:
        return self._unit == WEIGHT and self.base.value() > 0

    def _figures(self) -> list[dict[str, int | float]]:
        return [{WEIGHT: one.figure.figure} for one in self._shared]

    def _add_row(self, part: Mapping[str, Any]) -> PartRow:
        made = PartRow(self._context, self._offered)
        made.show_row(part)
        made.changed.connect(self._changed)
        made.unit_chosen.connect(self._take_unit)
        made.removal_requested.connect(lambda: self._remove(made))
        self.rows.append(made)
        self._list.addWidget(made)
        return made

    def _add(self) -> None:
        unit = self._unit if self._shared else SHARE
        self._add_row({unit: 20 if unit == SHARE else 1}).of.setFocus()
        self._changed()

    def _remove(self, gone: PartRow) -> None:
        self._drop(gone)
        self.add.setFocus()
        self._changed()

    def _drop(self, gone: PartRow) -> None:
        self.rows.remove(gone)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _take_unit(self, unit: str) -> None:
        """Per cents and parts of a whole do not go together: all rows but numbers follow."""
        if unit != COUNT:
            for one in self._shared:
                one.set_unit(unit)
        self._changed()

    def _choose_apart(self) -> None:
        labels = [key for title, pairs in self._offered() for key, _ in pairs if key.startswith(f"{self._each}:")]
        self._each = ""
        for key in labels:
            self._add_row({"of": [key], WEIGHT: 1})
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        each = bool(self._each)
        self.each_said.setVisible(each)
        self.apart.setVisible(each)
        self.add.setVisible(not each)
        self._out_of.setVisible(not each and self._unit == WEIGHT)
        if each:
            names = listed(self._labels(self._each)) or tr("there is none yet")
            self.each_said.setText(tr("One part for each of your {set}s: {names}.", set=self._each, names=names))
        for number, one in enumerate(self.rows, start=1):
            one.setAccessibleName(tr("Part {number}", number=number))

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        lines = column(space(2))
        lines.setContentsMargins(0, 0, 0, 0)
        self._list = column(space(2))
        lines.addWidget(words(tr("Parts"), step="label", role="secondary"))
        lines.addWidget(self.each_said)
        lines.addLayout(self._list)
        below = row(space(2))
        for one in (self.add, self.apart):
            one.setProperty("small", True)
            below.addWidget(one)
        below.addStretch()
        below.addWidget(self._made_base())
        lines.addLayout(below)
        lines.addWidget(self.asked)
        self.setLayout(lines)

    def _made_base(self) -> QWidget:
        self._out_of = QWidget()
        line = row(self._context.theme.space(2))
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(tr("out of"), step="label", role="secondary"))
        line.addWidget(self.base)
        self._out_of.setLayout(line)
        self.base.setSpecialValueText(tr("their sum"))
        self.base.setFixedWidth(112)
        self.base.setAccessibleName(tr("Out of"))
        self.base.setToolTip(tr("What the parts are said to be out of, as in “5-3-1 of 10”"))
        return self._out_of

    def _connect(self) -> None:
        self.add.setToolTip(tr("One more group with its share"))
        self.apart.setToolTip(tr("Make parts of them that can be changed"))
        self.add.clicked.connect(self._add)
        self.apart.clicked.connect(self._choose_apart)
        self.base.valueChanged.connect(self._changed)
        self.asked.share.clicked.connect(self.share_out)
        self.asked.leave.clicked.connect(self.leave_rest)


class OddSum(QFrame):
    """Says that parts do not add up, and asks what is meant."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("surface", "warning")
        self.said = words("")
        self.share = button("")
        self.leave = button("")
        lines = QVBoxLayout(self)
        space = context.theme.space
        lines.setContentsMargins(space(3), space(2), space(3), space(3))
        lines.addWidget(self.said)
        buttons = row(space(2))
        for one in (self.share, self.leave):
            one.setProperty("small", True)
            buttons.addWidget(one)
        buttons.addStretch()
        lines.addLayout(buttons)
        self.hide()

    def show_sum(self, odd: tuple[Fraction, Fraction] | None, figures: list[int | float]) -> None:
        """Asks about this sum and base, or hides."""
        self.setVisible(odd is not None)
        if odd is None:
            return
        added, base = (f"{float(one):g}" for one in odd)
        self.said.setText(tr("The parts add up to {sum}, you said “of {base}”. What is meant?", sum=added, base=base))
        shares = listed([f"{figure:g}" for figure in figures])
        self.share.setText(tr("Share them out as {shares} of {sum}", shares=shares, sum=added))
        left = odd[1] - odd[0]
        self.leave.setVisible(left > 0)
        self.leave.setText(tr("Leave {rest} to anything else", rest=_rest_words(left, odd[1])))
        for one in (self.share, self.leave):
            one.setToolTip(one.text())


def _rest_words(left: Fraction, base: Fraction) -> str:
    part = left / base
    return tr("a tenth") if part == Fraction(1, 10) else f"{float(left):g} {tr('of')} {float(base):g}"
