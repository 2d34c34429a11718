"""A widget of the editor that shows one field of a record."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import (
    QWidget,
)

from planner.domain.records import Placement, Post


class RecordPart(QWidget):
    """A widget that shows one field of a post or an entry."""

    @abstractmethod
    def show_record(self, record: Post | Placement) -> None:
        """Shows this record."""

    @abstractmethod
    def let_go(self) -> None:
        """The widget goes away; what was typed in it stays until it is stored."""
