"""One profile, changed in place: what is typed is stored without asking."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planner.domain.edits.presence import keep_profile
from planner.domain.records import Profile
from planner.ui.context import Context
from planner.ui.pieces.fields import LATEST, PAUSE
from planner.ui.pieces.parts import vertical
from planner.ui.presence.profiles.fields import ProfileFields


class ProfileForm(QScrollArea):
    """Asks for an edit soon after a key, when a field is left, and when something is chosen."""

    edit_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._profile: Profile | None = None
        self._saving = False
        self._sitting = 0
        self.fields = ProfileFields(context)
        self._pause, self._latest = self._timer(PAUSE), self._timer(LATEST)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        column = vertical(content, 0)
        space = context.theme.space(1)
        column.setContentsMargins(space, 3 * space, space, space)
        column.addWidget(self.fields)
        column.addStretch()
        self.setWidget(content)
        self.fields.typed.connect(self._typed)
        self.fields.left.connect(self._leave)

    @property
    def profile_id(self) -> str:
        """The profile that is shown, or ""."""
        return self._profile.id if self._profile else ""

    def show_profile(self, profile: Profile) -> None:
        """Shows a profile; another one than before from its top."""
        if profile.id != self.profile_id:
            self.flush()
            self._sitting += 1
            self.verticalScrollBar().setValue(0)
        self._profile = profile
        self.fields.show_profile(profile)

    def focus_on(self, name: str) -> None:
        """Takes the keyboard to a field, and scrolls to it."""
        self.fields.focus_on(name)
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def clear(self) -> None:
        """Shows no profile; what was typed is handed over."""
        self.flush()
        self._profile = None

    def flush(self) -> bool:
        """Hands over what is typed; whether the plan took it."""
        self._pause.stop()
        self._latest.stop()
        if self._profile is None or self._saving:
            return True
        wanted, before = self.fields.value(), self._profile
        if wanted == before:
            return True
        self._saving = True
        try:
            self.edit_requested.emit(keep_profile(wanted, before, merge_key=f"profile {before.id} {self._sitting}"))
        finally:
            self._saving = False
        return self._profile is None or self._profile == self.fields.value()

    def _scroll_to_focus(self) -> None:
        field = self.focusWidget()
        if field is not None and self.fields.isAncestorOf(field):
            self.ensureWidgetVisible(field, 0, self._context.theme.space(6))

    def _typed(self) -> None:
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def _leave(self) -> None:
        """What is typed next is a step of its own."""
        self.flush()
        self._sitting += 1

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.flush)
        return timer
