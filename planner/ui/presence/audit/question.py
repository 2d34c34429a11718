"""One question of the audit, answered with a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from planner.domain.presence import Standing
from planner.domain.records import Said
from planner.ui.context import Context
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, labelled, vertical, words
from planner.ui.presence.audit.asked import Asked
from planner.ui.presence.audit.drafts import Draft, Drafts
from planner.ui.presence.audit.evidence import Evidence
from planner.ui.presence.audit.noted import Noted
from planner.ui.words import tr

_WIDTH, _HEIGHT = 720, 480
"""The least height keeps the answers in their place while the questions change."""

_SAYS = ((Said.PASS, "Pass", "P"), (Said.FAIL, "Fail", "F"), (Said.NOT_APPLICABLE, "Does not apply", "N"))


class QuestionCard(QFrame):
    """P, F and N answer, S puts off, T goes to the note, where keys are letters, E takes a picture, B goes back.

    Pasting takes the picture that was copied. Escape pauses. A note without an answer is kept as a draft.
    """

    answered = Signal(object, str, str)
    """A Said, the note, the path of the evidence."""
    put_off_requested = Signal()
    back_requested = Signal()
    pause_requested = Signal()
    finish_requested = Signal()
    link_requested = Signal(str)
    who_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._drafts = Drafts(context.settings.memory)
        self._shown: Standing | None = None
        self._brand_id = ""
        self.setProperty("surface", "card")
        self.setProperty("keys", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(_WIDTH)
        self.setMinimumHeight(_HEIGHT)
        self.progress, self._bar = words("", "label", "secondary"), QProgressBar()
        self.asked, self.noted = Asked(context), Noted(context)
        self.note = LineField(tr("Note"), tr("What you saw, or why"))
        self.note.setToolTip(tr("Kept with the answer (T); Enter goes back to the keys"))
        self.evidence = Evidence(context)
        self.buttons: dict[str, QPushButton] = {}
        self.who = LinkButton("")
        self.finish = LinkButton(tr("Finish now"))
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = "arrow-right" if backwards else "arrow-left"
        self.back = IconButton(context.theme, arrow, tr("Go back"), tr("Ask the last question again (B)"))
        self.pause = QPushButton(tr("Pause"))
        self._bar.setTextVisible(False)
        self._keys: dict[int, Callable[[], object]] = {}
        self._make_buttons()
        self._lay_out()
        self._connect()
        FileDrops(self, self).dropped.connect(lambda paths: self.evidence.take(paths[0]))

    def show_brand(self, brand_id: str, *, single: bool) -> None:
        """Whose questions are asked from now on, and whether it is not the whole audit."""
        self._brand_id = brand_id
        self.finish.setVisible(not single)
        self.pause.setText(tr("Close") if single else tr("Pause"))
        self.pause.setToolTip(tr("Back to all checks (Esc)") if single else tr("Go on later, where you are now (Esc)"))

    def show_question(self, one: Standing, done: int, whole: int, *, put_off: bool = False) -> None:
        """Asks a question; what is typed for it stays while it is the same one."""
        self.progress.setText(tr("Question {number} of {whole}", number=min(done + 1, whole), whole=whole))
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(self.progress.text())
        anew = self._shown is None or self._shown.key != one.key
        self._shown = one
        self._say(one, put_off=put_off)
        if anew:
            draft = self._drafts.of(self._key(one)) or _kept(one)
            self.note.show_value(draft.note)
            self.evidence.take(draft.evidence)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_who(self, name: str) -> None:
        """Who answers."""
        self.who.setText(tr("You answer as {name}", name=name) if name else tr("Say who answers…"))

    def forget(self) -> None:
        """The next question is asked anew, also when it is the same."""
        self._shown = None

    # events

    def event(self, event: QEvent) -> bool:
        """Keeps the keys of the answers from being commands of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._of(event)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture that is pasted into the note is no words."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._pastes(event)
        if pressed and not QGuiApplication.clipboard().mimeData().hasText():
            self.evidence.paste()
            return True
        return super().eventFilter(watched, event)

    def _of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does, nothing while a note is typed."""
        if event.key() == Qt.Key.Key_Escape:
            return self.setFocus if self.note.hasFocus() else self.pause_requested.emit
        if self._pastes(event) and not self.note.hasFocus():
            return self.evidence.paste
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get(event.key()) if plain and not self.note.hasFocus() else None

    def _pastes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Paste)

    # making

    def _make_buttons(self) -> None:
        for said, text, key in _SAYS:
            self._add(text, key, tr("Answer: {answer} ({key})", answer=tr(text), key=key), partial(self._answer, said))
        self._add("Later", "S", tr("Ask it again when the others are answered (S)"), self.put_off_requested.emit)
        self.buttons["Pass"].setProperty("kind", "primary")
        self._keys[Qt.Key.Key_E] = self.evidence.ask
        self._keys[Qt.Key.Key_B] = self.back_requested.emit
        self._keys[Qt.Key.Key_T] = self.note.setFocus

    def _add(self, text: str, key: str, hint: str, act: Callable[[], object]) -> None:
        button = QPushButton(tr("{words}  {key}", words=tr(text), key=key))
        button.setAccessibleName(tr(text))
        button.setToolTip(hint)
        button.clicked.connect(partial(_without_state, act))
        self.buttons[text] = button
        self._keys[ord(key)] = act

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(3))
        column.setContentsMargins(*4 * [space(5)])
        column.addWidget(self._made_head())
        column.addWidget(self._bar)
        column.addWidget(self.asked)
        column.addWidget(self.noted)
        column.addStretch()
        column.addWidget(labelled(tr("Note"), self.note))
        column.addWidget(self.evidence)
        column.addWidget(self._made_answers())
        column.addWidget(self._made_foot())

    def _made_head(self) -> QWidget:
        head = QWidget()
        self.pause.setProperty("small", True)
        row = horizontal(head, self._context.theme.space(2))
        row.addWidget(self.back)
        row.addWidget(self.progress)
        row.addStretch()
        row.addWidget(self.pause)
        return head

    def _made_answers(self) -> QWidget:
        box = QWidget()
        flow = Flow(box, self._context.theme.space(2))
        for button in self.buttons.values():
            flow.addWidget(button)
        return box

    def _made_foot(self) -> QWidget:
        foot = QWidget()
        self.who.setToolTip(tr("Change the name that your answers are kept with"))
        self.finish.setToolTip(tr("End the audit; what is not answered counts as not checked"))
        row = horizontal(foot, self._context.theme.space(2))
        row.addWidget(self.who)
        row.addStretch()
        row.addWidget(self.finish)
        return foot

    def _connect(self) -> None:
        self.note.installEventFilter(self)
        self.note.returnPressed.connect(self.setFocus)
        self.note.typed.connect(self._keep_draft)
        self.evidence.taken.connect(self._keep_draft)
        self.pause.clicked.connect(self.pause_requested)
        self.back.clicked.connect(self.back_requested)
        self.finish.clicked.connect(self.finish_requested)
        self.who.clicked.connect(self.who_requested)
        self.noted.link_requested.connect(self.link_requested)
        self.asked.link_requested.connect(self.link_requested)

    # doing

    def _say(self, one: Standing, *, put_off: bool) -> None:
        self.asked.show_standing(one, put_off=put_off)
        self.noted.show_standing(one)
        self.setAccessibleName(self.asked.spoken)
        self.setAccessibleDescription(tr("P passes, F fails, N does not apply, S later"))

    def _answer(self, said: Said) -> None:
        note, evidence = self.note.value(), self.evidence.path
        if self._shown is not None:
            self._drafts.keep(self._key(self._shown), None)
        self.answered.emit(said, note, evidence)

    def _keep_draft(self) -> None:
        """What is typed without an answer outlives a pause and the end of the program."""
        if self._shown is not None:
            typed = Draft(self.note.value(), self.evidence.path)
            self._drafts.keep(self._key(self._shown), None if typed == _kept(self._shown) else typed)

    def _key(self, one: Standing) -> str:
        return one.key if one.profile else f"{self._brand_id}{one.key}"


def _without_state(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _kept(one: Standing) -> Draft:
    return Draft(one.answer.note, one.answer.evidence) if one.answer else Draft()
