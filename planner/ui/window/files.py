"""The plan as a file: new, open, recent, backups, and where it lies."""

# ruff: noqa: PLC0415  dialogs and what they need are imported when they are asked for, not for the first frame

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.app.surroundings import is_own_plan
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.pieces.plain import literal
from planner.ui.window import outside
from planner.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from planner.ui.window.main_window import MainWindow

_ENDING = ".evenweek"


class FileCommands(QObject):
    """Asks for files and hands on what shall become of them."""

    said = Signal(str)

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def title(self, brand: Brand) -> str:
        """What the window is called: the brand, and the plan's file unless it is the user's own."""
        path = self._context.document.path
        if is_own_plan(path):
            return tr("{brand} – Evenweek", brand=brand.name)
        return tr("{brand} – {file} – Evenweek", brand=brand.name, file=path.name)

    # plans

    def new_plan(self) -> None:
        """Asks where a new plan shall lie; it never takes the place of a file, so the system must not offer that."""
        from PySide6.QtWidgets import QFileDialog

        from planner.app.plans import new_name_in

        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("New plan"),
            str(new_name_in(self._folder)),
            _kind(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._window.new_plan_requested.emit(Path(name) if Path(name).suffix else Path(name + _ENDING))

    def open_plan(self) -> None:
        """Asks which plan to open."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open plan"), str(self._folder), _kind())
        if name:
            self._window.plan_requested.emit(Path(name))

    def fill_recent(self, menu: QMenu) -> None:
        """Lists the plans that were open before."""
        from planner.ui.program.first_plan import last_plans

        others = [path for path in last_plans(self._context.settings) if path != self._context.document.path]
        for path in others:
            menu.addAction(literal(str(path)), partial(self._window.plan_requested.emit, path))
        if not others:
            menu.addAction(tr("No other plan was open yet")).setEnabled(False)

    def throw_sample_away(self) -> None:
        """Asks once whether the sample that is open shall be removed."""
        from planner.ui.pieces.message import ask

        text = tr("The sample, with all that you did in it, and its backups are removed for good. Your own plan opens.")
        if ask(self._window, tr("Throw the sample away?"), text, [tr("Keep it"), tr("Throw it away")]) == 1:
            self._window.throw_sample_away_requested.emit()

    def where_is_my_plan(self) -> None:
        """Says where the plan lies, and offers its folder."""
        from planner.app.backups import Backups
        from planner.ui.pieces.message import ask

        path = self._context.document.path
        backups = Backups.of(path, self._context.settings)
        text = tr("{path}\n\nBackups: {folder}", path=path, folder=backups.folder)
        chosen = ask(self._window, tr("Your plan is this one file"), text, [tr("Close"), tr("Show in folder")])
        if chosen == 1:
            outside.show_in_folder(str(path))

    # backups

    def back_up(self) -> None:
        """Makes a checked backup now, and says where."""
        from planner.ui.pieces.failing import show_failure
        from planner.ui.program.safety import back_up

        back_up(
            self._context,
            self._window,
            tr("Backing up"),
            lambda backup: self.said.emit(tr("A checked backup is at {path}.", path=backup.path)),
            lambda error: show_failure(self._window, error),
        )

    def restore_backup(self) -> None:
        """Asks which backup to restore, and where; the plan that is open stays as it is."""
        from planner.ui.dialogs.restoring import Restoring

        dialog = Restoring(self._context, self._window)
        dialog.restore_requested.connect(self._window.restore_requested)
        dialog.open()

    @property
    def _folder(self) -> Path:
        return self._context.document.path.parent


def _kind() -> str:
    return f"{tr('Plans')} (*{_ENDING});;{tr('All files')} (*)"
