"""One window per plan: a second start asks the first for it, by a file that the first one waits for."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from planner.app.surroundings import make_private_folder, mark_of, own_settings

_WAIT_SECONDS = 0.5
_LOOK_EVERY_SECONDS = 0.01
_RING = "ring"


class Doorbell(QObject):
    """Rings when another start wants to see the window of this plan."""

    rung = Signal()

    def __init__(self, plan: Path) -> None:
        super().__init__()
        self._folder = _folder(plan)
        self._at_home = _at_home(plan)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        with contextlib.suppress(OSError):  # without it a second start says who has the plan
            make_private_folder(self._folder)
            self._at_home.tryLock(0)
            self._watcher.addPath(str(self._folder))
            self._look()

    def take_down(self) -> None:
        """Nobody is at home any more."""
        self._watcher.directoryChanged.disconnect(self._look)
        self._at_home.unlock()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _look(self) -> None:
        with contextlib.suppress(OSError):
            (self._folder / _RING).unlink()
            self.rung.emit()


def ring(plan: Path, wait_seconds: float = _WAIT_SECONDS) -> bool:
    """Whether a window of this plan heard it and comes to the front; at once no when there is none."""
    bell = _folder(plan) / _RING
    if not bell.parent.is_dir() or _at_home(plan).tryLock(0):
        return False
    try:
        bell.touch(mode=0o600)
    except OSError:
        return False
    until = time.monotonic() + wait_seconds
    while bell.exists():
        if time.monotonic() > until:
            bell.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_EVERY_SECONDS)
    return True


def _at_home(plan: Path) -> QLockFile:
    """Held by the window of a plan; the system tells when it was left behind by one that is gone."""
    lock = QLockFile(str(_folder(plan) / "home"))
    lock.setStaleLockTime(0)
    return lock


def _folder(plan: Path) -> Path:
    return own_settings().parent / "windows" / mark_of(plan)
