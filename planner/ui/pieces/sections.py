"""The folded sections of the page of a record: they open when they hold something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from planner.ui.pieces.folded import Folded
from planner.ui.pieces.parts import vertical
from planner.ui.theme import Theme


class Section(NamedTuple):
    """A folded part, what it holds in short, whether it holds anything, and whether it is open then from the start."""

    part: Folded
    summary: Callable[[], str]
    holds: Callable[[], bool]
    opens: bool


class Sections(QWidget):
    """Sections below each other; those of another record are opened and closed anew, and later none is closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ""
        self._held: dict[Folded, bool] = {}
        self.listed: list[Section] = []
        self._column = vertical(self, 0)

    def add(
        self,
        title: str,
        widgets: Sequence[QWidget],
        summary: Callable[[], str],
        holds: Callable[[], bool] | None = None,
        *,
        opens: bool = True,
    ) -> Folded:
        """One more section with these widgets in it; without ``holds`` it holds something when it says so.

        One that does not open from the start says in short what it holds.
        """
        inside = QWidget()
        column = vertical(inside, self._theme.space(3))
        column.setContentsMargins(0, 0, 0, self._theme.space(3))
        for widget in widgets:
            column.addWidget(widget)
        part = Folded(self._theme, title, inside)
        self.listed.append(Section(part, summary, holds or (lambda: bool(summary())), opens))
        self._column.addWidget(part)
        return part

    def show_record(self, id_: str) -> None:
        """Says what each holds, of the record of this id."""
        fresh, self._shown = id_ != self._shown, id_
        for section in self.listed:
            before, holds = self._held.get(section.part, False), section.holds()
            self._held[section.part] = holds
            section.part.say(section.summary())
            if fresh:
                section.part.open(opened=holds and section.opens)
            elif holds and not before:
                section.part.open()
