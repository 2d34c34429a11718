"""Saving reports: where, as what, and what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.app.reports import NotExported, WrittenFiles, file_name_of, web_page, write_report
from planner.domain.reports import Report
from planner.ui.context import Context
from planner.ui.words import tr

PAGE, PDF = ".html", ".pdf"

_FOLDER = "report_folder"


class Saving(QObject):
    """Remembers the folder; ``place`` is the file that was saved last, "" for none."""

    said = Signal(str)
    saved = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._known = WrittenFiles(context.settings.path.with_name("exported.json"))
        self.place = ""

    def ask(self, report: Report, suffix: str) -> None:
        """Asks for a file and saves the report there."""
        kind = tr("Web page") if suffix == PAGE else "PDF"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            tr("Save the report"),
            str(self.folder / file_name_of(report, suffix)),
            f"{kind} (*{suffix});;{tr('All files')} (*)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.save(report, Path(chosen if Path(chosen).suffix else f"{chosen}{suffix}"), suffix)

    def save(self, report: Report, file: Path, suffix: str) -> None:
        """Saves the report as a web page or as PDF; an earlier report is replaced, nothing else is."""
        content = self._page_of(report) if suffix == PAGE else self._pdf_of(report)
        try:
            kept = write_report(file, content, plan=self._context.document.path, known=self._known)
        except NotExported as error:
            self.said.emit(tr(str(error)))
            return
        self._context.settings.memory.put(_FOLDER, str(file.parent))
        self.place = str(file)
        self.saved.emit()
        beside = tr(" The file there was changed since; it was kept as {name}.", name=kept[0].name) if kept else ""
        self.said.emit(tr("Saved as {name}.", name=file.name) + beside)

    @property
    def folder(self) -> Path:
        """Where the last report went, or the user's documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(str(self._context.settings.memory.get(_FOLDER) or documents))

    def _page_of(self, report: Report) -> bytes:
        from planner.ui.results.reports.charted import drawn  # noqa: PLC0415  only to save

        return web_page(report, drawn(report, self._context.theme, self._context.when))

    def _pdf_of(self, report: Report) -> bytes:
        from planner.ui.results.reports.paper import pdf_of  # noqa: PLC0415  only to save

        return pdf_of(self._context, report)
