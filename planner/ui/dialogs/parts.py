"""What dialogs are put together from: words, fields with their names, and the row of buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.edits import Edit
from planner.ui.boxes import Box
from planner.ui.context import Context
from planner.ui.editor.reading_order import order_as_read
from planner.ui.words import tr


def words(text: str, *, step: str = "body", role: str = "") -> QLabel:
    """Plain text in a step of the type scale, over several lines if need be."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("step", step)
    label.setProperty("role", role)
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
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    return made


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


class EditDialog(QDialog):
    """Asks for something new; what is wrong with it is said at once, and the dialog stays."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, title: str, parent: QWidget | None, primary: str) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        self.body = column(context.theme.space(4))
        self.trouble = words("", role="danger")
        self.trouble.hide()
        self.primary = button(primary, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        self.foot = row(context.theme.space(2))
        self._lay_out(title)
        self.finished.connect(self.deleteLater)

    def made(self) -> Edit:
        """What is wanted; raises ValueError with a sentence when that cannot be."""
        raise NotImplementedError

    def accept(self) -> None:
        """Wants it, or says why not."""
        try:
            edit = self.made()
        except ValueError as error:
            self.say_trouble(tr(str(error)))
            return
        super().accept()
        self.edit_requested.emit(edit)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes through the dialog as one reads."""
        super().showEvent(event)
        if not event.spontaneous():
            order_as_read(self)

    def say_trouble(self, text: str) -> None:
        """Says what is wrong, or nothing."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _lay_out(self, title: str) -> None:
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Close without changing anything (Esc)"))
        cancel.clicked.connect(self.reject)
        self.primary.setToolTip(tr("{words} (Enter)", words=self.primary.text()))
        self.foot.addStretch()
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [self.context.theme.space(5)])
        layout.setSpacing(self.context.theme.space(4))
        layout.addWidget(words(title, step="title"))
        layout.addLayout(self.body, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(self.foot)
