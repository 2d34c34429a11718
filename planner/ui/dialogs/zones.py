"""A field for a time zone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QComboBox, QCompleter

from planner.ui.dialogs.parts import CalmCombo


@cache
def _names() -> list[str]:
    return sorted(bytes(id_.data()).decode() for id_ in QTimeZone.availableTimeZoneIds())


def zone_field(zone: str) -> QComboBox:
    """A list of all zones that finds them by any part of their names; other names can be typed too."""
    field = CalmCombo(editable=True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(20)
    field.addItems(_names())
    line = field.lineEdit()
    assert line is not None
    line.setTextMargins(-2, 0, -2, 0)  # begins where the words of the other boxes do
    completer = field.completer()
    assert completer is not None
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCurrentText(zone)
    return field
