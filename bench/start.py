"""Starts of the program, each a process of its own, against the least program that shows the same month."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench import data, resident
from bench.measure import Action
from bench.screen import NOW, SIZE

_HERE = Path(__file__).parent


class StartBench:
    """Starts on one plan, with settings of their own, on a screen that nobody sees unless QT_QPA_PLATFORM says so."""

    def __init__(self, path: Path) -> None:
        self._path = path
        screen = path.with_name("screen.json")
        screen.write_text(json.dumps({"screens": [_screen()]}), encoding="utf-8")
        self._environment = _surroundings(path.parent, screen)

    def actions(self) -> list[Action]:
        """The start, and the memory after it where that is known."""
        start = Action("start to the first frame", self._lean_month, self._first_frame, rounds=15, goal=1.5)
        memory = Action("memory, MB, month of 500 entries", self._empty, self._memory, rounds=3, goal=2, timed=False)
        self._lean_month()  # the first start makes the .pyc files
        self._first_frame()
        return [start, memory] if resident.KNOWN else [start]

    def _lean_month(self) -> None:
        days = (data.MONTH.start.isoformat(), data.MONTH.end.isoformat())
        self._told("lean_month.py", str(self._path), data.first_brand().id, *days)

    def _first_frame(self) -> None:
        self._told("first_frame.py", "frame", "--plan", str(self._path))

    def _empty(self) -> float:
        return float(self._told("empty_window.py"))

    def _memory(self) -> float:
        return float(self._told("first_frame.py", "memory", "--plan", str(self._path)))

    def _told(self, script: str, *arguments: str) -> str:
        command = [sys.executable, str(_HERE / script), *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=True)
        return done.stdout


def _surroundings(folder: Path, screen: Path) -> dict[str, str]:
    """The environment of a start; .pyc files are written, whatever is set here, but not into the source tree."""
    own = {
        "EVENWEEK_HOME": str(folder / "home"),
        "EVENWEEK_NOW": NOW.isoformat(),
        "PYTHONPYCACHEPREFIX": str(folder / "pyc"),
    }
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}"} | kept | own


def _screen() -> dict[str, object]:
    place = {"x": 0, "y": 0, "width": SIZE.width(), "height": SIZE.height()}
    return {"name": "screen", "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1} | place
