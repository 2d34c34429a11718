"""What has to be asked about a sheet, one question below the other; one of them is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.app.intake import Ask, At
from planner.ui.context import Context
from planner.ui.importing.answer_words import is_open
from planner.ui.importing.matter import Matter
from planner.ui.importing.question_row import QuestionRow
from planner.ui.pieces.parts import LinkButton
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.words import tr

_LEAST, _BESIDE, _EDGES = 56, 8, 2
"""The list of questions has at least this height, as far as it needs it; the frame takes some."""


class QuestionStack(QFrame):
    """Shows open questions first; those that are answered are one line each, and hidden when nothing is open."""

    answered = Signal(str, object)
    """The id of a question, and its answer."""
    rows_requested = Signal(object)
    turned = Signal()
    """Another question is open, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, QuestionRow] = {}
        self._matter: Matter | None = None
        self._given: tuple[str, object] = ("", None)
        """The question that was answered last and its answer, until it is known how that was understood."""
        self._opened = ""
        self._all = False
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("Questions about the sheet"))
        self._title, self._way = QLabel(), LinkButton("")
        self._way.clicked.connect(self._turn)
        self._within = QWidget()
        self._list = QVBoxLayout(self._within)
        self._area = QScrollArea(widgetResizable=True)
        self._lay_out()
        context.theme.changed.connect(self._paint_again)

    def show_asks(self, asks: Sequence[Ask], matter: Matter) -> None:
        """Shows these questions; the first that is open opens when the one before is answered."""
        keyboard = self._area.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._matter = matter
        in_order = sorted(asks, key=lambda ask: not is_open(ask))
        self._place_rows(in_order)
        left = [ask.id for ask in in_order if is_open(ask)]
        if self._opened not in left:
            self._opened = left[0] if left else ""
        self._show(in_order)
        self._tell_refused()
        if keyboard and self._opened and (body := self._rows[self._opened].body) is not None:
            body.focus_first()

    def open_first(self) -> None:
        """Opens the first question that has to be answered, with the keyboard in it."""
        first = next((row for row in self._rows.values() if is_open(row.ask)), None)
        if first is not None:
            self._open(first.ask.id, opened=True)

    @property
    def asked(self) -> tuple[At, ...]:
        """The rows that the open question is about."""
        return self._rows[self._opened].ask.rows if self._opened in self._rows else ()

    @property
    def left(self) -> int:
        """How many questions have to be answered."""
        return sum(is_open(row.ask) for row in self._rows.values())

    def fit(self, height: int) -> None:
        """Takes at most this height, and no more than is needed."""
        column = self.layout()
        assert column is not None
        around = column.contentsMargins().top() + column.contentsMargins().bottom() + column.spacing() + _EDGES
        self._most = max(height - around - self._head.sizeHint().height(), _LEAST)
        self._fit()

    # private

    def _place_rows(self, asks: Sequence[Ask]) -> None:
        """One row for each question, in this order; those of questions that are gone go."""
        for id_ in set(self._rows) - {ask.id for ask in asks}:
            gone = self._rows.pop(id_)
            gone.hide()
            gone.deleteLater()
        made = {ask.id: self._rows.get(ask.id) or self._made(ask) for ask in asks}
        for place, row in enumerate(made.values()):
            self._list.insertWidget(place, row)
        self._rows = made

    def _made(self, ask: Ask) -> QuestionRow:
        row, id_ = QuestionRow(self._context, ask), ask.id
        row.turned.connect(lambda opened: self._open(id_, opened=opened))
        row.answered.connect(lambda value: self._answer(id_, value))
        row.rows_requested.connect(self.rows_requested)
        row.grown.connect(self._fit)
        return row

    def _answer(self, id_: str, value: object) -> None:
        self._given = id_, value
        self.answered.emit(id_, value)

    def _tell_refused(self) -> None:
        """Says it of the answer that was given when the question is as open as before."""
        (id_, value), self._given = self._given, ("", None)
        row = self._rows.get(id_)
        if row is not None and id_ == self._opened and is_open(row.ask) and isinstance(value, str):
            row.refuse(value)

    def _show(self, asks: Sequence[Ask]) -> None:
        assert self._matter is not None
        for ask in asks:
            row = self._rows[ask.id]
            row.show_ask(ask, self._matter)
            row.setVisible(is_open(ask) or self._all or ask.id == self._opened)
            if ask.id == self._opened:
                row.open(self._matter)
        self._say()
        order_as_read(self)
        self._fit()

    def _say(self) -> None:
        left, answered = self.left, len(self._rows) - self.left
        self._title.setText(tr("%n question(s) left", left) if left else tr("Nothing is left to ask"))
        self._way.setVisible(answered > 0)
        shown = tr("Hide what is answered") if self._all else tr("Show %n answer(s)", answered)
        self._way.setText(shown)
        self._way.setToolTip(tr("What was answered or concluded, to look at and to change"))
        self._area.setVisible(any(not row.isHidden() for row in self._rows.values()))
        self.setVisible(bool(self._rows))

    def _turn(self) -> None:
        self._all = not self._all
        self._opened = self._opened if self._all or self._is_open(self._opened) else ""
        self._show([row.ask for row in self._rows.values()])

    def _is_open(self, id_: str) -> bool:
        return id_ in self._rows and is_open(self._rows[id_].ask)

    def _open(self, id_: str, *, opened: bool) -> None:
        assert self._matter is not None
        for row in self._rows.values():
            row.fold()
        self._opened = id_ if opened else ""
        row = self._rows[id_]
        if opened:
            row.open(self._matter)
            if row.body is not None:
                row.body.focus_first()
        else:
            row.focus_line()
        self.turned.emit()
        order_as_read(self)
        self._fit()
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(row))

    def _lay_out(self) -> None:
        self._title.setProperty("step", "heading")
        head = self._head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._way)
        self._list.setContentsMargins(0, 0, _BESIDE, 0)
        self._list.setSpacing(0)
        self._list.addStretch()
        self._area.setWidget(self._within)
        self._most = _LEAST
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._area)

    def _fit(self) -> None:
        """Twice: what was just opened knows its height only when it is laid out."""
        self._fit_now()
        QTimer.singleShot(0, self, self._fit_now)

    def _fit_now(self) -> None:
        shown = [row for row in self._rows.values() if not row.isHidden()]
        width = self._area.viewport().width() - _BESIDE
        needed = sum(row.needed(width) for row in shown) + self._list.spacing() * max(len(shown) - 1, 0)
        self._area.setFixedHeight(min(needed, self._most))

    def _paint_again(self) -> None:
        for row in self._rows.values():
            row.paint_again()
