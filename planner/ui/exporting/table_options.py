"""How a table of ours is written: its separator, its days and its columns, under a name if wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.failures import PlanError
from planner.app.handoffs import Handoffs
from planner.app.targets import DAY_PATTERNS, OFFERED_COLUMNS, PLAIN, SheetStyle
from planner.ui.context import Context
from planner.ui.exporting.columns_dialog import ColumnsDialog
from planner.ui.exporting.naming import asked_name
from planner.ui.pieces.dialog_parts import CalmCombo, button, labelled, row
from planner.ui.words import tr

_EXAMPLE = date(2026, 12, 31)


class TableOptions(QWidget):
    """Boxes for each; ``changed`` when the table would be written otherwise."""

    changed = Signal()
    failed = Signal(str)
    """A style could not be kept or forgotten, in a sentence."""

    def __init__(self, context: Context, handoffs: Handoffs) -> None:
        super().__init__()
        self._context, self._handoffs = context, handoffs
        self.table_style = PLAIN
        self.named, self.separator, self.days = CalmCombo(), CalmCombo(), CalmCombo()
        self.columns, self.keep, self.forget = button(""), button(tr("Keep as…")), button(tr("Forget"))
        self._fill()
        self._lay_out()
        self._connect()
        self._show()

    def show_for(self, suffix: str) -> None:
        """Offers what this sort of file needs: a workbook has real dates and no separators."""
        for one in self._for_text:
            one.setVisible(suffix == ".csv")

    # private

    def _fill(self) -> None:
        for name, separator in ((tr("Comma"), ","), (tr("Semicolon"), ";"), (tr("Tab"), "\t")):
            self.separator.addItem(name, separator)
        for pattern in DAY_PATTERNS:
            self.days.addItem(_EXAMPLE.strftime(pattern), pattern)
        self._fill_named()

    def _fill_named(self) -> None:
        with QSignalBlocker(self.named):
            self.named.clear()
            self.named.addItem(tr("Usual"), PLAIN)
            for style in self._handoffs.styles:
                self.named.addItem(style.name, style)
            found = [at for at in range(self.named.count()) if self.named.itemData(at) == self.table_style]
            if not found:
                self.named.addItem(tr("Changed"), self.table_style)
            self.named.setCurrentIndex(found[0] if found else self.named.count() - 1)

    def _show(self) -> None:
        with QSignalBlocker(self.separator), QSignalBlocker(self.days):
            self.separator.setCurrentIndex(self.separator.findData(self.table_style.separator))
            self.days.setCurrentIndex(self.days.findData(self.table_style.days))
        count = len(self.table_style.columns)
        self.columns.setText(tr("%n of {all}…", count, all=len(OFFERED_COLUMNS)) if count else tr("All columns…"))
        self._fill_named()
        kept = self.table_style in self._handoffs.styles
        self.keep.setVisible(not kept and self.table_style != PLAIN)
        self.forget.setVisible(kept)

    def _take(self, style: SheetStyle) -> None:
        self.table_style = style
        self._show()
        self.changed.emit()

    def _take_boxes(self) -> None:
        separator, days = str(self.separator.currentData()), str(self.days.currentData())
        self._take_changed(replace(self.table_style, separator=separator, days=days))

    def _take_changed(self, style: SheetStyle) -> None:
        """Takes a style that has no name of its own; one like the usual is that."""
        self._take(replace(style, key=PLAIN.key, name=PLAIN.name))

    def _ask_for_columns(self) -> None:
        dialog = ColumnsDialog(self._context, self.table_style.columns, self)
        dialog.accepted.connect(lambda: self._take_changed(replace(self.table_style, columns=dialog.columns)))
        dialog.open()

    def _keep(self) -> None:
        taken = [style.name for style in self._handoffs.styles]
        name = asked_name(self._context, tr("Keep this style"), tr("Name of the style"), taken, self)
        if not name:
            return
        try:
            self._take(self._handoffs.keep_style(replace(self.table_style, name=name)))
        except (PlanError, ValueError) as error:
            self.failed.emit(tr(str(error)))

    def _forget(self) -> None:
        try:
            self._handoffs.forget_style(self.table_style.key)
        except PlanError as error:
            self.failed.emit(tr(str(error)))
            return
        self._take_changed(self.table_style)

    def _connect(self) -> None:
        self.named.activated.connect(lambda _at: self._take(self.named.currentData()))
        self.separator.activated.connect(
            lambda _at: self._take_changed(replace(self.table_style, separator=self.separator.currentData()))
        )
        self.days.activated.connect(
            lambda _at: self._take_changed(replace(self.table_style, days=self.days.currentData()))
        )
        self.columns.clicked.connect(self._ask_for_columns)
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(3))
        first = row(space(3))
        self._for_text = []
        for name, field, help_text in (
            (tr("Style"), self.named, tr("Separator, days and columns together")),
            (tr("Cells separated by"), self.separator, tr("Excel in many countries wants semicolons")),
            (tr("Days"), self.days, tr("How days are written")),
            (tr("Columns"), self.columns, tr("Which columns, and in which order")),
        ):
            holder = QWidget()
            box = labelled(name, field)
            box.setContentsMargins(0, 0, 0, 0)
            field.setToolTip(help_text)
            holder.setLayout(box)
            first.addWidget(holder, 1)
            if field in (self.separator, self.days):
                self._for_text.append(holder)
        lines.addLayout(first)
        foot = row(space(2))
        for one, hint in (
            (self.keep, tr("Keep this style under a name, to use it again")),
            (self.forget, tr("Forget the kept style")),
        ):
            one.setProperty("small", True)
            one.setToolTip(hint)
            foot.addWidget(one)
        foot.addStretch()
        lines.addLayout(foot)
