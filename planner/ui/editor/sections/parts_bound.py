"""What ties several fields to the parts of one value of the open post, such as its permission."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.fields import LineField, TextField

Texts = Mapping[str, str]
"""What stands in the fields, by their keys."""


class PartsBound(QObject):
    """As ``Bound``, for fields that are parts of one value: what is typed in one of them is the value with that part.

    ``texts`` takes a value apart, ``whole`` gives one that was shown the parts that stand in the fields now.
    """

    def __init__(
        self,
        fields: Mapping[str, TextField | LineField],
        open_post: OpenPost,
        texts: Callable[[Any], Texts],
        whole: Callable[[Any, Texts], Any],
    ) -> None:
        super().__init__(open_post)
        self._fields, self._open = fields, open_post
        self._texts, self._whole = texts, whole
        self._where: Where | None = None
        self._shown: Any = None
        for field in fields.values():
            field.typed.connect(self._note)
            field.left.connect(open_post.left)

    def show(self, where: Where, stored: Any) -> None:
        """Shows what was typed there, or what is stored."""
        if self._where is not None and where != self._where:
            self._open.unsaved.freeze(self._where)
        self._where = where
        self._shown = self._open.unsaved.value(where, stored)
        texts = self._texts(self._shown)
        for key, field in self._fields.items():
            field.show_value(texts.get(key, ""))

    def value(self) -> Any:
        """The value with what stands in the fields."""
        return self._whole(self._shown, {key: field.value() for key, field in self._fields.items()})

    def let_go(self) -> None:
        """The fields go away; what was typed in them stays until it is stored."""
        if self._where is not None:
            self._open.unsaved.freeze(self._where)
        self._where = None
        self.deleteLater()

    def _note(self) -> None:
        if self._where is not None:
            self._open.note_typed(self._where, self.value)
