"""One question of the stack: a line that opens, with its answer where it has one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.app.intake import Ask
from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.importing.answer_words import answer_words, is_open
from planner.ui.importing.matter import Matter
from planner.ui.importing.question_body import QuestionBody
from planner.ui.importing.row_words import rows_words
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.parts import IconButton, LinkButton
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.words import tr

_ICON, _HIGH = 16, 24


class QuestionRow(QWidget):
    """Folded it is one line; opened it says all of its text and takes an answer."""

    turned = Signal(bool)
    """Whether it is to be opened."""
    answered = Signal(object)
    grown = Signal()
    rows_requested = Signal(object)
    """The rows that the question is about."""

    def __init__(self, context: Context, ask: Ask) -> None:
        super().__init__()
        self._context, self.ask = context, ask
        self.body: QuestionBody | None = None
        self._sign = QLabel()
        self._line = _Line(self._sign)
        self._whole = words("", step="body.strong")
        self._rows = LinkButton("")
        self._rows.setFixedHeight(_HIGH)
        self._fold = IconButton(context.theme, "caret-up", tr("Fold"))
        self._rows.clicked.connect(lambda: self.rows_requested.emit(self.ask.rows))
        self._line.clicked.connect(lambda: self.turned.emit(True))
        self._fold.clicked.connect(lambda: self.turned.emit(False))
        self._lay_out()

    def show_ask(self, ask: Ask, matter: Matter) -> None:
        """Shows the question as it stands now; folded."""
        self.ask = ask
        self.fold()
        rows = rows_words(ask.rows, matter.records.sheets)
        self._rows.setText(literal(rows))
        self._rows.setToolTip(plain_hint(tr("Show {rows}", rows=rows)))
        self._rows.setVisible(bool(ask.rows))
        self._whole.setText(tr(ask.text))
        self._line.say(tr(ask.text), "" if is_open(ask) else answer_words(ask, self._context))
        self.paint_again()

    def open(self, matter: Matter) -> None:
        """Shows the whole text and the ways to answer."""
        if self.body is None:
            self.body = QuestionBody(self._context, self.ask, matter)
            self.body.answered.connect(self.answered)
            self.body.grown.connect(self.grown)
            self.body.row_pointed.connect(lambda at: self.rows_requested.emit((at,)))
            self._column.addWidget(self.body)
            self.body.show()
        self._show_folded(folded=False)

    def refuse(self, answer: str) -> None:
        """Says that an answer could not be understood."""
        if self.body is not None:
            self.body.refuse(answer)

    def fold(self) -> None:
        """Shows one line."""
        if self.body is not None:
            self.body.hide()
            self.body.deleteLater()
            self.body = None
        self._show_folded(folded=True)

    def needed(self, width: int) -> int:
        """The height that it needs in this width."""
        self._column.activate()
        return self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()

    def focus_line(self) -> None:
        """Gives the keyboard to the line."""
        self._line.setFocus(Qt.FocusReason.TabFocusReason)

    def paint_again(self) -> None:
        """Paints the sign in the colours of the theme."""
        name, token = ("question", "status.ready") if is_open(self.ask) else ("check-circle", "status.approved")
        self._sign.setPixmap(pixmap(self._context.theme, name, token, _ICON, self.devicePixelRatioF()))

    def _show_folded(self, *, folded: bool) -> None:
        self._line.setVisible(folded)
        self._whole.setVisible(not folded)
        self._fold.setVisible(not folded)

    def _lay_out(self) -> None:
        self._sign.setFixedSize(_ICON, _HIGH)
        self._fold.setProperty("small", True)
        self._fold.setIconSize(QSize(12, 12))
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        for text in (self._line, self._whole):
            head.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        self._whole.setContentsMargins(4, 2, 0, 2)
        head.addWidget(self._rows, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)


class _Line(QPushButton):
    """The folded question: its text, and at the end what holds for it."""

    def __init__(self, sign: QLabel) -> None:
        super().__init__()
        self._text, self._said = Elided("", Qt.TextElideMode.ElideRight), Elided("", Qt.TextElideMode.ElideRight)
        self.setProperty("row", True)
        self.setProperty("compact", True)
        self.setFixedHeight(_HIGH)
        self.setToolTip(tr("Open this question"))
        sign.setBuddy(self)
        self._said.setProperty("role", "secondary")
        self._said.setProperty("step", "label")
        self._said.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(4, 0, 8, 0)
        inside.setSpacing(16)
        for part, share in ((self._text, 3), (self._said, 2)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part, share)

    def say(self, text: str, answer: str) -> None:
        """The question and its answer, "" for none."""
        self._text.setText(text)
        self._said.setText(answer)
        self._said.setVisible(bool(answer))
        self._said.ensurePolished()
        self._said.setMaximumWidth(self._said.sizeHint().width())  # what it does not need, the question has
        self.setAccessibleName(". ".join(filter(None, [text, answer])))
