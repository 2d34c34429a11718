"""A box with a list to choose from, as every part of the window uses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from planner.ui.pieces.corners import round_off

_BESIDE = 16
"""Pixels that the frame of the list and the margins of its lines take."""


class Box(QComboBox):
    """Its list has round corners, and words without room are shortened."""

    def showPopup(self) -> None:
        """Opens the list, as wide as its longest words."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + _BESIDE)
        super().showPopup()
        round_off(self.view().window())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shortens the words where there is no room; those that are typed scroll."""
        if self.isEditable():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, field, self).width()
        room -= 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
