"""The floor of memory: a process with an empty window. It prints its megabytes and ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import resident

_SETTLED_MS = 500


def _tell() -> None:
    print(resident.megabytes(), flush=True)
    os._exit(0)


def main() -> None:
    """Shows the window."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(_SETTLED_MS, _tell)
    app.exec()


if __name__ == "__main__":
    main()
