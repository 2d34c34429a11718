"""Runs the tests: ``python3 -m tests [pytest arguments]``; without arguments all of them, on all processors."""

from __future__ import annotations

import os
import sys

from planner import bootstrap


def main() -> int:
    """Make sure of the environment, then run pytest in the project's root and return its exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure(also_needed=bootstrap.TEST_PACKAGES)
    bootstrap.require_qt_libraries()
    # Only now: pytest may not have been installed before, and its Qt plugin imports PySide6 at once.
    import pytest

    os.chdir(bootstrap.ROOT)
    return int(pytest.main(sys.argv[1:] or ["-q", "-n", "auto"]))


if __name__ == "__main__":
    sys.exit(main())
