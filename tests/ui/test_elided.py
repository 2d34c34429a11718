"""Labels of one line that are shortened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.pieces.elided import Elided


def test_words_run_as_they_do_also_where_the_window_runs_leftwards(qtbot: QtBot) -> None:
    mirrored, plain = Elided("@ferrow · 7"), Elided("@ferrow · 7")
    for label in (mirrored, plain):
        qtbot.addWidget(label)
        label.resize(160, 24)
    mirrored.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    plain.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    assert mirrored.grab().toImage() == plain.grab().toImage()
