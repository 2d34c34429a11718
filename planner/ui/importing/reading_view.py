"""A sheet that was read: the questions about it, and under them both sides row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.app.intake import At, Field, Free
from planner.ui.context import Context
from planner.ui.importing.draft import SheetDraft
from planner.ui.importing.face import Faces
from planner.ui.importing.matter import Matter, channel_offers
from planner.ui.importing.question_stack import QuestionStack
from planner.ui.importing.records import Records
from planner.ui.importing.sorting import Group, in_order
from planner.ui.importing.tables import SheetTables

_SHARE = 0.4
"""The part of the width that the sheet has at first; it can be scrolled sideways."""

_QUESTIONS, _ROWS = 0.4, 5
"""The part of the height that questions have at most, and how many rows of the sheet are always seen."""

_AROUND = 4
"""What the card around the tables takes of the height."""


class ReadingView(QWidget):
    """Shows what the draft holds, and hands what is said of it to the draft."""

    all_wanted = Signal()
    """A row is to be seen that is not among those shown."""

    def __init__(self, context: Context, draft: SheetDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._rows: dict[At, int] = {}
        self._fitted: object = None
        self._only: Group | None = None
        self._asked: tuple[At, ...] = ()
        self.questions = QuestionStack(context)
        self.tables = SheetTables(context)
        self._lay_out()
        self.questions.answered.connect(draft.answer)
        self.questions.rows_requested.connect(self._go_to_rows)
        self.questions.turned.connect(self._show_asked)
        self.tables.corrected.connect(draft.correct)
        self.tables.column_named.connect(self._name_column)
        self.setFocusProxy(self.tables.understood)

    def show_reading(self) -> None:
        """The questions as they are now; ``show_rows`` has to follow."""
        draft = self._draft
        if draft.taken is None or draft.intake is None or draft.intake.book is None:
            return
        plan = self._context.document.settings_of(draft.brand)
        self._records = Records(draft.intake.book, draft.taken.reading.headings, draft.wishes.cells)
        self._faces = Faces(self._context, plan, draft.taken)
        self._faces.begin(self._context.today(draft.brand).year)
        asks_channels = any(ask.free is Free.CHANNELS for ask in draft.asks)
        networks = self._context.catalogue.platforms
        channels = channel_offers(draft.taken, plan, networks) if asks_channels else ()
        self.questions.show_asks(draft.asks, Matter(self._records, plan, self._plan_says, channels))

    def begin(self) -> None:
        """A sheet is seen for the first time: both sides get their width, and the first question has the keyboard."""
        width = self.tables.width()
        left = round(width * _SHARE)
        self.tables.setSizes([left, width - left])
        self._fit_questions()
        if self.questions.left:
            self.questions.open_first()
        else:
            self.tables.understood.setFocus()

    def show_rows(self, only: Group | None, *, problems: bool) -> None:
        """The rows of a group or all, in the order that is chosen, with the marked one still marked."""
        turned, self._only = only is not self._only, only
        taken = self._draft.taken
        if taken is None:
            return
        lines = in_order(taken, only, problems=problems)
        self._rows = {line.at: row for row, line in enumerate(lines)}
        current, columns = self.tables.current, self.tables.columns
        self._faces.begin(self._context.today(self._draft.brand).year)
        self.tables.show_lines(self._records, lines, self._faces)
        self._fit_columns()
        if current is not None and current in self._rows:
            self.tables.stay_at(self._rows[current], columns)
        elif turned:
            self.tables.understood.scrollToTop()
        self._show_asked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Questions give way to the sheet where there is little room."""
        super().resizeEvent(event)
        self._fit_questions()

    # private

    def _fit_questions(self) -> None:
        height, between = self.height(), self._context.theme.space(3)
        room = height - between - self.tables.height_of(_ROWS) - _AROUND
        self.questions.fit(min(round(height * _QUESTIONS), room))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("surface", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.tables)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.space(3))
        column.addWidget(self.questions)
        column.addWidget(card, 1)

    def _fit_columns(self) -> None:
        """Columns get their width when a sheet is new or was understood anew; later it is the user's."""
        assert self._draft.taken is not None
        shown = self._draft.source, self._draft.taken.reading.layout
        if shown != self._fitted:
            self._fitted = shown
            self.tables.fit_columns()

    def _plan_says(self, at: At) -> str:
        """What the plan says otherwise than a record, or all that it says of it."""
        met = self._draft.taken.met.get(at, ()) if self._draft.taken else ()
        return "; ".join(self._faces.met_words(one) or one.says.text or one.says.title for one in met)

    def _show_asked(self) -> None:
        """Marks the rows of the open question; those of another one come into view."""
        rows = [self._rows[at] for at in self.questions.asked if at in self._rows]
        turned, self._asked = self.questions.asked != self._asked, self.questions.asked
        self.tables.mark(rows, go=turned)

    def _go_to_rows(self, rows: Sequence[At]) -> None:
        """Marks the rows that a question is about, and shows the first of them."""
        if self._only is not None and any(at not in self._rows for at in rows):
            self.all_wanted.emit()
        self.tables.mark([self._rows[at] for at in rows if at in self._rows])

    def _name_column(self, column: int, field: Field) -> None:
        self._draft.name_column(self.tables.sheet_model.name_of(column), column, field)
