"""What is seen of the files of the open post: looked at in a worker, so that no disk makes the window wait."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from planner.app.media import MediaShelf, Thumbnail, thumbnail
from planner.app.plans import AtStep
from planner.domain.files import FileFacts, FileState
from planner.domain.records import Placement, Post
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.jobs import Job

THUMB = 72
"""Pixels of the side of a thumbnail."""

_SHARP = 2
"""Pixels of the screen that a pixel of a thumbnail has at most."""

_MOST_KEPT = 200

Seen = dict[str, tuple[FileFacts, QImage | None]]


class FileSight(QObject):
    """Keeps facts and thumbnails of files; ``seen`` comes when there is something new to show."""

    seen = Signal()

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__(open_post)
        self._open = open_post
        self._shelf: MediaShelf = open_post.context.media
        self._kept: Seen = {}
        self._waiting: dict[str, None] = {}
        self._job: Job | None = None

    @classmethod
    def of(cls, open_post: OpenPost) -> FileSight:
        """The one that the parts of an editor share."""
        found: FileSight | None = open_post.findChild(cls)
        return found or cls(open_post)

    def facts(self, path: str) -> FileFacts | None:
        """What was seen of a file, None when nobody looked yet."""
        return self._shelf.known(path)

    def picture(self, path: str) -> QImage | None:
        """The thumbnail of a file, None when there is none or nobody looked yet."""
        facts, picture = self._kept.get(path, (None, None))
        return picture if facts is not None and facts is self.facts(path) else None

    def look(self, paths: Iterable[str], *, again: bool = False) -> None:
        """Looks at the files that nobody looked at yet, with ``again`` at all of them."""
        self._waiting |= dict.fromkeys(path for path in paths if path and (again or path not in self._kept))
        if self._waiting and self._job is None:
            self._start()

    def look_again(self) -> None:
        """Looks at all files of the open post, which may have changed meanwhile."""
        if self._open.post is not None:
            records: list[Post | Placement] = [self._open.post, *self._open.placements]
            self.look((one.path for record in records for one in record.media or ()), again=True)

    def _start(self) -> None:
        paths, kept, shelf = list(self._waiting), dict(self._kept), self._shelf
        self._waiting.clear()
        self._job = Job(lambda at_step: _looked_at(paths, kept, shelf, at_step), only_looks=True)
        self._job.ended.connect(self._end)
        self._job.start()

    def _end(self) -> None:
        job, self._job = self._job, None
        news: Seen = job.result if job is not None and job.error is None else {}
        changed = any(self._kept.get(path, (None, None))[0] is not facts for path, (facts, _) in news.items())
        self._kept |= news
        for path in list(self._kept)[:-_MOST_KEPT]:
            del self._kept[path]
        if changed:
            self._tell()
        if self._waiting:
            self._start()

    def _tell(self) -> None:
        """Rows show what was seen, and what is found in the post is found again."""
        self.seen.emit()
        if self._open.post is not None and not self._open.gone:
            self._open.changed.emit()


def _looked_at(paths: list[str], kept: Seen, shelf: MediaShelf, at_step: AtStep) -> Seen:
    """Looks at files in a worker; a thumbnail of what did not change is not made again."""
    found: Seen = {}
    for number, path in enumerate(paths):
        at_step(number, len(paths))
        facts = shelf.look([path])[0]
        before = kept.get(path)
        found[path] = before if before and before[0] is facts else (facts, _image(facts))
    return found


def _image(facts: FileFacts) -> QImage | None:
    made = thumbnail(facts.path, THUMB * _SHARP) if facts.state is FileState.THERE else None
    return _as_image(made) if made else None


def _as_image(made: Thumbnail) -> QImage:
    return QImage(made.rgba, made.width, made.height, made.width * 4, QImage.Format.Format_RGBA8888).copy()
