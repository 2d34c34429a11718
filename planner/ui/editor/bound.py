"""What ties fields that are typed into to a field of the open post."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from planner.domain.records import Post
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.fields import LineField, TextField


class Bound(QObject):
    """Ties a field to one field of the open post; what is typed is never overwritten before it is stored."""

    def __init__(self, field: TextField | LineField, open_post: OpenPost) -> None:
        super().__init__(field)
        self._field = field
        self._open = open_post
        self._where: Where | None = None
        field.typed.connect(self._typed)
        field.left.connect(open_post.left)

    def show(self, where: Where, stored: Any) -> None:
        """Shows what was typed there, or what is stored."""
        unsaved = self._open.unsaved
        if self._where is not None and where != self._where:
            unsaved.freeze(self._where)
        self._where = where
        self._field.show_value(unsaved.value(where, stored))

    def let_go(self) -> None:
        """The field goes away; what was typed in it stays until it is stored."""
        if self._where is not None:
            self._open.unsaved.freeze(self._where)
        self._where = None

    def _typed(self) -> None:
        if self._where is not None:
            self._open.note_typed(self._where, self._field.value)


class PostBound(Bound):
    """Ties a field to a field of the post itself."""

    def __init__(self, field: TextField | LineField, open_post: OpenPost, name: str) -> None:
        super().__init__(field, open_post)
        self._name = name
        open_post.changed.connect(self._show_post)

    def _show_post(self) -> None:
        post = self._open.post
        if post is not None:
            self.show(Where(Post, post.id, self._name), getattr(post, self._name))
