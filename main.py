"""Starts Evenweek: ``python3 main.py --help`` says what it can do."""

from __future__ import annotations

import sys

from planner import bootstrap


def main() -> int:
    """Make sure of the environment, then hand over to the command line."""
    bootstrap.ensure()
    # Only now: the command line may import installed packages, and only ensure() sees to it that they are there.
    from planner.cli import main as run_command_line  # noqa: PLC0415

    return run_command_line()


if __name__ == "__main__":
    sys.exit(main())
