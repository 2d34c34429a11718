"""Pictures and videos of the open post: files by reference, each with its alt text; no file is ever opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from planner.domain.edits import Edit, edit_placement, edit_post
from planner.domain.records import Media, Placement, Post
from planner.ui import icons
from planner.ui.dashed import DashedButton
from planner.ui.editor.fields import TextField
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.parts import Elided, IconButton, RecordPart, emptied, horizontal, vertical
from planner.ui.editor.unsaved import Where
from planner.ui.words import tr

_ALT_HEIGHT = 54
_VIDEOS = {".mp4", ".mov", ".m4v", ".webm", ".avi", ".mkv"}


def whole_path(path: str) -> bool:
    """Whether a path names its folder; a bare name does not."""
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()


class PictureList(RecordPart):
    """The files of a post, or those that one entry has of its own."""

    folder_requested = Signal(str)

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._record: Post | Placement | None = None
        self._shown: tuple[object, tuple[str, ...]] | None = None
        self._rows: list[PictureRow] = []
        column = vertical(self, 8)
        self._files = QWidget()
        self._box = vertical(self._files, 8)
        column.addWidget(self._files)
        theme = open_post.context.theme
        self._add = DashedButton(theme, tr("Add pictures"), theme.radius("control"))
        self._add.setToolTip(tr("Name files; they stay where they are"))
        self._add.clicked.connect(self._choose_more)
        column.addWidget(self._add)
        self._tint()
        open_post.context.theme.changed.connect(self._tint)

    def show_record(self, record: Post | Placement) -> None:
        """Shows the files of a post, or of an entry that has its own."""
        where = self._where(record)
        self._let_go_of_others(where)
        self._record = record
        media: tuple[Media, ...] = self._open.unsaved.value(where, record.media or ())
        shown = where, tuple(one.path for one in media)
        if shown != self._shown:
            self._shown = shown
            self._make_rows(media)
        for row, one in zip(self._rows, media, strict=True):
            row.show_alt(one.alt)
        self._files.setVisible(bool(self._rows))

    def let_go(self) -> None:
        """The list goes away; what was typed in it stays until it is stored."""
        if self._record is not None:
            self._open.unsaved.freeze(self._where(self._record))

    def _let_go_of_others(self, where: Where) -> None:
        if self._record is not None and self._where(self._record) != where:
            self.let_go()

    def _make_rows(self, media: tuple[Media, ...]) -> None:
        if self._record is not None:
            self._open.unsaved.freeze(self._where(self._record))
        emptied(self._box)
        self._rows = [PictureRow(self._open, one.path) for one in media]
        for index, row in enumerate(self._rows):
            row.typed.connect(self._note)
            row.folder_requested.connect(self.folder_requested)
            row.remove_requested.connect(lambda index=index: self._remove(index))
            row.file_requested.connect(lambda index=index: self._choose_for(index))
            self._box.addWidget(row)

    def _note(self) -> None:
        if self._record is not None:
            self._open.typed(self._where(self._record), self._value)

    def _value(self) -> tuple[Media, ...]:
        return tuple(row.value() for row in self._rows)

    def _choose_more(self) -> None:
        title = tr("Pictures and videos of the post")
        paths, _ = QFileDialog.getOpenFileNames(self, title, "", tr("All files (*)"))
        if paths:
            self._change(lambda media: (*media, *map(Media, paths)))

    def _choose_for(self, index: int) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("File of this alt text"), "", tr("All files (*)"))
        if path:
            self._change(lambda media: (*media[:index], replace(media[index], path=path), *media[index + 1 :]))

    def _remove(self, index: int) -> None:
        self._change(lambda media: (*media[:index], *media[index + 1 :]))

    def _change(self, change: Callable[[tuple[Media, ...]], tuple[Media, ...]]) -> None:
        def changed() -> Edit:
            record = self._record
            if isinstance(record, Placement):
                stored = self._open.records.placements[record.id]
                return edit_placement(stored, "media", change(stored.media or ())).sealed()
            return edit_post(self._open.shown_post, "media", change(self._open.shown_post.media)).sealed()

        self._open.ask(changed)

    def _where(self, record: Post | Placement) -> Where:
        return Where(type(record), record.id, "media")

    def _tint(self) -> None:
        icons.lead(self._add, self._open.context.theme, "plus")


class PictureRow(QFrame):
    """One file: its name, its alt text, and what can be done with it."""

    typed = Signal()
    folder_requested = Signal(str)
    remove_requested = Signal()
    file_requested = Signal()

    def __init__(self, open_post: OpenPost, path: str) -> None:
        super().__init__()
        self._path = path
        self._theme = open_post.context.theme
        name = PureWindowsPath(path).name if "\\" in path else PurePath(path).name
        self._alt = TextField(
            tr("Alt text of {file}", file=name or tr("a picture")), tr("Alt text: what is to be seen")
        )
        self._alt.setFixedHeight(_ALT_HEIGHT)
        self._alt.typed.connect(self.typed)
        self._alt.left.connect(open_post.left)
        column = vertical(self, 4)
        line = QWidget()
        head = horizontal(line, 4)
        head.addWidget(self._tile())
        head.addSpacing(4)
        head.addWidget(Elided(name or tr("No file chosen yet")), 1)
        for button in self._buttons():
            head.addWidget(button)
        column.addWidget(line)
        column.addWidget(self._alt)

    def value(self) -> Media:
        """The file with the alt text as it stands there."""
        return Media(self._path, self._alt.value())

    def show_alt(self, alt: str) -> None:
        """Shows an alt text."""
        self._alt.show_value(alt)

    def _tile(self) -> QLabel:
        tile = QLabel()
        tile.setProperty("tile", True)
        tile.setFixedSize(QSize(32, 32))
        video = PurePath(self._path).suffix.lower() in _VIDEOS
        icon = "video-camera" if video else "image-square"
        ratio = self.devicePixelRatioF()
        tile.setPixmap(icons.pixmap(self._theme, icon, "kind.promote", 20, ratio))
        return tile

    def _buttons(self) -> list[IconButton]:
        theme = self._theme
        choose = IconButton(theme, "pencil-simple", tr("Choose another file"))
        choose.clicked.connect(self.file_requested)
        folder = IconButton(theme, "folder-open", tr("Show in folder"))
        folder.setEnabled(whole_path(self._path))
        folder.clicked.connect(lambda: self.folder_requested.emit(self._path))
        remove = IconButton(theme, "x", tr("Take out"), tr("Take out; the file stays where it is"))
        remove.clicked.connect(self.remove_requested)
        for button in (choose, folder, remove):
            button.setProperty("small", True)
        return [choose, folder, remove]
