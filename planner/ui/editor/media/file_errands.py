"""What is done with a file of a post: it is chosen anew, found again, or copied next to the plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.app.media import copy_beside, find_again, folder_beside
from planner.app.plans import Cancelled
from planner.domain.files import FileState, file_name
from planner.ui.editor.media.picture_row import PictureRow
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.file_choosing import choose_file
from planner.ui.pieces.jobs import run_in_background
from planner.ui.pieces.plain import literal
from planner.ui.words import tr

_WIDEST = 320


class FileErrands(QObject):
    """Runs the errands of a list's rows; ``file_chosen`` tells the row and its new path."""

    file_chosen = Signal(object, str)

    def __init__(self, parent: QWidget, open_post: OpenPost) -> None:
        super().__init__(parent)
        self._widget = parent
        self._shelf = open_post.context.media
        self._memory = open_post.context.settings.memory
        self._plan: Path = open_post.context.document.path

    def choose(self, row: PictureRow) -> None:
        """Asks for another file."""
        path = choose_file(self._widget, tr("File of this alt text"), self._memory)
        if path:
            self.file_chosen.emit(row, path)

    def find(self, row: PictureRow, beside: list[str]) -> None:
        """Looks for a missing file near the plan and near other files, and offers what was found."""
        path, near, size = row.path, self._near(beside), self._shelf.size_seen(row.path)
        run_in_background(
            row,
            "",
            lambda _: find_again(path, size, near),
            partial(self._offer, row),
            lambda _: self.choose(row),
            only_looks=True,
        )

    def copy(self, row: PictureRow) -> None:
        """Copies a file next to the plan; the post has the copy then."""
        path = row.path
        run_in_background(
            row,
            tr("Copying {file}", file=file_name(path)),
            lambda at_step: copy_beside(self._plan, Path(path), at_step),
            lambda copy: self.file_chosen.emit(row, str(copy)),
            partial(self._say, row),
        )

    def _near(self, beside: list[str]) -> list[Path]:
        known = (self._shelf.known(path) for path in beside)
        others = [Path(one.path).parent for one in known if one and one.state is FileState.THERE]
        return [folder_beside(self._plan), *others, self._plan.parent]

    def _offer(self, row: PictureRow, found: list[Path]) -> None:
        if not found:
            self.choose(row)
            return
        menu = Menu(row)
        for path in found:
            shown = row.fontMetrics().elidedText(str(path), Qt.TextElideMode.ElideMiddle, _WIDEST)
            menu.addAction(literal(shown), partial(self.file_chosen.emit, row, str(path)))
        menu.addSeparator()
        menu.addAction(tr("Choose another file…"), partial(self.choose, row))
        menu.pop_up(row.find_place())

    def _say(self, row: PictureRow, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            row.say(str(error))
