"""All keys (F1): those of the commands, from their table, and those of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.ui.actions import ACTIONS, keys_of, standing_alone
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.words import tr

Line = tuple[str, list[str]]

CALENDAR_KEYS = (
    ("Go to another day", ("Left", "Right", "Up", "Down")),
    ("Go through the posts of the day", ("Tab", "Shift+Tab")),
    ("Open the post, or make one on an empty day", ("Enter",)),
    ("Select the post too, or leave it out", ("Space",)),
    ("Select the posts of several days", ("Shift+Left", "Shift+Right")),
    ("Move the selected posts by a day", ("Alt+Left", "Alt+Right")),
    ("Move them by a week, or by 15 minutes", ("Alt+Up", "Alt+Down")),
    ("Beginning and end of the week", ("Home", "End")),
    ("Period before and after", ("PgUp", "PgDown")),
    ("From the post back to its day", ("Esc",)),
)
"""What the calendar does with keys of its own."""

EDITOR_KEYS = (
    ("Insert from the library", ("/", "Ctrl+J")),
    ("Corrections for the word at the cursor", ("Ctrl+.",)),
    ("Preview of every channel", ("Ctrl+P",)),
    ("Move a picture up or down", ("Alt+Up", "Alt+Down")),
    ("Keep what was typed, and back to the calendar", ("Esc",)),
)
"""What the editor does with keys of its own."""


class Shortcuts(QDialog):
    """A list to read; it is made anew each time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(560, 600)
        close = button(tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [context.theme.space(5)])
        layout.setSpacing(context.theme.space(4))
        layout.addWidget(words(tr("Keyboard shortcuts"), step="title"))
        layout.addWidget(self._made_list(), 1)
        layout.addLayout(foot)
        self.finished.connect(self.deleteLater)

    def _made_list(self) -> QScrollArea:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(8, 0, self._context.theme.space(3), 8)
        self._grid.setVerticalSpacing(self._context.theme.space(1))
        self._grid.setColumnStretch(0, 1)
        for title, lines in sections():
            self._add_section(title, lines)
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(tr("Keyboard shortcuts"))
        area.setProperty("read", True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _add_section(self, title: str, lines: Iterable[Line]) -> None:
        heading = words(title, step="heading")
        row = self._grid.rowCount()
        self._grid.addWidget(heading, row, 0, 1, 2)
        self._grid.setRowMinimumHeight(row, 40)
        for number, (text, keys) in enumerate(lines, row + 1):
            self._grid.addWidget(words(text), number, 0)
            self._grid.addWidget(self._caps(keys), number, 1, Qt.AlignmentFlag.AlignVCenter)

    def _caps(self, keys: Iterable[str]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.space(1))
        row.addStretch()
        for key in keys:
            row.addWidget(_cap(key))
        return box


def sections() -> Iterator[tuple[str, list[Line]]]:
    """The keys by group, each with what it does."""
    for title, rows in (("In the calendar", CALENDAR_KEYS), ("In the editor", EDITOR_KEYS)):
        yield tr(title), [(tr(text), [_native(key) for key in keys]) for text, keys in rows]
    for group in dict.fromkeys(row.group for row in ACTIONS):
        lines = [
            (standing_alone(row.id, tr(row.text)).rstrip("…"), keys_of(row)) for row in ACTIONS if row.group == group
        ]
        yield tr(group), [(text, keys) for text, keys in lines if keys]


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _cap(key: str) -> QFrame:
    cap = QFrame()
    cap.setProperty("surface", "sunken")
    label = QLabel(key)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("step", "label")
    box = QHBoxLayout(cap)
    box.setContentsMargins(8, 3, 8, 3)
    box.addWidget(label)
    return cap
