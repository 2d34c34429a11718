"""A file of a post in the editor: thumbnail, name, what is known of it, its alt text, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from planner.app.media import folder_beside, whole_path
from planner.domain.files import FileState, file_name
from planner.domain.records import Media
from planner.ui.editor.media.alt_limit import AltLimit
from planner.ui.editor.media.file_words import file_words
from planner.ui.editor.media.sight import FileSight
from planner.ui.editor.media.thumbnails import Thumb
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, vertical, words
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_ALT_HEIGHT = 68
_LOST = {FileState.MISSING, FileState.UNREADABLE}


class PictureRow(QFrame):
    """One file of a list; ``moved`` tells by how many places it shall go down."""

    typed = Signal()
    folder_requested = Signal(str)
    remove_requested = Signal()
    file_requested = Signal()
    find_requested = Signal()
    copy_requested = Signal()
    drag_requested = Signal()
    moved = Signal(int)
    dropped = Signal(list)

    def __init__(self, open_post: OpenPost, path: str) -> None:
        super().__init__()
        self.path = path
        self._context = open_post.context
        self._sight = FileSight.of(open_post)
        self._limit: AltLimit | None = None
        self._problem = ""
        self._pressed_at: QPoint | None = None
        self._name = file_name(path) or tr("No file chosen yet")
        self._thumb = Thumb(self._context.theme)
        self._facts = Elided("")
        self._facts.setProperty("step", "label")
        self._find = LinkButton(tr("Find the file"))
        self._count = words("", "caption", "muted")
        self.alt = self._alt_field(open_post)
        self.more = IconButton(self._context.theme, "dots-three", tr("More for {file}", file=self._name))
        self._remove = IconButton(self._context.theme, "x", tr("Take out"), tr("Take out; the file stays where it is"))
        self._actions = self._made_actions()
        self._connect()
        self._lay_out()
        self.show_file()

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in reading order."""
        return self._find, self.more, self._remove, self.alt

    def value(self) -> Media:
        """The file with the alt text as it stands there."""
        return Media(self.path, self.alt.value())

    def show_alt(self, alt: str, limit: AltLimit | None) -> None:
        """Shows an alt text and how long it may be."""
        self._limit = limit
        self.alt.show_value(alt)
        self._show_count()

    def show_file(self) -> None:
        """Shows what was seen of the file meanwhile."""
        facts = self._sight.facts(self.path) if self.path else None
        self._thumb.show_file(facts, self._sight.picture(self.path))
        lost = facts is not None and facts.state in _LOST
        self._say_facts(self._problem or file_words(facts, self._context.when), warning=bool(lost or self._problem))
        self._find.setVisible(facts is not None and facts.state is FileState.MISSING)
        there = facts is not None and facts.state is FileState.THERE
        self._actions["copy"].setEnabled(there and Path(self.path).parent != folder_beside(self._context.document.path))

    def say(self, problem: str) -> None:
        """Says in place of what is known of the file why something could not be done."""
        self._problem = problem
        self.show_file()

    def place(self, index: int, count: int) -> None:
        """Says which of the list's files this is."""
        self._actions["up"].setEnabled(index > 0)
        self._actions["down"].setEnabled(index < count - 1)
        self.setAccessibleName(tr("{file}, {number} of {count}", file=self._name, number=index + 1, count=count))

    def find_place(self) -> QPoint:
        """Where what was found is offered."""
        return self._find.mapToGlobal(QPoint(0, self._find.height()))

    def drag_picture(self) -> QPixmap:
        """What is seen under the pointer while the row is dragged."""
        return self._thumb.grab()

    # dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the row."""
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the row once the pointer is far enough away."""
        if self._pressed_at is None:
            return
        if (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.drag_requested.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of the row."""
        del event
        self._pressed_at = None

    # private

    def _alt_field(self, open_post: OpenPost) -> TextField:
        name = file_name(self.path) or tr("a picture")
        field = TextField(tr("Alt text of {file}", file=name), tr("Alt text: what is to be seen"))
        field.setFixedHeight(_ALT_HEIGHT)
        field.left.connect(open_post.left)
        field.takes_files = True  # pasted ones; dropped ones are never moved
        field.files_dropped.connect(self.dropped)
        FileDrops(field.viewport()).dropped.connect(self.dropped)
        return field

    def _connect(self) -> None:
        self.alt.typed.connect(self.typed)
        self.alt.typed.connect(self._show_count)
        self._find.clicked.connect(self.find_requested)
        self._remove.clicked.connect(self.remove_requested)
        self.more.clicked.connect(self._open_menu)

    def _lay_out(self) -> None:
        column = vertical(self, 4)
        line, said = QWidget(), QWidget()
        head = horizontal(line, 4)
        texts = vertical(said, 0)
        texts.addStretch()
        texts.addWidget(Elided(self._name))
        texts.addWidget(self._known_line())
        texts.addStretch()
        head.addWidget(self._thumb)
        head.addSpacing(4)
        head.addWidget(said, 1)
        for button in (self.more, self._remove):
            button.setProperty("small", True)
            head.addWidget(button)
        column.addWidget(line)
        column.addWidget(self.alt)
        policy = self._count.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._count.setSizePolicy(policy)
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)

    def _known_line(self) -> QWidget:
        """What is known of the file, and the way to find one that is missing."""
        line = QWidget()
        row = horizontal(line, 4)
        row.addWidget(self._facts)
        row.addWidget(self._find)
        row.addStretch()
        return line

    def _made_actions(self) -> dict[str, QAction]:
        made = {
            "choose": self._action(tr("Choose another file…"), self.file_requested.emit),
            "folder": self._action(tr("Show in folder"), lambda: self.folder_requested.emit(self.path)),
            "copy": self._action(tr("Copy next to the plan"), self.copy_requested.emit),
            "up": self._action(tr("Move up"), partial(self.moved.emit, -1), "Alt+Up"),
            "down": self._action(tr("Move down"), partial(self.moved.emit, 1), "Alt+Down"),
        }
        made["folder"].setEnabled(whole_path(self.path))
        return made

    def _action(self, text: str, do: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: do())
        self.addAction(action)
        return action

    def _open_menu(self) -> None:
        menu = Menu(self)
        for key, action in self._actions.items():
            if key == "up":
                menu.addSeparator()
            menu.addAction(action)
        menu.pop_up(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _say_facts(self, text: str, *, warning: bool) -> None:
        self._facts.setText(text)
        self._facts.setToolTip(plain_hint(text))
        self._facts.setVisible(bool(text))
        _in_role(self._facts, "warning" if warning else "muted")

    def _show_count(self) -> None:
        """The count stands there while there is something to count; the field says the limit."""
        limit, alt = self._limit, self.alt.value()
        self._thumb.show_alt(there=bool(alt.strip()))
        self._count.setVisible(limit is not None and bool(alt))
        self.alt.setToolTip(limit.words("", self._context.when) if limit else "")
        if limit is not None:
            self._count.setText(limit.words(alt, self._context.when))
            _in_role(self._count, "warning" if limit.count(alt) > limit.most else "muted")


def _in_role(label: QWidget, role: str) -> None:
    """Gives a label another role, and the look of it."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
