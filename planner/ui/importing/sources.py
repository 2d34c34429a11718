"""Which files can come in: their endings, the chooser, and what is dragged or copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.ui.context import Context
from planner.ui.words import tr

ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".ods", ".ics", ".html", ".htm", ".json")
_FOLDER = "import_folder"


def sheet_in(mime: QMimeData) -> Path | None:
    """The one file of this computer that is dragged, when it may be a sheet."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.casefold() in ENDINGS else None


def copied() -> tuple[str, str] | None:
    """The cells on the clipboard, as text and as HTML; None when there are none."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if mime is None:  # the clipboard is empty
        return None
    text, html = mime.text() if mime.hasText() else "", mime.html() if mime.hasHtml() else ""
    return (text, html) if (text.strip() or html.strip()) and not mime.hasUrls() else None


def ask_for_file(context: Context, parent: QWidget) -> Path | None:
    """The file that the user chooses, in the folder of the last one or among the user's documents."""
    memory = context.settings.memory
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = f"{tr('Sheets')} ({' '.join(f'*{ending}' for ending in ENDINGS)});;{tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Choose a file"), str(memory.get(_FOLDER) or documents), kinds)
    if not chosen:
        return None
    memory.put(_FOLDER, str(Path(chosen).parent))
    return Path(chosen)
