"""A field for a time zone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QStringListModel, QTimeZone
from PySide6.QtWidgets import QComboBox

from planner.ui.pieces.dialog_parts import searched_box


@cache
def _model() -> QStringListModel:
    return QStringListModel(sorted(bytes(id_.data()).decode() for id_ in QTimeZone.availableTimeZoneIds()))


def zone_field(zone: str) -> QComboBox:
    """A list of all zones that finds them by any part of their names; other names can be typed too."""
    field = searched_box(_model(), letters=20)
    field.setCurrentText(zone)
    return field
