"""What is known of media files, remembered as long as they do not change."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable

from planner.app.media.names import on_this_computer
from planner.app.media.probing import probe
from planner.domain.files import FileFacts


class MediaShelf:
    """Remembers what files are by path, size and time of change; may be asked from any thread."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, int] | None, FileFacts]] = {}
        self._sizes: dict[str, int] = {}
        self._lock = threading.Lock()

    def known(self, path: str) -> FileFacts | None:
        """What was seen of a file at the last look, None when nobody looked; the disk is not touched."""
        with self._lock:
            held = self._known.get(path)
        return held[1] if held else None

    def look(self, paths: Iterable[str]) -> list[FileFacts]:
        """Looks at files, in a worker; those that did not change since the last look are not read again."""
        return [self._look(path) for path in paths]

    def size_seen(self, path: str) -> int | None:
        """The size in bytes that a file had when it was last there, None when nobody saw it."""
        with self._lock:
            return self._sizes.get(path)

    def _look(self, path: str) -> FileFacts:
        stamp = _stamp(path)
        with self._lock:
            held = self._known.get(path)
        if held and held[0] == stamp:
            return held[1]
        facts = probe(path)
        with self._lock:
            self._known[path] = stamp, facts
            if stamp is not None:
                self._sizes[path] = stamp[0]
        return facts


def _stamp(path: str) -> tuple[int, int] | None:
    if not on_this_computer(path):
        return None
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
