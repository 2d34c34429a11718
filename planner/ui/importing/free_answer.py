"""Another answer than those that are offered: a line to type in, and the channels that may be meant as pills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.app.intake import Ask, Free
from planner.domain.plan import Plan
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.importing.answer_words import ENTER, free_example, free_name, kept, trouble_with
from planner.ui.importing.matter import ChannelOffer, Matter
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import horizontal
from planner.ui.pieces.pills import Pill
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.words import tr

_FIELD = 216
_BETWEEN = ", "
"""What stands between the channels of an answer."""


class FreeAnswer(QWidget):
    """Hands on what is typed and chosen, in the form of answers; Enter gives it."""

    given = Signal(object)
    """The answer, as text."""

    def __init__(self, context: Context, ask: Ask, matter: Matter) -> None:
        super().__init__()
        self._context, self._ask, self._plan = context, ask, matter.plan
        self._offers = tuple(self._offered(matter))
        self.picks = [self._pick(offer) for offer in self._offers]
        self.field = _AnswerLine()
        self.trouble = words("", step="label", role="danger")
        self.trouble.hide()
        self._set_up_field()
        self._lay_out()
        context.theme.changed.connect(self._tint_all)
        if isinstance(ask.answer, str) and self.picks:
            self._fill(ask.answer)

    def focus_first(self) -> None:
        """Gives the keyboard to the first way to answer."""
        (self.picks[0] if self.picks else self.field).setFocus()

    def refuse(self, answer: str) -> None:
        """Says that an answer could not be understood, and shows it again."""
        self._fill(answer)
        self._say(tr("“{answer}” is not understood as channels.", answer=answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a channel gives what is chosen."""
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._take()
        else:
            super().keyPressEvent(event)

    # making

    def _offered(self, matter: Matter) -> Iterator[ChannelOffer]:
        """Channels that are no options of the question already."""
        options = {option.value.casefold() for option in self._ask.options}
        if self._ask.free is Free.CHANNELS:
            yield from (offer for offer in matter.channels if offer.name.casefold() not in options)

    def _pick(self, offer: ChannelOffer) -> QPushButton:
        pick = Pill(offer.name)
        pick.setProperty("pill", True)
        pick.setCheckable(True)
        pick.setToolTip(plain_hint(tr("Answer with {channel}", channel=offer.name)))
        pick.toggled.connect(lambda: self._tint(pick, offer))
        self._tint(pick, offer)
        return pick

    def _tint(self, pick: QPushButton, offer: ChannelOffer) -> None:
        lead(pick, self._context.theme, offer.glyph, "accent.text" if pick.isChecked() else "text.secondary")

    def _tint_all(self) -> None:
        for pick, offer in zip(self.picks, self._offers, strict=True):
            self._tint(pick, offer)

    def _set_up_field(self) -> None:
        name = free_name(self._ask.free, others=bool(self.picks))
        self.field.setFixedWidth(_FIELD)
        self.field.setPlaceholderText("" if self.picks else free_example(self._ask.free, self._context, self._plan))
        self.field.setAccessibleName(name)
        several = len(self._ask.rows) > 1
        hint = tr("{name}, for all of these rows (Enter)", name=name) if several else tr("{name} (Enter)", name=name)
        self.field.setToolTip(hint)
        self.field.given.connect(self._take)
        completer = _completer(self._plan, self._ask.free, self.field)
        if completer is not None:
            self.field.setCompleter(completer)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        whole = QWidget()
        flow = Flow(whole, 8)
        for pick in self.picks:
            flow.addWidget(pick)
        flow.addWidget(self._line())
        column.addWidget(whole)
        column.addWidget(self.trouble)

    def _line(self) -> QWidget:
        name = QLabel(literal(self.field.accessibleName()))
        name.setProperty("step", "label")
        name.setProperty("role", "secondary")
        name.setBuddy(self.field)
        use = button(tr("Use these") if self._ask.free is Free.CHANNELS else tr("Use this"))
        use.setProperty("small", True)
        use.setToolTip(tr("Answer with what is chosen and typed") if self.picks else tr("Answer with what is typed"))
        use.clicked.connect(self._take)
        line = QWidget()
        row = horizontal(line, 8)
        for part in (name, self.field, use):
            row.addWidget(part)
        return line

    # answering

    def _take(self) -> None:
        picked = [pick.accessibleName() for pick in self.picks if pick.isChecked()]
        value = kept(self._ask.free, _BETWEEN.join(filter(None, [*picked, self.field.text().strip()])))
        if value is not None:
            self.given.emit(value)
            return
        self._say(trouble_with(self._ask.free, self._context, self._plan))
        self.field.setFocus()

    def _fill(self, answer: str) -> None:
        """Chooses the channels of an answer, and types what is none of them."""
        named = answer.split(_BETWEEN)
        for pick in self.picks:
            pick.setChecked(pick.accessibleName() in named)
        offered = {pick.accessibleName() for pick in self.picks}
        options = {option.value for option in self._ask.options}
        self.field.setText(_BETWEEN.join(one for one in named if one not in offered and one not in options))

    def _say(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.show()


class _AnswerLine(QLineEdit):
    """Enter gives the answer, and presses nothing that has the keyboard after it."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.given.emit()
        else:
            super().keyPressEvent(event)


def _completer(plan: Plan, free: Free, parent: QWidget) -> QCompleter | None:
    names: Mapping[Free, list[str]] = {
        Free.CHANNELS: [channel.name for channel in plan.channels.values()],
        Free.KIND: [label.name for label in plan.labels.values() if label.stance],
    }
    known = names.get(free, [])
    made = QCompleter(QStringListModel(known, parent), parent) if known else None
    if made is not None:
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
