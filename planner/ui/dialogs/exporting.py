"""Exporting a week: where the file goes, and what was written."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from planner.app.review import check
from planner.app.week_files import FORMATS, NotExported, WeekFormat, Written, export_week, week_rows
from planner.domain.checks import State
from planner.domain.records import Brand
from planner.domain.rules import Severity
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.import_words import entries_words
from planner.ui.dialogs.parts import CalmCombo, button, labelled, row, words
from planner.ui.window import outside
from planner.ui.words import tr

_WIDTH = 480
_FOLDER = "export_folder"


class Exporting(QDialog):
    """Asks for a file, writes the week into it, and says what became of an older file there."""

    def __init__(self, context: Context, brand: Brand, week: Week, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._brand = brand
        self._week = week
        self.setWindowTitle(tr("Export week"))
        self.finished.connect(self.deleteLater)
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self.path = QLineEdit(str(self._proposed()))
        self._format = CalmCombo()
        for form in FORMATS:
            self._format.addItem(tr(form.name), form)
        self._trouble = words("", role="danger")
        self._result = words("")
        self._choose = button(tr("Choose…"))
        self._choose.setToolTip(tr("Choose where the file goes"))
        self._choose.clicked.connect(self._ask_for_file)
        self._show = button(tr("Show in folder"))
        self._show.setToolTip(tr("Open the folder of the file"))
        self._show.clicked.connect(lambda: outside.show_in_folder(str(self._target)))
        self._cancel = button(tr("Cancel"))
        self._cancel.setToolTip(tr("Close (Esc)"))
        self._cancel.clicked.connect(self.reject)
        self._export = button(tr("Export"), "primary")
        self._export.setToolTip(tr("Write the file (Enter)"))
        self._export.setDefault(True)
        self._export.clicked.connect(self._write)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [space(5)])
        column.setSpacing(space(4))
        inside = _WIDTH - 2 * space(5)
        column.addStrut(inside)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(words(self._title(), step="title"))
        column.addWidget(words(self._what(), role="secondary"))
        if warned := self._to_fix():
            column.addWidget(words(warned, role="warning"))
        self._asked = QWidget()
        fields = QVBoxLayout(self._asked)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(space(4))
        fields.addLayout(labelled(tr("Format"), self._format))
        where = row(space(2))
        where.addLayout(labelled(tr("File"), self.path), 1)
        where.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addLayout(where)
        for widget in (self._asked, self._trouble, self._result):
            widget.setMaximumWidth(inside)
            column.addWidget(widget)
        foot = row(space(2))
        foot.addStretch()
        for pressed in (self._show, self._cancel, self._export):
            foot.addWidget(pressed)
        column.addLayout(foot)
        for widget in (self._trouble, self._result, self._show):
            widget.hide()
        self.path.setFocus()

    @property
    def _form(self) -> WeekFormat:
        form = self._format.currentData()
        assert isinstance(form, WeekFormat)
        return form

    @property
    def _target(self) -> Path:
        """The file that is named, with the ending of the format where it has none."""
        path = Path(self.path.text().strip()).expanduser()
        return path if path.suffix else path.with_name(path.name + self._form.suffix)

    def _title(self) -> str:
        return tr("Export {week}", week=self._context.when.week_number(self._week))

    def _what(self) -> str:
        count = len(week_rows(self._context.document, self._brand, self._week, self._form))
        days = self._context.when.days(self._week.span)
        return tr("{days}, {brand}: {entries}.", days=days, brand=self._brand.name, entries=entries_words(count))

    def _to_fix(self) -> str:
        """How many findings of the checklist must be fixed, in a sentence; empty when there are none."""
        context, span = self._context, self._week.span
        try:
            now, catalogue = context.now(self._brand), context.catalogue
            items = check(context.document, self._brand, span, now=now, catalogue=catalogue)
        except ValueError:  # the checklist says that the brand's rule is not known
            return ""
        findings = [finding for item in items if item.state is State.MUST_FIX for finding in item.findings]
        count = sum(finding.severity is Severity.MUST_FIX for finding in findings)
        if not count:
            return ""
        one, many = tr("1 thing must be fixed in this week."), tr("%n things must be fixed in this week.", count)
        return one if count == 1 else many

    def _proposed(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(self._context.settings.memory.get(_FOLDER, documents))
        several = len(self._context.document.brands()) > 1
        name = f"{_file_name(self._brand.name)} {self._week}" if several else str(self._week)
        return folder / f"{name}{FORMATS[0].suffix}"

    # writing

    def _ask_for_file(self) -> None:
        """An earlier export may be chosen: it is written over, and kept where it was changed."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export week"),
            str(self._target),
            f"{tr(self._form.name)} (*{self._form.suffix});;{tr('All files')} (*)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)

    def _write(self) -> None:
        if not self.path.text().strip():
            self._say_trouble(tr("Name a file."))
            return
        context, target = self._context, self._target
        try:
            written = export_week(
                context.document, self._brand, self._week, self._form, path=target, now=context.now(self._brand)
            )
        except NotExported as error:
            self._say_trouble(tr(str(error)))
            return
        context.settings.memory.put(_FOLDER, str(target.parent))
        self._say_written(target, written)

    def _say_trouble(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        self.path.setFocus()

    def _say_written(self, target: Path, written: Written) -> None:
        sentences = [tr("{entries} written to {path}.", entries=entries_words(written.entries), path=target)]
        if written.kept is not None:
            sentences.append(
                tr("The file there was changed since it was exported; it was kept as {path}.", path=written.kept)
            )
        if written.not_noted:
            sentences.append(tr("The export is not noted in the plan. {reason}", reason=tr(written.not_noted)))
        self._result.setText("\n".join(sentences))
        for gone in (self._asked, self._trouble, self._export):
            gone.hide()
        for there in (self._result, self._show):
            there.show()
        self._cancel.setText(tr("Close"))
        self._cancel.setDefault(True)
        self._cancel.setFocus()


def _file_name(name: str) -> str:
    """A name without what some systems do not allow in names of files."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", name).strip(" .")
