"""Runs the tests: ``python3 -m tests [pytest arguments]``; without arguments all of them, on all processors."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile

from planner import bootstrap

MEMORY_DISK, ROOM = "/dev/shm", 2 << 30
"""Where the plans of the tests lie when so many bytes are free there: thousands of commits each wait for their disk."""


def main() -> int:
    """Make sure of the environment, then run pytest in the project's root and return its exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure(also_needed=bootstrap.TEST_PACKAGES)
    bootstrap.require_qt_libraries()
    os.chdir(bootstrap.ROOT)
    if "TMPDIR" not in os.environ:
        use_memory_disk()
    if sys.dont_write_bytecode and os.access(bootstrap.ROOT, os.W_OK):
        keep_bytecode()
    # Only now: pytest may not have been installed before, and its Qt plugin imports PySide6 at once.
    import pytest

    return int(pytest.main(sys.argv[1:] or ["-q", "-n", "auto", "--dist", "worksteal"]))


def use_memory_disk() -> None:
    """Put temporary files on a disk that is held in memory, where there is one with room, until the end."""
    if os.access(MEMORY_DISK, os.W_OK) and shutil.disk_usage(MEMORY_DISK).free >= ROOM:
        os.environ["EVENWEEK_DISK"] = tempfile.gettempdir()
        os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="evenweek-", dir=MEMORY_DISK)
        atexit.register(shutil.rmtree, tempfile.tempdir, ignore_errors=True)


def keep_bytecode() -> None:
    """Keep what Python compiles, but not beside the sources, where it shall not: all that the tests start needs it."""
    sys.pycache_prefix = os.path.join(bootstrap.ROOT, ".pytest_cache", "bytecode")
    sys.dont_write_bytecode = False
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


if __name__ == "__main__":
    sys.exit(main())
