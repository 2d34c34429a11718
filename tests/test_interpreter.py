"""Guards the pairing of Python and PySide6 that pyproject.toml pins."""

from __future__ import annotations

import sys


def test_void_qt_calls_keep_the_references_to_none() -> None:
    """PySide6 6.12.0 drops one reference to None per void call on Python 3.11, which at last aborts the program."""
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    thing, painter, colour = QObject(), QPainter(image), QColor("black")

    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("thing")
        painter.setPen(colour)
    lost = before - sys.getrefcount(None)

    painter.end()
    assert lost < 100
