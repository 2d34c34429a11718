"""Takes pictures of the window's main states: ``python3 -m tests.tour FOLDER [--scale 1.5] [--only WORD]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from planner import bootstrap

_SCREEN = "1920x1200"
"""Popups and dialogs keep within the screen, which is small unless one says otherwise."""


def main() -> int:
    """Make sure of the environment, then walk."""
    parser = argparse.ArgumentParser(prog="tests.tour", description="Takes pictures of the window's main states.")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--scale", default="1", help="the scale of the screen, such as 1.5")
    parser.add_argument("--only", default="", help="only states whose name holds this word")
    parser.add_argument("--screen", default="", help="a screen such as 1024x700, which the window then fills")
    wanted = parser.parse_args()
    bootstrap.ensure()
    bootstrap.require_qt_libraries()
    screen = wanted.folder.resolve() / "screen.json"
    wanted.folder.mkdir(parents=True, exist_ok=True)
    width, height = map(int, (wanted.screen or _SCREEN).split("x"))
    screen.write_text(json.dumps({"screens": [{"name": "tour", "x": 0, "y": 0, "width": width, "height": height}]}))
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")
    os.environ["QT_SCALE_FACTOR"] = wanted.scale
    # Only now: Qt reads the scale when it is imported, and it needs packages that ensure() sees to.
    from tests.tour.walk import SIZES, filling, walk  # noqa: PLC0415

    sizes = (filling(width, height, float(wanted.scale)),) if wanted.screen else SIZES
    for picture in walk(wanted.folder, wanted.only, sizes=sizes):
        print(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
