"""Importing a file: what it would do to the plan is shown first, and done when the user says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from planner.app.failures import PlanError
from planner.app.plans import AtStep, Cancelled
from planner.app.week_files import COLUMNS, NEEDED, BadFile, Imported, content_of, read_plan
from planner.domain.edits import amend
from planner.domain.records import Brand, Placement
from planner.ui.context import Context
from planner.ui.dialogs.import_words import entries_words, row_lines, summary
from planner.ui.dialogs.parts import button, row, words
from planner.ui.program.jobs import run_in_background
from planner.ui.words import tr

_WIDTH, _MOST_LINES = 560, 8
_FOLDER = "import_folder"


class Importing(QDialog):
    """Says what can be imported, reads the chosen file, and asks for the edit."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._brand = brand
        self._imported: Imported | None = None
        self.setWindowTitle(tr("Import a CSV"))
        self.finished.connect(self.deleteLater)
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self._explained = words(_explanation(self._brand), role="secondary")
        self._columns = words(tr("All columns: {names}", names=", ".join(COLUMNS)), step="caption", role="muted")
        self._trouble = words("", role="danger")
        self._file = words("", step="body.strong")
        self._summary = words("")
        self._zone = QCheckBox()
        self._left_out = words("", step="label", role="warning")
        self._rows = _rows(tr("Rows that are left out, and why"))
        self._to_know = words(tr("Good to know"), step="label", role="secondary")
        self._notes = _rows(tr("Good to know"))
        self._choose = button(tr("Choose a file…"), "primary")
        self._choose.setToolTip(tr("Read a file and show what it would do; nothing is changed yet"))
        self._choose.clicked.connect(self._ask_for_file)
        self._import = button(tr("Import"), "primary")
        self._import.setToolTip(tr("Put it into the plan; it can be undone"))
        self._import.clicked.connect(self._want)
        self._cancel = button(tr("Cancel"))
        self._cancel.setToolTip(tr("Close (Esc)"))
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [space(5)])
        column.setSpacing(space(3))
        inside = _WIDTH - 2 * space(5)
        column.addStrut(inside)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(words(tr("Import a CSV"), step="title"))
        for widget in self._parts:
            widget.setMaximumWidth(inside)
            column.addWidget(widget)
        foot = row(space(2))
        foot.addStretch()
        for pressed in (self._cancel, self._choose, self._import):
            foot.addWidget(pressed)
        column.addLayout(foot)
        self._show_parts(trouble=False)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        found = (self._file, self._summary, self._zone, self._left_out, self._rows, self._to_know, self._notes)
        return (self._explained, self._columns, self._trouble, *found)

    # reading

    def _ask_for_file(self) -> None:
        folder = self._context.settings.memory.get(_FOLDER, "")
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a file"), folder, f"{tr('CSV files')} (*.csv);;{tr('All files')} (*)"
        )
        if chosen:
            self._context.settings.memory.put(_FOLDER, str(Path(chosen).parent))
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Reads the file and shows what it would do; nothing is written."""
        document, brand, catalogue = self._context.document, self._brand, self._context.catalogue

        def work(at_step: AtStep) -> Imported:
            content = content_of(path)
            at_step(1, 2)
            imported = read_plan(document, brand, content, catalogue)
            at_step(2, 2)
            return imported

        self._file.setText(path.name)
        run_in_background(self, tr("Reading {file}", file=path.name), work, self._show, self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, BadFile | PlanError):
            raise error
        if isinstance(error, Cancelled):
            return
        self._trouble.setText(tr("Nothing was imported. {reason}", reason=tr(str(error))))
        self._show_parts(trouble=True)

    def _show(self, imported: Imported) -> None:
        self._imported = imported
        self._summary.setText("\n".join(summary(imported)))
        left_out = len(imported.skipped)
        self._left_out.setText(tr("1 row is left out") if left_out == 1 else tr("%n rows are left out", left_out))
        zone = self._other_zone(imported)
        self._zone.setText(
            tr("Set the time zone of {brand} to {zone}, as in the file", brand=self._brand.name, zone=zone)
        )
        self._zone.setChecked(bool(zone))
        _fill(self._rows, row_lines(imported.skipped))
        _fill(self._notes, row_lines(imported.findings))
        self._import.setText(tr("Import {entries}", entries=entries_words(imported.placements)))
        self._import.setEnabled(bool(imported.edit.changes))
        self._show_parts(trouble=False)

    def _show_parts(self, *, trouble: bool) -> None:
        imported = None if trouble else self._imported
        read, left_out = imported is not None, bool(imported and imported.skipped)
        findings = bool(imported and imported.findings)
        seen: dict[QWidget, bool] = {self._explained: not read, self._columns: not read and not trouble}
        seen |= {self._trouble: trouble, self._file: read, self._summary: read, self._import: read}
        seen[self._zone] = imported is not None and bool(self._other_zone(imported))
        seen |= {self._left_out: left_out, self._rows: left_out, self._to_know: findings, self._notes: findings}
        for widget, shown in seen.items():
            widget.setVisible(shown)
        self._choose.setText(tr("Another file…") if read else tr("Choose a file…"))
        self._choose.setProperty("kind", "" if read else "primary")
        self._choose.style().polish(self._choose)
        proposed = self._import if read else self._choose
        proposed.setDefault(True)
        proposed.setFocus()

    def _want(self) -> None:
        assert self._imported is not None
        edit, zone = self._imported.edit, self._other_zone(self._imported)
        if zone and self._zone.isChecked():
            moved = amend(self._brand, edit.text, zone=zone)
            edit = replace(edit, changes=(*moved.changes, *edit.changes))
        self.accept()
        self.edit_requested.emit(edit)

    def _other_zone(self, imported: Imported) -> str:
        """The one zone of all entries of the file, when the brand is in another and has no post yet; else empty."""
        if self._context.document.has_posts(self._brand):
            return ""
        records = [change.after for change in imported.edit.changes]
        zones = {record.zone for record in records if isinstance(record, Placement)}
        return zones.pop() if len(zones) == 1 and self._brand.zone not in zones else ""


def _explanation(brand: Brand) -> str:
    needed = ", ".join(NEEDED)
    return tr(
        "For now Evenweek reads files with its own columns, such as a week it exported; {needed} must be there. "
        "The posts go to {brand}. You see what would happen before anything does.",
        needed=needed,
        brand=brand.name,
    )


def _rows(name: str) -> QPlainTextEdit:
    rows = QPlainTextEdit()
    rows.setReadOnly(True)
    rows.setTabChangesFocus(True)
    rows.setAccessibleName(name)
    return rows


def _fill(rows: QPlainTextEdit, lines: list[str]) -> None:
    """Shows the lines, as high as they need but not higher than a few of them."""
    rows.setPlainText("\n".join(lines))
    rows.setFixedHeight(rows.fontMetrics().lineSpacing() * min(len(lines) + 1, _MOST_LINES) + 16)
