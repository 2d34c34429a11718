"""One part of the library, changed in place: what is typed is stored without asking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from planner.domain.edits import Edit, keep_snippet
from planner.domain.plan import Plan
from planner.domain.records import Snippet, SnippetSort
from planner.domain.templates import keep
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.library.fields import PartFields
from planner.ui.pieces.fields import LATEST, PAUSE
from planner.ui.pieces.parts import IconButton, horizontal, vertical
from planner.ui.words import tr

_MARGIN, _FOOT = 16, 56


class PartForm(QWidget):
    """Asks for an edit soon after a key, when a field is left, and when something is chosen.

    A name that cannot be is said next to it, and everything else is stored under the name before.
    """

    edit_requested = Signal(object)
    closed = Signal()
    menu_requested = Signal(object)
    new_post_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: Plan | None = None
        self._part: Snippet | None = None
        self._stored = False
        self._saving = False
        self._sitting = 0
        self._added_in = 0
        self.fields = PartFields(context)
        self._pause, self._latest = self._timer(PAUSE), self._timer(LATEST)
        self._lay_out()
        self._connect()
        self._tint()

    @property
    def part_id(self) -> str:
        """The part that is shown, or ""."""
        return self._part.id if self._part is not None else ""

    def open(self, part: Snippet, plan: Plan, *, stored: bool) -> None:
        """Shows a part of the library, or one that is not in it yet and will be with the first words."""
        self.flush()
        self._part, self._stored = part, stored
        self._sitting += 1
        self.fields.say_trouble("")
        self._show(part, plan)
        self._scroll.verticalScrollBar().setValue(0)
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.name.selectAll()

    def show_plan(self, plan: Plan) -> None:
        """Shows the part as it is in the plan; one that is there no more is closed."""
        if self._part is None:
            return
        found = next((one for one in plan.snippets if one.id == self.part_id), None)
        if found is not None:
            self._stored = True
            self._show(found, plan)
        elif self._stored:
            self._shut()
        else:
            self._show(self._part, plan)

    def flush(self) -> bool:
        """Hands over what is typed; whether the plan took it."""
        self._pause.stop()
        self._latest.stop()
        if self._part is None or self._plan is None or self._saving:
            return True
        self._saving = True
        try:
            return self._save(self._plan, self._part)
        finally:
            self._saving = False

    def close_part(self) -> None:
        """Stores what is typed and goes back to the list."""
        if self.flush():
            self._shut()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_part()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._tint()

    # making

    def _lay_out(self) -> None:
        column = vertical(self, 0)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        inner = vertical(content, 0)
        inner.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        inner.addWidget(self.fields)
        self._scroll.setWidget(content)
        column.addWidget(self._made_head())
        column.addWidget(self._scroll, 1)
        column.addWidget(self._made_foot())

    def _made_head(self) -> QWidget:
        head = QWidget()
        row = horizontal(head, 0)
        row.setContentsMargins(8, 0, 9, 4)
        self._back = QPushButton(tr("All parts"))
        self._back.setProperty("kind", "quiet")
        self._back.setToolTip(tr("Back to the list (Esc)"))
        self._more = IconButton(
            self._context.theme, "dots-three", tr("More"), tr("More that can be done with this part")
        )
        row.addWidget(self._back)
        row.addStretch()
        row.addWidget(self._more)
        return head

    def _made_foot(self) -> QWidget:
        self._foot = QFrame()
        self._foot.setProperty("edge", "top")
        self._foot.setFixedHeight(_FOOT)
        row = horizontal(self._foot, 8)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._new_post = QPushButton(tr("New post from template"))
        self._new_post.setProperty("kind", "primary")
        self._new_post.setToolTip(tr("A post that begins with this template"))
        row.addStretch()
        row.addWidget(self._new_post)
        return self._foot

    def _connect(self) -> None:
        self.fields.typed.connect(self._typed)
        self.fields.left.connect(self._leave)
        self.fields.chosen.connect(self.flush)
        self._back.clicked.connect(self.close_part)
        self._more.clicked.connect(self._ask_for_menu)
        self._new_post.clicked.connect(self._ask_for_post)
        self._context.theme.changed.connect(self._tint)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    def _tint(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.lead(self._back, self._context.theme, "caret-right" if mirrored else "caret-left")
        icons.lead(self._new_post, self._context.theme, "plus", "accent.on")

    # showing and storing

    def _show(self, part: Snippet, plan: Plan) -> None:
        self._part, self._plan = part, plan
        self.fields.show_part(part, plan)
        self._foot.setVisible(part.sort is SnippetSort.TEMPLATE)

    def _shut(self) -> None:
        self._part = None
        self.closed.emit()

    def _typed(self) -> None:
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def _leave(self) -> None:
        """What is typed next is a step of its own."""
        self.flush()
        self._sitting += 1

    def _save(self, plan: Plan, part: Snippet) -> bool:
        edit = self._edit(self.fields.value(), plan, part)
        if not edit.changes:
            return True
        self.edit_requested.emit(edit)
        plan = self._context.document.settings_of(plan.brand)
        self.show_plan(plan)
        return edit.changes[0].after in plan.snippets

    def _edit(self, wanted: Snippet, plan: Plan, part: Snippet) -> Edit:
        """Stores the part as it is wanted, under its name and sort before when there can be no such name."""
        if wanted == part:
            self.fields.say_trouble("")
            return Edit("", ())
        before = part if self._stored else None
        library = self._context.document.settings_of(plan.brand).snippets
        try:
            edit, trouble = keep(wanted, library, before=before), ""
        except ValueError as error:
            kept = replace(wanted, name=part.name, sort=part.sort)
            edit = Edit("", ()) if kept == part else keep_snippet(kept, before=before)
            trouble = tr(str(error))
        self.fields.say_trouble(trouble)
        return self._in_sitting(edit)

    def _in_sitting(self, edit: Edit) -> Edit:
        """Joined with what was typed before in the same sitting; what adds the part says so to the end of it."""
        if not edit.changes:
            return edit
        part = edit.changes[0].after
        assert isinstance(part, Snippet)
        if edit.changes[0].before is None:
            self._added_in = self._sitting
        text = f"Add {part.name}" if self._added_in == self._sitting else edit.text
        return replace(edit, text=text, merge_key=f"part {part.id} {self._sitting}")

    # doing

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _ask_for_post(self) -> None:
        if self.flush():
            self.new_post_requested.emit()
