"""The start of the window from the command line."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

from planner import bootstrap
from planner.app.surroundings import pretended_moment
from planner.cli import FAILED, WRONG_USAGE
from planner.cli.wanted import Failed, WrongUsage, given, say

_NO_DISPLAY = """There is no display to open a window on. Start Evenweek in a graphical session, or use it from the
command line: “--help” lists what there is."""


def run(wanted: argparse.Namespace) -> int:
    """Shows the window until it is closed and gives the exit code; says what went wrong when there can be none."""
    try:
        return _shown(wanted)
    except WrongUsage as error:
        say(str(error))
        return WRONG_USAGE
    except Failed as error:
        say(str(error))
        return FAILED


def _shown(wanted: argparse.Namespace) -> int:
    gc.disable()  # until the first frame: what is made on the way to it stays, and looking for waste costs 12 ms
    moment = given(pretended_moment, wanted.now)
    bootstrap.require_qt_libraries()
    if not _has_display():
        raise Failed(_NO_DISPLAY)
    from planner.ui.program.application import start  # noqa: PLC0415  only now it is known that Qt can be loaded

    try:
        return start(Path(wanted.plan) if wanted.plan is not None else None, moment)
    finally:
        gc.enable()


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
