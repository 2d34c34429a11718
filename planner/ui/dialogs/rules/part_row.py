"""One part of a rule: what counts, whether it is a most, a least or about, and the figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from planner.domain.rules import Mode, Window
from planner.ui.context import Context
from planner.ui.dialogs.rules.ticks import Groups, Ticks
from planner.ui.dialogs.rules.window_field import WindowField
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import CalmCombo, column, row, words
from planner.ui.pieces.figures import Figure
from planner.ui.words import tr

SHARE, WEIGHT, COUNT = "share", "weight", "count"

_MODES = ((Mode.CAP, "At most"), (Mode.FLOOR, "At least"), (Mode.BOTH, "About"))
_UNITS = ((SHARE, "%"), (WEIGHT, "parts"), (COUNT, "in number"))
_MOST = {SHARE: 100, WEIGHT: 999, COUNT: 999}
_MODE_WIDTH, _UNIT_WIDTH = 104, 112


class PartRow(QFrame):
    """Only a number may have a window of its own, in a second line."""

    changed = Signal()
    unit_chosen = Signal(str)
    removal_requested = Signal()

    def __init__(self, context: Context, offered: Callable[[], Groups]) -> None:
        super().__init__()
        self._context = context
        self._shown: Mapping[str, Any] = {}
        self.of = Ticks(context, offered, tr("What counts?"), none_is_wrong=True)
        self.mode = _listed(_MODES, _MODE_WIDTH)
        self.figure = Figure(_MOST[SHARE])
        self.unit = _listed(_UNITS, _UNIT_WIDTH)
        self.window_ = WindowField(tr("As the rule"))
        self.remove = QToolButton()
        self._name_fields()
        self._lay_out()
        self._connect()
        self._show_unit()

    def show_row(self, table: Mapping[str, Any]) -> None:
        """Shows the part of a table."""
        self._shown = table
        self.of.tick(table.get("of", [table["group"]] if "group" in table else []))
        unit = next((one for one in (COUNT, WEIGHT) if one in table), SHARE)
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.figure.setMaximum(_MOST[unit])
        self.figure.setValue(float(table.get(unit, 20)))
        self.mode.setCurrentIndex(self.mode.findData(Mode(table.get("mode", Mode.BOTH))))
        self.window_.show_window(Window.parse(table["window"]) if "window" in table else None)

    def table(self) -> dict[str, Any]:
        """The part as a table says it; raises ValueError when nothing is ticked."""
        of = list(self.of.keys)
        if not of:
            raise ValueError("Say what counts in each part")
        group = self._group(of)
        unit = str(self.unit.currentData())
        made = {"group": group, "of": of, unit: self.figure.figure, "mode": str(self.mode.currentData())}
        if of == [group]:
            del made["of"]
        if unit == COUNT and self.window_.said:
            made["window"] = self.window_.said
        return made

    def set_unit(self, unit: str) -> None:
        """Counts in this unit from now on."""
        self.unit.setCurrentIndex(self.unit.findData(unit))

    def _group(self, of: list[str]) -> str:
        """What the part is called: as before where it holds the same, else by what it holds."""
        before = self._shown.get("group", "")
        if before and sorted(self._shown.get("of", [before])) == sorted(of):
            return str(before)
        return tr(" or ").join(map(_in_a_sentence, self.of.names))

    # making

    def _name_fields(self) -> None:
        for field, name, help_text in (
            (self.of, tr("What counts"), tr("What belongs to this part; several may be ticked")),
            (self.mode, tr("Which end is tested"), tr("At most, at least, or both")),
            (self.figure, tr("Figure"), tr("How much")),
            (self.unit, tr("Unit"), tr("Per cent, parts of the whole (such as 4, 1 and 1), or so many in number")),
            (self.window_, tr("Time for this number"), tr("Over which time the number is meant")),
            (self.remove, tr("Remove this part"), tr("Remove this part")),
        ):
            field.setAccessibleName(name)
            if field is not self.of:
                field.setToolTip(help_text)
        self.set_icons()

    def set_icons(self) -> None:
        """The cross in the colour of the theme."""
        self.remove.setIcon(icon(self._context.theme, "x"))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        first = row(space(2))
        first.addWidget(self.of, 1)
        for field in (self.mode, self.figure, self.unit, self.remove):
            first.addWidget(field)
        self._second = QWidget()
        second = row(space(2))
        second.setContentsMargins(space(4), 0, space(7), 0)
        second.addWidget(words(tr("over"), step="label", role="secondary"))
        second.addWidget(self.window_, 1)
        self._second.setLayout(second)
        lines = column(space(1))
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(first)
        lines.addWidget(self._second)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.of.ticked.connect(self.changed)
        self.mode.currentIndexChanged.connect(self.changed)
        self.figure.valueChanged.connect(self.changed)
        self.unit.currentIndexChanged.connect(self._take_unit)
        self.window_.changed.connect(self.changed)
        self.remove.clicked.connect(self.removal_requested)

    def _take_unit(self) -> None:
        self._show_unit()
        self.unit_chosen.emit(str(self.unit.currentData()))
        self.changed.emit()

    def _show_unit(self) -> None:
        unit = str(self.unit.currentData())
        self.figure.setMaximum(_MOST[unit])
        self.figure.setDecimals(0 if unit == COUNT else 1)
        self._second.setVisible(unit == COUNT)


def _listed(pairs: tuple[tuple[str, str], ...], width: int) -> CalmCombo:
    box = CalmCombo()
    for value, name in pairs:
        box.addItem(tr(name), str(value))
    box.setFixedWidth(width)
    return box


def _in_a_sentence(name: str) -> str:
    """The name with a small first letter, unless it is written in capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
