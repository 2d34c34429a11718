"""Files for tools that are the user's own: begun from a shipped one, changed, and deleted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.app.failures import PlanError
from planner.app.handoffs import Handoffs
from planner.app.targets import Outgoing, Preset
from planner.ui.context import Context
from planner.ui.exporting.column_map import ColumnMap
from planner.ui.words import tr


class OwnFiles(QObject):
    """Opens the editor of columns, and tells what was kept or deleted."""

    kept = Signal(str)
    """The key of the preset."""
    forgotten = Signal(str)
    """Its name."""
    failed = Signal(str)

    def __init__(self, page: QWidget, context: Context, handoffs: Handoffs) -> None:
        super().__init__(page)
        self._page, self._context, self._handoffs = page, context, handoffs

    def begin(self, preset: Preset | None, out: Outgoing | None) -> None:
        """A new one, from the file that is chosen or the first; ``out`` is what its first rows show."""
        self._open(self._copy(preset or self._handoffs.presets[0]), out)

    def change(self, preset: Preset | None, out: Outgoing | None) -> None:
        """Changes one of the user's, or a copy of a shipped one."""
        if preset is not None:
            self._open(preset if preset.own else self._copy(preset), out)

    def forget(self, preset: Preset | None) -> None:
        """Deletes one of the user's."""
        if preset is None:
            return
        try:
            self._handoffs.forget(preset.key)
        except PlanError as error:
            self.failed.emit(tr(str(error)))
            return
        self.forgotten.emit(preset.name)

    def _copy(self, preset: Preset) -> Preset:
        taken = {one.name.casefold() for one in self._handoffs.presets}
        name = preset.name if preset.own else tr("My {tool}", tool=preset.name)
        numbered = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
        free = next(one for one in numbered if one.casefold() not in taken)
        return self._handoffs.copied(preset, free, self._context.clock().date())

    def _open(self, preset: Preset, out: Outgoing | None) -> None:
        dialog = ColumnMap(self._context, self._handoffs, preset, out, self._page)
        dialog.kept.connect(lambda kept: self.kept.emit(kept.key))
        dialog.open()
