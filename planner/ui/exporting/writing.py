"""Writing an export: asks where, writes in the background, notes it in the plan, and says what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.app.exporting import Export, Written
from planner.app.plans import AtStep, Cancelled
from planner.app.targets import Made, file_stem
from planner.app.written_files import NotExported, WrittenFiles
from planner.ui.context import Context
from planner.ui.exporting.said import entries_words
from planner.ui.pieces.jobs import run_in_background
from planner.ui.words import tr

_FOLDER = "export_folder"


class Writing(QObject):
    """One export at a time; ``place`` is the file that was written last, or one of several, while it is shown."""

    started = Signal()
    written = Signal(str)
    """What was written and where, in sentences."""
    noted = Signal()
    failed = Signal(str)
    """Why nothing was written; empty when the user stopped it."""
    forgotten = Signal()

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._known = WrittenFiles(context.settings.path.with_name("exported.json"))
        self.place = ""
        self.busy = False
        self._told = False

    def forget(self) -> None:
        """What was written, or could not be, is no longer what is shown."""
        if self._told:
            self.place, self._told = "", False
            self.forgotten.emit()

    def ask(self, export: Export, made: Made) -> None:
        """Asks for a file, or for a folder when there are several, and writes there."""
        several = len(made.files) > 1
        chosen = self._asked_folder() if several else self._asked_file(export, made)
        if chosen:
            self.write(export, Path(chosen))

    def write(self, export: Export, place: Path) -> None:
        """Writes to a file, or several into a folder; what was done is told by signals."""
        self.busy = True
        self.started.emit()

        def work(at_step: AtStep) -> Written:
            at_step(0, 1)
            made = export.made()
            return export.write(made, place, self._known, at_step)

        run_in_background(
            self._page, tr("Writing the export"), work, lambda done: self._finish(export, done), self._fail
        )

    # private

    def _finish(self, export: Export, done: Written) -> None:
        self.busy = False
        folder = done.paths[0].parent
        self._context.settings.memory.put(_FOLDER, str(folder))
        self.place, self._told = str(done.paths[0]), True
        not_noted = export.note(done.made)
        self.written.emit("\n".join(self._sentences(done, not_noted)))
        self.noted.emit()

    def _sentences(self, done: Written, not_noted: str) -> list[str]:
        entries = entries_words(done.made.goes)
        if len(done.paths) == 1:
            said = [tr("{entries} written to {path}.", entries=entries, path=done.paths[0])]
        else:
            folder, count = done.paths[0].parent, len(done.paths)
            said = [tr("{entries} written to %n files in {folder}.", count, entries=entries, folder=folder)]
        for kept in done.kept:
            said.append(tr("The file there was changed since it was exported; it was kept as {path}.", path=kept.name))
        if not_noted:
            said.append(tr("The export is not noted in the plan. {reason}", reason=tr(not_noted)))
        return said

    def _fail(self, error: Exception) -> None:
        self.busy, self._told = False, True
        if isinstance(error, Cancelled):
            self.failed.emit("")
        elif isinstance(error, NotExported):
            self.failed.emit(tr(str(error)))
        else:
            self.failed.emit(tr("The files could not be made. Nothing was written."))
            raise error

    def _asked_file(self, export: Export, made: Made) -> str:
        """An earlier export may be chosen: it is written over, and kept where it was changed."""
        suffix = export.target.suffix
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            tr("Export"),
            str(self.folder / self._name(export, made)),
            f"{tr(export.target.name)} (*{suffix});;{tr('All files')} (*)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return chosen if not chosen or Path(chosen).suffix else f"{chosen}{suffix}"

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self._page, tr("Folder for the files"), str(self.folder))

    @property
    def folder(self) -> Path:
        """Where the last export went, or the user's documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(str(self._context.settings.memory.get(_FOLDER) or documents))

    def _name(self, export: Export, made: Made) -> str:
        """The name that is proposed for one file."""
        if made.files:
            return made.files[0].name
        several = len(self._context.document.brands()) > 1
        brand = export.brand.name if several else ""
        return f"{file_stem(brand, export.leaving.span, export.now.date())}{export.target.suffix}"
