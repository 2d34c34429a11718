"""Starts the program as ``main.py`` does and ends it: ``first_frame.py frame|memory ARGUMENTS``.

``frame`` ends with the first frame; ``memory`` prints the megabytes some seconds later, with the week's checklist
beside the month and the plan checked.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import main
from planner import bootstrap

_SETTLED_MS = 5_000


def run() -> int:
    """The program with the arguments of this one."""
    bootstrap.ensure()
    gc.disable()  # as planner.cli.window does, before it reads what is read here first
    from planner.ui.program.session import Session  # noqa: PLC0415  what the program reads in any case

    what = sys.argv.pop(1)
    after = Session._after_first_frame

    def stay(session: Session) -> None:
        after(session)
        _tell_later()

    Session._after_first_frame = stay if what == "memory" else _end  # type: ignore[method-assign, assignment]
    return main.main()


def _end(_: object) -> None:
    os._exit(0)


def _tell_later() -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415  Qt is there by now

    from bench import resident  # noqa: PLC0415

    def tell() -> None:
        print(resident.megabytes(), flush=True)
        os._exit(0)

    QTimer.singleShot(_SETTLED_MS, tell)


if __name__ == "__main__":
    sys.exit(run())
