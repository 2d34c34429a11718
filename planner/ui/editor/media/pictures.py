"""Pictures and videos of the open post: files by reference, each with its alt text.

Files stay where they are. They are looked at in a worker (``sight``), and never changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Edit, edit_placement, edit_post
from planner.domain.records import Media, Placement, Post
from planner.ui import icons
from planner.ui.editor.media.alt_limit import alt_limit
from planner.ui.editor.media.dropped import row_mime
from planner.ui.editor.media.file_errands import FileErrands
from planner.ui.editor.media.picture_row import PictureRow
from planner.ui.editor.media.row_drops import GAP, RowDrops
from planner.ui.editor.media.sight import FileSight
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.record_part import RecordPart
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.dashed import DashedButton
from planner.ui.pieces.file_choosing import choose_files
from planner.ui.pieces.parts import vertical
from planner.ui.words import tr

Files = tuple[Media, ...]


class PictureList(RecordPart):
    """The files of a post, or those that one entry has of its own."""

    folder_requested = Signal(str)

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._sight = FileSight.of(open_post)
        self._errands = FileErrands(self, open_post)
        self._record: Post | Placement | None = None
        self._shown: tuple[Where, tuple[str, ...]] | None = None
        self._rows: list[PictureRow] = []
        self._files = QWidget()
        self._box = vertical(self._files, GAP)
        self._drops = RowDrops(open_post.context.theme, self, self._files, lambda: self._rows)
        self._add = self._add_button()
        column = vertical(self, 8)
        column.addWidget(self._files)
        column.addWidget(self._add)
        self._connect()
        self._tint()

    def show_record(self, record: Post | Placement) -> None:
        """Shows the files of a post, or of an entry that has its own."""
        where = self._where(record)
        self._let_go_of_others(where)
        self._record, self._drops.record_id = record, record.id
        media: Files = self._open.unsaved.value(where, record.media or ())
        shown = where, tuple(one.path for one in media)
        if shown != self._shown:
            self._make_rows(media, anew=self._shown is None or self._shown[0] != where)
            self._shown = shown
            self._sight.look(shown[1])
        limit = alt_limit(self._open, record)
        for row, one in zip(self._rows, media, strict=True):
            row.show_alt(one.alt, limit)
        self._files.setVisible(bool(self._rows))

    def let_go(self) -> None:
        """The list goes away; what was typed in it stays until it is stored."""
        if self._record is not None:
            self._open.unsaved.freeze(self._where(self._record))

    def add_files(self, paths: list[str]) -> None:
        """Adds files at the end."""
        self._insert(paths, len(self._rows))

    # rows

    def _drag(self, row: PictureRow) -> None:
        if self._record is None:
            return
        drag = QDrag(row)
        drag.setMimeData(row_mime(self._record.id, self._rows.index(row)))
        drag.setPixmap(row.drag_picture())
        drag.exec(Qt.DropAction.MoveAction)

    def _make_rows(self, media: Files, *, anew: bool) -> None:
        """Makes the rows of these files; those that stay keep the keyboard and where the cursor is."""
        self.let_go()
        spare = [] if anew else list(self._rows)
        gone = [row for row in self._rows if row not in spare]
        self._rows = [self._taken(spare, one.path) or self._made(one.path) for one in media]
        for row in (*gone, *spare):
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for index, row in enumerate(self._rows):
            self._box.insertWidget(index, row)
            row.place(index, len(self._rows))
        self._order_tabs()

    @staticmethod
    def _taken(spare: list[PictureRow], path: str) -> PictureRow | None:
        found = next((row for row in spare if row.path == path), None)
        if found is not None:
            spare.remove(found)
        return found

    def _made(self, path: str) -> PictureRow:
        row = PictureRow(self._open, path)
        row.typed.connect(self._note)
        row.folder_requested.connect(self.folder_requested)
        row.remove_requested.connect(lambda: self._remove(row))
        row.file_requested.connect(lambda: self._errands.choose(row))
        row.find_requested.connect(lambda: self._errands.find(row, [one.path for one in self._rows]))
        row.copy_requested.connect(lambda: self._errands.copy(row))
        row.drag_requested.connect(lambda: self._drag(row))
        row.moved.connect(lambda by: self._move(self._rows.index(row), by))
        row.dropped.connect(lambda paths: self._insert(paths, self._rows.index(row) + 1))
        return row

    def _order_tabs(self) -> None:
        stops = [widget for row in self._rows for widget in row.tab_order] + [self._add]
        for one, following in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, following)

    def _show_seen(self) -> None:
        for row in self._rows:
            row.show_file()

    # changes

    def _note(self) -> None:
        if self._record is not None:
            self._open.note_typed(self._where(self._record), self._value)

    def _value(self) -> Files:
        return tuple(row.value() for row in self._rows)

    def _insert(self, paths: list[str], at: int) -> None:
        self._change(lambda media: (*media[:at], *map(Media, paths), *media[at:]))

    def _replace(self, row: PictureRow, path: str) -> None:
        """Has another file in the place of a row's, with its alt text."""
        if row in self._rows:
            index = self._rows.index(row)
            self._change(lambda media: (*media[:index], replace(media[index], path=path), *media[index + 1 :]))

    def _remove(self, row: PictureRow) -> None:
        index = self._rows.index(row)
        self._change(lambda media: (*media[:index], *media[index + 1 :]))

    def _move(self, index: int, by: int) -> None:
        def moved(media: Files) -> Files:
            rest = [*media[:index], *media[index + 1 :]]
            rest.insert(index + by, media[index])
            return tuple(rest)

        if by and 0 <= index + by < len(self._rows):
            self._change(moved)

    def _choose_more(self) -> None:
        title, before = tr("Pictures and videos of the post"), len(self._rows)
        paths = choose_files(self, title, self._open.context.settings.memory)
        if paths:
            self.add_files(paths)
        if len(self._rows) > before:
            self._rows[before].alt.setFocus()

    def _change(self, change: Callable[[Files], Files]) -> None:
        def changed() -> Edit:
            record = self._record
            if isinstance(record, Placement):
                stored = self._open.records.placements[record.id]
                return edit_placement(stored, "media", change(stored.media or ())).sealed()
            return edit_post(self._open.shown_post, "media", change(self._open.shown_post.media)).sealed()

        self._open.ask(changed)

    def _where(self, record: Post | Placement) -> Where:
        return Where(type(record), record.id, "media")

    def _let_go_of_others(self, where: Where) -> None:
        if self._record is not None and self._where(self._record) != where:
            self.let_go()

    # its look

    def _add_button(self) -> DashedButton:
        theme = self._open.context.theme
        button = DashedButton(theme, tr("Add pictures"), theme.radius("control"))
        button.setToolTip(tr("Name files, or drag them here; they stay where they are"))
        button.clicked.connect(self._choose_more)
        return button

    def _connect(self) -> None:
        self._drops.files_dropped.connect(self._insert)
        self._drops.row_dropped.connect(self._move)
        self._errands.file_chosen.connect(self._replace)
        self._sight.seen.connect(self._show_seen)
        self._open.context.theme.changed.connect(self._tint)

    def _tint(self) -> None:
        icons.lead(self._add, self._open.context.theme, "plus")
