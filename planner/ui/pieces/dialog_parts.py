"""What dialogs are put together from: words, fields with their names, and the row of buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.ui.pieces import parts
from planner.ui.pieces.boxes import Box

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def words(text: str, *, step: str = "body", role: str = "") -> QLabel:
    """Plain text in a step of the type scale, over several lines if need be."""
    label = parts.words(text, step, role)
    label.setWordWrap(True)
    return label


def labelled(text: str, field: QWidget, help_text: str = "") -> QVBoxLayout:
    """A field under its name, with a word of help below."""
    name = words(text, step="label", role="secondary")
    name.setBuddy(field)
    field.setAccessibleName(text)
    field.setAccessibleDescription(help_text)
    field.setToolTip(help_text or text)
    box = column(4)
    box.addWidget(name)
    box.addWidget(field)
    if help_text:
        box.addWidget(words(help_text, step="caption", role="muted"))
    return box


def column(spacing: int) -> QVBoxLayout:
    """Things below each other."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    return made


def row(spacing: int) -> QHBoxLayout:
    """Things beside each other."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    return made


def button(text: str, kind: str = "") -> QPushButton:
    """A button that Enter presses only while it has the keyboard."""
    made = _Pressed(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    return made


class _Pressed(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; without being a default button Qt leaves Enter to the dialog."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and plain and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class CalmCombo(Box):
    """The wheel scrolls the list that it is in, and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves it to what is around."""
        event.ignore()


def searched_box(known: QStringListModel, *, letters: int) -> CalmCombo:
    """A list in which any part of the words is found by typing; other words can be typed too."""
    box = CalmCombo(editable=True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    box.setModel(known)
    line, completer = box.lineEdit(), box.completer()
    assert line is not None
    assert completer is not None
    line.setTextMargins(-2, 0, -2, 0)  # begins where the words of the other boxes do
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return box


def segmented(buttons: Iterable[QPushButton]) -> QHBoxLayout:
    """Buttons side by side in a frame, one of which is pressed; at the beginning of a line."""
    frame = QFrame()
    frame.setProperty("surface", "sunken")
    inside = QHBoxLayout(frame)
    inside.setContentsMargins(2, 2, 2, 2)
    inside.setSpacing(0)
    group = QButtonGroup(frame)
    for one in buttons:
        one.setProperty("segment", True)
        one.setCheckable(True)
        group.addButton(one)
        inside.addWidget(one)
    line = row(0)
    line.addWidget(frame)
    line.addStretch()
    return line
