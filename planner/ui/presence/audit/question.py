"""One question of the audit, answered with a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.domain.presence import Standing
from planner.domain.records import Said
from planner.ui import icons
from planner.ui.check_looks import network_of, titled
from planner.ui.context import Context
from planner.ui.editor.fields import LineField
from planner.ui.editor.media.dropped import FileDrops
from planner.ui.editor.parts import IconButton, LinkButton, heading, horizontal, labelled, vertical, words
from planner.ui.flow import Flow
from planner.ui.presence.audit.evidence import Evidence
from planner.ui.presence.audit.noted import Noted
from planner.ui.words import tr

_WIDTH = 720
_SAYS = ((Said.PASS, "Pass", "P"), (Said.FAIL, "Fail", "F"), (Said.NOT_APPLICABLE, "Does not apply", "N"))


class QuestionCard(QFrame):
    """P, F and N answer, S puts off, E takes a picture, B goes back, Escape pauses; in the note keys are letters."""

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
        self._shown: Standing | None = None
        self.setProperty("surface", "card")
        self.setProperty("keys", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(_WIDTH)
        self.setToolTip(tr("P passes, F fails, N does not apply, S later, E evidence, B back, Esc pauses"))
        self.progress, self._bar = words("", "label", "secondary"), QProgressBar()
        self.of, self.title = heading("", "label", "secondary"), _several("", "title", "")
        self._before, self._why = _several("", "label", "secondary"), _several("", "label", "muted")
        self.open = LinkButton(tr("Open the profile"))
        self.noted = Noted(context)
        self.note = LineField(tr("Note"), tr("What you saw, or why"))
        self.note.setToolTip(tr("Kept with the answer; Enter goes back to the keys"))
        self.evidence = Evidence(context)
        self.buttons: dict[str, QPushButton] = {}
        self.who = LinkButton("")
        self.finish = LinkButton(tr("Finish now"))
        self.back = IconButton(context.theme, "arrow-left", tr("Go back"), tr("Ask the last question again (B)"))
        self.pause = QPushButton(tr("Pause"))
        self._bar.setTextVisible(False)
        self._keys: dict[int, Callable[[], object]] = {}
        self._make_buttons()
        self._lay_out()
        self._connect()
        FileDrops(self).dropped.connect(lambda paths: self.evidence.take(paths[0]))

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
            self.note.show_value(one.answer.note if one.answer else "")
            self.evidence.take(one.answer.evidence if one.answer else "")
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_who(self, name: str) -> None:
        """Who answers."""
        self.who.setText(tr("Answered by {name}", name=name) if name else tr("Answered without a name"))

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

    def _of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does, nothing while a note is typed."""
        if event.key() == Qt.Key.Key_Escape:
            return self.setFocus if self.note.hasFocus() else self.pause_requested.emit
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get(event.key()) if plain and not self.note.hasFocus() else None

    # making

    def _make_buttons(self) -> None:
        for said, text, key in _SAYS:
            self._add(text, key, tr("Answer: {answer} ({key})", answer=tr(text), key=key), partial(self._answer, said))
        self._add("Later", "S", tr("Ask it again when the others are answered (S)"), self.put_off_requested.emit)
        self.buttons["Pass"].setProperty("kind", "primary")
        self._keys[Qt.Key.Key_E] = self.evidence.ask
        self._keys[Qt.Key.Key_B] = self.back_requested.emit

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
        column.addLayout(self._made_asked())
        column.addWidget(self.noted)
        column.addWidget(labelled(tr("Note"), self.note))
        column.addWidget(self.evidence)
        column.addWidget(self._made_answers())
        column.addWidget(self._made_foot())

    def _made_head(self) -> QWidget:
        head = QWidget()
        self.pause.setProperty("small", True)
        self.pause.setToolTip(tr("Go on later, where you are now (Esc)"))
        row = horizontal(head, self._context.theme.space(2))
        row.addWidget(self.back)
        row.addWidget(self.progress)
        row.addStretch()
        row.addWidget(self.pause)
        return head

    def _made_asked(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.space(1))
        self._glyph = QLabel()
        named = QWidget()
        row = horizontal(named, self._context.theme.space(2))
        row.addWidget(self._glyph)
        row.addWidget(self.of, 1)
        row.addWidget(self.open)
        self.open.setToolTip(tr("Open the profile in the browser"))
        for part in (named, self.title, self._before, self._why):
            column.addWidget(part)
        return column

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
        self.note.returnPressed.connect(self.setFocus)
        self.pause.clicked.connect(self.pause_requested)
        self.back.clicked.connect(self.back_requested)
        self.finish.clicked.connect(self.finish_requested)
        self.who.clicked.connect(self.who_requested)
        self.noted.link_requested.connect(self.link_requested)
        self.open.clicked.connect(self._open)

    # doing

    def _say(self, one: Standing, *, put_off: bool) -> None:
        profile = one.profile
        glyph = network_of(self._context, profile)[1] if profile else "buildings"
        self.of.setText(titled(self._context, profile))
        theme = self._context.theme
        self._glyph.setPixmap(icons.pixmap(theme, glyph, "text.secondary", 16, self.devicePixelRatioF()))
        self.open.setVisible(bool(profile and profile.address.strip()))
        self.title.setText(tr(one.check.question or one.check.title))
        before = (tr("Put off before.") if put_off else "", tr(one.sentence) if one.answer else "")
        self._before.setText(" ".join(filter(None, before)))
        self._before.setVisible(bool(self._before.text()))
        self._why.setText(tr("{why} ({source})", why=tr(one.check.why), source=one.check.source))
        self.noted.show_standing(one)
        self.setAccessibleName(f"{self.of.text()}: {self.title.text()}")
        self.setAccessibleDescription(tr("P passes, F fails, N does not apply, S later"))

    def _answer(self, said: Said) -> None:
        self.answered.emit(said, self.note.value(), self.evidence.path)

    def _open(self) -> None:
        if self._shown is not None and self._shown.profile is not None:
            self.link_requested.emit(self._shown.profile.address.strip())


def _without_state(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _several(text: str, step: str, role: str) -> QLabel:
    label = words(text, step, role)
    label.setWordWrap(True)
    return label
