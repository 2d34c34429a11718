"""The audit as a PDF file that the user names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.app.failures import PlanError
from planner.app.written_files import save_file
from planner.domain.presence import Board
from planner.ui.context import Context
from planner.ui.words import tr

_FOLDER = "audit_folder"


def file_asked(context: Context, board: Board, parent: QWidget) -> Path | None:
    """The file that the user names, None for none."""
    folder = str(context.settings.memory.get(_FOLDER, "") or QDir.homePath())
    name = tr("{brand} audit {day}.pdf", brand=board.brand.name, day=board.today.isoformat())
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save the audit"), str(Path(folder) / name), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def saved(context: Context, board: Board, file: Path) -> str:
    """Writes the audit, and says how that went."""
    from planner.ui.presence.audit.paper import pdf_of  # noqa: PLC0415  printing costs start-up time

    context.settings.memory.put(_FOLDER, str(file.parent))
    try:
        save_file(file, pdf_of(context, board))
    except PlanError as error:
        return tr(str(error))
    return tr("Saved as {file}", file=file.name)
