"""What people said of the open post, and a line to say more."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain import edits
from planner.domain.clock import zone_named
from planner.domain.records import Comment
from planner.ui.context import Context
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import IconButton, emptied, horizontal, vertical, words
from planner.ui.pieces.plain import breakable
from planner.ui.words import tr


class Comments(QWidget):
    """The comments, oldest first; what is typed in the line is added when it is left."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._said: list[Comment] = []
        self._about: str | None = None
        column = vertical(self, 8)
        self._rows = QWidget()
        vertical(self._rows, 12)
        self._line = LineField(tr("New comment"), tr("Add a comment"))
        self._line.returnPressed.connect(self.commit)
        self._line.editingFinished.connect(self.commit)
        column.addWidget(self._rows)
        column.addWidget(self._line)
        open_post.changed.connect(self._show)

    @property
    def open_ones(self) -> int:
        """How many wait to be dealt with."""
        return sum(not one.done for one in self._said)

    @property
    def summary(self) -> str:
        """How many there are, and whether a change is asked for."""
        if any(one.wants_change and not one.done for one in self._said):
            return tr("a change is asked for")
        if self.open_ones:
            return tr("1 open") if self.open_ones == 1 else tr("%n open", self.open_ones)
        return tr("all done") if self._said else ""

    def commit(self) -> None:
        """Adds the comment that is typed to the post on which it was typed."""
        text, post_id = self._line.value().strip(), self._about
        if not text or post_id is None:
            return
        self._line.show_value("")
        context, brand = self._open.context, self._open.brand
        self._open.edit_requested.emit(edits.comment(brand, post_id, text, at=context.now(brand), who=context.user))

    def _show(self) -> None:
        post = self._open.post
        if post is None or post.id != self._about:
            self.commit()
        self._about = post.id if post else None
        said = self._open.context.document.comments(self._open.brand, [post.id]) if post else []
        if said == self._said:
            return
        self._said = said
        rows = self._rows.layout()
        assert rows is not None
        emptied(rows)
        for one in said:
            rows.addWidget(_Row(self._open, one))
        self._rows.setVisible(bool(said))


class _Row(QWidget):
    """One comment: who and when, the words, and whether it was dealt with."""

    def __init__(self, open_post: OpenPost, said: Comment) -> None:
        super().__init__()
        column = vertical(self, 4)
        head = QWidget()
        line = horizontal(head, 4)
        line.addWidget(words(_told_by(open_post.context, said, open_post.brand.zone), "caption", "secondary"), 1)
        drop = IconButton(open_post.context.theme, "trash", tr("Delete this comment"))
        drop.clicked.connect(lambda: open_post.ask(lambda: edits.delete_comments([said])))
        line.addWidget(drop)
        column.addWidget(head)
        if said.wants_change:
            column.addWidget(words(tr("Please change"), "label", "muted" if said.done else "warning"))
        if said.text:
            text = words(breakable(said.text), "body", "muted" if said.done else "")
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
        done = QCheckBox(tr("Done"))
        done.setToolTip(tr("It was dealt with"))
        done.setChecked(said.done)
        done.clicked.connect(lambda on: open_post.ask(lambda: edits.settle([said], done=on)))
        column.addWidget(done)


def _told_by(context: Context, said: Comment, zone: str) -> str:
    at: datetime = said.at.astimezone(zone_named(zone))
    when = tr("{day}, {time}", day=context.when.day(at.date()), time=context.when.clock(at.time()))
    return tr("{name}, {when}", name=said.who, when=when) if said.who else when
