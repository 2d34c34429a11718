"""The chosen row as a whole: what it says, what becomes of it, and which entry it is about instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from planner.app.results_intake import LEAVE_OUT, Candidate, Fate, How, Line
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.pieces.plain import breakable, literal, plain_hint
from planner.ui.results.incoming.wording import blank_words, numbers_words, said_of, says_words
from planner.ui.words import tr

_WAIT_MS = 150
_LIST_HEIGHT = 104
_LONGEST = 280
Search = Callable[[Line, str], Sequence[Candidate]]


class LineDetails(QFrame):
    """``search`` finds the entries that a row may be about."""

    assigned = Signal(str, str)
    """The row, and the entry that it is about, LEAVE_OUT, or "" for what was found by itself."""

    def __init__(self, context: Context, search: Search) -> None:
        super().__init__()
        self._context, self._search = context, search
        self._line: Line | None = None
        self.setProperty("surface", "sunken")
        self.heading = words("", step="body.strong")
        self.told = words("", role="secondary")
        self.numbers = words("", role="secondary", step="caption")
        self.suggested = button("", "primary")
        self.leave = button(tr("Leave out"))
        self.back = button(tr("As it was found"))
        self.seek = QLineEdit()
        self.list = QListWidget()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._set_up()
        self._lay_out()

    def show_line(self, line: Line | None) -> None:
        """Shows the row, or nothing."""
        other = line is None or self._line is None or line.at != self._line.at
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        if other:
            self.seek.clear()
        self.heading.setText(breakable(_short(says_words(line, self._context))))
        self.told.setText(_sentences(line))
        self.numbers.setText(self._numbers(line))
        self._show_ways(line)
        self._look()

    # parts

    def _numbers(self, line: Line) -> str:
        if line.row is None:
            return ""
        metrics, platform = self._context.catalogue.metrics, line.row.platform
        said = numbers_words(line, metrics, platform, self._context)
        blank = blank_words(line.row.blank, metrics, platform)
        return f"{said}. {tr('Not said: {names}', names=blank)}" if blank else said

    def _show_ways(self, line: Line) -> None:
        about_post = line.row is not None and not line.channel_id and line.row.day is None
        said = line.how is How.BY_HAND or (line.fate is Fate.LEFT_OUT and line.row is not None)
        self.suggested.setVisible(bool(line.suggestion))
        self.suggested.setText(literal(tr("It is {entry}", entry=_short(line.suggested, 60))))
        self.suggested.setToolTip(plain_hint(line.suggested))
        self.leave.setVisible(line.row is not None and line.fate is not Fate.LEFT_OUT)
        self.back.setVisible(said)
        self.seek.setVisible(about_post)

    def _look(self) -> None:
        """Lists the entries that fit what is typed, or those near the row's day."""
        self.list.clear()
        line, typed = self._line, self.seek.text().strip()
        looks = line is not None and self.seek.isVisibleTo(self) and bool(typed or line.fate is Fate.UNMATCHED)
        self.list.setVisible(looks)
        if line is None or not looks:
            return
        for one in self._search(line, typed):
            item = QListWidgetItem(" ".join(one.words.split()))
            item.setData(Qt.ItemDataRole.UserRole, one.placement_id)
            item.setToolTip(plain_hint(tr("Enter: the row is about this entry")))
            self.list.addItem(item)
        nothing = tr("No entry found") if typed else tr("No entry near that day: search for one")
        if not self.list.count():
            item = QListWidgetItem(nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        placement_id = item.data(Qt.ItemDataRole.UserRole)
        if placement_id:
            self._assign(placement_id)

    def _take_first(self) -> None:
        """Enter in the search line takes the entry if it is the only one, else goes to the list."""
        self._timer.stop()
        self._look()
        if self.list.count() == 1:
            self._take(self.list.item(0))
        else:
            self.list.setFocus()
            self.list.setCurrentRow(0)

    def _assign(self, placement_id: str) -> None:
        if self._line is not None:
            self.assigned.emit(self._line.at.key, placement_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list takes the entry there, and presses no button of the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            item = self.list.currentItem()
            if item is not None:
                self._take(item)
            event.accept()
            return
        super().keyPressEvent(event)

    # making

    def _set_up(self) -> None:
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seek.setPlaceholderText(tr("Find its entry by words…"))
        self.seek.setAccessibleName(tr("Find its entry by words…"))
        self.seek.setToolTip(tr("Words of the post; Enter goes to the list"))
        self.list.setAccessibleName(tr("Entries that it may be"))
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.leave.setToolTip(tr("Do not take the numbers of this row"))
        self.back.setToolTip(tr("Forget what you said of this row"))
        for pressed in (self.suggested, self.leave, self.back):
            pressed.setProperty("small", True)
        self.suggested.clicked.connect(lambda: self._assign(self._line.suggestion if self._line else ""))
        self.leave.clicked.connect(partial(self._assign, LEAVE_OUT))
        self.back.clicked.connect(partial(self._assign, ""))
        self.seek.textChanged.connect(lambda _: self._timer.start())
        self.seek.returnPressed.connect(self._take_first)
        self._timer.timeout.connect(self._look)
        self.list.itemClicked.connect(self._take)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        column.setSpacing(space(1))
        for label in (self.heading, self.told, self.numbers):
            column.addWidget(label)
        column.addLayout(self._made_buttons())
        column.addWidget(self.seek)
        column.addWidget(self.list)

    def _made_buttons(self) -> QHBoxLayout:
        made = row(self._context.theme.space(2))
        for pressed in (self.suggested, self.leave, self.back):
            made.addWidget(pressed)
        made.addStretch()
        return made


def _sentences(line: Line) -> str:
    entry = f"{line.entry}. " if line.entry else ""
    return breakable(entry + said_of(line))


def _short(text: str, longest: int = _LONGEST) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[:longest].rstrip()}…"
