"""The page on which entries leave: what becomes of which of them, seen before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.app.exporting import Export
from planner.app.handoffs import Handoffs
from planner.app.handover import changed_since, last_export, outdated
from planner.app.targets import TOOL, Made, Outgoing, Target, tool_target
from planner.app.written_files import NotExported
from planner.domain.edits import Change
from planner.domain.records import Brand, Channel, Exported
from planner.domain.shown import Filter
from planner.domain.span import Span, Week
from planner.ui.context import Context
from planner.ui.exporting.layout import Parts
from planner.ui.exporting.offered import file_targets
from planner.ui.exporting.own_files import OwnFiles
from planner.ui.exporting.said import to_fix
from planner.ui.exporting.what_leaves import Known
from planner.ui.exporting.writing import Writing
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.words import tr

_PAUSE_MS = 120
"""How long nothing must change before what would leave is looked at again."""

_TARGET = "export_target"


class _Looked(NamedTuple):
    """What would leave now, and what would become of it."""

    export: Export
    made: Made


class ExportPage(QWidget):
    """Left what the entries become, in the middle what leaves and how, at the right what is lost."""

    close_requested = Signal()
    edit_requested = Signal(object)
    said = Signal(str)
    folder_requested = Signal(str)
    """A file whose folder is to be shown."""
    entry_requested = Signal(str)
    """The id of the placement to open."""

    def __init__(self, context: Context, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.brand = brand
        self._looked: _Looked | None = None
        self._plan = context.document.settings_of(brand)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.parts = Parts(context, context.today(brand), self.handoffs)
        self.parts.lay_out(self)
        self.writing = Writing(self, context)
        self.own_files = OwnFiles(self, context, self.handoffs)
        self.setAccessibleName(tr("Export"))
        self._list_targets(str(context.settings.memory.get(_TARGET, "")))
        self._connect()
        self._choose(self.parts.targets.current)
        self.setFocusProxy(self.parts.targets)

    @cached_property
    def handoffs(self) -> Handoffs:
        """The files of tools, and styles of tables; the user's own lie beside the settings."""
        return Handoffs(self.context.settings.path.with_name("handoffs.toml"))

    @property
    def target(self) -> Target:
        """What the entries become, in the chosen style."""
        key = self.parts.targets.current
        if key.startswith(TOOL):
            return tool_target(self.handoffs.preset(key.removeprefix(TOOL)), self.context.catalogue.platforms)
        return next(one for one in file_targets(self.context, self.parts.table.table_style) if one.key == key)

    def show_brand(self, brand: Brand) -> None:
        """Exports from this brand from now on."""
        self.brand = brand
        self.look_again()

    def show_week(self, week: Week) -> None:
        """Offers a week."""
        self.parts.what.show_week(week)

    def show_days(self, span: Span) -> None:
        """Offers these days."""
        self.parts.what.show_days(span)

    def show_selection(self, ids: Collection[str], only: Filter, *, choose: bool = True) -> None:
        """Offers the selected placements, if there are any, and what the filter of the window lets through."""
        self.parts.what.show_selection(ids, only, choose=choose)

    def show_target(self, key: str) -> None:
        """Chooses what the entries become."""
        self.parts.targets.show_key(key)

    def show_changes(self, week: Week) -> None:
        """Shows all of a week beside its last export that is not what the plan says any more."""
        kind = outdated(self.context.document, self.brand, week)
        if kind:
            self.show_target(kind)
        self.show_week(week)
        self.parts.open_changes()

    def current_export(self) -> Export | None:
        """What would leave now; None when it cannot leave like this."""
        self._look()
        return self._looked.export if self._looked else None

    def refresh(self, changes: Sequence[Change]) -> None:
        """The plan changed."""
        brand = next((one.after for one in changes if isinstance(one.after, Brand)), None)
        if brand is not None and brand.id == self.brand.id:
            self.brand = brand
        if not all(isinstance(one.record, Exported) for one in changes):
            self.look_again()
        if self.isVisible() and any(isinstance(one.record, Brand | Channel) for one in changes):
            self._look()  # the fields for them go on with what is there now

    def look_again(self) -> None:
        """Looks a little later at what would leave."""
        self.writing.forget()
        if self.isVisible():
            self._pause.start()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the report below where there is little room."""
        super().resizeEvent(event)
        self.parts.fit(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes through the page as one reads."""
        super().showEvent(event)
        if not event.spontaneous():
            order_as_read(self)
            self.parts.targets.setFocus()
            self.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not looked at."""
        self._pause.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the page."""
        if event.key() == Qt.Key.Key_Escape and not self.writing.busy:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    # looking

    def _look(self) -> None:
        """Shows what would leave now, and what would become of it."""
        self._pause.stop()
        target = self.target
        self._plan = self.context.document.settings_of(self.brand)
        leaving = self.parts.what.leaving
        export = Export(self.context.document, self.brand, leaving, target, self.context.now(self.brand))
        self._looked = None
        try:
            made = target.report(export.out)
            shown = export.preview(made)
        except (NotExported, ValueError) as error:
            self.parts.show_trouble(tr(str(error)))
            return
        self._looked = _Looked(export, made)
        self.parts.show_looked(export, made, shown)
        self._show_tool(target, export)
        self._show_changes(export)
        days = leaving.span
        self.parts.warn(to_fix(self.context, self.brand, days) if days is not None else "")

    def _show_tool(self, target: Target, export: Export) -> None:
        if target.preset is not None:
            used = {one.channel_id for one in export.out.placements}
            channels = [one for one in self._plan.channels.values() if one.id in used]
            self.parts.tool.show_preset(target.preset, self.brand, channels)

    def _show_changes(self, export: Export) -> None:
        document, leaving, key = export.document, export.leaving, export.target.key
        at = last_export(document, self.brand, leaving, key)
        found = changed_since(document, self.brand, leaving, key) if at is not None else ()
        self.parts.what.show_known(Known(at, len(found)))
        self.parts.show_changes(found, at)

    def _paint_again(self) -> None:
        self.parts.set_icons()
        self.look_again()

    # targets

    def _list_targets(self, current: str) -> None:
        platforms = self.context.catalogue.platforms
        tools = [tool_target(preset, platforms) for preset in self.handoffs.presets]
        groups = [(tr("Files"), file_targets(self.context)), (tr("Tools"), tools)]
        self.parts.targets.show_targets(groups, current)

    def _choose(self, key: str) -> None:
        self.context.settings.memory.put(_TARGET, key)
        target = self.target
        self.parts.show_target(target)
        self.look_again()

    def _outgoing(self) -> Outgoing | None:
        export = self.current_export()
        return export.out if export else None

    def _show_own(self, key: str) -> None:
        self._list_targets(f"{TOOL}{key}")
        self._choose(self.parts.targets.current)
        self._look()

    def _forget_own(self, name: str) -> None:
        self._list_targets("")
        self.said.emit(tr("“{name}” is deleted.", name=name))

    # writing

    def _write(self) -> None:
        """Asks where, and writes what is shown."""
        self._look()
        if self._looked is not None and self.parts.write.isEnabled():
            self.writing.ask(self._looked.export, self._looked.made)

    def _connect(self) -> None:
        parts = self.parts
        parts.targets.chosen.connect(self._choose)
        parts.new.clicked.connect(lambda: self.own_files.begin(self.target.preset, self._outgoing()))
        parts.what.changed.connect(self.look_again)
        parts.table.changed.connect(self.look_again)
        parts.table.failed.connect(parts.show_trouble)
        parts.tool.edit_requested.connect(self.edit_requested)
        parts.tool.columns_requested.connect(lambda: self.own_files.change(self.target.preset, self._outgoing()))
        parts.tool.forget_requested.connect(lambda: self.own_files.forget(self.target.preset))
        self.own_files.kept.connect(self._show_own)
        self.own_files.failed.connect(parts.show_trouble)
        self.own_files.forgotten.connect(self._forget_own)
        parts.close.clicked.connect(self.close_requested)
        parts.write.clicked.connect(self._write)
        parts.show_folder.clicked.connect(lambda: self.folder_requested.emit(self.writing.place))
        for one in (parts.report, parts.changes):
            one.entry_requested.connect(self.entry_requested)
        self.writing.started.connect(parts.begin)
        self.writing.written.connect(parts.show_written)
        self.writing.failed.connect(parts.show_failed)
        self.writing.forgotten.connect(parts.forget_written)
        self.writing.noted.connect(self._pause.start)
        self.context.theme.changed.connect(self._paint_again)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            action = QAction(self, shortcut=QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(self._write)
            self.addAction(action)
